"""Grammars of what a cluster is set up and joined with: tokens, checksums, versions, addresses, features, phases."""

import re

from cheatsheet.values.reading import Piece, Reading, cut, groups, unread

_TOKEN_ID, _TOKEN_SECRET = r"[a-z0-9]{6}", r"[a-z0-9]{16}"
_TRUE, _FALSE = ("1", "t", "T", "TRUE", "true", "True"), ("0", "f", "F", "FALSE", "false", "False")
_RELEASE = r"(?P<v>v?)(?P<major>0|[1-9]\d*)\.(?P<minor>0|[1-9]\d*)\.(?P<patch>0|[1-9]\d*)(?P<rest>[-\w.+]*)"
_LABEL = r"(?:(?P<bucket>release|ci)/)?(?P<label>stable|latest)(?:-(?P<line>[1-9](?:\.[1-9]\d*)?))?"


def bootstrap_token(text: str) -> Reading:
    """ID.SECRET, six and sixteen of a-z and 0-9. Rules: kubeadm, bootstraputil."""
    found = re.fullmatch(rf"(?P<id>{_TOKEN_ID})\.(?P<secret>{_TOKEN_SECRET})", text)
    if found:
        return Reading(groups(found, {"id": "token ID", "secret": "token secret"}))
    hint = "six of a-z and 0-9, a dot and sixteen more, like abcdef.0123456789abcdef"
    lower = text.lower()
    fix = lower if re.fullmatch(rf"{_TOKEN_ID}\.{_TOKEN_SECRET}", lower) else None
    return Reading(wrong=f"'{text}' is not a bootstrap token", hint=hint, fix=fix)


def known_token(text: str) -> Reading:
    """A bootstrap token, or its ID. Rules: kubeadm token delete."""
    if re.fullmatch(_TOKEN_ID, text):
        return Reading()
    reading = bootstrap_token(text)
    return reading._replace(wrong=f"'{text}' is neither a bootstrap token nor its ID") if reading.wrong else reading


def ca_hash(text: str) -> Reading:
    """sha256: and the 64 hexadecimal digits of the hash. Rules: kubeadm, pubkeypin."""
    kind, sign, digits = text.partition(":")
    pieces = (Piece(0, len(kind), "type"), Piece(len(kind) + 1, len(text), "checksum")) if sign else ()
    if not sign and re.fullmatch(r"[0-9a-fA-F]{64}", text):
        fix = f"sha256:{text}"
        return Reading(wrong=f"'{text}' does not say what kind of checksum it is", hint=f"write {fix}", fix=fix)
    if sign and ".." in digits:  # Pages leave out the middle.
        return Reading(pieces)
    if kind.lower() != "sha256" or not re.fullmatch(r"[0-9a-fA-F]{64}", digits):
        wrong = f"'{text}' is not sha256: and 64 hexadecimal digits"
        counted = f"it has {len(digits)} of the 64 digits" if re.fullmatch(r"[0-9a-fA-F]+", digits) else "write it out"
        return Reading(pieces, wrong=wrong, hint=counted)
    return Reading(pieces)


def feature_gates(text: str) -> Reading:
    """NAME=true or NAME=false. Rules: kubeadm, features.NewFeatureGate, which reads the value as Go does."""
    name, sign, state = text.partition("=")
    pieces = (Piece(0, len(name), "key", name), Piece(len(name) + 1, len(text), "value"))
    if not name or not sign or state not in (*_TRUE, *_FALSE):
        at = (len(name) + 1, len(text)) if sign and state and name else None
        fix = state.lower() if at and state.lower() in ("true", "false") else None
        wrong = f"'{text}' is not NAME=true or NAME=false"
        return Reading(pieces if sign else (), wrong=wrong, hint="write it like NAME=false", at=at, fix=fix)
    return Reading(pieces, f"feature {name} {'on' if state in _TRUE else 'off'}")


