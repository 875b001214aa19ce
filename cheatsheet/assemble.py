"""Records of many files → one book of pages, in which every reference is resolved and every flag is in its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cheatsheet.load import ARTICLES, Mistake, Placed, Record, did_you_mean, page_files, place_of, read_file
from cheatsheet.model import (
    Article,
    Command,
    Example,
    Flag,
    Kind,
    Known,
    Operand,
    Page,
    Syntax,
    Value,
    ValueKind,
    Way,
    Wrapper,
)
from cheatsheet.notation import BadNotationError, parse_flag, parse_operand


class Dangerous(NamedTuple):
    """Last words of commands, and flags, that may not go without a word of danger."""

    commands: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()


class Book(NamedTuple):
    """All pages, by canonical path or slug. Texts in it still know their place (`load.place_of`)."""

    commands: Mapping[str, Command]
    groups: Mapping[str, Command]
    articles: Mapping[str, Article]
    values: Mapping[str, ValueKind]
    wrappers: tuple[Wrapper, ...]
    dangerous: Dangerous
    stop_words: frozenset[str] = frozenset()
    alike: tuple[tuple[str, ...], ...] = ()
    """Sets of words that people use for one thing."""
    small_names: frozenset[str] = frozenset()
    """Names that keep their small letter at the start of a sentence."""
    avoided: frozenset[str] = frozenset()
    """Words that no text of a page needs."""
    empty_words: frozenset[str] = frozenset()
    """Words that say nothing of what a flag does when they stand with nothing but its name."""
    flag_lists: tuple[Mapping[Placed, str], ...] = ()
    """Every list of flags as it was written: their keys, in order, and what they say."""
    tools_of_tasks: tuple[str, ...] = ()
    """The tools that a task may be done with, in the order in which they are shown."""

    def pages(self) -> Iterator[Page]:
        yield from (group.page for group in self.groups.values())
        yield from (command.page for command in self.commands.values())
        yield from (article.page for article in self.articles.values())


def read_book(folders: Iterable[Path]) -> tuple[Book, list[Mistake]]:
    """Everything below the folders as one book, and every mistake in it; files go by their path from the folder on."""
    mistakes: list[Mistake] = []
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


def slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


class _Assembly:
    """The work of one `read_book`: what the files say, by name, and the mistakes found so far."""

    def __init__(self, files: list[Record], mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        self.files = files
        kinds = self.merged("values")
        self.values = {str(name): _value_kind(name, entry) for name, entry in kinds.items()}
        self.check_shapes()
        # Those that pages give first, for another kind may take them from there.
        for name, entry in sorted(kinds.items(), key=lambda kind: "same-from-pages" not in kind[1]):
            self.take_same_words(name, entry)
        self.shared: dict[str, Mapping[Placed, Record]] = {}
        self.groups: dict[str, list[Record]] = {}
        self.commands: dict[str, tuple[Record, Placed, Record]] = {}
        self.flag_lists: list[Mapping[Placed, str]] = []
        for file in files:
            self.collect(file)
        self.spellings: dict[str, str] = {}
        self.slugs = {
            (kind, str(name)): _slug(kind, name)
            for key, (kind, _) in ARTICLES.items()
            for file in files
            for name in file.get(key, {})
        }
        self.tools_of_tasks = tuple(str(tool) for file in files for tool in file.get("tools-of-tasks", []))

    def wrong(self, at: str, message: str, code: str, hint: str = "") -> None:
        self.mistakes.append(Mistake(place_of(at), message, code, hint))

    def merged(self, key: str) -> dict[Placed, Record]:
        """What all files say under a key; a name that stands in two of them is a mistake."""
        found: dict[Placed, Record] = {}
        for file in self.files:
            for name, entry in file.get(key, {}).items():
                if name in found:
                    self.wrong(name, f"'{name}' stands in '{key}' already", "duplicate-name")
                found.setdefault(name, entry)
        return found

    def check_shapes(self) -> None:
        for kind in self.values.values():
            try:
                re.compile(kind.shape)
            except re.error as error:
                self.wrong(kind.shape, f"'{kind.shape}' is no regular expression: {error}", "notation")

    def take_same_words(self, name: Placed, entry: Record) -> None:
        if "same-from-pages" in entry:
            same = tuple(self.names_of_pages(entry["same-from-pages"]))
            self.values[name] = self.values[name]._replace(same=same)
        source = entry.get("same-from")
        if source is None:
            return
        if source in self.values:
            self.values[name] = self.values[name]._replace(same=self.values[source].same)
        else:
            self.wrong(source, f"'{source}' is no kind of value", "unknown-kind", did_you_mean(source, self.values))

    def names_of_pages(self, kind: str) -> Iterator[Known]:
        """Every other name of a page of this kind, with the page's own; of two pages with one name the first has it."""
        pages = self.merged(next(key for key, (of, _) in ARTICLES.items() if of == kind))
        seen = {str(name) for name in pages}
        for name, entry in pages.items():
            for other in _other_names(name, entry):
                if other not in seen:
                    yield Known(str(other), str(name))
                seen.add(str(other))

    def collect(self, file: Record) -> None:
        for flags in _flag_lists(file):
            self.flag_lists.append({key: entry.get("about", "") for key, entry in flags.items()})
        for name, flags in file.get("shared", {}).items():
            if name in self.shared:
                self.wrong(name, f"a shared set is called '{name}' already", "duplicate-name")
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
                self.wrong(words, f"'{path}' has a page already", "duplicate-page")
                continue
            self.commands[path] = (file, words, entry)

    def without_group(self, file: Record) -> None:
        for key in ("commands", "groups", "flags", "flags-before-command", "also", "legacy"):
            if key in file:
                self.mistakes.append(Mistake(file.place, f"'{key}' needs a 'group'", "missing-key"))
        for key in ARTICLES:
            if key in file and "topic" not in file:
                self.mistakes.append(Mistake(file.place, f"'{key}' need a 'topic'", "missing-key"))

    def book(self) -> Book:
        self.check_names()
        self.register_spellings()
        for flags in self.shared.values():
            self.flags(flags)
        groups = {path: self.group(path, files) for path, files in self.groups.items()}
        groups = {
            path: group._replace(inherited=_inherited(path, group.flags, groups)) for path, group in groups.items()
        }
        commands = {path: self.command(path, *entry, groups) for path, entry in self.commands.items()}
        articles = self.articles()
        wrappers = tuple(
            Wrapper(str(name), entry.get("about", ""), "adds-words" in entry)
            for name, entry in self.merged("wrappers").items()
        )
        alike = tuple(tuple(words.split()) for file in self.files for words in file.get("alike", []))
        stop_words = frozenset(word for file in self.files for word in file.get("stop-words", "").split())
        return Book(
            commands,
            groups,
            articles,
            self.values,
            wrappers,
            self.dangerous(),
            stop_words,
            alike,
            self.names_under("small-names"),
            self.names_under("avoid"),
            self.names_under("empty-words"),
            tuple(self.flag_lists),
            self.tools_of_tasks,
        )

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
            self.wrong(self.commands.pop(path)[1], f"'{path}' is a group already", "duplicate-page")
        for path in self.shared.keys() & self.commands.keys():
            self.wrong(self.commands[path][1], f"a shared set is called '{path}' too", "duplicate-name")

    def register_spellings(self) -> None:
        """The canonical ones first: where a page is called like another one's alias, the alias is the mistake."""
        self.spellings.update((path, path) for path in (*self.groups, *self.commands))
        for path, files in self.groups.items():
            self.spell(path, (other for file in files for other in _other_spellings(file)))
        for path, (_, _, entry) in self.commands.items():
            self.spell(path, _other_spellings(entry))

    def spell(self, path: str, spellings: Iterable[Placed]) -> None:
        for words in spellings:
            if self.spellings.setdefault(str(words), path) != path:
                self.wrong(words, f"'{words}' is a spelling of '{self.spellings[words]}' already", "duplicate-spelling")

    def group(self, path: str, files: list[Record]) -> Command:
        first = {key: file[key] for file in reversed(files) for key in _OF_GROUPS if key in file}
        if "about" not in first:
            self.mistakes.append(Mistake(files[0].place, f"no file says what '{path}' is: add 'about'", "missing-key"))
        also = [str(other) for file in files for other in _other_spellings(file)]
        kind = "command" if " " in path else "tool"
        page = Page(
            kind,
            path,
            first.get("about", ""),
            first.get("topic", path.split()[-1]),
            tuple(dict.fromkeys((path, *also))),
            see=tuple(dict.fromkeys(target for file in files for target in self.see(file))),
            hidden="hidden" in first,
            legacy=tuple(known for file in files for known in _known(file.get("legacy", {}))),
            **{key: first.get(key, "") for key in ("docs", "needs", *_SAID_OF_COMMANDS)},
        )
        flags = _overlay(self.flags(file.get("flags", {})) for file in files)
        before = _overlay(self.flags(file.get("flags-before-command", {})) for file in files)
        anywhere = {flag.name for flag in flags}
        for flag in before:
            if flag.name in anywhere:
                self.wrong(flag.about, f"{flag.name} stands in 'flags' too", "duplicate-flag")
        return Command(page, flags=flags, flags_before=tuple(flag for flag in before if flag.name not in anywhere))

    def command(self, path: str, file: Record, words: Placed, entry: Record, groups: Mapping[str, Command]) -> Command:
        own = self.own_flags(path, ())
        page = Page(
            "command",
            path,
            entry.get("about", Placed.at(words.place, "")),
            file.get("topic", path.split()[-1 - len(words.split())]),
            tuple(dict.fromkeys((path, *(str(other) for other in _other_spellings(entry))))),
            docs=entry.get("docs", file.get("docs", "")),
            needs=entry.get("needs", file.get("needs", "")),
            see=self.see(entry),
            hidden="hidden" in entry,
            legacy=_known(entry.get("legacy", {})),
            **{key: entry.get(key, "") for key in _SAID_OF_COMMANDS},
        )
        operands = self.operands(entry.get("operands", {}), inner=False) + self.operands(
            entry.get("inner", {}), inner=True
        )
        syntax = Syntax("flags-end" in entry, str(entry.get("dashes", "")), self.alternatives(entry, own, operands))
        return Command(page, syntax, operands, own, _inherited(path, own, groups), (), _examples(entry))

    def alternatives(
        self, entry: Record, flags: tuple[Flag, ...], operands: tuple[Operand, ...]
    ) -> tuple[tuple[str, ...], ...]:
        """`[A, B]` is one set of which something must be there, `[[A, B], [C, D]]` are two."""
        known = {flag.name for flag in flags} | {operand.name for operand in operands}
        sets: list[list[Placed]] = entry.get("one-of", [])
        for name in (name for names in sets for name in names):
            if name not in known:
                self.wrong(
                    name, f"'{name}' is neither a flag nor an operand here", "unknown-name", did_you_mean(name, known)
                )
        if all(len(names) == 1 for names in sets):
            sets = [[name for names in sets for name in names]] if sets else []
        return tuple(tuple(str(name) for name in names) for names in sets)

    def own_flags(self, path: str, asked_by: tuple[str, ...]) -> tuple[Flag, ...]:
        """The flags of a command or a shared set: those it takes over, and on top its own."""
        if path in self.shared:
            return self.flags(self.shared[path])
        entry = self.commands[path][2]
        sets = []
        for name in entry.get("flags-from", []):
            source = self.spellings.get(name, str(name))
            if source in asked_by or source == path:
                self.wrong(name, f"'{path}' and '{source}' take their flags from each other", "cycle")
            elif source in self.shared or source in self.commands:
                sets.append(self.own_flags(source, (*asked_by, path)))
            else:
                known = [*self.shared, *self.commands]
                self.wrong(name, f"no command or shared set '{name}'", "unknown-page", did_you_mean(name, known))
        taken = _overlay(sets)
        return _overlay([taken, self.flags(entry.get("flags", {}), taken)])

    def flags(self, entries: Mapping[Placed, Record], taken: tuple[Flag, ...] = ()) -> tuple[Flag, ...]:
        """A list of flags; those that are taken over say what is not said here, or may be meant by a `same-as`."""
        parsed: dict[str, Flag] = {}
        shorts: dict[str, str] = {}
        around = {flag.name: flag for flag in taken}
        for key, entry in entries.items():
            flag = self.flag(key, entry)
            if flag is None:
                continue
            if not {"about", "same-as"} & entry.keys():
                flag = self.completed(flag, key, around)
            if flag.name in parsed:
                self.wrong(key, f"{flag.name} stands here twice", "duplicate-flag")
            elif flag.short and shorts.setdefault(flag.short, flag.name) != flag.name:
                self.wrong(key, f"{flag.short} is short for {shorts[flag.short]} already", "duplicate-flag")
            parsed.setdefault(flag.name, flag)
        known = around | parsed
        return tuple(self.other_name(flag, known) for flag in parsed.values())

    def completed(self, flag: Flag, key: Placed, around: Mapping[str, Flag]) -> Flag:
        """A flag that only says what is different about it here."""
        if flag.name not in around:
            self.wrong(key, f"'{key}' has no 'about'", "missing-key")
            return flag
        return flag._replace(**{**_said(around[flag.name]), **_said(flag)})

    def flag(self, key: Placed, entry: Record) -> Flag | None:
        try:
            flag = parse_flag(key, entry.get("about", Placed.at(key.place, "")))
        except BadNotationError as error:
            self.wrong(key, str(error), "notation")
            return None
        self.check_kind(key, flag.value)
        return flag._replace(
            **{
                key: entry.get(key, "")
                for key in ("default", "bare", "danger", "needs", "since", "removed", "deprecated")
            },
            required="required" in entry,
            hidden="hidden" in entry,
            same_as=entry.get("same-as", ""),
            keys=_known(entry.get("keys", {})),
        )

    def other_name(self, flag: Flag, others: Mapping[str, Flag]) -> Flag:
        if not flag.same_as:
            return flag
        if flag.same_as not in others:
            hint = did_you_mean(flag.same_as, others)
            self.wrong(
                flag.same_as, f"no flag '{flag.same_as}' here for '{flag.name}' to be the same as", "unknown-name", hint
            )
            return flag
        real = others[flag.same_as]
        if real.same_as:
            self.wrong(flag.same_as, f"'{flag.same_as}' is only another name itself", "unknown-name")
            return flag
        # One of the two names is enough, so that only the real one can be required.
        return real._replace(**{"required": False, "since": "", **_said(flag)}, name=flag.name, short=flag.short)

    def operands(self, entries: Mapping[Placed, Placed], inner: bool) -> tuple[Operand, ...]:
        found = []
        for key, about in entries.items():
            try:
                operand = parse_operand(key, about, inner)
            except BadNotationError as error:
                self.wrong(key, str(error), "notation")
                continue
            self.check_kind(key, operand.value)
            found.append(operand)
        return tuple(found)

    def check_kind(self, key: Placed, value: Value | None) -> None:
        if isinstance(value, Kind) and value.name not in self.values:
            hint = did_you_mean(value.name, self.values) or "values.yaml lists them; upper case is free text"
            self.wrong(key, f"'{value.name}' is no kind of value", "unknown-kind", hint)

    def articles(self) -> dict[str, Article]:
        found: dict[str, Article] = {}
        for key, (kind, _) in ARTICLES.items():
            names: dict[str, str] = {}
            for file in self.files:
                for name, entry in file.get(key, {}).items():
                    own = _slug(kind, name)
                    if own in found or own in self.groups:
                        self.wrong(name, f"'{own}' has a page already", "duplicate-page")
                        continue
                    found[own] = self.article(kind, name, entry, file)
                    if kind not in _NAMED_BY_THE_TOOLS:
                        self.register_names(name, entry, names)
        return found

    def register_names(self, name: Placed, entry: Record, names: dict[str, str]) -> None:
        for other in (name, *_other_names(name, entry)):
            if names.setdefault(other.lower(), slug(name)) != slug(name):
                self.wrong(other, f"'{other}' is a name of '{names[other.lower()]}' already", "duplicate-spelling")

    def article(self, kind: str, name: Placed, entry: Record, file: Record) -> Article:
        page = Page(
            kind,
            _slug(kind, name),
            entry.get("about", Placed.at(name.place, "")),
            file.get("topic", ""),
            _names(name, entry),
            see=self.see(entry),
            hidden="hidden" in entry,
            docs=entry.get("docs", file.get("docs", "")),
            **{key: entry.get(key, "") for key in ("text", "needs", *_SAID_OF_COMMANDS)},
        )
        return Article(
            page,
            _known(entry.get("forms", {})),
            tuple(_traits(entry)),
            self.flags(entry.get("flags", {})),
            _examples(entry),
            tuple(self.way(tool, lines) for tool, lines in entry.get("with", {}).items()),
        )

    def way(self, tool: Placed, lines: list[Placed]) -> Way:
        if tool not in self.tools_of_tasks:
            hint = did_you_mean(tool, self.tools_of_tasks)
            self.wrong(tool, f"'{tool}' is no tool that tasks are done with", "unknown-word", hint)
        commands = (path for line in lines for path in self.commands_in(line))
        return Way(str(tool), tuple(lines), tuple(dict.fromkeys(commands)))

    def commands_in(self, line: str) -> Iterator[str]:
        """The commands that a line uses, told by their words alone; what the shell makes of it is not known here."""
        words = re.split(r"[\s\"'`()$|;&]+", line)
        for at, word in enumerate(words):
            path = self.spellings.get(word, "")
            if not path:
                continue
            for following in words[at + 1 :]:
                longer = self.spellings.get(f"{path} {following}")
                if longer is None and path in self.commands:
                    break
                path = longer or path
            if path in self.commands:
                yield path

    def see(self, entry: Record) -> tuple[str, ...]:
        return tuple(target for target in (self.target(reference) for reference in entry.get("see", [])) if target)

    def target(self, reference: Placed) -> str:
        """The page that is meant: `docker run`, `COPY`, or with its kind in front, `concept: pod`."""
        kind, sign, name = reference.partition(": ")
        kinds = [kind for kind, _ in ARTICLES.values()]
        if sign and kind in kinds:
            if (kind, name) in self.slugs:
                return self.slugs[kind, name]
            hint = did_you_mean(name, (known for of, known in self.slugs if of == kind))
            self.wrong(reference, f"no {kind} '{name}'", "unknown-page", hint)
            return ""
        if reference in self.spellings:
            return self.spellings[reference]
        for kind in kinds:
            if (kind, str(reference)) in self.slugs and kind in _NAMED_BY_THE_TOOLS:
                return self.slugs[kind, str(reference)]
        hint = did_you_mean(reference, self.spellings) or "a concept is written 'concept: NAME'"
        self.wrong(reference, f"no page '{reference}'", "unknown-page", hint)
        return ""


