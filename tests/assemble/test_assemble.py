"""Records of many files → one book: what is shared is in its place, what is named is there."""

from pathlib import Path
from typing import NamedTuple

import pytest

from cheatsheet.assemble.assemble import read_book
from cheatsheet.assemble.book import Book, Dangerous
from cheatsheet.assemble.names import slug
from cheatsheet.load import Place, place_of
from cheatsheet.model import Choice, Command, Flag, Kind, Known, Operand, Syntax, Text, ValueKind, Wrapper
from cheatsheet.notation import write_combination

SHIP = "group: ship\nabout: Move cargo.\n"


class Reading(NamedTuple):
    """A book, and the mistakes as a user sees them."""

    book: Book
    mistakes: list[str]


def read(folder: Path, **files: str) -> Reading:
    """The book of files that are written for it; a file's name is its keyword."""
    pages = folder / "pages"
    pages.mkdir(exist_ok=True)
    for name, content in files.items():
        (pages / f"{name}.yaml").write_text(content, encoding="utf-8")
    book, mistakes = read_book([pages])
    return Reading(book, [str(mistake) for mistake in mistakes])


def assembled(folder: Path, **files: str) -> Book:
    """The book of files without mistakes."""
    book, mistakes = read(folder, **files)
    assert mistakes == []
    return book


def names(flags: tuple[Flag, ...]) -> list[str]:
    return [flag.name for flag in flags]


def flag_of(command: Command, name: str) -> Flag:
    return next(flag for flag in command.flags if flag.name == name)


# What a page says


def test_a_command_is_called_by_its_group_and_its_own_words(book: Book) -> None:
    assert list(book.commands) == [
        "ship dock open",
        "ship dock close",
        "ship load",
        "ship sail",
        "ship board",
        "ship find",
        "ship rm",
        "ship old",
    ]
    assert list(book.groups) == ["ship dock", "ship"]
    assert list(book.articles) == ["cargo", "tide", "anchor", "compass"]


def test_pages_are_groups_then_commands_then_concepts(book: Book) -> None:
    kinds = [page.kind for page in book.pages()]
    assert kinds == ["command", "tool", *["command"] * 8, *["concept"] * 4]


def test_a_nested_command_is_written_with_two_words(tmp_path: Path) -> None:
    book = assembled(tmp_path, ship=SHIP + "commands:\n  dock open: {about: Open.}\n")
    assert book.commands["ship dock open"].page.spellings == ("ship dock open",)


def test_texts_of_a_book_know_their_place(tmp_path: Path) -> None:
    content = (
        SHIP
        + """\
commands:
  go:
    about: Go.
    flags:
      --far: Go far.
    examples:
      - do: Go
        run: ship go
"""
    )
    go = assembled(tmp_path, ship=content).commands["ship go"]
    assert place_of(go.page.about) == Place("pages/ship.yaml", 5)
    assert place_of(go.flags[0].about) == Place("pages/ship.yaml", 7)
    assert place_of(go.examples[0].run) == Place("pages/ship.yaml", 10)


def test_a_flag_has_all_that_its_page_says(tmp_path: Path) -> None:
    content = """\
group: ship
about: Move cargo.
values: {port: {about: a port}}
flags:
  -c, --crane=port?,*:
    about: Use a crane.
    default: 1:1
    bare: 2:2
    required: true
    danger: It can fall.
    needs: a strong dock
    since: "1.10"
    removed: "2.0"
    deprecated: Use --winch.
    hidden: true
    keys: {22:22: The old harbour., no: None.}
"""
    (crane,) = assembled(tmp_path, ship=content).groups["ship"].flags
    assert crane == Flag(
        name="--crane",
        short="-c",
        value=Kind("port"),
        value_optional=True,
        repeats=True,
        splits=True,
        about="Use a crane.",
        default="1:1",
        bare="2:2",
        required=True,
        danger="It can fall.",
        needs="a strong dock",
        since="1.10",
        removed="2.0",
        deprecated="Use --winch.",
        hidden=True,
        keys=(Known("22:22", "The old harbour."), Known("no", "None.")),
    )


