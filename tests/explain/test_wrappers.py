"""The words of programs that run another command: which are their own, and what they run."""

import pytest

from cheatsheet.explain.shell import split
from cheatsheet.explain.wrappers import program_of, unwrap
from cheatsheet.model import Wrapper

SUDO = Wrapper("sudo", "As another user.", takes=("-u", "--user"))
TIMEOUT = Wrapper("timeout", "For a while.", takes=("-s",), operands=1)
SSH = Wrapper("ssh", "Elsewhere.", takes=("-p",), operands=1, line=True, reads=True)
SH = Wrapper("sh", "A shell.", takes=("-o",), script="-c", reads=True)
SU = Wrapper("su", "As another user.", operands=2, script="-c")
XARGS = Wrapper("xargs", "With words.", adds_words=True, takes=("-n", "-I"), replaces=("-I",))
FIND = Wrapper("find", "With files.", adds_words=True, behind=("-exec",), ends=(";", "+"))
COMMAND = Wrapper("command", "Itself.", unless=("-v",))
MINIKUBE = Wrapper("minikube", "Its ship.", only=("ship",))
ALIAS = Wrapper("alias", "A name.", adds_words=True, assigns=True)


def run(text: str, wrapper: Wrapper) -> tuple[str, str]:
    """The command's words and the script, each as text."""
    found = unwrap(split(text).lines[0].words, wrapper)
    return " ".join(word.value for word in found.command), " ; ".join(script.value for script in found.scripts)


@pytest.mark.parametrize(
    ("wrapper", "text", "command"),
    [
        (SUDO, "sudo ship ls", "ship ls"),
        (SUDO, "sudo -E ship ls", "ship ls"),
        (SUDO, "sudo -u anna ship ls", "ship ls"),
        (SUDO, "sudo -nu anna ship ls", "ship ls"),
        (SUDO, "sudo -uanna ship ls", "ship ls"),
        (SUDO, "sudo --user anna ship ls", "ship ls"),
        (SUDO, "sudo --user=anna ship ls", "ship ls"),
        (SUDO, "sudo A=1 B= ship ls", "ship ls"),
        (SUDO, "sudo -- ship ls", "ship ls"),
        (SUDO, "sudo -i", ""),
        (SUDO, "sudo -u", ""),
        (TIMEOUT, "timeout 5 ship ls", "ship ls"),
        (TIMEOUT, "timeout -s INT 5m ship ls -a", "ship ls -a"),
        (SSH, "ssh -p 22 anna@host ship ls", "ship ls"),
        (SSH, "ssh host", ""),
        (SH, "sh load.sh", ""),
        (SH, "sh -e load.sh ship", ""),
        (COMMAND, "command ship ls", "ship ls"),
        (COMMAND, "command -v ship", ""),
        (MINIKUBE, "minikube ship ls", "ship ls"),
        (MINIKUBE, "minikube start", ""),
        (MINIKUBE, "minikube", ""),
        (FIND, "find . -name x -exec ship load {} \\;", "ship load {}"),
        (FIND, "find . -exec ship load {} +", "ship load {}"),
        (FIND, "find . -name x", ""),
        (XARGS, "xargs -n1 ship rm", "ship rm"),
        (XARGS, "xargs -n 1 ship rm", "ship rm"),
    ],
)
def test_the_command_stands_behind_the_wrappers_own_words(wrapper: Wrapper, text: str, command: str) -> None:
    assert run(text, wrapper) == (command, "")


@pytest.mark.parametrize(
    ("wrapper", "text", "script"),
    [
        (SH, "sh -c 'ship ls'", "ship ls"),
        (SH, "sh -ec 'ship ls' x", "ship ls"),
        (SH, "sh -o pipefail -c 'ship ls'", "ship ls"),
        (SU, "su - anna -c 'ship ls'", "ship ls"),
        (SU, "su -c 'ship ls' anna", "ship ls"),
        (SSH, "ssh host 'ship ls; ls'", "ship ls; ls"),
        (ALIAS, "alias s='ship ls'", "ship ls"),
        (ALIAS, "alias s=ship", "ship"),
    ],
)
def test_a_script_is_one_of_the_wrappers_words(wrapper: Wrapper, text: str, script: str) -> None:
    assert run(text, wrapper) == ("", script)


@pytest.mark.parametrize("text", ["ssh host '$(ship ls)'", 'ssh host "${X y}"', "sh -c"])
def test_a_lone_expansion_is_no_script(text: str) -> None:
    assert unwrap(split(text).lines[0].words, SSH if text.startswith("ssh") else SH).scripts == ()


@pytest.mark.parametrize(
    ("text", "changing"),
    [
        ("xargs ship rm {}", ["{}"]),
        ("xargs -I% ship rm a-% x", ["a-%"]),
        ("xargs -I NAME ship rm NAME", ["NAME"]),
        ("xargs ship rm", []),
    ],
)
def test_the_words_that_the_wrapper_changes_are_marked(text: str, changing: list[str]) -> None:
    command = unwrap(split(text).lines[0].words, XARGS).command
    assert [word.value for word in command if word.expands] == changing


@pytest.mark.parametrize(
    ("written", "program"),
    [
        ("ship", "ship"),
        ("/usr/bin/ship", "ship"),
        ("./ship", "ship"),
        ("ship.exe", "ship"),
        ("'C:\\bin\\ship.exe'", "ship"),
        ("\\ship", "ship"),
        ("$X/ship", "ship"),
        ("${X}/bin/ship", "ship"),
        ("$X", "$X"),
        ("$(pwd)/ship", "$(pwd)/ship"),
    ],
)
def test_a_program_is_known_by_its_name_alone(written: str, program: str) -> None:
    assert program_of(split(f"{written} ls").lines[0].words[0]) == program
