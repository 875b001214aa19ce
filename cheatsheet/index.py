"""A book of pages → one SQLite file, written so that a reader sees all of it or nothing."""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cheatsheet.assemble.assemble import read_book
from cheatsheet.assemble.book import Book, as_plain
from cheatsheet.entries import Text, Uses, Vocabulary, findables
from cheatsheet.errors import BrokenPagesError
from cheatsheet.library import BEFORE, FORMAT, INHERITED, OWN, SEPARATOR
from cheatsheet.model import Article, Command, Example, Flag, Page
from cheatsheet.notation import name_of, write_combination, write_value
from cheatsheet.postings import MOST_OF_ONE_CLASS, as_bytes, number_of, parts
from cheatsheet.words import stem, words_in

_SCHEMA = """
CREATE TABLE fingerprint (of TEXT);                       -- what the index was compiled from, see shelf.py
CREATE TABLE page (
    id INTEGER PRIMARY KEY, kind TEXT, name TEXT UNIQUE,  -- name: canonical path of a command, else a slug
    title TEXT, about TEXT, topic TEXT, docs TEXT, text TEXT, danger TEXT, note TEXT, needs TEXT, since TEXT,
    removed TEXT, deprecated TEXT, hidden INT, asked TEXT,
    uses INT,                                             -- lines on all pages that use the command
    -- Syntax. Names are separated by blanks, sets of them by commas.
    flags_end INT, flags_anywhere INT, underscores INT, is_group INT, dashes TEXT, one_of TEXT, misplaced TEXT
);
CREATE TABLE spelling (
    words TEXT PRIMARY KEY, parent TEXT,                  -- parent: the words but the last
    page INT, position INT, hidden INT,                   -- page: NULL for words that only begin a spelling
    legacy TEXT                                           -- what there is to say about an older spelling
) WITHOUT ROWID;
CREATE INDEX spelling_parent ON spelling (parent);
CREATE INDEX spelling_page ON spelling (page);
-- The ends of spellings: people leave out the tool.
CREATE TABLE tail (words TEXT, page INT, PRIMARY KEY (words, page)) WITHOUT ROWID;
-- The names of pages that are no commands; a name may belong to several.
CREATE TABLE article_name (
    words TEXT, page INT, position INT, written TEXT,     -- words: in small letters
    asked INT,                                            -- asked: no name, but a way to ask for the page
    PRIMARY KEY (words, page)
) WITHOUT ROWID;
CREATE INDEX article_name_page ON article_name (page);
CREATE TABLE detail (
    page INT, role TEXT, position INT, name TEXT, about TEXT,                   -- role: form or trait
    PRIMARY KEY (page, role, position)
) WITHOUT ROWID;
CREATE TABLE way (
    page INT, position INT, tool TEXT, lines TEXT, commands TEXT, PRIMARY KEY (page, position)
) WITHOUT ROWID;
CREATE TABLE see (page INT, position INT, target TEXT, PRIMARY KEY (page, position)) WITHOUT ROWID;
CREATE TABLE operand (
    page INT, position INT, notation TEXT, about TEXT, inner INT, PRIMARY KEY (page, position)
) WITHOUT ROWID;
CREATE TABLE example (
    page INT, position INT, do TEXT, run TEXT, accept TEXT, PRIMARY KEY (page, position)
) WITHOUT ROWID;
CREATE TABLE flag (
    id INTEGER PRIMARY KEY, name TEXT, short TEXT, notation TEXT, about TEXT, standard TEXT, bare TEXT, required INT,
    danger TEXT, needs TEXT, since TEXT, removed TEXT, deprecated TEXT, hidden INT, same_as TEXT, only_as TEXT,
    asked TEXT
);
CREATE INDEX flag_name ON flag (name);
CREATE INDEX flag_short ON flag (short);
CREATE TABLE page_flag (
    page INT, flag INT, place TEXT, uses INT,             -- uses: lines on all pages that give the command this flag
    PRIMARY KEY (page, flag)
) WITHOUT ROWID;
CREATE INDEX page_flag_flag ON page_flag (flag);
CREATE TABLE flag_key (flag INT, position INT, name TEXT, about TEXT, PRIMARY KEY (flag, position)) WITHOUT ROWID;
CREATE TABLE flag_caution (
    flag INT, position INT, code TEXT, pattern TEXT, about TEXT, PRIMARY KEY (flag, position)
) WITHOUT ROWID;
CREATE TABLE combination (
    page INT, position INT, effect TEXT, notation TEXT, about TEXT, PRIMARY KEY (page, position)
) WITHOUT ROWID;
CREATE TABLE plugin (page INT, position INT, name TEXT, about TEXT, PRIMARY KEY (page, position)) WITHOUT ROWID;
CREATE TABLE value_kind (
    name TEXT PRIMARY KEY, about TEXT, example TEXT,
    implied TEXT, lead TEXT, shape TEXT, closed INT       -- implied: fields separated by blanks
) WITHOUT ROWID;
CREATE TABLE value_word (
    kind TEXT, role TEXT, position INT, name TEXT, about TEXT,   -- role: piece, key, same, danger or deprecated
    PRIMARY KEY (kind, role, position)
) WITHOUT ROWID;
CREATE TABLE wrapper (
    name TEXT PRIMARY KEY, about TEXT, adds_words INT,
    takes TEXT, operands INT, behind TEXT, script TEXT, line INT, reads INT, replaces TEXT, ends TEXT, unless TEXT,
    only TEXT, assigns INT
) WITHOUT ROWID;
-- What can be found: a page, or one of its flags. Several tools are separated by blanks.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, page INT, flag INT, kind TEXT, tools TEXT, hidden INT, uses INT
);
CREATE INDEX entry_page ON entry (page, flag);
-- Where a stem stands, see postings.py: the parts of one stem in order.
CREATE TABLE posting (
    stem TEXT, part INT, texts BLOB, entries BLOB, columns BLOB, PRIMARY KEY (stem, part)
) WITHOUT ROWID;
CREATE TABLE stem (stem TEXT PRIMARY KEY, entries INT, weight REAL) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;                     -- as people write them
CREATE TABLE alike (
    words TEXT, other TEXT, same INT,                     -- stems, several with blanks; same: not only now and then
    PRIMARY KEY (words, other)
) WITHOUT ROWID;
CREATE TABLE asking (words TEXT, kind TEXT, PRIMARY KEY (words, kind)) WITHOUT ROWID;
CREATE TABLE named_tool (words TEXT PRIMARY KEY, tool TEXT) WITHOUT ROWID;
CREATE TABLE thing (stem TEXT PRIMARY KEY, tool TEXT) WITHOUT ROWID;         -- what only one tool has
CREATE TABLE stop_word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE comparing (role TEXT, name TEXT, PRIMARY KEY (role, name)) WITHOUT ROWID;
"""


