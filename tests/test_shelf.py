"""Where the compiled pages are found, and when they are compiled anew."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from cheatsheet import shelf
from cheatsheet.errors import BrokenPagesError
from cheatsheet.index import write_index
from cheatsheet.library import FORMAT
from cheatsheet.shelf import CHECKOUT_DATA, fingerprint, open_checkout, open_library

INVENTED = Path(__file__).parent / "library"
PROJECT = Path(__file__).parent.parent


class Checkout(NamedTuple):
    """Page files of a test's own, and a cache folder that is not there yet."""

    pages: Path
    cache: Path

    def about(self, name: str = "ship load") -> str:
        """What the page says to somebody who asks now."""
        with closing(open_checkout(str(self.pages), str(self.cache))) as library:
            return library.about(name)

    def write(self, about: str) -> None:
        (self.pages / "ship.yaml").write_text(
            f"group: ship\nabout: Ships.\ncommands:\n  load: {{about: {about}}}\n", encoding="utf-8"
        )

    def cached(self) -> Path:
        """The one file in the cache."""
        (file,) = self.cache.iterdir()
        return file


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path / "pages", tmp_path / "cache" / "dkr")
    made.pages.mkdir()
    made.write("Load it.")
    return made


def identity(file: Path) -> tuple[int, int]:
    """Changes when a file is written anew, even with the same content."""
    status = file.stat()
    return status.st_ino, status.st_mtime_ns


# When pages are compiled


def test_the_first_question_compiles_into_the_cache_and_leaves_one_file_there(checkout: Checkout) -> None:
    assert checkout.about() == "Load it."
    assert checkout.cached().name.endswith(f"-{FORMAT}.sqlite")


def test_nothing_is_compiled_when_nothing_changed(checkout: Checkout) -> None:
    checkout.about()
    before = identity(checkout.cached())
    assert checkout.about() == "Load it."
    assert identity(checkout.cached()) == before


def test_a_changed_page_is_seen_at_once(checkout: Checkout) -> None:
    checkout.about()
    checkout.write("Put it on board.")
    assert checkout.about() == "Put it on board."
    assert checkout.cached()


def test_a_page_of_the_same_size_is_seen_by_its_time(checkout: Checkout) -> None:
    checkout.about()
    file = checkout.pages / "ship.yaml"
    time = file.stat().st_mtime_ns
    checkout.write("Load me.")
    os.utime(file, ns=(time, time + 1))
    assert checkout.about() == "Load me."


def test_a_new_a_moved_and_a_removed_page_are_seen(checkout: Checkout) -> None:
    checkout.about()
    dock = checkout.pages / "dock.yaml"
    dock.write_text("group: dock\nabout: Docks.\n")
    assert checkout.about("dock") == "Docks."
    (checkout.pages / "deep").mkdir()
    shutil.move(dock, checkout.pages / "deep" / "dock.yaml")
    assert checkout.about("dock") == "Docks."
    shutil.rmtree(checkout.pages / "deep")
    assert checkout.about("dock") == ""


def test_what_is_no_page_does_not_matter(checkout: Checkout) -> None:
    checkout.about()
    before = identity(checkout.cached())
    (checkout.pages / "notes.txt").write_text("x")
    (checkout.pages / "ship.yaml~").write_text("x")
    assert checkout.about() == "Load it."
    assert identity(checkout.cached()) == before


def test_the_lock_of_an_editor_on_a_page_does_not_matter(checkout: Checkout) -> None:
    """Emacs marks a file that is being changed by a link to nowhere beside it."""
    (checkout.pages / ".#ship.yaml").symlink_to("captain@anna.1234:5678")
    assert checkout.about() == "Load it."


def test_the_fingerprint_changes_with_a_page_and_with_nothing_else(checkout: Checkout) -> None:
    before = fingerprint(str(checkout.pages))
    assert fingerprint(str(checkout.pages)) == before
    checkout.write("Load all of it.")
    assert fingerprint(str(checkout.pages)) != before


def test_two_checkouts_share_a_cache_folder_and_do_not_get_in_each_others_way(
    checkout: Checkout, tmp_path: Path
) -> None:
    other = Checkout(tmp_path / "other", checkout.cache)
    other.pages.mkdir()
    other.write("Load that.")
    assert [checkout.about(), other.about(), checkout.about()] == ["Load it.", "Load that.", "Load it."]
    assert len(list(checkout.cache.iterdir())) == 2


def test_a_broken_page_is_told_and_the_last_index_stays_for_when_it_is_mended(checkout: Checkout) -> None:
    checkout.about()
    whole = (checkout.pages / "ship.yaml").read_text()
    before = identity(checkout.cached())
    (checkout.pages / "ship.yaml").write_text(whole + "nonsense: x\n")
    with pytest.raises(BrokenPagesError, match=r"^pages/ship.yaml:5: unknown key 'nonsense' in the file"):
        checkout.about()
    assert identity(checkout.cached()) == before
    (checkout.pages / "ship.yaml").write_text(whole)
    assert checkout.about() == "Load it."


# A cache that is not what it should be


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def without_its_last_byte(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def cut_in_half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def cut_within_its_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:50])


def text_instead(file: Path) -> None:
    file.write_text("This is not a database.\n" * 1000)


def noise_instead(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 100)


def another_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def of_another_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")


def of_other_pages(file: Path) -> None:
    file.unlink()
    write_index([INVENTED], file, "other pages")


