"""Words of a question and their forms in a text: `prune` finds `pruned`, and also `removed` where the two are alike."""

import re
from collections.abc import Iterable
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
    return re.findall(r"\w+", text.lower())


def stem(word: str) -> str:
    """What the forms of a word have in common, roughly; English only, as the pages are."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def basic_forms(word: str) -> tuple[str, ...]:
    """The word and what it may be a form of: deleting, delet, delete."""
    start = stem(word)
    return (word, start, f"{start}e", start[:-1]) if start != word else (word,)


def form(word: str) -> str:
    """A regular expression for a word in its forms, and for words that begin with it."""
    start = re.escape(stem(word))
    if len(start) > 3 and start[-1] == start[-2]:  # stopped, running
        start += "?"
    begun = rf"{re.escape(word)}\w*" if len(word) > 2 else re.escape(word)
    return rf"{begun}|{start}(?:ing|ed|es|s|e)?"


def _compiled(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