def test_a_command_has_all_that_its_page_says(tmp_path: Path) -> None:
    content = """\
group: ship
about: Move cargo.
commands:
  go:
    also: [ship run]
    asked: [put to sea, set sail, put to sea]
    about: Take it to sea.
    operands:
      WHERE=north|south: Which way.
      FREIGHT*: What to take.
    inner:
      COMMAND?: Program to run.
    flags-end: first-operand
    dashes: optional
    one-of: [WHERE, --far]
    flags: {--far: Go far.}
    examples:
      - {do: Go north, run: ship go north, accept: [ship run north, ship go --far north]}
    see: [ship go]
    danger: It may sink.
    note: Take food.
    needs: water
    since: "1"
    removed: "3"
    deprecated: Use a plane.
    hidden: true
    docs: https://example.com/go
"""
    page, syntax, operands, flags, inherited, before, examples, _ = assembled(tmp_path, a=content).commands["ship go"]
    assert page._asdict() == {
        "kind": "command",
        "name": "ship go",
        "about": "Take it to sea.",
        "topic": "ship",
        "spellings": ("ship go", "ship run"),
        "docs": "https://example.com/go",
        "text": "",
        "danger": "It may sink.",
        "note": "Take food.",
        "needs": "water",
        "since": "1",
        "removed": "3",
        "deprecated": "Use a plane.",
        "hidden": True,
        "see": ("ship go",),
        "legacy": (),
        "asked": ("put to sea", "set sail"),
    }
    assert syntax == Syntax(flags_end=True, dashes="optional", one_of=(("WHERE", "--far"),))
    assert operands == (
        Operand("WHERE", Choice(("north", "south")), optional=False, repeats=False, about="Which way."),
        Operand("FREIGHT", None, optional=True, repeats=True, about="What to take."),
        Operand("COMMAND", None, optional=True, repeats=False, about="Program to run.", inner=True),
    )
    assert names(flags) == ["--far"]
    assert (inherited, before) == ((), ())
    assert examples == (("Go north", "ship go north", ("ship run north", "ship go --far north")),)


# Flags that are taken over


def test_flags_from_takes_over_a_shared_set_and_sorts_all_by_name(book: Book) -> None:
    load = book.commands["ship load"]
    assert names(load.flags) == [
        "--crane",
        "--dry-run",
        "--lift",
        "--max-weight",
        "--number",
        "--old-crane",
        "--only",
        "--slowly",
        "--tags",
        "--winch",
    ]
    assert flag_of(load, "--max-weight").value == Kind("bytes")


def test_flags_from_takes_over_all_of_a_command_with_what_that_took_over(tmp_path: Path) -> None:
    commands = """\
shared:
  speeds: {--fast: Hurry., --slow: Take time.}
commands:
  plan: {about: Plan., flags-from: [speeds], flags: {--map: Draw.}}
  go: {about: Go., flags-from: [ship plan], flags: {--now: Do not wait.}}
"""
    book = assembled(tmp_path, ship=SHIP + commands)
    assert names(book.commands["ship go"].flags) == ["--fast", "--map", "--now", "--slow"]


def test_what_does_not_go_together_is_taken_along_with_the_flags_where_all_of_it_is_there(tmp_path: Path) -> None:
    content = (
        SHIP
        + """\
commands:
  plan:
    about: Plan.
    operands: {WHERE?: Where to.}
    flags: {--map: Draw., --far: Go far.}
    refused: {--map with --far: No map is that large., --map with WHERE: No.}
  go: {about: Go., flags-from: [ship plan], ignored: {--far: It is far anyway.}}
"""
    )
    combinations = assembled(tmp_path, ship=content).commands["ship go"].syntax.combinations
    assert [(each.effect, write_combination(each)) for each in combinations] == [
        ("ignored", "--far"),
        ("refused", "--map with --far"),
    ]


def test_flags_from_knows_a_command_by_any_spelling_and_in_any_file(tmp_path: Path) -> None:
    first = SHIP + "commands:\n  go: {about: Go., flags-from: [dock o]}\n"
    second = (
        "group: ship dock\nabout: Docks.\ncommands:\n  open: {about: Open., also: [dock o], flags: {--wide: All.}}\n"
    )
    assert names(assembled(tmp_path, a=first, b=second).commands["ship go"].flags) == ["--wide"]