def address_ranges(text: str) -> Reading:
    """One range of addresses, or an IPv4 and an IPv6 one joined by a comma. Rules: kubeadm, ValidateIPNetFromString."""
    import ipaddress

    spans = cut(text, ",")
    for start, end in spans:
        written = text[start:end].strip()
        try:
            ipaddress.ip_network(written, strict=False)
        except ValueError:
            return _bad_range(written, start, end)
        if "/" not in written:
            return _bad_range(written, start, end)
    if len(spans) == 1:
        return Reading(says=_count(text))
    return Reading(tuple(Piece(*span, "range") for span in spans))


def _bad_range(written: str, start: int, end: int) -> Reading:
    hint = "write address and prefix length, like 10.244.0.0/16"
    return Reading(
        wrong=f"'{written}' is not a range of addresses", hint=hint, at=(start, end) if start < end else None
    )


def _count(text: str) -> str:
    import ipaddress

    network = ipaddress.ip_network(text.strip(), strict=False)
    return f"the addresses {network[0]} to {network[-1]}"


def release(text: str) -> Reading:
    """v1.34.2, or a label such as stable-1.34. Rules: kubeadm, util.KubernetesReleaseVersion."""
    if re.fullmatch(_RELEASE, text) or re.match(r"https?://", text):
        return Reading()
    found = re.fullmatch(_LABEL, text)
    if found:
        line = f" of {found['line']}" if found["line"] else ""
        word = "newest stable version" if found["label"] == "stable" else "newest version, tests included"
        return Reading(says=f"the {word}{line}, looked up on the internet")
    short = re.fullmatch(r"v?([1-9]\.\d+)", text)
    if short:
        fix = f"stable-{short[1]}"
        return Reading(wrong=f"'{text}' names no patch version", hint=f"write it like v{short[1]}.0, or {fix}", fix=fix)
    return Reading()


def endpoint(text: str) -> Reading:
    """HOST or HOST:PORT. Rules: kubeadm, ParseHostPort."""
    if re.match(r"https?://", text):
        bare = re.sub(r"^https?://|/$", "", text)
        return Reading(wrong=f"'{text}' is a URL", hint=f"write {bare}", fix=bare)
    found = re.fullmatch(r"(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>\d+))?", text)
    if not found:
        return Reading()
    pieces = groups(found, {"host": "host", "port": "port"})
    if found["port"] and not 0 < int(found["port"][:9]) <= 65535:
        at = found.span("port")
        return Reading(pieces, wrong=f"port {found['port']} is out of range", hint="ports run from 1 to 65535", at=at)
    return Reading(pieces)


def server(text: str) -> Reading:
    """HOST:PORT of an API server. Rules: kubeadm, ValidateDiscoveryTokenAPIServer."""
    reading = endpoint(text)
    if reading.wrong or unread(text) or re.search(r":\d+$", text):
        return reading
    hint = f"add the port: {text}:6443"
    return reading._replace(wrong=f"'{text}' names no port", hint=hint, fix=f"{text}:6443")


def served(text: str) -> Reading:
    """HOST:PORT that a program of this machine listens on; a port of 0 is any that is free."""
    host, sign, port = text.rpartition(":")
    if not sign or not port.isdecimal():
        return Reading()
    return Reading((Piece(0, len(host), "host"), Piece(len(host) + 1, len(text), "port")))


def phase(text: str) -> Reading:
    """PHASE, or PHASE/PART."""
    outer, sign, _ = text.partition("/")
    if not sign:
        return Reading((Piece(0, len(text), "phase", text),))
    return Reading((Piece(0, len(outer), "phase", outer), Piece(len(outer) + 1, len(text), "part of the phase")))


def certificate_key(text: str) -> Reading:
    """64 hexadecimal digits, an AES key of 32 bytes. Rules: kubeadm, copycerts."""
    if re.fullmatch(r"[0-9a-fA-F]{64}", text):
        return Reading()
    counted = (
        f"it has {len(text)}" if re.fullmatch(r"[0-9a-fA-F]+", text) else "kubeadm certs certificate-key makes one"
    )
    return Reading(wrong=f"'{text}' is not a key of 64 hexadecimal digits", hint=counted)
