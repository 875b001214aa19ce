"""Grammars of the values that docker takes: ports, images, mounts, amounts and the like."""

import re

from cheatsheet.values.reading import Piece, Reading, field_pieces, fields, groups, pair, record

_PORT = (
    r"(?:(?:(?P<address>\[[0-9a-fA-F:.%\w]*\]|[^:\[\]]*):)?(?P<host>[^:/]*):)?"
    r"(?P<container>[^:/]*)(?:/(?P<protocol>\w*))?"
)
_PORT_PIECES = {"address": "host address", "host": "host port", "container": "container port", "protocol": "protocol"}
_PROTOCOLS = ("tcp", "udp", "sctp")
LARGEST_PORT = 65535
ANY_PORT = "0"


def port(text: str) -> Reading:
    """[[host address:]host port:]container port[/protocol]; ports may be ranges. Rules: go-connections, nat."""
    found = re.fullmatch(_PORT, text)
    if not found:
        return Reading(
            wrong=f"'{text}' is not [[host address:]host port:]container port[/protocol]", hint="write 8080:80"
        )
    pieces = groups(found, _PORT_PIECES)
    host, container, protocol = found["host"], found["container"], found["protocol"]
    wrong, hint = (
        _bad_port(container, "container port") if container else ("the container port is missing", "write 8080:80")
    )
    if not wrong and host and host != ANY_PORT:
        wrong, hint = _bad_port(host, "host port")
    if not wrong and protocol is not None and protocol.lower() not in _PROTOCOLS:
        wrong, hint = f"'{protocol}' is no protocol that docker publishes", "tcp, udp and sctp are"
    if not wrong and host and _ports(container) > 1 and _ports(host) != _ports(container):
        wrong, hint = (
            f"{_ports(host)} host ports cannot serve {_ports(container)} container ports",
            "give ranges of one length",
        )
    if not wrong and (address := (found["address"] or "").strip("[]")):
        wrong, hint = _bad_address(address)
    return Reading(pieces, _publishes(found), wrong, hint)


def _publishes(found: re.Match[str]) -> str:
    plural = "s" if _ports(found["container"]) > 1 else ""
    protocol = (found["protocol"] or "tcp").lower()
    to = f"container port{plural} {found['container']} ({protocol})"
    if found["host"] in (None, "", ANY_PORT):
        where = f" of {found['address']}" if found["address"] else ""
        return f"a free host port{where} → {to}"
    several = "one of the host ports" if _ports(found["host"]) > 1 and not plural else f"host port{plural}"
    where = f" on {found['address']}" if found["address"] else ""
    return f"{several} {found['host']}{where} → {to}"


def _ports(text: str) -> int:
    first, _, last = text.partition("-")
    if not all(end.isdecimal() and len(end) < 10 for end in (first, last)):
        return 1
    return int(last) - int(first) + 1


def _bad_port(text: str, what: str) -> tuple[str, str]:
    ends = text.split("-")
    for end in ends:
        if not (end.isascii() and end.isdecimal()):
            return f"{what} '{text}' is not a number", "ports are numbers from 1 to 65535"
        if not 0 < int(end[:9]) <= LARGEST_PORT or len(end) > 9:
            return f"{what} {end} is out of range", "ports run from 1 to 65535"
    if len(ends) > 2 or int(ends[0]) > int(ends[-1]):
        return f"{what} range '{text}' does not run from a lower to a higher port", "write it like 8000-8010"
    return "", ""


def _bad_address(text: str) -> tuple[str, str]:
    import ipaddress

    try:
        ipaddress.ip_address(text)
    except ValueError:
        return f"'{text}' is not an IP address", "docker takes an address of the host here, not a name"
    return "", ""


def expose_port(text: str) -> Reading:
    number, _, protocol = text.partition("/")
    wrong, hint = _bad_port(number, "container port")
    if not wrong and protocol and protocol.lower() not in _PROTOCOLS:
        wrong, hint = f"'{protocol}' is no protocol of a port", "tcp, udp and sctp are"
    return Reading(wrong=wrong, hint=hint)


_DOMAIN = r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
_NAME = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_IMAGE = (
    rf"(?:(?P<registry>(?:localhost|(?=[^/]*[.:]){_DOMAIN}|\[[0-9a-fA-F:]+\])(?::[0-9]+)?|(?=[^/]*[A-Z]){_DOMAIN})/)?"
    rf"(?P<repository>{_NAME}(?:/{_NAME})*)"
    r"(?::(?P<tag>[\w][\w.-]{0,127}))?(?:@(?P<digest>[a-zA-Z][\w+.-]*:[0-9a-fA-F]{32,}))?"
)
_IMAGE_PIECES = {"registry": "registry", "repository": "repository", "tag": "tag", "digest": "digest"}
_IMAGE_ID = r"(?:sha256:)?[0-9a-f]{12,64}"


