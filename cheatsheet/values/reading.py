"""What a grammar makes of a value: its pieces, what it says and what is wrong with it; and the commonest grammars."""

import re
from collections.abc import Callable, Iterable
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


class Wrong(NamedTuple):
    """What is wrong with a value, as a reading tells it."""

    wrong: str
    hint: str = ""
    at: tuple[int, int] | None = None
    fix: str | None = None
    level: str = "error"


def told(reading: Reading, *complaints: Wrong | None) -> Reading:
    """The reading with the first complaint that there is."""
    first = next((complaint for complaint in complaints if complaint), None)
    return reading._replace(**first._asdict()) if first else reading


def unknown(text: str, words: Iterable[str], what: str, at: tuple[int, int] | None = None) -> Wrong:
    """A word that is none of those that fit, with the nearest of them."""
    from cheatsheet.nearest import nearest

    fitting = tuple(words)
    near = nearest(text.lower(), fitting)
    hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(fitting)}"
    return Wrong(f"'{text}' is no {what}", hint, at, near[0] if near else None)


_BRACKETS = {"{": "}", "(": ")", "[": "]", "<": ">", "`": "`"}


def cut(text: str, separator: str, quote: str = "") -> list[tuple[int, int]]:
    """Spans of what stands between separators; one inside of ${…}, $(…), `…`, […] or <…> separates nothing.

    Neither does one in a part that starts with the quote, before that is closed.
    """
    last = {close: text.rfind(close) for close in _BRACKETS.values()}
    spans: list[tuple[int, int]] = []
    start, quoted = 0, False
    awaited: list[str] = []
    for at, sign in enumerate(text):
        if awaited and sign == awaited[-1]:
            awaited.pop()
        elif quote and sign == quote and not awaited and (at == start or text[start] == quote):
            quoted = not quoted
        elif sign in _BRACKETS and at < last[_BRACKETS[sign]] and (sign not in "{(" or awaited or text[at - 1] == "$"):
            awaited.append(_BRACKETS[sign])
        elif sign == separator and not awaited and not quoted:
            spans.append((start, at))
            start = at + 1
    return [*spans, (start, len(text))]


def before(text: str, separator: str) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Where the text in front of the first separator stands, and what follows it, where there is a separator."""
    first = cut(text, separator)[0]
    return first, (first[1] + 1, len(text)) if first[1] < len(text) else None


def groups(found: re.Match[str], names: dict[str, str]) -> tuple[Piece, ...]:
    """The named groups of a match as pieces, under the names that people read, in the order of the text."""
    pieces = (Piece(*found.span(group), name) for group, name in names.items() if found[group])
    return tuple(sorted(pieces))


def fields(text: str) -> list[tuple[Piece, Piece | None]]:
    """The KEY=VALUE fields of a record joined by commas, with their places; quoted fields stay whole."""
    found = []
    for start, end in cut(text, ",", '"'):
        if text[start:end].startswith('"') and text[start:end].endswith('"') and end - start > 1:
            start, end = start + 1, end - 1
        (_, at), value = before(text[start:end], "=")
        key = Piece(start, start + at, text[start : start + at], text[start : start + at].lower())
        found.append((key, Piece(start + value[0], end, key.name, key.word) if value else None))
    return [(key, value) for key, value in found if value or key.name]


def stray_quote(text: str) -> Wrong | None:
    """A double quote inside of a field of a record, where only one around the whole field is read as such."""
    for start, end in cut(text, ",", '"'):
        field = text[start:end]
        inner = field[1:-1].replace('""', "") if field.startswith('"') and end - start > 1 else field
        if '"' in inner or (field.startswith('"') and not (field.endswith('"') and end - start > 1)):
            hint = "put the quotes around the whole field, key and all, or leave them out"
            bare = field.replace('"', "")
            fix = f'"{bare}"' if "," in bare else bare
            return Wrong("a double quote inside of a field is not allowed", hint, (start, end), fix)
    return None


def field_pieces(key: Piece, value: Piece | None) -> tuple[Piece, ...]:
    if value is None:
        return (key,)
    return (Piece(key.start, value.end, key.name, key.word),)


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


def halves(text: str, separator: str) -> tuple[str, str | None]:
    """What stands before the first separator and what behind it, None without one."""
    end = cut(text, separator)[0][1]
    return (text[:end], text[end + 1 :]) if end < len(text) else (text, None)


def unread(text: str) -> bool:
    """Whether the shell, or whoever copies a line from a page, still puts something else here."""
    return bool(re.search(r"[$`<>{}\[\]…]|\.\.\.", text) or re.fullmatch(r"[A-Z][A-Z0-9_-]*", text))


_NEAR = {".": "the current folder", "./": "the current folder", "..": "the folder above the current one"}


def named_folder(path: str) -> str:
    """What a folder is called in a sentence."""
    return _NEAR.get(path, f"the folder {path}")


def on_this_machine(path: str) -> str:
    """What a path of this machine is called in a sentence."""
    return f"{_NEAR.get(path, path)} on this machine"
