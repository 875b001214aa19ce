"""Rules that hold one page against all others: each finds its mistake at its line, and nothing in a clean page."""

from pathlib import Path

import pytest

from cheatsheet.lint import LONGEST_ABOUT, LONGEST_ARTICLE_ABOUT, LONGEST_FLAG_ABOUT, MOST_EXAMPLES, asked_twice, lint
from cheatsheet.model import Page

INVENTED = Path(__file__).parent / "library"

CLEAN = """\
group: ship
about: Move cargo between harbours.
topic: ship
dangerous: {commands: [rm], flags: [--all]}
values: {container: {about: a name, example: anna}, port: {about: a port, example: 80:80}}
flags-before-command:
  --harbour=HARBOUR: Talk to this harbour.
commands:
  load:
    about: Put cargo on board.
    also: [ship ld]
    operands:
      SHIP=container: Ship to load.
    flags:
      -f, --fast: Hurry.
      -p, --port=port: Harbour to load in.
      --slow: Take time.
    examples:
      - do: Load the ship anna
        run: ship load anna
        accept: [ship ld anna]
  rm:
    about: Scrap a ship.
    danger: A scrapped ship is gone.
    operands:
      SHIP=container: Ship to scrap.
    flags:
      --all:
        about: Scrap all ships.
        danger: No ship is left.
    examples:
      - do: Scrap the ship anna
        run: ship rm anna
concepts:
  cargo:
    about: What a ship carries.
    text: it may be anything, and a text has no rules
tasks:
  leave the harbour:
    asked: [sail away, how to go to sea]
    about: Ships go to sea.
    with: {boat: ship load --fast anna}
instructions:
  SAIL: {about: Set sails., forms: {SAIL AWAY: Goes away.}, examples: [{do: Sail, run: SAIL AWAY}]}
resources:
  tides:
    about: Water.
    kind: Tide
    singular: tide
    api: v1
    namespaced: true
    examples: [{do: Load it, run: ship load tide}]
small-names: [docker, kubectl, tmpfs]
tools-of-tasks: [boat]
avoid: [simply]
empty-words: [set]
placeholders: [my-app]
stop-words: the
"""


def findings(folder: Path, content: str) -> list[str]:
    pages = folder / "pages"
    pages.mkdir()
    (pages / "ship.yaml").write_text(content, encoding="utf-8")
    return [str(mistake) for mistake in lint(pages)[1]]


def with_change(old: str, new: str) -> str:
    assert CLEAN.count(old) == 1, f"{old!r} does not stand once in the clean page"
    return CLEAN.replace(old, new)


def test_a_clean_page_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path, CLEAN) == []


def test_the_pages_of_a_folder_are_counted(tmp_path: Path) -> None:
    assert lint(INVENTED)[0] == 14
    assert lint(tmp_path / "home") == (0, [])


