import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cheatsheet.errors import BrokenStateError
from cheatsheet.quiz.schedule import Memory
from cheatsheet.quiz.store import Store, open_store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MEMORY = Memory('{"step": 1}', NOW + timedelta(minutes=10))


def opened(folder: Path) -> Store:
    store, message = open_store(str(folder), NOW)
    assert message == ""
    return store


def remember(
    store: Store, card: str, memory: Memory = MEMORY, *, given: str = "", right: bool = True, at: datetime = NOW
) -> None:
    store.remember(card, memory, right, given, at)


def reviews(folder: Path) -> list[tuple[str, str, int, str]]:
    """All answers that the file holds, in their order."""
    connection = sqlite3.connect(folder / "quiz.sqlite")
    try:
        return connection.execute("SELECT card, at, is_right, given FROM review ORDER BY rowid").fetchall()
    finally:
        connection.close()


def filled(folder: Path, number: int = 80) -> bytes:
    """A store of many pages; returns the bytes of its file."""
    with opened(folder) as store:
        for card in range(number):
            remember(store, f"card {card}", Memory("x" * 500, NOW))
    return (folder / "quiz.sqlite").read_bytes()


def test_a_new_store_is_empty_and_its_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "dkr"
    with opened(folder) as store:
        assert store.memories() == {}
        assert store.memory("a") is None
    assert [file.name for file in folder.iterdir()] == ["quiz.sqlite"]


def test_what_was_remembered_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        remember(store, "a", MEMORY, given="docker ps")
    with opened(tmp_path) as store:
        assert store.memory("a") == MEMORY
        assert store.memories() == {"a": MEMORY}


def test_an_answer_is_kept_even_if_the_store_is_never_closed(tmp_path: Path) -> None:
    open_ended = opened(tmp_path)
    remember(open_ended, "a", MEMORY, given="docker ps")
    with opened(tmp_path) as other:
        assert other.memory("a") == MEMORY
    open_ended.__exit__(None, None, None)


def test_the_last_memory_of_a_card_counts_and_all_answers_are_kept(tmp_path: Path) -> None:
    later = Memory("{}", NOW + timedelta(days=3))
    with opened(tmp_path) as store:
        remember(store, "a", MEMORY, given="docker sp", right=False)
        remember(store, "a", later, given="docker ps", at=NOW + timedelta(minutes=1))
        assert store.memories() == {"a": later}
    assert reviews(tmp_path) == [
        ("a", "2026-03-01T12:00:00+00:00", 0, "docker sp"),
        ("a", "2026-03-01T12:01:00+00:00", 1, "docker ps"),
    ]


@pytest.mark.parametrize(
    "text", ["", "größe 🐳", "'; DROP TABLE memory; --", "a\x00b", "\x1b[31m", "x" * 100_000], ids=ascii
)
def test_any_text_is_kept_as_it_is(tmp_path: Path, text: str) -> None:
    with opened(tmp_path) as store:
        remember(store, text, MEMORY, given=text)
        assert store.memory(text) == MEMORY
    assert reviews(tmp_path) == [(text, NOW.isoformat(), 1, text)]


def test_an_answer_that_is_not_utf_8_is_kept_readable(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        remember(store, "a", MEMORY, given="docker \udcff", right=False)
    assert reviews(tmp_path)[0][3] == "docker ?"


# Several sittings at once


def test_two_open_stores_see_each_others_answers(tmp_path: Path) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other:
        remember(one, "a")
        remember(other, "b")
        assert one.memories() == other.memories() == {"a": MEMORY, "b": MEMORY}


def test_threads_that_begin_at_once_lose_no_answer(tmp_path: Path) -> None:
    def sit(name: int) -> None:
        with opened(tmp_path) as store:
            for number in range(10):
                remember(store, f"{name}-{number}")
                remember(store, "shared")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(sit, range(6)))
    with opened(tmp_path) as store:
        assert len(store.memories()) == 61
    assert len(reviews(tmp_path)) == 120


SITTING = """
import sys
from datetime import UTC, datetime
from cheatsheet.quiz.schedule import Memory
from cheatsheet.quiz.store import open_store
now = datetime(2026, 3, 1, tzinfo=UTC)
store, message = open_store(sys.argv[1], now)
assert not message, message
with store:
    for number in range(10):
        store.remember(f"{sys.argv[2]}-{number}", Memory("{}", now), True, "", now)
"""


