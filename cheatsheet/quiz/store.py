"""What was answered and what is remembered, in SQLite: one transaction an answer, so that none is ever lost."""

import os
import sqlite3
from datetime import datetime
from itertools import chain, count
from types import TracebackType
from typing import Self

from cheatsheet.errors import BrokenStateError
from cheatsheet.quiz.schedule import Memory

FORMAT = 1
_SCHEMA = """
CREATE TABLE memory (card TEXT PRIMARY KEY, state TEXT NOT NULL, due TEXT NOT NULL);
CREATE TABLE review (card TEXT NOT NULL, at TEXT NOT NULL, is_right INT NOT NULL, given TEXT NOT NULL);
CREATE INDEX review_card ON review (card);
"""
BUSY_SECONDS = 10


class Store:
    """The file of one person's memories. Several sittings may use it at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def memories(self) -> dict[str, Memory]:
        rows = self._connection.execute("SELECT card, state, due FROM memory").fetchall()
        return {card: Memory(state, datetime.fromisoformat(due)) for card, state, due in rows}

    def memory(self, card: str) -> Memory | None:
        row = self._connection.execute("SELECT state, due FROM memory WHERE card = ?", (card,)).fetchone()
        return Memory(row[0], datetime.fromisoformat(row[1])) if row else None

    def remember(self, card: str, memory: Memory, is_right: bool, given: str, at: datetime) -> None:
        with self._connection:
            self._connection.execute(
                "INSERT INTO memory VALUES (?, ?, ?)"
                " ON CONFLICT (card) DO UPDATE SET state = excluded.state, due = excluded.due",
                (card, memory.state, memory.due.isoformat()),
            )
            written = given.encode("utf-8", "replace").decode()
            self._connection.execute(
                "INSERT INTO review VALUES (?, ?, ?, ?)", (card, at.isoformat(), is_right, written)
            )


def open_store(folder: str, now: datetime) -> tuple[Store, str]:
    """The store in a folder, and a message where something had to be done about it, else empty.

    A damaged file is set aside under another name, never deleted. BrokenStateError when a newer dkr wrote it.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        return Store(_new(":memory:")), f"{folder} cannot be written ({error.strerror}): nothing will be remembered"
    file = os.path.join(folder, "quiz.sqlite")
    try:
        return Store(_open(file)), ""
    except sqlite3.OperationalError as error:
        return Store(_new(":memory:")), f"{file} cannot be used ({error}): nothing will be remembered"
    except sqlite3.DatabaseError:
        aside = _free(f"{file}.damaged-{now:%Y%m%d-%H%M%S}")
        os.replace(file, aside)
        return Store(_open(file)), f"{file} was damaged; it is kept as {aside}, and a new one begins"


def _free(name: str) -> str:
    """The name itself, or with a number behind it where a file has it already."""
    numbered = (f"{name}-{number}" for number in count(2))
    return next(each for each in chain((name,), numbered) if not os.path.exists(each))


def _new(file: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=BUSY_SECONDS)
    connection.executescript(_SCHEMA)
    return connection


def _open(file: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        # Taken before the version is read, so that two first sittings do not both lay out the file.
        connection.execute("BEGIN IMMEDIATE")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > FORMAT:
            raise BrokenStateError(f"{file} was written by a newer dkr", "use that one, or move the file away")
        if version == 0:
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        _check(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    connection.isolation_level = "IMMEDIATE"
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """DatabaseError where anything is damaged or missing: better before the first question than after an answer."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)
    connection.execute("SELECT card, state, due FROM memory LIMIT 0")
    connection.execute("SELECT card, at, is_right, given FROM review LIMIT 0")
