"""The compiled pages, as everything that answers sees them: a read-only SQLite file behind a few questions.

No question reads more than what it asks for, so a hundred times as many pages cost an answer next to nothing.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from cheatsheet.errors import BrokenStateError
from cheatsheet.model import (
    CAUTIONS,
    Article,
    Caution,
    Command,
    Entry,
    Example,
    Flag,
    Known,
    Operand,
    Page,
    Syntax,
    ValueKind,
    Way,
    Wrapper,
)
from cheatsheet.notation import parse_combination, parse_operand, parse_value
from cheatsheet.postings import NOWHERE, PART, Postings, from_bytes

FORMAT = 8
"""Version of the tables; an index of another version is compiled anew."""

_PAGE = "kind, name, about, topic, docs, text, danger, note, needs, since, removed, deprecated, hidden, asked"
_FLAG = (
    "flag.name, flag.short, flag.notation, flag.about, flag.standard, flag.bare, flag.required, flag.danger,"
    " flag.needs, flag.since, flag.removed, flag.deprecated, flag.hidden, flag.same_as, flag.only_as,"
    " flag.asked, flag.id"
)

_FLAGS_OF_PAGE = (
    f"SELECT {_FLAG} FROM page JOIN page_flag ON page.id = page_flag.page JOIN flag ON flag.id = page_flag.flag"
    " WHERE page.name = ?"
)

_ENTRIES = (
    "SELECT entry.id, page.name, entry.kind, coalesce(flag.name, ''), tools, entry.hidden, entry.uses"
    " FROM entry JOIN page ON page.id = entry.page LEFT JOIN flag ON flag.id = entry.flag"
)

LAST_LETTER = "\U0010ffff"

SEPARATOR = "\x1e"
"""Stands between texts in one column; pages hold no such character."""

OWN, INHERITED, BEFORE = EVERYWHERE = ("own", "inherited", "before")
"""Where a flag may stand: behind its command, behind any command below its group, or right behind its group only."""


MOST_REMEMBERED = 20_000

_Question = ParamSpec("_Question")
_Answer = TypeVar("_Answer")


def _remembered(
    ask: "Callable[Concatenate[Library, _Question], _Answer]",
) -> "Callable[Concatenate[Library, _Question], _Answer]":
    """A question that is asked again is answered from memory: an index that is open never changes."""

    @wraps(ask)
    def answer(self: "Library", /, *question: _Question.args, **named: _Question.kwargs) -> _Answer:
        key = (ask.__name__, *question, *named.items())
        if key not in self._memory:
            if len(self._memory) == MOST_REMEMBERED:
                self._memory.clear()
            self._memory[key] = ask(self, *question, **named)
        return self._memory[key]  # type: ignore[no-any-return]

    return answer


CHOICE, DEED, TROUBLE = PURPOSES = ("choice", "deed", "trouble")
"""What a wording asks for that asks for no kind of page: one of two things, something to be done, or to be cured."""


class Wanted(NamedTuple):
    """Which entries are wanted: those of one kind, those of one tool, or any."""

    kind: str = ""
    tool: str = ""

    def condition(self) -> tuple[str, tuple[str, ...]]:
        """What to ask of a row of `entry`, and the values for it."""
        asked = {"entry.kind = ?": self.kind, "' ' || entry.tools || ' ' LIKE ?": f"% {self.tool} %" * bool(self.tool)}
        given = {condition: value for condition, value in asked.items() if value}
        return " AND ".join(given) or "TRUE", tuple(given.values())


class Owner(NamedTuple):
    """A page that has a flag. `flag` is its long name, `uses` the number of lines that give the command this flag."""

    page: str
    flag: str
    about: str
    kind: str
    tools: tuple[str, ...]
    uses: int


class Library:
    """Answers questions about the pages in a compiled index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._memory: dict[tuple[object, ...], Any] = {}
        if self._one("PRAGMA user_version") != FORMAT:
            raise BrokenStateError("the compiled pages are of another version", "install dkr again")

    def close(self) -> None:
        self._connection.close()

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._ask(query, values).fetchall()

    def _one(self, query: str, *values: object) -> Any:
        row = self._ask(query, values).fetchone()
        return row[0] if row else None

    def _ask(self, query: str, values: Sequence[object]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(query, values)
        except UnicodeEncodeError:
            return self._connection.execute(query, [_bindable(value) for value in values])

    # Spellings: words on a command line → pages

    @_remembered
    def is_spelling(self, words: str) -> bool:
        """Whether a command starts with these words, in any spelling."""
        return self._one("SELECT 1 FROM spelling WHERE words = ?", words) is not None

    @_remembered
    def path(self, words: str) -> str | None:
        """The canonical path of the command or group spelled so."""
        return self._one(  # type: ignore[no-any-return]
            "SELECT page.name FROM spelling JOIN page ON page.id = spelling.page WHERE words = ?", words
        )

    @_remembered
    def legacy(self, words: str) -> str:
        """What there is to say about an older spelling that has a successor; empty for all others."""
        return self._one("SELECT legacy FROM spelling WHERE words = ?", words) or ""

    def continuations(self, words: str) -> list[str]:
        """The words that may follow these in a command's spelling; tools' names for none."""
        found = self.rows("SELECT words FROM spelling WHERE parent = ? AND hidden = 0 ORDER BY words", words)
        return [spelled.removeprefix(words).strip() for (spelled,) in found]

    @_remembered
    def step(self, words: str, word: str) -> str | None:
        """The start of a spelling made one word longer, or None where no command is spelled so.

        What names a page already goes on from the page's own name, so that `k get` is `kubectl get`.
        """
        if word.split() != [word]:  # `''` and `'docker run'` are words for the shell, too.
            return None
        for start in dict.fromkeys((words, self.path(words) or words)):
            longer = f"{start} {word}".strip()
            if self.is_spelling(longer):
                return longer
        return None

    def find(self, words: str) -> str | None:
        """The canonical path of the command that the words spell out, by other names of its group as well."""
        start = ""
        for word in words.split():
            longer = self.step(start, word)
            if longer is None:
                return None
            start = longer
        return self.path(start)

    def ending_in(self, words: str) -> list[str]:
        """The commands and groups of which a spelling ends in these words, those that most lines use first."""
        found = self.rows(
            "SELECT page.name FROM tail JOIN page ON page.id = tail.page WHERE words = ? ORDER BY uses DESC, page.id",
            words,
        )
        return [name for (name,) in found]

    def named(self, name: str) -> str | None:
        """The page that is no command and has this name, however it is written; the page's own name wins."""
        return self._one(  # type: ignore[no-any-return]
            "SELECT page.name FROM article_name JOIN page ON page.id = article_name.page WHERE words = ?"
            " ORDER BY written = ? DESC, article_name.asked, position > 0, page.id",
            name.lower(),
            name,
        )

    def names(self) -> list[str]:
        """Every spelling of every page."""
        return [
            words
            for (words,) in self.rows(
                "SELECT words FROM spelling WHERE page IS NOT NULL UNION SELECT words FROM article_name ORDER BY words"
            )
        ]

    # Pages

    @_remembered
    def page(self, name: str) -> Page | None:
        rows = self.rows(f"SELECT {_PAGE}, id FROM page WHERE name = ?", name)
        return self._page(rows[0]) if rows else None

    def pages(self) -> Iterator[Page]:
        """Every page in the order of the topics and their files."""
        for row in self.rows(f"SELECT {_PAGE}, id FROM page ORDER BY id"):
            yield self._page(row)

    def _page(self, row: tuple[Any, ...]) -> Page:
        kind, name, about, topic, docs, text, danger, note, needs, since, removed, deprecated, hidden, asked, key = row
        spellings = self.rows("SELECT words, legacy FROM spelling WHERE page = ? ORDER BY position", key)
        if not spellings:
            spellings = self.rows(
                "SELECT written, '' FROM article_name WHERE page = ? AND NOT asked ORDER BY position", key
            )
        see = self.rows("SELECT target FROM see WHERE page = ? ORDER BY position", key)
        return Page(
            kind,
            name,
            about,
            topic,
            tuple(words for words, _ in spellings),
            docs,
            text,
            danger,
            note,
            needs,
            since,
            removed,
            deprecated,
            bool(hidden),
            tuple(target for (target,) in see),
            tuple(Known(words, legacy) for words, legacy in spellings if legacy),
            _texts(asked),
        )

    def command(self, name: str) -> Command:
        """The whole page of a command or group, by its canonical path."""
        page = self.page(name)
        if page is None:
            raise KeyError(name)
        return Command(
            page,
            self.syntax(name),
            self.operands(name),
            self.flags(name, OWN),
            self.flags(name, INHERITED),
            self.flags(name, BEFORE),
            self.examples(name),
            self.plugins(name),
        )

    def article(self, name: str) -> Article:
        """The whole page of what is no command, by its slug."""
        page = self.page(name)
        if page is None:
            raise KeyError(name)
        return Article(
            page,
            self._details(name, "form"),
            self._details(name, "trait"),
            self.flags(name, OWN),
            self.examples(name),
            self.ways(name),
        )

    def _details(self, name: str, role: str) -> tuple[Known, ...]:
        found = self.rows(
            "SELECT detail.name, detail.about FROM detail JOIN page ON page.id = detail.page"
            " WHERE page.name = ? AND role = ? ORDER BY position",
            name,
            role,
        )
        return tuple(Known(*row) for row in found)

    def ways(self, name: str) -> tuple[Way, ...]:
        """How a task is done, a tool each."""
        found = self.rows(
            "SELECT tool, lines, commands FROM way JOIN page ON page.id = way.page WHERE name = ? ORDER BY position",
            name,
        )
        return tuple(Way(tool, _texts(lines), _texts(commands)) for tool, lines, commands in found)

    @_remembered
    def syntax(self, name: str) -> Syntax:
        traits = "flags_anywhere, underscores, is_group"
        query = f"SELECT flags_end, dashes, one_of, misplaced, {traits} FROM page WHERE name = ?"
        flags_end, dashes, one_of, misplaced, *marks = self.rows(query, name)[0]
        combinations = self.rows(
            "SELECT notation, combination.about, effect FROM combination JOIN page ON page.id = combination.page"
            " WHERE page.name = ? ORDER BY position",
            name,
        )
        return Syntax(
            bool(flags_end),
            dashes,
            tuple(tuple(names.split()) for names in one_of.split(",") if names),
            tuple(parse_combination(*combination) for combination in combinations),
            tuple(misplaced.split()),
            *(bool(mark) for mark in marks),
        )

    @_remembered
    def kind(self, name: str) -> str:
        return self._one("SELECT kind FROM page WHERE name = ?", name) or ""

    @_remembered
    def about(self, name: str) -> str:
        return self._one("SELECT about FROM page WHERE name = ?", name) or ""

    def title(self, name: str) -> str:
        """How a page is called in sentences: a command by its path, a concept by its name."""
        return self._one("SELECT title FROM page WHERE name = ?", name) or name

    @_remembered
    def operands(self, name: str) -> tuple[Operand, ...]:
        found = self.rows(
            "SELECT notation, operand.about, inner FROM operand JOIN page ON page.id = operand.page"
            " WHERE page.name = ? ORDER BY position",
            name,
        )
        return tuple(parse_operand(notation, about, bool(inner)) for notation, about, inner in found)

    def examples(self, name: str) -> tuple[Example, ...]:
        found = self.rows(
            "SELECT do, run, accept FROM example JOIN page ON page.id = example.page WHERE name = ? ORDER BY position",
            name,
        )
        return tuple(Example(do, run, _texts(accept)) for do, run, accept in found)

    @_remembered
    def plugins(self, name: str) -> tuple[Known, ...]:
        """The well-known plugins of a tool; none where it takes none."""
        found = self.rows(
            "SELECT plugin.name, plugin.about FROM plugin JOIN page ON page.id = plugin.page WHERE page.name = ?"
            " ORDER BY position",
            name,
        )
        return tuple(Known(*row) for row in found)

    # Flags

    @_remembered
    def flag(self, name: str, spelled: str, places: Iterable[str] = (OWN, INHERITED)) -> Flag | None:
        """The flag of a command that is spelled so, long (`--publish`) or short (`-p`)."""
        column = "name" if spelled.startswith("--") else "short"
        for place in places:
            found = self.rows(
                f"{_FLAGS_OF_PAGE} AND flag.{column} = ? AND place = ?",
                name,
                spelled,
                place,
            )
            if found:
                return self._flag(found[0])
        return None

    @_remembered
    def flags(self, name: str, place: str) -> tuple[Flag, ...]:
        found = self.rows(f"{_FLAGS_OF_PAGE} AND place = ? ORDER BY flag.name", name, place)
        return tuple(self._flag(row) for row in found)

    @_remembered
    def flag_names(self, name: str, places: Iterable[str] = (OWN, INHERITED)) -> list[str]:
        """The long names of the flags that a command shows in its help."""
        return [flag.name for place in places for flag in self.flags(name, place) if not flag.hidden]

    def _flag(self, row: tuple[Any, ...]) -> Flag:
        name, short, notation, about, standard, bare, required, danger, needs, since, removed, deprecated, hidden = row[
            :13
        ]
        same_as, only_as, asked, key = row[13:]
        parsed = parse_value(notation) if notation else None
        keys = self.rows("SELECT name, about FROM flag_key WHERE flag = ? ORDER BY position", key)
        cautions = self.rows("SELECT code, pattern, about FROM flag_caution WHERE flag = ? ORDER BY position", key)
        return Flag(
            name,
            short,
            parsed.value if parsed else None,
            bool(parsed and parsed.optional),
            bool(parsed and parsed.repeats),
            bool(parsed and parsed.splits),
            about,
            standard,
            bare,
            bool(required),
            danger,
            needs,
            since,
            removed,
            deprecated,
            bool(hidden),
            same_as,
            tuple(Known(*each) for each in keys),
            tuple(Caution(*each) for each in cautions),
            only_as,
            _texts(asked),
        )

    # Values and the shell

    @_remembered
    def value_kind(self, name: str) -> ValueKind | None:
        found = self.rows("SELECT about, example, implied, lead, shape, closed FROM value_kind WHERE name = ?", name)
        if not found:
            return None
        about, example, implied, lead, shape, closed = found[0]
        words: dict[str, list[Known]] = {role: [] for role in ("piece", "key", "same", *CAUTIONS)}
        query = "SELECT role, name, about FROM value_word WHERE kind = ? ORDER BY role, position"
        for role, word, meaning in self.rows(query, name):
            words[role].append(Known(word, meaning))
        pieces, keys, same = (tuple(words[role]) for role in ("piece", "key", "same"))
        cautions = tuple(Caution(code, *each) for code in CAUTIONS for each in words[code])
        return ValueKind(
            name, about, example, pieces, keys, same, tuple(implied.split()), lead, shape, bool(closed), cautions
        )

    @_remembered
    def shape(self, kind: str) -> str:
        """The regular expression that words of this kind match, empty for most kinds."""
        return self._one("SELECT shape FROM value_kind WHERE name = ?", kind) or ""

    @_remembered
    def wrapper(self, program: str) -> Wrapper | None:
        """A program that runs another command (`sudo`), or None for one that does not."""
        found = self.rows("SELECT * FROM wrapper WHERE name = ?", program)
        if not found:
            return None
        name, about, adds_words, takes, operands, behind, script, line, reads, replaces, ends, unless, only, assigns = (
            found[0]
        )
        return Wrapper(
            name,
            about,
            bool(adds_words),
            tuple(takes.split()),
            operands,
            tuple(behind.split()),
            script,
            bool(line),
            bool(reads),
            tuple(replaces.split()),
            tuple(ends.split()),
            tuple(unless.split()),
            tuple(only.split()),
            bool(assigns),
        )

    @_remembered
    def compares(self, role: str, name: str) -> bool:
        """Whether a flag, a command or a program is in this list of what comparing lines has to know."""
        return self._one("SELECT 1 FROM comparing WHERE role = ? AND name = ?", role, name) is not None

    # Searching

    @_remembered
    def postings(self, stem: str, most: int) -> Postings:
        """Where a stem stands: the most telling texts, not many more than `most` of them."""
        count = -(-most // PART)
        found = self.rows(
            "SELECT texts, entries, columns FROM posting WHERE stem = ? ORDER BY part LIMIT ?", stem, count
        )
        if not found:
            return NOWHERE
        texts, entries, columns = (b"".join(blobs) for blobs in zip(*found, strict=True))
        return Postings(from_bytes("Q", texts), from_bytes("I", entries), columns)

    def entries(self, keys: Iterable[int]) -> dict[int, Entry]:
        """Entries by their keys, which the numbers of texts tell."""
        found = self.rows(f"{_ENTRIES} WHERE entry.id IN ({', '.join(map(str, keys))})")
        return {key: _entry(row) for key, *row in found}

    @_remembered
    def wanted(self, wanted: Wanted) -> frozenset[int]:
        """The keys of the entries that are wanted."""
        which, values = wanted.condition()
        return frozenset(key for (key,) in self.rows(f"SELECT id FROM entry WHERE {which}", *values))

    def keys_of(self, names: Iterable[str], wanted: Wanted) -> list[int]:
        """The keys of the entries of pages, of those that are wanted."""
        which, values = wanted.condition()
        query = (
            f"SELECT entry.id FROM entry JOIN page ON page.id = entry.page WHERE name = ? AND flag IS NULL AND {which}"
        )
        return [key for name in names for (key,) in self.rows(query, name, *values)]

    @_remembered
    def with_flag(self, spelled: str) -> list[Owner]:
        """Who has a flag that is spelled so, those of the commands that most lines use first."""
        column = "name" if spelled.startswith("--") else "short"
        found = self.rows(
            "SELECT page.name, flag.name, flag.about, page.kind, tools, page_flag.uses"
            " FROM flag JOIN page_flag ON page_flag.flag = flag.id JOIN page ON page.id = page_flag.page"
            " JOIN entry ON entry.page = page.id AND entry.flag IS NULL"
            f" WHERE flag.{column} = ? AND page_flag.place <> '{INHERITED}'"
            " ORDER BY page.hidden, flag.hidden, page.uses + page_flag.uses DESC, page.name",
            spelled,
        )
        return [
            Owner(page, flag, about, kind, tuple(tools.split()), uses) for page, flag, about, kind, tools, uses in found
        ]

    def every_flag(self) -> list[str]:
        """The long names of all flags that commands show in their help."""
        return [name for (name,) in self.rows("SELECT DISTINCT name FROM flag WHERE NOT hidden")]

    @_remembered
    def stop_words(self) -> frozenset[str]:
        """The words that every question has, and that tell nothing about what it asks for."""
        return frozenset(word for (word,) in self.rows("SELECT word FROM stop_word"))

    @_remembered
    def alike(self, words: str) -> dict[str, bool]:
        """Stems of other words for a stem or several, and whether they say just the same."""
        return {other: bool(same) for other, same in self.rows("SELECT other, same FROM alike WHERE words = ?", words)}

    @_remembered
    def weight(self, stem: str) -> float:
        """From 0 to 1, how much it tells that an entry has this stem; 0 where none has."""
        return self._one("SELECT weight FROM stem WHERE stem = ?", stem) or 0.0

    def longer(self, start: str, limit: int) -> list[str]:
        """The stems that most entries have of those that begin so."""
        found = self.rows(
            "SELECT stem FROM stem WHERE stem > ? AND stem < ? ORDER BY entries DESC, stem LIMIT ?",
            start,
            start + LAST_LETTER,
            limit,
        )
        return [stem for (stem,) in found]

    def is_word(self, word: str) -> bool:
        """Whether the pages have a word just so, or know it as another one for what they have."""
        return self._one("SELECT 1 FROM word WHERE word = ?", word) is not None

    def words(self, start: str = "") -> list[str]:
        """Every word that begins so, as it is written in the pages."""
        found = self.rows("SELECT word FROM word WHERE word >= ? AND word < ?", start, start + LAST_LETTER)
        return [word for (word,) in found]

    @_remembered
    def kind_asked(self, words: str) -> str:
        """What these words, a part of a question, ask for: a kind of page, or one of `PURPOSES`; or empty."""
        return self._one("SELECT kind FROM asking WHERE words = ?", words) or ""

    @_remembered
    def tool_named(self, words: str) -> str:
        """The tool that is called so, or empty."""
        return self._one("SELECT tool FROM named_tool WHERE words = ?", words) or ""

    @_remembered
    def tool_with(self, stem: str) -> str:
        """The one tool that has such things, or empty."""
        return self._one("SELECT tool FROM thing WHERE stem = ?", stem) or ""

    @_remembered
    def names_of_tool(self, tool: str) -> list[str]:
        """What the tool is called, in one word."""
        return [
            words for (words,) in self.rows("SELECT words FROM named_tool WHERE tool = ?", tool) if " " not in words
        ]

    def kinds(self) -> list[str]:
        """The kinds of entries that there are."""
        return [kind for (kind,) in self.rows("SELECT DISTINCT kind FROM entry ORDER BY kind")]

    def tools(self) -> list[str]:
        """The tools that a question may name."""
        return [tool for (tool,) in self.rows("SELECT DISTINCT tool FROM named_tool")]


def _entry(row: Sequence[Any]) -> Entry:
    page, kind, flag, tools, hidden, uses = row
    return Entry(page, kind, flag, tuple(tools.split()), bool(hidden), uses)


def _texts(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(SEPARATOR)) if joined else ()


def _bindable(value: object) -> object:
    """SQLite takes no lone surrogate, which comes from an argument that is not UTF-8; no page holds one."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
