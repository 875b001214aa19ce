"""A question → the entries that answer it, the best first.

Every text of every entry is an answer on trial: a title or a wording that holds all of the question and little else is
the answer; one that holds a part of it, or much more, is less so. How well an entry answers is told by the best of its
texts, by all of them together, and by what of the question it mentions anywhere. How much a word tells and how long a
text is are weighed as BM25 does; the columns weigh differently, as in BM25F.
"""

from collections.abc import Collection
from heapq import nlargest
from typing import NamedTuple

from cheatsheet.library import Library, Wanted
from cheatsheet.model import Entry
from cheatsheet.postings import CLASS, ENTRIES, ENTRY, Postings, classes
from cheatsheet.search.question import Question, Term


class Column(NamedTuple):
    """How much a match in a column counts, how much it matters that its text says nothing else, and a mere mention."""

    worth: float
    whole: float
    mention: float


COLUMNS = (
    Column(1.0, 1.5, 1.75),  # names
    Column(1.0, 1.6, 1.0),  # asked
    Column(0.64, 0.25, 1.0),  # about
    Column(0.25, 0.2, 0.4),  # text
    Column(0.7, 0.4, 0.55),  # deeds
    Column(1.0, 0.2, 0.35),  # lines
)
"""In the order of `postings.COLUMNS`."""
MENTIONED = 0.85
"""What the mere mention of all that was asked for, anywhere in an entry, adds to the best of its texts."""
TOGETHER = 0.04
"""What each of its texts adds."""
WORTH_A_LOOK = 0.375
"""The share of what the best text has of the question below which another does not count by itself."""
MOST_TEXTS, MOST_TEXTS_OF_OTHERS = 3_000, 250
"""Texts with a word of the question that are looked at, and with another one for it: those that it tells most of."""
LIKELY = 100
"""Entries of which the texts are looked at: those that mention most of the question."""
CANDIDATES = 40
"""Entries of which more is looked at than their texts."""
MANY_USES = 20
"""Lines that use a command, from which on more say no more about how often it is needed."""
USES = 0.2
KINDS = {"flag": 0.93, "resource": 0.5, "tool": 0.7}
"""What a kind counts that people ask for less often than its many words have it; 1 for all others."""
OTHER_TOOL, PART_OF_TOOL, LESS_LIKELY_TOOL = 0.7, 0.76, 0.85
SPECIAL_TOOL = 0.95
"""What a command counts of a tool within a tool, such as compose, where none is named."""
OTHER_KIND = 0.68
CURES = {"task": 1.1, "command": 0.9}
"""What a kind counts for who tells of a trouble; 1 for all others."""
NAMED, MAINLY, COMMAND = 10.0, 1.0, 0.2


class Ranked(NamedTuple):
    """How well an entry answers; `named` is one that is called as the question is."""

    named: bool
    score: float
    entry: Entry


class Matches(NamedTuple):
    """Where the stems of a term stand, with what each is worth, the best first; `part` is its share of the question."""

    part: float
    found: tuple[tuple[float, Postings], ...]


def ranked(question: Question, library: Library, wanted: Wanted) -> list[Ranked]:
    """The entries that hold something of the question; what nobody should use any more comes last."""
    matches = _matches(question.terms, library)
    mentions = _mentions(matches)
    if any(wanted):
        mentions = {entry: mentions[entry] for entry in mentions.keys() & library.wanted(wanted)}
    named, commands = (library.keys_of(names, wanted) for names in (question.spelled, question.commands))
    likely = {*nlargest(LIKELY, mentions, key=mentions.__getitem__), *commands} & mentions.keys()
    texts = _texts(matches, likely, sum(term.weight for term in question.terms))
    scores = {entry: texts.get(entry, 0) + MENTIONED * mentions[entry] for entry in likely}
    best = nlargest(CANDIDATES, scores, key=scores.__getitem__)
    found = (
        _ranked(entry, scores.get(key, 0), named.index(key) if key in named else None, question)
        for key, entry in library.entries({*best, *named, *commands}).items()
    )
    return sorted(found, key=lambda each: (_is_old(each), -each.score, each.entry.page, each.entry.flag))