def test_an_own_flag_wins_over_one_that_is_taken_over_and_a_later_set_over_an_earlier(tmp_path: Path) -> None:
    commands = """\
shared:
  one: {--a=ONE: One a., --b: One b., '-c, --c': One c.}
  two: {--b=TWO: Two b., --c: Two c.}
commands:
  go: {about: Go., flags-from: [one, two], flags: {--c=OWN: Own c.}}
"""
    flags = assembled(tmp_path, ship=SHIP + commands).commands["ship go"].flags
    assert [(flag.name, flag.short, flag.value, flag.about) for flag in flags] == [
        ("--a", "", Text("ONE"), "One a."),
        ("--b", "", Text("TWO"), "Two b."),
        ("--c", "", Text("OWN"), "Own c."),
    ]


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        (
            "  a: {about: A., flags-from: [ship a]}\n",
            ["pages/ship.yaml:4: 'ship a' and 'ship a' take their flags from each other [cycle]"],
        ),
        (
            "  a: {about: A., flags-from: [ship b]}\n  b: {about: B., flags-from: [ship a]}\n",
            [
                "pages/ship.yaml:4: 'ship a' and 'ship b' take their flags from each other [cycle]",
                "pages/ship.yaml:5: 'ship b' and 'ship a' take their flags from each other [cycle]",
            ],
        ),
        (
            "  a: {about: A., flags-from: [ship b]}\n  b: {about: B., also: [b], flags-from: [ship c]}\n"
            "  c: {about: C., flags-from: [b]}\n",
            [
                "pages/ship.yaml:5: 'ship b' and 'ship c' take their flags from each other [cycle]",
                "pages/ship.yaml:6: 'ship c' and 'ship b' take their flags from each other [cycle]",
            ],
        ),
    ],
    ids=["itself", "one another", "behind another and by an alias"],
)
def test_a_cycle_of_flags_from_is_told_and_does_not_hang(tmp_path: Path, commands: str, expected: list[str]) -> None:
    assert read(tmp_path, ship=f"{SHIP}commands:\n{commands}").mistakes == expected


def test_two_commands_may_take_over_the_same_set_of_flags_by_two_ways(tmp_path: Path) -> None:
    commands = """\
shared: {base: {--x: An x.}}
commands:
  a: {about: A., flags-from: [base]}
  b: {about: B., flags-from: [base]}
  c: {about: C., flags-from: [ship a, ship b]}
"""
    assert names(assembled(tmp_path, ship=SHIP + commands).commands["ship c"].flags) == ["--x"]


def test_a_mistake_in_a_shared_set_is_told_once_however_many_commands_take_it_over(tmp_path: Path) -> None:
    commands = "".join(f"  go{number}: {{about: Go., flags-from: [base]}}\n" for number in range(5))
    content = f"{SHIP}shared:\n  base:\n    --x=prot: An x.\nvalues: {{port: {{about: a port}}}}\ncommands:\n{commands}"
    assert read(tmp_path, ship=content).mistakes == [
        "pages/ship.yaml:5: 'prot' is no kind of value; did you mean 'port'? [unknown-kind]"
    ]


def test_a_mistake_in_a_shared_set_is_told_even_if_no_command_takes_it_over(tmp_path: Path) -> None:
    assert read(tmp_path, ship=f"{SHIP}shared:\n  base:\n    x: An x.\n").mistakes == [
        "pages/ship.yaml:5: 'x' is not a flag; write it like '-p, --publish=port*' or '--detach' [notation]"
    ]


# Another name of a flag


def test_another_name_of_a_flag_takes_its_notation_and_its_text(book: Book) -> None:
    load = book.commands["ship load"]
    assert flag_of(load, "--old-crane") == flag_of(load, "--crane")._replace(
        name="--old-crane", short="", same_as="--crane", hidden=True, deprecated="Use --crane."
    )


def test_another_name_may_be_for_a_flag_that_is_taken_over(tmp_path: Path) -> None:
    commands = """\
shared: {base: {--x=X*: An x.}}
commands:
  go: {about: Go., flags-from: [base], flags: {'-y, --y': {same-as: --x, about: As --x.}}}
"""
    flag = flag_of(assembled(tmp_path, ship=SHIP + commands).commands["ship go"], "--y")
    assert (flag.short, flag.value, flag.repeats, flag.about) == ("-y", Text("X"), True, "As --x.")


def test_another_name_of_a_required_flag_is_not_required_as_well(tmp_path: Path) -> None:
    commands = """\
commands:
  go:
    about: Go.
    flags:
      --reason=TEXT: {about: Why., required: true}
      --why: {same-as: --reason}
"""
    command = assembled(tmp_path, ship=SHIP + commands).commands["ship go"]
    assert [(flag.name, flag.required) for flag in command.flags] == [("--reason", True), ("--why", False)]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (
            "--a: {same-as: --name}, --names: N.",
            "no flag '--name' here for '--a' to be the same as; did you mean '--names'?",
        ),
        ("--a: {same-as: --a}", "'--a' is only another name itself"),
        ("--a: {same-as: --b}, --b: {same-as: --c}, --c=C: A c.", "'--b' is only another name itself"),
    ],
    ids=["unknown", "itself", "a chain"],
)
def test_another_name_must_be_for_a_real_flag(tmp_path: Path, flags: str, expected: str) -> None:
    content = f"{SHIP}commands:\n  go: {{about: Go., flags: {{{flags}}}}}\n"
    assert read(tmp_path, ship=content).mistakes == [f"pages/ship.yaml:4: {expected} [unknown-name]"]


