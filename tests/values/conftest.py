"""What the tables of values and what is made of them are checked with."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

Expected = list[tuple[str, str]]
Good = Callable[[str, str, Expected, str], None]
Bad = Callable[[str, str, str, str, str | None], None]


@pytest.fixture
def good() -> Good:
    """Kind, value, its pieces as (name, text), and what it says; nothing is wrong with it."""

    def check(kind: str, text: str, pieces: Expected, says: str) -> None:
        reading = read(kind, text)
        assert [(piece.name, text[piece.start : piece.end]) for piece in reading.pieces] == pieces
        assert reading.says == says
        assert reading.wrong == ""

    return check


@pytest.fixture
def bad() -> Bad:
    """Kind, value, what is wrong with it, the stretch that is, and what could stand there instead and be right."""

    def check(kind: str, text: str, wrong: str, marked: str, fix: str | None) -> None:
        reading = read(kind, text)
        start, end = reading.at or (0, len(text))
        assert (reading.wrong, text[start:end], reading.fix) == (wrong, marked, fix)
        assert reading.hint
        if fix is not None:
            mended = text[:start] + fix + text[end:]
            assert read(kind, mended).wrong == "", mended

    return check
