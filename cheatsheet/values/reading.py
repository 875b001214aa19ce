"""What a grammar makes of a value: its pieces, what it says and what is wrong with it; and the commonest grammars."""

import re
from collections.abc import Callable
from typing import NamedTuple


class Piece(NamedTuple):
    """value[start:end] is what `name` calls it; `word` is what pages know it by, where that is not the name."""

    start: int
    end: int
    name: str
    word: str = ""


class Reading(NamedTuple):
    """What a value is made of. `says` is empty where the page says it all; `wrong` where the tool refuses it.

    What is wrong stands at value[at[0]:at[1]], or is the whole value; `fix` could stand there instead. `level` is
    `warning` where the tool takes the value and most likely does something else than was meant.
    """

    pieces: tuple[Piece, ...] = ()
    says: str = ""
    wrong: str = ""
    hint: str = ""
    at: tuple[int, int] | None = None
    fix: str | None = None
    level: str = "error"


Grammar = Callable[[str], Reading]


def groups(found: re.Match[str], names: dict[str, str]) -> tuple[Piece, ...]:
    """The named groups of a match as pieces, under the names that people read, in the order of the text."""
    pieces = (Piece(*found.span(group), name) for group, name in names.items() if found[group])
    return tuple(sorted(pieces))


_OPENING = {"$(": ")", "${": "}", "`": "`", "[": "]"}


def cut(text: str, separator: str) -> list[tuple[int, int]]:
    """Spans of the parts between separators; one inside of $(…), ${…}, `…` or […] separates nothing."""
    spans: list[tuple[int, int]] = []
    start = at = 0
    inside: list[str] = []
    while at < len(text):
        opening = text[at : at + 2] if text[at] == "$" else text[at]
        if inside and text[at] == inside[-1]:
            inside.pop()
        elif opening in _OPENING:
            inside.append(_OPENING[opening])
            at += len(opening) - 1
        elif inside and inside[-1] == ")" and text[at] == "(":
            inside.append(")")
        elif not inside and text[at] == separator:
            spans.append((start, at))
            start = at + 1
        at += 1
    if inside and separator in text:  # What is never closed opens nothing.
        spans, start = [], 0
        for part in text.split(separator):
            spans.append((start, start + len(part)))
            start += len(part) + 1
        return spans
    return [*spans, (start, len(text))]


def halves(text: str, separator: str) -> tuple[str, str | None]:
    """What stands before the first separator and what behind it, None without one."""
    end = cut(text, separator)[0][1]
    return (text[:end], text[end + 1 :]) if end < len(text) else (text, None)


def unread(text: str) -> bool:
    """Whether the shell, or whoever copies a line from a page, still puts something else here."""
    return bool(re.search(r"[$`<>{}\[\]…]|\.\.\.", text) or re.fullmatch(r"[A-Z][A-Z0-9_-]*", text))


def fields(text: str) -> list[tuple[Piece, Piece | None]]:
    """The KEY=VALUE fields of a record joined by commas, with their places; quoted fields stay whole."""
    found = []
    for field in re.finditer(r'(?:"(?:[^"]|"")*"|[^,])+', text):
        start, end = field.span()
        if text[start] == '"' and text[end - 1] == '"' and end - start > 1:
            start, end = start + 1, end - 1
        key, sign, _ = text[start:end].partition("=")
        at = start + len(key)
        found.append((Piece(start, at, key), Piece(at + 1, end, key) if sign else None))
    return found


def field_pieces(key: Piece, value: Piece | None) -> tuple[Piece, ...]:
    if value is None:
        return (key,)
    return (Piece(key.start, value.end, key.name),)


def record(text: str) -> Reading:
    """Any other KEY=VALUE record, or a single word."""
    if "=" not in text:
        return Reading()
    return Reading(tuple(piece for key, value in fields(text) for piece in field_pieces(key, value)))


def pair(text: str, first: str = "key", second: str = "value") -> Reading:
    """KEY=VALUE, or KEY alone."""
    key, sign, value = text.partition("=")
    if not key:
        return Reading(wrong=f"'{text}' has no name before the =", hint="write NAME=VALUE")
    if not sign:
        return Reading((Piece(0, len(key), first, key),))
    pieces = (Piece(0, len(key), first, key), Piece(len(key) + 1, len(text), second))
    return Reading(pieces if value else pieces[:1])


def matching(pattern: str, what: str, example: str) -> Grammar:
    """A grammar that has no pieces and only says whether the text is of its kind."""

    def read(text: str) -> Reading:
        if re.fullmatch(pattern, text, re.ASCII):
            return Reading()
        return Reading(wrong=f"'{text}' is not {what}", hint=f"write it like {example}")

    return read