def words(length: int) -> str:
    """A sentence of so many characters."""
    return "Go" + " on" * ((length - 3) // 3) + "n" * ((length - 3) % 3) + "."


RULES = {
    "long about of a command": (
        "Put cargo on board.",
        words(LONGEST_ABOUT + 1),
        "10: 'about' of 'ship load' is 81 characters long; at most 80 [length]",
    ),
    "long about of a flag": (
        "Hurry.",
        words(LONGEST_FLAG_ABOUT + 1),
        "15: the text of --fast is 121 characters long; at most 120 [length]",
    ),
    "long about of a concept": (
        "What a ship carries.",
        words(LONGEST_ARTICLE_ABOUT + 1),
        "36: 'about' of 'cargo' is 161 characters long; at most 160 [length]",
    ),
    "about of a command without full stop": (
        "Put cargo on board.",
        "Put cargo on board",
        "10: 'about' of 'ship load' has no full stop [full-stop]",
    ),
    "about that a comment cuts off": (
        "Put cargo on board.",
        "Put cargo on board. #1 goes first.",
        "10: 'about' of 'load' is cut short at ' #'; put quotes around a text that contains ' #' [comment]",
    ),
    "about of a group without full stop": (
        "Move cargo between harbours.",
        "Move cargo between harbours",
        "2: 'about' of 'ship' has no full stop [full-stop]",
    ),
    "about of a flag without full stop": ("Hurry.", "Hurry", "15: the text of --fast has no full stop [full-stop]"),
    "about of a group's flag without full stop": (
        "Talk to this harbour.",
        "Talk to this harbour",
        "7: the text of --harbour has no full stop [full-stop]",
    ),
    "about of an operand without full stop": (
        "Ship to load.",
        "Ship to load",
        "13: the text of SHIP has no full stop [full-stop]",
    ),
    "about of a concept without full stop": (
        "What a ship carries.",
        "What a ship carries",
        "36: 'about' of 'cargo' has no full stop [full-stop]",
    ),
    "danger without full stop": (
        "A scrapped ship is gone.",
        "A scrapped ship is gone",
        "24: a sentence of 'ship rm' has no full stop [full-stop]",
    ),
    "danger of a flag without full stop": (
        "No ship is left.",
        "No ship is left",
        "30: the text of --all has no full stop [full-stop]",
    ),
    "do with full stop": (
        "do: Load the ship anna",
        "do: Load the ship anna.",
        "19: a 'do' has no full stop [full-stop]",
    ),
    "small letter of a command": (
        "Put cargo on board.",
        "put cargo on board.",
        "10: 'about' of 'ship load' starts with a small letter [capital]",
    ),
    "small letter of a flag": ("Hurry.", "hurry.", "15: the text of --fast starts with a small letter [capital]"),
    "small letter beyond ascii": (
        "Hurry.",
        "über alle.",
        "15: the text of --fast starts with a small letter [capital]",
    ),
    "command that needs a danger": (
        "    danger: A scrapped ship is gone.\n",
        "",
        "23: 'ship rm' needs a 'danger': what is lost, can it be undone? [danger]",
    ),
    "flag that needs a danger": (
        "        danger: No ship is left.\n",
        "",
        "29: --all needs a 'danger': what is lost or opened up? [danger]",
    ),
    "flags in disorder": (
        "      -f, --fast: Hurry.\n      -p, --port=port: Harbour to load in.\n",
        "      -p, --port=port: Harbour to load in.\n      -f, --fast: Hurry.\n",
        "16: --fast stands behind --port; sort flags by their long names [order]",
    ),
    "no example": (
        "    examples:\n      - do: Scrap the ship anna\n        run: ship rm anna\n",
        "",
        "23: 'ship rm' has no example [no-example]",
    ),
    "first example longer than the last": (
        "      - do: Scrap the ship anna\n        run: ship rm anna\n",
        "      - do: Scrap all and anna\n        run: ship rm --all anna\n"
        "      - do: Scrap the ship anna\n        run: ship rm anna\n",
        "32: the first example is longer than the last; go from simple to rich [order]",
    ),
    "example of another command": (
        "run: ship rm anna",
        "run: ship load anna",
        "33: the example does not use 'ship rm' [example]",
    ),
    "example with an unknown flag": (
        "run: ship load anna",
        "run: ship load --fsat anna",
        "20: the example fails at '--fsat': ship load has no flag --fsat; did you mean --fast? [example]",
    ),
    "example with too many operands": (
        "run: ship load anna",
        "run: ship load anna berta",
        "20: the example fails at 'berta': ship load takes no more than SHIP [example]",
    ),
    "example with too few operands": (
        "run: ship load anna",
        "run: ship load",
        "20: the example fails at '': SHIP is missing; Ship to load. [example]",
    ),
    "word that no text needs": (
        "Take time.",
        "Simply take time.",
        "17: the text of --slow says 'simply'; leave it out, or say what happens [plain-words]",
    ),
    "word that no deed needs": (
        "do: Load the ship anna",
        "do: Simply load the ship anna",
        "19: a 'do' says 'simply'; leave it out, or say what happens [plain-words]",
    ),
    "flag that only says its name": (
        "Harbour to load in.",
        "Set the port.",
        "16: the text of --port only says its name again; say what happens [says-nothing]",
    ),
    "exclamation": ("Hurry.", "Hurry!", "15: the text of --fast has no full stop [full-stop]"),
    "flag that is described twice": (
        "      --all:\n        about: Scrap all ships.",
        "      --slow: Be gentle.\n      --all:\n        about: Scrap all ships.",
        "29: --all stands behind --slow; sort flags by their long names [order]",
    ),
    "placeholder": (
        "accept: [ship ld anna]",
        "accept: [ship ld my-app]",
        "21: the example has the placeholder 'my-app'; write a real name [placeholder]",
    ),
    "placeholder in brackets": (
        "accept: [ship ld anna]",
        "accept: [ship ld '<ship name>']",
        "21: the example has the placeholder '<ship name>'; write a real name [placeholder]",
    ),
    "task with few wordings": (
        "asked: [sail away, how to go to sea]",
        "asked: [sail away]",
        "41: 'leave the harbour' is asked in few words; add to 'asked' [few-wordings]",
    ),
    "line of a task with a mistake": (
        "ship load --fast anna",
        "ship load --fsat anna",
        "42: the example fails at '--fsat': ship load has no flag --fsat; did you mean --fast? [example]",
    ),
    "form that says nothing": (
        "Goes away.",
        "Goes away",
        "44: the text of SAIL AWAY has no full stop [full-stop]",
    ),
    "instruction without example": (
        ", examples: [{do: Sail, run: SAIL AWAY}]",
        "",
        "44: 'SAIL' has no example [no-example]",
    ),
    "example of a resource with a mistake": (
        "run: ship load tide",
        "run: ship tide",
        "52: the example fails at 'tide': dkr knows no command ship tide; dkr show ship lists its commands [example]",
    ),
    "accepted line with a mistake": (
        "accept: [ship ld anna]",
        "accept: [ship ld anna, ship load -x anna]",
        "21: the example fails at '-x': ship load has no flag -x; dkr show ship load lists its flags [example]",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), RULES.values(), ids=RULES)
def test_a_rule_finds_its_mistake_at_its_line_and_nothing_else(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert findings(tmp_path, with_change(old, new)) == [f"pages/ship.yaml:{expected}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Put cargo on board.", words(LONGEST_ABOUT)),
        ("Hurry.", words(LONGEST_FLAG_ABOUT)),
        ("What a ship carries.", words(LONGEST_ARTICLE_ABOUT)),
        ("Hurry.", "Why hurry?"),
        ("Hurry.", "Like `--slow.`"),
        ("Hurry.", "'`fast` is for those in a hurry.'"),
        ("Hurry.", "--slow is the other one."),
        ("Hurry.", "Fast, and set on it."),
        ("Hurry.", "2 is faster than 1."),
        ("Hurry.", "Über alle."),
        ("Hurry.", "北 is north."),
        ("Hurry.", "docker is faster."),
        ("Hurry.", "docker's way."),
        ("Hurry.", "kubectl, but faster."),
        ("Hurry.", "tmpfs is faster."),
        ("run: ship load anna", "run: ship --harbour north load --slow anna > log.txt"),
        ("run: ship load anna", 'run: "ship load -f \\\\\\n  -p 80:80 anna"'),
        ("run: ship load anna", "run: cat anna | ship load anna"),
        ("run: ship rm anna", "run: ship rm --all anna"),
        ("  load:\n", "  sink: {about: Sink., hidden: true}\n  load:\n"),
    ],
    ids=lambda text: text.strip()[:40],
)
def test_what_only_looks_like_a_mistake_is_none(tmp_path: Path, old: str, new: str) -> None:
    assert findings(tmp_path, with_change(old, new)) == []


