"""What a command line asks for, without how it is written: two lines with equal meanings do the same.

Aliases, the order of flags, clusters, `=` and blanks, quotes, defaults spelled out and the tag `latest` do not matter.
"""

import re
from typing import NamedTuple

from cheatsheet.explain.explain import ExplainedCommand, Explanation, Part
from cheatsheet.explain.match import Role
from cheatsheet.explain.values import size
from cheatsheet.library import BEFORE, INHERITED, OWN, Library
from cheatsheet.model import Flag, Kind, Value


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


_SHELL_FORM = frozenset(("comment", "keyword", "wrapper"))


def meaning(explanation: Explanation, library: Library) -> Meaning:
    commands = tuple(_command(command, explanation, library) for command in explanation.commands)
    shell = tuple(
        "".join(explanation.text[slice(*note.span)].split())
        for note in explanation.shell
        if note.role not in _SHELL_FORM and note.depth == 0
    )
    return Meaning(commands, shell)


def _command(command: ExplainedCommand, explanation: Explanation, library: Library) -> CommandMeaning:
    path = command.page.name
    flags: dict[str, list[str]] = {}
    operands: list[str] = []
    inner: list[str] = []
    unknown: list[str] = []
    kinds = {operand.name: operand.value for operand in library.operands(path)}
    for part in command.parts:
        value = _around_commands(part, command.depth, explanation)
        if part.role == Role.FLAG:
            flags.setdefault(part.flag, []).append("")
        elif part.role == Role.VALUE:
            flags[part.flag][-1] = value
        elif part.role == Role.OPERAND:
            operands.append(_normal(value, kinds.get(part.operand)))
        elif part.role == Role.INNER:
            inner.append(value)
        elif part.role == Role.UNKNOWN:
            unknown.append(value)
    asked = ((name, _values(flag_of(path, name, library), values)) for name, values in flags.items())
    meant = sorted((name, values) for name, values in asked if values)
    return CommandMeaning(path, tuple(meant), tuple(operands), tuple(inner), tuple(unknown))


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


def _values(flag: Flag | None, written: list[str]) -> tuple[str, ...]:
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
    normal = [_normal(value, flag.value) for value in filled]
    if flag.repeats:
        return tuple(sorted(normal))
    return () if flag.default and normal[-1] == _normal(flag.default, flag.value) else (normal[-1],)


def _normal(text: str, value: Value | None) -> str:
    if not isinstance(value, Kind):
        return text
    form = _FORMS.get(value.name)
    return form(text) if form else text


def _image(text: str) -> str:
    name = text.rpartition("/")[2]
    return text if ":" in name or "@" in text or not name or re.search(r"[$`]", text) else f"{text}:latest"


def _size(text: str) -> str:
    return size(text).says or text


def _port(text: str) -> str:
    return text.removesuffix("/tcp")


def _fields(text: str) -> str:
    return ",".join(sorted(text.split(","))) if "=" in text else text


def _duration(text: str) -> str:
    units = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ns": 1e-9}
    found = re.findall(r"(\d+\.?\d*|\.\d+)(h|ms|us|µs|μs|ns|m|s)", text)
    if "".join(number + unit for number, unit in found) != text:
        return text
    return f"{sum(float(number) * units[unit] for number, unit in found):.12g}s"


_FORMS = {
    "image": _image,
    "bytes": _size,
    "port": _port,
    "service-port": _fields,
    "mount": _fields,
    "record": _fields,
    "duration": _duration,
}
