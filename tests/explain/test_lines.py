"""Real command lines, each with the account that somebody wrote of it who knows the tools and did not ask dkr.

A case is the text, in lines that start with `>`, and then a line for each part: as it is written, its role, and what it
belongs to. Commands inside of commands stand further in. Problems follow behind a `!`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cheatsheet.explain.explain import Explanation, explain
from cheatsheet.explain.parts import Part, Role
from cheatsheet.library import Library

FOLDER = Path(__file__).parent / "lines"


class Case(NamedTuple):
    text: str
    account: tuple[str, ...]
    problems: tuple[str, ...]


def cases(path: Path) -> Iterator[Case]:
    written = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for paragraph in re.split(r"\n\s*\n", written):
        lines = [line.rstrip() for line in paragraph.split("\n") if line.strip()]
        text = "\n".join(line[2:] for line in lines if line.startswith(">"))
        rest = [re.sub(r"(\S)\s{2,}", r"\1  ", line) for line in lines if not line.startswith(">")]
        problems = [line.strip() for line in rest if re.match(r"  ! \S", line)]
        if text:
            account = tuple(line for line in rest if not re.match(r"  ! \S", line))
            yield Case(text, account, tuple(sorted(problems)))


def belongs_to(part: Part, path: str) -> str:
    return {Role.COMMAND: path, Role.FLAG: part.flag, Role.VALUE: part.flag, Role.OPERAND: part.operand}.get(
        part.role, ""
    )


def account(explanation: Explanation) -> tuple[str, ...]:
    """What dkr says, as the cases write it."""
    rows = [
        (part.span.start, command.depth, part.text, f"{part.role} {belongs_to(part, command.page.name)}".strip())
        for command in explanation.commands
        for part in command.parts
    ]
    rows += [
        (note.span.start, note.depth, explanation.text[slice(*note.span)], note.role) for note in explanation.shell
    ]
    return tuple(f"{'  ' * (depth + 1)}{' '.join(text.split())}  {what}" for _, depth, text, what in sorted(rows))


def complaints(explanation: Explanation) -> tuple[str, ...]:
    """The problems, but for dangers: those are told by pages and tested there."""
    found = (
        f"! {problem.code} {' '.join(explanation.text[slice(*problem.span)].split())}".strip()
        for problem in explanation.problems
        if problem.code != "danger"
    )
    return tuple(sorted(found))


CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in cases(path)]


def test_there_are_many_lines() -> None:
    assert len(CASES) >= 400


@pytest.mark.parametrize("case", CASES, ids=[" ".join(case.text.split())[:80] for case in CASES])
def test_a_real_line_is_explained_as_its_account_says(case: Case, real_library: Library) -> None:
    explanation = explain(case.text, real_library)
    assert account(explanation) == case.account
    assert complaints(explanation) == case.problems
