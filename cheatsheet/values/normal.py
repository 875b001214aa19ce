"""Values in a normal form: two texts of one kind that ask for the same thing become equal.

What is the same word in another spelling (`src`, `po`), and what holds without being said (`type=volume`), is told by
the kind's page; how a kind is written is known here. Where it is not sure that two texts ask for the same, they stay
different.
"""

import posixpath
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from cheatsheet.model import ValueKind
from cheatsheet.values import containers
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
_AMOUNTS = {"": Decimal(1), "n": Decimal("1e-9"), "u": Decimal("1e-6"), "m": Decimal("1e-3")}
_AMOUNTS |= {unit: Decimal(1000) ** power for power, unit in enumerate("kMGTPE", 1)}
_AMOUNTS |= {f"{unit}i": Decimal(1024) ** power for power, unit in enumerate("KMGTPE", 1)}
LONGEST_NUMBER = 400
LONGEST_AMOUNT = 24
MOST_PORTS = 1000


def normal(text: str, kind: ValueKind | None) -> str:
    """The normal form of a value; of a kind that has none, the text itself."""
    if kind is None:
        return text
    form = _FORMS.get(kind.name)
    return form(text, kind) if form else same(text, kind)


def same(word: str, kind: ValueKind) -> str:
    """The word that pages use for this one."""
    return next((known.about for known in kind.same if known.name == word), word)


def several(text: str, kind: ValueKind | None) -> tuple[str, ...]:
    """The values that one in normal form stands for: each port of a range, else itself."""
    found = re.fullmatch(r"(.*?)(\d+)-(\d+)(?::(\d+)-(\d+))?(/\w+)?", text, re.ASCII) if kind else None
    if not found or not kind or kind.name not in _OF_PORTS or (found[1] and not found[1].endswith(":")):
        return (text,)
    before, first, last, inner_first, inner_last, protocol = found.groups("")
    ports = range(int(first[:9]), int(last[:9]) + 1)
    inner = range(int(inner_first[:9]), int(inner_last[:9]) + 1) if inner_first else ports
    if len(ports) != len(inner) or not 0 < len(ports) <= MOST_PORTS or (before and not inner_first):
        return (text,)
    if not inner_first:
        return tuple(f"{port}{protocol}" for port in ports)
    return tuple(f"{before}{outer}:{port}{protocol}" for outer, port in zip(ports, inner, strict=True))


def arranged(values: Sequence[str], kind: str) -> list[int]:
    """Places of the values that count, in an order that is the same however values are ordered that have no order.

    Of values with keys, those of one key keep theirs; where a key is not known or stands for others, all do.
    """
    places = list(range(len(values)))
    sign = _KEYED.get(kind)
    if sign is None:
        return sorted(places, key=values.__getitem__)
    keys = [value.partition(sign)[0].removesuffix("-") for value in values]
    if any(re.search(r"[$`*]", key) for key in keys) or any("$(" in value for value in values):
        return places
    if kind in _LAST_WINS:
        places = list({key: place for place, key in enumerate(keys)}.values())
    return sorted(places, key=keys.__getitem__)


def _image(text: str, _kind: ValueKind) -> str:
    """Docker Hub and its folder library are meant when nothing else is said, and so is the tag latest."""
    if re.fullmatch(r"(?:[0-9a-f]{12}|[0-9a-f]{64})", text):
        return text
    short = re.sub(r"^(?:(?:index\.)?docker\.io/)?(?:library/)?", "", text)
    name = short.rpartition("/")[2]
    told = ":" in name or "@" in name or "$" in name or "`" in name
    return short if told or not name else f"{short}:latest"


def _container_image(text: str, kind: ValueKind) -> str:
    container, sign, image = text.partition("=")
    return f"{container}={_image(image, kind)}" if sign and image else text


def _bytes(text: str, _kind: ValueKind) -> str:
    says = containers.size(text).says
    return says.removesuffix(" bytes").replace(",", "") if says.endswith(" bytes") else text


