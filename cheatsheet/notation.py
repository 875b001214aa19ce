"""The one-line notation of pages: `-p, --publish=port*` is a flag, `ARG*` an operand.

flag     = [short ", "] long ["=" value]        short = "-" character     long = "--" name
operand  = NAME ["=" value]
value    = (word ("|" word)* | kind | LABEL) mark*
mark     = "*" may be given again | "?" may be left out | "," holds several, split at commas
           and for operands "+" one or more
together = terms (" with " terms)* (" without " terms)?
terms    = term (" or " term)*      one of these
term     = (long | NAME) (("=" | "!=") pattern ("|" pattern)*)?
"""

import re
from functools import lru_cache
from typing import NamedTuple

from cheatsheet.model import Choice, Combination, Flag, Kind, Operand, Term, Text, Value

_FLAG = r"(?:(?P<short>-[^\s,=-]), )?(?P<name>--[^\s=,]+)(?:=(?P<value>\S+))?"
_OPERAND = r"(?P<name>[A-Z][A-Z0-9_:/-]*)(?:=(?P<value>[^\s*+?]+))?(?P<marks>[*+?]?)"
_KIND = r"[a-z][a-z0-9-]*"
_TERM = r"(?P<name>--[^\s=!]+|[A-Z][A-Z0-9_:/-]*)(?:(?P<sign>!?=)(?P<values>\S+))?"


class BadNotationError(ValueError):
    """A key that does not follow the notation; the message says what was expected."""


class ValueNotation(NamedTuple):
    value: Value
    optional: bool
    repeats: bool
    splits: bool


def parse_value(notation: str) -> ValueNotation:
    body = notation.rstrip("*?,")
    marks = notation[len(body) :]
    if not body:
        raise BadNotationError(f"'={notation}' names no kind of value")
    return ValueNotation(_value(body), "?" in marks, "*" in marks, "," in marks)


def _value(body: str) -> Value:
    if not body.strip("|"):
        raise BadNotationError(f"'={body}' names no word to choose from")
    if "|" in body:
        return Choice(tuple(word for word in body.split("|") if word))
    if re.fullmatch(_KIND, body):
        return Kind(body)
    return Text(body)


def parse_flag(key: str, about: str = "") -> Flag:
    found = re.fullmatch(_FLAG, key)
    if not found:
        raise BadNotationError(f"'{key}' is not a flag; write it like '-p, --publish=port*' or '--detach'")
    short, name, notation = found["short"] or "", found["name"], found["value"]
    if notation is None:
        return Flag(name, short, None, value_optional=False, repeats=False, splits=False, about=about)
    parsed = parse_value(notation)
    return Flag(name, short, parsed.value, parsed.optional, parsed.repeats, parsed.splits, about)


def parse_operand(key: str, about: str = "", inner: bool = False) -> Operand:
    found = re.fullmatch(_OPERAND, key)
    if not found:
        raise BadNotationError(
            f"'{key}' is not an operand; write it like 'IMAGE=image', 'COMMAND?' or 'CONTAINER=container+'"
        )
    value = _value(found["value"]) if found["value"] else None
    marks = found["marks"]
    return Operand(
        found["name"], value, marks in ("?", "*") and bool(marks), marks in ("*", "+") and bool(marks), about, inner
    )


def parse_combination(key: str, about: str, effect: str) -> Combination:
    """What does not go together, such as `--rm with --restart!=no` or `--rm without --stdin or --attach`."""
    together, _, without = key.partition(" without ")
    return Combination(effect, tuple(map(_terms, together.split(" with "))), _terms(without) if without else (), about)


def _terms(text: str) -> tuple[Term, ...]:
    return tuple(map(_term, text.split(" or ")))


def _term(text: str) -> Term:
    found = re.fullmatch(_TERM, text)
    if not found:
        raise BadNotationError(f"'{text}' is not a flag or operand; write it like '--rm with --restart!=no'")
    values = tuple(found["values"].split("|")) if found["values"] else ()
    return Term(found["name"], values, found["sign"] == "!=")


def write_combination(combination: Combination) -> str:
    """The notation of a combination, as it stands on pages."""
    together = " with ".join(map(_write_terms, combination.together))
    return f"{together} without {_write_terms(combination.without)}" if combination.without else together


def _write_terms(terms: tuple[Term, ...]) -> str:
    return " or ".join(map(_write_term, terms))


def _write_term(term: Term) -> str:
    sign = "!=" if term.excludes else "="
    return term.name + (sign + "|".join(term.values) if term.values else "")


def stands_in(name: str, short: str, line: str) -> bool:
    """Whether a line has the flag with this long and short name, perhaps in a cluster: `-it` has `-t`."""
    return _in_line(name, short).search(line) is not None


@lru_cache(maxsize=1_000)
def _in_line(name: str, short: str) -> re.Pattern[str]:
    clusters = rf"(?<!\S)-[A-Za-z]*{re.escape(short[1:])}[A-Za-z]*(?!\S)" if short else r"(?!)"
    return re.compile(rf"(?<!\S){re.escape(name)}(?![\w-])|{clusters}")


def write_value(flag: Flag) -> str:
    """The notation behind the `=` of a flag, empty for a switch."""
    if flag.value is None:
        return ""
    marks = "?" * flag.value_optional + "*" * flag.repeats + "," * flag.splits
    return name_of(flag.value) + marks


def name_of(value: Value) -> str:
    """A value's name: its choices, its kind or its label."""
    match value:
        case Choice(words):
            return "|".join(words) if len(words) > 1 else words[0] + "|"
        case Kind(name):
            return name
        case Text(label):
            return label
