"""What a compiled library answers."""

import sqlite3
from contextlib import closing

import pytest

from cheatsheet.errors import BrokenStateError
from cheatsheet.library import BEFORE, FORMAT, INHERITED, OWN, Library, Wanted
from cheatsheet.model import Choice, Combination, Kind, Known, Operand, Syntax, Term, Text, ValueKind, Wrapper
from cheatsheet.postings import COLUMNS

HOSTILE = ["", " ", "'", '"', "%", "_", "ship%", "ship'; DROP TABLE page; --", "\x00", "\udcff", "🚢", "x" * 1_000_000]


# Spellings


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("ship", "ship"),
        ("boat", "ship"),
        ("ship dock", "ship dock"),
        ("ship load", "ship load"),
        ("ship ld", "ship load"),
        ("ship cargo load", "ship load"),
        ("ship old", "ship old"),
        ("ship cargo", None),
        ("ship loa", None),
        ("SHIP", None),
        ("ship  load", None),
        ("load", None),
        ("cargo", None),
    ],
)
def test_every_spelling_leads_to_its_page_and_nothing_else_does(library: Library, words: str, path: str | None) -> None:
    assert library.path(words) == path


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("ship", True), ("ship cargo", True), ("ship cargo load", True), ("ship car", False), ("", False)],
)
def test_words_that_only_begin_a_spelling_are_known(library: Library, words: str, is_one: bool) -> None:
    assert library.is_spelling(words) is is_one


@pytest.mark.parametrize(
    ("words", "following"),
    [
        ("", ["boat", "ship"]),
        ("ship", ["board", "cargo", "dock", "find", "ld", "load", "rm", "sail"]),
        ("ship dock", ["close", "open"]),
        ("ship cargo", ["load"]),
        ("ship load", []),
        ("nowhere", []),
    ],
)
def test_continuations_are_the_words_that_may_follow_but_for_hidden_commands(
    library: Library, words: str, following: list[str]
) -> None:
    assert library.continuations(words) == following


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("cargo", "cargo"),
        ("Cargo", "cargo"),
        ("FREIGHT", "cargo"),
        ("goods", "cargo"),
        ("good", None),
        ("ship", None),
        ("", None),
    ],
)
def test_a_concept_is_found_by_any_of_its_names_in_any_case(library: Library, name: str, slug: str | None) -> None:
    assert library.named(name) == slug


def test_names_are_all_spellings_of_commands_and_concepts(library: Library) -> None:
    assert library.names() == [
        "anchor",
        "boat",
        "cargo",
        "compass",
        "freight",
        "goods",
        "ship",
        "ship board",
        "ship cargo load",
        "ship dock",
        "ship dock close",
        "ship dock open",
        "ship find",
        "ship ld",
        "ship load",
        "ship old",
        "ship rm",
        "ship sail",
        "tide",
    ]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:30]))
def test_words_that_no_page_has_find_nothing_and_break_nothing(library: Library, words: str) -> None:
    assert library.path(words) is None
    assert library.is_spelling(words) is False
    assert library.named(words) is None
    assert library.page(words) is None
    assert library.value_kind(words) is None
    assert library.wrapper(words) is None
    assert library.flag("ship load", f"--{words}") is None
    assert library.with_flag(f"--{words}") == []


# Pages


def test_pages_come_in_the_order_of_their_files_groups_first(library: Library) -> None:
    assert [page.name for page in library.pages()] == [
        "ship dock",
        "ship",
        "ship dock open",
        "ship dock close",
        "ship load",
        "ship sail",
        "ship board",
        "ship find",
        "ship rm",
        "ship old",
        "cargo",
        "tide",
        "anchor",
        "compass",
    ]


def test_a_page_has_its_spellings_the_canonical_one_first(library: Library) -> None:
    load, cargo = library.page("ship load"), library.page("cargo")
    assert load is not None
    assert cargo is not None
    assert load.spellings == ("ship load", "ship cargo load", "ship ld")
    assert load.see == ("ship sail", "cargo")
    assert cargo.spellings == ("cargo", "freight", "goods")