def compile_book(book: Book, connection: sqlite3.Connection, fingerprint: str = "") -> None:
    """Writes all of a book into an empty database."""
    connection.executescript(_SCHEMA)
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    with connection:
        connection.execute("INSERT INTO fingerprint VALUES (?)", (fingerprint,))
        _Writer(connection).write(book)


class _Writer:
    """One compilation: hands out the ids, and writes a flag that many commands share only once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._pages: dict[str, int] = {}
        self._flags: dict[Flag, int] = {}
        self._uses: Uses

    def write(self, book: Book) -> None:
        self._uses = Uses(book)
        for command in (*book.groups.values(), *book.commands.values()):
            self._command(command)
        for article in book.articles.values():
            self._article(article)
        for kind in book.values.values():
            implied = " ".join(kind.implied)
            self._insert("value_kind", kind.name, kind.about, kind.example, implied, kind.lead, kind.shape, kind.closed)
            for role, known in (("piece", kind.pieces), ("key", kind.keys), ("same", kind.same)):
                for position, each in enumerate(known):
                    self._insert("value_word", kind.name, role, position, *each)
            for position, (code, pattern, about) in enumerate(kind.cautions):
                self._insert("value_word", kind.name, code, position, pattern, about)
        for wrapper in book.wrappers:
            # Several words are separated by blanks.
            self._insert("wrapper", *(" ".join(field) if isinstance(field, tuple) else field for field in wrapper))
        self._connection.executemany("INSERT INTO asking VALUES (?, ?)", sorted({(w, kind) for kind, w in book.asking}))
        named = {" ".join(words_in(words)): tool.name for tool in book.named_tools for words in tool.called}
        self._connection.executemany("INSERT INTO named_tool VALUES (?, ?)", named.items())
        things = {
            stem(word): tool.name for tool in book.named_tools for thing in tool.things for word in words_in(thing)
        }
        self._connection.executemany("INSERT INTO thing VALUES (?, ?)", things.items())
        self._connection.executemany("INSERT INTO stop_word VALUES (?)", ((word,) for word in sorted(book.stop_words)))
        self._connection.executemany("INSERT INTO comparing VALUES (?, ?)", sorted(set(book.comparing)))
        self._found(book)

    def _found(self, book: Book) -> None:
        listed = list(findables(book, self._uses))
        vocabulary = Vocabulary(listed, book.stop_words)
        texts: dict[str, list[int]] = {}
        for each in listed:
            where = (self._pages[each.page], self._flags[each.flag] if each.flag else None)
            key = self._insert("entry", None, *where, each.kind, " ".join(each.tools), each.hidden, each.uses)
            for number, stems in _numbered(key, vocabulary.texts(each)):
                for own in stems:
                    texts.setdefault(own, []).append(number)
        self._connection.executemany(
            "INSERT INTO posting VALUES (?, ?, ?, ?, ?)",
            (
                (own, number, as_bytes(part.texts), as_bytes(part.entries), part.columns)
                for own, numbers in sorted(texts.items())
                for number, part in enumerate(parts(numbers))
            ),
        )
        for own, entries in sorted(vocabulary.stems.items()):
            self._insert("stem", own, entries, round(vocabulary.weights[own], 4))
        alike = {words for listed in (*book.same, *book.alike) for words in listed if " " not in words}
        words = alike | book.stop_words | vocabulary.words
        self._connection.executemany("INSERT INTO word VALUES (?)", ((word,) for word in sorted(words)))
        self._alike(book)

    def _alike(self, book: Book) -> None:
        """Of the other words only single ones: wordings are what people ask with, pages say it in a word."""
        pairs = {
            (" ".join(map(stem, words_in(asked))), stem(other)): same
            for sets, same in ((book.alike, False), (book.same, True))
            for listed in sets
            for asked in listed
            for other in listed
            if " " not in other and stem(other) != stem(asked)
        }
        self._connection.executemany(
            "INSERT INTO alike VALUES (?, ?, ?)", ((*pair, same) for pair, same in sorted(pairs.items()))
        )

    def _insert(self, table: str, *values: object) -> int:
        plain = [as_plain(value) for value in values]
        marks = ", ".join("?" * len(plain))
        return self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", plain).lastrowid or 0

    def _page(self, page: Page, title: str, syntax: tuple[object, ...]) -> int:
        fields = page._asdict()
        del fields["spellings"], fields["see"], fields["legacy"]
        fields["asked"] = SEPARATOR.join(page.asked)
        columns = ", ".join(
            (
                *fields,
                "title",
                "uses",
                "flags_end",
                "flags_anywhere",
                "underscores",
                "is_group",
                "dashes",
                "one_of",
                "misplaced",
            )
        )
        uses = self._uses.of_page(page.name)
        values = [as_plain(value) for value in (*fields.values(), title, uses, *syntax)]
        marks = ", ".join("?" * len(values))
        key = self._connection.execute(f"INSERT INTO page ({columns}) VALUES ({marks})", values).lastrowid or 0
        self._pages[page.name] = key
        for position, target in enumerate(page.see):
            self._insert("see", key, position, target)
        return key

    def _command(self, command: Command) -> None:
        page, syntax = command.page, command.syntax
        sets = ",".join(map(" ".join, syntax.one_of))
        where = (syntax.flags_end, syntax.flags_anywhere, syntax.underscores, syntax.is_group, syntax.dashes)
        key = self._page(page, page.name, (*where, sets, " ".join(syntax.misplaced)))
        for position, words in enumerate(page.spellings):
            self._spelling(words, key, position, page)
        for position, operand in enumerate(command.operands):
            value = f"={name_of(operand.value)}" if operand.value else ""
            mark = {(False, False): "", (True, False): "?", (False, True): "+", (True, True): "*"}
            notation = operand.name + value + mark[operand.optional, operand.repeats]
            self._insert("operand", key, position, notation, operand.about, operand.inner)
        for position, each in enumerate(syntax.combinations):
            self._insert("combination", key, position, each.effect, write_combination(each), each.about)
        for position, plugin in enumerate(command.plugins):
            self._insert("plugin", key, position, *plugin)
        self._examples(key, command.examples)
        for place, flags in ((OWN, command.flags), (INHERITED, command.inherited), (BEFORE, command.flags_before)):
            for flag in flags:
                self._insert("page_flag", key, self._flag(flag), place, self._uses.of_flag(page.name, flag))

    def _examples(self, page: int, examples: Iterable[Example]) -> None:
        for position, example in enumerate(examples):
            self._insert("example", page, position, example.do, example.run, SEPARATOR.join(example.accept))

    def _spelling(self, words: str, key: int, position: int, page: Page) -> None:
        parent, _, _ = words.rpartition(" ")
        legacy = next((str(known.about) for known in page.legacy if known.name == words), "")
        self._connection.execute(
            "INSERT INTO spelling VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (words) DO UPDATE SET page = excluded.page,"
            " position = excluded.position, hidden = excluded.hidden, legacy = excluded.legacy",
            (words, parent, key, position, page.hidden or bool(legacy), legacy),
        )
        tail = words
        while " " in tail and not (page.hidden or legacy):
            tail = tail.partition(" ")[2]
            self._connection.execute("INSERT OR IGNORE INTO tail VALUES (?, ?)", (tail, key))
        while parent:
            grandparent, _, _ = parent.rpartition(" ")
            self._connection.execute(
                "INSERT OR IGNORE INTO spelling VALUES (?, ?, NULL, 0, 0, '')", (parent, grandparent)
            )
            parent = grandparent

    def _flag(self, flag: Flag) -> int:
        if flag in self._flags:
            return self._flags[flag]
        fields = flag._asdict()
        for field in ("value", "value_optional", "repeats", "splits", "keys", "cautions"):
            del fields[field]
        fields["standard"] = fields.pop("default")
        fields["notation"] = write_value(flag)
        fields["asked"] = SEPARATOR.join(flag.asked)
        columns, marks = ", ".join(fields), ", ".join("?" * len(fields))
        values = [as_plain(value) for value in fields.values()]
        key = self._connection.execute(f"INSERT INTO flag ({columns}) VALUES ({marks})", values).lastrowid or 0
        self._flags[flag] = key
        for position, known in enumerate(flag.keys):
            self._insert("flag_key", key, position, *known)
        for position, caution in enumerate(flag.cautions):
            self._insert("flag_caution", key, position, *caution)
        return key

    def _article(self, article: Article) -> None:
        page = article.page
        key = self._page(page, page.spellings[0], (False, False, False, False, "", "", ""))
        for position, name in enumerate((*page.spellings, *page.asked)):
            self._connection.execute(
                "INSERT OR IGNORE INTO article_name VALUES (?, ?, ?, ?, ?)",
                (name.lower(), key, position, as_plain(name), position >= len(page.spellings)),
            )
        for role, details in (("form", article.forms), ("trait", article.traits)):
            for position, known in enumerate(details):
                self._insert("detail", key, role, position, *known)
        for position, way in enumerate(article.ways):
            self._insert("way", key, position, way.tool, SEPARATOR.join(way.lines), SEPARATOR.join(way.commands))
        self._examples(key, article.examples)
        for flag in article.flags:
            self._insert("page_flag", key, self._flag(flag), OWN, 0)


def _numbered(entry: int, texts: Iterable[Text]) -> Iterator[tuple[int, frozenset[str]]]:
    """The number of each text of an entry, and its stems."""
    count: Counter[int] = Counter()
    for text in texts:
        number = number_of(text.column, text.weight, entry, 0)
        if count[number] < MOST_OF_ONE_CLASS:
            yield number + count[number], text.stems
        count[number] += 1


def compile_folders(folders: Iterable[Path], connection: sqlite3.Connection, mark: str = "") -> None:
    """Compiles page folders into an empty database; BrokenPagesError names the first mistake where there are any."""
    book, mistakes = read_book(folders)
    if mistakes:
        more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
        raise BrokenPagesError(f"{mistakes[0]}{more}", "dkr lint lists all mistakes")
    compile_book(book, connection, mark)


def write_index(folders: Iterable[Path], target: Path, mark: str = "") -> None:
    """Compiles into a file beside the target and moves it there, so that readers see the old index or the new one."""
    import tempfile

    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(name)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            compile_folders(folders, connection, mark)
            connection.execute("VACUUM")
        finally:
            connection.close()
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
