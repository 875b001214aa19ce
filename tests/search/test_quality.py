"""Questions as people ask them, and the pages that answer them: see benchmarks/search_quality.py."""

from collections import Counter

import pytest
from search_quality import Question, answered, figures, measured, off_topic, questions

from cheatsheet.library import EVERYWHERE, Library
from cheatsheet.search.search import search

HALVES = ("tuned", "untuned")
FLOORS = {"tuned": (0.93, 0.97), "untuned": (0.90, 0.95)}
"""What the mean reciprocal rank and the share of questions answered among the first three must not fall below."""
MOST_OFF_TOPIC = 0.2
"""What share of queries about something else may find an answer; some speak of ports, images and health checks."""


@pytest.mark.parametrize("half", HALVES)
def test_questions_are_answered(half: str, real_library: Library) -> None:
    found = figures(measured(question, real_library) for question in questions(half))
    mrr, among_three = FLOORS[half]
    assert found.mrr >= mrr
    assert found.among_three >= among_three


@pytest.mark.parametrize("half", HALVES)
def test_what_is_about_something_else_is_seldom_answered(half: str, real_library: Library) -> None:
    queries = off_topic(half)
    assert len(answered(queries, real_library)) <= MOST_OFF_TOPIC * len(queries)


@pytest.mark.parametrize("query", ["how to cook rice", "best pizza in rome", "iphone battery drains fast"])
def test_what_is_not_answered_comes_with_the_nearest_pages(query: str, real_library: Library) -> None:
    answer = search(query, real_library)
    assert answer.hits == ()
    assert 0 < len(answer.nearest) <= 3


def exists(name: str, library: Library) -> bool:
    page, _, flag = name.rpartition(" ")
    is_flag = flag.startswith("--") and bool(library.page(page)) and library.flag(page, flag, EVERYWHERE) is not None
    return is_flag or library.page(name) is not None


@pytest.mark.parametrize("half", HALVES)
def test_every_answer_exists(half: str, real_library: Library) -> None:
    rights = [name for question in questions(half) for name in question.right]
    assert [name for name in rights if not exists(name, real_library)] == []


def test_no_question_is_asked_twice() -> None:
    asked = Counter(question.ask.lower() for half in HALVES for question in questions(half))
    assert [ask for ask, times in asked.items() if times > 1] == []


def test_there_are_questions_of_every_class() -> None:
    for half in HALVES:
        assert {question.kind for question in questions(half)} == {
            "concept",
            "deed",
            "flag",
            "how",
            "name",
            "trouble",
            "typo",
        }
    assert sum(len(questions(half)) for half in HALVES) >= 400


def test_a_question_without_a_right_answer_counts_as_none(library: Library) -> None:
    results = [measured(Question("cargo", "name", frozenset(right)), library) for right in (["cargo"], ["tide"])]
    assert [result.place for result in results] == [1, 0]
    assert figures(results) == (2, 0.5, 0.5, 0.5)