def test_a_page_is_asked_for_by_its_canonical_name_only(library: Library) -> None:
    assert library.page("ship ld") is None
    with pytest.raises(KeyError, match="ship ld"):
        library.command("ship ld")


@pytest.mark.parametrize(
    ("name", "title", "about"),
    [
        ("ship load", "ship load", "Put cargo on board."),
        ("cargo", "cargo", "What a ship carries."),
        ("nowhere", "nowhere", ""),
    ],
)
def test_a_page_has_a_title_and_a_sentence(library: Library, name: str, title: str, about: str) -> None:
    assert library.title(name) == title
    assert library.about(name) == about


MISPLACED = ("--detach", "--interactive", "--pilot", "--sink", "--tty")
COMBINATIONS = (
    Combination(
        effect="refused",
        together=((Term("NAME"),), (Term("--file"),)),
        without=(),
        about="Names come from one place only.",
    ),
    Combination(
        effect="ignored",
        together=((Term("--file", ("*.png", "*.jpg")),), (Term("TYPE", ("b*",), excludes=True),)),
        without=(),
        about="Pictures list boats only.",
    ),
    Combination(
        effect="ignored",
        together=((Term("--file", ("*.csv",)),), (Term("--file"),)),
        without=(),
        about="A table is read alone.",
    ),
    Combination(
        effect="ignored",
        together=((Term("--file", ("*.txt",)),),),
        without=(Term("TYPE"),),
        about="A text has ships of all kinds.",
    ),
)
TITAN = Term("SHIP", ("titan*",))
DANGERS = (
    Combination("danger", together=((TITAN,), (Term("--slowly"),)), without=(), about="It sinks slowly."),
    Combination("danger", together=((TITAN,),), without=(Term("--number"),), about="It sinks."),
)


@pytest.mark.parametrize(
    ("name", "syntax"),
    [
        ("ship load", Syntax(combinations=DANGERS)),
        ("ship sail", Syntax(flags_end=True, misplaced=MISPLACED)),
        ("ship board", Syntax(dashes="required")),
        ("ship find", Syntax(one_of=(("TYPE", "--file"),), combinations=COMBINATIONS)),
    ],
)
def test_a_command_says_how_its_words_are_read(library: Library, name: str, syntax: Syntax) -> None:
    assert library.syntax(name) == syntax


def test_operands_come_in_order_inner_ones_last(library: Library) -> None:
    assert library.operands("ship sail") == (
        Operand("SHIP", Kind("image"), optional=False, repeats=False, about="Ship to take."),
        Operand("COMMAND", None, optional=True, repeats=False, about="Program to run on board.", inner=True),
        Operand("ARG", None, optional=True, repeats=True, about="Arguments of that program.", inner=True),
    )


def test_examples_come_in_order_with_all_that_is_right_too(library: Library) -> None:
    assert library.examples("ship load") == (
        ("Load all cargo onto the ship anna", "ship load anna", ()),
        ("Load three pieces onto the ship anna", "ship load -n 3 anna", ("ship load anna crate crate crate",)),
    )


# Flags


@pytest.mark.parametrize(
    ("command", "spelled", "name"),
    [
        ("ship load", "--crane", "--crane"),
        ("ship load", "-c", "--crane"),
        ("ship load", "--max-weight", "--max-weight"),
        ("ship load", "-v", "--verbose"),
        ("ship sail", "-v", "--volume"),
        ("ship sail", "--verbose", "--verbose"),
        ("ship load", "--old-crane", "--old-crane"),
        ("ship dock", "--help", "--help"),
    ],
)
def test_a_flag_is_found_by_its_long_and_its_short_form(
    library: Library, command: str, spelled: str, name: str
) -> None:
    flag = library.flag(command, spelled)
    assert flag is not None
    assert flag.name == name


