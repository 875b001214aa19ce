"""Where the compiled pages are found.

A wheel carries the index that was compiled when it was built. A checkout compiles by itself when a page has changed,
into the user's cache folder; where nothing can be written, into memory. Nothing here reads YAML but such a compilation.
"""

import os
import sqlite3
from binascii import crc32
from collections.abc import Callable
from contextlib import suppress

from cheatsheet.errors import BrokenStateError
from cheatsheet.library import FORMAT, Library

_HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGED_DATA = os.path.join(_HERE, "data")
PACKAGED_INDEX = os.path.join(PACKAGED_DATA, "index.sqlite")
CHECKOUT_DATA = os.path.join(os.path.dirname(_HERE), "data")
_COMPILER = (
    *(
        os.path.join(_HERE, f"{name}.py")
        for name in ("load", "notation", "entries", "index", "model", "postings", "words")
    ),
    *(
        os.path.join(_HERE, "assemble", f"{name}.py")
        for name in ("articles", "assemble", "book", "flags", "kinds", "names")
    ),
)


def data_folder() -> str:
    """The folder of page files: the wheel's copy, or the checkout's own."""
    return PACKAGED_DATA if os.path.isdir(PACKAGED_DATA) else CHECKOUT_DATA


def open_library(cache_folder: Callable[[], str]) -> Library:
    """The pages, ready to answer. The cache folder is only asked for where something may have to be compiled."""
    if os.path.exists(PACKAGED_INDEX):
        return Library(_connect(PACKAGED_INDEX))
    return open_checkout(CHECKOUT_DATA, cache_folder())


def open_checkout(folder: str, cache_folder: str) -> Library:
    """The pages of a folder, compiled anew when they are not those that were compiled last."""
    from pathlib import Path

    mark = fingerprint(folder)
    target = os.path.join(cache_folder, f"pages-{crc32(os.fsencode(folder)):08x}-{FORMAT}.sqlite")
    ready = _if_current(target, mark)
    if ready:
        return ready

    from cheatsheet.index import compile_folders, write_index

    try:
        write_index([Path(folder)], Path(target), mark)
    except (OSError, sqlite3.OperationalError):
        connection = sqlite3.connect(":memory:")
        try:
            compile_folders([Path(folder)], connection, mark)
        except BaseException:
            connection.close()
            raise
        return Library(connection)
    return Library(_connect(target))


def _if_current(target: str, mark: str) -> Library | None:
    """The index in the cache; None when there is none, it is of other pages, or anything is wrong with it."""
    if not os.path.exists(target):
        return None
    connection = None
    try:
        connection = _connect(target)
        if connection.execute("SELECT of FROM fingerprint").fetchone() == (mark,):
            return Library(connection)
    except (sqlite3.Error, BrokenStateError):
        pass
    if connection:
        connection.close()
    return None


def fingerprint(folder: str) -> str:
    """Changes whenever a page does: names, sizes and times of all page files, and of the code that compiles them."""
    lines = []
    for path in (*_COMPILER, *_page_files(folder)):
        # Gone since it was listed, or a link to nowhere, such as an editor's lock on a page.
        with suppress(FileNotFoundError):
            status = os.stat(path)
            lines.append(f"{path!a} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(lines)


def _page_files(folder: str) -> list[str]:
    return sorted(
        os.path.join(where, name) for where, _, names in os.walk(folder) for name in names if name.endswith(".yaml")
    )


def _connect(file: str) -> sqlite3.Connection:
    """Opens an index that nobody ever changes in place, so that no lock is needed."""
    # What a URI would take for more than a path, see sqlite.org/uri.html; urllib costs a start a tenth of its time.
    path = file.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
