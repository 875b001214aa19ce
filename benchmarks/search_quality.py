"""How well dkr search answers the questions in tests/questions.

    python benchmarks/search_quality.py [--misses]

The questions of `tuned` may be looked at while the ranking is worked on, those of `untuned` must not: they tell how
well it does on questions that nobody has seen. A question is answered by the first hit whose id is among those that are
right for it, or that names one of those as well. MRR is the mean of 1 / its place, and 0 where it is not among the
first ten; hit@n is the share of questions answered by one of the first n hits. Of what is about something else, in
off-topic.yaml, it tells how much is answered all the same. With --misses, the tuned questions that are not answered
first, and what is answered and should not be.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import yaml

from cheatsheet.library import Library
from cheatsheet.search.search import search

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
LIMIT = 10


class Question(NamedTuple):
    ask: str
    kind: str
    right: frozenset[str]


class Measured(NamedTuple):
    """A question and the place of the first right hit, from 1, or 0; `found` are the ids of the first hits."""

    question: Question
    place: int
    found: tuple[str, ...]


class Figures(NamedTuple):
    count: int
    mrr: float
    first: float
    among_three: float


def questions(half: str) -> list[Question]:
    """The questions of one half: `tuned` or `untuned`."""
    entries = [
        entry
        for file in sorted((QUESTIONS / half).glob("*.yaml"))
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    return [Question(entry["ask"], entry["class"], frozenset(entry["right"])) for entry in entries]


def off_topic(half: str) -> list[str]:
    """What is about something else, of one half."""
    found: list[str] = yaml.safe_load((QUESTIONS / "off-topic.yaml").read_text(encoding="utf-8"))[half]
    return found


def answered(queries: Iterable[str], library: Library) -> list[str]:
    """Those of the queries that are answered."""
    return [query for query in queries if search(query, library, 1).hits]


def measured(question: Question, library: Library) -> Measured:
    hits = search(question.ask, library, LIMIT).hits
    right = (place for place, hit in enumerate(hits, 1) if question.right & {hit.id, *hit.also})
    return Measured(question, next(right, 0), tuple(hit.id for hit in hits[:3]))


def figures(results: Iterable[Measured]) -> Figures:
    places = [result.place for result in results]
    count = len(places)
    return Figures(
        count,
        sum(1 / place for place in places if place) / count,
        sum(place == 1 for place in places) / count,
        sum(0 < place <= 3 for place in places) / count,
    )


def main() -> None:
    from cheatsheet.environment import real_environment

    library = real_environment().library()
    for half in ("tuned", "untuned"):
        results = [measured(question, library) for question in questions(half)]
        print(f"{half:10} {'questions':>9}    MRR  hit@1  hit@3")
        for kind in sorted({result.question.kind for result in results}):
            _print(kind, figures(result for result in results if result.question.kind == kind))
        _print("all", figures(results))
        others = off_topic(half)
        wrong = answered(others, library)
        print(f"  of {len(others)} that are about something else, {len(wrong)} are answered")
        if half == "tuned" and "--misses" in sys.argv:
            print("\n".join(wrong))
            for result in results:
                if result.place != 1:
                    print(f"{result.place:3} {result.question.ask}: {', '.join(result.found)}")


def _print(what: str, of: Figures) -> None:
    print(f"  {what:8} {of.count:9}  {of.mrr:.3f}  {of.first:.3f}  {of.among_three:.3f}")


if __name__ == "__main__":
    main()