def image(text: str) -> Reading:
    """[registry/]repository[:tag][@digest], or an image ID. Rules: the grammar of distribution/reference."""
    if re.fullmatch(_IMAGE_ID, text) and (len(text) in (12, 64) or text.startswith("sha256:")):
        return Reading(says=f"the image with the ID {text}")
    found = re.fullmatch(_IMAGE, text, re.ASCII)
    if not found:
        lower = text.lower()
        hint = (
            f"repository names are lower case: {lower}"
            if re.fullmatch(_IMAGE, lower, re.ASCII)
            else "write [registry/]repository[:tag]"
        )
        return Reading(wrong=f"'{text}' is not an image reference", hint=hint)
    return Reading(groups(found, _IMAGE_PIECES), _image_says(found))


def _image_says(found: re.Match[str]) -> str:
    where = f"from {found['registry']}" if found["registry"] else "from Docker Hub"
    if found["digest"]:
        return f"image {found['repository']}, exactly the one with this digest, {where}"
    if found["tag"]:
        return f"image {found['repository']}, tag {found['tag']}, {where}"
    return f"image {found['repository']}, tag latest as none is given, {where}"


_VOLUME_OPTIONS = frozenset(
    [
        "ro",
        "rw",
        "z",
        "Z",
        "nocopy",
        "cached",
        "delegated",
        "consistent",
        "private",
        "rprivate",
        "shared",
        "rshared",
        "slave",
        "rslave",
        "readonly",
    ]
)
_WINDOWS_PATH = re.compile(r"[a-zA-Z]:[\\/]")
_VOLUME_NAME = r"[a-zA-Z0-9][a-zA-Z0-9_.-]+"


def volume_mount(text: str) -> Reading:
    """[volume or host path:]container path[:options]. Rules: docker's volume mounts, linux parser."""
    parts = list(_split(text, ":", _WINDOWS_PATH))
    if len(parts) > 3:
        return Reading(
            wrong=f"'{text}' has too many colons", hint="write SOURCE:CONTAINER-PATH or SOURCE:CONTAINER-PATH:ro"
        )
    if len(parts) == 1:
        piece = Piece(0, len(text), "container path")
        if not text.startswith("/") and not _WINDOWS_PATH.match(text):
            return Reading((piece,), wrong=f"the container path '{text}' is not absolute", hint="start it with /")
        return Reading((piece,), f"a new anonymous volume at {text} in the container")
    source, target = text[slice(*parts[0])], text[slice(*parts[1])]
    named = not source.startswith(("/", ".", "~", "\\", "$")) and not _WINDOWS_PATH.match(source)
    pieces = [Piece(*parts[0], "volume" if named else "host path"), Piece(*parts[1], "container path")]
    options = text[slice(*parts[2])] if len(parts) == 3 else ""
    if options:
        pieces.append(Piece(*parts[2], "options"))
    wrong, hint = _bad_mount(source, target, options, named)
    what = "volume" if named else "host path"
    reading = ", read-only" if "ro" in options.split(",") else ""
    return Reading(tuple(pieces), f"{what} {source} → {target} in the container{reading}", wrong, hint)


def _bad_mount(source: str, target: str, options: str, named: bool) -> tuple[str, str]:
    if not source:
        return "nothing stands before the colon", "name a volume or a path of the host"
    if not target.startswith("/") and not _WINDOWS_PATH.match(target):
        return f"the container path '{target}' is not absolute", "start it with /"
    if target.rstrip("/") == "":
        return "the container's root cannot be mounted over", "mount a folder below /"
    if named and "/" in source:
        return f"'{source}' is neither a volume name nor a path", f"a relative path starts with ./: ./{source}"
    if named and not re.fullmatch(_VOLUME_NAME, source):
        return (
            f"'{source}' cannot be a volume's name",
            "use two or more letters, digits, _ . and -, a letter or digit first",
        )
    unknown = [option for option in options.split(",") if option and option not in _VOLUME_OPTIONS]
    if unknown:
        return f"'{unknown[0]}' is no option of a mount", "ro, rw, z, Z and nocopy are the usual ones"
    return "", ""


def _split(text: str, separator: str, keep: re.Pattern[str]) -> list[tuple[int, int]]:
    """Spans of the parts between separators; a separator inside a match of `keep`, like C:\\, separates nothing."""
    spans, start, at = [], 0, 0
    while at < len(text):
        kept = keep.match(text, at) if at == start else None
        if kept:
            at = kept.end()
        elif text[at] == separator:
            spans.append((start, at))
            start = at = at + 1
        else:
            at += 1
    return [*spans, (start, len(text))]


