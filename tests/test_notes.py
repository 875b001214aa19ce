"""The training notes that the project grew from: every statement in them has a page that carries it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cheatsheet.assemble.book import Book
from cheatsheet.library import Library
from cheatsheet.model import Command
from cheatsheet.verbs.show import find

STATEMENTS: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "notes.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
"""`says` is a statement of the notes, `page` what carries it, `holds` words of that page, and `changed` what is true
today where the notes have aged or were wrong."""


def texts(value: object) -> list[str]:
    """Every text of a page, however deep."""
    if isinstance(value, str):
        return [str(value)]
    return [text for each in value for text in texts(each)] if isinstance(value, tuple) else []


def everything_on(name: str, book: Book) -> str:
    page: Command | object = book.commands.get(name) or book.groups.get(name) or book.articles.get(name)
    return " ".join(" ".join(texts(page)).split())


@pytest.mark.parametrize("statement", STATEMENTS, ids=[each["says"][:60] for each in STATEMENTS])
def test_a_statement_of_the_notes_stands_on_its_page(
    statement: dict[str, Any], real_book: Book, real_library: Library
) -> None:
    page = find(statement["page"], real_library).name
    shown = everything_on(page, real_book).casefold()
    assert [words for words in statement["holds"] if words.casefold() not in shown] == []
    assert statement["holds"]


def test_each_statement_is_there_once() -> None:
    said = [each["says"] for each in STATEMENTS]
    assert len(said) == len(set(said))
    assert all(each.keys() <= {"says", "page", "holds", "changed"} for each in STATEMENTS)


AGED = (
    ("compose project", "underscores"),
    ("kubectl run", "single pod"),
    ("Weave Net", "dead"),
    ("kubernetes and docker", "dockershim"),
    ("build cache", "checksums"),
    ("build context", "BuildKit"),
    ("debugging a build", "BuildKit"),
    ("squashing an image", "experimental"),
    ("docker system df", "disk"),
    ("raft and quorum", "two managers"),
    ("brctl", "replace it"),
    ("process tree", "containerd-shim"),
    ("joining a cluster", "sha256:"),
    ("env and arg", "secrets"),
)


@pytest.mark.parametrize(("page", "word"), AGED, ids=[page for page, _ in AGED])
def test_where_the_notes_have_aged_the_table_says_what_is_true_today(page: str, word: str) -> None:
    assert any(word in each["changed"] for each in STATEMENTS if each["page"] == page and "changed" in each)
