"""Page files → checked records; every mistake as file:line, with what to do about it."""

from pathlib import Path
from typing import NamedTuple

import pytest

from cheatsheet.load import (
    DEEPEST_NESTING,
    LARGEST_FILE,
    Mistake,
    Place,
    Placed,
    Record,
    did_you_mean,
    page_files,
    place_of,
    read_file,
)


class Reading(NamedTuple):
    """What a file was read as, and the mistakes as a user sees them."""

    record: Record | None
    mistakes: list[str]


def read(folder: Path, content: str | bytes) -> Reading:
    path = folder / "ship.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    mistakes: list[Mistake] = []
    record = read_file(path, "pages/ship.yaml", mistakes)
    return Reading(record, [str(mistake) for mistake in mistakes])


def found(folder: Path, content: str) -> Record:
    """The record of a file without mistakes."""
    reading = read(folder, content)
    assert reading.mistakes == []
    assert reading.record is not None
    return reading.record


# What is right


@pytest.mark.parametrize(
    "written",
    ["22:22", "no", "0644", "1e3", "1.10", "null", "~", "true", "2026-03-01", "0x1F", "<<", "=", "3_000", ".inf"],
)
def test_every_scalar_stays_the_text_that_was_written(tmp_path: Path, written: str) -> None:
    record = found(tmp_path, f"about: {written}\nstop-words: '{written}'\n")
    assert record["about"] == written
    assert record["stop-words"] == written


def test_keys_stay_text_too(tmp_path: Path) -> None:
    record = found(tmp_path, "values:\n  port: {about: a port, keys: {no: One., 0644: Two., 22:22: Three.}}\n")
    assert list(record["values"]["port"]["keys"]) == ["no", "0644", "22:22"]


def test_every_text_knows_its_place(tmp_path: Path) -> None:
    record = found(
        tmp_path, "# A comment.\ngroup: ship\n\nabout: Ships.\ncommands:\n  load:\n    about: >-\n      Put it\n"
    )
    (name,) = record["commands"]
    assert place_of(record["about"]) == Place("pages/ship.yaml", 4)
    assert place_of(name) == Place("pages/ship.yaml", 6)
    assert place_of(record["commands"]["load"]["about"]) == Place("pages/ship.yaml", 7)
    assert str(place_of(name)) == "pages/ship.yaml:6"


def test_a_text_that_was_made_up_has_no_real_place() -> None:
    assert place_of("ship") == Place("pages", 1)


def test_a_placed_text_is_a_text() -> None:
    placed = Placed.at(Place("pages/ship.yaml", 3), "anna")
    assert placed == "anna"
    assert placed in {"anna"}


def test_blanks_around_a_text_are_dropped_and_lines_within_it_stay(tmp_path: Path) -> None:
    record = found(tmp_path, 'about: "  Ships.  "\ndocs: |\n  one\n  two\n')
    assert record["about"] == "Ships."
    assert record["docs"] == "one\ntwo"


def test_a_folded_text_is_one_line(tmp_path: Path) -> None:
    assert found(tmp_path, "about: >-\n  Ships and\n  docks.\n")["about"] == "Ships and docks."


@pytest.mark.parametrize("about", ["Grüße an Bord.", "🚢 sails.", "北 is north.", "e\u0301 is two characters."])
def test_text_beyond_ascii_is_kept(tmp_path: Path, about: str) -> None:
    assert found(tmp_path, f"about: {about}\n")["about"] == about


def test_windows_line_ends_and_a_byte_order_mark_are_no_mistake(tmp_path: Path) -> None:
    reading = read(tmp_path, b"\xef\xbb\xbfgroup: ship\r\nabout: Ships.\r\n")
    assert reading == ({"group": "ship", "about": "Ships."}, [])


