"""Grammars of ports: published ones of a container and of a service, and those that an image is said to use."""

import re
from collections.abc import Callable
from typing import NamedTuple

from cheatsheet.values.reading import Piece, Reading, Wrong, before, cut, fields, record, stray_quote, told, unknown

PROTOCOLS = ("tcp", "udp", "sctp")
LARGEST_PORT = 65535
ANY_PORT = "0"
_TRANSPORT = "protocol that docker publishes"
_FORM = "write it like 8080:80"

Span = tuple[int, int]


class _Ports(NamedTuple):
    """Where the parts of a published port stand; None for one that is not written."""

    address: Span | None
    host: Span | None
    container: Span
    protocol: Span | None


def port(text: str) -> Reading:
    """[[host address:]host port:]container port[/protocol], or a record; ports may be ranges.

    Rules: ParsePortSpec of docker/go-connections, and convertToStandardNotation of docker/cli for records.
    """
    if "=" in text and ":" not in text:
        return _record(text, _on_the_host)
    spans = _taken_apart(text)
    names = ("host address", "host port", "container port", "protocol")
    pieces = tuple(Piece(*span, name) for span, name in zip(spans, names, strict=True) if span)
    host, container = (text[slice(*span)] if span else "" for span in (spans.host, spans.container))
    return told(
        Reading(pieces, _publishes(text, spans)),
        _no_container(text, spans),
        _bad_ports(text, spans.container, "container port"),
        _bad_host(text, spans) if host and host != ANY_PORT else None,
        _bad_protocol(text, spans.protocol),
        _unequal(host, container) if host else None,
        _bad_address(text, spans.address) if spans.address else None,
    )


def _taken_apart(text: str) -> _Ports:
    *outer, (start, _) = cut(text, ":")
    (_, end), protocol = before(text[start:], "/")
    inner, protocol = (start, start + end), (start + protocol[0], len(text)) if protocol else None
    address = (0, outer[-2][1]) if len(outer) > 1 else None
    return _Ports(address, outer[-1] if outer else None, inner, protocol)


def _publishes(text: str, spans: _Ports) -> str:
    address, host, container, protocol = (text[slice(*span)] if span else "" for span in spans)
    plural = "s" if _count(container) > 1 else ""
    to = f"container port{plural} {container} ({protocol.lower() or 'tcp'})"
    if host in ("", ANY_PORT):
        where = f" of {address}" if address else ""
        return f"a free host port{where} → {to}"
    several = "one of the host ports" if _count(host) > 1 and not plural else f"host port{plural}"
    where = f" on {address}" if address else ""
    return f"{several} {host}{where} → {to}"


def _no_container(text: str, spans: _Ports) -> Wrong | None:
    if text[slice(*spans.container)]:
        return None
    return Wrong("the container port is missing", _FORM)


def _bad_host(text: str, spans: _Ports) -> Wrong | None:
    """A bad host port; one that is an address lacks the port behind it."""
    assert spans.host
    host, container = text[slice(*spans.host)], text[slice(*spans.container)]
    if not spans.address and not _bad_address(text, spans.host):
        hint = "behind an address stand two ports, that of the host and that of the container"
        return Wrong(f"the host port is missing behind {host}", hint, spans.host, f"{host}:{container}")
    return _bad_ports(text, spans.host, "host port")


def _count(text: str) -> int:
    first, _, last = text.partition("-")
    if not all(end.isdecimal() and len(end) < 10 for end in (first, last)):
        return 1
    return int(last) - int(first) + 1


def _bad_ports(text: str, span: Span, what: str) -> Wrong | None:
    written = text[slice(*span)]
    ends = written.split("-")
    for end in ends:
        if "," in written:
            return Wrong(f"{what} '{written}' is no single number", "give the flag once for each port", span)
        if not (end.isascii() and end.isdecimal()):
            return Wrong(f"{what} '{written}' is not a number", "ports are numbers from 1 to 65535", span)
        if len(end) > 9 or int(end) > LARGEST_PORT:
            return Wrong(f"{what} {end} is out of range", "ports run from 1 to 65535", span)
        if int(end) == 0:
            return Wrong(f"no program can listen on {what} 0", "ports run from 1 to 65535", span, level="warning")
    if len(ends) > 2:
        return Wrong(f"{what} range '{written}' has more than two ends", "write it like 8000-8010", span)
    if int(ends[0]) > int(ends[-1]):
        hint = "write it like 8000-8010"
        fix = f"{ends[1]}-{ends[0]}"
        return Wrong(f"{what} range '{written}' does not run from a lower to a higher port", hint, span, fix)
    return None