@pytest.mark.parametrize(("number", "found"), [(MOST_EXAMPLES, 0), (MOST_EXAMPLES + 1, 1)])
def test_a_command_has_a_handful_of_examples(tmp_path: Path, number: int, found: int) -> None:
    example = "      - do: Scrap the ship anna\n        run: ship rm anna\n"
    expected = ["pages/ship.yaml:48: 'ship rm' has 9 examples; at most 8 [length]"] * found
    assert findings(tmp_path, with_change(example, example * number)) == expected


def test_a_flag_that_many_commands_take_over_is_found_fault_with_once(tmp_path: Path) -> None:
    content = """\
group: ship
about: Move cargo.
shared: {speeds: {--fast: Hurry}}
commands:
  go: {about: Go., flags-from: [speeds], examples: [{do: Go, run: ship go}]}
  stay: {about: Stay., flags-from: [speeds], examples: [{do: Stay, run: ship stay}]}
"""
    assert findings(tmp_path, content) == ["pages/ship.yaml:3: the text of --fast has no full stop [full-stop]"]


LONG = "Wait for the tide and for the wind."


def test_what_flags_of_a_tool_say_alike_is_said_in_one_place(tmp_path: Path) -> None:
    content = f"""\
group: ship
about: Move cargo.
commands:
  go: {{about: Go., flags: {{--wait: {LONG}}}, examples: [{{do: Go, run: ship go}}]}}
  stay: {{about: Stay., flags: {{--wait=now|later: {LONG}}}, examples: [{{do: Stay, run: ship stay}}]}}
"""
    assert findings(tmp_path, content) == [
        "pages/ship.yaml:5: --wait says what it says in pages/ship.yaml:4; share it by flags-from [written-twice]"
    ]
    (tmp_path / "two").mkdir()
    shared = content.replace(f"=now|later: {LONG}", "=now|later: {default: now}").replace(
        "about: Stay.,", "about: Stay., flags-from: [ship go],"
    )
    assert findings(tmp_path / "two", shared) == []