def _number(text: str, _kind: ValueKind) -> str:
    """A leading zero makes some flags read an octal number, and others not; such a text stays."""
    if not re.fullmatch(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", text, re.ASCII) or re.match(r"[+-]?0\d", text):
        return text
    return _plain(Decimal(text)) if len(text) < LONGEST_NUMBER else text


def _plain(number: Decimal) -> str:
    written = f"{number:f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if written in ("-0", "") else written


def _percent(text: str, kind: ValueKind) -> str:
    number = text.removesuffix("%")
    return _number(number, kind) + text[len(number) :]


def _duration(text: str, _kind: ValueKind) -> str:
    part = r"(\d+(?:\.\d*)?|\.\d+)(ms|us|µs|μs|ns|h|m|s)"
    if re.fullmatch(r"[+-]?0", text):
        return "0s"
    if not re.fullmatch(f"(?:{part})+", text, re.ASCII) or len(text) > LONGEST_NUMBER:
        return text
    found = re.findall(part, text, re.ASCII)
    nanoseconds = sum((Decimal(number) * _NANOSECONDS[unit] for number, unit in found), Decimal(0))
    return f"{_plain(nanoseconds / _NANOSECONDS['s'])}s"


def _amounts(text: str, _kind: ValueKind) -> str:
    """NAME=QUANTITY,…; cpu=500m is cpu=0.5."""
    found = [each.partition("=") for each in text.split(",")]
    return ",".join(sorted(f"{name}{sign}{_amount(quantity)}" for name, sign, quantity in found))


def _amount(text: str) -> str:
    number, unit, power = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", "[numkMGTPE]|[KMGTPE]i", r"[+-]?\d{1,2}"
    found = re.fullmatch(rf"({number})(?:({unit})|[eE]({power}))?", text, re.ASCII)
    if not found or len(text) > LONGEST_AMOUNT:
        return text
    return _plain(Decimal(found[1]) * _AMOUNTS[found[2] or ""] * Decimal(10) ** int(found[3] or 0))


def _port(text: str, _kind: ValueKind) -> str:
    """An empty host address or host port says no more than none."""
    short = text.lower().removesuffix("/tcp")
    return re.sub(r"^:{1,2}(?=\d+(?:-\d+)?(?:/\w+)?$)|^:(?=\d+(?:-\d+)?:\d)", "", short)


def _service_port(text: str, kind: ValueKind) -> str:
    """The short form becomes the record that it stands for."""
    if "=" in text:
        return _record(text, kind)
    host, sign, container = _port(text, kind).rpartition(":")
    number, _, protocol = container.partition("/")
    written = [f"published={host}"] * bool(sign) + [f"target={number}"] + [f"protocol={protocol}"] * bool(protocol)
    return _record(",".join(written), kind)


def _both(text: str, _kind: ValueKind) -> str:
    """One number stands for both sides of the colon."""
    return f"{text}:{text}" if text.isdecimal() and text != "0" else text


def _port_pair(text: str, kind: ValueKind) -> str:
    """LOCAL:REMOTE; no local port and port 0 stand for a free one."""
    local, sign, remote = text.partition(":")
    if not sign:
        return _both(text, kind)
    return f":{remote}" if local == "0" else text


def _record(text: str, kind: ValueKind) -> str:
    """The fields of a record by name; of a name that stands there again, they keep their order."""
    if "=" not in text:
        return same(text, kind)
    return _of_fields([(same(key, kind), value) for key, value in _pairs(text)], kind)


def _pairs(text: str) -> list[tuple[str, str]]:
    """The fields of a record; one without a value is a switch that is on."""
    return [(key.name, text[value.start : value.end] if value else "true") for key, value in fields(text)]


def _of_fields(found: list[tuple[str, str]], kind: ValueKind) -> str:
    written = [_quoted(f"{key}={value}") for key, value in sorted(found, key=lambda field: field[0])]
    told = [field for field in written if field not in kind.implied]
    if len(told) == 1 and kind.lead and told[0].startswith(f"{kind.lead}="):
        return told[0].removeprefix(f"{kind.lead}=")
    return ",".join(told)


def _quoted(field: str) -> str:
    return f'"{field}"' if "," in field else field


def _handed(text: str, kind: ValueKind) -> str:
    """A secret or config: its own name is what the file is called when nothing else is said."""
    record = _record(text, kind)
    read = _pairs(record)
    source = dict(read).get(kind.lead)
    return _of_fields([field for field in read if field != ("target", source)], kind) if source else record


def _gpus(text: str, kind: ValueKind) -> str:
    return re.sub(r"^count=(\w+)$", r"\1", _record(text, kind))


_SWITCHES = {"readonly": "false", "volume-nocopy": "false", "bind-create-src": "false"}
"""Fields of a mount that may be switched off, which is how they stand when they are not given."""


def _mount(text: str, kind: ValueKind) -> str:
    """Names of fields in any case; paths in the container lose what says nothing, such as a / at their end."""
    read = [(same(key.lower(), kind), value) for key, value in _pairs(text)]
    written = [(key, _FIELDS[key](value) if key in _FIELDS else value) for key, value in read]
    return _of_fields([each for each in written if _SWITCHES.get(each[0]) != each[1]], kind)


def _switch(text: str) -> str:
    return {"1": "true", "t": "true", "0": "false", "f": "false"}.get(text.lower(), text.lower())


def _clean(path: str) -> str:
    """A path without what says nothing. `..` stays, for a link before it leads elsewhere."""
    if not path or "://" in path or ".." in path.split("/"):
        return path
    return posixpath.normpath(path)


_FIELDS: dict[str, Callable[[str], str]] = {
    "type": str.lower,
    "target": _clean,
    **dict.fromkeys(_SWITCHES, _switch),
}


def _volume_mount(text: str, _kind: ValueKind) -> str:
    """A named volume becomes the record that asks for the same; a path of the host and a new volume have none.

    Docker makes a missing path of the host for the short form, and refuses it in the record.
    """
    parts = text.split(":")
    if len(parts) > 3 or re.match(r"[a-zA-Z]:[\\/]", text) or "" in parts[:2]:
        return text
    if len(parts) == 1:
        return _clean(text) if text.startswith("/") else text
    source, target = parts[0], parts[1]
    options = sorted(set(",".join(parts[2:]).split(",")) - {"rw", ""})
    if not target.startswith("/"):
        return text
    if not re.match(r"[/~$\\`.]", source) and not set(options) - _VOLUME_OPTIONS.keys():
        told = (f"source={source}", f"target={_clean(target)}", *(_VOLUME_OPTIONS[option] for option in options))
        return ",".join(sorted(told))
    return ":".join((_clean_host(source), _clean(target), *([",".join(options)] if options else [])))


_VOLUME_OPTIONS = {"ro": "readonly=true", "nocopy": "volume-nocopy=true"}
"""Options of the short form, as fields of the record."""


def _clean_host(path: str) -> str:
    """A relative path of the host keeps the dot that tells it from a name."""
    cleaned = _clean(path)
    return f"./{cleaned}" if path.startswith("./") and cleaned not in (".", path) else cleaned


def _tmpfs(text: str, _kind: ValueKind) -> str:
    path, _, options = text.partition(":")
    told = sorted(set(options.split(",")) - {""})
    return ":".join((_clean(path), *([",".join(told)] if told else [])))


def _device(text: str, _kind: ValueKind) -> str:
    """HOST[:CONTAINER][:RIGHTS]: the same place in the container and all rights when nothing else is said."""
    found = re.fullmatch(r"(/[^:]+)(?::(/[^:]*))?(?::([rwm]+))?", text)
    if not found:
        return text
    return f"{found[1]}:{found[2] or found[1]}:{''.join(sorted(set(found[3] or 'rwm')))}"


def _add_host(text: str, _kind: ValueKind) -> str:
    """HOST=ADDRESS or HOST:ADDRESS; an IPv6 address may stand in brackets."""
    host, sign, address = text.partition("=" if "=" in text else ":")
    bare = re.sub(r"^\[([^\[\]]*)\]$", r"\1", address)
    return f"{host}={bare}" if sign else text


def _label(text: str, _kind: ValueKind) -> str:
    return text if "=" in text else f"{text}="


def _ulimit(text: str, _kind: ValueKind) -> str:
    found = re.fullmatch(r"(\w+)=(-?\d+)", text)
    return f"{text}:{found[2]}" if found else text


def _restart(text: str, _kind: ValueKind) -> str:
    return text.removesuffix(":0") if text == "on-failure:0" else text


def _cpuset(text: str, _kind: ValueKind) -> str:
    """Numbers and ranges become the sorted list of their numbers."""
    found = [re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", each, re.ASCII) for each in text.split(",")]
    ranges = [range(int(each[1]), int(each[2] or each[1]) + 1) for each in found if each]
    if len(ranges) < len(found) or not all(ranges):
        return text
    return ",".join(map(str, sorted({number for numbers in ranges for number in numbers})))


def _capability(text: str, _kind: ValueKind) -> str:
    return text.upper().removeprefix("CAP_")


def _security(text: str, _kind: ValueKind) -> str:
    """NAME=VALUE or, as it was once written, NAME:VALUE."""
    name, sign, value = text.partition("=" if "=" in text else ":")
    return f"{name}={value if sign else 'true'}" if sign or name == "no-new-privileges" else text


def _signal(text: str, kind: ValueKind) -> str:
    """In any case, with or without SIG."""
    upper = text.upper()
    if not re.fullmatch(r"[A-Z0-9+-]+", upper):
        return text
    return same(upper if upper.isdecimal() or upper.startswith("SIG") else f"SIG{upper}", kind)


_ARCHITECTURES = {
    "x86_64": "amd64",
    "x86-64": "amd64",
    "amd64/v1": "amd64",
    "aarch64": "arm64",
    "arm64/v8": "arm64",
    "arm64/8": "arm64",
    "aarch64/v8": "arm64",
    "i386": "386",
    "arm": "arm/v7",
    "arm/7": "arm/v7",
    "armhf": "arm/v7",
    "armel": "arm/v6",
    "arm/6": "arm/v6",
}
"""Other names of types of processors. Rules: containerd's platforms."""


def _platform(text: str, _kind: ValueKind) -> str:
    system, sign, architecture = text.lower().partition("/")
    return f"{system}/{_ARCHITECTURES.get(architecture, architecture)}" if sign else text


def _ip(text: str, _kind: ValueKind) -> str:
    import ipaddress

    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return text


def _lower(text: str, _kind: ValueKind) -> str:
    return text.lower()


def _version(text: str, _kind: ValueKind) -> str:
    return f"v{text}" if re.match(r"\d+\.\d+\.\d+", text) else text


def _condition(text: str, kind: ValueKind) -> str:
    """Words in any case; a condition is waited for to be true when nothing else is said."""
    word = same(text, kind)
    if "=" not in word:
        return word.lower()
    what, _, rest = word.partition("=")
    return f"condition={rest.lower().removesuffix('=true')}" if what == "condition" else word


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
    return _clean(text)


def _file_pair(text: str, _kind: ValueKind) -> str:
    key, sign, file = text.rpartition("=")
    return f"{key}{sign}{_clean(file)}"


def _copied(text: str, _kind: ValueKind) -> str:
    """A path to copy from or to, of which the end says how; the ./ of one on this machine says nothing."""
    return text.removeprefix("./") if ":" not in text and text not in (".", "./") else text


def _template(text: str, _kind: ValueKind) -> str:
    return re.sub(r"\{\{\s*((?:(?!\{\{|\}\}).)*?)\s*\}\}", r"{{\1}}", text)


def _jsonpath(text: str, _kind: ValueKind) -> str:
    """kubectl adds the braces and the first dot where they are missing."""
    found = re.fullmatch(r"\{?\.?([^{}.][^{}]*)\}?", text)
    return f"{{.{found[1]}}}" if found and text.startswith("{") == text.endswith("}") else text


def _selector(text: str, _kind: ValueKind) -> str:
    return ",".join(sorted(_requirement(part.strip()) for part in re.split(r",(?![^(]*\))", text)))


def _requirement(text: str) -> str:
    """KEY=VALUE, KEY==VALUE and KEY in (VALUE) ask for the same; the order in the brackets says nothing."""
    found = re.fullmatch(r"([^\s=!]+)\s+(in|notin)\s*\(([^()]*)\)", text)
    if found:
        values = sorted({value.strip() for value in found[3].split(",")})
        sign = "=" if found[2] == "in" else "!="
        return f"{found[1]}{sign}{values[0]}" if len(values) == 1 else f"{found[1]} {found[2]} ({','.join(values)})"
    pair = re.fullmatch(r"([^=!]+)(==|=|!=)([^=]*)", text)
    return f"{pair[1].strip()}{pair[2].replace('==', '=')}{pair[3].strip()}" if pair else text


def _json(text: str, _kind: ValueKind) -> str:
    import json

    try:
        return json.dumps(json.loads(text), sort_keys=True)
    except (ValueError, RecursionError):
        return text


_FORMS: dict[str, Form] = {
    "add-host": _add_host,
    "attachment": _record,
    "bytes": _bytes,
    "capability": _capability,
    "condition": _condition,
    "config": _handed,
    "container-image": _container_image,
    "count": _number,
    "cp-path": _copied,
    "cpus": _number,
    "cpuset": _cpuset,
    "device": _device,
    "duration": _duration,
    "expose-port": _port,
    "field-selector": _selector,
    "file": _path,
    "file-pair": _file_pair,
    "folder": _path,
    "gpus": _gpus,
    "image": _image,
    "integer": _number,
    "ip": _ip,
    "json": _json,
    "jsonpath": _jsonpath,
    "label": _label,
    "mac": _lower,
    "mount": _mount,
    "number": _number,
    "patch": _json,
    "path": _path,
    "percent-or-count": _percent,
    "platform": _platform,
    "plugin": _image,
    "pod": _types,
    "pod-path": _copied,
    "port": _port,
    "port-number": _number,
    "port-pair": _port_pair,
    "record": _record,
    "resource": _name,
    "resource-amounts": _amounts,
    "resource-type": _types,
    "restart": _restart,
    "secret": _handed,
    "security-option": _security,
    "selector": _selector,
    "service-path": _copied,
    "service-port": _service_port,
    "service-ports": _both,
    "signal": _signal,
    "template": _template,
    "tmpfs": _tmpfs,
    "ulimit": _ulimit,
    "version": _version,
    "volume-mount": _volume_mount,
    "working-folder": _path,
}
_OF_PORTS = frozenset(("port", "expose-port"))
_KEYED = {
    "add-host": "=",
    "annotation-change": "=",
    "container-image": "=",
    "env": "=",
    "env-change": "=",
    "feature-gates": "=",
    "label": "=",
    "label-change": "=",
    "literal": "=",
    "pair": "=",
    "service-replicas": "=",
    "service-scale": "=",
    "tmpfs": ":",
    "ulimit": "=",
}
"""Kinds whose values begin with a key, and the sign behind it."""
_LAST_WINS = frozenset(("env", "feature-gates", "label", "tmpfs", "ulimit"))
"""Of these the tools keep one value for a key, the last."""
FAMILIES = {"mount": "mount", "volume-mount": "mount"}
"""Kinds that have one normal form where their values ask for the same."""
