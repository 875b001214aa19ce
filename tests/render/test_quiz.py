"""What a learner reads in a sitting."""

from datetime import UTC, datetime, timedelta

import pytest

from cheatsheet.explain.explain import explain
from cheatsheet.library import Library
from cheatsheet.quiz.deck import Card
from cheatsheet.quiz.grade import Verdict
from cheatsheet.quiz.sitting import Answered
from cheatsheet.render.quiz import closing, feedback, opening, question, sitting_json
from cheatsheet.render.to_plain import plain

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TYPED = Card("ship load: x", "ship", "Load the ship anna.", "ship load anna")
CHOSEN = Card("concept: tide", "seafaring", "Which is it? It rises.", "tide", (), ("anchor", "tide"))


def answered(card: Card, given: str, *differences: str, right: bool = False, **due: float) -> Answered:
    return Answered(card, given, Verdict(right, differences), NOW + timedelta(**due))


@pytest.mark.parametrize(
    ("topic", "number", "first"),
    [("ship", 3, "3 questions on ship"), ("", 2, "2 questions"), ("ship", 1, "1 question on ship")],
)
def test_a_sitting_opens_with_how_much_there_is(topic: str, number: int, first: str) -> None:
    assert plain(opening(topic, number)).splitlines()[0] == first


def test_a_question_tells_how_far_one_is_and_numbers_the_choices() -> None:
    assert plain(question(TYPED, 1, 3)) == "\n1/3  Load the ship anna.\n"
    assert plain(question(CHOSEN, 2, 3)) == "\n2/3  Which is it? It rises.\n  1  anchor\n  2  tide\n"


def test_a_right_answer_in_other_words_is_right_and_the_page_s_own_is_shown() -> None:
    assert plain(feedback(answered(TYPED, "ship load anna", right=True), None)) == "Right.\n"
    assert plain(feedback(answered(TYPED, "boat load anna", right=True), None)) == (
        "Right.\nThe page has it as ship load anna\n"
    )


def test_a_wrong_answer_is_followed_by_why_and_the_right_one_explained(library: Library) -> None:
    told = plain(feedback(answered(TYPED, "ship load", "SHIP is missing"), explain(TYPED.answer, library)))
    assert told.splitlines()[:3] == ["Not that.", "  - SHIP is missing", "  ship load anna"]
    assert "  anna       SHIP: Ship to load." in told.splitlines()


def test_no_answer_is_answered_without_a_reproach() -> None:
    assert plain(feedback(answered(CHOSEN, ""), None)) == "The answer:\nIt is tide\n"


@pytest.mark.parametrize(
    ("due", "when"),
    [
        ({"seconds": 10}, "now"),
        ({"minutes": 1}, "in 1 minute"),
        ({"minutes": 89}, "in 89 minutes"),
        ({"hours": 20}, "in 20 hours"),
        ({"days": 3}, "in 3 days"),
    ],
)
def test_the_end_tells_when_the_next_card_is_due(due: dict[str, float], when: str) -> None:
    end = plain(closing([answered(TYPED, "x", **due)], NOW))
    assert end == f"\n0 of 1 right. It is due again {when}.\n"


def test_the_end_of_a_sitting_without_an_answer_says_that_nothing_changed() -> None:
    assert plain(closing([], NOW)) == "\nNothing answered, nothing changed.\n"


def test_the_json_of_a_sitting_has_the_fields_that_programs_rely_on() -> None:
    assert sitting_json([answered(TYPED, "ship load", "SHIP is missing", minutes=1)]) == {
        "asked": 1,
        "right": 0,
        "cards": [
            {
                "id": "ship load: x",
                "question": "Load the ship anna.",
                "answer": "ship load anna",
                "given": "ship load",
                "verdict": "wrong",
                "differences": ["SHIP is missing"],
                "due": "2026-03-01T12:01:00+00:00",
            }
        ],
    }
