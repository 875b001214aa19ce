import pytest

from cheatsheet.render.document import Block, Gap, Paragraph, Row, Rows, Run, Verbatim
from cheatsheet.render.to_plain import plain


def row(name: str, text: str, indent: int = 0) -> Row:
    return Row((Run(name, "flag"),), (Run(text),) if text else (), indent)


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Gap(), "\n"),
        (Paragraph((Run("Stop "), Run("it", "error"), Run("."))), "Stop it.\n"),
        (Paragraph((Run("in"),), 4), "    in\n"),
        (Verbatim((Run("docker ps", "code"),), 2), "  docker ps\n"),
        (Verbatim((Run("behind   "),)), "behind\n"),
        (Rows(()), ""),
        (
            Rows((row("-a", "All."), row("--all-of-them", "The same."))),
            "  -a             All.\n  --all-of-them  The same.\n",
        ),
        (Rows((row("-a", "All."),), indent=0), "-a  All.\n"),
        (Rows((row("80:8080", "ports"), row("80", "host", 2))), "  80:8080  ports\n    80     host\n"),
        (
            Rows((row("docker", "Tool."), row("a name without a text", ""))),
            "  docker  Tool.\n  a name without a text\n",
        ),
        (
            Rows((row("x" * 50, "A long name."), row("-a", "All."))),
            f"  {'x' * 50}  A long name.\n  -a  All.\n",
        ),
    ],
    ids=[
        "gap",
        "paragraph",
        "indent",
        "verbatim",
        "no blanks at the end",
        "no rows",
        "rows in columns",
        "rows without indent",
        "indented row",
        "name alone",
        "long name",
    ],
)
def test_a_block_is_plain_text(block: Block, text: str) -> None:
    assert plain((block,)) == text


def test_blocks_follow_one_another() -> None:
    document = (
        Paragraph((Run("Title", "heading"),)),
        Gap(),
        Verbatim((Run("docker ps"),), 2),
        Rows((row("-a", "All."),)),
    )
    assert plain(document) == "Title\n\n  docker ps\n  -a  All.\n"


def test_an_empty_document_is_no_text() -> None:
    assert plain(()) == ""


def test_a_long_text_stays_one_line_for_grep() -> None:
    assert plain((Paragraph((Run("word " * 500 + "end"),)),)).count("\n") == 1


@pytest.mark.parametrize("make", [Paragraph, Verbatim], ids=["paragraph", "verbatim"])
def test_nothing_that_a_terminal_would_obey_gets_through(make: type[Paragraph] | type[Verbatim]) -> None:
    assert plain((make((Run("a\x1b[31mb\u202ec\nd\udcff"),)),)) == "a\\x1b[31mb\\u202ec d\\udcff\n"


def test_names_of_rows_are_made_harmless_too() -> None:
    assert plain((Rows((row("\x1b]0;x\x07", "t\x00"), row("ab", "t"))),)) == (
        "  \\x1b]0;x\\x07  t\\x00\n  ab            t\n"
    )


def test_markup_is_only_text() -> None:
    assert plain((Paragraph((Run("[red]a[/red] :smile: {{.Names}}"),)),)) == "[red]a[/red] :smile: {{.Names}}\n"
