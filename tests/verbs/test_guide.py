import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dkr = Callable[..., Any]
PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_without_arguments_the_guide_says_what_can_be_asked(dkr: Dkr) -> None:
    assert dkr() == (
        0,
        "dkr is a cheat sheet for containers. It never runs what you type.\n"
        "\n"
        "  dkr search WORDS     the command for what you want to do\n"
        "  dkr explain COMMAND  what every part of a command line means\n"
        "  dkr show PAGE        the page of a command, an idea, a task or a Kubernetes resource\n"
        "  dkr list [TOPIC]     what there is\n"
        "  dkr quiz [TOPIC]     questions that make it stick\n"
        "\n"
        "More: dkr --help\n",
        "",
    )


def test_every_verb_of_the_guide_exists(dkr: Dkr) -> None:
    verbs = re.findall(r"^  dkr (\w+)", dkr().stdout, re.MULTILINE)
    assert len(verbs) >= 5
    assert [dkr(verb, "--help").exit_code for verb in verbs] == [0] * len(verbs)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_that_of_the_project(dkr: Dkr, option: str) -> None:
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    assert dkr(option) == (0, f"dkr {version}\n", "")
