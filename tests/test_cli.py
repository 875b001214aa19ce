import re
from collections.abc import Callable
from typing import Any

import pytest

from cheatsheet.cli import parse
from cheatsheet.errors import UsageError

Dkr = Callable[..., Any]
VERBS = ("search", "explain", "diff", "show", "list", "quiz", "lint")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nope"], "nope"),
        (["--nope"], "--nope"),
        (["-x"], "-x"),
        (["--json"], "--json"),
        (["search"], "argument"),
        (["search", "--json"], "argument"),
        (["search", "--limit", "0", "prune"], "--limit"),
        (["search", "--limit", "many", "prune"], "--limit"),
        (["search", "prune", "--limit"], "--limit"),
        (["explain"], "command line"),
        (["explain", ""], "command line"),
        (["explain", "  "], "command line"),
        (["explain", "--json", ""], "command line"),
        (["diff"], "A B"),
        (["diff", "docker ps"], "two command lines"),
        (["diff", "docker ps", ""], "command line"),
        (["show"], "PAGE"),
        (["show", "--json"], "PAGE"),
        (["list", "--nope"], "--nope"),
        (["list", "swarm", "-n", "3"], "-n"),
        (["quiz", "-n", "0"], "--number"),
        (["quiz", "-n", "x"], "--number"),
        (["quiz", "--nope"], "--nope"),
        (["lint", "/there/is/no/such/file.yaml"], "/there/is/no/such/file.yaml"),
        (["nope\x1b[31m\u202e"], "nope\\x1b[31m\\u202e"),
        (["\udcff"], "\\udcff"),
    ],
    ids=lambda value: ascii(" ".join(value)) if isinstance(value, list) else "",
)
def test_a_usage_mistake_is_one_clear_line_and_exit_code_2(dkr: Dkr, arguments: list[str], message: str) -> None:
    told = dkr(*arguments)
    assert (told.exit_code, told.stdout) == (2, "")
    assert re.fullmatch(r"dkr: [^\n]+; [^\n]+\n", told.stderr)
    assert message in told.stderr


@pytest.mark.parametrize("argument", ["--help", "-h"])
def test_help_lists_the_verbs_and_examples(dkr: Dkr, argument: str) -> None:
    told = dkr(argument)
    assert (told.exit_code, told.stderr) == (0, "")
    assert [verb for verb in VERBS if f"\n  {verb} " not in told.stdout] == []
    assert "Examples:\n" in told.stdout
    assert "\n    dkr search prune\n" in told.stdout


def test_every_example_of_the_help_works(dkr: Dkr) -> None:
    examples = re.findall(r"^    dkr (.+)$", dkr("--help").stdout, re.MULTILINE)
    assert len(examples) >= 5
    for example in examples:
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', example)]
        assert (example, dkr(*words).exit_code) == (example, 0)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_of_its_own(dkr: Dkr, verb: str) -> None:
    told = dkr(verb, "--help")
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.startswith(f"Usage: dkr {verb} ")


def test_help_of_a_verb_is_asked_for_in_front_of_a_command_line_only(dkr: Dkr) -> None:
    """Behind it the word belongs to what is to be explained."""
    assert dkr("explain", "--help").stdout.startswith("Usage: dkr explain ")
    explained = dkr("explain", "docker", "ps", "--help")
    assert explained.exit_code == 0
    assert "--help" in explained.stdout
    assert "Usage" not in explained.stdout


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("search", "prune", "--json"), ("search", "--json", "prune")),
        (("search", "--limit", "10", "docker", "run"), ("search", "docker", "run")),
        (("search", "--", "prune"), ("search", "prune")),
        (("show", "docker", "ps", "--json"), ("show", "--json", "docker", "ps")),
        (("show", "--", "docker", "ps"), ("show", "docker", "ps")),
        (("explain", "--", "docker", "ps", "-a"), ("explain", "docker", "ps", "-a")),
        (("explain", "docker ps -a"), ("explain", "docker", "ps", "-a")),
        (("diff", "--", "docker ps", "docker container ls"), ("diff", "docker ps", "docker container ls")),
        (("list", "--json", "swarm"), ("list", "swarm", "--json")),
    ],
    ids=lambda value: " ".join(value),
)
def test_the_way_through_typer_gives_the_same_answer(dkr: Dkr, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    answer = dkr(*one)
    assert answer.exit_code == 0
    assert answer == dkr(*other)


def test_parsing_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse(["quiz", "-n", "3", "swarm"]) is not None
    assert capsys.readouterr() == ("", "")


def test_help_has_answered_already(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse(["--help"]) is None
    assert capsys.readouterr().out.startswith("Usage: dkr ")


def test_what_dkr_lacks_is_a_usage_error() -> None:
    with pytest.raises(UsageError) as caught:
        parse(["list", "--nope"])
    assert caught.value.message == "No such option: --nope"
    assert caught.value.hint == "dkr --help lists what there is"
