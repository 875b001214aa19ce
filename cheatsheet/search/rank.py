"""A question → the entries that answer it, the best first.

The full-text index gives the candidates, by BM25. Which of them answers best is told text by text: a title or a wording
that holds all of the question and little else is the answer; one that holds a part of it, or much more, is less so.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cheatsheet.library import Library, Wanted
from cheatsheet.model import Entry
from cheatsheet.search.question import Question

CANDIDATES = 60


class Column(NamedTuple):
    """How much a match in a column counts, how much it matters that its text says nothing else, and a mere mention."""

    worth: float
    whole: float
    mention: float


WORTH = (
    Column(1.0, 1.25, 1.4),  # names
    Column(0.8, 2.0, 1.0),  # asked
    Column(0.8, 0.25, 0.8),  # about
    Column(0.7, 0.4, 0.45),  # deeds
    Column(1.0, 0.2, 0.35),  # lines
    Column(0.25, 0.2, 0.5),  # text
)
MENTIONED = 0.85
"""What the mere mention of all that was asked for, anywhere in an entry, adds to the best of its texts."""
MANY_USES = 20
"""Lines that use a command, from which on more say no more about how often it is needed."""
USES = 0.2
KINDS = {"flag": 0.85, "resource": 0.5, "tool": 0.7}
"""What a kind counts that people ask for less often than its many words have it; 1 for all others."""
OTHER_TOOL, PART_OF_TOOL, LESS_LIKELY_TOOL = 0.7, 0.95, 0.85
SPECIAL_TOOL = 0.95
"""What a command counts of a tool within a tool, such as compose, where none is named."""
OTHER_KIND = 0.85
NAMED, COMMAND = 10.0, 0.2
MANY = 20_000
"""Entries, counted once for each stem they have, that can still be ranked as fast as somebody types."""
NAMES_ONLY = "{names asked} : "


class Ranked(NamedTuple):
    """`held` is the share of the question, from 0 to 1, that the entry holds anywhere; `named` it may be besides."""

    named: bool
    score: float
    held: float
    entry: Entry


def ranked(question: Question, library: Library, wanted: Wanted) -> list[Ranked]:
    """The entries that hold something of the question; what nobody should use any more comes last."""
    stems = {own: library.weight(own) for term in question.terms for own, _ in term.stems}
    if not stems:
        return []
    found = _candidates(question, library, wanted)
    there = {entry.page for entry in found if not entry.flag}
    missing = (library.entry(name, wanted) for name in question.spelled if name not in there)
    found += [entry for entry in missing if entry]
    judge = _Judge(question, stems)
    judged = (judge.judged(entry) for entry in found)
    return sorted(judged, key=lambda each: (_is_old(each), -each.score, each.entry.page, each.entry.flag))


def _candidates(question: Question, library: Library, wanted: Wanted) -> list[Entry]:
    """What holds any of the terms; where that would be very much, what holds as many of the rarest as possible."""
    heaviest_first = sorted(question.terms, key=lambda term: -term.weight)
    groups = ["(" + " OR ".join(f'"{own}"' for own, _ in term.stems) + ")" for term in heaviest_first if term.stems]
    if library.most_found(own for term in question.terms for own, _ in term.stems) <= MANY:
        return library.found(" OR ".join(groups), CANDIDATES, wanted)
    found: dict[tuple[str, str], Entry] = {}
    for count in range(len(groups), 0, -1):
        query = " AND ".join(groups[:count])
        column = NAMES_ONLY * (count == 1)
        for entry in library.found(column + query, CANDIDATES, wanted):
            found.setdefault((entry.page, entry.flag), entry)
        if len(found) >= CANDIDATES:
            break
    return list(found.values())


def _is_old(found: Ranked) -> bool:
    return found.entry.hidden and not found.named


class _Judge:
    """What there is to know of a question for judging many entries."""

    def __init__(self, question: Question, weights: Mapping[str, float]) -> None:
        self.question = question
        self.weights = weights
        self.terms = [term.weight for term in question.terms]
        self.all = sum(self.terms)
        self.answers: dict[str, list[tuple[int, float]]] = {}
        for number, term in enumerate(question.terms):
            for own, worth in term.stems:
                self.answers.setdefault(own, []).append((number, worth))
        self.stems = frozenset(self.answers)
        self.alone = {
            own: sum(self.terms[number] * worth for number, worth in answered) / self.all
            for own, answered in self.answers.items()
        }
        """The share of the question that each stem answers."""

    def judged(self, entry: Entry) -> Ranked:
        best = 0.0
        held = [0.0] * len(self.terms)
        mentioned = [0.0] * len(self.terms)
        for column, text, weights in zip(WORTH, entry.columns, entry.weights.split("/"), strict=True):
            there = self.stems.intersection(text.split())
            if not there:
                continue
            for number, worth in (answered for own in there for answered in self.answers[own]):
                held[number] = max(held[number], worth)
                mentioned[number] = max(mentioned[number], worth * column.mention)
            if self.most(there, column) > best:
                best = max(best, self.best_text(text.split(" / "), weights.split(), column, best))
        score = best + MENTIONED * self.weighed(mentioned)
        named = not entry.flag and entry.page in self.question.spelled
        # Of several that are called so, those that most lines use come first, and they stand in that order.
        known = NAMED * 10 / (10 + self.question.spelled.index(entry.page)) if named else 0
        known += COMMAND * (not entry.flag and entry.page in self.question.commands)
        return Ranked(named, score * self.standing(entry) + known, self.weighed(held), entry)

    def best_text(self, texts: list[str], weights: list[str], column: Column, best: float) -> float:
        """What the best of some texts is worth, when that is more than the best so far."""
        for text, weight in zip(texts, weights, strict=True):
            there = self.stems.intersection(text.split())
            if there and self.most(there, column) > best:
                own = sum(self.weights[each] for each in there)
                best = max(best, column.worth * self.share(there) * min(1, own / float(weight)) ** column.whole)
        return best

    def most(self, stems: Iterable[str], column: Column) -> float:
        """What a text with these stems is worth at most; quicker to tell than what it is worth."""
        return column.worth * sum(self.alone[own] for own in stems)

    def share(self, stems: Iterable[str]) -> float:
        """The share of the question that some stems answer together."""
        found: dict[int, float] = {}
        for number, worth in (answered for own in stems for answered in self.answers[own]):
            found[number] = max(found.get(number, 0), worth)
        return sum(self.terms[number] * worth for number, worth in found.items()) / self.all

    def weighed(self, worths: list[float]) -> float:
        return sum(weight * worth for weight, worth in zip(self.terms, worths, strict=True)) / self.all

    def standing(self, entry: Entry) -> float:
        """What speaks for an entry whatever its words are."""
        asked = self.question
        factor = 1 + USES * min(entry.uses, MANY_USES) / MANY_USES
        factor *= KINDS.get(entry.kind, 1)
        if asked.tools and entry.tools and not set(asked.tools) & set(entry.tools):
            factor *= PART_OF_TOOL if entry.page.split()[0] in asked.tools else OTHER_TOOL
        is_special = entry.kind == "command" and entry.tools and not entry.page.startswith(entry.tools)
        if is_special and not asked.tools:
            factor *= SPECIAL_TOOL
        if asked.likely and entry.tools and not set(asked.likely) & set(entry.tools):
            factor *= LESS_LIKELY_TOOL
        if asked.kind and entry.kind != asked.kind:
            factor *= OTHER_KIND
        return factor
