import pytest

from cheatsheet.render.document import Run, Style, printable, sentence


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Stop it.", (Run("Stop it."),)),
        ("Use `docker ps` or `-a`.", (Run("Use "), Run("docker ps", "code"), Run(" or "), Run("-a", "code"), Run("."))),
        ("`docker ps`", (Run("docker ps", "code"),)),
        ("", (Run(""),)),
        ("[bold]no markup[/bold]", (Run("[bold]no markup[/bold]"),)),
    ],
)
def test_what_stands_between_backticks_is_code(text: str, runs: tuple[Run, ...]) -> None:
    assert sentence(text) == runs


def test_the_text_around_code_keeps_its_role() -> None:
    assert sentence("is `x` now", Style.MUTED) == (Run("is ", "muted"), Run("x", "code"), Run(" now", "muted"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("docker ps -a", "docker ps -a"),
        ("Größe → 5 µs 🐳 日本", "Größe → 5 µs 🐳 日本"),
        ("", ""),
        ("a\tb\nc", "a b c"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x00\x07\x08\x7f", "\\x00\\x07\\x08\\x7f"),
        ("a\rb", "a\\rb"),
        ("\x9b31m", "\\x9b31m"),
        ("abc\u202edef", "abc\\u202edef"),
        ("\u2066\u2069\u200e\u200f\u061c", "\\u2066\\u2069\\u200e\\u200f\\u061c"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("a\u2028b\u2029c\x85", "a\\u2028b\\u2029c\\x85"),
        ("\udcff", "\\udcff"),
        ("\U000e0041", "\\U000e0041"),
    ],
    ids=ascii,
)
def test_what_a_terminal_would_obey_is_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_what_was_made_printable_stays_as_it_is() -> None:
    everything = "".join(map(chr, range(0x3000)))
    assert printable(everything).isprintable()
    assert printable(printable(everything)) == printable(everything)
