"""Stretches of a text, asked about from left to right."""

from bisect import insort

from cheatsheet.model import Span


class Stretches:
    """Stretches with a number each, which answer what lies around a place in time that does not grow with them."""

    def __init__(self) -> None:
        self._all: list[tuple[Span, int]] = []
        self._next = 0
        self._open: list[tuple[Span, int]] = []

    def add(self, span: Span, number: int) -> None:
        """Adds a stretch that does not begin before the last place asked about."""
        insort(self._all, (span, number))

    def around(self, span: Span) -> list[int]:
        """The numbers of the stretches that this one lies in; it may not begin before the last one asked about."""
        while self._next < len(self._all) and self._all[self._next][0].start <= span.start:
            self._open.append(self._all[self._next])
            self._next += 1
        self._open = [each for each in self._open if each[0].end > span.start]
        return [number for around, number in self._open if span.end <= around.end]

    def again(self) -> "Stretches":
        """The same stretches, to be asked about from the start of the text."""
        found = Stretches()
        found._all = self._all
        return found
