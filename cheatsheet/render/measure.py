"""How much room text takes on a terminal, and lines cut to the room there is."""

from collections.abc import Iterator
from itertools import groupby

from cheatsheet.render.document import Line, Run, printable


def columns(text: str) -> int:
    """How many columns a text takes: escapes are longer than what they stand for, some characters twice as wide."""
    shown = printable(text)
    return len(shown) if shown.isascii() else sum(map(_columns_of, shown))


def _columns_of(character: str) -> int:
    """Marks that are set onto the letter before them take no column of their own."""
    if character.isascii():
        return 1
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrapped(line: Line, width: int) -> list[Line]:
    """A line as lines of at most this many columns, broken at blanks, or within a word that is wider than a line."""
    rows: list[list[_Cell]] = [[]]
    used = 0
    for blanks, word in _words(line):
        between = sum(map(_columns, blanks)) if used else 0
        if used and used + between + sum(map(_columns, word)) > width:
            rows.append([])
            used = 0
        elif used:
            rows[-1] += blanks
            used += between
        for cell in word:
            if used and used + _columns(cell) > width:
                rows.append([])
                used = 0
            rows[-1].append(cell)
            used += _columns(cell)
    return [joined(row) for row in rows]


_Cell = tuple[str, str]
"""A character and its role."""


def _columns(cell: _Cell) -> int:
    return _columns_of(cell[0])


def _words(line: Line) -> Iterator[tuple[list[_Cell], list[_Cell]]]:
    """The words of a line as cells, each with the blanks in front of it."""
    blanks: list[_Cell] = []
    for is_blank, cells in groupby(_cells(line), lambda cell: cell[0] == " "):
        if is_blank:
            blanks = list(cells)
        else:
            yield blanks, list(cells)
            blanks = []


def _cells(line: Line) -> list[_Cell]:
    return [(character, run.role) for run in line for character in printable(run.text)]


def joined(cells: list[_Cell]) -> Line:
    """Characters with their roles as a line; neighbours of one role become one run."""
    return tuple(Run("".join(text for text, _ in cells), role) for role, cells in groupby(cells, lambda cell: cell[1]))


def filled(text: str, width: int) -> list[str]:
    """A text that is too wide, cut into lines that are full, at a blank where one is near the end of the line."""
    lines = []
    rest = printable(text)
    while columns(rest) > width:
        most = _fitting(rest, width)
        blank = rest.rfind(" ", most * 2 // 3, most + 1)
        cut = blank if blank > 0 else most
        lines.append(rest[:cut])
        rest = rest[cut:].removeprefix(" ")
    return [*lines, rest]


def _fitting(text: str, width: int) -> int:
    """How many of the first characters fit into this many columns, at least one."""
    used = 0
    for count, character in enumerate(text):
        used += _columns_of(character)
        if used > width:
            return max(1, count)
    return len(text)


def shortened(text: str, width: int) -> str:
    """A text in at most this many columns; what is left out becomes three dots."""
    shown = printable(text)
    return shown if columns(shown) <= width else shown[: _fitting(shown, width - 1)] + "…"
