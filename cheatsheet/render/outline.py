"""The parts of an explanation in the order of the text, a group for each command: what every view of it shows."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cheatsheet.explain.explain import ExplainedCommand, Explanation
from cheatsheet.explain.parts import Part
from cheatsheet.model import Span


class Entry(NamedTuple):
    """A stretch of the text at one depth: a part of `command`, or the shell's own where there is no part."""

    span: Span
    text: str
    role: str
    about: str
    depth: int
    part: Part | None = None
    command: ExplainedCommand | None = None
    inner: "tuple[Entry, ...]" = ()
    """What stands inside of it, a depth further down."""


class Group(NamedTuple):
    """A command with what the shell does around it, at the line of the text that it begins in, counted from 1.

    `inside` is the entry that holds it; only the first of the groups that an entry holds has that.
    """

    entries: tuple[Entry, ...]
    line: int
    depth: int = 0
    inside: Entry | None = None


def outline(explanation: Explanation) -> tuple[Group, ...]:
    """All entries in order: the groups of the line itself, each followed by those of the commands inside of it."""
    ends = [place for place, character in enumerate(explanation.text) if character == "\n"]
    held: _Held = [(None, entry) for entry in _nested(_entries(explanation))]
    return tuple(_groups(held, explanation.text, ends, 0))


def with_commands(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups of the text itself that run a command of ours, or hold one, with all that they hold."""
    families: list[list[Group]] = []
    for group in groups:
        if group.depth:
            families[-1].append(group)
        else:
            families.append([group])
    ours = (family for family in families if any(entry.command for group in family for entry in group.entries))
    return tuple(group for family in ours for group in family)


def gutter(groups: Sequence[Group]) -> int:
    """The columns that the numbers of the lines take."""
    return max((len(f"{group.line}: ") for group in groups), default=0)


def has_numbers(groups: Sequence[Group]) -> bool:
    """Whether the groups begin in so different lines that the numbers of those help."""
    return len({group.line for group in groups if not group.depth}) > 1


_WAYS_IN = {"$(": "$(…)", "<(": "<(…)", ">(": ">(…)", "`": "`…`", "'": "'…'", '"': '"…"'}


def heading(group: Group) -> str:
    """What a group stands in, for one that is inside of another."""
    assert group.inside
    before = group.inside.text[: group.entries[0].span.start - group.inside.span.start].rstrip()
    way = next((shown for start, shown in _WAYS_IN.items() if before.endswith(start)), "")
    return f"Inside of {way or group.inside.role}"


def continues(entry: Entry) -> bool:
    """Whether an entry only says that the line goes on below."""
    return entry.part is None and entry.text == "\\"


def _entries(explanation: Explanation) -> list[Entry]:
    text = explanation.text
    entries = [
        Entry(note.span, text[slice(*note.span)], note.role, note.about, note.depth) for note in explanation.shell
    ]
    for command in explanation.commands:
        entries += (
            Entry(part.span, part.text, part.role, part.about, command.depth, part, command) for part in command.parts
        )
    return sorted(entries, key=lambda entry: (entry.span.start, entry.depth, entry.span.end))


def _nested(entries: list[Entry]) -> list[Entry]:
    """The entries that stand in no other, each with those inside of it."""
    levels: list[tuple[Entry | None, list[Entry]]] = [(None, [])]
    for entry in entries:
        while levels[-1][0] and not _holds(levels[-1][0], entry):
            _close(levels)
        levels.append((entry, []))
    while len(levels) > 1:
        _close(levels)
    return levels[0][1]


def _holds(outer: Entry, entry: Entry) -> bool:
    return outer.depth < entry.depth and outer.span.start <= entry.span.start < outer.span.end


def _close(levels: list[tuple[Entry | None, list[Entry]]]) -> None:
    entry, inner = levels.pop()
    assert entry
    levels[-1][1].append(entry._replace(inner=tuple(inner)))


_Held = list[tuple[Entry | None, Entry]]
"""Entries of one depth, each behind the one that holds it."""


def _groups(entries: _Held, text: str, ends: list[int], depth: int) -> Iterator[Group]:
    inside = None
    for group in _split(entries, text):
        holder, first = group[0]
        line = bisect_left(ends, first.span.start) + 1
        yield Group(tuple(entry for _, entry in group), line, depth, holder if holder is not inside else None)
        inside = holder
        yield from _groups([(outer, entry) for _, outer in group for entry in outer.inner], text, ends, depth + 1)


def _split(entries: _Held, text: str) -> Iterator[_Held]:
    """Entries that stand beside each other, a list for each command or program among them."""
    group: _Held = []
    command: ExplainedCommand | None = None
    runs = False
    for holder, entry in entries:
        if group and _is_new(group[-1], (holder, entry), command, runs, text):
            yield group
            group, command, runs = [], None, False
        group.append((holder, entry))
        command = entry.command or command
        runs = runs or entry.command is not None or entry.role == "other"
    if group:
        yield group


_LEADING = ("&&", "||")
_ENDING = (";", "&", ";;")
_GOING_ON = ("do", "done", "then", "elif", "else", "fi", "esac", "}", ")", *_ENDING)
"""Words of the shell that belong to what stands before them."""
_OPENING = ("do", "then", "else", "elif")
"""Words of the shell behind which a program begins."""


def _is_new(
    before: tuple[Entry | None, Entry],
    now: tuple[Entry | None, Entry],
    command: ExplainedCommand | None,
    runs: bool,
    text: str,
) -> bool:
    """Whether a group ends between two entries. `command` is the one of the group, `runs` if it has any program."""
    (outer, last), (holder, entry) = before, now
    if entry.command and command:
        return entry.command is not command
    if outer is not holder:
        return True
    if entry.role == "heredoc":
        return False
    between = text[last.span.end : entry.span.start].replace("\\\n", "")
    if "\n" in between and not continues(last) and not _leads(last):
        return True
    begins = _leads(entry) or (_ends(last) and entry.text not in _GOING_ON) or _opens(last)
    return runs and begins


def _leads(entry: Entry) -> bool:
    return entry.role == "pipe" or (entry.role == "list" and entry.text in _LEADING)


def _opens(entry: Entry) -> bool:
    return entry.role == "keyword" and entry.text in _OPENING


def _ends(entry: Entry) -> bool:
    return entry.part is None and entry.text in _ENDING