def test_a_flag_in_one_line_is_a_flag_with_an_about(tmp_path: Path) -> None:
    short = found(tmp_path, "flags:\n  -v, --verbose: Tell what happens.\n")
    long = found(tmp_path, "flags:\n  -v, --verbose:\n    about: Tell what happens.\n")
    assert short == long == {"flags": {"-v, --verbose": {"about": "Tell what happens."}}}


def test_another_name_of_a_flag_needs_no_about(tmp_path: Path) -> None:
    record = found(tmp_path, "flags: {--old: {same-as: --new}}\n")
    assert record["flags"] == {"--old": {"same-as": "--new"}}


# What is wrong in a file as a whole


@pytest.mark.parametrize("content", ["", "\n\n", "# Only a comment.\n"], ids=["no byte", "empty lines", "a comment"])
def test_an_empty_file_is_a_mistake(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == (None, ["pages/ship.yaml:1: the file is empty [empty]"])


@pytest.mark.parametrize(
    ("content", "byte"),
    [("about: Grüße.\n".encode("latin-1"), 9), ("about: x\n".encode("utf-16"), 0), (b"about: \xed\xa0\x80", 7)],
    ids=["latin-1", "utf-16", "a surrogate"],
)
def test_a_file_that_is_not_utf_8_is_a_mistake(tmp_path: Path, content: bytes, byte: int) -> None:
    expected = f"pages/ship.yaml:1: not UTF-8 text, from byte {byte} on [encoding]"
    assert read(tmp_path, content) == (None, [expected])


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    mistakes: list[Mistake] = []
    assert read_file(tmp_path / "no.yaml", "pages/no.yaml", mistakes) is None
    assert [str(each) for each in mistakes] == [
        "pages/no.yaml:1: cannot be read: No such file or directory [unreadable]"
    ]


def test_a_file_beyond_all_reason_is_not_even_read(tmp_path: Path) -> None:
    content = b"#" * (LARGEST_FILE + 1)
    assert read(tmp_path, content) == (None, ["pages/ship.yaml:1: the file is larger than 4 MiB [too-large]"])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: Go: now.\n", "1: not YAML: mapping values are not allowed in this context; put quotes around a text that"),
        ("x: y\na: `go`\n", "2: not YAML: found character that cannot start any token; put quotes around a text that"),
        ("x: y\na: @go\n", "2: not YAML: found character that cannot start any token; put quotes around a text that"),
        ("x: y\na: %go\n", "2: not YAML: found character that cannot start any token; put quotes around a text that"),
        (
            "x: y\na: *.yaml\n",
            "2: not YAML: did not find expected alphabetic or numeric character; put quotes around a",
        ),
        ("x: y\na: [b] c\n", "2: not YAML: did not find expected key; check the indentation, and put quotes around"),
        ('x: y\na: "b" c\n', "2: not YAML: did not find expected key; check the indentation, and put quotes around"),
        ("x: y\n\ta: b\n", "2: not YAML: found a tab character that violates indentation"),
        ("x: y\n---\nx: y\n", "2: not YAML: but found another document; take out the second ---"),
    ],
    ids=["colon", "backtick", "at", "percent", "star", "bracket", "quote", "tab", "two documents"],
)
def test_what_yaml_rejects_is_told_with_its_line_and_a_cure(tmp_path: Path, content: str, expected: str) -> None:
    reading = read(tmp_path, content)
    assert reading.record is None
    (mistake,) = reading.mistakes
    assert mistake.startswith(f"pages/ship.yaml:{expected}")
    assert mistake.endswith(" [yaml]")


@pytest.mark.parametrize(
    ("opened", "problem"),
    [
        ('"', "found unexpected end of stream; a quote is not closed"),
        ("'", "found unexpected end of stream; a quote is not closed"),
        ("[", "did not find expected ',' or ']'; a bracket is not closed"),
        ("{", "did not find expected ',' or '}'; a bracket is not closed"),
    ],
)
def test_what_is_never_closed_is_told_where_it_was_opened(tmp_path: Path, opened: str, problem: str) -> None:
    reading = read(tmp_path, f"group: ship\nabout: {opened}Ships.\ntopic: x\ndocs: y\n")
    assert reading == (None, [f"pages/ship.yaml:2: not YAML: {problem} [yaml]"])


