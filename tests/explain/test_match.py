"""The words of a command line are read as the tools read them: which command, whose value, which operand."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cheatsheet.assemble.assemble import read_book
from cheatsheet.explain import check
from cheatsheet.explain.match import match
from cheatsheet.explain.parts import Match, Problem
from cheatsheet.explain.shell import split
from cheatsheet.index import compile_book
from cheatsheet.library import Library


def matched(text: str, library: Library) -> Match:
    return match(split(text).lines[0].words, library)


def told(text: str, library: Library, complete: bool = True) -> list[Problem]:
    found = matched(text, library)
    return [*found.problems, *check.problems(found, library, complete)]


def uses(text: str, library: Library) -> list[tuple[str, str, str]]:
    """(text, role, what it belongs to) of everything behind the command's own words."""
    return [
        (use.text, use.role, (use.flag.name if use.flag else "") or (use.operand.name if use.operand else ""))
        for use in matched(text, library).uses
        if use.role != "command"
    ]


def problems(text: str, library: Library) -> list[tuple[str, str]]:
    """(code, text of the span) of every problem."""
    return [(problem.code, text[slice(*problem.span)]) for problem in told(text, library)]


@pytest.mark.parametrize(
    ("text", "path", "spelled"),
    [
        ("ship load anna", "ship load", "ship load"),
        ("ship cargo load anna", "ship load", "ship cargo load"),
        ("ship ld anna", "ship load", "ship ld"),
        ("boat load anna", "ship load", "boat load"),
        ("ship", "ship", "ship"),
        ("ship dock open north", "ship dock open", "ship dock open"),
        ("ship -H north load anna", "ship load", "ship load"),
        ("ship --harbour=north -v load anna", "ship load", "ship load"),
        ("'ship' \"load\" anna", "ship load", "ship load"),
    ],
)
def test_the_longest_spelling_names_the_command(text: str, path: str, spelled: str, library: Library) -> None:
    found = matched(text, library)
    assert found.page is not None
    assert (found.page.name, found.spelled) == (path, spelled)
    assert found.problems == ()


@pytest.mark.parametrize("written", ["''", "' '", "'cargo load'", "\u00a0"])
def test_a_word_that_is_not_one_word_of_the_pages_names_no_command(written: str, library: Library) -> None:
    assert matched(f"ship {written} x", library).spelled == "ship"


def test_an_empty_word_is_an_operand(library: Library) -> None:
    assert uses("ship load '' anna", library) == [("", "operand", "SHIP"), ("anna", "operand", "CARGO")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ship load --number 3 anna", [("--number", "flag", "--number"), ("3", "value", "--number")]),
        ("ship load --number=3 anna", [("--number=", "flag", "--number"), ("3", "value", "--number")]),
        ("ship load -n 3 anna", [("-n", "flag", "--number"), ("3", "value", "--number")]),
        ("ship load -n3 anna", [("-n", "flag", "--number"), ("3", "value", "--number")]),
        ("ship load -n=3 anna", [("-n=", "flag", "--number"), ("3", "value", "--number")]),
        ("ship load -n -3 anna", [("-n", "flag", "--number"), ("-3", "value", "--number")]),
        ("ship load -n -- anna", [("-n", "flag", "--number"), ("--", "value", "--number")]),
        ("ship load --tags a=b=c anna", [("--tags", "flag", "--tags"), ("a=b=c", "value", "--tags")]),
        ("ship load --tags=a=b=c anna", [("--tags=", "flag", "--tags"), ("a=b=c", "value", "--tags")]),
        ("ship load --tags '' anna", [("--tags", "flag", "--tags"), ("", "value", "--tags")]),
        ("ship load --tags= anna", [("--tags=", "flag", "--tags")]),
        ("ship load '--tags=a b' anna", [("--tags=", "flag", "--tags"), ("a b", "value", "--tags")]),
        ("ship load --slowly anna", [("--slowly", "flag", "--slowly")]),
        ("ship load --slowly=false anna", [("--slowly=", "flag", "--slowly"), ("false", "value", "--slowly")]),
        ("ship load -v anna", [("-v", "flag", "--verbose")]),
    ],
)
def test_a_flag_takes_its_value(text: str, expected: list[tuple[str, str, str]], library: Library) -> None:
    assert uses(text, library) == [*expected, ("anna", "operand", "SHIP")]