@pytest.mark.parametrize(
    "spoil",
    [
        emptied,
        without_its_last_byte,
        cut_in_half,
        cut_within_its_header,
        text_instead,
        noise_instead,
        another_database,
        of_another_version,
        of_other_pages,
    ],
    ids=lambda spoil: spoil.__name__.replace("_", " "),
)
def test_a_spoilt_cache_is_compiled_again(checkout: Checkout, spoil: Callable[[Path], None]) -> None:
    checkout.about()
    file = checkout.cached()
    spoil(file)
    assert checkout.about() == "Load it."
    mended = identity(checkout.cached())
    assert checkout.about() == "Load it."
    assert identity(checkout.cached()) == mended


def test_a_folder_in_the_place_of_the_cache_file_is_left_alone(checkout: Checkout) -> None:
    checkout.about()
    file = checkout.cached()
    file.unlink()
    file.mkdir()
    assert checkout.about() == "Load it."
    assert checkout.cached().is_dir()


# A cache that cannot be written


def test_where_no_cache_can_be_made_the_pages_are_compiled_into_memory(checkout: Checkout) -> None:
    checkout.cache.parent.write_text("a file where the folder should be")
    assert checkout.about() == "Load it."
    checkout.write("Put it on board.")
    assert checkout.about() == "Put it on board."
    assert checkout.cache.parent.is_file()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_where_the_cache_folder_is_read_only_the_pages_are_compiled_into_memory(checkout: Checkout) -> None:
    checkout.cache.mkdir(parents=True)
    checkout.cache.chmod(0o500)
    assert checkout.about() == "Load it."
    assert list(checkout.cache.iterdir()) == []


def test_broken_pages_are_told_without_a_cache_too(checkout: Checkout) -> None:
    checkout.cache.parent.write_text("a file where the folder should be")
    (checkout.pages / "ship.yaml").write_text("nonsense: x\n")
    with pytest.raises(BrokenPagesError, match="unknown key 'nonsense'"):
        checkout.about()


@pytest.mark.parametrize(
    "name", ["with blanks", "100%41", "a?b#c&d=e", "größe🚢", 'it\'s "quoted"', "\udcff"], ids=ascii
)
def test_a_cache_folder_may_have_any_name(checkout: Checkout, name: str) -> None:
    elsewhere = checkout._replace(cache=checkout.cache / name)
    assert elsewhere.about() == "Load it."
    before = identity(elsewhere.cached())
    assert elsewhere.about() == "Load it."
    assert identity(elsewhere.cached()) == before


@pytest.mark.parametrize("name", ["with blanks", "größe🚢", "\udcff"], ids=ascii)
def test_a_folder_of_pages_may_have_any_name(checkout: Checkout, name: str) -> None:
    elsewhere = checkout._replace(pages=checkout.pages / name)
    elsewhere.pages.mkdir()
    elsewhere.write("Load it here.")
    assert elsewhere.about() == "Load it here."
    before = identity(elsewhere.cached())
    assert elsewhere.about() == "Load it here."
    assert identity(elsewhere.cached()) == before


# Several processes

ASK = """\
import sys
from contextlib import closing
from cheatsheet.shelf import open_checkout

pages, cache = sys.argv[1:]
sys.stdin.readline()
for _ in range({times}):
    with closing(open_checkout(pages, cache)) as library:
        assert library.rows("PRAGMA integrity_check") == [("ok",)]
        told = library.about("ship load")
print(told, "yaml" in sys.modules)
"""


def ask(checkout: Checkout, times: int = 1) -> "subprocess.Popen[str]":
    """A process that asks as soon as it is told to, and prints what it got and whether it had to read YAML."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", ASK.format(times=times), str(checkout.pages), str(checkout.cache)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )


def answers(processes: "list[subprocess.Popen[str]]") -> list[str]:
    """Lets all of them go at once."""
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60) for process in processes]
    assert [error for _, error in told if error] == []
    return [out.strip() for out, _ in told]


def test_an_answer_from_a_current_cache_reads_no_yaml(checkout: Checkout) -> None:
    assert answers([ask(checkout)]) == ["Load it. True"]
    assert answers([ask(checkout)]) == ["Load it. False"]


def test_processes_that_all_find_no_cache_all_get_a_whole_index(checkout: Checkout) -> None:
    told = answers([ask(checkout) for _ in range(8)])
    assert {answer.rpartition(" ")[0] for answer in told} == {"Load it."}
    assert answers([ask(checkout)]) == ["Load it. False"]
    assert checkout.cached()


def test_processes_that_ask_while_pages_change_get_whole_indexes_and_the_last_word(checkout: Checkout) -> None:
    processes = [ask(checkout, times=20) for _ in range(4)]
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for number in range(10):
        content = f"group: ship\nabout: Ships.\ncommands:\n  load: {{about: Load {number}.}}\n"
        (checkout.pages / "new").write_text(content)
        (checkout.pages / "new").replace(checkout.pages / "ship.yaml")
        checkout.about()
    told = [process.communicate(timeout=60) for process in processes]
    assert [error for _, error in told if error] == []
    assert all(out.startswith("Load ") for out, _ in told)
    assert checkout.about() == "Load 9."
    assert checkout.cached()


# The wheel's index


def test_a_wheel_brings_its_index_and_asks_for_no_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = tmp_path / "a wheel's index?.sqlite"
    write_index([INVENTED], index)
    monkeypatch.setattr(shelf, "PACKAGED_INDEX", str(index))

    def no_cache_folder() -> str:
        raise AssertionError("the cache folder was asked for")

    with closing(open_library(no_cache_folder)) as library:
        assert library.about("ship load") == "Put cargo on board."


def test_a_checkout_has_its_own_pages_and_compiles_them_into_the_cache(tmp_path: Path) -> None:
    with closing(open_library(lambda: str(tmp_path / "cache"))) as library:
        assert library.path("docker run") == "docker container run"
    assert len(list((tmp_path / "cache").iterdir())) == 1
    assert shelf.data_folder() == CHECKOUT_DATA == str(PROJECT / "data")
