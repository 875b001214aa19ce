"""An explanation is shown row by row with its problems marked, and told to programs in the contract's words."""

from itertools import pairwise

import pytest

from cheatsheet.explain.explain import explain
from cheatsheet.library import Library
from cheatsheet.render.document import Rows, Verbatim
from cheatsheet.render.explanation import explanation_document, explanation_json
from cheatsheet.render.to_plain import plain


def shown(text: str, library: Library) -> str:
    return plain(explanation_document(explain(text, library)))


def marks(text: str, library: Library) -> list[str]:
    """Each line with a mark in it, together with the line above."""
    lines = shown(text, library).splitlines()
    return [f"{above}\n{line}" for above, line in pairwise(lines) if set(line.strip()) == {"^"}]


def test_every_part_has_a_row(library: Library) -> None:
    assert shown("ship sail -p 80:8080 anna", library) == (
        "  ship sail -p 80:8080 anna\n"
        "\n"
        "  ship sail  Take a ship to sea and run a program on board.\n"
        "  -p         --pilot: Take a pilot.\n"
        "  80:8080    host port 80 → container port 8080 (tcp)\n"
        "    80       host port: The outer port.\n"
        "    8080     container port: The inner port.\n"
        "  anna       SHIP: Ship to take. Image anna, tag latest as none is given, from Docker Hub.\n"
    )


def test_another_spelling_names_the_command(library: Library) -> None:
    assert "ship ld is ship load\n" in shown("ship ld anna", library)
    assert " is ship load\n" not in shown("ship load anna", library)


def test_what_the_shell_does_stands_in_its_place_one_entry_a_line(library: Library) -> None:
    assert shown("sudo ship load anna | grep x", library) == (
        "  sudo ship load anna | grep x\n"
        "\n"
        "  sudo       Runs the command as another user.\n"
        "  ship load  Put cargo on board.\n"
        "  anna       SHIP: Ship to load.\n"
        "\n"
        "  |     The output of the command on the left is the input of the one on the right.\n"
        "  grep  grep is not a program that dkr knows.\n"
        "  x     grep is not a program that dkr knows.\n"
    )


def test_a_narrow_terminal_tells_of_neighbours_that_are_alike_once(library: Library) -> None:
    shown = plain(explanation_document(explain("ship load anna | grep -i x", library), 60))
    assert "\n  grep -i x  grep is not a program that dkr knows.\n" in shown


def test_a_command_inside_of_another_follows_it_further_in(library: Library) -> None:
    assert shown("ship load $(ship find boats)", library).endswith(
        "\n"
        "  ship load           Put cargo on board.\n"
        "  $(ship find boats)  SHIP: Ship to load.\n"
        "\n"
        "  Inside of $(…):\n"
        "    ship find  Find ships.\n"
        "    boats      TYPE: Kind of ship.\n"
    )


def test_lines_of_a_script_have_their_numbers(library: Library) -> None:
    assert shown("ship load \\\n  anna\n\nship dock open x\n", library) == (
        "1: ship load anna\n"
        "  ship load  Put cargo on board.\n"
        "  \\          The command goes on in the next line.\n"
        "  anna       SHIP: Ship to load.\n"
        "\n"
        "4: ship dock open x\n"
        "  ship dock open  Open a dock.\n"
        "  x               DOCK: Dock to open.\n"
    )


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("ship load -n x anna", "  ship load -n x anna\n               ^"),
        ("ship load", "  ship load\n           ^"),
        ("ship load anna\nship load -n x anna", "  ship load -n x anna\n               ^"),
        ("ship load -t é -n xx anna", "  ship load -t é -n xx anna\n                    ^^"),
        ("ship load -t 日本 -n xx anna", "  ship load -t 日本 -n xx anna\n                       ^^"),
        ("ship load -t \x1b -n xx anna", "  ship load -t \\x1b -n xx anna\n                       ^^"),
        ("ship load -n x\x07 anna", "  ship load -n x\\x07 anna\n               ^^^^^"),
        ("ship load\t-n x anna", "  ship load -n x anna\n               ^"),
    ],
    ids=ascii,
)
def test_a_problem_is_marked_in_its_line(text: str, mark: str, library: Library) -> None:
    assert marks(text, library) == [mark]


@pytest.mark.parametrize("before", [0, 20, 500])
def test_a_mark_in_a_long_line_stays_under_its_word(before: int, library: Library) -> None:
    (mark,) = marks(f"ship load {'a ' * before}-n wrong {'b ' * 200}", library)
    line, caret = mark.splitlines()
    assert line[caret.index("^") : len(caret)] == "wrong"
    assert len(line) <= 60


def test_a_problem_says_what_to_do(library: Library) -> None:
    assert shown("ship load --crnae 1:1 anna", library).endswith(
        "  ship load --crnae 1:1 anna\n"
        "            ^^^^^^^\n"
        "error: ship load has no flag --crnae. Did you mean --crane?\n"
    )