def _ranked(entry: Entry, score: float, place: int | None, question: Question) -> Ranked:
    """`place` is that among those that are called as the question is."""
    score *= _standing(entry, question)
    if place is not None:  # Of several, those that most lines use come first, and they stand in that order.
        score += NAMED * 10 / (10 + place)
    if not entry.flag and entry.page in question.commands:
        score += MAINLY if question.mainly else COMMAND
    return Ranked(place is not None, score, entry)


def _is_old(found: Ranked) -> bool:
    return found.entry.hidden and not found.named


def _matches(terms: tuple[Term, ...], library: Library) -> list[Matches]:
    whole = sum(term.weight for term in terms)
    return [Matches(term.weight / whole, _found(term, library)) for term in terms if term.stems]


def _found(term: Term, library: Library) -> tuple[tuple[float, Postings], ...]:
    by_worth = sorted(term.stems, key=lambda each: -each[1])
    return tuple(
        (worth, library.postings(stem, MOST_TEXTS if worth == 1 else MOST_TEXTS_OF_OTHERS)) for stem, worth in by_worth
    )


def _mentions(matches: list[Matches]) -> dict[int, float]:
    """The entries that hold something of the question, and how much it counts that they do."""
    mentions: dict[int, float] = {}
    for part, found in matches:
        best: dict[int, float] = {}
        for worth, postings in found:
            counts = [part * worth * column.mention for column in COLUMNS]
            counted = zip(postings.entries, map(counts.__getitem__, postings.columns), strict=True)
            best.update([each for each in counted if each[1] > best.get(each[0], 0)] if best else counted)
        for entry, count in best.items():
            mentions[entry] = mentions.get(entry, 0) + count
    return mentions


def _texts(matches: list[Matches], entries: Collection[int], weight: float) -> dict[int, float]:
    """How well the texts of some entries answer a question of this weight.

    Thousands of texts come by here, so `postings.entry_of` is written out.
    """
    shares: dict[int, float] = {}
    for part, found in matches:
        held: dict[int, float] = {}
        for worth, postings in reversed(found):
            held.update([(text, part * worth) for text in postings.texts if text >> ENTRY & ENTRIES in entries])
        for text, share in held.items():
            shares[text] = shares.get(text, 0) + share
    least = WORTH_A_LOOK * max(shares.values(), default=0)
    best: dict[int, float] = {}
    together: dict[int, float] = {}
    for text, share in shares.items():
        if share >= least:
            worth, whole, length = _CLASSES[text >> CLASS]
            value = worth * share * min(1, share * weight / length) ** whole
            entry = text >> ENTRY & ENTRIES
            together[entry] = together.get(entry, 0) + value
            if value > best.get(entry, 0):
                best[entry] = value
    return {entry: value + TOGETHER * together[entry] for entry, value in best.items()}


_CLASSES = [(COLUMNS[column].worth, COLUMNS[column].whole, weight) for column, weight in classes()]


def _standing(entry: Entry, asked: Question) -> float:
    """What speaks for an entry whatever its words are."""
    factor = 1 + USES * min(entry.uses, MANY_USES) / MANY_USES
    factor *= KINDS.get(entry.kind, 1)
    if asked.tools and entry.tools and not set(asked.tools) & set(entry.tools):
        factor *= PART_OF_TOOL if entry.page.split()[0] in asked.tools else OTHER_TOOL
    is_special = entry.kind == "command" and entry.tools and not entry.page.startswith(entry.tools)
    if is_special and not asked.tools:
        factor *= SPECIAL_TOOL
    if asked.likely and entry.tools and not set(asked.likely) & set(entry.tools):
        factor *= LESS_LIKELY_TOOL
    if asked.trouble:
        factor *= CURES.get(entry.kind, 1)
    if asked.kind and entry.kind != asked.kind:
        factor *= OTHER_KIND
    return factor
