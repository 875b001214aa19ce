import io
import re

import pytest

from cheatsheet.library import Library
from cheatsheet.render.document import Block, Document, Gap, Paragraph, Row, Rows, Run, Verbatim
from cheatsheet.render.pages import command_document
from cheatsheet.render.to_plain import plain
from cheatsheet.render.to_terminal import write

WIDTHS = (40, 60, 80, 140)


def written(document: Document, width: int, colour: bool = False) -> str:
    stream = io.StringIO()
    write(document, stream, colour, width)
    return stream.getvalue()


def lines(document: Document, width: int) -> list[str]:
    """What is seen: blanks at the end of a line are not."""
    return [line.rstrip() for line in written(document, width).splitlines()]


FLAGS = Rows(
    (
        Row((Run("-d, --detach", "flag"),), (Run("Leave the container running in the background."),)),
        Row((Run("--rm", "flag"),), (Run("Remove it when it ends."),)),
        Row((Run("80", "value"),), (Run("host port"),), 2),
        Row((Run("--help", "flag"),), ()),
    )
)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (
            40,
            [
                "  -d, --detach",
                "      Leave the container running in the",
                "      background.",
                "  --rm",
                "      Remove it when it ends.",
                "    80",
                "        host port",
                "  --help",
            ],
        ),
        (
            60,
            [
                "  -d, --detach",
                "      Leave the container running in the background.",
                "  --rm",
                "      Remove it when it ends.",
                "    80",
                "        host port",
                "  --help",
            ],
        ),
        (
            80,
            [
                "  -d, --detach  Leave the container running in the background.",
                "  --rm          Remove it when it ends.",
                "    80          host port",
                "  --help",
            ],
        ),
    ],
)
def test_texts_stand_in_a_column_or_on_a_narrow_terminal_below_their_names(width: int, shown: list[str]) -> None:
    assert lines((FLAGS,), width) == shown


def test_a_wide_terminal_shows_rows_as_one_of_80_columns_does_when_they_fit() -> None:
    assert lines((FLAGS,), 140) == lines((FLAGS,), 80)


def test_a_text_in_a_column_is_wrapped_in_its_column() -> None:
    text = "Leave the container running in the background, and print the ID that it was given by the daemon."
    assert lines((Rows((Row((Run("--detach"),), (Run(text),)),)),), 80) == [
        "  --detach  Leave the container running in the background, and print the ID that",
        "            it was given by the daemon.",
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_paragraph_is_wrapped_to_the_width_and_keeps_its_indent(width: int) -> None:
    shown = lines((Paragraph((Run("word " * 60),), 4),), width)
    assert " ".join(shown).split() == ["word"] * 60
    assert all(line.startswith("    word") and len(line) <= width for line in shown)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_line_to_paste_is_never_wrapped(width: int) -> None:
    command = f"docker run {' '.join(f'-e VARIABLE{number}=value' for number in range(20))} nginx"
    assert lines((Verbatim((Run(command, "code"),), 4),), width) == [f"    {command}"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_fits_every_width_and_says_the_same_on_all(library: Library, width: int) -> None:
    page = command_document(library.command("ship load"), {"ship sail": "ship sail", "cargo": "cargo"}, [])
    shown = written(page, width)
    assert max(len(line) for line in shown.splitlines()) <= width
    assert sorted(shown.split()) == sorted(plain(page).split())


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((Run("x" * 300),)),
        Rows((Row((Run("n"),), (Run("x" * 300),)),)),
        Rows((Row((Run("x" * 300),), (Run("t"),)),)),
    ],
    ids=["paragraph", "text of a row", "name of a row"],
)
@pytest.mark.parametrize("width", [10, 20, *WIDTHS])
def test_nothing_is_lost_of_a_word_that_is_wider_than_the_terminal(block: Block, width: int) -> None:
    assert written((block,), width).count("x") == 300


def test_empty_things() -> None:
    assert written((), 80) == ""
    assert written((Rows(()),), 80) == ""
    assert written((Gap(),), 80) == "\n"


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("flag", "35"),
        ("value", "36"),
        ("operand", "32"),
        ("inner", "33"),
        ("unknown", "4;31"),
        ("command", "1"),
        ("code", "36"),
        ("heading", "1"),
        ("error", "1;31"),
        ("warning", "33"),
        ("muted", "2"),
    ],
)
def test_a_role_has_a_colour_of_the_terminals_own_sixteen(role: str, codes: str) -> None:
    assert written((Verbatim((Run("x", role),)),), 80, colour=True) == f"\x1b[{codes}mx\x1b[0m\n"


@pytest.mark.parametrize("role", ["text", "no role of ours"])
def test_text_without_a_special_meaning_has_no_colour(role: str) -> None:
    assert written((Verbatim((Run("x", role),)),), 80, colour=True) == "x\n"


def test_without_colour_there_is_no_escape_at_all(library: Library) -> None:
    page = command_document(library.command("ship rm"), {}, [])
    assert "\x1b" in written(page, 80, colour=True)
    assert "\x1b" not in written(page, 80, colour=False)


def test_colour_changes_nothing_but_colour(library: Library) -> None:
    page = command_document(library.command("ship sail"), {}, [])
    assert re.sub(r"\x1b\[[\d;]*m", "", written(page, 80, colour=True)) == written(page, 80)


ODD = "[red]a[/red] [/] \\[b] :smile: {{.ID}} https://example.com 12 'x'"


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize(
    "block",
    [Paragraph((Run(ODD),)), Verbatim((Run(ODD),)), Rows((Row((Run("n"),), (Run(ODD),)),))],
    ids=["paragraph", "verbatim", "row"],
)
def test_markup_emoji_codes_and_numbers_are_only_text(block: Block, width: int) -> None:
    shown = written((block,), width, colour=True)
    assert ODD in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize(
    "block",
    [
        Paragraph((Run("a\x1b[31m\u202e\r\udcff"),)),
        Verbatim((Run("a\x1b[31m\u202e\r\udcff"),)),
        Rows((Row((Run("a\x1b[31m\u202e\r\udcff"),), (Run("text"),)),)),
        Rows((Row((Run("n"),), (Run("a\x1b[31m\u202e\r\udcff"),)),)),
    ],
    ids=["paragraph", "verbatim", "name", "text"],
)
def test_nothing_that_a_terminal_would_obey_gets_through(block: Block, width: int) -> None:
    shown = written((block,), width)
    assert "a\\x1b[31m\\u202e\\r\\udcff" in shown
    assert shown.replace("\n", "").isprintable()


def test_wide_letters_count_as_two_columns() -> None:
    assert lines((Paragraph((Run("日本 " * 10),)),), 20) == ["日本 日本 日本 日本"] * 2 + ["日本 日本"]
