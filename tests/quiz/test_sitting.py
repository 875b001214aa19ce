from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cheatsheet.library import Library
from cheatsheet.quiz.deck import deck
from cheatsheet.quiz.grade import Verdict
from cheatsheet.quiz.sitting import answer, choose
from cheatsheet.quiz.store import Store, open_store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(seconds=30)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened, message = open_store(str(tmp_path), NOW)
    assert message == ""
    return opened


def chosen(library: Library, store: Store, now: datetime, number: int = 10) -> list[str]:
    return [card.answer for card in choose(deck(library, "dock"), store, now, number)]


@pytest.mark.parametrize(("number", "expected"), [(1, 1), (2, 2), (10, 2)])
def test_no_more_cards_are_chosen_than_there_are_or_are_wanted(
    library: Library, store: Store, number: int, expected: int
) -> None:
    with store:
        assert len(choose(deck(library, "dock"), store, NOW, number)) == expected


def test_an_answer_is_graded_and_remembered(library: Library, store: Store) -> None:
    card = deck(library, "dock")[0]
    with store:
        answered = answer(card, "ship dock open north", library, store, NOW)
        assert answered.verdict == Verdict(right=True)
        assert answered.given == "ship dock open north"
        assert answered.due == NOW + timedelta(minutes=10)
        assert store.memories()[card.id].due == answered.due


def test_a_wrong_answer_is_remembered_too(library: Library, store: Store) -> None:
    card = deck(library, "dock")[0]
    with store:
        answered = answer(card, "ship dock open south", library, store, NOW)
        assert answered.verdict == Verdict(right=False, differences=("DOCK is south, asked for was north",))
        assert answered.due == NOW + timedelta(minutes=1)


def test_a_right_card_is_not_asked_first_again(library: Library, store: Store) -> None:
    first, second = "ship dock open north", "ship dock close north"
    with store:
        assert chosen(library, store, NOW) == [first, second]
        answer(deck(library, "dock")[0], first, library, store, NOW)
        assert chosen(library, store, LATER) == [second, first]
        assert chosen(library, store, LATER, 1) == [second]


def test_a_wrong_card_is_asked_first_when_it_is_due(library: Library, store: Store) -> None:
    first, second = "ship dock open north", "ship dock close north"
    with store:
        answer(deck(library, "dock")[1], "no idea", library, store, NOW)
        assert chosen(library, store, LATER) == [first, second]
        assert chosen(library, store, NOW + timedelta(minutes=1)) == [second, first]


def test_a_memory_grows_from_answer_to_answer(library: Library, store: Store) -> None:
    card, now, spans = deck(library, "dock")[0], NOW, []
    with store:
        for _ in range(4):
            due = answer(card, card.answer, library, store, now).due
            spans.append(due - now)
            now = due
    assert spans == sorted(set(spans))