# Flags of groups


def test_every_command_of_a_group_and_of_the_groups_below_inherits_its_flags(book: Book) -> None:
    assert names(book.commands["ship dock open"].inherited) == ["--help", "--verbose"]
    assert names(book.commands["ship find"].inherited) == ["--help", "--verbose"]


def test_a_group_below_a_group_inherits_its_flags_as_well(book: Book) -> None:
    assert names(book.groups["ship dock"].inherited) == ["--help", "--verbose"]
    assert book.groups["ship"].inherited == ()


def test_flags_before_the_command_belong_to_the_group_alone(book: Book) -> None:
    assert names(book.groups["ship"].flags_before) == ["--harbour"]
    assert all(command.flags_before == () for command in book.commands.values())


def test_an_inherited_flag_loses_its_short_form_to_an_own_flag(book: Book) -> None:
    sail = book.commands["ship sail"]
    assert flag_of(sail, "--volume").short == "-v"
    assert [(flag.name, flag.short) for flag in sail.inherited] == [("--help", "-h"), ("--verbose", "")]


def test_an_own_flag_hides_an_inherited_one_of_the_same_name(tmp_path: Path) -> None:
    content = SHIP + "flags: {--help: Help.}\ncommands:\n  go: {about: Go., flags: {--help=TOPIC: Help on it.}}\n"
    go = assembled(tmp_path, ship=content).commands["ship go"]
    assert names(go.flags) == ["--help"]
    assert go.inherited == ()


def test_of_two_groups_around_a_command_the_nearest_one_says_what_a_flag_means(tmp_path: Path) -> None:
    outer = SHIP + "flags: {--help: Help on ships., --quiet: Say less.}\n"
    inner = "group: ship dock\nabout: Docks.\nflags: {--help: Help on docks.}\ncommands:\n  open: {about: Open.}\n"
    inherited = assembled(tmp_path, a=outer, b=inner).commands["ship dock open"].inherited
    assert [(flag.name, flag.about) for flag in inherited] == [("--help", "Help on docks."), ("--quiet", "Say less.")]


def test_a_flag_stands_either_anywhere_or_before_the_command(tmp_path: Path) -> None:
    content = SHIP + "flags:\n  --far: Go far.\nflags-before-command:\n  --far: Go far.\n"
    assert read(tmp_path, ship=content).mistakes == ["pages/ship.yaml:6: --far stands in 'flags' too [duplicate-flag]"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("  -f, --far: One.\n  -F, --far: Two.\n", "--far stands here twice"),
        ("  --far: One.\n  --far=MILES: Two.\n", "--far stands here twice"),
        ("  -f, --far: One.\n  -f, --fast: Two.\n", "-f is short for --far already"),
    ],
    ids=["other short form", "other value", "same short form"],
)
def test_a_list_names_each_flag_once(tmp_path: Path, keys: str, expected: str) -> None:
    assert read(tmp_path, ship=f"{SHIP}flags:\n{keys}").mistakes == [f"pages/ship.yaml:5: {expected} [duplicate-flag]"]


# Groups over several files


def test_several_files_may_write_to_one_group(tmp_path: Path) -> None:
    first = "group: ship\nflags: {--far: Far.}\ncommands:\n  go: {about: Go.}\n"
    second = (
        SHIP + "docs: https://example.com\nalso: [boat]\nflags: {--fast: Fast.}\ncommands:\n  stay: {about: Stay.}\n"
    )
    book = assembled(tmp_path, a=first, b=second)
    page, _, _, flags, *_ = book.groups["ship"]
    assert (page.about, page.docs, page.spellings) == ("Move cargo.", "https://example.com", ("ship", "boat"))
    assert names(flags) == ["--far", "--fast"]
    assert {path: names(command.inherited) for path, command in book.commands.items()} == {
        "ship go": ["--far", "--fast"],
        "ship stay": ["--far", "--fast"],
    }


def test_another_name_of_a_group_is_a_spelling_of_the_group_alone(tmp_path: Path) -> None:
    book = assembled(tmp_path, a=SHIP + "also: [boat]\ncommands:\n  go: {about: Go.}\n")
    assert book.groups["ship"].page.spellings == ("ship", "boat")
    assert book.commands["ship go"].page.spellings == ("ship go",)


def test_a_group_that_no_file_says_anything_about_is_a_mistake(tmp_path: Path) -> None:
    assert read(tmp_path, a="group: ship\n", b="group: ship\ntopic: sea\n").mistakes == [
        "pages/a.yaml:1: no file says what 'ship' is: add 'about' [missing-key]"
    ]


