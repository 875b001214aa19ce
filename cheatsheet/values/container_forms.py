"""Normal forms of the values that docker takes. Rules: docker/cli's options, go-connections, containerd's platforms."""

import re
from collections.abc import Callable

from cheatsheet.model import ValueKind
from cheatsheet.values import amounts, forms


def image(text: str, _kind: ValueKind) -> str:
    """Docker Hub and its folder library are meant when nothing else is said, and so is the tag latest."""
    if re.fullmatch(r"(?:[0-9a-f]{12}|[0-9a-f]{64})", text):
        return text
    short = re.sub(r"^(?:(?:index\.)?docker\.io/)?(?:library/)?", "", text)
    name = short.rpartition("/")[2]
    told = ":" in name or "@" in name or "$" in name or "`" in name
    return short if told or not name else f"{short}:latest"


def container_image(text: str, kind: ValueKind) -> str:
    container, sign, name = text.partition("=")
    return f"{container}={image(name, kind)}" if sign and name else text


def size(text: str, _kind: ValueKind) -> str:
    says = amounts.memory_swap(text).says
    return says.removesuffix(" bytes").replace(",", "") if says.endswith(" bytes") else text


def port(text: str, _kind: ValueKind) -> str:
    """An empty host address or host port says no more than none."""
    short = forms.lower(text).removesuffix("/tcp")
    return re.sub(r"^:{1,2}(?=\d+(?:-\d+)?(?:/\w+)?$)|^:(?=\d+(?:-\d+)?:\d)", "", short)


def service_port(text: str, kind: ValueKind) -> str:
    """The short form becomes the record that it stands for."""
    if "=" in text:
        return forms.record(text, kind)
    host, sign, container = port(text, kind).rpartition(":")
    number, _, protocol = container.partition("/")
    written = [f"published={host}"] * bool(sign) + [f"target={number}"] + [f"protocol={protocol}"] * bool(protocol)
    return forms.record(",".join(written), kind)


def handed(text: str, kind: ValueKind) -> str:
    """A secret or config: its own name is what the file is called when nothing else is said."""
    record = forms.record(text, kind)
    read = forms.pairs(record)
    source = dict(read).get(kind.lead)
    return forms.of_fields([field for field in read if field != ("target", source)], kind) if source else record


def gpus(text: str, kind: ValueKind) -> str:
    return re.sub(r"^count=(\w+)$", r"\1", forms.record(text, kind))


_SWITCHES = {"readonly": "false", "volume-nocopy": "false", "bind-create-src": "false"}
"""Fields of a mount that may be switched off, which is how they stand when they are not given."""


def mount(text: str, kind: ValueKind) -> str:
    """Names of fields in any case; paths in the container lose what says nothing, such as a / at their end."""
    read = [(forms.same(key.lower(), kind), value) for key, value in forms.pairs(text)]
    written = [(key, _FIELDS[key](value) if key in _FIELDS else value) for key, value in read]
    return forms.of_fields([each for each in written if _SWITCHES.get(each[0]) != each[1]], kind)


def _switch(text: str) -> str:
    return {"1": "true", "t": "true", "0": "false", "f": "false"}.get(forms.lower(text), forms.lower(text))


_FIELDS: dict[str, Callable[[str], str]] = {
    "type": forms.lower,
    "target": forms.clean,
    **dict.fromkeys(_SWITCHES, _switch),
}


def volume_mount(text: str, _kind: ValueKind) -> str:
    """A named volume becomes the record that asks for the same; a path of the host and a new volume have none.

    Docker makes a missing path of the host for the short form, and refuses it in the record.
    """
    parts = text.split(":")
    if len(parts) > 3 or re.match(r"[a-zA-Z]:[\\/]", text) or "" in parts[:2]:
        return text
    if len(parts) == 1:
        return forms.clean(text) if text.startswith("/") else text
    source, target = parts[0], parts[1]
    options = sorted(set(",".join(parts[2:]).split(",")) - {"rw", ""})
    if not target.startswith("/"):
        return text
    if not re.match(r"[/~$\\`.]", source) and not set(options) - _VOLUME_OPTIONS.keys():
        told = (f"source={source}", f"target={forms.clean(target)}", *(_VOLUME_OPTIONS[option] for option in options))
        return ",".join(sorted(told))
    return ":".join((_clean_host(source), forms.clean(target), *([",".join(options)] if options else [])))


_VOLUME_OPTIONS = {"ro": "readonly=true", "nocopy": "volume-nocopy=true"}
"""Options of the short form, as fields of the record."""


def _clean_host(path: str) -> str:
    """A relative path of the host keeps the dot that tells it from a name."""
    cleaned = forms.clean(path)
    return f"./{cleaned}" if path.startswith("./") and cleaned not in (".", path) else cleaned


def tmpfs(text: str, _kind: ValueKind) -> str:
    path, _, options = text.partition(":")
    told = sorted(set(options.split(",")) - {""})
    return ":".join((forms.clean(path), *([",".join(told)] if told else [])))


def device(text: str, _kind: ValueKind) -> str:
    """HOST[:CONTAINER][:RIGHTS]: the same place in the container and all rights when nothing else is said."""
    found = re.fullmatch(r"(/[^:]+)(?::(/[^:]*))?(?::([rwm]+))?", text)
    if not found:
        return text
    return f"{found[1]}:{found[2] or found[1]}:{''.join(sorted(set(found[3] or 'rwm')))}"


def add_host(text: str, _kind: ValueKind) -> str:
    """HOST=ADDRESS or HOST:ADDRESS; an IPv6 address may stand in brackets."""
    host, sign, address = text.partition("=" if "=" in text else ":")
    bare = re.sub(r"^\[([^\[\]]*)\]$", r"\1", address)
    return f"{host}={bare}" if sign else text


def label(text: str, _kind: ValueKind) -> str:
    return text if "=" in text else f"{text}="


def ulimit(text: str, _kind: ValueKind) -> str:
    found = re.fullmatch(r"(\w+)=(-?\d+)", text)
    return f"{text}:{found[2]}" if found else text


def restart(text: str, _kind: ValueKind) -> str:
    return text.removesuffix(":0") if text == "on-failure:0" else text


def cpuset(text: str, _kind: ValueKind) -> str:
    """Numbers and ranges become the sorted list of their numbers."""
    found = [re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", each, re.ASCII) for each in text.split(",")]
    ranges = [range(int(each[1]), int(each[2] or each[1]) + 1) for each in found if each]
    if len(ranges) < len(found) or not all(ranges):
        return text
    return ",".join(map(str, sorted({number for numbers in ranges for number in numbers})))


def capability(text: str, _kind: ValueKind) -> str:
    """With or without CAP_, in any case."""
    return forms.lower(text).removeprefix("cap_")


def security(text: str, _kind: ValueKind) -> str:
    """NAME=VALUE or, as it was once written, NAME:VALUE."""
    name, sign, value = text.partition("=" if "=" in text else ":")
    return f"{name}={value if sign else 'true'}" if sign or name == "no-new-privileges" else text


def signal(text: str, kind: ValueKind) -> str:
    """In any case, with or without SIG."""
    upper = text.upper()
    if not re.fullmatch(r"[A-Z0-9+-]+", upper):
        return text
    return forms.same(upper if upper.isdecimal() or upper.startswith("SIG") else f"SIG{upper}", kind)


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
"""Other names of types of processors."""


def platform(text: str, _kind: ValueKind) -> str:
    system, sign, architecture = forms.lower(text).partition("/")
    return f"{system}/{_ARCHITECTURES.get(architecture, architecture)}" if sign else text