@pytest.mark.parametrize(
    ("command", "spelled"),
    [
        ("ship load", "--cran"),
        ("ship load", "--CRANE"),
        ("ship load", "-C"),
        ("ship load", "-crane"),
        ("ship load", "--harbour"),
        ("ship dock open", "--crane"),
        ("nowhere", "--crane"),
        ("ship", "--harbour"),
    ],
)
def test_a_flag_of_another_name_place_or_command_is_not_found(library: Library, command: str, spelled: str) -> None:
    assert library.flag(command, spelled) is None


def test_a_flag_is_looked_for_in_the_places_asked_for(library: Library) -> None:
    assert library.flag("ship", "-H", (BEFORE,)) is not None
    assert library.flag("ship load", "--verbose", (OWN,)) is None
    assert library.flag("ship load", "--verbose", (INHERITED,)) is not None


@pytest.mark.parametrize(
    ("place", "names"),
    [(OWN, ["--help", "--verbose"]), (INHERITED, []), (BEFORE, ["--harbour"])],
)
def test_flags_of_a_place_come_sorted(library: Library, place: str, names: list[str]) -> None:
    assert [flag.name for flag in library.flags("ship", place)] == names


def test_flag_names_are_those_that_help_shows_inherited_ones_last(library: Library) -> None:
    assert library.flag_names("ship load") == [
        "--crane",
        "--dry-run",
        "--lift",
        "--max-weight",
        "--number",
        "--only",
        "--slowly",
        "--tags",
        "--winch",
        "--help",
        "--verbose",
    ]


def test_a_flag_comes_with_its_notation_and_its_words(library: Library) -> None:
    dry_run, only = library.flag("ship load", "--dry-run"), library.flag("ship load", "--only")
    assert dry_run is not None
    assert only is not None
    assert (dry_run.value, dry_run.value_optional) == (Choice(("none", "client", "server")), True)
    assert (dry_run.bare, dry_run.default) == ("client", "none")
    assert (only.value, only.repeats, only.keys) == (Kind("filter"), True, (Known("colour", "Colour of the cargo."),))


@pytest.mark.parametrize(
    ("spelled", "places"),
    [
        ("-t", [("ship load", "--tags"), ("ship sail", "--tty")]),
        ("-v", [("ship sail", "--volume"), ("ship", "--verbose")]),
        ("--verbose", [("ship", "--verbose")]),
        ("--harbour", [("ship", "--harbour")]),
        ("--max-weight", [("ship load", "--max-weight")]),
        ("--volum", []),
        ("-x", []),
    ],
)
def test_with_flag_tells_where_a_flag_belongs_most_examples_first_and_not_where_it_is_inherited(
    library: Library, spelled: str, places: list[tuple[str, str]]
) -> None:
    assert [(owner.page, owner.flag) for owner in library.with_flag(spelled)] == places


def test_the_owner_of_a_flag_tells_what_it_says_there_and_how_often_it_is_used(library: Library) -> None:
    number, slowly = library.with_flag("--number"), library.with_flag("--slowly")
    flag = library.flag("ship load", "--number")
    assert flag
    assert [(owner.kind, owner.about) for owner in number] == [("command", flag.about)]
    assert number[0].uses > slowly[0].uses == 0


# Values, the shell, searching


def test_a_kind_of_value_has_its_pieces_in_order(library: Library) -> None:
    assert library.value_kind("pod") == ValueKind(
        "pod", "a pod", pieces=(Known("resource type", "Kind of thing."), Known("name", "Its name."))
    )
    assert library.value_kind("count") == ValueKind("count", "a whole number", example="3")