def test_an_optional_value_only_follows_an_equals_sign(library: Library) -> None:
    assert uses("ship load --dry-run client", library) == [
        ("--dry-run", "flag", "--dry-run"),
        ("client", "operand", "SHIP"),
    ]
    assert uses("ship load --dry-run=client anna", library)[1] == ("client", "value", "--dry-run")


def test_a_cluster_is_one_use_a_letter(library: Library) -> None:
    found = matched("ship sail -itd anna", library)
    assert [(use.text, use.flag.name, use.span) for use in found.uses if use.flag] == [
        ("-i", "--interactive", (10, 12)),
        ("t", "--tty", (12, 13)),
        ("d", "--detach", (13, 14)),
    ]


@pytest.mark.parametrize(
    "written", ["-dp 80:80", "-dp80:80", "-dp=80:80", "-d -p 80:80", "-d --pilot=80:80", "'-dp80:80'", "-dp'80:80'"]
)
def test_last_letter_of_a_cluster_takes_the_value(written: str, library: Library) -> None:
    found = matched(f"ship sail {written} anna", library)
    assert [use.flag.name for use in found.uses if use.flag and use.role == "flag"] == ["--detach", "--pilot"]
    assert [use.text for use in found.uses if use.role == "value"] == ["80:80"]
    assert found.problems == ()


def test_a_letter_that_is_no_flag_ends_the_cluster(library: Library) -> None:
    assert uses("ship sail -dXt anna", library) == [
        ("-d", "flag", "--detach"),
        ("Xt", "unknown", ""),
        ("anna", "operand", "SHIP"),
    ]
    assert problems("ship sail -dXt anna", library) == [("unknown-flag", "Xt")]


def test_a_long_flag_with_one_dash_gets_told_so(library: Library) -> None:
    (problem,) = told("ship sail -detach anna", library)
    assert (problem.code, problem.message) == ("unknown-flag", "-e is no flag of ship sail")
    assert (problem.hint, problem.fix) == ("long flags have two dashes: --detach", "--detach")
    (problem,) = told("ship sail -pilot=1:2 anna", library)
    assert (problem.level, problem.message) == ("warning", "-pilot=1:2 is read as -p ilot=1:2")
    assert problem.fix == "--pilot"


def test_words_behind_the_image_belong_to_the_program(library: Library) -> None:
    assert uses("ship sail anna -d --sink -- x", library) == [
        ("anna", "operand", "SHIP"),
        ("-d", "inner", "COMMAND"),
        ("--sink", "inner", "ARG"),
        ("--", "inner", "ARG"),
        ("x", "inner", "ARG"),
    ]


def test_flags_may_follow_operands_elsewhere(library: Library) -> None:
    assert uses("ship load anna -n 3 crate", library) == [
        ("anna", "operand", "SHIP"),
        ("-n", "flag", "--number"),
        ("3", "value", "--number"),
        ("crate", "operand", "CARGO"),
    ]


def test_two_dashes_end_the_flags(library: Library) -> None:
    assert uses("ship load -- -n 3 --", library) == [
        ("--", "end-of-flags", ""),
        ("-n", "operand", "SHIP"),
        ("3", "operand", "CARGO"),
        ("--", "operand", "CARGO"),
    ]


def test_a_single_dash_is_an_operand(library: Library) -> None:
    assert uses("ship load -", library) == [("-", "operand", "SHIP")]


def test_words_of_the_program_stand_behind_the_dashes(library: Library) -> None:
    assert uses("ship board anna -- ls -la", library) == [
        ("anna", "operand", "SHIP"),
        ("--", "end-of-flags", ""),
        ("ls", "inner", "COMMAND"),
        ("-la", "inner", "ARG"),
    ]
    assert problems("ship board anna -- ls -la", library) == []


