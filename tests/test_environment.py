"""How an answer gets out: styled on a terminal, plain elsewhere."""

import io
import json

import pytest

from cheatsheet.environment import Environment
from cheatsheet.render.document import Paragraph, Run

DOCUMENT = (Paragraph((Run("ship load", "flag"),)),)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, variables: dict[str, str]) -> str:
    Environment(io.StringIO(), stream, io.StringIO(), variables).show(DOCUMENT)
    return stream.getvalue()


def test_a_terminal_gets_colour() -> None:
    assert "\x1b[" in shown(Terminal(), {"TERM": "xterm"})


@pytest.mark.parametrize(
    ("stream", "variables"),
    [(io.StringIO(), {"TERM": "xterm"}), (Terminal(), {"TERM": "dumb"}), (Terminal(), {"NO_COLOR": "1"})],
    ids=["a pipe", "a dumb terminal", "NO_COLOR"],
)
def test_nothing_else_gets_a_control_code(stream: io.StringIO, variables: dict[str, str]) -> None:
    assert shown(stream, variables) == "ship load\n"


def width(stdout: io.StringIO, variables: dict[str, str]) -> int | None:
    return Environment(io.StringIO(), stdout, io.StringIO(), variables).drawing_width()


def test_a_terminal_can_be_drawn_on_as_wide_as_it_is() -> None:
    assert width(Terminal(), {}) == width(Terminal(), {"COLUMNS": "0"}) == width(Terminal(), {"COLUMNS": "x"}) == 80
    assert width(Terminal(), {"COLUMNS": "123"}) == 123


class AsciiTerminal(Terminal):
    encoding = "ascii"  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("stream", "variables"),
    [(io.StringIO(), {}), (Terminal(), {"TERM": "dumb"}), (AsciiTerminal(), {})],
    ids=["a pipe", "a dumb terminal", "a terminal of ASCII"],
)
def test_nothing_else_can_be_drawn_on(stream: io.StringIO, variables: dict[str, str]) -> None:
    assert width(stream, variables) is None


def test_json_is_one_line_that_any_stream_can_carry() -> None:
    stream = io.StringIO()
    Environment(io.StringIO(), stream, io.StringIO(), {}).show_json({"text": "→ \udcff\n"})
    assert stream.getvalue().isascii()
    assert stream.getvalue().count("\n") == 1
    assert json.loads(stream.getvalue()) == {"text": "→ \udcff\n"}
