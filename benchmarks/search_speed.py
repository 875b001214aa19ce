"""How long dkr takes to answer while somebody types, on its own pages and on many times as many.

    python benchmarks/search_speed.py [TIMES] [QUESTIONS]

The base of TIMES (100) times as many pages is made of the compiled pages: each copy has names of its own, and half of
its rarer words are words of its own, so that the vocabulary grows as well. The tuned questions of tests/questions,
QUESTIONS (60) of them, are typed letter by letter, then letter by letter with all forgotten in between, then asked as
a whole. Times are milliseconds by the clock, in one process.
"""

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from search_quality import questions

from cheatsheet.environment import real_environment
from cheatsheet.library import Library
from cheatsheet.postings import ENTRY, as_bytes, from_bytes, parts
from cheatsheet.search.search import Answer, as_typed, search

COMMON = 40
"""Entries with a stem, from which on every copy has it as it is."""


def enlarge(source: sqlite3.Connection, target: sqlite3.Connection, times: int) -> None:
    """Copies an index and adds each page and entry `times - 1` times, in other words."""
    source.backup(target)
    rare = {stem for (stem,) in source.execute("SELECT stem FROM stem WHERE entries < ?", (COMMON,))}
    pages = source.execute("SELECT id, kind, name, title, about, topic, hidden, uses, asked FROM page").fetchall()
    entries = source.execute("SELECT * FROM entry").fetchall()
    texts: dict[str, list[int]] = {}
    for stem, numbers in source.execute("SELECT stem, texts FROM posting"):
        texts.setdefault(stem, []).extend(from_bytes("Q", numbers))
    widest = max(key for key, *_ in pages), max(key for key, *_ in entries)
    choose = random.Random(1)  # noqa: S311
    target.execute("PRAGMA journal_mode = OFF")
    target.execute("DELETE FROM posting")
    owns: dict[int, dict[str, str]] = {}
    for copy in range(1, times):
        own = owns[copy] = {stem: f"{stem}-{copy}" for stem in rare if choose.random() < 0.5}
        for key, kind, name, *others in pages:
            row = (key + copy * widest[0], kind, f"{name} {copy}x", *others)
            target.execute(
                "INSERT INTO page (id, kind, name, title, about, topic, hidden, uses, asked,"
                " docs, text, danger, note, needs, since, removed, deprecated)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', '', '')",
                row,
            )
        for key, page, flag, *others in entries:
            number = key + copy * widest[1]
            target.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", (number, page + copy * widest[0], flag, *others)
            )
            if flag:
                target.execute("INSERT INTO page_flag VALUES (?, ?, 'own', 0)", (page + copy * widest[0], flag))
        target.executemany(
            "INSERT OR IGNORE INTO stem SELECT ?, entries, weight FROM stem WHERE stem = ?",
            ((new, stem) for stem, new in own.items()),
        )
        target.executemany("INSERT OR IGNORE INTO word VALUES (?)", ((new,) for new in own.values()))
    target.execute("UPDATE stem SET entries = entries * ? WHERE entries >= ?", (times, COMMON))
    for stem, numbers in texts.items():
        copies: dict[str, list[int]] = {stem: list(numbers)}
        for copy, own in owns.items():
            moved = copy * widest[1] << ENTRY
            copies.setdefault(own.get(stem, stem), []).extend(number + moved for number in numbers)
        for written, of_copies in copies.items():
            target.executemany(
                "INSERT INTO posting VALUES (?, ?, ?, ?, ?)",
                (
                    (written, at, as_bytes(part.texts), as_bytes(part.entries), part.columns)
                    for at, part in enumerate(parts(of_copies))
                ),
            )
    target.commit()


def milliseconds(ask: Callable[[str, Library], Answer], query: str, library: Library, forgets: bool) -> float:
    if forgets:
        library._memory.clear()
    begun = time.perf_counter()
    ask(query, library)
    return (time.perf_counter() - begun) * 1000


def tell(what: str, library: Library, asked: Iterable[str]) -> None:
    queries = list(asked)
    typed = [query[:length] for query in queries for length in range(1, len(query) + 1)]
    ways = (("typed", as_typed, typed), ("typed, forgetting", as_typed, typed), ("asked", search, queries))
    for how, ask, given in ways:
        times = [milliseconds(ask, query, library, how != "typed" or len(query) == 1) for query in given]
        at_95 = quantiles(times, n=20)[-1]
        told = f"median {median(times):6.1f}  95 % {at_95:6.1f}  most {max(times):6.1f}"
        print(f"{what:12} {how:17}  {len(times):5}  {told}")


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    times, count = given + [100, 60][len(given) :]
    asked = random.Random(1).sample([question.ask for question in questions("tuned")], count)  # noqa: S311
    library = real_environment().library()
    tell("dkr's pages", library, asked)
    with TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "large.sqlite")
        enlarge(library._connection, connection, times)
        tell(f"{times} times", Library(connection), asked)
        connection.close()


if __name__ == "__main__":
    main()
