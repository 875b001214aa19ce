"""All that the pages say, put together."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cheatsheet.load import Placed
from cheatsheet.model import Article, Command, Page, ValueKind, Wrapper


class Dangerous(NamedTuple):
    """Last words of commands, and flags, that may not go without a word of danger."""

    commands: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()


class NamedTool(NamedTuple):
    """A tool that a question may name, in one of the words it is `called`, or mean, by one of the `things` it has."""

    name: str
    called: tuple[str, ...]
    topics: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


class Book(NamedTuple):
    """All pages, by canonical path or slug. Texts in it still know their place (`load.place_of`)."""

    commands: Mapping[str, Command]
    groups: Mapping[str, Command]
    articles: Mapping[str, Article]
    values: Mapping[str, ValueKind]
    wrappers: tuple[Wrapper, ...]
    dangerous: Dangerous
    stop_words: frozenset[str] = frozenset()
    same: tuple[tuple[str, ...], ...] = ()
    """Sets of words, and of wordings of several words, that say the same."""
    alike: tuple[tuple[str, ...], ...] = ()
    """Sets of those that people use for one thing now and then."""
    asking: tuple[tuple[str, str], ...] = ()
    """Kinds of pages, each with a wording by which people ask for that kind."""
    named_tools: tuple[NamedTool, ...] = ()
    small_names: frozenset[str] = frozenset()
    """Names that keep their small letter at the start of a sentence."""
    avoided: frozenset[str] = frozenset()
    """Words that no text of a page needs."""
    empty_words: frozenset[str] = frozenset()
    """Words that say nothing of what a flag does when they stand with nothing but its name."""
    placeholders: frozenset[str] = frozenset()
    """Names that stand for any name, and that no example needs."""
    flag_lists: tuple[Mapping[Placed, str], ...] = ()
    """Every list of flags as it was written: their keys, in order, and what they say."""
    tools_of_tasks: tuple[str, ...] = ()
    """The tools that a task may be done with, in the order in which they are shown."""
    comparing: tuple[tuple[str, str], ...] = ()
    """What two lines are compared by: the name of a list in the pages, and a name in it."""

    def pages(self) -> Iterator[Page]:
        yield from (group.page for group in self.groups.values())
        yield from (command.page for command in self.commands.values())
        yield from (article.page for article in self.articles.values())


def as_plain(value: Any) -> Any:
    """A text without its place, for what is written to the index."""
    return str(value) if isinstance(value, Placed) else value