def _bad_protocol(text: str, span: Span | None) -> Wrong | None:
    protocol = text[slice(*span)] if span else ""
    return unknown(protocol, PROTOCOLS, _TRANSPORT, span) if protocol and protocol.lower() not in PROTOCOLS else None


def _unequal(host: str, container: str) -> Wrong | None:
    if _count(container) == 1 or _count(host) == _count(container):
        return None
    wrong = f"{_count(host)} host port{'s' * (_count(host) > 1)} cannot serve {_count(container)} container ports"
    return Wrong(wrong, "give ranges of one length")


def _bad_address(text: str, span: Span) -> Wrong | None:
    import ipaddress

    address = text[slice(*span)]
    try:
        if address:
            ipaddress.ip_address(address.removeprefix("[").removesuffix("]"))
    except ValueError:
        hint = "docker takes an address of the host here, not a name"
        fix = "127.0.0.1" if address == "localhost" else None
        return Wrong(f"'{address}' is not an IP address", hint, span, fix)
    return None


def service_port(text: str) -> Reading:
    """A record with published= and target=, or the short form of `port`. Rules: docker/cli opts/swarmopts/port.go."""
    if "=" in text:
        return _record(text, _on_the_nodes)
    reading, address = port(text), _taken_apart(text).address
    if not address:
        return reading
    hint = "leave the address out; the port is opened on all addresses of the nodes"
    return told(reading, Wrong("a service cannot be bound to an address", hint, (0, address[1] + 1), ""))


def target_port(text: str) -> Reading:
    """A port by its number in the container, or any form of `service_port`, of which only that number counts."""
    return service_port(text)._replace(says="") if re.search("[:=]", text) else expose_port(text)


def _on_the_host(values: dict[str, str]) -> str:
    host = f"host port {values['published']}" if values.get("published") else "a free host port"
    return f"{host} → container port {values.get('target', '')} ({values.get('protocol', 'tcp')})"


def _on_the_nodes(values: dict[str, str]) -> str:
    to = f"container port {values.get('target', '')} ({values.get('protocol', 'tcp')})"
    nodes = "the nodes that run a task" if values.get("mode") == "host" else "the nodes"
    if values.get("published"):
        return f"port {values['published']} of {nodes} → {to}"
    return f"a port that swarm picks → {to}"


def _record(text: str, says: Callable[[dict[str, str]], str]) -> Reading:
    read = fields(text)
    values = {key.word: text[value.start : value.end].lower() for key, value in read if value}
    checks = (_bad_field(key.word, text, (value.start, value.end)) if value else _no_value(key) for key, value in read)
    reading = record(text)._replace(says=says(values))
    return told(reading, stray_quote(text), *checks, None if values.get("target") else _NO_TARGET)


_NO_TARGET = Wrong("the port has no target", "add target= and the port inside the container")
_MODES = ("ingress", "host")


def _no_value(key: Piece) -> Wrong:
    return Wrong(f"'{key.name}' has no value", "write KEY=VALUE", (key.start, key.end))


def _bad_field(key: str, text: str, span: Span) -> Wrong | None:
    value = text[slice(*span)].lower()
    if key in ("published", "target") and "-" in value:
        hint = "only the short form, such as 8000-8010:8000-8010, takes ranges"
        return Wrong(f"{key} takes one port and no range", hint, span)
    if key in ("published", "target") and value != ANY_PORT:
        return _bad_ports(text, span, f"{key} port")
    if key == "protocol":
        return _bad_protocol(text, span)
    return unknown(value, _MODES, "mode of a port", span) if key == "mode" and value not in _MODES else None


def expose_port(text: str) -> Reading:
    """PORT[-PORT][/protocol]. Rules: docker/cli, container create; the protocol is only looked at later."""
    number, protocol = before(text, "/")
    pieces = (Piece(*number, "container port"), *([Piece(*protocol, "protocol")] if protocol else []))
    written = text[slice(*number)]
    kind = text[slice(*protocol)].lower() if protocol else ""
    reading = Reading(pieces, f"port{'s' * (_count(written) > 1)} {written} ({kind or 'tcp'})")
    if ":" in text:
        inner = text[slice(*cut(text, ":")[-1])]
        hint = "only publishing a port (-p) takes one of the host too"
        return told(reading, Wrong(f"'{text}' is not a port of the container alone", hint, fix=inner))
    bad = _bad_protocol(text, protocol)
    return told(reading, _bad_ports(text, number, "container port"), bad._replace(level="warning") if bad else None)
