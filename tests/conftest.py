"""What the tests share: an invented library, the real one, and runs of dkr that never touch the real home."""

import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from cheatsheet.__main__ import run
from cheatsheet.assemble.assemble import read_book
from cheatsheet.assemble.book import Book
from cheatsheet.environment import Environment
from cheatsheet.index import compile_book
from cheatsheet.library import Library
from cheatsheet.shelf import CHECKOUT_DATA

INVENTED = Path(__file__).parent / "library"
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def away_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home and all that is found from it is an empty folder of the test's own, also for processes that it starts."""
    home = tmp_path / "home"
    home.mkdir()
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        monkeypatch.delenv(name)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def compiled(book: Book) -> Library:
    connection = sqlite3.connect(":memory:")
    compile_book(book, connection)
    return Library(connection)


@pytest.fixture(scope="session")
def book() -> Book:
    found, mistakes = read_book([INVENTED])
    assert not mistakes
    return found


@pytest.fixture(scope="session")
def library(book: Book) -> Iterator[Library]:
    opened = compiled(book)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def real_book() -> Book:
    found, mistakes = read_book([Path(CHECKOUT_DATA)])
    assert not mistakes
    return found


@pytest.fixture(scope="session")
def real_library(real_book: Book) -> Iterator[Library]:
    opened = compiled(real_book)
    yield opened
    opened.close()


class Clock:
    """A time that moves on only when a test says so."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Result(NamedTuple):
    exit_code: int
    stdout: str
    stderr: str


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., Result]


@pytest.fixture
def dkr(tmp_path: Path, clock: Clock, real_library: Library, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs dkr by its real entry in this process: dkr("search", "prune", stdin="…", terminal=True, variables={…})."""

    class WithRealPages(Environment):
        def library(self) -> Library:
            return real_library

    def call(
        *arguments: str, stdin: str = "", terminal: bool = False, variables: dict[str, str] | None = None
    ) -> Result:
        stdout: io.StringIO = Terminal() if terminal else io.StringIO()
        stderr = io.StringIO()
        environment = WithRealPages(
            io.StringIO(stdin),
            stdout,
            stderr,
            variables or {},
            now=clock,
            cache_folder=lambda: str(tmp_path / "cache"),
            state_folder=lambda: str(tmp_path / "state"),
        )
        code = run(list(arguments), environment)
        printed = capsys.readouterr()  # Typer prints its help by itself.
        return Result(int(code), stdout.getvalue() + printed.out, stderr.getvalue() + printed.err)

    return call
