"""Rules for the sentences of pages: how they begin and end, and that they say something."""

import os
from collections.abc import Iterator, Mapping

from cheatsheet.assemble.book import Book
from cheatsheet.load import Mistake, Placed, place_of
from cheatsheet.words import stem, words_in

SHORTEST_SHARED = 6
"""In words. Shorter texts of two flags may well be the same by chance."""


def wrong(text: str, message: str, code: str, hint: str = "") -> Mistake:
    return Mistake(place_of(text), message, code, hint)


def sentence(text: str, what: str, book: Book) -> Iterator[Mistake]:
    if not isinstance(text, Placed) or not text:
        return
    if not text.endswith((".", "?", ".`")):
        yield wrong(text, f"{what} has no full stop", "full-stop")
    if text[0].islower() and _first_word(text) not in book.small_names:
        yield wrong(text, f"{what} starts with a small letter", "capital")
    yield from plain_words(text, what, book)


def plain_words(text: str, what: str, book: Book) -> Iterator[Mistake]:
    for word in words_in(text):
        if word in book.avoided:
            yield wrong(text, f"{what} says '{word}'", "plain-words", "leave it out, or say what happens")


def says_something(name: str, about: str, book: Book) -> Iterator[Mistake]:
    """The text of a flag that has no word but those of its name tells nothing."""
    known = {stem(word) for word in words_in(name)}
    telling = [word for word in words_in(about) if word not in book.stop_words and word not in book.empty_words]
    if about and all(stem(word) in known for word in telling):
        yield wrong(about, f"the text of {name} only says its name again", "says-nothing", "say what happens")


def length(text: str, what: str, most: int) -> Iterator[Mistake]:
    if len(text) > most:
        yield wrong(text, f"{what} is {len(text)} characters long", "length", f"at most {most}")


def written_twice(lists: tuple[Mapping[Placed, str], ...]) -> Iterator[Mistake]:
    """What flags of a tool have in common is said in one place, so that it is corrected in one place."""
    first: dict[tuple[str, str, str], str] = {}
    for key, about in ((key, about) for flags in lists for key, about in flags.items()):
        said = (long_name(key), str(about), os.path.dirname(place_of(about).file))
        if len(about.split()) >= SHORTEST_SHARED and said in first:
            place = place_of(first[said])
            yield wrong(about, f"{said[0]} says what it says in {place}", "written-twice", "share it by flags-from")
        first.setdefault(said, about)


def long_name(key: str) -> str:
    """The long name in the notation of a flag: `--publish` of `-p, --publish=port*`."""
    return "--" + key.partition("--")[2].partition("=")[0]


def _first_word(text: str) -> str:
    return text.split()[0].rstrip(",:").removesuffix("'s")