def test_what_a_file_says_of_its_commands_holds_for_that_file_only(tmp_path: Path) -> None:
    first = SHIP + "topic: sea\nneeds: a harbour\ndocs: https://a\ncommands:\n  go: {about: Go.}\n"
    second = "group: ship\ncommands:\n  stay: {about: Stay.}\n  turn: {about: Turn., needs: room, docs: https://b}\n"
    commands = assembled(tmp_path, a=first, b=second).commands
    assert [(each.page.topic, each.page.needs, each.page.docs) for each in commands.values()] == [
        ("sea", "a harbour", "https://a"),
        ("ship", "", ""),
        ("ship", "room", "https://b"),
    ]


def test_the_topic_is_by_default_the_last_word_of_the_group(tmp_path: Path) -> None:
    content = "group: ship dock\nabout: Docks.\ncommands:\n  open: {about: Open.}\n  gate lift: {about: Lift.}\n"
    book = assembled(tmp_path, a=content)
    assert {page.name: page.topic for page in book.pages()} == {
        "ship dock": "dock",
        "ship dock open": "dock",
        "ship dock gate lift": "dock",
    }


# Names that are there twice


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        (
            "  go: {about: Go.}\n  stay: {about: Stay., also: [ship go]}\n",
            "5: 'ship go' is a spelling of 'ship go' already [duplicate-spelling]",
        ),
        (
            "  go: {about: Go., also: [ship run]}\n  stay: {about: Stay., also: [ship run]}\n",
            "5: 'ship run' is a spelling of 'ship go' already [duplicate-spelling]",
        ),
        ("  go: {about: Go., also: [ship]}\n", "4: 'ship' is a spelling of 'ship' already [duplicate-spelling]"),
    ],
    ids=["a page's own", "two aliases", "a group's"],
)
def test_no_two_pages_share_a_spelling(tmp_path: Path, commands: str, expected: str) -> None:
    assert read(tmp_path, ship=f"{SHIP}commands:\n{commands}").mistakes == [f"pages/ship.yaml:{expected}"]


def test_a_spelling_that_a_page_repeats_counts_once(tmp_path: Path) -> None:
    content = SHIP + "commands:\n  go: {about: Go., also: [ship g, ship go, ship g]}\n"
    assert assembled(tmp_path, a=content).commands["ship go"].page.spellings == ("ship go", "ship g")


FIRST_NAMES = f"""\
{SHIP}values: {{port: {{about: a port}}}}
wrappers: {{sudo: Runs it.}}
shared: {{base: {{}}}}
commands:
  go: {{about: Go.}}
"""
SECOND_NAMES = {
    "command": ("group: ship\ncommands:\n  go: {about: Go.}\n", "3: 'ship go' has a page already [duplicate-page]"),
    "group": ("group: ship go\nabout: X.\n", "7: 'ship go' is a group already [duplicate-page]"),
    "shared set": ("shared:\n  base: {}\n", "2: a shared set is called 'base' already [duplicate-name]"),
    "set and command": ("shared: {ship go: {}}\n", "7: a shared set is called 'ship go' too [duplicate-name]"),
    "kind of value": ("values:\n  port: {about: X.}\n", "2: 'port' stands in 'values' already [duplicate-name]"),
    "wrapper": ("wrappers: {sudo: X.}\n", "1: 'sudo' stands in 'wrappers' already [duplicate-name]"),
    "concept and tool": (
        "topic: t\nconcepts: {Ship: {about: X.}}\n",
        "2: 'ship' has a page already [duplicate-page]",
    ),
}


@pytest.mark.parametrize(("second", "expected"), SECOND_NAMES.values(), ids=SECOND_NAMES)
def test_a_name_stands_for_one_thing(tmp_path: Path, second: str, expected: str) -> None:
    (mistake,) = read(tmp_path, a=FIRST_NAMES, b=second).mistakes
    assert mistake in {f"pages/a.yaml:{expected}", f"pages/b.yaml:{expected}"}


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("High Tide: {about: B.}", "2: 'high-tide' has a page already [duplicate-page]"),
        ("high-tide: {about: B.}", "2: 'high-tide' has a page already [duplicate-page]"),
        ("ebb: {about: B., also: [high tide]}", "2: 'high tide' is a name of 'high-tide' already [duplicate-spelling]"),
        ("ebb: {about: B., also: [FLOOD]}", "2: 'FLOOD' is a name of 'high-tide' already [duplicate-spelling]"),
    ],
)
def test_no_two_concepts_share_a_name_however_it_is_written(tmp_path: Path, second: str, expected: str) -> None:
    first = "topic: t\nconcepts: {high tide: {about: A., also: [flood]}}\n"
    assert read(tmp_path, a=first, b=f"topic: t\nconcepts: {{{second}}}\n").mistakes == [f"pages/b.yaml:{expected}"]


