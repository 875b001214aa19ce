import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cheatsheet.render.document import Run, printable
from cheatsheet.render.measure import columns, filled, shortened, wrapped

LETTERS = st.text(alphabet="ab 日é\u0301\x1b\t{}")


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("abc", 3), ("日本", 4), ("e\u0301", 1), ("\x1b", 4), ("\t", 1), ("🐳", 2), ("❤\ufe0f", 1), ("｡", 1)],
    ids=ascii,
)
def test_columns(text: str, count: int) -> None:
    assert columns(text) == count


@given(LETTERS, LETTERS, st.integers(4, 30))
def test_lines_are_wrapped_to_the_width_and_lose_only_blanks(first: str, second: str, width: int) -> None:
    lines = wrapped((Run(first, "flag"), Run(second, "value")), width)
    shown = ["".join(run.text for run in line) for line in lines]
    assert all(cell_len(line) <= width for line in shown)
    assert "".join(shown).replace(" ", "") == printable(first + second).replace(" ", "")
    for role, text in (("flag", first), ("value", second)):
        kept = "".join(run.text for line in lines for run in line if run.role == role)
        assert kept.replace(" ", "") == printable(text).replace(" ", "")


def test_blanks_within_a_line_stay() -> None:
    assert wrapped((Run("80  port of the host"),), 12) == [(Run("80  port of"),), (Run("the host"),)]


@given(LETTERS, st.integers(4, 30))
def test_lines_are_filled_to_the_width_and_lose_only_blanks(text: str, width: int) -> None:
    lines = filled(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")


def test_a_line_is_filled_up_unless_a_blank_is_near_its_end() -> None:
    assert filled("aaaaaaaaa bb cccc", 12) == ["aaaaaaaaa bb", "cccc"]
    assert filled("a bbbbbbbbbbbbbbb", 12) == ["a bbbbbbbbbb", "bbbbb"]


@given(LETTERS, st.integers(4, 30))
def test_a_text_is_shortened_to_the_width(text: str, width: int) -> None:
    assert cell_len(shortened(text, width)) <= width


def test_a_short_text_stays_as_it_is() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"