def test_a_fix_that_the_hint_does_not_show_is_written_out(library: Library) -> None:
    assert "Put -- in front. Write -- ls." in shown("ship board anna ls", library)


def test_each_character_of_the_text_has_its_role(library: Library) -> None:
    first = explanation_document(explain("ship load -n 3 $(ship find x) | b", library))[0]
    assert isinstance(first, Verbatim)
    assert [(run.text, run.role) for run in first.line if run.text.strip()] == [
        ("ship load", "command"),
        ("-n", "flag"),
        ("3", "value"),
        ("$(", "operand"),
        ("ship find", "command"),
        (" x)", "operand"),
        ("|", "muted"),
        ("b", "muted"),
    ]


def test_every_line_of_a_command_is_shown_as_it_is(library: Library) -> None:
    text = "ship load \\\n  anna \\\n  -n 3"
    document = explanation_document(explain(text, library))
    lines = ["".join(run.text for run in block.line) for block in document[:3] if isinstance(block, Verbatim)]
    assert "\n".join(lines) == text


def test_problems_share_a_line_and_say_which_word_they_mean(library: Library) -> None:
    assert shown("ship rm --reason x anna && ship sail --sink anna", library).endswith(
        "  ship rm --reason x anna && ship sail --sink anna\n"
        "  ^^^^^^^                              ^^^^^^\n"
        "warning: ship rm: A scrapped ship is gone.\n"
        "warning: --sink: Ships that sink do not come back.\n"
    )


def test_a_problem_in_one_of_several_lines_names_it(library: Library) -> None:
    assert "\n  ship load -n x anna\n               ^\nerror in line 2: 'x' is not" in shown(
        "ship load anna\n  ship load -n x anna", library
    )


def test_a_row_stays_on_one_line(library: Library) -> None:
    document = explanation_document(explain("ship load 'a\n\tb'", library))
    names = [run.text for block in document if isinstance(block, Rows) for row in block.rows for run in row.name]
    assert names == ["ship load", "'a b'"]


@pytest.mark.parametrize("text", ["a " * 100_000, "ship load " + "a " * 20_000, "x" * 1_000_000])
def test_a_huge_text_is_shown(text: str, library: Library) -> None:
    assert shown(text, library).startswith(f"  {text.rstrip()}")


def test_the_json_has_the_fields_of_the_contract(library: Library) -> None:
    assert explanation_json(explain("sudo ship sail --pilot=80:99999 -d anna -- ls", library)) == {
        "text": "sudo ship sail --pilot=80:99999 -d anna -- ls",
        "commands": [
            {
                "span": [5, 45],
                "path": "ship sail",
                "spelled": "ship sail",
                "about": "Take a ship to sea and run a program on board.",
                "depth": 0,
                "parts": [
                    {
                        "span": [5, 14],
                        "text": "ship sail",
                        "role": "command",
                        "about": "Take a ship to sea and run a program on board.",
                    },
                    {"span": [15, 23], "text": "--pilot=", "role": "flag", "flag": "--pilot", "about": "Take a pilot."},
                    {
                        "span": [23, 31],
                        "text": "80:99999",
                        "role": "value",
                        "flag": "--pilot",
                        "about": "host port 80 → container port 99999 (tcp)",
                        "pieces": [
                            {"span": [23, 25], "text": "80", "name": "host port", "about": "The outer port."},
                            {"span": [26, 31], "text": "99999", "name": "container port", "about": "The inner port."},
                        ],
                    },
                    {
                        "span": [32, 34],
                        "text": "-d",
                        "role": "flag",
                        "flag": "--detach",
                        "about": "Do not wait until it is back.",
                    },
                    {
                        "span": [35, 39],
                        "text": "anna",
                        "role": "operand",
                        "operand": "SHIP",
                        "about": "Ship to take. Image anna, tag latest as none is given, from Docker Hub.",
                        "pieces": [],
                    },
                    {
                        "span": [40, 42],
                        "text": "--",
                        "role": "inner",
                        "operand": "COMMAND",
                        "about": "Program to run on board.",
                    },
                    {
                        "span": [43, 45],
                        "text": "ls",
                        "role": "inner",
                        "operand": "ARG",
                        "about": "Arguments of that program.",
                    },
                ],
            }
        ],
        "shell": [
            {
                "span": [0, 4],
                "text": "sudo",
                "role": "wrapper",
                "about": "Runs the command as another user.",
                "depth": 0,
            }
        ],
        "problems": [
            {
                "span": [26, 31],
                "level": "error",
                "code": "bad-value",
                "message": "container port 99999 is out of range",
                "hint": "ports run from 1 to 65535",
                "fix": None,
            }
        ],
    }


def test_the_json_of_nothing_has_all_its_fields(library: Library) -> None:
    assert explanation_json(explain("", library)) == {"text": "", "commands": [], "shell": [], "problems": []}
