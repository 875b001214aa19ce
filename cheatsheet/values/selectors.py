"""Grammars of what selects objects: conditions on labels, and conditions on fields.

Rules: apimachinery, labels.Parse and fields.ParseSelector; kubectl, ParseLabels.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from cheatsheet.values.reading import Piece, Reading, cut, unread

LABEL_KEY = r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?"
LABEL_VALUE = r"(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?"
KEY_HINT = "use letters, digits, -, _ and ., with a domain and a slash in front if you like"
VALUE_HINT = "use at most 63 letters, digits, -, _ and ., with a letter or digit at both ends"

_SIGNS = re.compile(r"<[\w. -]{1,60}>|[=!<>]=?|[(),]|(?:\$\([^()]*\)|`[^`]*`|\$\{[^{}]*\}|[^\s=!<>(),])+")
_BETWEEN = ("(", ",", ")")
_SETS = ("in", "notin")
_COMPARED = {"=": "is", "==": "is", "!=": "is not", ">": "is more than", "<": "is less than"}


class _Token(NamedTuple):
    text: str
    start: int
    end: int


class _Condition(NamedTuple):
    """A key, its operator and its values; what is wrong with it stands at `at`, as long as `wrong` says something."""

    key: _Token
    operator: str
    values: tuple[_Token, ...] = ()
    wrong: str = ""
    hint: str = ""
    at: tuple[int, int] = (0, 0)
    fix: str | None = None

    def pieces(self) -> Iterator[Piece]:
        yield Piece(self.key.start, self.key.end, "key")
        yield from (Piece(value.start, value.end, "value") for value in self.values)

    def says(self) -> str:
        values = [value.text for value in self.values]
        if self.operator == "exists":
            return f"{self.key.text} is there"
        if self.operator == "!":
            return f"{self.key.text} is not there"
        if self.operator == "in":
            return f"{self.key.text} is {' or '.join(values)}"
        if self.operator == "notin":
            several = len(values) > 1
            return f"{self.key.text} is {'none of' if several else 'not'} {', '.join(values)}"
        return f"{self.key.text} {_COMPARED[self.operator]} {values[0] if values else 'empty'}"


def selector(text: str) -> Reading:
    """Conditions joined by commas: KEY, !KEY, KEY=VALUE, KEY!=VALUE, KEY in (A,B), KEY notin (A,B), KEY>NUMBER."""
    if not text.strip():
        return Reading()
    outside = re.sub(r"\([^()]*\)", lambda found: "-" * len(found[0]), text)
    if needless := re.search(r"^\s*,|,(?=\s*(?:,|$))", outside):
        hint = "leave the comma out"
        return Reading((), "", "a comma has no condition on one of its sides", hint, needless.span(), "")
    return _reading([_condition(part, text) for part in _conditions(text)], text)


def labels(text: str) -> Reading:
    """KEY=VALUE joined by commas, and nothing else. Rules: kubectl, ParseLabels."""
    pieces: list[Piece] = []
    for start, end in cut(text, ","):
        parts = cut(text[start:end], "=")
        if len(parts) != 2 or parts[0] == (0, 0):
            hint = "write it like app=web,env=prod"
            return Reading(tuple(pieces), wrong=f"'{text[start:end]}' is not KEY=VALUE", hint=hint, at=(start, end))
        (_, key), (value, last) = parts
        pieces += (Piece(start, start + key, "key"), Piece(start + value, start + last, "value"))
        wrong = _bad_key(text[start : start + key]) or _bad_value(text[start + value : end])
        if wrong:
            at = (start, start + key) if wrong[1] == KEY_HINT else (start + value, end)
            return Reading(tuple(pieces), wrong=wrong[0], hint=wrong[1], at=at)
    return Reading(tuple(pieces))


def field_selector(text: str) -> Reading:
    """FIELD=VALUE, FIELD==VALUE or FIELD!=VALUE, joined by commas; a comma in a value has a backslash before it."""
    pieces: list[Piece] = []
    told = []
    for part in re.finditer(r"(?:\\.|[^,\\])+", text, re.DOTALL):
        found = re.match(r"(?P<field>(?:(?!!=|=).)*)(?P<sign>!=|==|=)(?P<value>.*)", part[0], re.DOTALL)
        if not found:
            hint = "write FIELD=VALUE or FIELD!=VALUE, like status.phase=Running"
            return Reading(tuple(pieces), wrong=f"'{part[0]}' compares nothing", hint=hint, at=part.span())
        at = part.start()
        field, value = found["field"], found["value"]
        pieces.append(Piece(at, at + len(field), "field", field))
        pieces.append(Piece(at + found.start("value"), part.end(), "value"))
        if unescaped := re.search(r"(?<!\\)=", value):
            place = at + found.start("value") + unescaped.start()
            wrong = f"the = in the value '{value}' must have a backslash before it"
            return Reading(tuple(pieces), wrong=wrong, hint=r"write \=", at=(place, place + 1), fix=r"\=")
        told.append(f"{field} {_COMPARED[found['sign']]} {value or 'empty'}")
    return Reading(tuple(pieces), f"only objects where {' and '.join(told)}" if told else "")


def _conditions(text: str) -> Iterator[list[_Token]]:
    """The words and signs of each condition: commas join conditions, but for those between parentheses."""
    condition: list[_Token] = []
    inside = False
    for found in _SIGNS.finditer(text):
        inside = found[0] == "(" or (inside and found[0] != ")")
        if found[0] == "," and not inside:
            yield condition
            condition = []
        else:
            condition.append(_Token(found[0], *found.span()))
    yield condition


def _reading(conditions: list[_Condition], text: str) -> Reading:
    pieces = tuple(piece for condition in conditions for piece in condition.pieces())
    bad = next((condition for condition in conditions if condition.wrong), None)
    if bad:
        return Reading(pieces, "", bad.wrong, bad.hint, bad.at if any(bad.at) else (0, len(text)), bad.fix)
    return Reading(pieces, f"only objects whose label {', and '.join(each.says() for each in conditions)}")


def _condition(tokens: list[_Token], text: str) -> _Condition:
    """One condition. What labels.Parse does not find where it looks for it is told with its place."""
    if tokens[0].text == "!":
        return _absent(tokens, text)
    key, rest = tokens[0], tokens[1:]
    if wrong := _bad_key(key.text):
        return _Condition(key, "exists", (), *wrong, (key.start, key.end))
    if not rest:
        return _Condition(key, "exists")
    operator = rest[0].text
    if operator in _SETS:
        return _among(key, rest)
    if operator in _COMPARED:
        return _compared(key, rest)
    last = (rest[0].start, rest[-1].end)
    if operator in ("!", ">=", "<="):
        return _Condition(key, "exists", (), f"'{operator}' compares nothing", "=, ==, !=, in, notin, > and < do", last)
    return _Condition(
        key,
        "exists",
        (),
        f"'{text[slice(*last)]}' follows '{key.text}' without an operator",
        "join conditions with commas; values stand behind =, !=, in or notin",
        last,
    )


def _absent(tokens: list[_Token], text: str) -> _Condition:
    if len(tokens) == 1:
        sign = tokens[0]
        return _Condition(sign, "!", (), "no label is named behind the !", "write !KEY", (sign.start, sign.end))
    key = tokens[1]
    if len(tokens) == 2:
        wrong, hint = _bad_key(key.text) or ("", "")
        return _Condition(key, "!", (), wrong, hint, (key.start, key.end))
    at = (tokens[0].start, tokens[-1].end)
    fix = f"{key.text}!{text[tokens[2].start : at[1]]}" if tokens[2].text == "=" else None
    return _Condition(
        key,
        "!",
        (),
        f"'{text[slice(*at)]}' has a value behind !{key.text}, which asks that there is none",
        "write KEY!=VALUE",
        at,
        fix,
    )


def _among(key: _Token, rest: list[_Token]) -> _Condition:
    operator, *listed = rest
    values = tuple(token for token in listed if token.text not in _BETWEEN)
    whole = (operator.start, rest[-1].end)
    if not listed or listed[0].text != "(" or listed[-1].text != ")":
        written = ",".join(value.text for value in values)
        fix = f"{operator.text} ({written})" if values else None
        return _Condition(
            key,
            operator.text,
            values,
            f"the values behind '{operator.text}' are not in parentheses",
            f"write {key.text} {operator.text} ({written or 'a,b'})",
            whole,
            fix,
        )
    if not values:
        return _Condition(key, operator.text, (), f"'{operator.text}' has no values", "name one or more", whole)
    for before, value in itertools.pairwise(listed):
        if before.text not in _BETWEEN and value.text not in _BETWEEN:
            wrong = f"no comma stands before '{value.text}'"
            return _Condition(key, operator.text, values, wrong, "join values with commas", (value.start, value.end))
    return _checked(_Condition(key, operator.text, values))


def _compared(key: _Token, rest: list[_Token]) -> _Condition:
    operator, *values = rest
    if len(values) > 1 or (values and values[0].text in ("=", "!", "(", ")", "!=", "==")):
        at = (values[1].start if len(values) > 1 else values[0].start, values[-1].end)
        return _Condition(
            key,
            operator.text,
            (values[0],),
            "more than one value follows the operator",
            "join conditions with commas",
            at,
        )
    if operator.text in ("<", ">") and not (values and re.fullmatch(r"[+-]?\d+", values[0].text)):
        return _Condition(
            key,
            operator.text,
            tuple(values),
            f"what follows {operator.text} is not a whole number",
            "write it like generation>3",
            (operator.start, rest[-1].end),
        )
    return _checked(_Condition(key, operator.text, tuple(values)))


def _checked(condition: _Condition) -> _Condition:
    for value in condition.values:
        if wrong := _bad_value(value.text):
            return condition._replace(wrong=wrong[0], hint=wrong[1], at=(value.start, value.end))
    return condition


def _bad_key(text: str) -> tuple[str, str] | None:
    """Rules: apimachinery, IsQualifiedName."""
    if re.fullmatch(LABEL_KEY, text) or unread(text):
        return None
    return f"'{text}' cannot be the key of a label", KEY_HINT


def _bad_value(text: str) -> tuple[str, str] | None:
    """Rules: apimachinery, IsValidLabelValue."""
    if re.fullmatch(LABEL_VALUE, text) or unread(text):
        return None
    return f"'{text}' cannot be the value of a label", VALUE_HINT
