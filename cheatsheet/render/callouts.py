"""What a picture says of a group: one callout for each thing that is asked for, such as a flag with its value."""

import re
from itertools import cycle, pairwise
from typing import NamedTuple

from cheatsheet.explain.parts import Part, Piece
from cheatsheet.render.document import Line, Run, Style, sentence
from cheatsheet.render.measure import columns, shortened
from cheatsheet.render.outline import Entry, Group, continues

WIDEST_NAME = 28


class Said(NamedTuple):
    """A line of an account; where it is wrapped, what follows stands `hanging` further in."""

    line: Line
    indent: int = 0
    hanging: int = 0


class Callout(NamedTuple):
    """A stretch of the line, as it is written, and what is said of it; `glued` if no blank stands before it."""

    text: str
    role: str
    says: tuple[Said, ...]
    glued: bool = False


def callouts(group: Group, text: str) -> tuple[Callout, ...]:
    """The callouts of a group. Those of a command take turns with the colours, so that neighbours differ."""
    threads = cycle(Style.THREADS)
    told: set[str] = set()
    found: list[Callout] = []
    end = group.entries[0].span.start
    shown = [entry for entry in group.entries if not continues(entry)] or list(group.entries)
    for unit in _units(shown, text):
        role = _ROLES.get(unit[0].role, "") or (next(threads) if unit[0].part else Style.MUTED)
        glued = bool(found) and not _has_blank(text[end : unit[0].span.start])
        end = unit[-1].span.end
        found.append(Callout(_written(unit, text), role, tuple(_account(unit, role, told)), glued))
    return tuple(found)


_ROLES = {"command": "command", "unknown": Style.ERROR, "end-of-flags": Style.MUTED}
_PLAIN_WORDS = ("operand", "inner", "unknown")
"""The roles of parts of which neighbours may be accounted for together."""


def _units(entries: list[Entry], text: str) -> list[list[Entry]]:
    """The entries, those together that have one callout."""
    units: list[list[Entry]] = []
    for entry in entries:
        if units and _belongs(entry, units[-1], text[units[-1][-1].span.end : entry.span.start]):
            units[-1].append(entry)
        else:
            units.append([entry])
    return units


def _belongs(entry: Entry, unit: list[Entry], between: str) -> bool:
    """Whether an entry shares the callout of the entries before it: a flag's value, or more of the same."""
    first, last = unit[0], unit[-1]
    if last.role == "flag":
        return entry.role == "value" and _flag(entry) == _flag(last)
    if entry.role == last.role == "command":
        return entry.command is last.command and not between.replace("\\\n", "").strip()
    if entry.part and last.part:
        alike = (entry.role, entry.about, entry.part.operand) == (last.role, last.about, last.part.operand)
        return alike and entry.role in _PLAIN_WORDS and not entry.part.pieces and not last.part.pieces
    if entry.part or last.part:
        return False
    if entry.role == "heredoc":
        is_below = "\n" in between or last.text.endswith("\n")
        return last.role == "heredoc" and first.text.startswith("<<") != is_below
    return (entry.role, entry.about) == (last.role, last.about) or _is_loop(entry, last)


def _is_loop(entry: Entry, last: Entry) -> bool:
    """Whether one of them is a semicolon that ends a line of the shell's own, as in `for x in a b; do`."""
    return (entry.text == ";" and last.role == "keyword") or (last.text == ";" and entry.role == "keyword")


def _flag(entry: Entry) -> str:
    return entry.part.flag if entry.part else ""


def _has_blank(between: str) -> bool:
    return any(character.isspace() for character in between)


def _written(unit: list[Entry], text: str) -> str:
    """The unit as it stands in the text. Only ends of lines within a word or a text for the input are kept."""
    written = unit[0].text
    for before, entry in pairwise(unit):
        between = text[before.span.end : entry.span.start]
        kept = "\n" if "\n" in between and entry.role == "heredoc" else " " if _has_blank(between) else between
        written += kept + entry.text
    return written.strip("\n")


def _account(unit: list[Entry], role: str, told: set[str]) -> list[Said]:
    """What is said of a unit; `told` are the flags that something was said of already."""
    first = unit[0]
    if first.part is None or first.command is None:
        telling = next((entry for entry in unit if entry.text != ";"), first)
        return [Said(sentence(telling.about, Style.MUTED))]
    if first.role == "command":
        return [Said(_command(first))]
    if first.role == "flag":
        return _flag_account(first.part, unit[1].part if len(unit) > 1 else None, role, told)
    label = (Run(f"{first.part.operand}: ", role),) if first.part.operand else ()
    return [Said((*label, *sentence(_about(first.part)))), *_pieces(first.part.pieces, role, 2)]


def _command(entry: Entry) -> Line:
    """The canonical name and the account; words in front of a flag have those of their group."""
    assert entry.command
    page = entry.command.page
    named = (Run(f"{page.name}: ", "command"),) if entry.about == page.about else ()
    return (*named, *sentence(entry.about))


def _flag_account(flag: Part, value: Part | None, role: str, told: set[str]) -> list[Said]:
    """The flag, what its value is and what that is made of; a flag that was there before needs no more than a value."""
    valued = _value(value, role) if value else []
    label = (Run(f"{flag.same_as or flag.flag}: ", role),)
    if flag.flag in told and value and valued:
        again = Said((*label, *sentence(_about(value))), hanging=2) if _about(value) else Said(label)
        return [again, *_names(value.pieces, role)]
    told.add(flag.flag)
    return [Said((*label, *sentence(flag.about))), *valued]


def _value(value: Part, role: str) -> list[Said]:
    about = _about(value)
    if not about:
        return _pieces(value.pieces, role, 2)
    name = (Run(f"{_shown(value.text)}  ", role),) if columns(_shown(value.text)) <= WIDEST_NAME else ()
    return [Said((*name, *sentence(about)), 2, 2), *_pieces(value.pieces, role, 4)]


_NOTHING_NEW = re.compile(r"Value of -[\w.-]+(: |\.$)")


def _about(part: Part) -> str:
    """What is said of a part beyond that it is the value of the flag in front of it."""
    return _NOTHING_NEW.sub("", part.about, count=1)


def _pieces(pieces: tuple[Piece, ...], role: str, indent: int) -> list[Said]:
    said = []
    for piece in pieces:
        about = f": {piece.about}" if piece.about else ""
        line = (Run(f"{_short(piece)}  ", role), Run(piece.name, Style.MUTED), *sentence(about))
        said.append(Said(line, indent, 2))
    return said


def _names(pieces: tuple[Piece, ...], role: str) -> list[Said]:
    """The pieces with no more than their names, in one line."""
    line: list[Run] = []
    for piece in pieces:
        line += [Run("  " if line else ""), Run(_short(piece), role), Run(f" {piece.name}", Style.MUTED)]
    return [Said(tuple(line), 2, 2)] if line else []


def _short(piece: Piece) -> str:
    return shortened(_shown(piece.text), WIDEST_NAME)


def _shown(text: str) -> str:
    return " ".join(text.split())