# Names that are not there

REFERENCES = {
    "flags-from": (
        "flags-from: [ship stray]",
        "no command or shared set 'ship stray'; did you mean 'ship stay'? [unknown-page]",
    ),
    "flags-from near to nothing": ("flags-from: [xyzzy]", "no command or shared set 'xyzzy' [unknown-page]"),
    "flags-from a shared set": (
        "flags-from: [bsae]",
        "no command or shared set 'bsae'; did you mean 'base'? [unknown-page]",
    ),
    "see a command": ("see: [ship stya]", "no page 'ship stya'; did you mean 'ship stay'? [unknown-page]"),
    "see near to nothing": ("see: [xyzzy]", "no page 'xyzzy'; a concept is written 'concept: NAME' [unknown-page]"),
    "see a concept": ('see: ["concept: tdie"]', "no concept 'tdie'; did you mean 'tide'? [unknown-page]"),
    "one-of": (
        "one-of: [FIEL, --file], operands: {FILE?: F.}, flags: {--file: F.}",
        "'FIEL' is neither a flag nor an operand here; did you mean 'FILE'? [unknown-name]",
    ),
    "refused": (
        "refused: {FIEL with --file: No.}, operands: {FILE?: F.}, flags: {--file: F.}",
        "'FIEL' is neither a flag nor an operand here; did you mean 'FILE'? [unknown-name]",
    ),
    "notation of a combination": (
        "ignored: {file with FILE: No.}, operands: {FILE?: F.}",
        "'file' is not a flag or operand; write it like '--rm with --restart!=no' [notation]",
    ),
    "pattern of a danger": (
        "flags: {--at=N: {about: X., dangers: {'(': No.}}}",
        "'(' is no regular expression: missing ), unterminated subpattern at position 0 [notation]",
    ),
    "kind of a flag": ("flags: {--at=prot: X.}", "'prot' is no kind of value; did you mean 'port'? [unknown-kind]"),
    "kind of an operand": (
        "operands: {AT=prot: X.}",
        "'prot' is no kind of value; did you mean 'port'? [unknown-kind]",
    ),
    "kind near to nothing": (
        "flags: {--at=xyzzy: X.}",
        "'xyzzy' is no kind of value; values.yaml lists them; upper case is free text [unknown-kind]",
    ),
    "notation of a flag": (
        "flags: {-at: X.}",
        "'-at' is not a flag; write it like '-p, --publish=port*' or '--detach' [notation]",
    ),
    "notation of an operand": (
        "inner: {at: X.}",
        "'at' is not an operand; write it like 'IMAGE=image', 'COMMAND?' or 'CONTAINER=container+' [notation]",
    ),
    "choice without a word": ("flags: {'--at=|': X.}", "'=|' names no word to choose from [notation]"),
}


@pytest.mark.parametrize(("entry", "expected"), REFERENCES.values(), ids=REFERENCES)
def test_what_is_not_there_is_told_with_what_may_be_meant(tmp_path: Path, entry: str, expected: str) -> None:
    content = f"""\
{SHIP}values: {{port: {{about: a port}}}}
topic: t
shared: {{base: {{}}}}
concepts: {{tide: {{about: Water.}}}}
commands:
  stay: {{about: Stay.}}
  go: {{about: Go., {entry}}}
"""
    assert read(tmp_path, ship=content).mistakes == [f"pages/ship.yaml:9: {expected}"]


def test_a_reference_leads_to_the_canonical_name(tmp_path: Path) -> None:
    ship = SHIP + "commands:\n  go: {about: Go., also: [go], see: [go, ship, 'concept: High tide']}\n"
    sea = "topic: sea\nconcepts:\n  High tide: {about: Water., see: [go]}\n"
    book = assembled(tmp_path, ship=ship, sea=sea)
    assert book.commands["ship go"].page.see == ("ship go", "ship", "high-tide")
    assert book.articles["high-tide"].page.see == ("ship go",)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("commands: {go: {about: Go.}}\n", "'commands' needs a 'group'"),
        ("flags: {--go: Go.}\n", "'flags' needs a 'group'"),
        ("flags-before-command: {--go: Go.}\n", "'flags-before-command' needs a 'group'"),
        ("also: [boat]\n", "'also' needs a 'group'"),
        ("concepts: {tide: {about: Water.}}\n", "'concepts' need a 'topic'"),
    ],
)
def test_what_belongs_to_a_group_or_a_topic_needs_one(tmp_path: Path, content: str, expected: str) -> None:
    assert read(tmp_path, a=content).mistakes == [f"pages/a.yaml:1: {expected} [missing-key]"]


