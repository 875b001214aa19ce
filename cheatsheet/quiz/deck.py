"""Pages → the cards of a topic."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from cheatsheet.explain.explain import explain
from cheatsheet.explain.meaning import meaning
from cheatsheet.library import Library
from cheatsheet.model import Example, Page
from cheatsheet.topics import on_topic

CHOICES = 4


class Card(NamedTuple):
    """A question. With `choices` the answer is one of them, without it is a command line, and `accept` are others.

    `id` is made of what the answer means, so that a card keeps its history when a page is reworded.
    """

    id: str
    topic: str
    question: str
    answer: str
    accept: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


def deck(library: Library, topic: str) -> tuple[Card, ...]:
    """The cards of a topic: the simplest of every page, then the next of every page, and so on.

    Pages with more examples come first in each round, for they are what people need more often.
    """
    pages = [page for page in on_topic(library.pages(), topic) if not page.hidden]
    concepts = [page for page in pages if page.kind == "concept"]
    by_page = [list(_of_page(page, concepts, library)) for page in pages]
    rounds = zip_longest(*sorted(by_page, key=len, reverse=True))
    found = (card for each in rounds for card in each if card)
    return tuple({card.id: card for card in found}.values())


def _of_page(page: Page, concepts: list[Page], library: Library) -> Iterator[Card]:
    if page.kind == "concept":
        return _of_concept(page, concepts, library)
    # A line of a Dockerfile is no command line, so that nothing could grade it by its meaning.
    return iter(()) if page.kind == "instruction" else _of_examples(page, library)


def _of_examples(page: Page, library: Library) -> Iterator[Card]:
    for example in library.examples(page.name):
        yield Card(_id(page, example, library), page.topic, f"{example.do}.", example.run, example.accept)


def _id(page: Page, example: Example, library: Library) -> str:
    return f"{page.name}: {meaning(explain(example.run, library), library)}"


def _of_concept(page: Page, concepts: list[Page], library: Library) -> Iterator[Card]:
    """Which concept a definition belongs to, among its neighbours; too few of them make no question."""
    if len(concepts) < CHOICES:
        concepts = [other for other in library.pages() if other.kind == "concept"]
    at = next((index for index, other in enumerate(concepts) if other.name == page.name), 0)
    others = [other for other in (*concepts[at + 1 :], *concepts[:at]) if other.name != page.name][: CHOICES - 1]
    if not others:
        return
    title = page.spellings[0]
    choices = sorted(each.spellings[0] for each in (page, *others))
    yield Card(
        f"concept: {page.name}",
        page.topic,
        f"Which is it? {_without(page.about, page.spellings)}",
        title,
        (),
        tuple(choices),
    )


def _without(text: str, names: Iterable[str]) -> str:
    """A definition that does not give away what it defines."""
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}(s|es)?\b", "…", text, flags=re.IGNORECASE)
    return text.replace("`", "")
