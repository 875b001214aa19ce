"""Forms of words, and other words for the same thing."""

import pytest

from cheatsheet.words import ALIKE, Found, Sought, find, forms_in_ed, marker, stem, verb, words_in

PLACES = {"name": "ship load / ship ld", "description": "Put cargo on board. Filled ships sail."}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("prune", "it prunes"),
        ("prune", "pruned images"),
        ("prune", "Pruning helps"),
        ("stopped", "how to stop it"),
        ("stop", "a stopped one"),
        ("containers", "one container"),
        ("container", "containers"),
        ("port", "port-forward"),
        ("publ", "published"),
    ],
)
def test_a_word_finds_its_forms_and_what_begins_with_it(word: str, text: str) -> None:
    assert find(Sought(word), {"text": text}) == Found(1, f"{word} in text")


@pytest.mark.parametrize(("word", "text"), [("rm", "rmi"), ("port", "report"), ("log", "blog"), ("a", "an")])
def test_a_word_is_not_found_inside_another_nor_a_short_one_at_its_start(word: str, text: str) -> None:
    assert find(Sought(word), {"text": text}) == Found(0, "")


def test_the_first_place_counts() -> None:
    assert find(Sought("ship"), PLACES) == Found(1, "ship in name")


def test_another_word_counts_less_and_is_told_as_it_was_found() -> None:
    assert find(Sought("loading", ("fill",)), PLACES) == Found(1, "loading in name")
    assert find(Sought("stow", ("heave", "fill")), PLACES) == Found(ALIKE, "filled in description")
    assert find(Sought("stow", ("heave",)), PLACES) == Found(0, "")


@pytest.mark.parametrize("word", ["c++", "a.b", "(", "[x]", "\\d", "é", "ß", "日本"])
def test_what_is_syntax_for_patterns_is_only_text(word: str) -> None:
    assert find(Sought(word, (word,)), {"text": "nothing of it"}).weight == 0


def test_a_marker_finds_all_words_in_all_forms() -> None:
    assert [found[0] for found in marker(["ship", "sail"]).finditer("Ships sail, a sailed ship.")] == [
        "Ships",
        "sail",
        "sailed",
        "ship",
    ]


@pytest.mark.parametrize(
    "forms",
    [
        ("stop", "stops", "stopping"),
        ("delete", "deletes", "deleting"),
        ("copy", "copies"),
        ("push", "pushes"),
        ("address", "addresses"),
        ("image", "images", "image's"),
        ("run", "running"),
        ("log", "logs", "logging"),
        ("add", "adds", "adding"),
        ("pull", "pulling"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(word) for word in forms}) == 1


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("stop", "stopped"),
        ("delete", "deleted"),
        ("push", "pushed"),
        ("log", "logged"),
        ("add", "added"),
    ],
)
def test_a_form_in_ed_leads_to_its_verb_and_back(word: str, form: str) -> None:
    """It has a stem of its own: a stopped container is not stopped once more."""
    assert stem(form) != stem(word) == verb(form)
    assert form in forms_in_ed(stem(word))


@pytest.mark.parametrize("word", ["need", "red", "feed", "sled", "stop", "pods", "ed", ""])
def test_other_words_are_no_form_of_a_verb(word: str) -> None:
    assert verb(word) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deploy", "deployment"),
        ("port", "report"),
        ("status", "state"),
        ("string", "str"),
        ("need", "ned"),
        ("is", "i"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("join-token depends_on", ["join", "token", "depends", "on"]),
        ("Can’t I'm", ["can't", "i'm"]),
        ("Größe 北京市 8080:80", ["größe", "北京市", "8080", "80"]),
        ("", []),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_in(text) == words
