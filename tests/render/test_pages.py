import pytest

from cheatsheet.library import Library
from cheatsheet.model import Article, Command, Example, Flag, Kind, Known, Operand, Page, Syntax, Text, Way
from cheatsheet.notation import parse_combination
from cheatsheet.render.pages import (
    article_document,
    article_json,
    command_document,
    command_json,
    list_document,
    page_json,
    usage,
)
from cheatsheet.render.to_plain import plain


def shown(command: Command, *below: Page) -> str:
    return plain(command_document(command, {name: name for name in command.page.see}, below))


def page(**changes: object) -> Page:
    return Page("command", "ship load", "Put cargo on board.", "ship")._replace(**changes)  # type: ignore[arg-type]


def flag(name: str = "--crane", **changes: object) -> Flag:
    return Flag(name, "", value=None, value_optional=False, repeats=False, splits=False, about="Use a crane.")._replace(
        **changes
    )  # type: ignore[arg-type]


def operand(name: str, *, optional: bool = False, repeats: bool = False, inner: bool = False) -> Operand:
    return Operand(name, None, optional, repeats, f"The {name}.", inner)


def test_the_whole_page_of_a_command(library: Library) -> None:
    assert shown(library.command("ship load")) == (
        "ship load  also ship cargo load, ship ld\n"
        "Put cargo on board.\n"
        "\n"
        "  ship load [flags] SHIP [CARGO ...]\n"
        "\n"
        "Load all cargo onto the ship anna:\n"
        "    ship load anna\n"
        "\n"
        "Load three pieces onto the ship anna:\n"
        "    ship load -n 3 anna\n"
        "\n"
        "Operands\n"
        "  SHIP   Ship to load.\n"
        "  CARGO  Pieces of cargo, nothing for all there is.\n"
        "\n"
        "Flags\n"
        "  -c, --crane port                Use a crane. Default: 1:1.\n"
        "  --dry-run[=none|client|server]  Only tell what would happen. Default: none. Without a value: client.\n"
        "  --lift                          Lift with care. Default: true.\n"
        "  -m, --max-weight bytes          Most weight to take on board.\n"
        "  -n, --number count              How many pieces to load. Danger: The crew is afraid. Danger: That is a "
        "lot. Mind: Use --dry-run=client.\n"
        "  --only filter                   Load only what fits.\n"
        "      colour                      Colour of the cargo.\n"
        "  --slowly                        Take more time, so that nothing breaks.\n"
        "  -t, --tags TAG                  Tags to put on the cargo.\n"
        "  --winch                         Was for ships with a winch. Removed in 2.0. Deprecated. Use --crane.\n"
        "\n"
        "Dangers\n"
        "  SHIP=titan* with --slowly     It sinks slowly.\n"
        "  SHIP=titan* without --number  It sinks.\n"
        "\n"
        "Also takes --help, --verbose\n"
        "\n"
        "See also: ship sail, cargo\n"
        "https://example.com/ship\n"
    )


def test_the_page_of_a_group_lists_its_commands_and_the_flags_in_front_of_them(library: Library) -> None:
    below = [found for name in ("ship load", "ship sail") if (found := library.page(name))]
    assert shown(library.command("ship"), *below) == (
        "ship  also boat\n"
        "Move cargo between harbours.\n"
        "\n"
        "  ship [flags]\n"
        "\n"
        "Commands\n"
        "  ship load  Put cargo on board.\n"
        "  ship sail  Take a ship to sea and run a program on board.\n"
        "\n"
        "Flags\n"
        "  -h, --help     Show a summary and do nothing else.\n"
        "  -v, --verbose  Tell what happens.\n"
        "\n"
        "Flags between ship and the command\n"
        "  -H, --harbour HARBOUR  Talk to this harbour.\n"
        "\n"
        "https://example.com/ship\n"
    )


def test_the_shortest_page() -> None:
    assert shown(Command(page())) == "ship load\nPut cargo on board.\n"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"danger": "It is gone."}, "Danger: It is gone."),
        ({"note": "Mind the gap."}, "Mind: Mind the gap."),
        ({"needs": "a swarm manager"}, "Needs a swarm manager."),
        ({"deprecated": "Use `ship find`."}, "Deprecated. Use ship find."),
        ({"removed": "2.0", "deprecated": "Use ship find."}, "Removed in 2.0. Use ship find."),
        ({"removed": "2.0"}, "Removed in 2.0."),
    ],
)
def test_what_to_mind_stands_right_below_what_it_does(changes: dict[str, str], line: str) -> None:
    assert shown(Command(page(**changes))) == f"ship load\nPut cargo on board.\n{line}\n"


