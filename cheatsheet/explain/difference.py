"""What two lines ask for differently, part by part."""

from collections import Counter
from itertools import zip_longest
from typing import NamedTuple

from cheatsheet.explain.meaning import Asked, CommandMeaning, Meaning, Said


class Difference(NamedTuple):
    """A part that is not the same in both lines; a side without it has none of its values.

    `what` is a flag, an operand, or one of the words below; `path` is the command that it belongs to, `about` what it
    does there.
    """

    what: str
    a: tuple[Said, ...]
    b: tuple[Said, ...]
    about: str = ""
    path: str = ""


THE_COMMAND, INNER, UNKNOWN, SHELL = "command", "inner", "unknown", "shell"
"""The command itself, the words of the program inside, words that are not known, and the line around the commands."""


def differences(a: Meaning, b: Meaning) -> tuple[Difference, ...]:
    """All differences, command by command from left to right; none where the lines ask for the same."""
    pairs = zip_longest(a.commands, b.commands)
    found = [difference for one, other in pairs for difference in between(one, other)]
    if a.shell != b.shell:
        found.append(Difference(SHELL, _shell(a), _shell(b)))
    return tuple(found)


def _shell(line: Meaning) -> tuple[Said, ...]:
    """Nothing is around a command that stands alone."""
    return () if line.is_bare else (Said(line.shell, line.shell),)


def between(one: CommandMeaning | None, other: CommandMeaning | None) -> list[Difference]:
    """The differences between two commands, of which one may be missing."""
    if one is None or other is None:
        return [Difference(THE_COMMAND, _named(one), _named(other))]
    path = one.path if one.path == other.path else ""
    found = [Difference(THE_COMMAND, _named(one), _named(other))] if not path else []
    found += _of_parts(one.flags, other.flags, path)
    found += _of_parts(one.operands, other.operands, path)
    for what, mine, yours in ((INNER, one.inner, other.inner), (UNKNOWN, one.unknown, other.unknown)):
        if [word.meant for word in mine] != [word.meant for word in yours]:
            found.append(Difference(what, _words(mine), _words(yours), path=path))
    return found


def _named(command: CommandMeaning | None) -> tuple[Said, ...]:
    return (Said(command.path, command.path, command.about),) if command else ()


def _words(words: tuple[Said, ...]) -> tuple[Said, ...]:
    """Words that only mean something together, as one value."""
    together = Said(" ".join(word.meant for word in words), " ".join(word.written for word in words))
    return (together,) if words else ()


def _of_parts(one: tuple[Asked, ...], other: tuple[Asked, ...], path: str) -> list[Difference]:
    """The differences of flags or operands, by name; what one side asks for under another name is no difference."""
    mine, yours = ({asked.name: asked for asked in side} for side in (one, other))
    names = sorted(mine.keys() | yours.keys())
    apart = {name: _apart(_said(mine, name), _said(yours, name)) for name in names}
    for name, kin in ((name, kin) for name in mine for kin in yours if _is_kin(mine[name], yours[kin])):
        left, right = _unmatched(apart[name][0], apart[kin][1])
        apart[name], apart[kin] = (left, apart[name][1]), (apart[kin][0], right)
    about = {name: asked.about for name, asked in (yours | mine).items()}
    return [Difference(name, *sides, about[name], path) for name, sides in apart.items() if any(sides)]


_Sides = tuple[tuple[Said, ...], tuple[Said, ...]]


def _said(side: dict[str, Asked], name: str) -> tuple[Said, ...]:
    return side[name].said if name in side else ()


def _is_kin(one: Asked, other: Asked) -> bool:
    return one.name != other.name and one.family != "" and one.family == other.family


def _apart(one: tuple[Said, ...], other: tuple[Said, ...]) -> _Sides:
    """The values that only one side has; all of them where only their order is another."""
    if [each.meant for each in one] == [each.meant for each in other]:
        return (), ()
    left, right = _unmatched(one, other)
    return (left, right) if left or right else (one, other)


def _unmatched(one: tuple[Said, ...], other: tuple[Said, ...]) -> _Sides:
    return _without(one, other), _without(other, one)


def _without(values: tuple[Said, ...], others: tuple[Said, ...]) -> tuple[Said, ...]:
    """The values without those that the others have too, each as often as it stands there."""
    there = Counter(each.meant for each in others)
    left = []
    for value in values:
        there[value.meant] -= 1
        if there[value.meant] < 0:
            left.append(value)
    return tuple(left)
