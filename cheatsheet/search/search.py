"""A query → the pages that answer it, the best first, each with the line to paste and why it was found."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from cheatsheet.library import Library, Wanted
from cheatsheet.search.hits import Hit, entry_hit, flag_hits
from cheatsheet.search.needs import one_per_need
from cheatsheet.search.question import Question, read
from cheatsheet.search.rank import NAMED, Ranked, ranked
from cheatsheet.words import sought

GOOD_ENOUGH, EACH_TERM_LESS, ALWAYS_POOR = 0.85, 0.07, 0.35
"""The score that an answer must have: more where little is asked for, as a long question says much beside the point."""
HELD_WHOLE = 0.95
"""The share of a question from which on whatever holds it is good enough."""
WORTH_SHOWING = 0.4
"""The share of the best answer's score below which another is no answer but noise."""
FLAG_SCORE = 2 * NAMED
"""What was called by its name comes first, flags that are spelled out before all."""
FEW_TERMS = 3
MOST_NEAREST = 3
ANYTHING = Wanted()


class Answer(NamedTuple):
    """`corrected` is the query after typos were mended, or None; `nearest` are pages to look at where no hit is."""

    query: str
    corrected: str | None
    hits: tuple[Hit, ...]
    nearest: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


def search(query: str, library: Library, limit: int = 10, wanted: Wanted = ANYTHING) -> Answer:
    """The best answers to a query, at most `limit`; none where nothing holds enough of its words."""
    return _answer(query, read(query, library), library, limit, wanted)


def as_typed(query: str, library: Library, limit: int = 10, wanted: Wanted = ANYTHING) -> Answer:
    """The best answers to a query of which the last word may go on, for those who look while they are typing."""
    return _answer(query, read(query, library, goes_on=True), library, limit, wanted)


def _answer(query: str, question: Question, library: Library, limit: int, wanted: Wanted) -> Answer:
    found = ranked(question, library, wanted)
    asked = [sought(term.written, [own for own, worth in term.stems if worth < 1]) for term in question.terms]
    good = (entry_hit(each.entry, asked, each.score, library) for each in _good(found, len(question.terms)))
    flags = [_flags(flag, question, library, wanted) for flag in question.flags if wanted.kind in ("", "flag")]
    meant, others = [hit for each, _ in flags for hit in each], [hit for _, each in flags for hit in each]
    if meant and question.spelled:  # Nothing else was asked for.
        hits = chain(meant, islice(good, len(question.spelled)))
    else:
        hits = chain(meant, good, others) if _is_about_flags(question) else chain(good, meant, others)
    best = one_per_need(hits, limit, library)
    terms = (*question.flags, *(term.written for term in question.terms))
    return Answer(query, question.mended or None, best, () if best else _nearest(query, found, library), terms)


def _is_about_flags(question: Question) -> bool:
    """Whether a flag in a question is what is asked for, and not only spoken of."""
    return bool(question.spelled or question.commands) or (not question.kind and len(question.terms) <= FEW_TERMS)


def _flags(spelled: str, question: Question, library: Library, wanted: Wanted) -> tuple[list[Hit], list[Hit]]:
    """The flags that are spelled so: those that are meant, and others that are meant less likely.

    Meant are those of the command that is named, or else the one where most people meet it first.
    """
    of_command = [
        hit
        for command in question.spelled or question.commands
        for hit in flag_hits(spelled, command, (), FLAG_SCORE, library)
    ]
    if of_command:
        return of_command, []
    tools = (wanted.tool,) if wanted.tool else question.tools
    found = flag_hits(spelled, "", tools, FLAG_SCORE, library)
    if not found and not wanted.tool:
        found = flag_hits(spelled, "", (), FLAG_SCORE, library)
    return found[:1], found[1:]


def _good(found: list[Ranked], terms: int) -> Iterator[Ranked]:
    best = max((each.score for each in found if not each.named), default=0)
    enough = max(GOOD_ENOUGH - EACH_TERM_LESS * terms, ALWAYS_POOR)
    for each in found:
        good = each.held >= HELD_WHOLE or each.score >= enough
        if each.named or (good and each.score > WORTH_SHOWING * best):
            yield each


def _nearest(query: str, found: list[Ranked], library: Library) -> tuple[str, ...]:
    if found:
        titles = (f"{library.title(each.entry.page)} {each.entry.flag}".strip() for each in found)
        return tuple(islice(dict.fromkeys(titles), MOST_NEAREST))
    from cheatsheet.nearest import nearest

    return tuple(nearest(query, library.names(), MOST_NEAREST))
