"""`dkr diff`, by its real entry and with the real pages."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Dkr = Callable[..., Any]

A, B = "docker run -d -p 80:80 nginx", "docker run --rm -p 8080:80 nginx:latest"


def test_two_lines_that_ask_for_the_same_end_with_0(dkr: Dkr) -> None:
    answer = dkr("diff", "docker ps -a", "docker container ls --all")
    assert answer == (0, "Both lines ask for the same.\n", "")


def test_the_answer_in_json_is_as_the_contract_says(dkr: Dkr) -> None:
    same = dkr("diff", "--json", "docker ps -a", "docker container ls --all")
    assert (same.exit_code, json.loads(same.stdout)) == (0, {"same": True, "differences": []})
    other = dkr("diff", "--json", A, B)
    assert (other.exit_code, other.stderr) == (1, "")
    assert json.loads(other.stdout) == {
        "same": False,
        "differences": [
            {"what": "--detach", "a": "true", "b": None},
            {"what": "--publish", "a": "80:80", "b": "8080:80"},
            {"what": "--rm", "a": None, "b": "true"},
        ],
    }


def test_each_difference_is_told_with_what_it_does(dkr: Dkr) -> None:
    answer = dkr("diff", A, B)
    assert answer.exit_code == 1
    told = answer.stdout.splitlines()
    assert told[0] == "The lines differ in 3 parts."
    assert "  A  80:80: host port 80 → container port 80 (tcp)" in told
    assert "  B  8080:80: host port 8080 → container port 80 (tcp)" in told
    assert told[told.index("  A  true") + 1] == "  B  not given"


@pytest.mark.parametrize(
    ("one", "other", "name", "why"),
    [
        ("docker foo", "docker ps", "A", "dkr knows no command docker foo"),
        ("docker ps", "docker ps --nope", "B", "docker container ls has no flag --nope"),
        ("docker ps 'a", "docker ps", "A", "this quote is never closed: '"),
        ("ls", "docker ps", "A", "there is no command in it that dkr knows"),
        ("docker run -p", "docker ps", "A", "--publish takes a value, and none follows"),
    ],
)
def test_a_line_that_cannot_be_read_ends_with_3(dkr: Dkr, one: str, other: str, name: str, why: str) -> None:
    for arguments in ((one, other), ("--json", one, other)):
        answer = dkr("diff", *arguments)
        assert (answer.exit_code, answer.stdout) == (3, "")
        assert answer.stderr.startswith(f"dkr: line {name} cannot be read: {why}")


@pytest.mark.parametrize(
    "arguments",
    [(), ("--json",), ("docker ps",), ("docker", "ps", "docker", "images"), ("", "docker ps"), ("docker ps", " ")],
    ids=repr,
)
def test_anything_but_two_lines_is_a_mistake_of_usage(dkr: Dkr, arguments: tuple[str, ...]) -> None:
    answer = dkr("diff", *arguments)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.startswith("dkr: ")


def test_json_may_stand_behind_the_lines(dkr: Dkr) -> None:
    assert dkr("diff", A, B, "--json") == dkr("diff", "--json", A, B)


def test_what_a_terminal_would_obey_is_written_out(dkr: Dkr) -> None:
    told = dkr("diff", "docker run --name '\x1b[31m' nginx", "docker run --name '\x07' nginx").stdout
    assert all(character.isprintable() or character == "\n" for character in told)
