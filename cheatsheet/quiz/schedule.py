"""When a card is asked again: FSRS, by way of py-fsrs, with a memory's state as the text that the store keeps."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from cheatsheet.quiz.deck import Card


class Memory(NamedTuple):
    """What is known of a card that was asked before: FSRS's own state as JSON, and when it is due, in UTC."""

    state: str
    due: datetime


def review(memory: Memory | None, right: bool, now: datetime) -> Memory:
    """The memory after an answer at `now`."""
    import fsrs

    card = fsrs.Card.from_json(memory.state) if memory else fsrs.Card(card_id=0, due=now)
    # Without fuzz an answer leads to the same date on every machine; a sitting mixes its cards anyway.
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    after, _ = scheduler.review_card(card, fsrs.Rating.Good if right else fsrs.Rating.Again, now)
    return Memory(after.to_json(), after.due)


def order(cards: Iterable[Card], memories: Mapping[str, Memory], now: datetime) -> tuple[Card, ...]:
    """What to ask first: what is due, the longest overdue before the rest; then what is new; then what comes next."""
    listed = list(cards)
    known = sorted((card for card in listed if card.id in memories), key=lambda card: memories[card.id].due)
    due = [card for card in known if memories[card.id].due <= now]
    later = [card for card in known if memories[card.id].due > now]
    new = [card for card in listed if card.id not in memories]
    return (*due, *new, *later)