def test_a_flag_that_is_written_again_keeps_what_it_does_not_say(tmp_path: Path) -> None:
    content = (
        SHIP
        + """shared:
  waiting: {"-w, --wait=NAME*": {about: Wait., default: here, danger: It rains.}}
commands:
  go: {about: Go., flags-from: [waiting], flags: {"--wait=NAME": {default: there}}}
"""
    )
    wait = flag_of(assembled(tmp_path, a=content).commands["ship go"], "--wait")
    assert (wait.about, wait.default, wait.danger) == ("Wait.", "there", "It rains.")
    assert (wait.short, wait.repeats) == ("", False)


def test_a_flag_that_nothing_is_said_of_is_a_mistake(tmp_path: Path) -> None:
    assert read(tmp_path, a=SHIP + "flags:\n  --go: {default: x}\n").mistakes == [
        "pages/a.yaml:4: '--go' has no 'about' [missing-key]"
    ]


# Groups within a group, and older spellings


def test_a_group_within_a_group_has_flags_for_all_below_it(tmp_path: Path) -> None:
    content = """\
group: ship
about: Move cargo.
topic: sea
groups:
  dock gate: {about: Open and close., also: [gate], flags: {--far: Go far.}, hidden: true, note: Mind the tide.}
commands:
  dock gate open: {about: Open it.}
"""
    book = assembled(tmp_path, a=content)
    gate = book.groups["ship dock gate"].page
    assert (gate.topic, gate.spellings, gate.hidden, gate.note) == (
        "sea",
        ("ship dock gate", "gate"),
        True,
        "Mind the tide.",
    )
    assert names(book.commands["ship dock gate open"].inherited) == ["--far"]


def test_an_older_spelling_is_one_more_spelling_with_a_word_on_it(tmp_path: Path) -> None:
    content = SHIP + "legacy: {ship-1: Ships of the first kind are gone.}\ncommands:\n"
    content += "  go: {about: Go., legacy: {ship walk: Ships do not walk.}}\n"
    book = assembled(tmp_path, a=content)
    assert book.groups["ship"].page.spellings == ("ship", "ship-1")
    assert book.commands["ship go"].page.legacy == (Known("ship walk", "Ships do not walk."),)


# Pages that are no commands


TASKS = f"""\
{SHIP}topic: sea
tools-of-tasks: [boat, walk]
commands:
  go: {{about: Go.}}
  go far: {{about: Go far.}}
tasks:
  leave the harbour:
    asked: [sail away]
    about: Ships leave.
    with:
      boat: [ship --fast go north, "sudo ship go far $(ship go)"]
      walk: "true"
"""


def test_a_task_knows_the_commands_that_its_lines_use(tmp_path: Path) -> None:
    task = assembled(tmp_path, a=TASKS).articles["leave-the-harbour"]
    assert task.page.kind == "task"
    assert (task.page.spellings, task.page.asked) == (("leave the harbour",), ("sail away",))
    assert [(way.tool, way.commands) for way in task.ways] == [("boat", ("ship go", "ship go far")), ("walk", ())]


def test_a_task_is_done_with_a_tool_that_is_one(tmp_path: Path) -> None:
    assert read(tmp_path, a=TASKS.replace("      walk:", "      wlk:")).mistakes == [
        "pages/a.yaml:14: 'wlk' is no tool that tasks are done with; did you mean 'walk'? [unknown-word]"
    ]


RESOURCES = """\
topic: sea
values:
  a-pod: {about: a pod, same-from: thing}
  thing: {about: a thing, same-from-pages: resource}
resources:
  tides: {about: Water., kind: Tide, singular: tide, short: [td], api: v1, namespaced: true, see: [tides]}
concepts:
  tides: {about: It comes and goes., see: ["resource: tides", "concept: tides"]}
"""


def test_a_kind_of_value_takes_the_names_of_pages(tmp_path: Path) -> None:
    values = assembled(tmp_path, a=RESOURCES).values
    assert values["thing"].same == (Known("tide", "tides"), Known("Tide", "tides"), Known("td", "tides"))
    assert values["a-pod"].same == values["thing"].same