_MOUNT_SOURCES = ("source", "src")
_MOUNT_TARGETS = ("target", "destination", "dst")
_MOUNT_TYPES = ("bind", "volume", "tmpfs", "image", "cluster", "npipe")


def mount(text: str) -> Reading:
    """KEY=VALUE pairs joined by commas. Rules: docker/cli opts/mount.go; a mount without a type is a volume."""
    read = fields(text)
    values = {key.name.lower(): text[value.start : value.end] if value else "" for key, value in read}
    pieces = tuple(piece for key, value in read for piece in field_pieces(key, value))
    kind = values.get("type", "volume")
    source = next((values[name] for name in _MOUNT_SOURCES if values.get(name)), "")
    target = next((values[name] for name in _MOUNT_TARGETS if values.get(name)), "")
    wrong = hint = ""
    if kind.lower() not in _MOUNT_TYPES:
        wrong, hint = f"'{kind}' is no type of mount", "bind, volume and tmpfs are the usual ones"
    elif not target:
        wrong, hint = "the mount has no target", "add target=/path/in/the/container"
    elif kind == "bind" and not source:
        wrong, hint = "a bind mount needs a source", "add source=/path/on/the/host"
    elif kind == "tmpfs" and source:
        wrong, hint = "a tmpfs has no source", "leave the source out"
    readonly = any(values.get(name, "false") in ("", "1", "true") for name in ("readonly", "ro"))
    what = {"bind": f"host path {source}", "tmpfs": "memory", "image": f"image {source}"}.get(kind)
    what = what or (f"volume {source}" if source else "a new anonymous volume")
    says = f"{what} → {target} in the container{', read-only' if readonly else ''}"
    return Reading(pieces, says if target else "", wrong, hint)


def attachment(text: str) -> Reading:
    """A network's name, container:NAME to share that one's network, or a record with name=."""
    if text.startswith("container:"):
        at = len("container:")
        return Reading(
            (Piece(0, at - 1, "mode"), Piece(at, len(text), "container")), f"the network of container {text[at:]}"
        )
    return record(text)


def service_port(text: str) -> Reading:
    """A record with published= and target=, or the short form of `port`."""
    if "=" not in text:
        return port(text)
    values = {key.name: text[value.start : value.end] for key, value in fields(text) if value}
    reading = record(text)
    if "target" not in values:
        return reading._replace(wrong="the port has no target", hint="add target= and the port inside the container")
    protocol = values.get("protocol", "tcp")
    to = f"container port {values['target']} ({protocol})"
    if values.get("published"):
        return reading._replace(says=f"port {values['published']} of the nodes → {to}")
    return reading._replace(says=f"a port that swarm picks → {to}")


def env(text: str) -> Reading:
    reading = pair(text, "variable", "value")
    name, sign, value = text.partition("=")
    if reading.wrong or sign:
        says = f"{name} is {value!r} in the container" if value else f"{name} is empty in the container"
        return reading._replace(says="" if reading.wrong else says)
    return reading._replace(says=f"{name} as it is set here; left out when it is not")


def filter_(text: str) -> Reading:
    if "=" not in text:
        return Reading(wrong=f"'{text}' is not KEY=VALUE", hint="write it like status=exited")
    return pair(text)


def user(text: str) -> Reading:
    name, sign, group = text.partition(":")
    pieces = (Piece(0, len(name), "user"),) if name else ()
    if not sign:
        return Reading(pieces, f"user {name}")
    return Reading((*pieces, Piece(len(name) + 1, len(text), "group")), f"user {name}, group {group}")


def restart(text: str) -> Reading:
    policy, sign, tries = text.partition(":")
    pieces = [Piece(0, len(policy), "policy", policy)]
    if policy not in ("no", "always", "on-failure", "unless-stopped"):
        return Reading(wrong=f"'{policy}' is no restart policy", hint="no, always, on-failure and unless-stopped are")
    if sign:
        pieces.append(Piece(len(policy) + 1, len(text), "maximum retries"))
        if policy != "on-failure" or not tries.isdecimal():
            return Reading(tuple(pieces), wrong="only on-failure takes a number of retries", hint="write on-failure:5")
    return Reading(tuple(pieces))


def ulimit(text: str) -> Reading:
    found = re.fullmatch(r"(?P<limit>[a-z]+)=(?P<soft>-?\d+)(?::(?P<hard>-?\d+))?", text)
    if not found:
        return Reading(wrong=f"'{text}' is not NAME=SOFT[:HARD]", hint="write it like nofile=1024:4096")
    name, *limits = groups(found, {"limit": "limit", "soft": "soft limit", "hard": "hard limit"})
    return Reading((name._replace(word=found["limit"]), *limits))


