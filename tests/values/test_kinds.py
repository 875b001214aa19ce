"""Every kind reads any text, and what it makes of a value has a meaning on the pages."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cheatsheet.assemble.book import Book
from cheatsheet.model import Kind
from cheatsheet.values.kinds import GRAMMARS, read


def pieces(kind: str, text: str) -> list[tuple[str, str]]:
    return [(piece.name, text[piece.start : piece.end]) for piece in read(kind, text).pieces]


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        ("count", "-1", "'-1' is not a whole number from 0 on"),
        ("count", "1.5", "'1.5' is not a whole number from 0 on"),
        ("count", "٣", "'٣' is not a whole number from 0 on"),
        ("cidr", "10.0.0.0", "10.0.0.0 is one address and no range"),
        ("switch", "yes", "'yes' is not true or false"),
        ("pair", "=x", "'=x' has no name before the ="),
        ("port", "", "the value is empty"),
        ("image", "", "the value is empty"),
        ("env", "", "the value is empty"),
        ("bytes", "9" * 400, f"'{'9' * 400}' is more than any machine has"),
        ("image", "x" * 5000, "the image reference is too long"),
    ],
)
def test_a_value_that_the_tool_refuses_says_why(kind: str, text: str, wrong: str) -> None:
    assert read(kind, text).wrong == wrong
    assert read(kind, text).hint


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("cidr", "fd00::/64"),
        ("cidr", "10.0.0.1/8"),
        ("integer", "-10"),
        ("switch", "TRUE"),
        ("pair", ""),
        ("restart", ""),
        ("build-output", ""),
    ],
)
def test_a_value_that_the_tool_takes_has_no_mistake(kind: str, text: str) -> None:
    assert read(kind, text).wrong == ""


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("resource", "deploy/web", [("resource type", "deploy"), ("name", "web")]),
        ("resource", "web", []),
        ("resource", "/", []),
        ("resource-type", "pods,svc", [("resource type", "pods"), ("resource type", "svc")]),
        ("resource-type", "deploy/web", [("resource type", "deploy"), ("name", "web")]),
        ("record", "a=b,c", [("a", "a=b"), ("c", "c")]),
        ("record", 'a=b,"c=d,e"', [("a", "a=b"), ("c", "c=d,e")]),
        ("record", "a=${B:-c,d},e=f", [("a", "a=${B:-c,d}"), ("e", "e=f")]),
    ],
)
def test_a_value_is_taken_apart(kind: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(kind, text) == expected


def test_a_kind_without_a_grammar_says_nothing() -> None:
    assert read("colour", "any=thing").pieces == ()
    assert read("colour", "").wrong == ""


@pytest.mark.parametrize("kind", ["port", "service-port", "expose-port"])
def test_a_number_too_long_to_count_with_is_only_wrong(kind: str) -> None:
    assert read(kind, f"{'9' * 5000}-{'9' * 5000}").wrong.endswith("is out of range")


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(sorted(GRAMMARS)),
    text=st.text(max_size=20) | st.text('aA9.:/,=-_"[]%@+ kms٣é\n\\', max_size=12),
)
def test_any_text_can_be_read_as_any_kind(kind: str, text: str) -> None:
    """Pieces are never empty, stand in order and do not overlap, so that each gets a row of its own."""
    reading = read(kind, text)
    places = [place for piece in reading.pieces for place in (piece.start, piece.end)]
    assert places == sorted(places)
    assert all(text[piece.start : piece.end] for piece in reading.pieces)
    assert bool(reading.hint) == bool(reading.wrong)


LENGTH = 16 * 1024
"""An eighth of the longest line that is explained; what takes a second of it would take a minute of that."""
LONG = [
    "a",
    "1",
    "/",
    ":",
    ",",
    "=",
    "a=b,",
    "1-2,",
    '"',
    '"a,',
    "${",
    "$(",
    "`",
    "[",
    "{{",
    "{{.a}}",
    "a.",
    "a/",
    "-",
    "x:",
    "\\",
    ".",
]


@pytest.mark.parametrize("kind", sorted(GRAMMARS))
def test_a_long_text_takes_no_longer_than_its_length_asks_for(kind: str) -> None:
    started = time.process_time()
    for part in LONG:
        read(kind, part * (LENGTH // len(part)))
    assert time.process_time() - started < 1.5


def test_every_piece_of_an_example_has_a_meaning(real_book: Book) -> None:
    for kind in real_book.values.values():
        known = {each.name for each in (*kind.pieces, *kind.keys)} | _keys_of_flags(real_book, kind.name)
        for piece in read(kind.name, kind.example).pieces:
            assert piece.name in known or piece.word in known, (kind.name, piece)


def test_every_example_of_a_kind_is_right(real_book: Book) -> None:
    for kind in real_book.values.values():
        assert read(kind.name, kind.example).wrong == "", kind.name


def _keys_of_flags(book: Book, kind: str) -> set[str]:
    flags = [flag for command in book.commands.values() for flag in command.flags if flag.value == Kind(kind)]
    return {each.name for flag in flags for each in flag.keys}


def test_every_caution_is_a_pattern_that_can_be_read(real_book: Book) -> None:
    for kind in real_book.values.values():
        for caution in kind.cautions:
            assert re.compile(caution.pattern)
