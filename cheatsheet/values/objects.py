"""Grammars of the values that name, mark and change the objects of a cluster.

Rules: kubectl's own checks, and apimachinery for names of labels and for amounts.
"""

import re

from cheatsheet.values.images import image
from cheatsheet.values.reading import Piece, Reading, groups, pair

_KEY = r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?"
_LABEL = r"(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?"
_VARIABLE = r"[A-Za-z_.-][A-Za-z0-9_.-]*"
_QUANTITY = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?"
_EFFECTS = ("NoSchedule", "PreferNoSchedule", "NoExecute")
_CONDITION_STATES = ("create", "delete")


def resource(text: str) -> Reading:
    """TYPE/NAME, or a name alone."""
    kind, sign, _ = text.partition("/")
    if not sign:
        return Reading()
    return Reading((Piece(0, len(kind), "resource type"), Piece(len(kind) + 1, len(text), "name")))


def resource_type(text: str) -> Reading:
    """TYPE, TYPE,TYPE or TYPE/NAME."""
    if "/" in text:
        return resource(text)
    return Reading(tuple(Piece(*found.span(), "resource type") for found in re.finditer(r"[^,]+", text)))


def label_change(text: str) -> Reading:
    """KEY=VALUE, or KEY- to take the label off."""
    return _change(text, "a label", _LABEL)


def annotation_change(text: str) -> Reading:
    """KEY=VALUE with any value, or KEY- to take the annotation off."""
    return _change(text, "an annotation", r".*")


def _change(text: str, what: str, value: str) -> Reading:
    key, sign, given = text.partition("=")
    if not sign and text.endswith("-"):
        key = text[:-1]
    elif not sign:
        return Reading(wrong=f"'{text}' neither sets nor removes {what}", hint="write KEY=VALUE, or KEY- to remove it")
    pieces = (Piece(0, len(key), "key"), *([Piece(len(key) + 1, len(text), "value")] if sign else []))
    if not re.fullmatch(_KEY, key):
        hint = "use letters, digits, -, _ and ., with a domain and a slash in front if you like"
        return Reading(pieces, wrong=f"'{key}' cannot be the key of {what}", hint=hint)
    if not re.fullmatch(value, given, re.DOTALL):
        hint = "use at most 63 letters, digits, -, _ and ., with a letter or digit at both ends"
        return Reading(pieces, wrong=f"'{given}' cannot be the value of {what}", hint=hint)
    return Reading(pieces, "" if sign else f"removes the {what.split()[1]} {key}")


def env_change(text: str) -> Reading:
    """NAME=VALUE, NAME- to take the variable away, or - for lines on standard input."""
    name, sign, _ = text.partition("=")
    if text == "-":
        return Reading(says="NAME=VALUE lines from standard input")
    if not sign and text.endswith("-"):
        name = text[:-1]
    elif not sign:
        return Reading(
            wrong=f"'{text}' neither sets nor removes a variable", hint="write NAME=VALUE, or NAME- to remove it"
        )
    pieces = (Piece(0, len(name), "variable"), *([Piece(len(name) + 1, len(text), "value")] if sign else []))
    if not re.fullmatch(_VARIABLE, name):
        return Reading(pieces, wrong=f"'{name}' cannot be the name of a variable", hint="start it with a letter or _")
    return Reading(pieces, "" if sign else f"removes the variable {name}")


def container_image(text: str) -> Reading:
    """CONTAINER=IMAGE; * stands for every container."""
    container, sign, name = text.partition("=")
    if not sign or not container or not name:
        return Reading(wrong=f"'{text}' is not CONTAINER=IMAGE", hint="write it like web=nginx:1.27")
    start = len(container) + 1
    inner = image(name)
    whose = "every container" if container == "*" else f"container {container}"
    pieces = (Piece(0, len(container), "container"), Piece(start, len(text), "image"))
    return Reading(pieces, f"{whose} gets {inner.says or name}", inner.wrong, inner.hint)


def literal(text: str) -> Reading:
    """KEY=VALUE, split at the first =."""
    reading = pair(text)
    if reading.wrong or "=" in text:
        return reading
    return Reading(wrong=f"'{text}' has no value", hint="write KEY=VALUE")


def file_pair(text: str) -> Reading:
    """[KEY=]FILE."""
    key, sign, _ = text.partition("=")
    if not sign:
        return Reading((Piece(0, len(text), "file"),))
    return Reading((Piece(0, len(key), "key"), Piece(len(key) + 1, len(text), "file")))


def port_pair(text: str) -> Reading:
    """LOCAL:REMOTE, :REMOTE for a free local port, or one number for both; the remote one may be a name."""
    local, sign, remote = text.rpartition(":")
    if sign and not remote:
        return Reading(wrong=f"'{text}' names no port of the pod", hint="write LOCAL:REMOTE, like 8080:80")
    for number in (local, remote):
        if number.isdecimal() and not 0 < int(number[:9]) <= 65535:
            return Reading(wrong=f"port {number} is out of range", hint="ports run from 1 to 65535")
    if local and not local.isdecimal():
        return Reading(wrong=f"local port '{local}' is not a number", hint="write LOCAL:REMOTE, like 8080:80")
    at = len(text) - len(remote)
    pieces = (*([Piece(0, len(local), "local port")] if local else []), Piece(at, len(text), "remote port"))
    here = "a free port" if sign and not local else f"port {local or remote}"
    return Reading(pieces, f"{here} of this machine → port {remote} of the pod")


