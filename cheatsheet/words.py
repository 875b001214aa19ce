"""Words of a question and their forms in a text: `prune` finds `pruned`, and also `removed` where the two are alike."""

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

ALIKE = 0.6
"""What another word for the one that was asked for counts, where the word itself counts 1."""


class Sought(NamedTuple):
    """A word that was asked for: what finds it in a text, and what finds other words for the same thing."""

    word: str
    own: re.Pattern[str]
    others: re.Pattern[str] | None


class Found(NamedTuple):
    """How much a word's place in a page counts, 0 when it has none, and how to tell people of it."""

    weight: float
    why: str


def sought(word: str, alike: Iterable[str]) -> Sought:
    others = [form(other) for other in alike]
    return Sought(word, _compiled([form(word)]), _compiled(others) if others else None)


def marker(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words, in any form."""
    return _compiled([form(word) for word in words])


def find(word: Sought, places: dict[str, str]) -> Found:
    """The first of the places, named texts, that holds the word; else the first that holds another word for it."""
    for place, text in places.items():
        if word.own.search(text):
            return Found(1, f"{word.word} in {place}")
    for place, text in places.items():
        other = word.others.search(text) if word.others else None
        if other:
            return Found(ALIKE, f"{other[0].lower()} in {place}")
    return Found(0, "")


def words_in(text: str) -> list[str]:
    """The words of a text in small letters; `can't` is one, `join-token` and `depends_on` are two."""
    return _WORD.findall(text.lower().replace("’", "'"))


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def is_empty(word: str, stop_words: Container[str]) -> bool:
    """Whether a word tells nothing of what a text is about; `i'm` is no more than `i`."""
    return word in stop_words or word.partition("'")[0] in stop_words


def stem(word: str) -> str:
    """What the forms of a word have in common; English only, as the pages are.

    It takes off less than Porter's rules do: a deployment is not what `deploy` does, nor is a service what serves.
    """
    word = word.partition("'")[0]
    if len(word) < 4:
        return word
    start = _without_ending(word)
    if len(start) > 3 and start[-1] == "e":
        return start[:-1]
    if len(start) > 3 and start[-1] == start[-2] and start[-1] not in "lsz0123456789":
        return start[:-1]
    return start


def _without_ending(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for ending in ("ing", "ed"):
        start = word[: -len(ending)]
        if word.endswith(ending) and len(start) > 2 and _VOWEL.search(start) and not word.endswith("eed"):
            return start
    return word


_VOWEL = re.compile("[aeiouy]")


def form(word: str) -> str:
    """A regular expression for a word in its forms, and for words that begin with it."""
    start = re.escape(stem(word))
    if len(start) > 3 and start[-1] == start[-2]:  # stopped, running
        start += "?"
    begun = rf"{re.escape(word)}\w*" if len(word) > 2 else re.escape(word)
    return rf"{begun}|{start}(?:ing|ed|es|s|e)?"


def _compiled(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
