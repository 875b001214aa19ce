"""Where a stem stands, as the index writes it down: numbers of texts, the most telling first.

The number of a text tells its column, about how much it weighs and which entry has it, so that who adds up thousands of
texts has nothing to look up. SQLite's own full-text index has no such numbers: its BM25 reads the length of every text
it comes across, a microsecond each, and a question that is typed letter by letter comes across thousands.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator
from math import log
from typing import NamedTuple

COLUMNS = ("names", "asked", "about", "text", "deeds", "lines")
"""What the texts of an entry are, in the order of how much it tells that one of them has a stem."""

PART = 250
"""Texts that are read at a time; of a stem that more texts have, the first ones tell most."""

CLASS, ENTRY = 32, 8
"""How far the class of a text and its entry are shifted in its number."""
MOST_OF_ONE_CLASS = 1 << ENTRY
"""Texts of one entry that weigh the same; more of them are left out."""

_SIZES = 64
_LIGHTEST, _STEP = 0.05, 1.2
ENTRIES = (1 << (CLASS - ENTRY)) - 1


class Postings(NamedTuple):
    """The texts that have a stem, by number, and the entries that do, each with the first of its columns that does."""

    texts: "array[int]"
    entries: "array[int]"
    columns: bytes


NOWHERE = Postings(array("Q"), array("I"), b"")


def number_of(column: int, weight: float, entry: int, nth: int) -> int:
    """The number of the nth text of its entry and class; `column` is an index into `COLUMNS`."""
    size = min(max(round(log(max(weight, _LIGHTEST) / _LIGHTEST, _STEP)), 0), _SIZES - 1)
    return (column * _SIZES + size) << CLASS | entry << ENTRY | nth


def entry_of(text: int) -> int:
    return text >> ENTRY & ENTRIES


def classes() -> Iterator[tuple[int, float]]:
    """The column and the weight of the texts of every class, in order."""
    for column in range(len(COLUMNS)):
        for size in range(_SIZES):
            yield column, _LIGHTEST * _STEP**size


def parts(texts: Iterable[int]) -> Iterator[Postings]:
    """The texts that have a stem, in parts; each entry stands in the part of its first text."""
    ordered = sorted(texts)
    known: set[int] = set()
    for start in range(0, len(ordered), PART):
        part = ordered[start : start + PART]
        first = {entry_of(text): (text >> CLASS) // _SIZES for text in reversed(part) if entry_of(text) not in known}
        known.update(first)
        yield Postings(array("Q", part), array("I", first), bytes(first.values()))


def as_bytes(numbers: "array[int]") -> bytes:
    """The numbers as any machine reads them."""
    return _little(numbers).tobytes()


def from_bytes(typecode: str, written: bytes) -> "array[int]":
    numbers = array(typecode)
    numbers.frombytes(written)
    return _little(numbers)


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return numbers
    swapped = numbers[:]
    swapped.byteswap()
    return swapped