def test_a_name_that_a_tool_gives_may_be_that_of_another_page_too(tmp_path: Path) -> None:
    """But each page has a slug of its own."""
    book = assembled(tmp_path, a=RESOURCES)
    assert book.articles["resource-tides"].page.see == ("resource-tides",)
    assert book.articles["tides"].page.see == ("resource-tides", "tides")
    twice = RESOURCES.replace("  tides: {about: It", "  tides: {about: It comes.}\n  Tides: {about: It")
    assert read(tmp_path, a=twice).mistakes == ["pages/a.yaml:9: 'tides' has a page already [duplicate-page]"]


def test_a_reference_may_name_the_kind_of_page(tmp_path: Path) -> None:
    wrong = RESOURCES.replace("resource: tides", "resource: tidse")
    assert read(tmp_path, a=wrong).mistakes == [
        "pages/a.yaml:8: no resource 'tidse'; did you mean 'tides'? [unknown-page]"
    ]


@pytest.mark.parametrize("group", ["''", "[]", "{}"])
def test_a_group_without_a_name_is_a_mistake_like_any_other(tmp_path: Path, group: str) -> None:
    mistakes = read(tmp_path, a=f"group: {group}\nabout: X.\ncommands:\n  go: {{about: Go.}}\n").mistakes
    assert "pages/a.yaml:1: 'commands' needs a 'group' [missing-key]" in mistakes
    assert len(mistakes) == 2


def test_mistakes_of_all_files_are_told_in_one_run_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    first = SHIP + "commands:\n  go: {about: Go., see: [nowhere]}\n  stay:\n    abuot: Stay.\n"
    second = "group: ship\nflags:\n  -x: X.\n"
    reading = read(tmp_path, b=first, c=second, a="- no page\n", d=": :\n")
    assert [mistake.partition(": ")[0] for mistake in reading.mistakes] == [
        "pages/a.yaml:1",
        "pages/b.yaml:4",
        "pages/b.yaml:6",
        "pages/b.yaml:6",
        "pages/c.yaml:3",
        "pages/d.yaml:1",
    ]
    assert "ship go" in reading.book.commands


def test_a_folder_without_pages_is_an_empty_book(tmp_path: Path) -> None:
    book, mistakes = read(tmp_path)
    assert (list(book.pages()), mistakes) == ([], [])


def test_files_go_by_their_path_from_the_folder_on(tmp_path: Path) -> None:
    deep = tmp_path / "pages" / "sea" / "deep"
    deep.mkdir(parents=True)
    (deep / "x.yaml").write_text("nonsense: x\n")
    assert read(tmp_path).mistakes == ["pages/sea/deep/x.yaml:1: unknown key 'nonsense' in the file [unknown-key]"]


# What is not a page


def test_kinds_of_value_wrappers_and_lists_of_words_are_collected_from_all_files(tmp_path: Path) -> None:
    first = """\
values:
  port: {about: a port, example: 80:80, pieces: {host port: Outside.}, keys: {tcp: A protocol.}}
wrappers: {sudo: As another user.}
stop-words: a the
dangerous: {commands: [rm]}
"""
    second = """\
wrappers: {xargs: {about: With more words., adds-words: true}}
stop-words: >-
  of
  the
dangerous: {commands: [kill], flags: [--all]}
"""
    book = assembled(tmp_path, a=first, b=second)
    assert book.values == {
        "port": ValueKind("port", "a port", "80:80", (Known("host port", "Outside."),), (Known("tcp", "A protocol."),))
    }
    assert book.wrappers == (
        Wrapper("sudo", "As another user."),
        Wrapper("xargs", "With more words.", adds_words=True),
    )
    assert book.stop_words == {"a", "of", "the"}
    assert book.dangerous == Dangerous(frozenset({"rm", "kill"}), frozenset({"--all"}))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("published ports", "published-ports"),
        ("Copy-on-Write", "copy-on-write"),
        ("VMs & containers", "vms-containers"),
        ("  two  blanks ", "two-blanks"),
        ("Größe", "größe"),
        ("c++/c#", "c-c"),
    ],
)
def test_a_slug_is_a_name_in_small_letters_and_dashes(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_name_belongs_to_one_page_of_a_kind(tmp_path: Path) -> None:
    """People may call a task what is also the name of an idea."""
    called = TASKS.replace("asked: [sail away]", "also: [sail away, tide]") + "concepts: {tide: {about: Water.}}\n"
    assert read(tmp_path, a=called).mistakes == []
    twice = called.replace("tasks:\n", "tasks:\n  sail: {about: Ships sail., also: [Sail Away], with: {walk: x}}\n")
    assert read(tmp_path, a=twice).mistakes == [
        "pages/a.yaml:11: 'sail away' is a name of 'sail' already [duplicate-spelling]"
    ]
