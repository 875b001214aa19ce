"""`dkr explain`, by its real entry and with the real pages."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dkr = Callable[..., Any]

LINE = "docker run -p 80:8080 nginx"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def told(dkr: Dkr, text: str) -> dict[str, Any]:
    """The answer in JSON to a command line that dkr knows."""
    result = dkr("explain", "--json", text)
    assert (result.exit_code, result.stderr) == (0, "")
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def without(entry: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}


def test_the_line_of_the_contract_is_answered_as_the_contract_says(dkr: Dkr) -> None:
    answer = told(dkr, LINE)
    assert {name: answer[name] for name in ("text", "shell", "problems")} == {"text": LINE, "shell": [], "problems": []}
    (command,) = answer["commands"]
    assert without(command, "parts", "about") == {
        "span": [0, 27],
        "path": "docker container run",
        "spelled": "docker run",
        "depth": 0,
    }
    assert [without(part, "about", "pieces") for part in command["parts"]] == [
        {"span": [0, 10], "text": "docker run", "role": "command"},
        {"span": [11, 13], "text": "-p", "role": "flag", "flag": "--publish"},
        {"span": [14, 21], "text": "80:8080", "role": "value", "flag": "--publish"},
        {"span": [22, 27], "text": "nginx", "role": "operand", "operand": "IMAGE"},
    ]
    assert [without(piece, "about") for piece in command["parts"][2]["pieces"]] == [
        {"span": [14, 16], "text": "80", "name": "host port"},
        {"span": [17, 21], "text": "8080", "name": "container port"},
    ]
    assert command["parts"][2]["about"] == "host port 80 → container port 8080 (tcp)"
    assert all(entry["about"] for entry in [command, *command["parts"], *command["parts"][2]["pieces"]])


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        ((LINE,), ""),
        (("docker", "run", "-p", "80:8080", "nginx"), ""),
        (("-",), LINE),
        (("-",), f"{LINE}\n"),
        (("--", "docker", "run", "-p", "80:8080", "nginx"), ""),
    ],
    ids=["quoted", "unquoted", "stdin", "stdin with an end of line", "behind dashes"],
)
def test_a_line_may_be_given_in_several_ways(dkr: Dkr, arguments: tuple[str, ...], stdin: str) -> None:
    assert dkr("explain", *arguments, stdin=stdin) == dkr("explain", LINE)


def test_several_lines_may_come_from_standard_input(dkr: Dkr) -> None:
    answer = json.loads(dkr("explain", "--json", "-", stdin="docker ps\nkubectl get pods\n").stdout)
    assert [(command["path"], command["span"]) for command in answer["commands"]] == [
        ("docker container ls", [0, 9]),
        ("kubectl get", [10, 26]),
    ]


def test_the_answer_for_people_says_it_in_words(dkr: Dkr) -> None:
    result = dkr("explain", LINE)
    assert result.exit_code == 0
    assert "docker run is docker container run\n" in result.stdout
    assert "host port 80 → container port 8080 (tcp)" in result.stdout


@pytest.mark.parametrize("flag", ["--json", "--help", "-h", "--version", "--limit", "-V", "-n"])
def test_flags_behind_the_first_word_belong_to_the_line(dkr: Dkr, flag: str) -> None:
    answer = json.loads(dkr("explain", "--json", "docker", "run", flag, "nginx").stdout)
    assert answer["text"] == f"docker run {flag} nginx"
    assert flag in [part["text"] for part in answer["commands"][0]["parts"]]


def test_words_that_need_quotes_get_them_back(dkr: Dkr) -> None:
    answer = json.loads(dkr("explain", "--json", "docker", "run", "--name", "my web", "nginx", "$x").stdout)
    assert answer["text"] == "docker run --name 'my web' nginx '$x'"


@pytest.mark.parametrize(
    ("text", "code", "span", "hint"),
    [
        ("docker run --detatch nginx", "unknown-flag", [11, 20], "did you mean --detach?"),
        ("docker run --detatch=true nginx", "unknown-flag", [11, 20], "did you mean --detach?"),
        ("docker run -dp 99999:80 nginx", "bad-value", [15, 20], "ports run from 1 to 65535"),
        ("docker run Nginx", "bad-value", [11, 16], "repository names are lower case: nginx"),
        ("docker contaner ls", "unknown-command", [7, 15], "did you mean docker container?"),
        ("docker run -p", "missing-value", [11, 13], ""),
    ],
)
def test_a_mistake_has_a_code_a_place_and_a_hint(dkr: Dkr, text: str, code: str, span: list[int], hint: str) -> None:
    problem = told(dkr, text)["problems"][0]
    assert (problem["code"], problem["level"], problem["span"], problem["hint"]) == (code, "error", span, hint)


def test_a_fix_can_stand_at_the_span(dkr: Dkr) -> None:
    text = "docker run --detatch nginx"
    (problem,) = told(dkr, text)["problems"]
    start, end = problem["span"]
    assert told(dkr, text[:start] + problem["fix"] + text[end:])["problems"] == []


def test_a_missing_image_is_marked_behind_the_line(dkr: Dkr) -> None:
    (problem,) = told(dkr, "docker run -d")["problems"]
    assert (problem["code"], problem["message"], problem["span"]) == ("missing-operand", "IMAGE is missing", [13, 13])
    assert "  docker run -d\n               ^\nerror: IMAGE is missing." in dkr("explain", "docker run -d").stdout


def test_flags_behind_the_image_are_for_the_program(dkr: Dkr) -> None:
    (command,) = told(dkr, "docker run nginx -p 80:80 --rm")["commands"]
    assert [part["role"] for part in command["parts"]] == ["command", "operand", "inner", "inner", "inner"]


def test_a_command_in_a_substitution_is_explained_too(dkr: Dkr) -> None:
    outer, inner = told(dkr, "docker rm $(docker ps -q)")["commands"]
    assert (outer["path"], outer["depth"], outer["span"]) == ("docker container rm", 0, [0, 25])
    assert (inner["path"], inner["depth"], inner["span"]) == ("docker container ls", 1, [12, 24])
    assert [(part["span"], part["role"], part["text"]) for part in outer["parts"]] == [
        ([0, 9], "command", "docker rm"),
        ([10, 25], "operand", "$(docker ps -q)"),
    ]
    assert [(part["span"], part["role"], part["text"]) for part in inner["parts"]] == [
        ([12, 21], "command", "docker ps"),
        ([22, 24], "flag", "-q"),
    ]


def test_what_the_shell_does_is_told_with_its_place(dkr: Dkr) -> None:
    answer = told(dkr, "sudo docker ps -q | xargs docker rm -f > log # all")
    assert [(note["role"], note["text"], note["span"]) for note in answer["shell"]] == [
        ("wrapper", "sudo", [0, 4]),
        ("pipe", "|", [18, 19]),
        ("wrapper", "xargs", [20, 25]),
        ("redirect", "> log", [39, 44]),
        ("comment", "# all", [45, 50]),
    ]


def test_the_short_name_of_a_tool_works_for_its_commands(dkr: Dkr) -> None:
    (command,) = told(dkr, "k get pods")["commands"]
    assert (command["path"], command["spelled"]) == ("kubectl get", "k get")


@pytest.mark.parametrize(
    "text", ["ls -la", "'", '"', "'''", "`", "''", "\\", "|", "$(", "#", "日本", "\x00", "\ud800"], ids=ascii
)
def test_a_line_without_a_known_command_ends_with_1(dkr: Dkr, text: str) -> None:
    result = dkr("explain", text)
    assert result.exit_code == 1
    assert "There is no command here that dkr knows." in result.stderr


def test_a_line_without_a_known_command_is_still_answered_in_json(dkr: Dkr) -> None:
    result = dkr("explain", "--json", "ls -la")
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout)["commands"] == []


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        ((), ""),
        (("--json",), ""),
        (("",), ""),
        ((" \n\t",), ""),
        (("-",), ""),
        (("--json", "-"), " \n"),
        (("x" * 1_048_577,), ""),
        (("-",), "x" * 2_000_000),
    ],
    ids=["nothing", "only --json", "empty", "blanks", "empty stdin", "blank stdin", "too long", "too long on stdin"],
)
def test_nothing_to_explain_is_a_mistake_of_usage(dkr: Dkr, arguments: tuple[str, ...], stdin: str) -> None:
    result = dkr("explain", *arguments, stdin=stdin)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("dkr: ")


@pytest.mark.parametrize("terminal", [False, True])
def test_the_longest_line_that_a_shell_takes_is_answered(dkr: Dkr, terminal: bool) -> None:
    line = "docker run " + "x" * (128 * 1024 - 11)
    assert dkr("explain", "-", stdin=line, terminal=terminal).exit_code == 0


ODD = [
    "docker run \x1b[31mred\x1b[0m",
    "docker run --name \x1b]0;title\x07 nginx",
    "docker run --\x1b[2J nginx",
    "docker run -\x9b nginx",
    "docker run -p \x1b[31m nginx",
    "docker \x1b[A",
    "\x1b[31m",
    "docker run \u202egnp.exe",
    "docker run ngi\u200bnx",
    "docker ps \x00",
    "docker ps \ud800 \udfff",
    "docker ps '\x1b[31m",
    "docker ps\rdocker rm",
    "docker ps > \x1b[31m",
    "docker ps | \x1b[31m # \x1b[32m",
    "docker run nginx sh -c 'echo \a\b\x7f'",
]


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_what_a_terminal_would_obey_is_written_out(dkr: Dkr, text: str) -> None:
    result = dkr("explain", text)
    assert all(character.isprintable() or character == "\n" for character in result.stdout + result.stderr)


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_a_terminal_gets_no_other_control_than_our_colours(dkr: Dkr, text: str) -> None:
    result = dkr("explain", text, terminal=True)
    harmless = COLOUR.sub("", result.stdout) + result.stderr
    assert all(character.isprintable() or character == "\n" for character in harmless)


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_odd_text_comes_back_whole_in_json(dkr: Dkr, text: str) -> None:
    result = dkr("explain", "--json", text)
    assert result.stdout.isascii()
    assert json.loads(result.stdout)["text"] == text


def test_colours_of_the_text_itself_do_not_count_as_ours(dkr: Dkr) -> None:
    shown = dkr("explain", "docker run \x1b[31mnginx", terminal=True, variables={"NO_COLOR": "1"}).stdout
    assert "\\x1b[31mnginx" in shown
    assert "\x1b[31m" not in shown


@pytest.mark.parametrize("markup", ["[red]x[/red]", "[/]", "[bold", ":smile:", "[link=http://a]b[/link]"])
@pytest.mark.parametrize("terminal", [False, True])
def test_markup_of_rich_is_text_like_any_other(dkr: Dkr, markup: str, terminal: bool) -> None:
    result = dkr("explain", f"docker run --name '{markup}' nginx", terminal=terminal, variables={"NO_COLOR": "1"})
    assert f"docker run --name '{markup}'" in result.stdout


def test_a_terminal_gets_colours_and_a_pipe_none(dkr: Dkr) -> None:
    assert COLOUR.search(dkr("explain", LINE, terminal=True).stdout)
    assert not COLOUR.search(dkr("explain", LINE).stdout)
    assert not COLOUR.search(dkr("explain", LINE, terminal=True, variables={"TERM": "dumb"}).stdout)
    assert not COLOUR.search(dkr("explain", "--json", LINE, terminal=True).stdout)


def test_a_problem_ends_with_1_where_dkr_is_strict(dkr: Dkr) -> None:
    assert dkr("explain", "--strict", "docker run --detatch nginx").exit_code == 1
    assert dkr("explain", "--strict", LINE).exit_code == 0


def test_a_terminal_gets_a_picture_as_wide_as_it_is(dkr: Dkr) -> None:
    shown = dkr("explain", LINE, terminal=True, variables={"NO_COLOR": "1", "COLUMNS": "100"}).stdout
    assert shown.startswith("  docker run -p 80:8080 nginx\n  ────┬───── ────┬───── ──┬──\n")
    assert 80 < max(len(line) for line in shown.splitlines()) <= 100


@pytest.mark.parametrize("variables", [{"COLUMNS": "69"}, {"TERM": "dumb"}], ids=["narrow", "dumb"])
def test_a_terminal_that_is_narrow_or_dumb_gets_a_list(dkr: Dkr, variables: dict[str, str]) -> None:
    shown = dkr("explain", LINE, terminal=True, variables={"NO_COLOR": "1", **variables}).stdout
    assert "┬" not in shown
    assert "docker run is docker container run\n" in shown


SCRIPT = """#!/bin/sh
set -e
docker compose \\
  pull && echo pulled

