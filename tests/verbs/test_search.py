import json
from collections.abc import Callable
from typing import Any

import pytest

Dkr = Callable[..., Any]


def test_the_answer_stands_at_the_top_with_a_line_to_paste(dkr: Dkr) -> None:
    found = dkr("search", "docker", "run", "-it")
    assert (found.exit_code, found.stderr) == (0, "")
    lines = found.stdout.splitlines()
    assert lines[0] == "docker container run -i, --interactive  flag"
    assert any(line.startswith("    docker run -it ") for line in lines)


@pytest.mark.parametrize("option", ["--tool", "--kind"])
def test_only_what_is_wanted_is_shown(dkr: Dkr, option: str) -> None:
    wanted = {"--tool": "swarm", "--kind": "concept"}[option]
    hits = json.loads(dkr("search", option, wanted, "--json", "replicas").stdout)["hits"]
    assert hits
    assert all(wanted in (hit["kind"], *hit["tools"]) for hit in hits)


@pytest.mark.parametrize(("option", "given"), [("--tool", "kubctl"), ("--kind", "comand")])
def test_a_tool_or_a_kind_that_there_is_not_is_a_mistake(dkr: Dkr, option: str, given: str) -> None:
    found = dkr("search", option, given, "logs")
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith(f"dkr: there is no {option[2:]} '{given}'; choose from ")


def test_words_may_be_quoted_or_not(dkr: Dkr) -> None:
    assert dkr("search", "copy file out of container") == dkr("search", "copy", "file", "out", "of", "container")


def test_a_typo_is_said(dkr: Dkr) -> None:
    assert dkr("search", "prnue").stdout.splitlines()[0] == "searching for prune"


def test_nothing_found_is_said_and_is_exit_code_1(dkr: Dkr) -> None:
    found = dkr("search", "zzzqqq")
    assert found == (1, "Nothing found for 'zzzqqq'.\nOther words may do better; dkr list shows all there is.\n", "")


@pytest.mark.parametrize("arguments", [("--json", "prune"), ("prune", "--json")])
def test_json_is_one_line_of_the_public_fields(dkr: Dkr, arguments: tuple[str, ...]) -> None:
    found = dkr("search", *arguments)
    assert found.exit_code == 0
    assert found.stdout.count("\n") == 1
    answer = json.loads(found.stdout)
    assert (answer["query"], answer["corrected"]) == ("prune", None)
    assert {"kind", "id", "title", "about", "commands", "why", "score"} <= answer["hits"][0].keys()
    assert answer["hits"][0]["id"].endswith(" prune")


def test_json_of_nothing_found(dkr: Dkr) -> None:
    found = dkr("search", "--json", "zzzqqq")
    assert found.exit_code == 1
    assert json.loads(found.stdout) == {"query": "zzzqqq", "corrected": None, "hits": [], "nearest": []}


@pytest.mark.parametrize("arguments", [("--limit", "2", "prune"), ("prune", "--limit", "2"), ("--limit=2", "prune")])
def test_limit_is_the_most_hits_to_show(dkr: Dkr, arguments: tuple[str, ...]) -> None:
    assert len(json.loads(dkr("search", "--json", *arguments).stdout)["hits"]) == 2


@pytest.mark.parametrize("flag", [("--pids-limit",), ("--", "--pids-limit"), ("--pids-limit", "--json")])
def test_a_flag_is_a_question_and_no_option_of_dkr(dkr: Dkr, flag: tuple[str, ...]) -> None:
    found = dkr("search", *flag)
    assert found.exit_code == 0
    assert "docker container run --pids-limit" in found.stdout


@pytest.mark.parametrize("words", [("",), (" ",), ("-",), ("'",)])
def test_no_word_at_all_finds_nothing(dkr: Dkr, words: tuple[str, ...]) -> None:
    assert dkr("search", *words).exit_code == 1


def test_what_was_typed_cannot_write_to_the_terminal(dkr: Dkr) -> None:
    found = dkr("search", "zzzqq\x1b\u202e\udcff[]", terminal=True, variables={"NO_COLOR": "1"})
    assert "\x1b" not in found.stdout
    assert "zzzqq\\x1b\\u202e\\udcff[]" in found.stdout


def test_a_terminal_gets_colour_unless_it_says_no(dkr: Dkr) -> None:
    assert "\x1b[" in dkr("search", "prune", terminal=True).stdout
    assert "\x1b" not in dkr("search", "prune", terminal=True, variables={"NO_COLOR": "1"}).stdout
    assert "\x1b" not in dkr("search", "prune", terminal=True, variables={"TERM": "dumb"}).stdout
    assert "\x1b" not in dkr("search", "prune").stdout
