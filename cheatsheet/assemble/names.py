"""What pages are called, and which page a reference means."""

import re
from collections.abc import Iterable, Mapping

from cheatsheet.load import ARTICLES, Mistakes, Placed, Record, did_you_mean
from cheatsheet.model import CAUTION_WORDS, Caution, Example, Known

SAID_OF_PAGES = ("danger", "note", "since", "removed", "deprecated")
KINDS = tuple(kind for kind, _ in ARTICLES.values())
NAMED_BY_THE_TOOLS = ("instruction", "resource")
"""Kinds of pages whose names are given, so that another page may have the same."""


def slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def article_slug(kind: str, name: str) -> str:
    """The slug of an article; where the name was not ours to choose, its kind keeps it apart from all others."""
    return slug(f"{kind} {name}" if kind in NAMED_BY_THE_TOOLS else name)


def other_spellings(entry: Record) -> list[Placed]:
    return [*entry.get("also", []), *entry.get("legacy", {})]


def other_names(name: str, entry: Record) -> list[Placed]:
    """What else an article goes by: what people call it, a resource's short names."""
    singular = [entry[key] for key in ("singular", "kind") if key in entry]
    others = [*singular, *entry.get("short", []), *entry.get("also", [])]
    return [other for other in others if other != name]


def all_names(name: str, entry: Record) -> tuple[str, ...]:
    """All names of an article, its own first; one in capital letters is no other name."""
    found: dict[str, str] = {}
    for each in (name, *other_names(name, entry)):
        found.setdefault(each.lower(), str(each))
    return tuple(found.values())


def strings(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts without their places, each once."""
    return tuple(dict.fromkeys(map(str, texts)))


def asked(entry: Record) -> tuple[str, ...]:
    """How people ask for something, each wording once."""
    return tuple(dict.fromkeys(entry.get("asked", ())))


def known(entries: Mapping[Placed, Placed]) -> tuple[Known, ...]:
    return tuple(Known(str(name), about) for name, about in entries.items())


def cautions(entry: Record) -> tuple[Caution, ...]:
    """What is to be told of single values; the patterns keep their places for messages."""
    return tuple(
        Caution(code, pattern, about)
        for key, code in CAUTION_WORDS.items()
        for pattern, about in entry.get(key, {}).items()
    )


def check_pattern(pattern: str, mistakes: Mistakes) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        mistakes.wrong(pattern, f"'{pattern}' is no regular expression: {error}", "notation")


def examples(entry: Record) -> tuple[Example, ...]:
    return tuple(
        Example(each.get("do", ""), each.get("run", ""), tuple(each.get("accept", ())))
        for each in entry.get("examples", ())
    )


class References:
    """The names of all pages, by which pages refer to each other: spellings of commands, and names of articles."""

    def __init__(self, spellings: Mapping[str, str], files: Iterable[Record], mistakes: Mistakes) -> None:
        self.spellings = spellings
        self.mistakes = mistakes
        self.slugs = {
            (kind, str(name)): article_slug(kind, name)
            for file in files
            for key, (kind, _) in ARTICLES.items()
            for name in file.get(key, {})
        }

    def see(self, entry: Record) -> tuple[str, ...]:
        return tuple(target for target in (self.target(reference) for reference in entry.get("see", [])) if target)

    def target(self, reference: Placed) -> str:
        """The page that is meant: `docker run`, `COPY`, or with its kind in front, `concept: pod`."""
        kind, sign, name = reference.partition(": ")
        if sign and kind in KINDS:
            if (kind, name) in self.slugs:
                return self.slugs[kind, name]
            hint = did_you_mean(name, (known for of, known in self.slugs if of == kind))
            self.mistakes.wrong(reference, f"no {kind} '{name}'", "unknown-page", hint)
            return ""
        if reference in self.spellings:
            return self.spellings[reference]
        for kind in NAMED_BY_THE_TOOLS:
            if (kind, str(reference)) in self.slugs:
                return self.slugs[kind, str(reference)]
        hint = did_you_mean(reference, self.spellings) or "a concept is written 'concept: NAME'"
        self.mistakes.wrong(reference, f"no page '{reference}'", "unknown-page", hint)
        return ""
