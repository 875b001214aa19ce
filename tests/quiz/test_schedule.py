import json
from datetime import UTC, datetime, timedelta

import pytest

from cheatsheet.quiz.deck import Card
from cheatsheet.quiz.schedule import Memory, order, review

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def intervals(answers: str) -> list[timedelta]:
    """What a card's intervals are when it is answered whenever it is due: r is right, w wrong."""
    memory, now, found = None, NOW, []
    for answer in answers:
        memory = review(memory, answer == "r", now)
        found.append(memory.due - now)
        now = memory.due
    return found


def minutes(*numbers: int) -> list[timedelta]:
    return [timedelta(minutes=number) for number in numbers]


def test_a_wrong_card_comes_again_in_a_minute() -> None:
    assert intervals("w") == minutes(1)


def test_a_right_card_comes_again_in_ten_minutes_then_in_days() -> None:
    assert intervals("rr") == [*minutes(10), timedelta(days=2)]


def test_intervals_grow_while_answers_are_right() -> None:
    found = intervals("rrrrr")
    assert found == sorted(set(found))
    assert found[-1] > timedelta(days=30)


def test_a_wrong_answer_starts_over() -> None:
    assert intervals("rrrw")[-1] == timedelta(minutes=10)
    assert intervals("rrrwrr")[-1] < intervals("rrrrrr")[-1]


@pytest.mark.parametrize("answers", ["r", "rrrr", "rwrwr", "wwwr"])
def test_the_same_answers_give_the_same_dates_everywhere(answers: str) -> None:
    assert intervals(answers) == intervals(answers)


def test_answers_at_other_times_give_other_memories_and_change_nothing_given() -> None:
    first = review(None, right=True, now=NOW)
    kept = Memory(first.state, first.due)
    early, late = (
        review(first, right=True, now=NOW + timedelta(minutes=10)),
        review(first, right=True, now=NOW + timedelta(days=10)),
    )
    assert first == kept
    assert early.due < late.due


def test_a_memory_is_json_and_utc() -> None:
    memory = review(None, right=True, now=NOW)
    assert json.loads(memory.state)["due"] == memory.due.isoformat()
    assert memory.due.utcoffset() == timedelta(0)


def test_a_first_answer_takes_the_time_it_is_given() -> None:
    past = datetime(2001, 1, 1, tzinfo=UTC)
    assert review(None, right=True, now=past).due == past + timedelta(minutes=10)


def cards(names: str) -> list[Card]:
    return [Card(name, "topic", "?", "!") for name in names]


def due(**minutes: int) -> dict[str, Memory]:
    return {name: Memory("", NOW + timedelta(minutes=number)) for name, number in minutes.items()}


@pytest.mark.parametrize(
    ("memories", "expected"),
    [
        ({}, "abcd"),
        (due(c=-5), "cabd"),
        (due(b=-1, d=-100), "dbac"),
        (due(a=5), "bcda"),
        (due(a=50, b=5), "cdba"),
        (due(a=5, d=-5), "dbca"),
        (due(b=0), "bacd"),
        (due(a=4, b=3, c=2, d=1), "dcba"),
        (due(a=0, b=0), "abcd"),
        (due(x=-5), "abcd"),
    ],
    ids=[
        "all new",
        "due first",
        "longest overdue first",
        "not yet due last",
        "soonest of the later first",
        "due, new, later",
        "due this very moment",
        "nothing due",
        "equally due",
        "card of another topic",
    ],
)
def test_due_cards_come_before_new_ones_and_those_before_the_rest(memories: dict[str, Memory], expected: str) -> None:
    assert "".join(card.id for card in order(cards("abcd"), memories, NOW)) == expected


def test_no_cards_need_no_order() -> None:
    assert order([], {}, NOW) == ()
