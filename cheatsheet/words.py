"""Words of a question and their forms in a text: `prune` finds `pruned`, and also `removed` where the two are alike."""

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

ALIKE = 0.6
"""What another word for the one that was asked for counts, where the word itself counts 1."""


class Sought(NamedTuple):
    """A word that was asked for, and other words for the same thing."""

    word: str
    others: tuple[str, ...] = ()


class Found(NamedTuple):
    """How much a word's place in a page counts, 0 when it has none, and how to tell people of it."""

    weight: float
    why: str


def find(word: Sought, places: dict[str, str]) -> Found:
    """The first of the places, named texts, that holds the word; else the first that holds another word for it."""
    lowered = {place: text.lower() for place, text in places.items()}
    for place, text in lowered.items():
        if _form_in(word.word, text):
            return Found(1, f"{word.word} in {place}")
    for place, text in lowered.items() if word.others else ():
        other = next(filter(None, (_form_in(other, text) for other in word.others)), "")
        if other:
            return Found(ALIKE, f"{other} in {place}")
    return Found(0, "")


def _form_in(word: str, text: str) -> str:
    """The first form of a word in a text in small letters, or the first longer word that begins with it."""
    start = verb(word) or stem(word)
    at = text.find(start)
    while at >= 0:
        end = at + len(start)
        while text[end : end + 1].isalnum():
            end += 1
        found = text[at:end]
        is_form = start in (stem(found), verb(found)) or (len(word) > 2 and found.startswith(word))
        if is_form and not text[max(at - 1, 0) : at].isalnum():
            return found
        at = text.find(start, end)
    return ""


def marker(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words, in any form."""
    return re.compile(rf"\b(?:{'|'.join(map(form, words))})\b", re.IGNORECASE)


def words_in(text: str) -> list[str]:
    """The words of a text in small letters; `can't` is one, `join-token` and `depends_on` are two."""
    return _WORD.findall(text.lower().replace("’", "'"))


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def is_empty(word: str, stop_words: Container[str]) -> bool:
    """Whether a word tells nothing of what a text is about; `i'm` is no more than `i`."""
    return word in stop_words or word.partition("'")[0] in stop_words


def stem(word: str) -> str:
    """What the forms of a word have in common; English only, as the pages are.

    It takes off less than Porter's rules do: a deployment is not what `deploy` does, nor is a service what serves, and
    who looks for stopped containers does not want to stop one.
    """
    word = word.partition("'")[0]
    return word if len(word) < 4 else _bare(_without_ending(word))


def verb(word: str) -> str:
    """The stem of the verb that a word in -ed is a form of: `stop` for `stopped`; empty for other words."""
    start = word[:-2]
    is_form = word.endswith("ed") and not word.endswith("eed") and len(start) > 2 and _VOWEL.search(start)
    return _bare(start) if is_form else ""


def forms_in_ed(own: str) -> tuple[str, str]:
    """What may be the form in -ed of a verb with this stem, with its last letter twice or not."""
    return f"{own}ed", f"{own}{own[-1:]}ed"


def _bare(start: str) -> str:
    if len(start) > 3 and (start[-1] == "e" or (start[-1] == start[-2] and start[-1] not in "lsz0123456789")):
        return start[:-1]
    return start


def _without_ending(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("ing") and len(word) > 5 and _VOWEL.search(word[:-3]):
        return word[:-3]
    return word


_VOWEL = re.compile("[aeiouy]")


def form(word: str) -> str:
    """A regular expression for a word in its forms, and for words that begin with it."""
    start = re.escape(verb(word) or stem(word))
    if len(start) > 3 and start[-1] == start[-2]:  # stopped, running
        start += "?"
    begun = rf"{re.escape(word)}\w*" if len(word) > 2 else re.escape(word)
    return rf"{begun}|{start}(?:ing|ed|es|s|e)?"
