import pytest

from cheatsheet.library import Library
from cheatsheet.model import Way
from cheatsheet.render.document import Document, Style
from cheatsheet.render.hits import answer_document, answer_json
from cheatsheet.render.to_plain import plain
from cheatsheet.search.hits import Hit
from cheatsheet.search.search import Answer, search


def a_hit(**changes: object) -> Hit:
    hit = Hit("command", "ship load", "ship load", "Put cargo on board.", ("ship load",), "load in name", 1.5)
    return hit._replace(**changes)  # type: ignore[arg-type]


def an_answer(*hits: Hit, terms: tuple[str, ...] = ()) -> Answer:
    return Answer("load", None, hits, terms=terms)


def marked(document: Document) -> list[str]:
    return [run.text for block in document for run in getattr(block, "line", ()) if run.role == Style.MATCH]


def test_a_command_is_shown_with_its_line_to_paste_and_why() -> None:
    hit = a_hit(line="ship load anna", do="Load all cargo onto the ship anna")
    assert plain(answer_document(an_answer(hit))) == (
        "ship load\n  Put cargo on board.\n  Load all cargo onto the ship anna:\n    ship load anna\n  load in name\n"
    )


def test_what_is_no_command_is_shown_with_its_kind_and_without_a_line() -> None:
    hit = a_hit(kind="concept", title="cargo", about="What a ship carries.", commands=())
    assert plain(answer_document(an_answer(hit))) == "cargo  concept\n  What a ship carries.\n  load in name\n"


def test_the_other_commands_of_a_flag_are_named() -> None:
    hit = a_hit(
        kind="flag", title="ship load -m, --max", commands=("ship load", "ship sail", "ship rm"), why="-m it is"
    )
    assert plain(answer_document(an_answer(hit))) == (
        "ship load -m, --max  flag\n  Put cargo on board.\n  -m it is; also: ship sail, ship rm\n"
    )


def test_many_other_commands_are_counted() -> None:
    commands = tuple(f"ship c{number}" for number in range(9))
    lines = plain(answer_document(an_answer(a_hit(kind="flag", commands=commands)))).splitlines()
    assert lines[-1] == "  load in name; also: ship c1, ship c2, ship c3, ship c4, ship c5 and 3 more"


def test_a_concept_tells_what_commands_it_leads_to_and_of_which_tool_it_is() -> None:
    hit = a_hit(kind="concept", title="cargo", about="What a ship carries.", tools=("ship",))
    assert plain(answer_document(an_answer(hit))) == (
        "cargo  concept  ship\n  What a ship carries.\n  load in name; for: ship load\n"
    )


def test_a_tool_is_not_told_again_where_the_command_begins_with_it() -> None:
    hits = (a_hit(tools=("ship",)), a_hit(title="ship dock open", tools=("dock", "ship")), a_hit(tools=("boat",)))
    lines = plain(answer_document(an_answer(*hits))).splitlines()
    assert lines[::4] == ["ship load", "ship dock open", "ship load  boat"]


def test_what_an_answer_stands_for_is_named() -> None:
    hit = a_hit(kind="task", title="load a ship", commands=("ship load",), also=("ship load --crane",))
    assert plain(answer_document(an_answer(hit))).splitlines()[-1] == "  load in name; also: ship load --crane"


def test_an_empty_line_stands_between_hits() -> None:
    one, other = a_hit(), a_hit(title="ship sail", about="Take a ship to sea.", why="to in name")
    assert plain(answer_document(an_answer(one, other))) == (
        "ship load\n  Put cargo on board.\n  load in name\n\nship sail\n  Take a ship to sea.\n  to in name\n"
    )


def test_a_mended_query_is_said_first(library: Library) -> None:
    assert plain(answer_document(search("ancor", library))) == (
        "searching for anchor\n\n"
        "anchor  concept\n"
        "  A weight that holds a ship in its place.\n"
        "  Read on:\n    dkr show anchor\n"
        "  anchor in name\n"
    )


def test_where_nothing_is_found_the_nearest_pages_are_named(library: Library) -> None:
    assert plain(answer_document(search("c4rgo", library))) == "Nothing found for 'c4rgo'.\nThe nearest pages: cargo\n"


def test_where_nothing_is_near_the_list_is_named(library: Library) -> None:
    assert plain(answer_document(search("qqqqqq", library))) == (
        "Nothing found for 'qqqqqq'.\nOther words may do better; dkr list shows all there is.\n"
    )


@pytest.mark.parametrize(
    ("title", "about", "terms", "expected"),
    [
        ("ship load", "Put cargo on board.", ("load",), ["load"]),
        ("ship load", "Put cargo on board.", ("board",), ["board"]),
        ("ship load", "Loads, loaded: all loading.", ("load",), ["load", "Loads", "loaded", "loading"]),
        ("join-token", "Show `join` tokens.", ("join",), ["join", "join"]),
        ("ship load", "Put cargo on board.", (), []),
        ("ship load", "Put cargo on board.", ("zzz",), []),
    ],
)
def test_the_words_that_were_asked_for_stand_out(
    title: str, about: str, terms: tuple[str, ...], expected: list[str]
) -> None:
    document = answer_document(an_answer(a_hit(title=title, about=about), terms=terms))
    assert marked(document) == expected
    shown = plain(document).splitlines()
    assert shown[:2] == [title, f"  {about.replace('`', '')}"]


def test_a_task_has_its_line_for_every_tool() -> None:
    ways = (Way("ship", ("ship find boats", "ship load anna")), Way("dinghy", ("dinghy go",)))
    hit = a_hit(kind="task", title="go to sea", about="Leave.", ways=ways)
    assert plain(answer_document(an_answer(hit))) == (
        "go to sea  task\n"
        "  Leave.\n"
        "    ship    ship find boats\n"
        "    ship    ship load anna\n"
        "    dinghy  dinghy go\n"
        "  load in name\n"
    )


def test_what_was_typed_is_harmless() -> None:
    answer = Answer("[red]\x1b[31m\u202e\udcff", None, ())
    assert plain(answer_document(answer)).startswith("Nothing found for '[red]\\x1b[31m\\u202e\\udcff'.\n")


def test_json_has_the_public_fields() -> None:
    command = a_hit(line="ship load anna", do="Load the ship anna")
    concept = a_hit(kind="concept", id="cargo", title="cargo", about="What a ship carries.", commands=(), score=1.0)
    concept = concept._replace(ways=(Way("ship", ("ship find boats",), ("ship find",)),))
    assert answer_json(Answer("laod", "load", (command, concept))) == {
        "query": "laod",
        "corrected": "load",
        "hits": [
            {
                "kind": "command",
                "id": "ship load",
                "title": "ship load",
                "about": "Put cargo on board.",
                "commands": ["ship load"],
                "why": "load in name",
                "score": 1.5,
                "line": "ship load anna",
                "do": "Load the ship anna",
                "ways": [],
                "tools": [],
                "also": [],
            },
            {
                "kind": "concept",
                "id": "cargo",
                "title": "cargo",
                "about": "What a ship carries.",
                "commands": [],
                "why": "load in name",
                "score": 1.0,
                "line": "",
                "do": "",
                "ways": [{"tool": "ship", "lines": ("ship find boats",), "commands": ("ship find",)}],
                "tools": [],
                "also": [],
            },
        ],
        "nearest": [],
    }


def test_json_of_nothing_found() -> None:
    assert answer_json(Answer("c4rgo", None, (), ("cargo",))) == {
        "query": "c4rgo",
        "corrected": None,
        "hits": [],
        "nearest": ["cargo"],
    }