@pytest.mark.parametrize(
    ("one", "row"),
    [
        (flag(), "--crane  Use a crane."),
        (flag(short="-c"), "-c, --crane  Use a crane."),
        (flag(value=Text("PORT")), "--crane PORT  Use a crane."),
        (flag(value=Kind("port")), "--crane port  Use a crane."),
        (flag(value=Text("PORT"), value_optional=True), "--crane[=PORT]  Use a crane."),
        (flag(default="1:1"), "--crane  Use a crane. Default: 1:1."),
        (flag(since="2.0"), "--crane  Use a crane. Since 2.0."),
        (flag(removed="3.0"), "--crane  Use a crane. Removed in 3.0."),
        (flag(needs="experimental features"), "--crane  Use a crane. Needs experimental features."),
        (flag(deprecated="Use `--winch`."), "--crane  Use a crane. Deprecated. Use --winch."),
        (flag(danger="It may fall."), "--crane  Use a crane. Danger: It may fall."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_flag_is_one_row(one: Flag, row: str) -> None:
    assert shown(Command(page(), flags=(one,))).splitlines()[-1] == f"  {row}"


def test_what_does_not_go_together_is_shown_unless_it_is_about_the_flags_of_the_groups_around() -> None:
    combinations = tuple(
        parse_combination(key, "Not so.", "refused") for key in ("--crane with --winch", "--winch with --rope")
    )
    command = Command(page(), Syntax(combinations=combinations), flags=(flag(),))
    command = command._replace(inherited=(flag("--winch", hidden=True), flag("--rope", hidden=True)))
    assert shown(command).splitlines()[-2:] == ["Not together", "  --crane with --winch  Not so."]


def test_hidden_flags_are_not_shown() -> None:
    command = Command(
        page(), flags=(flag(), flag("--old", hidden=True)), inherited=(flag("--help"), flag("--x", hidden=True))
    )
    assert shown(command) == (
        "ship load\nPut cargo on board.\n\n  ship load [flags]\n\nFlags\n  --crane  Use a crane.\n\nAlso takes --help\n"
    )


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (Command(page()), "ship load"),
        (Command(page(), flags=(flag(),)), "ship load [flags]"),
        (Command(page(), operands=(operand("SHIP"),)), "ship load SHIP"),
        (Command(page(), operands=(operand("SHIP", optional=True),)), "ship load [SHIP]"),
        (Command(page(), operands=(operand("SHIP", repeats=True),)), "ship load SHIP ..."),
        (Command(page(), operands=(operand("SHIP", optional=True, repeats=True),)), "ship load [SHIP ...]"),
        (
            Command(page(), operands=(operand("SHIP"), operand("COMMAND", inner=True))),
            "ship load SHIP COMMAND",
        ),
        (
            Command(page(), Syntax(dashes="required"), (operand("SHIP"), operand("COMMAND", inner=True))),
            "ship load SHIP -- COMMAND",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_usage_says_how_the_command_is_written(command: Command, line: str) -> None:
    assert usage(command) == line


def test_code_in_examples_is_shown_as_it_is_typed() -> None:
    command = Command(page(), examples=(Example("Print `x`", "echo `x` '[b]'"),))
    assert shown(command) == "ship load\nPut cargo on board.\n\nPrint x:\n    echo `x` '[b]'\n"


def test_the_page_of_a_concept(library: Library) -> None:
    assert plain(article_document(library.article("cargo"), {"ship load": "ship load"})) == (
        "cargo  (freight, goods)\n"
        "What a ship carries.\n"
        "\n"
        "Cargo is loaded with a crane, see ship load.\n"
        "\n"
        "See also: ship load\n"
    )


def test_paragraphs_of_a_concept_stay_apart() -> None:
    concept = Page("concept", "tide", "Up and down.", "sea", ("tide",), text="One.\n\nTwo.\nThree.")
    assert plain(article_document(Article(concept), {})) == "tide\nUp and down.\n\nOne.\n\nTwo.\n\nThree.\n"


def test_the_list_has_a_line_for_each_page_under_its_topic(library: Library) -> None:
    pages = [found for name in ("ship dock", "ship dock open", "tide", "cargo") if (found := library.page(name))]
    assert plain(list_document(pages)) == (
        "dock\n"
        "  ship dock       Build and close docks.\n"
        "  ship dock open  Open a dock.\n"
        "\n"
        "seafaring\n"
        "  tide   The sea's rise and fall twice a day.\n"
        "  cargo  What a ship carries.\n"
    )


def test_an_empty_list_is_empty() -> None:
    assert list_document([]) == ()


def test_json_of_a_page_in_the_list(library: Library) -> None:
    found = library.page("ship sail")
    assert found
    assert page_json(found) == {
        "kind": "command",
        "id": "ship sail",
        "about": "Take a ship to sea and run a program on board.",
        "topic": "ship",
    }


def test_json_of_a_concept(library: Library) -> None:
    shown = article_json(library.article("cargo"))
    assert {name: said for name, said in shown.items() if said} == {
        "kind": "concept",
        "id": "cargo",
        "about": "What a ship carries.",
        "topic": "seafaring",
        "spellings": ["cargo", "freight", "goods"],
        "text": "Cargo is loaded with a crane, see `ship load`.",
        "see": ["ship load"],
    }


def test_json_of_a_command_has_the_public_fields(library: Library) -> None:
    shown = command_json(library.command("ship rm"))
    flags = {each["name"]: each for each in shown.pop("flags")}
    assert shown == {
        "kind": "command",
        "id": "ship rm",
        "about": "Scrap ships.",
        "topic": "ship",
        "spellings": ["ship rm"],
        "docs": "https://example.com/ship",
        "needs": "",
        "danger": "A scrapped ship is gone.",
        "note": "",
        "since": "",
        "removed": "",
        "deprecated": "",
        "operands": [
            {
                "name": "SHIP",
                "value": "container",
                "optional": False,
                "repeatable": True,
                "inner": False,
                "about": "Ships to scrap.",
            }
        ],
        "examples": [{"do": "Scrap the ship anna because it is old", "run": "ship rm --reason old anna", "accept": []}],
        "see": [],
    }
    assert sorted(flags) == ["--help", "--reason", "--verbose"]


@pytest.mark.parametrize(
    ("path", "name", "fields"),
    [
        ("ship load", "--crane", {"short": "-c", "value": "port", "default": "1:1", "repeatable": True}),
        ("ship load", "--lift", {"short": None, "value": None, "default": "true", "repeatable": False}),
        ("ship load", "--winch", {"removed": "2.0", "deprecated": "Use --crane.", "danger": None}),
        ("ship load", "--old-crane", {"same_as": "--crane", "hidden": True, "about": "Use a crane."}),
        ("ship load", "--number", {"danger": "The crew is afraid. That is a lot."}),
        ("ship sail", "--sink", {"danger": "Ships that sink do not come back.", "since": None}),
        ("ship", "--harbour", {"short": "-H", "value": "HARBOUR"}),
    ],
)
def test_json_of_a_flag_has_the_public_fields(
    library: Library, path: str, name: str, fields: dict[str, object]
) -> None:
    found = next(each for each in command_json(library.command(path))["flags"] if each["name"] == name)
    assert fields.items() <= found.items()
    assert {"name", "short", "value", "default", "repeatable", "about", "since", "deprecated", "danger"} <= found.keys()


def test_a_task_shows_the_lines_of_every_tool_and_not_what_people_ask_by() -> None:
    task = Page("task", "go-to-sea", "Leave.", "tasks", ("go to sea", "sail away"), danger="It is wet.", text="So.")
    ways = (Way("ship", ("ship sail anna", "ship find boats"), ("ship sail",)), Way("boat", ("boat ld anna",)))
    assert plain(article_document(Article(task, ways=ways), {})) == (
        "go to sea\n"
        "Leave.\n"
        "Danger: It is wet.\n"
        "\n"
        "  ship\n"
        "    ship sail anna\n"
        "    ship find boats\n"
        "\n"
        "  boat\n"
        "    boat ld anna\n"
        "\n"
        "So.\n"
    )


def test_a_resource_shows_what_the_tool_calls_it() -> None:
    page = Page("resource", "tides", "Water.", "sea", ("tides", "tide", "td"))
    traits = (Known("kind", "Tide"), Known("short", "td"), Known("api", "sea/v1"), Known("namespaced", "false"))
    examples = (Example("See all tides", "ship find tides"),)
    assert plain(article_document(Article(page, traits=traits, examples=examples), {})) == (
        "tides  (tide, td)\n"
        "Water.\n"
        "\n"
        "  kind            Tide\n"
        "  short names     td\n"
        "  API version     sea/v1\n"
        "  in a namespace  no\n"
        "\n"
        "See all tides:\n"
        "    ship find tides\n"
    )


def test_an_instruction_shows_its_forms_and_flags() -> None:
    page = Page("instruction", "sail", "Set sails.", "file", ("SAIL",), note="Mind the wind.")
    article = Article(page, (Known("SAIL AWAY", "Leaves the `harbour`."),), flags=(flag("--far"),))
    assert plain(article_document(article, {})) == (
        "SAIL\n"
        "Set sails.\n"
        "Mind: Mind the wind.\n"
        "\n"
        "  SAIL AWAY\n"
        "    Leaves the harbour.\n"
        "\n"
        "Flags\n"
        "  --far  Use a crane.\n"
    )


def test_json_of_a_task_and_a_resource_has_all_they_say() -> None:
    page = Page("task", "go-to-sea", "Leave.", "tasks", ("go to sea",))
    shown = article_json(Article(page, ways=(Way("ship", ("ship sail anna",), ("ship sail",)),)))
    assert shown["ways"] == [{"tool": "ship", "lines": ("ship sail anna",), "commands": ("ship sail",)}]
    tides = Page("resource", "tides", "Water.", "sea", ("tides",))
    traits = (Known("kind", "Tide"), Known("short", "td ti"), Known("namespaced", "true"))
    shown = article_json(Article(tides, traits=traits))
    assert (shown["kind"], shown["resource_kind"]) == ("resource", "Tide")
    assert (shown["short"], shown["namespaced"]) == (["td", "ti"], True)
