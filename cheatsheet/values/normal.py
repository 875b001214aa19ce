"""Values in a normal form: two texts of one kind that ask for the same thing become equal.

What is the same word in another spelling (`src`, `po`), and what holds without being said (`type=volume`), is told by
the kind's page; how a kind is written is known here. Where it is not sure that two texts ask for the same, they stay
different.
"""

import re
from collections.abc import Sequence

from cheatsheet.model import ValueKind
from cheatsheet.values import container_forms, forms, object_forms

MOST_PORTS = 1000


def normal(text: str, kind: ValueKind | None) -> str:
    """The normal form of a value; of a kind that has none, the text itself."""
    if kind is None:
        return text
    form = _FORMS.get(kind.name)
    return form(text, kind) if form else forms.same(text, kind)


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


_FORMS: dict[str, forms.Form] = {
    "access-target": object_forms.types,
    "add-host": container_forms.add_host,
    "attachment": forms.record,
    "attestation": forms.record,
    "build-limits": forms.record,
    "build-output": forms.record,
    "build-secret": forms.record,
    "bytes": container_forms.size,
    "cache-source": forms.record,
    "cache-target": forms.record,
    "capability": container_forms.capability,
    "condition": object_forms.condition,
    "config": container_forms.handed,
    "container-image": container_forms.container_image,
    "count": forms.number,
    "cp-path": forms.copied,
    "cpus": forms.number,
    "cpuset": container_forms.cpuset,
    "device": container_forms.device,
    "disk-weight": forms.number,
    "duration": forms.duration,
    "expose-port": container_forms.port,
    "field-selector": object_forms.selector,
    "file": forms.path,
    "file-pair": object_forms.file_pair,
    "folder": forms.path,
    "gpus": container_forms.gpus,
    "grace-period": forms.number,
    "image": container_forms.image,
    "local-image": container_forms.image,
    "image-name": container_forms.image,
    "pulled-image": container_forms.image,
    "pushed-image": container_forms.image,
    "integer": forms.number,
    "ip": forms.address,
    "json": forms.document,
    "jsonpath": object_forms.jsonpath,
    "kubernetes-version": forms.version,
    "kustomization": forms.path,
    "label": container_forms.label,
    "labels": object_forms.selector,
    "last-lines": forms.number,
    "mac": forms.in_any_case,
    "manifest": forms.path,
    "memory": container_forms.size,
    "memory-swap": container_forms.size,
    "mount": container_forms.mount,
    "node-port": forms.number,
    "number": forms.number,
    "oom-score": forms.number,
    "patch": forms.document,
    "path": forms.path,
    "percent-or-count": forms.percent,
    "platform": container_forms.platform,
    "plugin": container_forms.image,
    "pod": object_forms.types,
    "pod-path": forms.copied,
    "policy": forms.record,
    "port": container_forms.port,
    "port-number": forms.number,
    "port-pair": object_forms.port_pair,
    "provenance": forms.record,
    "ratio": forms.number,
    "record": forms.record,
    "request-timeout": forms.duration,
    "resource": object_forms.object_name,
    "resource-amounts": object_forms.amounts,
    "resource-type": object_forms.types,
    "restart": container_forms.restart,
    "sbom": forms.record,
    "secret": container_forms.handed,
    "security-option": container_forms.security,
    "selector": object_forms.selector,
    "service-path": forms.copied,
    "service-port": container_forms.service_port,
    "service-ports": object_forms.both,
    "signal": container_forms.signal,
    "swappiness": forms.number,
    "template": forms.template,
    "tmpfs": container_forms.tmpfs,
    "ulimit": container_forms.ulimit,
    "version": forms.version,
    "volume-mount": container_forms.volume_mount,
    "working-folder": forms.path,
}


_OF_PORTS = frozenset(("port", "expose-port"))


_KEYED = {
    "add-host": "=",
    "address-setting": "=",
    "annotation": "=",
    "annotation-change": "=",
    "bake-override": "=",
    "build-argument": "=",
    "build-context": "=",
    "container-image": "=",
    "env": "=",
    "env-change": "=",
    "feature-gates": "=",
    "generic-resource": "=",
    "label": "=",
    "label-change": "=",
    "literal": "=",
    "log-setting": "=",
    "object-annotation": "=",
    "pair": "=",
    "placement": "=",
    "pod-env": "=",
    "service-replicas": "=",
    "service-scale": "=",
    "setting": "=",
    "sysctl": "=",
    "tmpfs": ":",
    "ulimit": "=",
}
"""Kinds whose values begin with a key, and the sign behind it."""


_LAST_WINS = frozenset(("env", "feature-gates", "label", "tmpfs", "ulimit"))
"""Of these the tools keep one value for a key, the last."""


FAMILIES = {"mount": "mount", "volume-mount": "mount"}
"""Kinds that have one normal form where their values ask for the forms.same."""
