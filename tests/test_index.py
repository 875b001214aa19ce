"""A book of pages → one SQLite file: all of it or nothing, and the same file for the same pages."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cheatsheet.assemble.assemble import read_book
from cheatsheet.assemble.book import Book
from cheatsheet.errors import BrokenPagesError
from cheatsheet.index import compile_book, compile_folders, write_index
from cheatsheet.library import Library
from cheatsheet.model import Article, Known
from cheatsheet.words import stem

INVENTED = Path(__file__).parent / "library"

EVERYTHING = """\
group: ship
about: "Über «ships» — it's \\"all\\" \\\\ 100 %."
topic: Sea
needs: water
docs: https://example.com/ship?a=b#c
also: [boat]
values:
  port:
    {about: a port, example: 80:80, pieces: {b: Second., a: First.}, keys: {z: Last., no: None.},
     same: {z: [y, x], no: [off]}, implied: [b=2, a=1], lead: z, shape: z+,
     closed: true, dangers: {z.*: Bad., y: Worse.}, outdated: {x: Use z.}}
  empty: {about: nothing}
wrappers:
  sudo: As another user.
  xargs:
    {about: With more words., adds-words: true, takes: -n --all, operands: 1, behind: -exec -ok, script: -c, line: true,
     reads: true, replaces: -I, ends: ; +, unless: -v, only: ship, assigns: true}
stop-words: the a
flags-anywhere: true
underscores: true
plugins: {tow: Tows ships.}
alike: ["load, fill, board, put into", "sail, go"]
asking: {concept: [what is]}
named-tools: {boats: {called: [ship, big boat], topics: [Sea], things: [mast]}}
flags: {'-v, --verbose': Tell.}
flags-before-command: {--harbour=HARBOUR: Where.}
shared:
  base: {--x=port?*: An x.}
commands:
  go:
    also: [ship run, go]
    asked: [set sail, leave the harbour]
    about: Take it to sea.
    operands:
      WHERE=north|south: Which way.
      FORMAT=json|?: How to say it.
      FREIGHT=port+: What to take.
    inner: {COMMAND?: Program., ARG*: Arguments.}
    flags-end: first-operand
    dashes: optional
    one-of: [[WHERE, --far], [--pull, --to]]
    refused: {"WHERE=n*|s with --far without --pull or --to": Not so.}
    misplaced: [--far]
    ignored: {--verbose with --to!=x: Of no use.}
    flags-from: [base]
    flags:
      -c, --crane=port?,*:
        about: Use a crane.
        default: no
        bare: "22:22"
        required: true
        danger: It can fall.
        needs: a strong dock
        since: "1.10"
        removed: 0644
        deprecated: Use --winch.
        hidden: true
        keys: {z: Last., a: First.}
        asked: [lift heavy things, hoist]
        dangers: {"2": Too many.}
        outdated: {"1": Too few.}
        only-as: boat
      --far: Go far.
      --hoist: {same-as: --crane}
      --pull=always|never: When.
      --to=DOCK,: Where to.
      --way=short|: How.
    examples:
      - do: Go north
        run: ship go north -- 'a  b' "$X" \\ | cat
        accept:
          - ship run north
          - "ship go \\\\\\n  north"
          - "boat 🚢 'a\\nb'"
      - do: Feed it
        run: |
          ship go - <<EOF
          a: b

          EOF
      - {do: Go south, run: ship go south}
    see: [ship stay, "concept: Tides & Ebbs", ship]
    danger: It may sink.
    note: Take food.
    since: "1"
    removed: "3"
    deprecated: Use a plane.
    docs: https://example.com/go
  stay: {about: Stay., legacy: {ship rest: "Ships stay now."}, hidden: true, examples: [{do: Stay, run: ship stay}]}
concepts:
  Tides & Ebbs:
    also: [TIDE, the ebb]
    about: The sea's rise and fall.
    text: Twice a day.
    see: ["concept: Tides & Ebbs", ship go]
    docs: https://example.com/tide