@pytest.mark.parametrize(
    "content",
    [
        "group: ship\nabout: &all Ships.\n",
        "group: ship\nabout: &all Ships.\ndocs: *all\n",
        "group: ship\nflags: &all {--go: Go.}\n",
        "group: ship\n&all about: Ships.\n",
    ],
    ids=["anchor", "anchor and alias", "on a mapping", "on a key"],
)
def test_anchors_are_refused_whether_used_or_not(tmp_path: Path, content: str) -> None:
    hint = "use flags-from, and put quotes around a text that starts with * or &"
    expected = f"pages/ship.yaml:2: not YAML: pages have no anchors and aliases; {hint} [yaml]"
    assert read(tmp_path, content) == (None, [expected])


def test_aliases_never_unfold(tmp_path: Path) -> None:
    """The billion laughs: each line would be ten times as long as the one before it."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12))]
    assert read(tmp_path, "\n".join(lines)).record is None


@pytest.mark.parametrize(
    "content", ["about: !important Go.\n", "about: !!int 3\n", "!!python/object:os.system {a: b}\n"]
)
def test_tags_are_refused(tmp_path: Path, content: str) -> None:
    expected = "pages/ship.yaml:1: not YAML: pages have no tags; put quotes around a text that starts with ! [yaml]"
    assert read(tmp_path, content) == (None, [expected])


@pytest.mark.parametrize(
    "content",
    ["\n" + "[" * 100_000, "\n" + "{a: " * 100_000, "about: x\n" + "? " * (DEEPEST_NESTING + 1)],
    ids=["lists", "mappings", "keys"],
)
def test_nesting_beyond_reason_is_refused(tmp_path: Path, content: str) -> None:
    expected = "pages/ship.yaml:2: not YAML: nested deeper than 20 levels [yaml]"
    assert read(tmp_path, content) == (None, [expected])


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x7f", "\x9b", "\ufffe"], ids=ascii)
def test_a_control_character_is_told_with_its_line(tmp_path: Path, character: str) -> None:
    reading = read(tmp_path, f"group: ship\nabout: Über {character}[31m.\n")
    expected = f"pages/ship.yaml:2: the file holds the unprintable character {character!r} [unprintable]"
    assert reading == (None, [expected])


@pytest.mark.parametrize(
    ("written", "character"),
    [('"\\x1b[31m"', "\x1b"), ('"a\\tb"', "\t"), ("a\u202eb", "\u202e"), ("a\u200bb", "\u200b"), ('"a\\Lb"', "\u2028")],
    ids=["escape", "tab", "right to left", "no width", "line separator"],
)
def test_an_unprintable_character_in_a_text_is_a_mistake(tmp_path: Path, written: str, character: str) -> None:
    assert read(tmp_path, f"group: ship\nabout: {written}\n").mistakes == [
        f"pages/ship.yaml:2: 'about' of the file holds the unprintable character {character!r} [unprintable]"
    ]


def test_an_unprintable_character_in_a_key_is_a_mistake(tmp_path: Path) -> None:
    (mistake, *_) = read(tmp_path, 'flags:\n  "--ver\\x1bbose": Tell.\n').mistakes
    assert mistake == (
        "pages/ship.yaml:2: a key in 'flags' of the file holds the unprintable character '\\x1b' [unprintable]"
    )


# What is wrong within a file

MISTAKES = {
    "unknown key of a file": (
        "group: ship\ncomands: {}\n",
        "2: unknown key 'comands' in the file; did you mean 'commands'? [unknown-key]",
    ),
    "unknown key of a command": (
        "commands:\n  go:\n    about: Go.\n    flgas: {}\n",
        "4: unknown key 'flgas' in 'go'; did you mean 'flags'? [unknown-key]",
    ),
    "unknown key of a flag": (
        "flags:\n  --go:\n    about: Go.\n    defualt: x\n",
        "4: unknown key 'defualt' in '--go'; did you mean 'default'? [unknown-key]",
    ),
    "unknown key near to nothing": ("group: ship\nxyzzy: 1\n", "2: unknown key 'xyzzy' in the file [unknown-key]"),
    "merge key": ("group: ship\n<<: {about: x}\n", "2: unknown key '<<' in the file [unknown-key]"),
    "duplicate key of a file": (
        "about: One.\ngroup: ship\nabout: Two.\n",
        "3: 'about' stands twice in the file, first in line 1 [duplicate-key]",
    ),
    "duplicate command": (
        "commands:\n  go: {about: One.}\n  stay: {about: Two.}\n  go: {about: Three.}\n",
        "4: 'go' stands twice in 'commands' of the file, first in line 2 [duplicate-key]",
    ),
    "duplicate key written in two ways": (
        "flags:\n  --go: One.\n  '--go': Two.\n",
        "3: '--go' stands twice in 'flags' of the file, first in line 2 [duplicate-key]",
    ),
    "duplicate flag that differs in blanks": (
        "flags:\n  --go: One.\n  ' --go ': Two.\n",
        "3: '--go' stands twice in 'flags' of the file, first in line 2 [duplicate-key]",
    ),
    "command without about": ("commands:\n  go: {note: Fast.}\n", "2: 'go' has no 'about' [missing-key]"),
    "wrapper without about": ("wrappers:\n  sudo: {adds-words: true}\n", "2: 'sudo' has no 'about' [missing-key]"),
    "kind of value without about": ("values:\n  port: {example: x}\n", "2: 'port' has no 'about' [missing-key]"),
    "concept without about": ("concepts:\n  tide: {text: x}\n", "2: 'tide' has no 'about' [missing-key]"),
    "example without run": (
        "commands:\n  go:\n    about: Go.\n    examples:\n      - do: Go\n",
        "5: 'examples' of 'go' has no 'run' [missing-key]",
    ),
    "empty text": ("group: ship\nabout:\n", "2: 'about' of the file is empty [empty]"),
    "blank text": ("group: ship\nabout: '  '\n", "2: 'about' of the file is empty [empty]"),
    "empty key": ("flags:\n  '': Go.\n", "2: a key in 'flags' of the file is empty [empty]"),
    "list for a text": (
        "group: ship\nabout: [go]\n",
        "2: 'about' of the file must be text; put quotes around a text that starts with '[' or '{' [wrong-kind]",
    ),
    "braces for a text": (
        "group: ship\nabout: {{.ID}}\n",
        "2: 'about' of the file must be text; put quotes around a text that starts with '[' or '{' [wrong-kind]",
    ),
    "colon in an item": (
        "commands:\n  go:\n    about: Go.\n    see:\n      - concept: tide\n",
        "5: 'see' of 'go' must be text; put quotes around a text that contains ': ' [wrong-kind]",
    ),
    "key that is no text": (
        "group: ship\n? [a, b]\n: c\n",
        "2: a key in the file must be text; put quotes around a text that starts with '[' or '{' [wrong-kind]",
    ),
    "text for a list": (
        "also: boat\n",
        "1: 'also' of the file must be a list; write it as [one, two] [wrong-kind]",
    ),
    "text for a mapping": (
        "commands: go\n",
        "1: 'commands' of the file must be a mapping of keys to values [wrong-kind]",
    ),
    "list for a mapping": (
        "group: ship\nflags: [--go]\n",
        "2: 'flags' of the file must be a mapping of keys to values [wrong-kind]",
    ),
    "list for a flag": ("flags:\n  --go: [Go.]\n", "2: '--go' must be a mapping of keys to values [wrong-kind]"),
    "text for a command": ("commands:\n  go: Go.\n", "2: 'go' must be a mapping of keys to values [wrong-kind]"),
    "list for a file": ("- group\n- ship\n", "1: the file must be a mapping of keys to values [wrong-kind]"),
    "text for a file": ("group ship\n", "1: the file must be a mapping of keys to values [wrong-kind]"),
    "unknown word": (
        "commands:\n  go:\n    about: Go.\n    dashes: optinal\n",
        "4: 'dashes' of 'go' must be 'required' or 'optional', not 'optinal'; did you mean 'optional'? [unknown-word]",
    ),
    "yes for true": (
        "flags:\n  --go: {about: Go., hidden: yes}\n",
        "2: 'hidden' of '--go' must be 'true', not 'yes' [unknown-word]",
    ),
}


@pytest.mark.parametrize(("content", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_once_with_its_line_and_a_cure(tmp_path: Path, content: str, expected: str) -> None:
    assert read(tmp_path, content).mistakes == [f"pages/ship.yaml:{expected}"]


def test_all_mistakes_of_a_file_are_told_in_one_run(tmp_path: Path) -> None:
    content = """\
