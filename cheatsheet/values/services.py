"""Grammars of how pods are reached: forwarded ports, ports of services, and rules of ingresses."""

import re

from cheatsheet.values.reading import Piece, Reading, groups, halves, unread

_LARGEST_PORT = 65535
_PORT_NAME = r"(?=.*[a-z])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_LONGEST_PORT_NAME = 15
_USUAL_NODE_PORTS = range(30000, 32768)
_RANGE = "ports run from 1 to 65535"


def _number(text: str) -> int | None:
    """The number that a text of digits is, at most one more than the largest port."""
    return min(int(text[:9]), _LARGEST_PORT + 1) if text.isascii() and text.isdecimal() else None


def port_pair(text: str) -> Reading:
    """LOCAL:REMOTE, :REMOTE or 0:REMOTE for a free local port, or one for both. Rules: client-go, portforward."""
    local, remote = halves(text, ":")
    if remote is None:
        local, remote = "", local
    at = len(text) - len(remote)
    pieces = (Piece(0, len(local), "local port"), Piece(at, len(text), "remote port"))
    hint = "write LOCAL:REMOTE, like 8080:80"
    if not remote:
        return Reading(pieces, wrong=f"'{text}' names no remote port", hint=hint)
    if ":" in remote and not unread(remote):
        return Reading(wrong=f"'{text}' has more than one colon", hint="an address goes to --address; " + hint)
    if _number(remote) == 0 or (_number(remote) or 0) > _LARGEST_PORT:
        return Reading(pieces, wrong=f"port {remote} is out of range", hint=_RANGE, at=(at, len(text)))
    if (_number(local) or 0) > _LARGEST_PORT:
        return Reading(pieces, wrong=f"port {local} is out of range", hint=_RANGE, at=(0, len(local)))
    if local and _number(local) is None and not unread(local):
        return Reading(pieces, wrong=f"local port '{local}' is not a number", hint=hint, at=(0, len(local)))
    free = at > 0 and (not local or _number(local) == 0)
    here = "a free port" if free else f"port {local or remote}"
    return Reading(pieces, f"{here} of this machine → port {remote} at the other end")


def service_ports(text: str) -> Reading:
    """PORT or PORT:TARGET; the target may be the name of a port of the pods. Rules: kubectl, parsePorts."""
    port, target = halves(text, ":")
    pieces = (Piece(0, len(port), "port"), *([Piece(len(port) + 1, len(text), "target port")] if target else []))
    number = _number(port)
    if not unread(port) and (number is None or number > _LARGEST_PORT):
        hint = "write PORT or PORT:TARGET, like 80:8080"
        return Reading(pieces, wrong=f"'{port}' is no port", hint=hint, at=(0, len(port)) if port else None)
    if target is None:
        return Reading(pieces, f"port {port} of the service → port {port} of its pods")
    if not target:
        return Reading(
            pieces, wrong=f"'{text}' has no port behind the colon", hint=f"write {port}:8080, or {port} alone"
        )
    wrong, hint, fix = _bad_target(target)
    at = (len(port) + 1, len(text)) if wrong else None
    says = "" if wrong else f"port {port} of the service → port {target} of its pods"
    return Reading(pieces, says, wrong, hint, at, fix)


def target_port(text: str) -> Reading:
    """The number or the name of a port of the pods."""
    wrong, hint, fix = _bad_target(text)
    return Reading(wrong=wrong, hint=hint, fix=fix)


def _bad_target(text: str) -> tuple[str, str, str | None]:
    """Rules: apimachinery, IsValidPortNum and IsValidPortName."""
    number = _number(text)
    if number is not None:
        bad = not 0 < number <= _LARGEST_PORT
        return (f"port {text} is out of range", _RANGE, None) if bad else ("", "", None)
    if unread(text) or (re.fullmatch(_PORT_NAME, text) and len(text) <= _LONGEST_PORT_NAME and "--" not in text):
        return "", "", None
    hint = "use at most 15 small letters, digits and single -, at least one of them a letter"
    lower = text.lower()
    fix = lower if re.fullmatch(_PORT_NAME, lower) and len(lower) <= _LONGEST_PORT_NAME else None
    return f"'{text}' cannot be the name of a port", hint, fix


