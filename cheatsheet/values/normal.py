"""Values in a normal form: two texts of one kind that ask for the same thing become equal.

What is the same word in another spelling (`src`, `po`), and what holds without being said (`type=volume`), is told by
the kind's page; how a kind is written is known here.
"""

import posixpath
import re
from collections.abc import Callable

from cheatsheet.model import ValueKind
from cheatsheet.values import amounts
from cheatsheet.values.reading import fields

Form = Callable[[str, ValueKind], str]

_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ns": 1e-9}
LONGEST_NUMBER = 400


def normal(text: str, kind: ValueKind | None) -> str:
    """The normal form of a value; of a kind that has none, the text itself."""
    if kind is None:
        return text
    form = _FORMS.get(kind.name)
    return form(text, kind) if form else same(text, kind)


def same(word: str, kind: ValueKind) -> str:
    """The word that pages use for this one."""
    return next((known.about for known in kind.same if known.name == word), word)


def _image(text: str, _kind: ValueKind) -> str:
    """Docker Hub and its folder library are meant when nothing else is said, and so is the tag latest."""
    short = re.sub(r"^(?:(?:index\.)?docker\.io/)?(?:library/)?", "", text)
    name = short.rpartition("/")[2]
    told = ":" in name or "@" in name or "$" in name or "`" in name
    return short if told or not name else f"{short}:latest"


def _bytes(text: str, _kind: ValueKind) -> str:
    return amounts.memory_swap(text).says or text


def _number(text: str, _kind: ValueKind) -> str:
    if re.fullmatch(r"[+-]?\d+", text, re.ASCII):
        return str(int(text)) if len(text) < LONGEST_NUMBER else text
    try:
        return repr(float(text)).removesuffix(".0")
    except ValueError:
        return text


def _duration(text: str, _kind: ValueKind) -> str:
    part = r"(\d+(?:\.\d*)?|\.\d+)(ms|us|µs|μs|ns|h|m|s)"
    if not re.fullmatch(f"(?:{part})+", text, re.ASCII):
        return text
    found = re.findall(part, text, re.ASCII)
    return f"{sum(float(number) * _SECONDS[unit] for number, unit in found):.12g}s"


def _port(text: str, _kind: ValueKind) -> str:
    return text.lower().removesuffix("/tcp")


def _service_port(text: str, kind: ValueKind) -> str:
    """The short form becomes the record that it stands for."""
    if "=" in text:
        return _record(text, kind)
    host, sign, container = _port(text, kind).rpartition(":")
    number, _, protocol = container.partition("/")
    written = [f"published={host}"] * bool(sign) + [f"target={number}"] + [f"protocol={protocol}"] * bool(protocol)
    return _record(",".join(written), kind)


def _record(text: str, kind: ValueKind) -> str:
    if "=" not in text:
        return same(text, kind)
    read = [(same(key.name, kind), text[value.start : value.end] if value else "true") for key, value in fields(text)]
    written = sorted(f"{key}={value}" for key, value in read)
    told = [field for field in written if field not in kind.implied]
    if len(told) == 1 and kind.lead and told[0].startswith(f"{kind.lead}="):
        return told[0].removeprefix(f"{kind.lead}=")
    return ",".join(told)


def _types(text: str, kind: ValueKind) -> str:
    """TYPE, TYPE,TYPE or TYPE/NAME; an implied type is left out."""
    written, sign, name = text.partition("/")
    if not sign and kind.implied:
        return text
    types = ",".join(sorted(same(each.lower(), kind) for each in written.split(",")))
    return name if sign and types in kind.implied else types + sign + name


def _name(text: str, kind: ValueKind) -> str:
    """TYPE/NAME, or a name alone, which is nobody's short form."""
    return _types(text, kind) if "/" in text else text


def _path(text: str, _kind: ValueKind) -> str:
    return posixpath.normpath(text) if text and "://" not in text else text


def _template(text: str, _kind: ValueKind) -> str:
    return re.sub(r"\{\{\s*(.*?)\s*\}\}", r"{{\1}}", text)


def _selector(text: str, _kind: ValueKind) -> str:
    return ",".join(sorted(part.strip().replace("==", "=") for part in re.split(r",(?![^(]*\))", text)))


def _json(text: str, _kind: ValueKind) -> str:
    import json

    try:
        return json.dumps(json.loads(text), sort_keys=True)
    except (ValueError, RecursionError):
        return text


_FORMS: dict[str, Form] = {
    "attachment": _record,
    "attestation": _record,
    "build-limits": _record,
    "build-output": _record,
    "build-secret": _record,
    "bytes": _bytes,
    "cache-source": _record,
    "cache-target": _record,
    "config": _record,
    "count": _number,
    "cpus": _number,
    "disk-weight": _number,
    "duration": _duration,
    "field-selector": _selector,
    "file": _path,
    "folder": _path,
    "gpus": _record,
    "image": _image,
    "image-name": _image,
    "integer": _number,
    "json": _json,
    "last-lines": _number,
    "memory": _bytes,
    "memory-swap": _bytes,
    "mount": _record,
    "number": _number,
    "oom-score": _number,
    "pod": _types,
    "policy": _record,
    "port": _port,
    "provenance": _record,
    "ratio": _number,
    "record": _record,
    "resource": _name,
    "resource-type": _types,
    "sbom": _record,
    "secret": _record,
    "selector": _selector,
    "service-port": _service_port,
    "swappiness": _number,
    "template": _template,
}