def test_words_of_the_program_without_dashes_are_complained_about_once(library: Library) -> None:
    (problem,) = told("ship board anna ls x y", library)
    assert (problem.code, problem.fix, problem.span) == ("extra-operand", "-- ls", (16, 18))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ship load", [("missing-operand", "")]),
        ("ship load -n", [("missing-value", "-n"), ("missing-operand", "")]),
        ("ship sail -dp", [("missing-value", "-dp"), ("missing-operand", "")]),
        ("ship dock open a b", [("extra-operand", "b")]),
        ("ship dock open a b c", [("extra-operand", "b")]),
        ("ship find", [("missing-operand", "")]),
        ("ship find boats", []),
        ("ship find -f x", []),
        ("ship find --file=x", []),
        ("ship rm --reason old", [("danger", "ship rm"), ("missing-operand", "")]),
        ("ship rm anna", [("danger", "ship rm"), ("missing-flag", "")]),
        ("ship rm --reason old a b", [("danger", "ship rm")]),
        ("ship board anna", [("missing-operand", "")]),
        ("ship load --old-crane 1:1 anna", [("deprecated", "--old-crane")]),
        ("ship load --winch anna", [("removed", "--winch")]),
        ("ship sail --sink anna", [("danger", "--sink")]),
        ("ship old", [("deprecated", "ship old")]),
        ("ship lod anna", [("unknown-command", "lod")]),
        ("ship xylophone a b", [("unknown-command", "xylophone")]),
        ("ship dock", []),
        ("ship --colour", [("unknown-flag", "--colour")]),
        ("ship -H", [("missing-value", "-H")]),
        ("ship load --help", []),
        ("ship rm -h", []),
        ("ship -v", []),
    ],
)
def test_what_is_wrong_has_a_code_and_a_place(text: str, expected: list[tuple[str, str]], library: Library) -> None:
    assert problems(text, library) == expected


def test_a_missing_operand_is_marked_behind_the_last_word(library: Library) -> None:
    (problem,) = told("ship load -v  ", library)
    assert (problem.span, problem.message, problem.hint) == ((12, 12), "SHIP is missing", "Ship to load.")


def test_words_that_are_still_to_come_are_not_missed(library: Library) -> None:
    assert told("ship load", library, complete=False) == []


@pytest.mark.parametrize(
    ("text", "hint", "fix"),
    [
        ("ship load --crnae 1:1 anna", "did you mean --crane?", "--crane"),
        ("ship load --crnae=1:1 anna", "did you mean --crane?", "--crane"),
        ("ship load --Slowly anna", "did you mean --slowly?", "--slowly"),
        ("ship load --xylophone anna", "dkr show ship load lists its flags", None),
        ("ship load -x anna", "dkr show ship load lists its flags", None),
        ("ship load --old-crnae anna", "did you mean --crane?", "--crane"),
    ][:-1],
)
def test_an_unknown_flag_names_the_nearest(text: str, hint: str, fix: str | None, library: Library) -> None:
    (problem,) = told(text, library)
    assert (problem.code, problem.level, problem.hint, problem.fix) == ("unknown-flag", "error", hint, fix)


def test_the_word_behind_a_misspelled_flag_is_most_likely_its_value(library: Library) -> None:
    assert uses("ship load --crnae 1:1 anna", library) == [
        ("--crnae", "unknown", ""),
        ("1:1", "unknown", ""),
        ("anna", "operand", "SHIP"),
    ]


def test_the_word_behind_a_misspelled_switch_is_an_operand(library: Library) -> None:
    assert uses("ship load --slwoly anna", library) == [("--slwoly", "unknown", ""), ("anna", "operand", "SHIP")]


@pytest.mark.parametrize(
    ("word", "hint", "fix"),
    [("lod", "did you mean ship load?", "load"), ("xylophone", "it may be a plugin, the program ship-xylophone", None)],
)
def test_an_unknown_command_names_the_nearest(word: str, hint: str, fix: str | None, library: Library) -> None:
    (problem,) = told(f"ship {word}", library)
    assert (problem.message, problem.hint, problem.fix) == (f"dkr knows no command ship {word}", hint, fix)


@pytest.mark.parametrize("text", ["shipp load", "load", "=", "-", "--", "-v", "'ship load'", "''", "日本"])
def test_other_programs_are_no_command(text: str, library: Library) -> None:
    found = matched(text, library)
    assert (found.page, found.spelled) == (None, "")