docker rmi $(docker images -q)
"""


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "deploy.sh"
    path.write_text(SCRIPT)
    return str(path)


def test_a_file_is_explained_command_by_command_with_their_lines(dkr: Dkr, script: str) -> None:
    shown = dkr("explain", "-f", script).stdout.splitlines()
    assert [line for line in shown if line[:1].isdecimal()] == [
        "3: docker compose pull",
        "6: docker rmi $(docker images -q)",
    ]
    assert not any(word in line for word in ("set -e", "echo") for line in shown)
    assert "  Inside of $(…):" in shown


def test_a_file_may_come_from_standard_input(dkr: Dkr, script: str) -> None:
    assert dkr("explain", "-f", "-", stdin=SCRIPT) == dkr("explain", "--file", script)


def test_a_file_is_answered_in_json_as_a_text_is(dkr: Dkr, script: str) -> None:
    assert dkr("explain", "--json", "-f", script) == dkr("explain", "--json", "-", stdin=SCRIPT)


def test_the_numbers_of_the_lines_are_in_the_picture_too(dkr: Dkr, script: str) -> None:
    shown = dkr("explain", "-f", script, terminal=True, variables={"NO_COLOR": "1"}).stdout
    assert shown.startswith("  3: docker compose pull\n     ────┬──────────────\n")
    assert "\n  6: docker rmi $(docker images -q)\n" in shown


def test_an_error_in_a_file_names_its_line_and_ends_with_1_where_dkr_is_strict(dkr: Dkr) -> None:
    text = "docker ps\ndocker run --detatch nginx\n"
    result = dkr("explain", "--strict", "-f", "-", stdin=text)
    assert result.exit_code == 1
    assert "error in line 2: docker container run has no flag --detatch." in result.stdout
    assert dkr("explain", "-f", "-", stdin=text).exit_code == 0


def test_a_file_without_a_known_command_ends_with_1(dkr: Dkr) -> None:
    result = dkr("explain", "-f", "-", stdin="ls\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no command here that dkr knows." in result.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "deploy.sh cannot be read: No such file or directory"),
        (b"docker ps\n\0", "deploy.sh is not a text file"),
        (b"docker ps \xff\n", "deploy.sh is not a text file"),
        (b"docker ps " * 20_000, "deploy.sh is longer than 131,072 characters"),
        ("日".encode() * 200_000, "deploy.sh is longer than 131,072 characters"),
        (b"\n", "there is no command line to explain"),
    ],
    ids=["missing", "binary", "not UTF-8", "long", "long and cut within a letter", "empty"],
)
def test_a_file_that_cannot_be_explained_is_a_mistake_of_usage(
    dkr: Dkr, tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "deploy.sh"
    if content is not None:
        path.write_bytes(content)
    result = dkr("explain", "-f", str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_folder_is_no_file_to_explain(dkr: Dkr, tmp_path: Path) -> None:
    result = dkr("explain", "-f", str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be read: Is a directory" in result.stderr


def test_windows_ends_of_lines_and_a_byte_order_mark_are_no_part_of_the_text(dkr: Dkr, tmp_path: Path) -> None:
    path = tmp_path / "deploy.sh"
    path.write_bytes(b"\xef\xbb\xbfdocker ps\r\ndocker images\r\n")
    assert told_of_file(dkr, str(path))["text"] == "docker ps\ndocker images"


def told_of_file(dkr: Dkr, path: str) -> Any:
    return json.loads(dkr("explain", "--json", "-f", path).stdout)


@pytest.mark.parametrize("arguments", [("-f", "-", "docker", "ps"), ("--lines", "--json", "-f", "-")])
def test_a_file_takes_the_place_of_a_line(dkr: Dkr, arguments: tuple[str, ...]) -> None:
    result = dkr("explain", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--file takes the place of a command line" in result.stderr


def test_lines_are_answered_one_by_one(dkr: Dkr) -> None:
    result = dkr("explain", "--json", "--lines", stdin="docker ps\nls\n")
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == ["docker ps", "ls"]


def test_lines_need_json_and_no_words(dkr: Dkr) -> None:
    for arguments in (("--lines",), ("--json", "--lines", "docker ps")):
        result = dkr("explain", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--lines reads the standard input and needs --json" in result.stderr


def test_a_line_that_is_too_long_has_a_problem_and_the_others_their_answers(dkr: Dkr) -> None:
    result = dkr("explain", "--json", "--lines", stdin=f"docker ps\n{'x' * 200_000}\ndocker ps\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [len(answer["commands"]) for answer in answers] == [1, 0, 1]
    assert [problem["code"] for problem in answers[1]["problems"]] == ["syntax"]
