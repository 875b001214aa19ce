"""A book of pages → what can be found in it: every page and every flag once, with the texts that it is found by."""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from math import fsum, log
from typing import NamedTuple

from cheatsheet.assemble.book import Book
from cheatsheet.model import Article, Command, Flag, Page
from cheatsheet.notation import stands_in
from cheatsheet.postings import COLUMNS
from cheatsheet.words import is_empty, stem, words_in


class Findable(NamedTuple):
    """A page, or a flag on the page where most people meet it. `tools` are those that it is about."""

    page: str
    kind: str
    flag: Flag | None
    tools: tuple[str, ...]
    hidden: bool
    uses: int
    names: tuple[str, ...]
    asked: tuple[str, ...]
    about: tuple[str, ...]
    deeds: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


class Uses:
    """How often the lines of examples and tasks use a command or a flag."""

    def __init__(self, book: Book) -> None:
        self._lines = _lines_by_command(book)
        self._of_flag = cache(self._count)

    def of_page(self, name: str) -> int:
        return len(self._lines.get(name, ()))

    def of_flag(self, name: str, flag: Flag) -> int:
        return self._of_flag(name, flag.name, flag.short)

    def _count(self, name: str, long: str, short: str) -> int:
        return sum(stands_in(long, short, line) for line in self._lines.get(name, ()))


def findables(book: Book, uses: Uses) -> Iterator[Findable]:
    """Every page in the order of the book, then every flag; a flag that many commands share is one."""
    tools = _Tools(book)
    commands = (*book.groups.values(), *book.commands.values())
    for command in commands:
        yield _command(command, tools, uses)
    for article in book.articles.values():
        yield _article(article, tools)
    pages = [(command.page, (*command.flags, *command.flags_before)) for command in commands]
    pages += [(article.page, article.flags) for article in book.articles.values()]
    owners: dict[Flag, list[Page]] = {}
    for page, flags in pages:
        for flag in flags:
            owners.setdefault(flag, []).append(page)
    for flag, having in owners.items():
        if not flag.same_as:
            yield _flag(flag, having, tools, uses)


class _Tools:
    """Which of the tools that a question may name a page is about."""

    def __init__(self, book: Book) -> None:
        self._names = {tool.name for tool in book.named_tools}
        self._of_topic = {topic: tool.name for tool in book.named_tools for topic in tool.topics}

    def of(self, page: Page) -> tuple[str, ...]:
        tool = self._of_topic.get(page.topic, page.topic)
        if tool not in self._names and page.kind == "command":
            tool = page.name.split()[0]
        return (tool,) if tool in self._names else ()


def _command(command: Command, tools: _Tools, uses: Uses) -> Findable:
    page = command.page
    return Findable(
        page.name,
        page.kind,
        None,
        tools.of(page),
        page.hidden or bool(page.deprecated or page.removed),
        uses.of_page(page.name),
        page.spellings,
        page.asked,
        (page.about,),
        tuple(example.do for example in command.examples),
        tuple(example.run for example in command.examples),
        (page.note, page.danger, page.needs),
    )


def _article(article: Article, tools: _Tools) -> Findable:
    page = article.page
    lines = [*(line for way in article.ways for line in way.lines), *(example.run for example in article.examples)]
    return Findable(
        page.name,
        page.kind,
        None,
        tuple(way.tool for way in article.ways) or tools.of(page),
        page.hidden or bool(page.deprecated or page.removed),
        0,
        page.spellings,
        page.asked,
        (page.about,),
        tuple(example.do for example in article.examples),
        (*lines, *(form.name for form in article.forms)),
        (page.text, page.note, page.danger, *(form.about for form in article.forms)),
    )


def _flag(flag: Flag, having: list[Page], tools: _Tools, uses: Uses) -> Findable:
    """On the page where people meet it first: the one whose lines use it most."""
    shown = sorted(having, key=lambda page: (page.hidden, -uses.of_flag(page.name, flag), -uses.of_page(page.name)))
    return Findable(
        shown[0].name,
        "flag",
        flag,
        tuple(dict.fromkeys(tool for page in having for tool in tools.of(page))),
        flag.hidden or bool(flag.deprecated or flag.removed),
        uses.of_flag(shown[0].name, flag),
        (f"{flag.name} {flag.short}",),
        flag.asked,
        (flag.about,),
        (),
        tuple(spelling for page in shown[:3] for spelling in page.spellings),
        (flag.danger, *(f"{known.name} {known.about}" for known in flag.keys)),
    )


def _lines_by_command(book: Book) -> dict[str, list[str]]:
    """Every line of an example or a task, by the commands that it uses."""
    found: dict[str, list[str]] = {}
    for command in book.commands.values():
        found.setdefault(command.page.name, []).extend(example.run for example in command.examples)
    for way in (way for article in book.articles.values() for way in article.ways):
        for path in way.commands:
            found.setdefault(path, []).extend(way.lines)
    return found


SPREAD = 0.7
"""Below 1 a rare word tells less more than a common one."""


class Text(NamedTuple):
    """A text that an entry is found by: which of `postings.COLUMNS` it is, its stems, and what they weigh together."""

    column: int
    stems: frozenset[str]
    weight: float


class Vocabulary:
    """The words of all entries. What stands in few of them tells more than what stands in many."""

    def __init__(self, listed: Collection[Findable], stop_words: Collection[str]) -> None:
        self._stop_words = stop_words
        self._stem = cache(stem)
        self.words: set[str] = set()
        """Every word as it is written."""
        self.stems: Counter[str] = Counter()
        for findable in listed:
            words = {word for column in _texts(findable) for text in column for word in words_in(text)}
            self.words.update(words)
            self.stems.update(set(map(self._stem, words)))
        entries = len(listed)
        self.weights = {
            own: (log(1 + entries / count) / log(1 + entries)) ** SPREAD for own, count in self.stems.items()
        }
        """From 0 to 1, how much it tells that an entry has a stem."""

    def texts(self, findable: Findable) -> Iterator[Text]:
        for number, column in enumerate(_texts(findable)):
            for stems in map(self._telling, column):
                # Exact, so that it does not depend on the order of the set.
                yield Text(number, stems, fsum(map(self.weights.__getitem__, stems)))

    def _telling(self, text: str) -> frozenset[str]:
        words = words_in(text)
        telling = [word for word in words if not is_empty(word, self._stop_words)]
        return frozenset(map(self._stem, telling or words))


def _texts(findable: Findable) -> tuple[tuple[str, ...], ...]:
    """The texts by column; empty ones left out."""
    columns: tuple[tuple[str, ...], ...] = tuple(getattr(findable, name) for name in COLUMNS)
    return tuple(tuple(text for text in column if text) for column in columns)
