"""One sitting: which cards, and what an answer changes."""

from datetime import datetime
from typing import NamedTuple

from cheatsheet.library import Library
from cheatsheet.quiz.deck import Card
from cheatsheet.quiz.grade import Verdict, grade
from cheatsheet.quiz.schedule import order, review
from cheatsheet.quiz.store import Store


class Answered(NamedTuple):
    """A card with what was given, how it was graded, and when it is due again."""

    card: Card
    given: str
    verdict: Verdict
    due: datetime


def choose(cards: tuple[Card, ...], store: Store, now: datetime, number: int) -> tuple[Card, ...]:
    return order(cards, store.memories(), now)[:number]


def answer(card: Card, given: str, library: Library, store: Store, now: datetime) -> Answered:
    """Grades an answer and remembers it before anything is shown."""
    verdict = grade(card, given, library)
    memory = review(store.memory(card.id), verdict.right, now)
    store.remember(card.id, memory, verdict.right, given, now)
    return Answered(card, given, verdict, memory.due)
