"""A line with its callouts as a picture: brackets under the parts, and lines that lead to what is said of each.

    docker run -d nginx
    ────┬───── ┬─ ──┬──
        ╰┄┄┄┄┄┄│┄┄┄┄│┄ Create a container from an image and start it.
               ╰┄┄┄┄│┄ --detach: Leave the container running in the background.
                    ╰┄ IMAGE: Image to run.

A line that is too long is cut between callouts into chunks, each with a fan of its own.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cheatsheet.render.callouts import Callout, Said
from cheatsheet.render.document import Line, Run, Style
from cheatsheet.render.measure import columns, filled, joined, wrapped

NARROWEST_TEXT = 30
"""Columns that what is said needs; with fewer a chunk is made shorter."""
MOST_LINES = 10
"""Lines of one callout's text that are shown; of a text with more the middle is left out."""
_FARTHEST_ELBOW = 4
"""Columns between the start of a wide bracket and the line that goes down from it."""
_TO_TEXT = 3
_INDENT = 2
_COST_OF_A_CUT = 8
"""Rows that another chunk must save, for a line is best seen whole."""
_COST_OF_CUTTING_A_WORD = 1000


class _Measured(NamedTuple):
    """A callout with the columns it takes; of what is said the columns of each line and how far in it stands."""

    callout: Callout
    lines: tuple[str, ...]
    width: int
    said: tuple[tuple[int, int], ...]

    @property
    def elbow(self) -> int:
        return min((self.width - 1) // 2, _FARTHEST_ELBOW)


class _Chunk(NamedTuple):
    """Callouts that share a line, and the column that each starts at."""

    parts: tuple[_Measured, ...]
    starts: tuple[int, ...]

    @property
    def elbows(self) -> tuple[int, ...]:
        return tuple(start + part.elbow for start, part in zip(self.starts, self.parts, strict=True))

    @property
    def text_column(self) -> int:
        return self.starts[-1] + self.parts[-1].elbow + _TO_TEXT


def fan(callouts: Sequence[Callout], width: int) -> list[Line]:
    """The rows of the picture, none wider than `width`; between chunks stands an empty one."""
    room = width - _INDENT
    rows: list[Line] = []
    for chunk in _cut([_measured(callout, room) for callout in callouts], room):
        if not rows:
            rows += _rows(chunk, width)
            continue
        rows.append(())
        rows += ((Run(" " * _INDENT), *row) for row in _rows(chunk, room))
    return rows


def written(callouts: Sequence[Callout], width: int) -> list[Line]:
    """The line alone, with nothing said of it."""
    return [(Run(line, each.role),) for each in callouts for line in _measured(each, width).lines]


def _measured(callout: Callout, room: int) -> _Measured:
    lines = [part for line in callout.text.split("\n") for part in filled(line, room)]
    if len(lines) > MOST_LINES:
        left_out = len(lines) - MOST_LINES + 1
        lines[MOST_LINES - 2 : -1] = [f"⋮ {left_out} more lines"]
    said = tuple((sum(columns(run.text) for run in each.line), each.indent + each.hanging) for each in callout.says)
    return _Measured(callout, tuple(lines), max(1, columns(lines[-1])), said)


def _cut(parts: Sequence[_Measured], room: int) -> Iterator[_Chunk]:
    """The chunks that need the fewest rows, each cut costing some."""
    costs = [0] * (len(parts) + 1)
    best: list[_Chunk] = []
    for first in reversed(range(len(parts))):
        glued = parts[first].callout.glued * _COST_OF_CUTTING_A_WORD
        options = [
            (_height(chunk, room) + _COST_OF_A_CUT + costs[first + len(chunk.parts)], -len(chunk.parts), chunk)
            for chunk in _chunks_from(parts, first, room)
        ]
        cost, _, chunk = min(options, key=lambda option: option[:2])
        costs[first] = cost + glued
        best.append(chunk)
    at = 0
    while at < len(parts):
        yield best[len(parts) - 1 - at]
        at += len(best[len(parts) - 1 - at].parts)


def _chunks_from(parts: Sequence[_Measured], first: int, room: int) -> Iterator[_Chunk]:
    """Every chunk that starts with this callout and fits; a callout of several lines stands alone."""
    starts = [0]
    chunk = _Chunk((parts[first],), (0,))
    yield chunk
    for last in range(first + 1, len(parts)):
        before, part = parts[last - 1], parts[last]
        starts.append(starts[-1] + before.width + (not part.callout.glued))
        chunk = _Chunk(tuple(parts[first : last + 1]), tuple(starts))
        too_wide = starts[-1] + part.width > room or chunk.text_column + NARROWEST_TEXT > room
        if too_wide or len(before.lines) > 1 or len(part.lines) > 1:
            return
        yield chunk


def _height(chunk: _Chunk, room: int) -> int:
    """About how many rows a chunk takes."""
    left = room - chunk.text_column
    texts = sum(-(-width // max(1, left - indent)) for part in chunk.parts for width, indent in part.said)
    return len(chunk.parts[0].lines) + 2 + texts


def _rows(chunk: _Chunk, width: int) -> Iterator[Line]:
    first = chunk.parts[0]
    yield from ((Run(line, first.callout.role),) for line in first.lines[:-1])
    yield _spread(chunk, [part.lines[-1] for part in chunk.parts])
    yield _spread(chunk, ["─" * part.elbow + "┬" + "─" * (part.width - part.elbow - 1) for part in chunk.parts])
    for at, part in enumerate(chunk.parts):
        lines = [line for each in part.callout.says for line in _said(each, width - chunk.text_column)]
        for index, line in enumerate(lines):
            yield (*_lines_down(chunk, at, is_first=index == 0), *line)


def _spread(chunk: _Chunk, texts: list[str]) -> Line:
    """Texts, each at its callout's place and in its colour."""
    line: list[Run] = []
    at = 0
    for start, part, text in zip(chunk.starts, chunk.parts, texts, strict=True):
        line += [Run(" " * (start - at)), Run(text, part.callout.role)]
        at = start + columns(text)
    return tuple(run for run in line if run.text)


def _lines_down(chunk: _Chunk, at: int, *, is_first: bool) -> Line:
    """What stands left of a text: the lines of the callouts to come, and in the first row the way from its own."""
    cells = [(" ", Style.TEXT)] * chunk.text_column
    roles = [part.callout.role for part in chunk.parts]
    if is_first:
        elbow = chunk.elbows[at]
        cells[elbow:-1] = [("╰", roles[at]), *[("┄", roles[at])] * (chunk.text_column - elbow - 2)]
    for elbow, role in zip(chunk.elbows[at + 1 :], roles[at + 1 :], strict=True):
        cells[elbow] = ("│", role)
    return joined(cells)


def _said(said: Said, room: int) -> Iterator[Line]:
    """A line of an account, wrapped. What follows stands further in than the start."""
    lines = wrapped(said.line, room - said.indent - said.hanging)
    for index, line in enumerate(lines):
        yield (Run(" " * (said.indent + said.hanging * (index > 0))), *line) if said.indent + said.hanging else line
