"""Texts are cut at their separators, but not inside of what somebody else fills in."""

import pytest

from cheatsheet.values.reading import Reading, Wrong, cut, fields, stray_quote, told, unknown


@pytest.mark.parametrize(
    ("text", "separator", "parts"),
    [
        ("a:b:c", ":", ["a", "b", "c"]),
        ("a", ":", ["a"]),
        ("", ":", [""]),
        (":", ":", ["", ""]),
        ("${A:-b}:c", ":", ["${A:-b}", "c"]),
        ("$(a:b $(c:d)):e", ":", ["$(a:b $(c:d))", "e"]),
        ("`a:b`:c", ":", ["`a:b`", "c"]),
        ("[::1]:80", ":", ["[::1]", "80"]),
        ("<a:b>:c", ":", ["<a:b>", "c"]),
        ("[a:b", ":", ["[a", "b"]),
        ("${a:b", ":", ["${a", "b"]),
        ("(a:b):c", ":", ["(a", "b)", "c"]),
    ],
)
def test_a_text_is_cut_at_its_separators(text: str, separator: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in cut(text, separator)] == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a=b,c=d", [("a", "b"), ("c", "d")]),
        ("a,b=", [("a", None), ("b", "")]),
        ('"a=b,c",d=e', [("a", "b,c"), ("d", "e")]),
        ("a=b=c", [("a", "b=c")]),
        (",,", []),
    ],
)
def test_a_record_has_fields(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(key.name, text[value.start : value.end] if value else None) for key, value in fields(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "fix"),
    [("a=b", None), ('"a=b,c"', None), ('"a=""b"""', None), ('a="b"', "a=b"), ('a="b,c=d', "a=b"), ('"a=b', "a=b")],
)
def test_a_quote_inside_of_a_field_is_found(text: str, fix: str | None) -> None:
    found = stray_quote(text)
    assert (found.fix if found else None) == fix


def test_the_first_complaint_is_told() -> None:
    assert told(Reading(), None, Wrong("first", "do this"), Wrong("second")).wrong == "first"
    assert told(Reading(says="fine"), None) == Reading(says="fine")


def test_an_unknown_word_is_mended_by_the_nearest_one() -> None:
    assert unknown("tpc", ("tcp", "udp"), "protocol") == Wrong("'tpc' is no protocol", "did you mean tcp?", None, "tcp")
    assert unknown("x", ("tcp", "udp"), "protocol").hint == "one of tcp, udp"
