"""Pages that are no commands: concepts, tasks, instructions, resources and programs."""

import re
from collections.abc import Collection, Iterable, Iterator

from cheatsheet.assemble.flags import FlagReader
from cheatsheet.assemble.names import (
    NAMED_BY_THE_TOOLS,
    SAID_OF_PAGES,
    References,
    all_names,
    article_slug,
    asked,
    examples,
    known,
    other_names,
    slug,
)
from cheatsheet.load import ARTICLES, Mistakes, Placed, Record, did_you_mean
from cheatsheet.model import Article, Known, Page, Way

_TRAITS = ("kind", "singular", "short", "api", "namespaced")


class ArticleReader:
    """Reads articles: `commands` and `groups` are the paths of all of them, `tools` those that tasks are done with."""

    def __init__(
        self,
        commands: Collection[str],
        groups: Collection[str],
        flags: FlagReader,
        references: References,
        tools: tuple[str, ...],
        mistakes: Mistakes,
    ) -> None:
        self.commands = commands
        self.groups = groups
        self.flags = flags
        self.references = references
        self.tools = tools
        self.mistakes = mistakes

    def read(self, files: Iterable[Record]) -> dict[str, Article]:
        """The articles of all files, by slug."""
        listed = list(files)
        found: dict[str, Article] = {}
        for key, (kind, _) in ARTICLES.items():
            names: dict[str, str] = {}
            for file in listed:
                for name, entry in file.get(key, {}).items():
                    own = article_slug(kind, name)
                    if own in found or own in self.groups:
                        self.mistakes.wrong(name, f"'{own}' has a page already", "duplicate-page")
                        continue
                    found[own] = self.article(kind, name, entry, file)
                    if kind not in NAMED_BY_THE_TOOLS:
                        self.register_names(name, entry, names)
        return found

    def register_names(self, name: Placed, entry: Record, names: dict[str, str]) -> None:
        for other in (name, *other_names(name, entry)):
            if names.setdefault(other.lower(), slug(name)) != slug(name):
                self.mistakes.wrong(
                    other, f"'{other}' is a name of '{names[other.lower()]}' already", "duplicate-spelling"
                )

    def article(self, kind: str, name: Placed, entry: Record, file: Record) -> Article:
        page = Page(
            kind,
            article_slug(kind, name),
            entry.get("about", Placed.at(name.place, "")),
            file.get("topic", ""),
            all_names(name, entry),
            see=self.references.see(entry),
            hidden="hidden" in entry,
            asked=asked(entry),
            docs=entry.get("docs", file.get("docs", "")),
            **{key: entry.get(key, "") for key in ("text", "needs", *SAID_OF_PAGES)},
        )
        return Article(
            page,
            known(entry.get("forms", {})),
            tuple(_traits(entry)),
            self.flags.read(entry.get("flags", {})),
            examples(entry),
            tuple(self.way(tool, lines) for tool, lines in entry.get("with", {}).items()),
        )

    def way(self, tool: Placed, lines: list[Placed]) -> Way:
        if tool not in self.tools:
            hint = did_you_mean(tool, self.tools)
            self.mistakes.wrong(tool, f"'{tool}' is no tool that tasks are done with", "unknown-word", hint)
        commands = (path for line in lines for path in self.commands_in(line))
        return Way(str(tool), tuple(lines), tuple(dict.fromkeys(commands)))

    def commands_in(self, line: str) -> Iterator[str]:
        """The commands that a line uses, told by their words alone; what the shell makes of it is not known here."""
        words = re.split(r"[\s\"'`()$|;&]+", line)
        for at, word in enumerate(words):
            path = self.references.spellings.get(word, "")
            if not path:
                continue
            for following in words[at + 1 :]:
                longer = self.references.spellings.get(f"{path} {following}")
                if longer is None and path in self.commands:
                    break
                path = longer or path
            if path in self.commands:
                yield path


def _traits(entry: Record) -> Iterator[Known]:
    for key in _TRAITS:
        if key in entry:
            yield Known(key, " ".join(entry[key]) if isinstance(entry[key], list) else str(entry[key]))
