"""A query → the pages that answer it, the best first, each with the line to paste and why it was found."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from math import inf
from typing import NamedTuple

from cheatsheet.library import Library, Wanted
from cheatsheet.search.hits import Hit, entry_hit, flag_hits
from cheatsheet.search.needs import one_per_need
from cheatsheet.search.question import Question, read
from cheatsheet.search.rank import NAMED, Ranked, ranked
from cheatsheet.words import Sought

GOOD_ENOUGH, EACH_TERM_LESS, ALWAYS_POOR = 1.25, 0.12, 0.35
"""The score that makes an answer, how much less of it for each thing that is asked for, and what is never enough."""
GUESSED_MORE = 0.4
"""How much more it takes where all words were mended: most words are near to some word of the pages."""
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
    question = read(query, library)
    found = ranked(question, library, wanted)
    asked = [Sought(term.written, tuple(own for own, worth in term.stems if worth < 1)) for term in question.terms]
    hits = _hits(question, found, asked, library, limit, wanted)
    return _answer(query, question, hits)._replace(nearest=() if hits else _nearest(query, found, library))


def as_typed(query: str, library: Library, limit: int = 10, wanted: Wanted = ANYTHING) -> Answer:
    """The best answers to a query of which the last word may go on, for those who look while they are typing.

    They come without the reasons why, and without other pages to look at where there is none.
    """
    question = read(query, library, goes_on=True)
    return _answer(query, question, _hits(question, ranked(question, library, wanted), [], library, limit, wanted))


def _answer(query: str, question: Question, hits: tuple[Hit, ...]) -> Answer:
    terms = (*question.flags, *(term.written for term in question.terms))
    return Answer(query, question.mended or None, hits, (), terms)


def _hits(
    question: Question, found: list[Ranked], asked: list[Sought], library: Library, limit: int, wanted: Wanted
) -> tuple[Hit, ...]:
    good = (entry_hit(each.entry, asked, each.score, library) for each in _good(found, question))
    flags = [_flags(flag, question, found, library, wanted) for flag in question.flags if wanted.kind in ("", "flag")]
    meant, others = [hit for each, _ in flags for hit in each], [hit for _, each in flags for hit in each]
    if meant and question.spelled:  # Nothing else was asked for.
        hits = chain(meant, islice(good, len(question.spelled)))
    else:
        hits = chain(meant, good, others) if _is_about_flags(question) else chain(good, meant, others)
    return tuple(_falling(one_per_need(hits, limit, library)))


def _falling(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, none with a higher score than those before it, whatever else than its words has put it there."""
    lowest = inf
    for hit in hits:
        lowest = min(lowest, hit.score)
        yield hit._replace(score=lowest)


def _is_about_flags(question: Question) -> bool:
    """Whether a flag in a question is what is asked for, and not only spoken of."""
    return bool(question.spelled or question.commands) or (not question.kind and len(question.terms) <= FEW_TERMS)


def _flags(
    spelled: str, question: Question, ranked: list[Ranked], library: Library, wanted: Wanted
) -> tuple[list[Hit], list[Hit]]:
    """The flags that are spelled so: those that are meant, and others that are meant less likely.

    Meant are those of the command that is named, or else the one that the other words speak of, or that people meet
    first.
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
    spoken_of = {each.entry.flag: -each.score for each in reversed(ranked) if each.entry.flag}
    found.sort(key=lambda hit: spoken_of.get(hit.id.rpartition(" ")[2], 0))
    return found[:1], found[1:]


def _good(found: list[Ranked], question: Question) -> Iterator[Ranked]:
    """Those that are called as the question is, and the others where the best of them is good enough."""
    best = max((each.score for each in found if not each.named), default=0)
    enough = WORTH_SHOWING * best if best >= _enough(question) else inf
    return (each for each in found if each.named or each.score > enough)


def _enough(question: Question) -> float:
    """The score that an answer must have. Of a single word there is nothing that could be beside the point."""
    count = len(question.terms)
    least = max(GOOD_ENOUGH - EACH_TERM_LESS * count, ALWAYS_POOR) if count > 1 else ALWAYS_POOR
    return least + GUESSED_MORE * question.guessed


def _nearest(query: str, found: list[Ranked], library: Library) -> tuple[str, ...]:
    if found:
        titles = (f"{library.title(each.entry.page)} {each.entry.flag}".strip() for each in found)
        return tuple(islice(dict.fromkeys(titles), MOST_NEAREST))
    from cheatsheet.nearest import nearest

    return tuple(nearest(query, library.names(), MOST_NEAREST))
