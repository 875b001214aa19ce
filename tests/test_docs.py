"""The documentation: what it shows is what dkr does."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from cheatsheet.assemble.assemble import read_book
from cheatsheet.load import FILE, Reading

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ (.+)\n((?:.*\n)*?)```", README)


def test_the_readme_opens_with_three_outputs() -> None:
    assert [command.partition("dkr ")[2].split()[0] for command, _ in SHOWN[:3]] == ["search", "explain", "quiz"]


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_an_output_in_the_readme_is_what_the_command_prints(command: str, output: str, tmp_path: Path) -> None:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert output == done.stdout


def test_the_readme_has_exactly_two_commands_to_set_up() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]
    assert all(block.startswith("python3 -m venv .venv && .venv/bin/pip install ") for block in blocks)


@pytest.mark.parametrize("verb", ["search", "explain", "diff", "show", "list", "quiz", "lint"])
def test_every_verb_is_in_the_readme(verb: str) -> None:
    assert f"`dkr {verb}" in README


def test_the_page_that_contributing_shows_has_only_keys_that_pages_have() -> None:
    """The example refers to pages it does not show, so it is checked for its shape, as the loader would."""
    for shown in re.findall(r"```yaml\n(.*?)```", CONTRIBUTING, flags=re.DOTALL):
        reading = Reading("CONTRIBUTING.md", [])
        node = yaml.compose(shown.replace("{about, text, see}", "{about: A.}"), Loader=yaml.BaseLoader)
        assert node is not None
        FILE(reading, node, "the file")
        assert [str(mistake) for mistake in reading.mistakes] == []


def test_every_key_of_a_page_is_explained_in_contributing(tmp_path: Path) -> None:
    """A key that pages have but contributing does not name would be knowledge for the few who read the loader."""
    used = set()
    book, _ = read_book([ROOT / "data"])
    assert book.commands
    for path in (ROOT / "data").rglob("*.yaml"):
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        used |= document.keys()
        for command in document.get("commands", {}).values():
            used |= command.keys()
    assert {key for key in used if f"`{key}`" not in CONTRIBUTING} == set()
