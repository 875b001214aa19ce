"""Rules for pages that need the whole library: what one page says is held against all the others."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from cheatsheet.assemble.assemble import read_book
from cheatsheet.assemble.book import Book
from cheatsheet.explain.check import outdated
from cheatsheet.explain.explain import explain
from cheatsheet.explain.parts import Role
from cheatsheet.index import compile_book
from cheatsheet.library import Library
from cheatsheet.load import Mistake, Placed
from cheatsheet.model import Article, Command, Example, Flag, Page
from cheatsheet.prose import length, long_name, plain_words, says_something, sentence, written_twice, wrong

LONGEST_ABOUT = 80
LONGEST_FLAG_ABOUT = 120
LONGEST_ARTICLE_ABOUT = 160
MOST_EXAMPLES = 8
FEWEST_WORDINGS = 2
"""Of a task, beside its title."""


def lint(folder: Path) -> tuple[int, list[Mistake]]:
    """The number of pages in a folder, and everything wrong with them in the order of files and lines."""
    book, mistakes = read_book([folder])
    found = set(mistakes)
    for page in book.pages():
        found.update(_page(page, book))
    for command in (*book.groups.values(), *book.commands.values()):
        found.update(_command(command, book))
    for keys in book.flag_lists:
        found.update(_order(keys))
    found.update(written_twice(book.flag_lists))
    found.update(asked_twice(book.pages()))
    connection = sqlite3.connect(":memory:")
    try:
        compile_book(book, connection)
        library = Library(connection)
        for command in book.commands.values():
            found.update(_examples(command, library))
        for article in book.articles.values():
            found.update(_article(article, book, library))
    finally:
        connection.close()
    return sum(1 for _ in book.pages()), sorted(found)


def _page(page: Page, book: Book) -> Iterator[Mistake]:
    longest = LONGEST_ABOUT if page.kind in ("command", "instruction") else LONGEST_ARTICLE_ABOUT
    yield from length(page.about, f"'about' of '{page.name}'", longest)
    yield from sentence(page.about, f"'about' of '{page.name}'", book)
    for text in (page.danger, page.note, page.deprecated):
        yield from sentence(text, f"a sentence of '{page.name}'", book)
    yield from plain_words(page.text, f"the text of '{page.name}'", book)


def _command(command: Command, book: Book) -> Iterator[Mistake]:
    page = command.page
    if len(command.examples) > MOST_EXAMPLES:
        yield wrong(
            command.examples[-1].do,
            f"'{page.name}' has {len(command.examples)} examples",
            "length",
            f"at most {MOST_EXAMPLES}",
        )
    warns = page.danger or any(each.effect == "danger" for each in command.syntax.combinations)
    ends = tuple(f" {end}" for end in book.dangerous.commands)
    if f" {page.name}".endswith(ends) and page.name in book.commands and not warns:
        yield wrong(page.about, f"'{page.name}' needs a 'danger': what is lost, can it be undone?", "danger")
    for flag in (*command.flags, *command.flags_before):
        yield from _flag(flag, book)
    for operand in command.operands:
        yield from sentence(operand.about, f"the text of {operand.name}", book)
    yield from _deeds(command.examples, book)
    lengths = [len(example.run.split()) for example in command.examples]
    if lengths and lengths[-1] < lengths[0]:
        first = command.examples[0].do
        yield wrong(first, "the first example is longer than the last", "order", "go from simple to rich")
    if page.name in book.commands and not command.examples and not page.hidden:
        yield wrong(page.about, f"'{page.name}' has no example", "no-example")


def _deeds(examples: Iterable[Example], book: Book) -> Iterator[Mistake]:
    for example in examples:
        if example.do.endswith("."):
            yield wrong(example.do, "a 'do' has no full stop", "full-stop")
        yield from plain_words(example.do, "a 'do'", book)
        for line in (example.run, *example.accept):
            names = [word for word in re.findall(r"[\w-]+", line) if word in book.placeholders]
            for placeholder in (*_BLANK.findall(line), *names):
                yield wrong(
                    line, f"the example has the placeholder '{placeholder}'", "placeholder", "write a real name"
                )


_BLANK = re.compile(r"(?<![<\w])<[a-z][\w -]*>|\.\.\.")
"""What is to be filled in, rather than a redirection: `<image name>`, `...`."""


def _order(keys: Iterable[Placed]) -> Iterator[Mistake]:
    names = [(long_name(key), key) for key in keys if "--" in key]
    for (first, _), (name, key) in pairwise(names):
        if name < first:
            yield wrong(key, f"{name} stands behind {first}", "order", "sort flags by their long names")


def _warns(flag: Flag) -> bool:
    return bool(flag.danger) or any(caution.code == "danger" for caution in flag.cautions)


def _flag(flag: Flag, book: Book) -> Iterator[Mistake]:
    what = f"the text of {flag.name}"
    yield from length(flag.about, what, LONGEST_FLAG_ABOUT)
    yield from says_something(flag.name, flag.about, book)
    for text in (flag.about, flag.danger, flag.deprecated):
        yield from sentence(text, what, book)
    if flag.name in book.dangerous.flags and not _warns(flag):
        yield wrong(flag.about, f"{flag.name} needs a 'danger': what is lost or opened up?", "danger")


def _examples(command: Command, library: Library) -> Iterator[Mistake]:
    """Every example must be a line that dkr itself explains whole and finds nothing wrong with but its danger."""
    for example in command.examples:
        if not example.run:  # load.py has said so
            continue
        if command.page.name not in {each.page.name for each in explain(example.run, library).commands}:
            yield wrong(example.run, f"the example does not use '{command.page.name}'", "example")
        for line in (example.run, *example.accept):
            yield from _line(line, library)


def _article(article: Article, book: Book, library: Library) -> Iterator[Mistake]:
    page = article.page
    for flag in article.flags:
        yield from _flag(flag, book)
    yield from _deeds(article.examples, book)
    for form in article.forms:
        yield from sentence(form.about, f"the text of {form.name}", book)
    if page.kind == "task" and len(page.asked) < FEWEST_WORDINGS:
        yield wrong(page.about, f"'{page.spellings[0]}' is asked in few words", "few-wordings", "add to 'asked'")
    if page.kind in ("instruction", "resource") and not article.examples and not (page.removed or page.hidden):
        yield wrong(page.about, f"'{page.spellings[0]}' has no example", "no-example")
    for way in article.ways:
        for line in way.lines:
            yield from _line(line, library)
            used = {each.page.name for each in explain(line, library).commands}
            if not used <= set(way.commands):
                missed = ", ".join(sorted(used - set(way.commands)))
                yield wrong(line, f"the task is not found by {missed}", "example", "put flags behind the command")
    if page.kind == "resource":
        for example in article.examples:
            yield from _line(example.run, library)


def asked_twice(pages: Iterable[Page]) -> Iterator[Mistake]:
    """Of two pages of one kind that are asked for in the same words, neither is the answer."""
    first: dict[tuple[str, str], Page] = {}
    for page in pages:
        for wording in page.asked:
            other = first.setdefault((page.kind, wording.lower()), page)
            if other is not page:
                yield wrong(wording, f"'{wording}' asks for '{other.name}' already", "asked-twice")


def _line(line: str, library: Library) -> Iterator[Mistake]:
    explanation = explain(line, library)
    if not explanation.commands:
        yield wrong(line, "the example holds no command that has a page", "example")
    excused = ["danger"]
    if any(outdated(each.page, library) for each in explanation.commands):  # Its page says so, too.
        excused.append("deprecated")
    for problem in explanation.problems:
        if problem.code not in excused:
            marked = line[slice(*problem.span)]
            yield wrong(line, f"the example fails at '{marked}': {problem.message}", "example", problem.hint)
    unknown = [part.text for each in explanation.commands for part in each.parts if part.role == Role.UNKNOWN]
    if unknown and not explanation.problems:
        yield wrong(line, f"the example has the unknown word '{unknown[0]}'", "example")
