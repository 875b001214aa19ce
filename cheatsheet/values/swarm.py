"""Grammars of what a service asks of the swarm: nodes, resources, and files from its store."""

import re

from cheatsheet.values.reading import (
    Piece,
    Reading,
    Wrong,
    before,
    fields,
    record,
    stray_quote,
    told,
    unknown,
)

Span = tuple[int, int]

_CONSTRAINT = r"(?s)(?P<attribute>[^=!]*?)\s*(?P<sign>==|!=)\s*(?P<value>.*)"
_ATTRIBUTES = (
    "node.id",
    "node.hostname",
    "node.ip",
    "node.role",
    "node.platform.os",
    "node.platform.arch",
    "node.labels.",
    "engine.labels.",
)
_ROLES = ("manager", "worker")


def constraint(text: str) -> Reading:
    """ATTRIBUTE==VALUE or ATTRIBUTE!=VALUE. Rules: swarmkit's manager/constraint."""
    found = re.fullmatch(_CONSTRAINT, text)
    if not found:
        (_, end), rest = before(text, "=")
        hint = "write it with two signs, node.role==worker"
        at = (end, end + 1) if rest else None
        return Reading(
            wrong=f"'{text}' neither asks for a value with == nor refuses one with !=",
            hint=hint,
            at=at,
            fix="==" if rest else None,
        )
    attribute, value = found["attribute"], found["value"]
    family = next((each for each in _ATTRIBUTES if each.endswith(".") and attribute.startswith(each)), "")
    word = family.removesuffix(".") or attribute
    pieces = (Piece(*found.span("attribute"), "attribute", word), Piece(*found.span("value"), "value"))
    verb = "is" if found["sign"] == "==" else "is not"
    reading = Reading(pieces, f"only nodes whose {attribute} {verb} {value}")
    return told(reading, _no_attribute(found, family), _no_role(found))


def _no_attribute(found: re.Match[str], family: str) -> Wrong | None:
    attribute = found["attribute"]
    if family or attribute.lower() in _ATTRIBUTES:
        return None
    wrong = f"no node has the attribute {attribute}, so that nothing is ever placed"
    if "." not in attribute:
        fix = f"node.labels.{attribute}"
        return Wrong(wrong, f"a label of a node is written {fix}", found.span("attribute"), fix, "warning")
    near = unknown(attribute, _ATTRIBUTES, "attribute", found.span("attribute"))
    return near._replace(wrong=wrong, level="warning")


def _no_role(found: re.Match[str]) -> Wrong | None:
    role = found["value"].lower()
    if found["attribute"].lower() != "node.role" or role in _ROLES or role.startswith("$"):
        return None
    return unknown(role, _ROLES, "role of a node", found.span("value"))._replace(level="warning")


def placement(text: str) -> Reading:
    """spread=LABEL. Rules: docker/cli, service opts."""
    (_, end), rest = before(text, "=")
    strategy = text[:end]
    if not rest:
        fix = f"spread={text}" if text.startswith(("node.", "engine.")) else None
        return Reading(wrong=f"'{text}' is not spread=LABEL", hint="write it like spread=node.labels.zone", fix=fix)
    pieces = (Piece(0, end, "strategy", strategy.lower()), Piece(*rest, "label"))
    reading = Reading(pieces, f"spread evenly over the values of {text[slice(*rest)]}")
    known = strategy.lower() == "spread"
    return told(reading, None if known else unknown(strategy, ("spread",), "way to place tasks", (0, end)))


def generic_resource(text: str) -> Reading:
    """NAME=COUNT. Rules: ParseGenericResources of docker/cli."""
    (_, end), count = before(text, "=")
    if not count:
        return Reading(wrong=f"'{text}' is not NAME=COUNT", hint="write it like gpu=2")
    pieces = (Piece(0, end, "resource"), Piece(*count, "count"))
    reading = Reading(pieces, f"{text[slice(*count)]} of the resource {text[:end]}")
    if re.fullmatch(r"\d+", text[slice(*count)], re.ASCII):
        return reading
    return told(
        reading, Wrong(f"'{text[slice(*count)]}' is no number", "a service asks for how many, not for which", count)
    )


_STORES = {"config": "the swarm config", "file": "a file of the node", "registry": "the node's registry"}


def credential_spec(text: str) -> Reading:
    """STORE://NAME. Rules: docker/cli, service opts."""
    store, sign, name = text.partition("://")
    if not sign or store not in _STORES:
        return Reading(
            wrong=f"'{text}' does not say where it is", hint="start it with config://, file:// or registry://"
        )
    return Reading(says=f"from {_STORES[store]}, {name}")


def stored(text: str) -> Reading:
    """A secret or a config by name, or a record. Rules: docker/cli opts/swarmopts."""
    if "=" not in text and "," not in text:
        return Reading()
    read = fields(text)
    values = {key.word: text[value.start : value.end] for key, value in read if value}
    source = values.get("source") or values.get("src", "")
    target = values.get("target", "")
    if not read:
        return Reading(wrong="the source is missing", hint="write the name, or source= and the name")
    first, value = read[0]
    pieces = record(text).pieces
    if not value:
        pieces = (Piece(first.start, first.end, "source", "source"), *pieces[1:])
    reading = Reading(pieces, f"{source}, as {target}" if target else source)
    checks = (
        _bad_mode(text, value) if value and key.word == "mode" else None if value else _no_value(key, read)
        for key, value in read
    )
    nameless = None if source else Wrong("the source is missing", "add source= and the name")
    return told(reading, stray_quote(text), *checks, nameless)


def _no_value(key: Piece, read: list[tuple[Piece, Piece | None]]) -> Wrong:
    first = key == read[0][0]
    fix = f"source={key.name}" if first else None
    hint = f"with further fields the name is written {fix}" if fix else "write KEY=VALUE"
    return Wrong(f"'{key.name}' has no value", hint, (key.start, key.end), fix)


def _bad_mode(text: str, value: Piece) -> Wrong | None:
    """Rights count as octal only with a 0 in front; 444 is 0674."""
    mode, span = text[value.start : value.end], (value.start, value.end)
    if not re.fullmatch(r"0[xX][0-9a-fA-F]+|0[oO]?[0-7]*|[1-9]\d*", mode):
        return Wrong(f"'{mode}' are no rights of a file", "write them in octal, as in 0444", span)
    if re.fullmatch(r"[1-7][0-7]{2}", mode):
        wrong = f"{mode} without a 0 in front is no octal number, but {int(mode):04o} in octal"
        return Wrong(wrong, f"write 0{mode}", span, f"0{mode}", "warning")
    return None