def port_list(text: str) -> Reading:
    """A port, or several joined by commas. Rules: kubectl expose."""
    at = 0
    for port in text.split(","):
        number = _number(port.strip())
        if not unread(port) and (number is None or not 0 < number <= _LARGEST_PORT):
            wrong = f"'{port}' is no port" if number is None else f"port {port} is out of range"
            return Reading(wrong=wrong, hint=_RANGE, at=(at, at + len(port)) if port else None)
        at += len(port) + 1
    several = "," in text
    return Reading(tuple(Piece(*found.span(), "port") for found in re.finditer(r"[^,]+", text)) if several else ())


def port_number(text: str) -> Reading:
    """The number of one port; 0 lets some commands pick one."""
    number = _number(text)
    if unread(text):
        return Reading()
    if number is None:
        return Reading(wrong=f"'{text}' is not the number of a port", hint="write it like 8080")
    return Reading() if number <= _LARGEST_PORT else Reading(wrong=f"port {text} is out of range", hint=_RANGE)


def node_port(text: str) -> Reading:
    """A port that every node opens; the server picks one for 0. Its range is a setting of the API server."""
    number = _number(text)
    if number is None or number > _LARGEST_PORT:
        return Reading(wrong=f"'{text}' is no port", hint=_RANGE)
    if not number:
        return Reading(says="a free port of the nodes")
    if number in _USUAL_NODE_PORTS:
        return Reading(says=f"port {number} of every node")
    hint = "take one from 30000 to 32767, unless the API server has been given another range"
    return Reading(wrong=f"port {text} is not in the usual range of node ports", hint=hint, level="warning")


def ingress_rule(text: str) -> Reading:
    """HOST/PATH=SERVICE:PORT[,tls[=SECRET]]; * behind the path takes all below it. Rules: kubectl create ingress."""
    found = re.fullmatch(
        r"(?P<host>[^/=]*)(?P<path>/[^=]*)=(?P<service>[^:,]+):(?P<port>[^,]+)(?:,(?P<rest>.*))?", text
    )
    if not found:
        return _no_rule(text)
    host = found["host"]
    names = {"host": "host", "path": "path", "service": "service", "port": "port"}
    pieces = list(groups(found, names))
    secret = ""
    if found["rest"]:
        encrypted = re.fullmatch(r"tls(?:=(?P<secret>.*))?", found["rest"])
        at = found.span("rest")
        if not encrypted:
            hint = "write ,tls or ,tls=SECRET"
            wrong = f"'{found['rest']}' is nothing that may follow the port"
            return Reading(tuple(pieces), wrong=wrong, hint=hint, at=at, level="warning")
        pieces.append(Piece(at[0], at[0] + 3, "encryption"))
        secret = encrypted["secret"] or ""
        if secret:
            pieces.append(Piece(at[1] - len(secret), at[1], "secret"))
    if bad := _bad_host(host):
        return Reading(tuple(pieces), wrong=bad[0], hint=bad[1], at=found.span("host"), fix=bad[2])
    below = found["path"].endswith("*")
    path = found["path"].removesuffix("*") or "/"
    what = f"{host or 'any host'}, {path}{' and what is below it' if below else ' alone'}"
    crypt = f", encrypted with the secret {secret}" if secret else ", encrypted" if found["rest"] else ""
    return Reading(tuple(pieces), f"{what} → port {found['port']} of service {found['service']}{crypt}")


def _bad_host(host: str) -> tuple[str, str, str | None] | None:
    """Rules: apimachinery, IsDNS1123Subdomain and IsWildcardDNS1123Subdomain, which the API server checks."""
    if not host or unread(host) or re.fullmatch(r"(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", host):
        return None
    lower = host.lower()
    hint = "use small letters, digits, - and ., with *. in front for all names below it"
    return f"'{host}' cannot be the host of a rule", hint, lower if lower != host else None


def _no_rule(text: str) -> Reading:
    host = re.fullmatch(r"(?P<host>[^/=]+)(?P<rest>=[^:,]+:.+)", text)
    fix = f"{host['host']}/*{host['rest']}" if host else None
    hint = f"a path stands behind the host: {fix}" if fix else "write it like shop.example.com/*=web:80"
    return Reading(wrong=f"'{text}' is not HOST/PATH=SERVICE:PORT", hint=hint, fix=fix)


def backend(text: str) -> Reading:
    """SERVICE:PORT. Rules: kubectl create ingress."""
    service, port = halves(text, ":")
    if not service or not port or ":" in port:
        return Reading(wrong=f"'{text}' is not SERVICE:PORT", hint="write it like web:80")
    pieces = (Piece(0, len(service), "service"), Piece(len(service) + 1, len(text), "port"))
    return Reading(pieces, f"port {port} of service {service}")