def test_processes_that_begin_at_once_lose_no_answer(tmp_path: Path) -> None:
    folder = str(tmp_path / "state")
    runs = [subprocess.Popen([sys.executable, "-c", SITTING, folder, name]) for name in ("one", "two", "three")]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    with opened(tmp_path / "state") as store:
        assert len(store.memories()) == 30


# Files that are not as they should be


def damaged(kind: str, whole: bytes) -> bytes:
    return {
        "no database": b"These are my notes.\n" * 100,
        "zeros": bytes(5000),
        "first half": whole[: len(whole) // 2],
        "header alone": whole[:100],
        "first page": whole[:100] + bytes(3996) + whole[4096:],
        "middle": whole[:8192] + b"\xff" * 8192 + whole[16384:],
        "all but the first page": whole[:4096] + b"\xff" * (len(whole) - 4096),
    }[kind]


@pytest.mark.parametrize(
    "kind",
    ["no database", "zeros", "first half", "header alone", "first page", "middle", "all but the first page"],
)
def test_a_damaged_file_is_set_aside_whole_and_a_new_one_begins(tmp_path: Path, kind: str) -> None:
    broken = damaged(kind, filled(tmp_path))
    file = tmp_path / "quiz.sqlite"
    file.write_bytes(broken)

    store, message = open_store(str(tmp_path), NOW)
    with store:
        assert store.memories() == {}
        remember(store, "a")

    aside = tmp_path / "quiz.sqlite.damaged-20260301-120000"
    assert message == f"{file} was damaged; it is kept as {aside}, and a new one begins"
    assert aside.read_bytes() == broken
    with opened(tmp_path) as again:
        assert again.memories() == {"a": MEMORY}


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    for content in (b"first damaged" * 50, b"second damaged" * 50):
        (tmp_path / "quiz.sqlite").write_bytes(content)
        store, _ = open_store(str(tmp_path), NOW)
        with store:
            remember(store, "a")
    kept = {file.read_bytes() for file in tmp_path.glob("quiz.sqlite.damaged-*")}
    assert kept == {b"first damaged" * 50, b"second damaged" * 50}


def test_an_empty_file_is_a_new_store(tmp_path: Path) -> None:
    (tmp_path / "quiz.sqlite").write_bytes(b"")
    with opened(tmp_path) as store:
        remember(store, "a")
        assert store.memories() == {"a": MEMORY}


def test_a_file_of_a_newer_version_is_an_error_and_stays_untouched(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    file = tmp_path / "quiz.sqlite"
    connection = sqlite3.connect(file)
    connection.executescript("ALTER TABLE memory RENAME TO remembered; PRAGMA user_version = 2;")
    connection.close()
    before = file.read_bytes()

    with pytest.raises(BrokenStateError) as caught:
        open_store(str(tmp_path), NOW)

    assert caught.value.message == f"{file} was written by a newer dkr"
    assert caught.value.hint == "use that one, or move the file away"
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if "quiz" in each.name] == ["quiz.sqlite"]


def works_from_memory(store: Store) -> None:
    with store:
        remember(store, "a")
        assert store.memories() == {"a": MEMORY}


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_where_the_folder_cannot_be_made_a_sitting_works_from_memory(tmp_path: Path, below: str) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    folder = blocked / below
    store, message = open_store(str(folder), NOW)
    assert message.startswith(f"{folder} cannot be written (")
    assert message.endswith("): nothing will be remembered")
    works_from_memory(store)
    assert blocked.read_text() == "no folder"


def test_where_the_file_cannot_be_opened_a_sitting_works_from_memory(tmp_path: Path) -> None:
    file = tmp_path / "quiz.sqlite"
    file.mkdir()
    store, message = open_store(str(tmp_path), NOW)
    assert message == f"{file} cannot be used (unable to open database file): nothing will be remembered"
    works_from_memory(store)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "quiz.sqlite"
    connection = sqlite3.connect(file)
    connection.executescript("CREATE TABLE memory (of TEXT); PRAGMA user_version = 1;")
    connection.close()
    before = file.read_bytes()
    store, message = open_store(str(tmp_path), NOW)
    assert message.endswith("): nothing will be remembered")
    works_from_memory(store)
    assert file.read_bytes() == before
