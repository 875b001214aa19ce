"""What a command line asks for, without how it is written: two lines with equal meanings do the same.

Aliases, the order of flags, clusters, `=` and blanks, quotes, defaults spelled out and the tag `latest` do not matter.
What was written is kept beside what it means, so that differences can be told in the words of the lines.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cheatsheet.explain.explain import ExplainedCommand, Explanation
from cheatsheet.explain.parts import Part, Problem, Role
from cheatsheet.explain.surroundings import COMMAND, around, filled_in, inner_command, outline, unquoted
from cheatsheet.library import BEFORE, INHERITED, OWN, Library
from cheatsheet.model import Flag, Kind, Operand, Span, Value, ValueKind
from cheatsheet.values.normal import FAMILIES, arranged, normal, several


class Said(NamedTuple):
    """A value: what it means in normal form, as it was written, and what it does."""

    meant: str
    written: str
    about: str = ""


class Asked(NamedTuple):
    """What a flag or an operand was given.

    `family` is one for flags that may ask for the same in other words, empty for most.
    """

    name: str
    about: str
    said: tuple[Said, ...]
    family: str = ""

    @property
    def meant(self) -> tuple[str, ...]:
        return tuple(each.meant for each in self.said)


class CommandMeaning(NamedTuple):
    """Flags go by their long names, in the order of these; operands by theirs, in the order of the page."""

    path: str
    about: str
    flags: tuple[Asked, ...]
    operands: tuple[Asked, ...]
    inner: tuple[Said, ...]
    unknown: tuple[Said, ...]

    def __str__(self) -> str:
        flags = (f"{flag.name}={value}" for flag in self.flags for value in flag.meant)
        operands = (value for operand in self.operands for value in operand.meant)
        inner = ("--", *(word.meant for word in self.inner)) if self.inner else ()
        return " ".join((self.path, *flags, *operands, *inner, *(word.meant for word in self.unknown)))


class Meaning(NamedTuple):
    """The commands of a line from left to right, and the line around them for the shell, each command as `…`."""

    commands: tuple[CommandMeaning, ...]
    shell: str

    def __str__(self) -> str:
        shell = () if self.is_bare else (self.shell,)
        return " ; ".join((*map(str, self.commands), *shell))

    @property
    def is_bare(self) -> bool:
        """Whether the line is one command and nothing more."""
        return self.shell == COMMAND


TYPE_OF_THE_NAMES, NAMES = "resource-type", "resource"
"""The kind of an operand whose word goes with all names that follow, `pod web db` is `pod/web pod/db`, and theirs."""

_UNREADABLE = frozenset(("syntax", "unknown-command", "unknown-flag", "missing-value", "extra-operand"))


def unreadable(explanation: Explanation) -> Problem | None:
    """Why it is not known what a text asks for; None where it is."""
    found = next((problem for problem in explanation.problems if problem.code in _UNREADABLE), None)
    if found or explanation.commands:
        return found
    return Problem(
        Span(0, len(explanation.text)), "error", "unknown-command", "there is no command in it that dkr knows"
    )


def meaning(explanation: Explanation, library: Library) -> Meaning:
    commands = tuple(_command(command, explanation, library) for command in explanation.commands)
    return Meaning(commands, around(explanation, library))


def _command(command: ExplainedCommand, explanation: Explanation, library: Library) -> CommandMeaning:
    path = command.page.name
    known = {operand.name: operand for operand in library.operands(path)}
    flags: dict[str, list[Said]] = {}
    operands: list[tuple[Said, Operand]] = []
    words: dict[str, list[Said]] = {Role.INNER: [], Role.UNKNOWN: []}
    last_word = max((part.span.start for part in command.parts if part.role == Role.COMMAND), default=0)
    name = ""
    for part in command.parts:
        if part.role == Role.FLAG:
            name = _name_of(part, path, last_word, library)
            flags.setdefault(name, []).append(Said("", ""))
        elif part.role == Role.VALUE:
            flags[name][-1] = _said(part, command.depth, explanation)
        elif part.role == Role.OPERAND:
            operand = known[part.operand]
            operands.append((_said(part, command.depth, explanation, many=operand.repeats), operand))
        elif part.role in words and not _goes_on(part, command.depth, explanation):
            words[part.role].append(_said(part, command.depth, explanation, many=True)._replace(written=part.text))
    given = _Given(path, flags, {operand.name: said.meant for said, operand in operands}, library)
    asked = (given.flag(name) for name in sorted(flags))
    as_written = given.is_listed("as-written")
    return CommandMeaning(
        path,
        command.page.about,
        tuple(each for each in asked if each.said),
        _operands(operands if as_written else _in_normal_form(operands, library), known.values()),
        tuple(words[Role.INNER]),
        tuple(words[Role.UNKNOWN]),
    )


def _name_of(part: Part, path: str, last_word: int, library: Library) -> str:
    """The name of a flag; with its group where that has a flag of this name that takes something else.

    `docker compose --parallel 1 pull --parallel` has two flags of one name.
    """
    name = part.same_as or part.flag
    own = library.flag(path, name, (OWN,)) if part.span.start < last_word else None
    group = next((group for group in _groups(path) if own and _before(group, name, library)), "")
    other = _before(group, name, library)
    return f"{group} {name}" if own and other and own.value != other.value else name


def _groups(path: str) -> Iterator[str]:
    """The groups that a command is in, the innermost first."""
    words = path.split()
    return (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))


def _before(group: str, name: str, library: Library) -> Flag | None:
    return library.flag(group, name, (BEFORE, OWN))


def _said(part: Part, depth: int, explanation: Explanation, many: bool = False) -> Said:
    """A part as the program gets it; `many` where a bare expansion may become more words than one."""
    if inner_command(part, depth, explanation):
        return Said(COMMAND, COMMAND)
    outlined = outline(part.span, depth, explanation)
    if outlined == part.text and not filled_in(part.value, many):
        return Said(part.value, part.value, part.about)
    return Said(unquoted(outlined, many), part.text, part.about)


def _goes_on(part: Part, depth: int, explanation: Explanation) -> bool:
    """Whether a word is a later one of a command that has a meaning of its own."""
    span = inner_command(part, depth, explanation)
    return span is not None and span.start < part.span.start


class _Given(NamedTuple):
    """What one command was given, as it is written; what it means depends on the command and on the other parts."""

    path: str
    flags: dict[str, list[Said]]
    operands: dict[str, str]
    library: Library

    def is_listed(self, role: str, flag: str = "") -> bool:
        """Whether the command, or this flag of it, is in a list of what comparing has to know."""
        names = (self.path, f"{self.path} {flag}")
        return any(self.library.compares(role, name) for name in names)

    def flag(self, name: str) -> Asked:
        flag = flag_of(self.path, name, self.library)
        if flag is None:
            return Asked(name, "", tuple(self.flags[name]))
        given = self.flags[name]
        said = self.switched(flag, given[-1].meant) if flag.value is None else self.values(flag, given)
        return Asked(name, flag.about, tuple(said), self.family(flag))

    def switched(self, flag: Flag, last: str) -> list[Said]:
        """The last word counts; what holds without the flag is not said at all."""
        meant = _SWITCHES.get(last.lower(), last)
        default = flag.default.lower() or "false"
        return [Said(meant, meant)] if meant != default or self.is_listed("keeping", flag.name) else []

    def values(self, flag: Flag, given: list[Said]) -> list[Said]:
        """What a flag was given; nothing where that holds without it."""
        asked = self.counting(flag, [said if said.meant else said._replace(meant=flag.bare) for said in given])
        default = self.counting(flag, [Said(self.default(flag), "")]) if flag.default else []
        holds = [said.meant for said in asked] == [said.meant for said in default]
        return [] if holds and not self.is_listed("keeping", flag.name) else asked

    def counting(self, flag: Flag, given: list[Said]) -> list[Said]:
        """The values that count, in normal form: all where a flag takes many, else the last."""
        kind = _kind(flag.value, self.library)
        asked = [_normal(said, kind) for said in _split(given, flag)]
        if not flag.repeats and not flag.splits:
            return asked[-1:]
        asked = [Said(meant, *_written(said, meant)) for said in asked for meant in several(said.meant, kind)]
        if self.library.compares("ordered", flag.name):
            return asked
        return [asked[place] for place in arranged([said.meant for said in asked], kind.name if kind else "")]

    def default(self, flag: Flag) -> str:
        """What holds without a flag; that may begin with the name of an operand, PATH/Dockerfile."""
        operand, sign, rest = flag.default.partition("/")
        given = self.operands.get(operand, "") if sign else ""
        return f"{given}/{rest}" if given and not _ELSEWHERE.search(given) else flag.default

    def family(self, flag: Flag) -> str:
        """Flags that ask for the same in other words; not where another flag, named after this one, changes it."""
        kind = flag.value.name if isinstance(flag.value, Kind) else ""
        changed = any(name.startswith(f"{flag.name}-") for name in self.flags)
        return "" if changed else FAMILIES.get(kind, "")


_ELSEWHERE = re.compile(r"://|^-$|^git@|^github\.com/")
"""What is no folder of this machine though it stands for one."""
_SWITCHES = dict.fromkeys(("", "true", "t", "1"), "true") | dict.fromkeys(("false", "f", "0"), "false")


def _split(values: list[Said], flag: Flag) -> Iterator[Said]:
    for value in values:
        if not flag.splits or "," not in value.meant:
            yield value
            continue
        yield from (Said(each, each) for each in value.meant.split(","))


def _written(said: Said, meant: str) -> tuple[str, str]:
    """What was written, and what it does, where a value stands for itself; one of a range stands for its part."""
    return (said.written, said.about) if said.meant == meant else (meant, "")


def _normal(said: Said, kind: ValueKind | None) -> Said:
    return said._replace(meant=normal(said.meant, kind))


def _in_normal_form(given: list[tuple[Said, Operand]], library: Library) -> list[tuple[Said, Operand]]:
    return [(_normal(said, _kind(operand.value, library)), operand) for said, operand in given]


def flag_of(path: str, name: str, library: Library) -> Flag | None:
    """The flag of a command, or one that stands in front of it, as --context does."""
    group, sign, short = name.rpartition(" ")
    if sign:
        return _before(group, short, library)
    found = library.flag(path, name, (OWN, INHERITED))
    return found or next((flag for each in _groups(path) if (flag := _before(each, name, library))), None)


def _operands(given: list[tuple[Said, Operand]], known: Iterable[Operand]) -> tuple[Asked, ...]:
    """The operands by their names, in the order of the page; the order of the values of one says nothing."""
    typed = _typed(given, next((operand for operand in known if operand.value == Kind(NAMES)), None))
    return tuple(Asked(operand.name, operand.about, said) for operand in known if (said := _of_operand(operand, typed)))


def _of_operand(operand: Operand, given: list[tuple[Said, Operand]]) -> tuple[Said, ...]:
    said = [each for each, other in given if other == operand]
    if not isinstance(operand.value, Kind):
        return tuple(said)
    return tuple(said[place] for place in arranged([each.meant for each in said], operand.value.name))


def _typed(given: list[tuple[Said, Operand]], names: Operand | None) -> list[tuple[Said, Operand]]:
    """TYPE NAME… and TYPE/NAME… in one form: the type by itself where all names are of one, else with each name."""
    typing = given[0][1] if given else None
    if typing is None or names is None or typing.value != Kind(TYPE_OF_THE_NAMES):
        return given
    first = given[0][0]
    own = [first] if "/" in first.meant else []
    objects = own + [said for said, operand in given if operand == names]
    if not objects:
        return given
    common = "" if own else first.meant
    types = {said.meant.rpartition("/")[0] or common for said in objects}
    others = [(said, operand) for said, operand in given[1:] if operand != names]
    if len(types) > 1 or "" in types:
        full = (each if "/" in each.meant else each._replace(meant=f"{common}/{each.meant}") for each in objects)
        return [*((each, names) for each in full), *others]
    kind = Said(types.pop(), first.written.partition("/")[0], first.about)
    return [(kind, typing), *((_without_type(each), names) for each in objects), *others]


def _without_type(said: Said) -> Said:
    return said._replace(meant=said.meant.rpartition("/")[2], written=said.written.rpartition("/")[2])


def _kind(value: Value | None, library: Library) -> ValueKind | None:
    return library.value_kind(value.name) if isinstance(value, Kind) else None
