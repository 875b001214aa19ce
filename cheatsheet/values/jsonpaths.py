"""Grammars of the expressions that pick fields of an object: JSONPath templates, and the simple paths of columns.

Rules: client-go, util/jsonpath/parser.go; kubectl, RelaxedJSONPathExpression.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from cheatsheet.values.reading import Piece, Reading

_DEEPEST = 20
_ENDS_FIELD = frozenset(" \t\r\n.,[]$@{}")
_IDENTIFIER = re.compile(r"\w+")
_NUMBER = re.compile(r"[+-]?[\d.]+")
_INDEX = re.compile(r"'[^']*'|-?\d*(?::-?\d*)?(?::-?\d*)?|\*")
_FILTER = re.compile(r"([^!<>=]+)([!<>=]+)(.+)", re.DOTALL)
_COMPARISONS = ("<", ">", "==", "!=", "<=", ">=")
_SIMPLE = re.compile(r"\{\.?[^{}]+\}|\.?[^{}]+")
_LOOP, _END = "range", "end"
_HINT = "write it like {.status.phase}"


class _MistakeError(Exception):
    """What the parser refuses, and the stretch of the text from where it does."""

    def __init__(self, wrong: str, hint: str, at: tuple[int, int], fix: str | None = None) -> None:
        super().__init__(wrong)
        self.reading = Reading((), "", wrong, hint, at, fix)


class _Action(NamedTuple):
    """A stretch of a template in its braces: a loop and what it loops over, its end, a text, or fields."""

    start: int
    end: int
    word: str

    def piece(self) -> Piece:
        names = {_LOOP: "loop", _END: "end of the loop", "'": "text", '"': "text", "": "fields"}
        return Piece(self.start, self.end, names.get(self.word, "fields"))


def template(text: str) -> Reading:
    """Text with expressions in braces, as -o jsonpath takes it; what stands outside of braces is printed as it is."""
    pieces: list[Piece] = []
    actions: list[_Action] = []
    at = 0
    try:
        while at < len(text):
            opening = text.find("{", at)
            if opening != at:
                pieces.append(Piece(at, opening if opening >= 0 else len(text), "text"))
            if opening < 0:
                break
            action = _action(text, opening)
            pieces.append(action.piece())
            actions.append(action)
            at = action.end
        _check_loops(actions)
    except _MistakeError as mistake:
        return mistake.reading._replace(pieces=tuple(pieces))
    if not actions and re.match(r"[.$\[@]|\w+\.", text):
        wrong, hint = "without braces, the path itself is printed and no field", f"write {{{_dotted(text)}}}"
        return Reading((), "", wrong, hint, (0, len(text)), f"{{{_dotted(text)}}}", "warning")
    return Reading(tuple(pieces), _says(text, actions))


def simple(text: str) -> Reading:
    """One path, whose braces and first dot may be left out, as columns, --sort-by and --for take it."""
    if not text:
        return Reading()
    if not _SIMPLE.fullmatch(text):
        hint = "write one path, like .metadata.name or {.metadata.name}"
        return Reading(wrong=f"'{text}' is not a path", hint=hint)
    inner = text.removeprefix("{").removesuffix("}").removeprefix(".")
    offset = text.index(inner) - 2
    try:
        _action(f"{{.{inner}}}", 0)
    except _MistakeError as mistake:
        start, end = (min(max(place + offset, 0), len(text)) for place in mistake.reading.at or (0, 0))
        return mistake.reading._replace(at=(start, end) if start < end else (0, len(text)))
    return Reading()


def sort_key(text: str) -> Reading:
    """The path that a list is sorted by."""
    several = re.fullmatch(r"(\{[^{}]+\})(?:\{[^{}]+\})+", text)
    reading = simple(several[1] if several else text)
    if several and not reading.wrong:
        hint = "leave the other ones out"
        return reading._replace(
            wrong="a list is sorted by the first path only", hint=hint, at=(several.end(1), len(text)), level="warning"
        )
    return reading._replace(says="" if reading.wrong else f"sorts by {_bare(text)}")


def columns(text: str) -> Reading:
    """HEADER:PATH joined by commas. Rules: kubectl, NewCustomColumnsPrinterFromSpec."""
    pieces: list[Piece] = []
    headers = []
    at = 0
    for column in text.split(","):
        header, sign, path = column.partition(":")
        start = at
        at += len(column) + 1
        if not sign:
            hint = "write it like NAME:.metadata.name; a comma inside of a path cuts it"
            return Reading(tuple(pieces), "", f"'{column}' is not HEADER:PATH", hint, (start, start + len(column)))
        place = start + len(header) + 1
        pieces += (Piece(start, place - 1, "header"), Piece(place, start + len(column), "path"))
        reading = simple(path)
        if reading.wrong:
            first, last = reading.at or (0, len(path))
            return reading._replace(pieces=tuple(pieces), at=(place + first, place + last))
        headers.append(header.strip())
    return Reading(tuple(pieces), f"a table with the column{'s' * (len(headers) > 1)} {', '.join(headers)}")


def _dotted(text: str) -> str:
    return text if text[:1] in ".$@[" else f".{text}"


def _bare(text: str) -> str:
    return _dotted(text.removeprefix("{").removesuffix("}"))


def _says(text: str, actions: list[_Action]) -> str:
    if len(actions) == 1 and not actions[0].word:
        field = text[actions[0].start + 1 : actions[0].end - 1].strip().removeprefix("$").removeprefix(".")
        if field in ("", "@"):
            return "the whole object"
        if field.startswith("."):
            return f"only the fields {field.lstrip('.')} at any depth"
        several = "fields" if re.search(r"\[\*\]|\.\.", field) else "field"
        return f"only the {several} .{field}" if field[0] not in "[." else f"only the {several} {field}"
    loop = next((action for action in actions if action.word == _LOOP), None)
    if not loop:
        return ""
    if sum(action.word == _LOOP for action in actions) > 1:
        return ""
    over = text[loop.start : loop.end].strip("{}").removeprefix(_LOOP).strip()
    begin = actions.index(loop)
    end = next((at for at, each in enumerate(actions) if each.word == _END), len(actions))
    fields = [text[each.start + 1 : each.end - 1].strip() for each in actions[begin:end] if not each.word]
    return f"for each of {over}: {', '.join(fields)}" if fields else f"for each of {over}"


def _check_loops(actions: list[_Action]) -> None:
    open_loops = 0
    for action in actions:
        open_loops += (action.word == _LOOP) - (action.word == _END)
        if open_loops < 0:
            raise _MistakeError("{end} ends no loop", "begin one with {range …}", (action.start, action.end))
        if action.word not in (_LOOP, _END, "", "'", '"'):
            at = (action.start + 1, action.start + 1 + len(action.word))
            wrong = f"'{action.word}' is no word of a JSONPath, for the dot before the field is missing"
            raise _MistakeError(wrong, f"write .{action.word}", at, f".{action.word}")


def _action(text: str, start: int, depth: int = 0) -> _Action:
    """What stands in braces from `start` on, its end and its first word; raises what the parser would refuse."""
    at, word = start + 1, ""
    while at < len(text) and text[at] not in "}\r\n":
        end = _step(text, at, depth)
        word = word or _word(text[at:end])
        at = end
    if text[at : at + 1] == "}":
        return _Action(start, at + 1, word)
    raise _MistakeError("a { is never closed", "close it with }", (start, len(text)), _closed(text, start))


def _word(step: str) -> str:
    """What a step says about its action: a quote that it is text, a name what kind it is."""
    if step[0] in "'\"":
        return step[0]
    return step if _IDENTIFIER.match(step) and step not in ("true", "false") and not step[0].isdecimal() else ""


def _step(text: str, at: int, depth: int) -> int:
    """Where the next field, index, filter, quote, number or name ends."""
    if text.startswith("[?(", at):
        return _filter(text, at, depth)
    if reader := _READERS.get(text[at]):
        return reader(text, at)
    if number := _NUMBER.match(text, at):
        return number.end()
    if _IDENTIFIER.match(text, at):
        return _field(text, at)
    raise _unknown_sign(text, at)


def _closed(text: str, start: int) -> str | None:
    """The text from `start` on with a } at its end, where that is all it lacks."""
    return f"{text[start:]}}}" if "{" not in text[start + 1 :] and "\n" not in text[start:] else None


def _unknown_sign(text: str, at: int) -> _MistakeError:
    sign = text[at]
    if text.startswith("\\", at) and re.match(r"\\[nt]", text[at:]):
        found = text[at : at + 2]
        return _MistakeError(
            f"{found} stands in braces without quotes", f'write {{"{found}"}}', (at, at + 2), f'"{found}"'
        )
    if sign in "&|":
        return _MistakeError(f"kubectl's JSONPath knows no {sign}", "use jq for what it cannot do", (at, at + 1))
    return _MistakeError(f"'{sign}' means nothing in a JSONPath", _HINT, (at, at + 1))


def _field(text: str, at: int) -> int:
    """Where the name of a field ends; a backslash takes the next sign along."""
    while at < len(text) and text[at] not in _ENDS_FIELD:
        at += 2 if text[at] == "\\" else 1
    return min(at, len(text))


def _quote(text: str, at: int) -> int:
    end = re.compile(rf"{text[at]}(?:\\.|[^\\{text[at]}\n])*{text[at]}").match(text, at)
    if not end:
        raise _MistakeError("a quote is never closed", f"close it with {text[at]}", (at, len(text)))
    return end.end()


def _array(text: str, at: int) -> int:
    end = text.find("]", at)
    if end < 0 or "\n" in text[at:end]:
        raise _MistakeError("a [ is never closed", "close it with ]", (at, len(text)))
    place = at + 1
    for index in text[place:end].split(","):
        if not _INDEX.fullmatch(index.strip(" ")):
            raise _wrong_index(index, place)
        place += len(index) + 1
    return end + 1


def _wrong_index(index: str, place: int) -> _MistakeError:
    where = (place, place + len(index))
    if found := re.fullmatch(r'"([^"\']*)"', index.strip()):
        return _MistakeError(f"{index} stands in double quotes", "write names in single quotes", where, f"'{found[1]}'")
    if index.startswith("?"):
        return _MistakeError(f"'{index}' is no filter", 'write it like [?(@.name=="web")]', where)
    if re.fullmatch(r"[A-Za-z][\w./-]*", index):
        return _MistakeError(
            f"'{index}' is neither a number nor a quoted name", f"write ['{index}']", where, f"'{index}'"
        )
    return _MistakeError(f"'{index}' is no place of a list", "write it like [0], [*], [-1:] or ['name']", where)


def _filter(text: str, at: int, depth: int) -> int:
    """[?(…)] with a path, or a path, a comparison and a value."""
    start = at + len("[?(")
    end = _end_of_filter(text, start)
    if end < 0:
        raise _MistakeError("a filter is never closed", "close it with )]", (at, len(text)))
    if text[end + 1 : end + 2] != "]":
        raise _MistakeError(
            "no ] stands behind the filter", 'write it like [?(@.name=="web")]', (at, end + 1), f"{text[at : end + 1]}]"
        )
    inner = text[start:end]
    if both := re.search(r"\s*(&&|\|\|)\s*", inner):
        place = (start + both.start(1), start + both.end(1))
        raise _MistakeError(f"a filter cannot join conditions with {both[1]}", "use jq, or one filter", place)
    if "=~" in inner:
        place = (start + inner.index("=~"), start + inner.index("=~") + 2)
        raise _MistakeError("a filter cannot match patterns", "use jq, or ==", place)
    compared = _FILTER.fullmatch(inner)
    if compared and compared[2] not in _COMPARISONS:
        place = (start + compared.start(2), start + compared.end(2))
        fix = "==" if compared[2] in ("=", "===") else None
        raise _MistakeError(
            f"a filter cannot compare with {compared[2]}", "==, !=, <, >, <= and >= compare", place, fix
        )
    if depth < _DEEPEST:
        for side in (1, 3) if compared else ():
            _nested(compared[side] if compared else "", start + (compared.start(side) if compared else 0), depth)
        if not compared:
            _nested(inner, start, depth)
    return end + 2


def _nested(text: str, offset: int, depth: int) -> None:
    try:
        _action(f"{{{text}}}", 0, depth + 1)
    except _MistakeError as mistake:
        first, last = mistake.reading.at or (0, 0)
        place = (offset + max(first - 1, 0), offset + min(last - 1, len(text)))
        raise _MistakeError(mistake.reading.wrong, mistake.reading.hint, place) from None


def _end_of_filter(text: str, at: int) -> int:
    """The place of the ) that ends a filter: one in quotes does not."""
    quote = ""
    while at < len(text) and text[at] != "\n":
        if quote:
            at += text[at] == "\\"
            if text[at : at + 1] == quote:
                quote = ""
        elif text[at] in "'\"":
            quote = text[at]
        elif text[at] == ")":
            return at
        at += 1
    return -1


_READERS: dict[str, Callable[[str, int], int]] = {
    "[": _array,
    "'": _quote,
    '"': _quote,
    ".": lambda text, at: _field(text, at + 1 + text.startswith("..", at)),
} | dict.fromkeys(" @$", lambda _text, at: at + 1)