@pytest.mark.parametrize(
    ("program", "wrapper"),
    [
        ("sudo", Wrapper("sudo", "Runs the command as another user.", takes=("-u", "--user"))),
        ("timeout", Wrapper("timeout", "Stops the command after a while.", takes=("-s",), operands=1)),
        ("ship", None),
    ],
)
def test_a_wrapper_runs_another_command(library: Library, program: str, wrapper: Wrapper | None) -> None:
    assert library.wrapper(program) == wrapper


def test_a_stem_stands_in_pages_and_flags_each_with_the_most_telling_column(library: Library) -> None:
    postings = library.postings("cran", 100)
    entries = library.entries(postings.entries)
    found = [
        (entries[key].page, entries[key].flag, COLUMNS[column])
        for key, column in zip(postings.entries, postings.columns, strict=True)
    ]
    assert ("ship load", "--crane", "names") in found
    assert ("cargo", "", "text") in found
    assert len(found) == len({(page, flag) for page, flag, _ in found})


def test_of_a_common_stem_the_most_telling_texts_are_enough(real_library: Library) -> None:
    some, every = (real_library.postings("container", most).texts for most in (1, 1_000_000))
    assert 1 <= len(some) < len(every)
    assert every[: len(some)] == some
    assert list(every) == sorted(every)
    assert not real_library.postings("xyzzi", 1).texts


@pytest.mark.parametrize("wanted", [Wanted(kind="flag"), Wanted(tool="swarm"), Wanted("concept", "kubectl")])
def test_wanted_are_the_entries_of_a_kind_and_a_tool(real_library: Library, wanted: Wanted) -> None:
    every = real_library.entries(real_library.wanted(Wanted()))
    expected = {
        key
        for key, entry in every.items()
        if wanted.kind in ("", entry.kind) and (not wanted.tool or wanted.tool in entry.tools)
    }
    assert real_library.wanted(wanted) == expected
    assert 0 < len(expected) < len(every)


def test_the_entry_of_a_page_is_not_that_of_its_flags(library: Library) -> None:
    keys = library.keys_of(["ship load", "tide"], Wanted())
    assert [(entry.page, entry.flag) for entry in library.entries(keys).values()] == [("ship load", ""), ("tide", "")]
    assert library.keys_of(["ship load", "tide"], Wanted(kind="concept")) == keys[1:]


def test_a_rare_word_tells_more_than_a_common_one(library: Library) -> None:
    assert 0 == library.weight("xyzzi") < library.weight("ship") < library.weight("tid") <= 1


def test_longer_words_are_those_that_begin_so_the_most_common_first(library: Library) -> None:
    assert library.longer("s", 1) == ["ship"]
    assert all(each.startswith("ca") for each in library.longer("ca", 9))
    assert "cargo" in library.longer("ca", 9)
    assert library.longer("xyzzy", 9) == []


def test_words_are_those_that_pages_hold_as_written(library: Library) -> None:
    words = library.words()
    assert {"cargo", "freight", "harbour", "ships"} <= set(words)
    assert "shipping" not in words
    assert len(words) == len(set(words))


def test_stop_words_are_known(library: Library) -> None:
    assert library.stop_words() == {"a", "an", "all", "do", "how", "i", "is", "the", "to", "what", "which"}


# Files


@pytest.mark.parametrize("version", [0, FORMAT + 1])
def test_an_index_of_another_version_is_refused_and_says_what_to_do(version: int) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
        with pytest.raises(BrokenStateError) as refused:
            Library(connection)
    assert (refused.value.message, refused.value.hint) == (
        "the compiled pages are of another version",
        "install dkr again",
    )


def test_a_free_text_is_called_by_its_label(library: Library) -> None:
    flag = library.flag("ship", "--harbour", (BEFORE,))
    assert flag is not None
    assert flag.value == Text("HARBOUR")


def test_what_comparing_has_to_know_is_in_lists(library: Library) -> None:
    assert library.compares("as-is", "sudo")
    assert not library.compares("as-is", "xargs")
    assert not library.compares("ordered", "sudo")
