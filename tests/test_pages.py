"""The real pages: what they say must be what dkr itself understands."""

import sqlite3
from pathlib import Path

import pytest

from cheatsheet.assemble import read_book
from cheatsheet.explain.explain import explain
from cheatsheet.explain.match import Role
from cheatsheet.library import Library
from cheatsheet.lint import lint
from cheatsheet.shelf import CHECKOUT_DATA

BOOK, _ = read_book([Path(CHECKOUT_DATA)])
LINES = [
    (command.page.name, line)
    for command in BOOK.commands.values()
    for example in command.examples
    for line in (example.run, *example.accept)
]


def test_lint_finds_nothing() -> None:
    pages, mistakes = lint(Path(CHECKOUT_DATA))
    assert pages > 100
    assert [str(mistake) for mistake in mistakes] == []


@pytest.mark.parametrize(("path", "line"), LINES, ids=[line for _, line in LINES])
def test_every_example_explains_without_an_unknown_word_or_a_problem(
    real_library: Library, path: str, line: str
) -> None:
    """Danger is no problem of an example: a page on removing things shows how to remove them."""
    explanation = explain(line, real_library)
    assert explanation.commands, f"{path}: no command of ours in it"
    assert [problem for problem in explanation.problems if problem.code != "danger"] == []
    assert [part for command in explanation.commands for part in command.parts if part.role == Role.UNKNOWN] == []
    assert all(part.about for command in explanation.commands for part in command.parts)


@pytest.mark.parametrize("path", sorted(BOOK.commands))
def test_every_visible_command_has_a_page_that_opens_by_all_its_spellings(real_library: Library, path: str) -> None:
    for spelling in BOOK.commands[path].page.spellings:
        assert real_library.path(spelling) == path


def test_compiling_twice_gives_the_same_index(tmp_path: Path) -> None:
    from cheatsheet.index import write_index

    for name in ("one.sqlite", "two.sqlite"):
        write_index([Path(CHECKOUT_DATA)], tmp_path / name)
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()
    connection = sqlite3.connect(tmp_path / "one.sqlite")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()