tasks:
  go to sea:
    asked: [sail away, how to leave]
    about: Ships go to sea.
    with: {boat: [ship go north, ship go south], walk: true}
    danger: It is wet.
instructions:
  SAIL:
    about: Set sails.
    forms: {SAIL AWAY: Away., "SAIL [\\"HOME\\"]": Home.}
    flags: {--far: Go far.}
    since: "2"
    note: Mind the wind.
    needs: wind
    examples: [{do: Sail home, run: SAIL HOME}]
resources:
  tides:
    kind: Tide
    singular: tide
    short: [td]
    api: sea/v1
    namespaced: false
    about: Water, up and down.
    hidden: true
tools:
  sextant: {about: Finds the place., docs: https://example.com/sextant}
tools-of-tasks: [boat, walk]
"""


@pytest.fixture
def everything(tmp_path: Path) -> Book:
    """A book in which every field of every value says something."""
    (tmp_path / "everything").mkdir()
    (tmp_path / "everything" / "ship.yaml").write_text(EVERYTHING, encoding="utf-8")
    book, mistakes = read_book([tmp_path / "everything"])
    assert mistakes == []
    return book


@contextmanager
def written(book: Book) -> Iterator[Library]:
    with closing(sqlite3.connect(":memory:")) as connection:
        compile_book(book, connection)
        yield Library(connection)


@pytest.mark.parametrize("name", ["book", "everything"])
def test_what_was_written_is_what_is_read(name: str, request: pytest.FixtureRequest) -> None:
    book: Book = request.getfixturevalue(name)
    with written(book) as library:
        assert list(library.pages()) == list(book.pages())
        assert {name: library.command(name) for name in book.groups} == dict(book.groups)
        assert {name: library.command(name) for name in book.commands} == dict(book.commands)
        assert {name: library.article(name) for name in book.articles} == dict(book.articles)
        assert {name: library.value_kind(name) for name in book.values} == dict(book.values)
        assert tuple(library.wrapper(wrapper.name) for wrapper in book.wrappers) == book.wrappers
        assert library.stop_words() == book.stop_words
        assert all(
            set(library.alike(stem(words[0]))) >= {stem(word) for word in words[1:] if " " not in word}
            for words in book.alike
        )
        assert set(library.tools()) == {tool.name for tool in book.named_tools}
        assert all(library.kind_asked(words) == kind for kind, words in book.asking)


def test_every_field_of_the_book_of_everything_says_something(everything: Book) -> None:
    """Else the round trip above would prove less than it says."""
    go = everything.commands["ship go"]
    values = (go, go.syntax, go.flags[0], go.examples[0], everything.values["port"], everything.wrappers[1])
    assert all(everything.groups["ship"].syntax[-3:])
    assert everything.groups["ship"].plugins == (Known("tow", "Tows ships."),)
    articles = everything.articles.values()
    assert [field for field in Article._fields if not any(getattr(article, field) for article in articles)] == []
    assert everything.articles["go-to-sea"].ways[0].commands == ("ship go",)
    silent = {(type(value).__name__, field) for value in values for field, said in value._asdict().items() if not said}
    of_groups = {
        ("Syntax", "flags_anywhere"),
        ("Syntax", "underscores"),
        ("Syntax", "is_group"),
        ("Command", "plugins"),
    }
    assert silent == {("Command", "flags_before"), ("Flag", "same_as"), *of_groups}
    assert len(everything.alike) == 2
    pages = list(everything.pages())
    assert [field for field in pages[0]._fields if not any(getattr(page, field) for page in pages)] == []


def test_texts_are_read_without_their_place(everything: Book) -> None:
    with written(everything) as library:
        page = library.page("ship go")
        assert page is not None
        assert {type(text) for text in page if isinstance(text, str)} == {str}


def test_a_flag_that_many_commands_share_is_written_once(tmp_path: Path) -> None:
    commands = "".join(f"  go{number}: {{about: Go., flags-from: [base]}}\n" for number in range(50))
    (tmp_path / "a.yaml").write_text(f"group: ship\nabout: S.\nshared: {{base: {{--x: X.}}}}\ncommands:\n{commands}")
    with closing(sqlite3.connect(":memory:")) as connection:
        compile_folders([tmp_path], connection)
        assert connection.execute("SELECT count(*) FROM flag").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM page_flag").fetchone() == (50,)


# Files


def write(folder: Path, target: Path, mark: str = "") -> None:
    write_index([folder], target, mark)


def test_the_same_pages_give_the_same_file(tmp_path: Path) -> None:
    write(INVENTED, tmp_path / "one.sqlite", "mark")
    write(INVENTED, tmp_path / "two.sqlite", "mark")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_the_file_is_whole_and_knows_what_it_was_made_from(tmp_path: Path) -> None:
    write(INVENTED, tmp_path / "index.sqlite", "made from this\nand that")
    with closing(sqlite3.connect(tmp_path / "index.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT of FROM fingerprint").fetchall() == [("made from this\nand that",)]


def test_folders_above_the_file_are_made_and_nothing_else_is_left_there(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "index.sqlite"
    write(INVENTED, target)
    assert list((tmp_path / "a").rglob("*")) == [tmp_path / "a" / "b", target]


def test_a_file_that_is_read_while_it_is_replaced_stays_whole_for_its_reader(tmp_path: Path) -> None:
    target = tmp_path / "index.sqlite"
    write(INVENTED, target, "old")
    with closing(sqlite3.connect(target)) as reader:
        cursor = reader.execute("SELECT name FROM page ORDER BY id")
        first = cursor.fetchone()
        (tmp_path / "pages").mkdir()
        (tmp_path / "pages" / "a.yaml").write_text("group: other\nabout: Other.\n")
        write(tmp_path / "pages", target, "new")
        assert [first, *cursor.fetchall()][-1] == ("compass",)
    with closing(sqlite3.connect(target)) as reader:
        assert reader.execute("SELECT name FROM page").fetchall() == [("other",)]


def broken_pages(folder: Path, content: str) -> Path:
    pages = folder / "broken"
    pages.mkdir()
    (pages / "a.yaml").write_text(content)
    return pages


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("nonsense: x\n", "broken/a.yaml:1: unknown key 'nonsense' in the file [unknown-key]"),
        (
            "xyzzy: x\nplugh: y\nzork: z\n",
            "broken/a.yaml:1: unknown key 'xyzzy' in the file [unknown-key] (and 2 more)",
        ),
    ],
    ids=["one mistake", "three"],
)
def test_broken_pages_are_refused_with_the_first_mistake_and_where_to_find_all(
    tmp_path: Path, content: str, message: str
) -> None:
    with pytest.raises(BrokenPagesError) as refused:
        write(broken_pages(tmp_path, content), tmp_path / "index.sqlite")
    assert (refused.value.message, refused.value.hint) == (message, "dkr lint lists all mistakes")
    assert refused.value.exit_code == 3


def test_broken_pages_leave_the_old_file_as_it_was_and_no_other(tmp_path: Path) -> None:
    pages = broken_pages(tmp_path, "nonsense: x\n")
    target = tmp_path / "out" / "index.sqlite"
    write(INVENTED, target, "old")
    before = target.read_bytes()
    with pytest.raises(BrokenPagesError):
        write(pages, target, "new")
    assert target.read_bytes() == before
    assert list(target.parent.iterdir()) == [target]


def test_a_target_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "out" / "index.sqlite"
    target.mkdir(parents=True)
    with pytest.raises(OSError, match=r"index\.sqlite"):
        write(INVENTED, target)
    assert list(target.parent.iterdir()) == [target]