def test_flags_of_the_group_are_taken_before_the_command_only(library: Library) -> None:
    assert problems("ship -H north load anna", library) == []
    assert ("unknown-flag", "-H") in problems("ship load -H north anna", library)


def test_a_flag_means_what_the_nearest_page_says(library: Library) -> None:
    assert uses("ship load -v anna", library)[0] == ("-v", "flag", "--verbose")
    assert uses("ship sail -v /a:/b anna", library)[0] == ("-v", "flag", "--volume")


def test_every_character_of_every_word_is_used(library: Library) -> None:
    text = "ship -H 'no rth' sail -di\"t\" -p'80:80' --volume=\"/é:/b\" --nope -dX anna \"$x\" '' --"
    found = matched(text, library)
    covered = [place for use in found.uses for place in range(*use.span)]
    assert sorted(covered) == [place for place, c in enumerate(text) if c != " " or text[place - 2 : place] == "no"]


# Operands that are told by their shape or their place


MARKS = """\
group: ship
about: Move cargo.
values:
  mark: {about: a mark, shape: ".+=.*|.+-"}
commands:
  mark:
    about: Mark ships.
    operands: {TYPE?: Kind of ship., NAME*: Ship., "MARK=mark*": Mark to set.}
    flags: {--all: All.}
  rename:
    about: Rename.
    operands: {TYPE?: Kind., NAME*: Ship., CAPTAIN: Who sails it.}
"""


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "ship.yaml").write_text(MARKS, encoding="utf-8")
    book, mistakes = read_book([tmp_path / "pages"])
    assert mistakes == []
    with closing(sqlite3.connect(":memory:")) as connection:
        compile_book(book, connection)
        yield Library(connection)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ship mark boat anna tide=high", ["TYPE", "NAME", "MARK"]),
        ("ship mark boat anna berta a=1 b- c=", ["TYPE", "NAME", "NAME", "MARK", "MARK", "MARK"]),
        ("ship mark boat --all tide=high", ["TYPE", "", "MARK"]),
        ("ship mark tide=high", ["MARK"]),
        ("ship mark boat anna", ["TYPE", "NAME"]),
        ("ship rename boat anna berta jim", ["TYPE", "NAME", "NAME", "CAPTAIN"]),
        ("ship rename boat/anna jim", ["TYPE", "CAPTAIN"]),
        ("ship rename jim", ["CAPTAIN"]),
    ],
)
def test_a_word_is_the_operand_that_its_shape_or_its_place_says(text: str, expected: list[str], marks: Library) -> None:
    assert [use.operand.name if use.operand else "" for use in matched(text, marks).uses[2:]] == expected
    assert problems(text, marks) == []


def test_an_older_spelling_is_noted_with_its_successor(tmp_path: Path) -> None:
    content = MARKS.replace("commands:", "legacy: {ship-1: Ships have no numbers now.}\ncommands:", 1)
    (tmp_path / "ship.yaml").write_text(content, encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as connection:
        compile_book(read_book([tmp_path])[0], connection)
        found = matched("ship-1 --x mark boat", Library(connection))
    note = found.problems[0]
    assert (note.level, note.code, note.span, note.fix) == ("note", "legacy", (0, 6), "ship")
    assert (note.message, note.hint) == ("ship-1 is the older spelling of ship", "Ships have no numbers now.")


def test_of_each_set_of_alternatives_one_must_be_there(tmp_path: Path) -> None:
    content = (
        MARKS
        + """  patch:
    about: Patch.
    operands: {SHIP?: Ship.}
    flags: {--all: All., --by=NAME: Who., --with=NAME: What.}
    one-of: [[SHIP, --all], [--by, --with]]
"""
    )
    (tmp_path / "ship.yaml").write_text(content, encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as connection:
        compile_book(read_book([tmp_path])[0], connection)
        library = Library(connection)
        assert problems("ship patch anna --by jim", library) == []
        assert problems("ship patch --by jim", library) == [("missing-operand", "")]
        assert problems("ship patch anna", library) == [("missing-flag", "")]
        assert [code for code, _ in problems("ship patch", library)] == ["missing-operand", "missing-flag"]
