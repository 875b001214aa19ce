"""Which parts of two command lines differ, over real lines and over all that the pages show."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cheatsheet.assemble.assemble import read_book
from cheatsheet.explain.difference import Difference, differences
from cheatsheet.explain.explain import ExplainedCommand, Explanation, explain
from cheatsheet.explain.meaning import meaning, unreadable
from cheatsheet.explain.parts import Role
from cheatsheet.explain.shell import join
from cheatsheet.library import Library
from cheatsheet.shelf import CHECKOUT_DATA

SAME, UNREADABLE = "same", "unreadable"


def read_pairs() -> list[tuple[str, str, str]]:
    """Two lines and what is different; a line that ends with a backslash goes on in the next."""
    text = Path(__file__).with_name("pairs.txt").read_text(encoding="utf-8")
    text = re.sub(r"^# .*\n", "", text, flags=re.MULTILINE)
    blocks = [re.findall(r"(?:.*\\\n)*.+", block) for block in re.split(r"\n{2,}", text) if block.strip()]
    return [(one, other, expected) for one, other, expected in blocks]


PAIRS = read_pairs()
BOOK, _ = read_book([Path(CHECKOUT_DATA)])
LINES = [
    line
    for page in (*BOOK.commands.values(), *BOOK.articles.values())
    for example in page.examples
    if page.page.kind != "instruction"
    for line in (example.run, *example.accept)
]
LINES += [line for article in BOOK.articles.values() for way in article.ways for line in way.lines]


def found(one: str, other: str, library: Library) -> tuple[Difference, ...]:
    return differences(*(meaning(explain(line, library), library) for line in (one, other)))


def told(one: str, other: str, library: Library) -> str:
    if any(unreadable(explain(line, library)) for line in (one, other)):
        return UNREADABLE
    return ", ".join(difference.what for difference in found(one, other, library)) or SAME


def mirrored(differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    return tuple(each._replace(a=each.b, b=each.a) for each in differences)


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS, ids=[f"{one} | {other}" for one, other, _ in PAIRS])
def test_the_parts_that_differ_are_named(real_library: Library, one: str, other: str, expected: str) -> None:
    assert told(one, other, real_library) == expected


def test_the_table_is_as_wide_as_it_says() -> None:
    expected = [each for _, _, each in PAIRS]
    assert expected.count(SAME) >= 60
    assert len(PAIRS) - expected.count(SAME) - expected.count(UNREADABLE) >= 60


@pytest.mark.parametrize(("one", "other"), [pair[:2] for pair in PAIRS])
def test_the_other_way_round_is_the_mirror_image(real_library: Library, one: str, other: str) -> None:
    there, back = found(one, other, real_library), found(other, one, real_library)
    assert [(each.what, each.a, each.b) for each in mirrored(there)] == [(each.what, each.a, each.b) for each in back]


@given(st.sampled_from(LINES), st.sampled_from(LINES))
def test_any_two_lines_of_the_pages_differ_alike_in_both_directions(
    real_library: Library, one: str, other: str
) -> None:
    there, back = found(one, other, real_library), found(other, one, real_library)
    assert [(each.what, each.a, each.b) for each in mirrored(there)] == [(each.what, each.a, each.b) for each in back]


def test_a_line_of_the_pages_asks_for_the_same_as_itself(real_library: Library) -> None:
    assert [line for line in LINES if found(line, line, real_library)] == []
    assert [line for line in LINES if unreadable(explain(line, real_library))] == []


def shuffled(explanation: Explanation, seed: random.Random) -> str | None:
    """The same line with its flags in another order and spelled out; None where it is not a command alone.

    Values of one flag keep their order, for that may mean something.
    """
    if len(explanation.commands) != 1 or explanation.shell:
        return None
    (command,) = explanation.commands
    flags = spelled_out(command)
    if any(part.role == Role.END_OF_FLAGS or "$" in part.text for part in command.parts):
        return None
    roles = [part.role for part in command.parts]
    if Role.COMMAND in roles[1:]:  # A flag stands in front of a word of the command.
        return None
    names = [name for name, _ in flags]
    seed.shuffle(names)
    values = {name: iter([value for each, value in flags if each == name]) for name in names}
    words = [part.value for part in command.parts if part.role in (Role.OPERAND, Role.INNER)]
    return join([*command.page.name.split(), *(name + next(values[name]) for name in names), *words])


def spelled_out(command: ExplainedCommand) -> list[tuple[str, str]]:
    flags: list[tuple[str, str]] = []
    for part in command.parts:
        if part.role == Role.FLAG:
            flags.append((part.flag, ""))
        elif part.role == Role.VALUE:
            flags[-1] = (part.flag, f"={part.value}")
    return flags


@given(st.sampled_from(LINES), st.randoms(use_true_random=False))
def test_flags_may_stand_in_any_order(real_library: Library, line: str, seed: random.Random) -> None:
    other = shuffled(explain(line, real_library), seed)
    assert other is None or found(line, other, real_library) == ()


def test_a_side_that_lacks_a_part_has_none_of_its_values(real_library: Library) -> None:
    detach, publish = found("docker run -d nginx", "docker run -p 80:80 nginx", real_library)
    assert (detach.what, [each.written for each in detach.a], detach.b) == ("--detach", ["true"], ())
    assert (publish.what, publish.a, [each.written for each in publish.b]) == ("--publish", (), ["80:80"])
    assert publish.b[0].about == "host port 80 → container port 80 (tcp)"
    assert {detach.path, publish.path} == {"docker container run"}


def test_of_values_of_one_flag_only_those_that_differ_are_told(real_library: Library) -> None:
    (difference,) = found("docker run -e A=1 -e B=2 nginx", "docker run -e A=1 -e B=3 nginx", real_library)
    assert [each.written for each in (*difference.a, *difference.b)] == ["B=2", "B=3"]


def test_values_are_told_as_they_were_written(real_library: Library) -> None:
    (difference,) = found("docker run -m 1g nginx", "docker run -m '1000M' nginx", real_library)
    assert [each.written for each in (*difference.a, *difference.b)] == ["1g", "1000M"]


def test_the_line_around_the_commands_is_shown_without_them(real_library: Library) -> None:
    (difference,) = found("docker ps -a | grep web > log", "docker ps -a", real_library)
    assert ([each.written for each in difference.a], difference.b) == (["… | grep web >log"], ())


def test_what_comparing_has_to_know_names_what_there_is() -> None:
    flags = {flag.name for command in BOOK.commands.values() for flag in (*command.flags, *command.flags_before)}
    flags |= {flag.name for group in BOOK.groups.values() for flag in (*group.flags, *group.flags_before)}
    wrappers = {wrapper.name for wrapper in BOOK.wrappers}
    names = {"ordered": flags, "as-is": wrappers}
    for role, name in BOOK.comparing:
        path, _, flag = name.partition(" --")
        if role in names:
            assert name in names[role], f"{role}: {name}"
        else:
            assert path in BOOK.commands, f"{role}: {name}"
            assert not flag or f"--{flag}" in {each.name for each in BOOK.commands[path].flags}, f"{role}: {name}"
