"""An explanation as a picture: lines lead from the parts to what is said of them, and all fits the width."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cheatsheet.explain.explain import explain
from cheatsheet.library import Library
from cheatsheet.render.document import Document, Rows, Style, Verbatim, printable
from cheatsheet.render.explanation import explanation_document, explanation_json, file_document
from cheatsheet.render.to_plain import plain


def drawn(text: str, library: Library, width: int = 80) -> str:
    return plain(explanation_document(explain(text, library), width))


def pictured(text: str) -> str:
    """A picture as it is written in this file, further in than it is drawn."""
    return "".join(f"{line.removeprefix(' ' * 8)}\n" for line in text.split("\n")[1:-1])


PICTURES = {
    "a flag and its value are one callout, pieces stand below": (
        "ship load -c 1:2 anna",
        """
          ship load -c 1:2 anna
          ────┬──── ──┬─── ─┬──
              ╰┄┄┄┄┄┄┄│┄┄┄┄┄│┄ ship load: Put cargo on board.
                      ╰┄┄┄┄┄│┄ --crane: Use a crane.
                            │    1:2  host port 1 → container port 2 (tcp)
                            │      1  host port: The outer port.
                            │      2  container port: The inner port.
                            ╰┄ SHIP: Ship to load.
        """,
    ),
    "a flag that comes again tells its value alone": (
        "ship load -c 1:1 -c 2:3 anna",
        """
          ship load -c 1:1 -c 2:3 anna
          ────┬──── ──┬─── ──┬─── ─┬──
              ╰┄┄┄┄┄┄┄│┄┄┄┄┄┄│┄┄┄┄┄│┄ ship load: Put cargo on board.
                      ╰┄┄┄┄┄┄│┄┄┄┄┄│┄ --crane: Use a crane.
                             │     │    1:1  host port 1 → container port 1 (tcp)
                             │     │      1  host port: The outer port.
                             │     │      1  container port: The inner port.
                             ╰┄┄┄┄┄│┄ --crane: host port 2 → container port 3 (tcp)
                                   │    2 host port  3 container port
                                   ╰┄ SHIP: Ship to load.
        """,
    ),
    "each letter of a cluster has its own line": (
        "ship sail -di --tty x ls -l -a",
        """
          ship sail -di --tty x ls -l -a
          ────┬──── ┬─┬ ──┬── ┬ ┬─ ──┬──
              ╰┄┄┄┄┄│┄│┄┄┄│┄┄┄│┄│┄┄┄┄│┄ ship sail: Take a ship to sea and run a program
                    │ │   │   │ │    │  on board.
                    ╰┄│┄┄┄│┄┄┄│┄│┄┄┄┄│┄ --detach: Do not wait until it is back.
                      ╰┄┄┄│┄┄┄│┄│┄┄┄┄│┄ --interactive: Let the captain hear you.
                          ╰┄┄┄│┄│┄┄┄┄│┄ --tty: Talk to the captain.
                              ╰┄│┄┄┄┄│┄ SHIP: Ship to take. Image x, tag latest as none
                                │    │  is given, from Docker Hub.
                                ╰┄┄┄┄│┄ COMMAND: Program to run on board.
                                     ╰┄ ARG: Arguments of that program.
        """,
    ),
    "each command of a chain has its own line": (
        "sudo ship load anna && ship find boats | grep x",
        """
          sudo ship load anna
          ─┬── ────┬──── ─┬──
           ╰┄┄┄┄┄┄┄│┄┄┄┄┄┄│┄ Runs the command as another user.
                   ╰┄┄┄┄┄┄│┄ ship load: Put cargo on board.
                          ╰┄ SHIP: Ship to load.

          && ship find boats
          ┬─ ────┬──── ──┬──
          ╰┄┄┄┄┄┄│┄┄┄┄┄┄┄│┄ Runs what follows only if what stands before it succeeded.
                 ╰┄┄┄┄┄┄┄│┄ ship find: Find ships.
                         ╰┄ TYPE: Kind of ship.

          | grep x
          ┬ ──┬───
          ╰┄┄┄│┄ The output of the command on the left is the input of the one on the
              │  right.
              ╰┄ grep is not a program that dkr knows.
        """,
    ),
    "a command inside of another follows it, further in": (
        "ship load $(ship find boats)",
        """
          ship load $(ship find boats)
          ────┬──── ────┬─────────────
              ╰┄┄┄┄┄┄┄┄┄│┄ ship load: Put cargo on board.
                        ╰┄ SHIP: Ship to load.

            Inside of $(…):
            ship find boats
            ────┬──── ──┬──
                ╰┄┄┄┄┄┄┄│┄ ship find: Find ships.
                        ╰┄ TYPE: Kind of ship.
        """,
    ),
    "lines have their numbers, and those that go on are joined": (
        "ship load \\\n  anna\n\n# Open it,\n# at last.\nship dock open north",
        """
          1: ship load anna
             ────┬──── ─┬──
                 ╰┄┄┄┄┄┄│┄ ship load: Put cargo on board.
                        ╰┄ SHIP: Ship to load.

          4: # Open it,
          5: # at last.

          6: ship dock open north
             ────┬───────── ──┬──
                 ╰┄┄┄┄┄┄┄┄┄┄┄┄│┄ ship dock open: Open a dock.
                              ╰┄ DOCK: Dock to open.
        """,
    ),
    "letters may be wide, and what a terminal obeys is written out": (
        "ship load '日本' é\t\x1b",
        """
          ship load '日本' é \\x1b
          ────┬──── ──┬─── ──┬───
              ╰┄┄┄┄┄┄┄│┄┄┄┄┄┄│┄ ship load: Put cargo on board.
                      ╰┄┄┄┄┄┄│┄ SHIP: Ship to load.
                             ╰┄ CARGO: Pieces of cargo, nothing for all there is.
        """,
    ),
    "words of a command that a flag parts are said to be of it": (
        "ship --harbour north load anna",
        """
          ship --harbour north load anna
          ─┬── ────┬────────── ─┬── ─┬──
           ╰┄┄┄┄┄┄┄│┄┄┄┄┄┄┄┄┄┄┄┄│┄┄┄┄│┄ Move cargo between harbours.
                   ╰┄┄┄┄┄┄┄┄┄┄┄┄│┄┄┄┄│┄ --harbour: Talk to this harbour.
                                ╰┄┄┄┄│┄ ship load: Put cargo on board.
                                     ╰┄ SHIP: Ship to load.
        """,
    ),
    "problems follow, under the spans they mean": (
        "ship load -x -n y anna",
        """
          ship load -x -n y anna
          ────┬──── ┬─ ─┬── ─┬──
              ╰┄┄┄┄┄│┄┄┄│┄┄┄┄│┄ ship load: Put cargo on board.
                    ╰┄┄┄│┄┄┄┄│┄ Not known here.
                        ╰┄┄┄┄│┄ --number: How many pieces to load.
                             │    y  a whole number.
                             ╰┄ SHIP: Ship to load.

          ship load -x -n y anna
                    ^^    ^
        error: ship load has no flag -x. dkr show ship load lists its flags.
        error: 'y' is not a whole number from 0 on. Write it like 3.
        """,
    ),
}


@pytest.mark.parametrize(("text", "picture"), PICTURES.values(), ids=PICTURES)
def test_a_picture(text: str, picture: str, library: Library) -> None:
    assert drawn(text, library) == pictured(picture)


def test_a_line_that_is_too_long_is_cut_between_its_parts(library: Library) -> None:
    text = "ship sail -v volume-with-a-name:/srv/data -p 80:8080 -p 443:443 -i anna"
    lines = [line for line in drawn(text, library, 70).splitlines() if "ship sail" in line or line.startswith("    -")]
    assert lines[0] == "  ship sail -v volume-with-a-name:/srv/data"
    assert lines[-1] == "    -p 80:8080 -p 443:443 -i anna"


def test_a_value_that_is_wider_than_the_terminal_fills_lines(library: Library) -> None:
    lines = drawn(f"ship load anna -t {'x' * 80}", library, 70).splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("    -t x"))
    assert lines[at] == f"    -t {'x' * 63}"
    assert lines[at + 1] == f"    {'x' * 17}"
    assert lines[at + 2] == "    ────┬────────────"


def test_the_middle_of_a_long_text_is_left_out(library: Library) -> None:
    text = "ship load anna <<EOF\n" + "".join(f"line {number}\n" for number in range(1, 41)) + "EOF"
    lines = [line.strip() for line in drawn(text, library).splitlines()]
    assert lines[lines.index("line 8") : lines.index("EOF") + 1] == ["line 8", "⋮ 32 more lines", "EOF"]


def test_neighbours_have_different_colours_on_the_line_and_on_the_way_to_what_is_said(library: Library) -> None:
    line, brackets, *rows = (
        [run for run in block.line if run.text.strip()]
        for block in explanation_document(explain("ship load -n 3 anna crate", library), 80)
        if isinstance(block, Verbatim)
    )
    threads = ["command", *Style.THREADS]
    assert [run.role for run in line] == [run.role for run in brackets] == threads
    assert [
        next(run.role for run in row if "╰" in run.text) for row in rows if any("╰" in r.text for r in row)
    ] == threads


def test_a_file_shows_only_what_runs_a_command_of_ours(library: Library) -> None:
    text = "set -e\nship load anna | tee log\necho $(ship find boats)\nls"
    shown = plain(file_document(explain(text, library), 80)).splitlines()
    numbered = [line for line in shown if line.strip()[:1].isdecimal()]
    assert numbered == ["  2: ship load anna", "  3: echo $(ship find boats)"]
    assert not any("tee" in line for line in shown)


def test_a_file_without_a_command_of_ours_shows_nothing(library: Library) -> None:
    assert file_document(explain("ls", library), 80) == file_document(explain("ls", library)) == ()


def test_a_line_that_only_goes_on_is_shown(library: Library) -> None:
    assert drawn("\\\n", library).startswith("  \\\n  ┬\n  ╰┄ ")


def test_a_text_of_blanks_shows_nothing(library: Library) -> None:
    assert plain(explanation_document(explain(" \n\t", library), 80)) == ""


WORDS = [
    *(
        "ship load",
        "ship sail",
        "ship find",
        "ship",
        "-n",
        "3",
        "-dp",
        "80:8080",
        "--crane=1:1",
        "--nope",
        "anna",
        "--",
    ),
    *("|", "&&", "||", ";", "&", "\n", "\\\n", "> log", "$(", ")", "`", "'", '"', "for x in a b; do", "done", "# all"),
    *("<<EOF\n", "\nEOF\n", "日本", "e\u0301", "\x1b[31m", "\u202e", "\t", "x" * 100, "{a: [1, 2]}", "grep", "sudo"),
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), min_size=1, max_size=25).map(" ".join)
WIDTHS = st.integers(70, 200)


def drawing(document: Document) -> list[str]:
    """The rows that are never wrapped, as they are printed."""
    return plain(tuple(block for block in document if isinstance(block, Verbatim))).splitlines()


@given(text=TEXTS, width=WIDTHS)
def test_nothing_is_wider_than_the_terminal(text: str, width: int, library: Library) -> None:
    rows = drawing(explanation_document(explain(text, library), width))
    assert [row for row in rows if cell_len(row) > width] == []


@given(text=TEXTS)
def test_every_part_is_on_the_line(text: str, library: Library) -> None:
    explanation = explain(text, library)
    shown = "".join("".join(drawing(explanation_document(explanation, 200))).split())
    for command in explanation.commands:
        for part in command.parts:
            if len(part.text) < 30 and "\n" not in part.text:
                assert "".join(printable(part.text).split()) in shown


@given(text=TEXTS)
def test_a_list_and_the_json_have_the_same_parts(text: str, library: Library) -> None:
    explanation = explain(text, library)
    rows = [row for block in explanation_document(explanation) if isinstance(block, Rows) for row in block.rows]
    answer = explanation_json(explanation)
    parts = [*(part for command in answer["commands"] for part in command["parts"]), *answer["shell"]]
    listed = Counter("".join(run.text for run in row.name) for row in rows if not row.indent)
    assert listed == Counter(" ".join(part["text"].split()) for part in parts)
