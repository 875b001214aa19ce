"""Records of many files → one book of pages, in which every reference is resolved and every flag is in its place."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from cheatsheet.assemble.articles import ArticleReader
from cheatsheet.assemble.book import Book, Dangerous, NamedTool
from cheatsheet.assemble.flags import FlagList, FlagReader, flag_lists, inherited, overlay, prefixes
from cheatsheet.assemble.kinds import merged, value_kinds
from cheatsheet.assemble.names import SAID_OF_PAGES, References, asked, examples, known, other_spellings, strings
from cheatsheet.load import ARTICLES, COMPARED, Mistake, Mistakes, Placed, Record, page_files, read_file
from cheatsheet.model import Command, Page, Syntax, Wrapper


def read_book(folders: Iterable[Path]) -> tuple[Book, list[Mistake]]:
    """Everything below the folders as one book, and every mistake in it; files go by their path from the folder on."""
    mistakes = Mistakes()
    files = []
    for folder in folders:
        for path in page_files(folder):
            name = str(Path(folder.name) / path.relative_to(folder))
            found = read_file(path, name, mistakes)
            if found is not None:
                files.append(found)
    book = _Assembly(files, mistakes).book()
    # What many pages take over is read many times; its mistakes are told once.
    return book, sorted(set(mistakes))


class _Assembly:
    """The work of one `read_book`: what the files say, by name, and the mistakes found so far."""

    def __init__(self, files: list[Record], mistakes: Mistakes) -> None:
        self.mistakes = mistakes
        self.files = files
        self.shared: dict[str, FlagList] = {}
        self.groups: dict[str, list[Record]] = {}
        self.commands: dict[str, tuple[Record, Placed, Record]] = {}
        for file in files:
            self.collect(file)
        self.check_names()
        self.kinds = value_kinds(files, mistakes)
        self.spellings = self.every_spelling()
        self.references = References(self.spellings, files, mistakes)
        entries = {path: entry for path, (_, _, entry) in self.commands.items()}
        self.flags = FlagReader(self.kinds, self.shared, entries, self.spellings, mistakes)

    def collect(self, file: Record) -> None:
        for name, flags in file.get("shared", {}).items():
            if name in self.shared:
                self.mistakes.wrong(name, f"a shared set is called '{name}' already", "duplicate-name")
            self.shared[str(name)] = flags
        group = file.get("group")
        if not group:
            self.without_group(file)
            return
        self.groups.setdefault(str(group), []).append(file)
        for words, entry in file.get("groups", {}).items():
            topic = file.get("topic", Placed.at(words.place, group.split()[-1]))
            self.groups.setdefault(f"{group} {words}", []).append(Record(words.place, {**entry, "topic": topic}))
        for words, entry in file.get("commands", {}).items():
            path = f"{group} {words}"
            if path in self.commands:
                self.mistakes.wrong(words, f"'{path}' has a page already", "duplicate-page")
                continue
            self.commands[path] = (file, words, entry)

    def without_group(self, file: Record) -> None:
        for key in _ONLY_WITH_A_GROUP:
            if key in file:
                self.mistakes.append(Mistake(file.place, f"'{key}' needs a 'group'", "missing-key"))
        for key in ARTICLES:
            if key in file and "topic" not in file:
                self.mistakes.append(Mistake(file.place, f"'{key}' need a 'topic'", "missing-key"))

    def book(self) -> Book:
        for flags in self.shared.values():
            self.flags.read(flags)
        groups = {path: self.group(path, files) for path, files in self.groups.items()}
        groups = {
            path: group._replace(inherited=inherited(path, group.flags, groups)) for path, group in groups.items()
        }
        commands = {path: self.command(path, *entry, groups) for path, entry in self.commands.items()}
        tools = tuple(str(tool) for file in self.files for tool in file.get("tools-of-tasks", []))
        articles = ArticleReader(commands, groups, self.flags, self.references, tools, self.mistakes)
        wrappers = merged("wrappers", self.files, self.mistakes)
        return Book(
            commands,
            groups,
            articles.read(self.files),
            self.kinds,
            tuple(_wrapper(name, entry) for name, entry in wrappers.items()),
            self.dangerous(),
            frozenset(word for file in self.files for word in file.get("stop-words", "").split()),
            self.word_sets("same"),
            self.word_sets("alike"),
            self.asking(),
            tuple(
                NamedTool(str(name), *(strings(entry.get(key, ())) for key in ("called", "topics", "things")))
                for name, entry in merged("named-tools", self.files, self.mistakes).items()
            ),
            self.names_under("small-names"),
            self.names_under("avoid"),
            self.names_under("empty-words"),
            self.names_under("placeholders"),
            tuple(
                {key: entry.get("about", "") for key, entry in flags.items()}
                for file in self.files
                for flags in flag_lists(file)
            ),
            tools,
            self.comparing(),
        )

    def comparing(self) -> tuple[tuple[str, str], ...]:
        entries = [file["comparing"] for file in self.files if "comparing" in file]
        return tuple((role, str(name)) for entry in entries for role in COMPARED for name in entry.get(role, []))

    def word_sets(self, key: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(map(str.strip, words.split(","))) for file in self.files for words in file.get(key, []))

    def asking(self) -> tuple[tuple[str, str], ...]:
        kinds = [file["asking"] for file in self.files if "asking" in file]
        return tuple((str(kind), str(words)) for entry in kinds for kind, each in entry.items() for words in each)

    def names_under(self, key: str) -> frozenset[str]:
        return frozenset(str(name) for file in self.files for name in file.get(key, []))

    def dangerous(self) -> Dangerous:
        entries = [file["dangerous"] for file in self.files if "dangerous" in file]
        commands = frozenset(str(word) for entry in entries for word in entry.get("commands", []))
        flags = frozenset(str(name) for entry in entries for name in entry.get("flags", []))
        return Dangerous(commands, flags)

    def check_names(self) -> None:
        """A name means one thing: a group, a command or a shared set."""
        for path in self.groups.keys() & self.commands.keys():
            self.mistakes.wrong(self.commands.pop(path)[1], f"'{path}' is a group already", "duplicate-page")
        for path in self.shared.keys() & self.commands.keys():
            self.mistakes.wrong(self.commands[path][1], f"a shared set is called '{path}' too", "duplicate-name")

    def every_spelling(self) -> dict[str, str]:
        """The canonical ones first: where a page is called like another one's alias, the alias is the mistake."""
        found = {path: path for path in (*self.groups, *self.commands)}
        entries = [(path, file) for path, files in self.groups.items() for file in files]
        entries += [(path, entry) for path, (_, _, entry) in self.commands.items()]
        for path, words in ((path, words) for path, entry in entries for words in other_spellings(entry)):
            if found.setdefault(str(words), path) != path:
                self.mistakes.wrong(words, f"'{words}' is a spelling of '{found[words]}' already", "duplicate-spelling")
        return found

    def group(self, path: str, files: list[Record]) -> Command:
        first = {key: file[key] for file in reversed(files) for key in _OF_GROUPS if key in file}
        if "about" not in first:
            self.mistakes.append(Mistake(files[0].place, f"no file says what '{path}' is: add 'about'", "missing-key"))
        also = [str(other) for file in files for other in other_spellings(file)]
        kind = "command" if " " in path else "tool"
        page = Page(
            kind,
            path,
            first.get("about", ""),
            first.get("topic", path.split()[-1]),
            tuple(dict.fromkeys((path, *also))),
            see=tuple(dict.fromkeys(target for file in files for target in self.references.see(file))),
            hidden="hidden" in first,
            asked=tuple(wording for file in files for wording in asked(file)),
            legacy=tuple(word for file in files for word in known(file.get("legacy", {}))),
            **{key: first.get(key, "") for key in ("docs", "needs", *SAID_OF_PAGES)},
        )
        flags = overlay(self.flags.read(file.get("flags", {})) for file in files)
        before = overlay(self.flags.read(file.get("flags-before-command", {})) for file in files)
        anywhere = {flag.name for flag in flags}
        for flag in before:
            if flag.name in anywhere:
                self.mistakes.wrong(flag.about, f"{flag.name} stands in 'flags' too", "duplicate-flag")
        before = tuple(flag for flag in before if flag.name not in anywhere)
        plugins = tuple(plugin for file in files for plugin in known(file.get("plugins", {})))
        syntax = Syntax(
            flags_anywhere=any("flags-anywhere" in file for file in files),
            underscores=any("underscores" in file for file in files),
            is_group=True,
        )
        return Command(page, syntax, flags=flags, flags_before=before, plugins=plugins)

    def command(self, path: str, file: Record, words: Placed, entry: Record, groups: Mapping[str, Command]) -> Command:
        own = self.flags.own(path)
        page = Page(
            "command",
            path,
            entry.get("about", Placed.at(words.place, "")),
            file.get("topic", path.split()[-1 - len(words.split())]),
            tuple(dict.fromkeys((path, *(str(other) for other in other_spellings(entry))))),
            docs=entry.get("docs", file.get("docs", "")),
            needs=entry.get("needs", file.get("needs", "")),
            see=self.references.see(entry),
            hidden="hidden" in entry,
            asked=asked(entry),
            legacy=known(entry.get("legacy", {})),
            **{key: entry.get(key, "") for key in SAID_OF_PAGES},
        )
        operands = self.flags.operands(entry.get("operands", {}), inner=False) + self.flags.operands(
            entry.get("inner", {}), inner=True
        )
        around = inherited(path, own, groups)
        around_it = [file for group in prefixes(path) for file in self.groups.get(group, ())]
        syntax = Syntax(
            "flags-end" in entry,
            str(entry.get("dashes", "")),
            self.flags.alternatives(entry, own, operands),
            self.flags.combinations(path, (*own, *around), operands)
            + self.flags.combinations_around(around_it, (*own, *around), operands),
            self.flags.names(entry.get("misplaced", []), own),
        )
        return Command(page, syntax, operands, own, around, (), examples(entry))


_ONLY_WITH_A_GROUP = (
    "refused",
    "ignored",
    "commands",
    "groups",
    "flags",
    "flags-before-command",
    "flags-anywhere",
    "underscores",
    "also",
    "asked",
    "legacy",
    "plugins",
)


def _wrapper(name: str, entry: Record) -> Wrapper:
    words = {
        key: tuple(entry.get(key, "").split()) for key in ("takes", "behind", "replaces", "ends", "unless", "only")
    }
    return Wrapper(
        str(name),
        entry.get("about", ""),
        "adds-words" in entry,
        words["takes"],
        int(entry.get("operands", "0")),
        words["behind"],
        str(entry.get("script", "")),
        "line" in entry,
        "reads" in entry,
        words["replaces"],
        words["ends"],
        words["unless"],
        words["only"],
        "assigns" in entry,
    )


_OF_GROUPS = ("about", "docs", "topic", "needs", "hidden", *SAID_OF_PAGES)
