"""The world around a run: streams, settings, folders, time. The core never asks for them; tests replace them."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from cheatsheet.library import Library
from cheatsheet.render.document import Document
from cheatsheet.shelf import open_library

if TYPE_CHECKING:
    from datetime import datetime


def _now() -> "datetime":
    from datetime import UTC, datetime

    return datetime.now(UTC)


def _cache_folder() -> str:
    from platformdirs import user_cache_dir

    return user_cache_dir("dkr", appauthor=False)


def _state_folder() -> str:
    from platformdirs import user_state_dir

    return user_state_dir("dkr", appauthor=False)


class Environment(NamedTuple):
    """Everything that a run gets from outside, and the ways in which it answers."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    variables: Mapping[str, str]
    now: Callable[[], "datetime"] = _now
    cache_folder: Callable[[], str] = _cache_folder
    state_folder: Callable[[], str] = _state_folder

    def library(self) -> Library:
        return open_library(self.cache_folder)

    def is_terminal(self) -> bool:
        return self.stdout.isatty() and self.variables.get("TERM") != "dumb"

    def drawing_width(self) -> int | None:
        """The columns there are for a picture; None where there is no terminal, or one that cannot draw lines."""
        return self._width(self.stdout) if self.is_terminal() and _can_draw(self.stdout) else None

    def _width(self, stream: TextIO) -> int:
        columns = self.variables.get("COLUMNS", "")
        if columns.isdecimal() and int(columns):
            return int(columns)
        try:
            return os.get_terminal_size(stream.fileno()).columns or _USUAL_WIDTH
        except (OSError, ValueError):  # It is no terminal of the system's, or it is closed.
            return _USUAL_WIDTH

    def show(self, document: Document) -> None:
        """Writes a document the way that suits the stream: styled on a terminal, plain elsewhere."""
        self._show(document, self.stdout, self.is_terminal())

    def complain(self, document: Document) -> None:
        """Writes a document to the stream for errors."""
        self._show(document, self.stderr, self.stderr.isatty() and self.variables.get("TERM") != "dumb")

    def _show(self, document: Document, stream: TextIO, styled: bool) -> None:
        if styled:
            from cheatsheet.render.to_terminal import write

            write(document, stream, not self.variables.get("NO_COLOR"), self._width(stream))
            return
        from cheatsheet.render.to_plain import plain

        stream.write(plain(document))

    def show_json(self, value: Any) -> None:
        import json

        # Escapes keep what is not ASCII, lone surrogates too, whole on any stream.
        self.stdout.write(json.dumps(value) + "\n")


_USUAL_WIDTH = 80


def _can_draw(stream: TextIO) -> bool:
    """Whether a stream's encoding has the lines that pictures are drawn with."""
    try:
        "╰┄│┬".encode(stream.encoding or "utf-8")
    except (UnicodeError, LookupError):
        return False
    return True


def real_environment() -> Environment:
    """What the process has; a stream that it was started without reads and writes nothing."""
    stdin, stdout, stderr = sys.stdin or _nowhere("r"), sys.stdout or _nowhere("w"), sys.stderr or _nowhere("w")
    for stream, errors in ((stdin, "surrogateescape"), (stdout, "backslashreplace"), (stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=errors)
    return Environment(stdin, stdout, stderr, os.environ)


def _nowhere(mode: str) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")  # type: ignore[return-value]
