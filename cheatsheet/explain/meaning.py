"""What a command line asks for, without how it is written: two lines with equal meanings do the same.

Aliases, the order of flags, clusters, `=` and blanks, quotes, defaults spelled out and the tag `latest` do not matter.
"""

import re
from typing import NamedTuple

from cheatsheet.explain.explain import ExplainedCommand, Explanation
from cheatsheet.explain.parts import Part, Role
from cheatsheet.library import BEFORE, INHERITED, OWN, Library
from cheatsheet.model import Flag, Kind, Operand, Value, ValueKind
from cheatsheet.values.normal import normal


class CommandMeaning(NamedTuple):
    """`flags` maps long names to their values in a normal form; the words keep their order."""

    path: str
    flags: tuple[tuple[str, tuple[str, ...]], ...]
    operands: tuple[str, ...]
    inner: tuple[str, ...]
    unknown: tuple[str, ...]

    def __str__(self) -> str:
        flags = (f"{name}={value}" for name, values in self.flags for value in values)
        return " ".join(
            (self.path, *flags, *self.operands, *(("--", *self.inner) if self.inner else ()), *self.unknown)
        )


class Meaning(NamedTuple):
    """The commands of a line from left to right, and what stands around them for the shell."""

    commands: tuple[CommandMeaning, ...]
    shell: tuple[str, ...]

    def __str__(self) -> str:
        return " ; ".join((*map(str, self.commands), *self.shell))


TYPE_OF_THE_NAMES, NAMES = "resource-type", "resource"
"""The kind of an operand whose word goes with all names that follow, `pod web db` is `pod/web pod/db`, and theirs."""

_SHELL_FORM = frozenset(("comment", "keyword", "wrapper"))


def meaning(explanation: Explanation, library: Library) -> Meaning:
    commands = tuple(_command(command, explanation, library) for command in explanation.commands)
    shell = tuple(
        "".join(explanation.text[slice(*note.span)].split())
        for note in explanation.shell
        if note.is_read and note.role not in _SHELL_FORM and note.depth == 0
    )
    return Meaning(commands, shell)


def _command(command: ExplainedCommand, explanation: Explanation, library: Library) -> CommandMeaning:
    path = command.page.name
    flags: dict[str, list[str]] = {}
    operands: list[tuple[str, Operand]] = []
    inner: list[str] = []
    unknown: list[str] = []
    known = {operand.name: operand for operand in library.operands(path)}
    for part in command.parts:
        value = _around_commands(part, command.depth, explanation)
        if part.role == Role.FLAG:
            flags.setdefault(part.flag, []).append("")
        elif part.role == Role.VALUE:
            flags[part.flag][-1] = value
        elif part.role == Role.OPERAND:
            operands.append((value, known[part.operand]))
        elif part.role == Role.INNER:
            inner.append(value)
        elif part.role == Role.UNKNOWN:
            unknown.append(value)
    asked = ((name, _values(flag_of(path, name, library), values, library)) for name, values in flags.items())
    meant = sorted((name, values) for name, values in asked if values)
    return CommandMeaning(path, tuple(meant), _operands(operands, library), tuple(inner), tuple(unknown))


def _around_commands(part: Part, depth: int, explanation: Explanation) -> str:
    """A part's value without the commands inside of it, as in $(docker ps -q): they have meanings of their own."""
    value = part.value
    for command in explanation.commands:
        if command.depth > depth and part.span.start <= command.span.start and command.span.end <= part.span.end:
            value = value.replace(explanation.text[slice(*command.span)], "…", 1)
    return re.sub(r"`([^`]*…[^`]*)`", r"$(\1)", value)


def flag_of(path: str, name: str, library: Library) -> Flag | None:
    """The flag of a command, or one that stands in front of it, as --context does."""
    words = path.split()
    groups = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    found = library.flag(path, name, (OWN, INHERITED))
    return found or next((flag for group in groups if (flag := library.flag(group, name, (BEFORE, OWN)))), None)


def _values(flag: Flag | None, written: list[str], library: Library) -> tuple[str, ...]:
    """The values of a flag in normal form; nothing where they say what holds without the flag."""
    if flag is None:
        return tuple(written)
    if flag.value is None:
        last = written[-1].lower() or "true"
        on = last in ("true", "t", "1")
        default = flag.default.lower() == "true"
        return () if on == default else ("true" if on else "false",)
    filled = [value or flag.bare for value in written]
    if flag.splits:
        filled = [each for value in filled for each in value.split(",")]
    asked = [normal(value, _kind(flag.value, library)) for value in filled]
    if flag.repeats:
        return tuple(sorted(asked))
    told = asked[-1] != normal(flag.default, _kind(flag.value, library)) if flag.default else True
    return (asked[-1],) if told else ()


def _operands(given: list[tuple[str, Operand]], library: Library) -> tuple[str, ...]:
    """The operands in normal form; the order of those of which there may be many says nothing."""
    asked = [(normal(value, _kind(operand.value, library)), operand) for value, operand in given]
    if len(asked) > 1 and asked[0][1].value == Kind(TYPE_OF_THE_NAMES):
        first = asked[0][0]
        names = [value for value, operand in asked[1:] if operand.value == Kind(NAMES)]
        others = [value for value, operand in asked[1:] if operand.value != Kind(NAMES)]
        typed = [each if "/" in each else f"{first}/{each}" for each in names]
        return (*sorted([first] * ("/" in first or not names) + typed), *sorted(others))
    once = tuple(value for value, operand in asked if not operand.repeats)
    return (*once, *sorted(value for value, operand in asked if operand.repeats))


def _kind(value: Value | None, library: Library) -> ValueKind | None:
    return library.value_kind(value.name) if isinstance(value, Kind) else None
