"""Which real name a typo most likely means."""

import pytest

from cheatsheet.nearest import nearest

COMMANDS = ("create", "exec", "logs", "ps", "rm", "run", "start", "stop")
FLAGS = ("--attach", "--detach", "--name", "--net", "--publish", "--rm")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("crate", "create"),
        ("craete", "create"),
        ("creatte", "create"),
        ("creazte", "create"),
        ("logs", "logs"),
        ("strat", "start"),
        ("srtop", "stop"),
    ],
    ids=["letter missing", "letters swapped", "letter twice", "letter wrong", "no typo", "swapped", "letter too many"],
)
def test_one_slip_of_the_finger_finds_the_name(word: str, meant: str) -> None:
    assert nearest(word, COMMANDS) == [meant]


@pytest.mark.parametrize("word", ["", "x", "zzzz", "kubernetes", "🚢", "\x00", "a" * 100_000])
def test_nothing_is_suggested_for_what_is_near_to_nothing(word: str) -> None:
    assert nearest(word, COMMANDS) == []


def test_no_names_give_no_suggestion() -> None:
    assert nearest("run", []) == []


@pytest.mark.parametrize(
    ("word", "names", "meant"),
    [("RUN", ["run"], "run"), ("dockerfile", ["Dockerfile"], "Dockerfile"), ("GRÜSSE", ["Grüße", "grüsse"], "grüsse")],
)
def test_case_does_not_matter_and_the_name_comes_as_it_is_written(word: str, names: list[str], meant: str) -> None:
    assert nearest(word, names) == [meant]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("--detatch", ["--detach"]),
        ("-detach", ["--detach"]),
        ("detach", ["--detach"]),
        ("--ro", []),
        ("--", []),
    ],
)
def test_dashes_in_front_do_not_count(word: str, meant: list[str]) -> None:
    assert nearest(word, FLAGS) == meant


def test_of_equally_close_names_the_one_as_long_as_the_word_is_first() -> None:
    assert nearest("rum", ["rm", "run"], limit=2) == ["run", "rm"]


def test_of_names_that_are_alike_in_all_the_first_by_alphabet_is_first() -> None:
    assert nearest("bat", ["rat", "cat", "hat"], limit=3) == ["cat", "hat", "rat"]


def test_the_closest_come_first_and_no_more_than_asked_for() -> None:
    names = ["starts", "stat", "start", "tart"]
    assert nearest("start", names, limit=3) == ["start", "starts", "stat"]
    assert nearest("start", names) == ["start"]


def test_a_name_that_is_offered_twice_is_suggested_once() -> None:
    assert nearest("rnu", iter(["run", "run"]), limit=5) == ["run"]
