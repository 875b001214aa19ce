"""Normal forms of values that both families of tools take: numbers, lengths of time, records, paths and the like."""

import posixpath
import re
from collections.abc import Callable
from decimal import Decimal

from cheatsheet.model import ValueKind
from cheatsheet.values.reading import fields

Form = Callable[[str, ValueKind], str]

_NANOSECONDS = {
    "h": 3_600 * 10**9,
    "m": 60 * 10**9,
    "s": 10**9,
    "ms": 10**6,
    "us": 10**3,
    "µs": 10**3,
    "μs": 10**3,
    "ns": 1,
}
LONGEST_NUMBER = 400


def same(word: str, kind: ValueKind) -> str:
    """The word that pages use for this one."""
    return next((known.about for known in kind.same if known.name == word), word)


def number(text: str, _kind: ValueKind) -> str:
    """A leading zero makes some flags read an octal number, and others not; such a text stays."""
    if not re.fullmatch(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", text, re.ASCII) or re.match(r"[+-]?0\d", text):
        return text
    return plain(Decimal(text)) if len(text) < LONGEST_NUMBER else text


def plain(number: Decimal) -> str:
    """A number without zeros that say nothing."""
    written = f"{number:f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if written in ("-0", "") else written


def percent(text: str, kind: ValueKind) -> str:
    amount = text.removesuffix("%")
    return number(amount, kind) + text[len(amount) :]


def duration(text: str, _kind: ValueKind) -> str:
    part = r"(\d+(?:\.\d*)?|\.\d+)(ms|us|µs|μs|ns|h|m|s)"
    if re.fullmatch(r"[+-]?0", text):
        return "0s"
    if not re.fullmatch(f"(?:{part})+", text, re.ASCII) or len(text) > LONGEST_NUMBER:
        return text
    found = re.findall(part, text, re.ASCII)
    nanoseconds = sum((Decimal(number) * _NANOSECONDS[unit] for number, unit in found), Decimal(0))
    return f"{plain(nanoseconds / _NANOSECONDS['s'])}s"


def record(text: str, kind: ValueKind) -> str:
    """The fields of a record by name; of a name that stands there again, they keep their order."""
    if "=" not in text:
        return same(text, kind)
    return of_fields([(same(key, kind), value) for key, value in pairs(text)], kind)


def pairs(text: str) -> list[tuple[str, str]]:
    """The fields of a record; one without a value is a switch that is on."""
    return [(key.name, text[value.start : value.end] if value else "true") for key, value in fields(text)]


def of_fields(found: list[tuple[str, str]], kind: ValueKind) -> str:
    """A record of these fields; those that hold without being said are left out."""
    written = [_quoted(f"{key}={value}") for key, value in sorted(found, key=lambda field: field[0])]
    told = [field for field in written if field not in kind.implied]
    if len(told) == 1 and kind.lead and told[0].startswith(f"{kind.lead}="):
        return told[0].removeprefix(f"{kind.lead}=")
    return ",".join(told)


def _quoted(field: str) -> str:
    return f'"{field}"' if "," in field else field


def clean(path: str) -> str:
    """A path without what says nothing. `..` stays, for a link before it leads elsewhere."""
    if not path or "://" in path or ".." in path.split("/"):
        return path
    return posixpath.normpath(path)


def lower(text: str) -> str:
    """Small letters, but for what the shell fills in."""
    return text if "$" in text or "`" in text else text.lower()


def address(text: str, _kind: ValueKind) -> str:
    import ipaddress

    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return text


def in_any_case(text: str, _kind: ValueKind) -> str:
    return lower(text)


def version(text: str, _kind: ValueKind) -> str:
    return f"v{text}" if re.match(r"\d+\.\d+\.\d+", text) else text


def path(text: str, _kind: ValueKind) -> str:
    return clean(text)


def copied(text: str, _kind: ValueKind) -> str:
    """A path to copy from or to, of which the end says how; the ./ of one on this machine says nothing."""
    return text.removeprefix("./") if ":" not in text and text not in (".", "./") else text


def template(text: str, _kind: ValueKind) -> str:
    return re.sub(r"\{\{\s*((?:(?!\{\{|\}\}).)*?)\s*\}\}", r"{{\1}}", text)


def document(text: str, _kind: ValueKind) -> str:
    import json

    try:
        return json.dumps(json.loads(text), sort_keys=True)
    except (ValueError, RecursionError):
        return text
