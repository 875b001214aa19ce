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


def test_json_is_one_line_that_any_stream_can_carry() -> None:
    stream = io.StringIO()
    Environment(io.StringIO(), stream, io.StringIO(), {}).show_json({"text": "→ \udcff\n"})
    assert stream.getvalue().isascii()
    assert stream.getvalue().count("\n") == 1
    assert json.loads(stream.getvalue()) == {"text": "→ \udcff\n"}