def service_ports(text: str) -> Reading:
    """PORT or PORT:TARGET; the target may be the name of a port of the pods."""
    port, sign, target = text.partition(":")
    if not port.isdecimal() or not 0 < int(port[:9]) <= 65535:
        return Reading(wrong=f"'{port}' is no port", hint="write PORT or PORT:TARGET, like 80:8080")
    pieces = (Piece(0, len(port), "port"), *([Piece(len(port) + 1, len(text), "target port")] if sign else []))
    return Reading(pieces, f"port {port} of the service → port {target or port} of its pods")


def pod_path(text: str) -> Reading:
    """[NAMESPACE/]POD:PATH, or a path of this machine. Rules: kubectl cp, which splits at the first colon."""
    found = re.fullmatch(r"(?:(?P<namespace>[^/:]+)/)?(?P<pod>[^/:]+):(?P<path>.*)", text, re.DOTALL)
    if not found:
        return Reading((Piece(0, len(text), "local path"),), f"{text} on this machine")
    where = f" in namespace {found['namespace']}" if found["namespace"] else ""
    pieces = groups(found, {"namespace": "namespace", "pod": "pod", "path": "path"})
    return Reading(pieces, f"{found['path']} in pod {found['pod']}{where}")


def taint(text: str) -> Reading:
    """KEY[=VALUE]:EFFECT, with - behind to take it off, or KEY-."""
    found = re.fullmatch(r"(?P<key>[^=:]+?)(?:=(?P<value>[^:]*))?(?::(?P<effect>[A-Za-z]+))?(?P<off>-)?", text)
    if not found or not (found["effect"] or found["off"]):
        return Reading(wrong=f"'{text}' is not KEY=VALUE:EFFECT", hint="write it like dedicated=gpu:NoSchedule")
    pieces = groups(found, {"key": "key", "value": "value", "effect": "effect"})
    effect = found["effect"]
    if effect and effect not in _EFFECTS:
        return Reading(pieces, wrong=f"'{effect}' is no effect of a taint", hint=f"{', '.join(_EFFECTS)} are")
    if not found["off"]:
        return Reading(pieces)
    return Reading(pieces, f"removes the taint {found['key']}{f' with the effect {effect}' if effect else ''}")


def resource_amounts(text: str) -> Reading:
    """NAME=QUANTITY, joined by commas."""
    pieces: list[Piece] = []
    for field in re.finditer(r"[^,]+", text):
        name, sign, amount = field[0].partition("=")
        if not sign or not name:
            return Reading(tuple(pieces), wrong=f"'{field[0]}' is not NAME=QUANTITY", hint="write it like cpu=500m")
        pieces.append(Piece(*field.span(), name))
        if not re.fullmatch(_QUANTITY, amount):
            return Reading(tuple(pieces), wrong=f"'{amount}' is not a quantity", hint="write it like 500m, 2 or 256Mi")
    return Reading(tuple(pieces))


def ingress_rule(text: str) -> Reading:
    """HOST/PATH=SERVICE:PORT[,tls[=SECRET]]; * behind the path takes all below it."""
    found = re.fullmatch(
        r"(?P<host>[^/=]*)(?P<path>/[^=]*)=(?P<service>[^:,]+):(?P<port>[^,]+)(?:,tls(?:=(?P<secret>[^,]+))?)?", text
    )
    if not found:
        return Reading(wrong=f"'{text}' is not HOST/PATH=SERVICE:PORT", hint="write it like shop.example.com/*=web:80")
    names = {"host": "host", "path": "path", "service": "service", "port": "port", "secret": "secret"}
    return Reading(groups(found, names), f"{found['host']}{found['path']} → service {found['service']}")


def condition(text: str) -> Reading:
    """delete, create, condition=NAME[=VALUE] or jsonpath=EXPRESSION[=VALUE]. Rules: kubectl wait."""
    kind, _, rest = text.partition("=")
    if text in _CONDITION_STATES:
        return Reading(says=f"until the object has been {text}d")
    if kind == "jsonpath" and rest:
        return Reading((Piece(len("jsonpath="), len(text), "expression"),), f"until {rest} holds")
    if kind.lower() == "condition" and rest:
        name, _, state = rest.partition("=")
        at = len("condition=")
        pieces = (
            Piece(at, at + len(name), "condition"),
            *([Piece(at + len(name) + 1, len(text), "value")] if state else []),
        )
        return Reading(pieces, f"until the condition {name} is {state or 'true'}")
    hint = "write delete, create, condition=Ready or jsonpath='{.status.phase}'=Running"
    return Reading(wrong=f"'{text}' is nothing that kubectl waits for", hint=hint)


def feature_gates(text: str) -> Reading:
    """NAME=true or NAME=false."""
    name, _, state = text.partition("=")
    if not name or state.lower() not in ("true", "false"):
        return Reading(wrong=f"'{text}' is not NAME=true or NAME=false", hint="write it like NAME=false")
    pieces = (Piece(0, len(name), "key", name), Piece(len(name) + 1, len(text), "value"))
    return Reading(pieces, f"feature {name} {'on' if state.lower() == 'true' else 'off'}")


def ca_hash(text: str) -> Reading:
    """sha256: and the 64 hexadecimal digits of the hash. Rules: kubeadm, pubkeypin."""
    kind, sign, digits = text.partition(":")
    pieces = (Piece(0, len(kind), "type"), Piece(len(kind) + 1, len(text), "checksum")) if sign else ()
    if kind.lower() != "sha256" or not re.fullmatch(r"[0-9a-fA-F]{64}", digits):
        return Reading(pieces, wrong=f"'{text}' is not sha256: and 64 hexadecimal digits", hint="write it out in full")
    return Reading(pieces)
