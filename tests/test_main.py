import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.__main__ import run
from cheatsheet.environment import Environment

Dkr = Callable[..., Any]
COMMAND = [sys.executable, "-m", "cheatsheet"]
HOT = (
    ("search", "prune"),
    ("search", "--json", "copy", "file"),
    ("search", "-p"),
    ("explain", "docker run -p 80:8080 nginx"),
    ("explain", "--json", "docker", "run", "-it", "ubuntu"),
    ("diff", "docker run -d nginx:latest", "docker container run --detach nginx"),
    ("diff", "--json", "docker ps", "docker container ls"),
    ("show", "docker", "ps"),
    ("show", "--json", "published", "ports"),
)
SLOW_TO_IMPORT = {"yaml", "typer", "click", "rich", "rapidfuzz", "fsrs", "dataclasses", "inspect"}


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the compiled pages that all processes share, so that only the first one compiles them."""
    folder = tmp_path_factory.mktemp("cache")
    subprocess.run(
        [*COMMAND, "list"], env=os.environ | {"XDG_CACHE_HOME": str(folder)}, stdout=subprocess.DEVNULL, check=True
    )
    return folder


@pytest.fixture
def process(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs dkr as a process of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))

    def start(*arguments: str, **options: Any) -> Any:
        return subprocess.run(
            [*COMMAND, *arguments],
            check=False,
            **{"capture_output": True, "encoding": "utf-8", "timeout": 60} | options,
        )

    return start


def environment(stdin: io.StringIO) -> Environment:
    return Environment(stdin, io.StringIO(), io.StringIO(), {})


class Interrupted(io.StringIO):
    def read(self, _size: int | None = -1, /) -> str:
        raise KeyboardInterrupt


# One run


def test_ctrl_c_is_quiet_and_exit_code_130() -> None:
    world = environment(Interrupted())
    assert run(["explain", "-"], world) == 130
    assert (world.stdout.getvalue(), world.stderr.getvalue()) == ("", "")  # type: ignore[attr-defined]


@pytest.mark.parametrize("arguments", HOT, ids=" ".join)
def test_the_hot_forms_answer(dkr: Dkr, arguments: tuple[str, ...]) -> None:
    answer = dkr(*arguments)
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout


@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
def test_a_mistake_is_told_once_on_the_stream_for_errors(dkr: Dkr, terminal: bool) -> None:
    told = dkr("show", "nope[red]\x1b", terminal=terminal)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith("dkr: there is no page 'nope[red]\\x1b'")
    assert told.stderr.count("\n") == 1


def test_explain_reads_a_command_line_from_standard_input(dkr: Dkr) -> None:
    assert dkr("explain", "-", stdin="docker ps -a\n") == dkr("explain", "docker ps -a")


# A process


def test_the_module_runs_as_the_command_does(process: Dkr, dkr: Dkr) -> None:
    ran = process("show", "docker", "ps")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, dkr("show", "docker", "ps").stdout, "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("--version",), 0), (("search", "zzzqqq"), 1), (("show", "zzzqqq"), 1), (("nope",), 2), (("explain", "ls"), 1)],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_the_exit_code_reaches_the_shell(process: Dkr, arguments: tuple[str, ...], code: int) -> None:
    ran = process(*arguments)
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "--json"), ("search", "prune"), ("show", "docker", "run")], ids=" ".join
)
def test_a_closed_pipe_ends_quietly(process: Dkr, arguments: tuple[str, ...]) -> None:
    """The reader is gone before the first word is written, as at the end of `dkr list | head -1`."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ran = process(*arguments, capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_head_gets_its_line(process: Dkr) -> None:
    line = f'"{sys.executable}" -m cheatsheet list | head -1'
    ran = subprocess.run(["sh", "-c", line], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (ran.returncode, ran.stderr, ran.stdout.count("\n")) == (0, "", 1)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("list",), ("search", "--json", "prune"), ("--version",)], ids=" ".join)
def test_a_full_disk_is_one_clear_line_and_exit_code_3(process: Dkr, arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "w") as full:
        ran = process(*arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stderr) == (3, "dkr: No space left on device\n")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize(("redirection", "code"), [("<&-", 0), (">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0)])
def test_a_process_may_have_no_streams(process: Dkr, redirection: str, code: int) -> None:
    line = f'"{sys.executable}" -m cheatsheet quiz -n 1 swarm {redirection}'
    ran = subprocess.run(["sh", "-c", line], capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_input_that_is_not_utf_8_is_explained_all_the_same(process: Dkr, locale: str) -> None:
    variables = os.environ | {"LC_ALL": locale}
    ran = process("explain", "--json", "-", input=b"docker ps \xff\n", encoding=None, env=variables)
    assert ran.stderr == b""
    assert json.loads(ran.stdout)["commands"][0]["path"] == "docker container ls"


def test_output_that_the_stream_cannot_show_is_written_out(process: Dkr) -> None:
    variables = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = process("search", "zzzqqqö", env=variables)
    assert ran.stdout.startswith("Nothing found for 'zzzqqq\\xf6'.")


@pytest.mark.skipif(os.name == "nt", reason="signals work otherwise there")
def test_ctrl_c_in_a_quiz_is_exit_code_130_and_keeps_the_answers(process: Dkr, tmp_path: Path) -> None:
    asked = [*COMMAND, "quiz", "--json", "swarm"]
    with subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as quiz:
        assert quiz.stdin
        assert quiz.stdout
        quiz.stdin.write("docker swarm init\n")
        quiz.stdin.flush()
        while not quiz.stdout.readline().startswith("2/"):
            pass
        quiz.send_signal(signal.SIGINT)
        rest = quiz.stdout.read()
        assert quiz.wait(60) == 130
    (first,) = json.loads(rest.splitlines()[-1])["cards"]
    again = process("quiz", "--json", "swarm", input="\n")
    (other,) = json.loads(again.stdout.splitlines()[-1])["cards"]
    assert first["id"] != other["id"]


@pytest.mark.parametrize("arguments", HOT, ids=" ".join)
def test_an_answer_that_is_piped_waits_for_no_slow_import(cache: Path, arguments: tuple[str, ...]) -> None:
    code = (
        "import sys; from cheatsheet.__main__ import real_environment, run\n"
        "assert run(sys.argv[1:], real_environment()) == 0\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    variables = os.environ | {"XDG_CACHE_HOME": str(cache)}
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=variables, capture_output=True, encoding="utf-8", check=True
    )
    assert "cheatsheet.library" in ran.stderr.split()
    assert {name.partition(".")[0] for name in ran.stderr.split()} & SLOW_TO_IMPORT == set()