_NAMED_BY_THE_TOOLS = ("instruction", "resource")
"""Kinds of pages whose names are given, so that another page may have the same."""
_TRAITS = ("kind", "singular", "short", "api", "namespaced")
_SAID_OF_COMMANDS = ("danger", "note", "since", "removed", "deprecated")
_OF_GROUPS = ("about", "docs", "topic", "needs", "hidden", *_SAID_OF_COMMANDS)
_NOTATION = frozenset(("name", "short", "value", "value_optional", "repeats", "splits"))


def _other_spellings(entry: Record) -> list[Placed]:
    return [*entry.get("also", []), *entry.get("legacy", {})]


def _slug(kind: str, name: str) -> str:
    """The slug of an article; where the name was not ours to choose, its kind keeps it apart from all others."""
    return slug(f"{kind} {name}" if kind in _NAMED_BY_THE_TOOLS else name)


def _other_names(name: str, entry: Record) -> list[Placed]:
    """What else an article goes by: what people call it, how they ask for it, a resource's names in kubectl."""
    singular = [entry[key] for key in ("singular", "kind") if key in entry]
    others = [*singular, *entry.get("short", []), *entry.get("also", []), *entry.get("asked", [])]
    return [other for other in others if other != name]


def _names(name: str, entry: Record) -> tuple[str, ...]:
    """All names of an article, its own first; one in capital letters is no other name."""
    found: dict[str, str] = {}
    for each in (name, *_other_names(name, entry)):
        found.setdefault(each.lower(), str(each))
    return tuple(found.values())