def test_a_task_must_be_found_by_the_commands_that_it_uses(tmp_path: Path) -> None:
    """A value that looks like a command hides the command from the index, which knows no flags."""
    content = with_change("ship load --fast anna", "ship --harbour rm load anna")
    assert findings(tmp_path, content) == [
        "pages/ship.yaml:42: the task is not found by ship load; put flags behind the command [example]"
    ]


def test_an_example_that_does_not_say_its_line_is_told_as_that_alone(tmp_path: Path) -> None:
    content = with_change("        run: ship rm anna\n", "")
    assert findings(tmp_path, content) == ["pages/ship.yaml:32: 'examples' of 'rm' has no 'run' [missing-key]"]


def test_all_findings_come_in_one_run_in_the_order_of_lines(tmp_path: Path) -> None:
    content = CLEAN
    for old, new in (
        ("Move cargo between harbours.", "move cargo between harbours"),
        ("topic: ship", "tpoic: ship"),
        ("    also: [ship ld]", "    also: [ship rm]"),
        ("Hurry.", "Hurry"),
        ("run: ship load anna\n        accept: [ship ld anna]", "run: ship load"),
        ("    danger: A scrapped ship is gone.\n", ""),
        ("concepts:\n", "concepts:\n  tide: {about: Water., see: [ship lod]}\n"),
    ):
        assert content.count(old) == 1
        content = content.replace(old, new)
    assert findings(tmp_path, content) == [
        "pages/ship.yaml:2: 'about' of 'ship' has no full stop [full-stop]",
        "pages/ship.yaml:2: 'about' of 'ship' starts with a small letter [capital]",
        "pages/ship.yaml:3: unknown key 'tpoic' in the file; did you mean 'topic'? [unknown-key]",
        "pages/ship.yaml:11: 'ship rm' is a spelling of 'ship rm' already [duplicate-spelling]",
        "pages/ship.yaml:15: the text of --fast has no full stop [full-stop]",
        "pages/ship.yaml:20: the example fails at '': SHIP is missing; Ship to load. [example]",
        "pages/ship.yaml:22: 'ship rm' needs a 'danger': what is lost, can it be undone? [danger]",
        "pages/ship.yaml:33: no page 'ship lod'; did you mean 'ship load'? [unknown-page]",
    ]


def test_files_that_are_no_pages_at_all_do_not_stop_the_others_from_being_checked(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name, content in {
        "a.yaml": b"about: \xff\n",
        "b.yaml": b"",
        "c.yaml": b"[" * 1000,
        "d.yaml": with_change("Hurry.", "Hurry").encode(),
    }.items():
        (tmp_path / "pages" / name).write_bytes(content)
    pages, mistakes = lint(tmp_path / "pages")
    assert pages == 7
    assert [str(mistake) for mistake in mistakes] == [
        "pages/a.yaml:1: not UTF-8 text, from byte 7 on [encoding]",
        "pages/b.yaml:1: the file is empty [empty]",
        "pages/c.yaml:1: not YAML: nested deeper than 20 levels [yaml]",
        "pages/d.yaml:15: the text of --fast has no full stop [full-stop]",
    ]


def test_two_pages_of_a_kind_are_not_asked_for_in_the_same_words() -> None:
    pages = [Page(kind, name, "", "sea", asked=(wording,)) for kind, name, wording in ASKED]
    assert [(mistake.code, mistake.message) for mistake in asked_twice(pages)] == [
        ("asked-twice", "'Sail away' asks for 'go' already")
    ]


ASKED = [
    ("task", "go", "sail away"),
    ("task", "leave", "Sail away"),
    ("concept", "sea", "sail away"),
    ("task", "stay", "sail"),
]