def add_host(text: str) -> Reading:
    found = re.fullmatch(r"(?P<name>[^:=\s]+)[:=](?P<address>\S+)", text)
    if not found:
        return Reading(wrong=f"'{text}' is not HOST:ADDRESS", hint="write it like db.internal:10.0.0.5")
    return Reading(groups(found, {"name": "host name", "address": "address"}), f"{found['name']} → {found['address']}")


def device(text: str) -> Reading:
    found = re.fullmatch(r"(?P<host>[^:]+)(?::(?P<container>/[^:]*))?(?::(?P<rights>[rwm]+))?", text)
    if not found:
        return Reading(
            wrong=f"'{text}' is not HOST-DEVICE[:CONTAINER-DEVICE][:RIGHTS]", hint="write it like /dev/ttyUSB0"
        )
    names = {"host": "host device", "container": "container device", "rights": "rights"}
    return Reading(groups(found, names))


def platform(text: str) -> Reading:
    found = re.fullmatch(r"(?P<os>[\w.()-]+)(?:/(?P<arch>\w+)(?:/(?P<variant>\w+))?)?", text)
    if not found:
        return Reading(wrong=f"'{text}' is not OS/ARCH[/VARIANT]", hint="write it like linux/arm64")
    return Reading(groups(found, {"os": "operating system", "arch": "architecture", "variant": "variant"}))


def tmpfs(text: str) -> Reading:
    path, _, options = text.partition(":")
    pieces = (Piece(0, len(path), "container path"), *([Piece(len(path) + 1, len(text), "options")] if options else []))
    if not path.startswith("/"):
        return Reading(pieces, wrong=f"the container path '{path}' is not absolute", hint="start it with /")
    return Reading(pieces)


def cp_path(text: str) -> Reading:
    return _inner_path(text, "container")


def service_path(text: str) -> Reading:
    return _inner_path(text, "service")


def _inner_path(text: str, whose: str) -> Reading:
    """NAME:PATH, a path of this machine, or -. A colon behind a slash or a dot belongs to a local path."""
    found = re.fullmatch(r"(?P<name>[^:/.\\][^:/\\]+):(?P<path>.*)", text, re.DOTALL)
    if text == "-":
        return Reading(says="standard input or output, as a tar archive")
    if not found:
        return Reading((Piece(0, len(text), "local path"),), f"{text} on this machine")
    return Reading(groups(found, {"name": whose, "path": "path"}), f"{found['path']} in {whose} {found['name']}")


def service_replicas(text: str) -> Reading:
    return _scale(text, "task")


def service_scale(text: str) -> Reading:
    return _scale(text, "container")


def _scale(text: str, unit: str) -> Reading:
    found = re.fullmatch(r"(?P<service>[^=]+)=(?P<replicas>\d+)", text)
    if not found:
        return Reading(wrong=f"'{text}' is not SERVICE=COUNT", hint="write it like web=5")
    plural = "" if found["replicas"] == "1" else "s"
    says = f"service {found['service']} shall have {found['replicas']} {unit}{plural}"
    return Reading(groups(found, {"service": "service", "replicas": "replicas"}), says)


_DURATION = r"[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)"
_BYTES = r"-1|\d+(?:\.\d+)?\s?(?:[kmgtp]i?)?b?"
_UNITS = "bkmgtp"
MOST_BYTES = 2**63 - 1


def duration(text: str) -> Reading:
    """Rules: Go's time.ParseDuration."""
    if re.fullmatch(_DURATION, text):
        return Reading()
    hint = f"add the unit: {text}s" if text.isdecimal() else "write it like 500ms, 10s, 1m30s or 2h"
    return Reading(wrong=f"'{text}' is not a duration", hint=hint)


def size(text: str) -> Reading:
    """Rules: docker/go-units RAMInBytes, so 1k is 1024 bytes."""
    if not re.fullmatch(_BYTES, text, re.IGNORECASE):
        return Reading(wrong=f"'{text}' is not an amount of bytes", hint="write it like 512m or 2g")
    if text == "-1":
        return Reading(says="no limit")
    number = re.match(r"[\d.]+", text)
    assert number
    unit = text[number.end() :].strip().lower()[:1] or "b"
    amount = float(number[0]) * 1024 ** _UNITS.index(unit)
    if amount > MOST_BYTES:
        return Reading(wrong=f"'{text}' is more than any machine has", hint="write it like 512m or 2g")
    return Reading(says=f"{int(amount):,} bytes")