def _said(flag: Flag) -> dict[str, Any]:
    """What a flag says of itself, beside its notation."""
    return {field: value for field, value in flag._asdict().items() if value and field not in _NOTATION}


def _traits(entry: Record) -> Iterator[Known]:
    for key in _TRAITS:
        if key in entry:
            yield Known(key, " ".join(entry[key]) if isinstance(entry[key], list) else str(entry[key]))


def _examples(entry: Record) -> tuple[Example, ...]:
    return tuple(
        Example(each.get("do", ""), each.get("run", ""), tuple(each.get("accept", ())))
        for each in entry.get("examples", ())
    )


def _flag_lists(file: Record) -> Iterator[Mapping[Placed, Record]]:
    yield from (file[key] for key in ("flags", "flags-before-command") if key in file)
    yield from file.get("shared", {}).values()
    for key in ("commands", "groups", "instructions"):
        yield from (entry["flags"] for entry in file.get(key, {}).values() if "flags" in entry)


def _prefixes(path: str) -> list[str]:
    words = path.split()
    return [" ".join(words[:count]) for count in range(1, len(words))]


def _inherited(path: str, own: tuple[Flag, ...], groups: Mapping[str, Command]) -> tuple[Flag, ...]:
    """The flags of the groups around a page, the nearest group's first, but for those that mean something else here."""
    taken = {flag.name for flag in own} | {flag.short for flag in own if flag.short}
    around = _overlay(groups[group].flags for group in _prefixes(path) if group in groups)
    return tuple(flag._replace(short="") if flag.short in taken else flag for flag in around if flag.name not in taken)


def _overlay(sets: Iterable[tuple[Flag, ...]]) -> tuple[Flag, ...]:
    """Later sets win over earlier ones; sorted by name, as on a page."""
    merged = {flag.name: flag for flags in sets for flag in flags}
    return tuple(sorted(merged.values(), key=lambda flag: flag.name))


def _known(entries: Mapping[Placed, Placed]) -> tuple[Known, ...]:
    return tuple(Known(str(name), about) for name, about in entries.items())


def _value_kind(name: Placed, entry: Record) -> ValueKind:
    return ValueKind(
        str(name),
        entry.get("about", ""),
        entry.get("example", ""),
        _known(entry.get("pieces", {})),
        _known(entry.get("keys", {})),
        tuple(Known(other, str(word)) for word, others in entry.get("same", {}).items() for other in others),
        tuple(entry.get("implied", ())),
        entry.get("lead", ""),
        entry.get("shape", ""),
    )


def as_plain(value: Any) -> Any:
    """A text without its place, for what is written to the index."""
    return str(value) if isinstance(value, Placed) else value