group: ship
abuot: Ships.
also: boat
commands:
  go:
    flgas: {}
    hidden: no
  go: {about: Go.}
  stay:
    about: [x]
"""
    assert read(tmp_path, content).mistakes == [
        "pages/ship.yaml:2: unknown key 'abuot' in the file; did you mean 'about'? [unknown-key]",
        "pages/ship.yaml:3: 'also' of the file must be a list; write it as [one, two] [wrong-kind]",
        "pages/ship.yaml:8: 'go' stands twice in 'commands' of the file, first in line 5 [duplicate-key]",
        "pages/ship.yaml:6: unknown key 'flgas' in 'go'; did you mean 'flags'? [unknown-key]",
        "pages/ship.yaml:7: 'hidden' of 'go' must be 'true', not 'no' [unknown-word]",
        "pages/ship.yaml:6: 'go' has no 'about' [missing-key]",
        "pages/ship.yaml:10: 'about' of 'stay' must be text;"
        " put quotes around a text that starts with '[' or '{' [wrong-kind]",
    ]


def test_a_mistake_does_not_hide_what_is_right(tmp_path: Path) -> None:
    reading = read(tmp_path, "group: ship\nabout: Ships.\nabout: Boats.\nnonsense: x\ntopic: sea\n")
    assert reading.record == {"group": "ship", "about": "Ships.", "topic": "sea"}


def test_a_long_file_with_a_mistake_in_each_line_tells_each(tmp_path: Path) -> None:
    content = "flags:\n" + "".join(f"  --flag-{number}: []\n" for number in range(2000))
    mistakes = read(tmp_path, content).mistakes
    assert len(mistakes) == 2000
    assert mistakes[-1] == "pages/ship.yaml:2001: '--flag-1999' must be a mapping of keys to values [wrong-kind]"


def test_a_mistake_without_a_hint_has_none() -> None:
    assert str(Mistake(Place("a.yaml", 3), "wrong", "code")) == "a.yaml:3: wrong [code]"
    assert str(Mistake(Place("a.yaml", 3), "wrong", "code", "do this")) == "a.yaml:3: wrong; do this [code]"


def test_did_you_mean_is_silent_where_nothing_is_near() -> None:
    assert did_you_mean("flgas", ["flags", "also"]) == "did you mean 'flags'?"
    assert did_you_mean("xyzzy", ["flags", "also"]) == ""


# Which files are pages


def test_page_files_are_found_in_all_folders_below_and_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yaml", "a/b/c.yaml", "notes.txt", "a/old.yml", "a.yaml~"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("about: x\n")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / ".#b.yaml").symlink_to("nobody@nowhere")
    assert [str(path.relative_to(tmp_path)) for path in page_files(tmp_path)] == ["a/b/c.yaml", "a/z.yaml", "b.yaml"]
