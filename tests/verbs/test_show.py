import json
from collections.abc import Callable
from typing import Any

import pytest

from cheatsheet.errors import NotFoundError
from cheatsheet.library import Library
from cheatsheet.verbs.show import find

Dkr = Callable[..., Any]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ship load", "ship load"),
        ("ship ld", "ship load"),
        ("ship cargo load", "ship load"),
        ("  ship   load ", "ship load"),
        ("Ship LOAD", "ship load"),
        ("ship", "ship"),
        ("boat", "ship"),
        ("tide", "tide"),
        ("Freight", "cargo"),
    ],
)
def test_a_page_is_found_by_any_spelling(library: Library, words: str, name: str) -> None:
    assert find(words, library).name == name


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("ship lod", "there is no page 'ship lod'", "did you mean ship load or ship old or ship ld?"),
        ("compsas", "there is no page 'compsas'", "did you mean compass?"),
        ("zzzqqqxxx", "there is no page 'zzzqqqxxx'", "dkr search zzzqqqxxx looks for it"),
    ],
)
def test_what_is_no_page_is_answered_with_the_nearest(library: Library, words: str, message: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(words, library)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize("words", [("docker ps",), ("docker", "ps"), ("docker", "container", "list")])
def test_a_command_is_shown_by_any_spelling(dkr: Dkr, words: tuple[str, ...]) -> None:
    shown = dkr("show", *words)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout == dkr("show", "docker", "container", "ls").stdout
    assert shown.stdout.startswith("docker container ls  also docker ps, docker container ps, docker container list\n")


def test_a_group_lists_its_commands(dkr: Dkr) -> None:
    lines = dkr("show", "docker", "volume").stdout.splitlines()
    below = lines[lines.index("Commands") + 1 :]
    assert [" ".join(line.split()[:3]) for line in below[:3]] == [
        "docker volume create",
        "docker volume inspect",
        "docker volume ls",
    ]


def test_a_concept_is_shown_by_any_of_its_names(dkr: Dkr) -> None:
    shown = dkr("show", "published", "ports")
    assert shown.exit_code == 0
    assert shown.stdout == dkr("show", "Port Mapping").stdout
    assert shown.stdout.startswith("published ports")


def test_a_page_that_is_not_there_is_one_clear_line_and_exit_code_1(dkr: Dkr) -> None:
    shown = dkr("show", "dokcer", "run")
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert shown.stderr.startswith("dkr: there is no page 'dokcer run'; did you mean docker run")
    assert shown.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("--json", "docker", "ps"), ("docker", "ps", "--json")])
def test_json_of_a_command_is_the_whole_page(dkr: Dkr, arguments: tuple[str, ...]) -> None:
    page = json.loads(dkr("show", *arguments).stdout)
    assert (page["kind"], page["id"]) == ("command", "docker container ls")
    assert {"kind", "id", "spellings", "about", "operands", "flags", "examples", "see"} <= page.keys()
    quiet = next(flag for flag in page["flags"] if flag["name"] == "--quiet")
    assert (quiet["short"], quiet["value"], quiet["repeatable"]) == ("-q", None, False)


def test_json_of_a_concept(dkr: Dkr) -> None:
    page = json.loads(dkr("show", "--json", "published", "ports").stdout)
    assert (page["kind"], page["id"]) == ("concept", "published-ports")
    assert page["spellings"][0] == "published ports"


def test_every_page_of_the_list_can_be_shown(dkr: Dkr, real_library: Library) -> None:
    """By its id, which is what `dkr list --json` gives."""
    ids = [page["id"] for page in json.loads(dkr("list", "--json").stdout)]
    assert [id_ for id_ in ids if find(id_, real_library).name != id_] == []
