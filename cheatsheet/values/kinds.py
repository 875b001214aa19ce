"""Named kinds of value → their grammars.

Pages name a kind (`--publish=port*`), and `data/values.yaml` says what its pieces mean. A new grammar is a new row; a
kind without a row is text that needs no taking apart.
"""

from cheatsheet.values import containers, objects
from cheatsheet.values.reading import Grammar, Reading, matching, pair, record

GRAMMARS: dict[str, Grammar] = {
    "add-host": containers.add_host,
    "address-port": matching(r".+:\d{1,5}", "an address and a port", "10.0.0.10:6443"),
    "annotation-change": objects.annotation_change,
    "attachment": containers.attachment,
    "bootstrap-token": matching(r"[a-z0-9]{6}\.[a-z0-9]{16}", "a bootstrap token", "abcdef.0123456789abcdef"),
    "bytes": containers.size,
    "ca-hash": objects.ca_hash,
    "cidr": matching(r"[0-9a-fA-F.:]+/\d{1,3}", "a range of addresses", "172.28.0.0/16"),
    "condition": objects.condition,
    "config": record,
    "container-image": objects.container_image,
    "count": matching(r"\+?\d+", "a whole number from 0 on", "3"),
    "cp-path": containers.cp_path,
    "cpus": matching(r"\d+(\.\d*)?|\.\d+", "a number of CPUs", "1.5"),
    "cpuset": matching(r"\d+(-\d+)?(,\d+(-\d+)?)*", "a list of CPU numbers", "0-3 or 0,2"),
    "device": containers.device,
    "duration": containers.duration,
    "env": containers.env,
    "env-change": objects.env_change,
    "expose-port": containers.expose_port,
    "feature-gates": objects.feature_gates,
    "file-pair": objects.file_pair,
    "filter": containers.filter_,
    "image": containers.image,
    "ingress-rule": objects.ingress_rule,
    "integer": matching(r"[+-]?\d+", "a whole number", "10"),
    "label": pair,
    "label-change": objects.label_change,
    "literal": objects.literal,
    "mount": containers.mount,
    "number": matching(r"[+-]?(\d+(\.\d*)?|\.\d+)", "a number", "0.5"),
    "pair": pair,
    "percent-or-count": matching(r"\d+%?", "a whole number or a share in percent", "50%"),
    "platform": containers.platform,
    "pod": objects.resource,
    "pod-path": objects.pod_path,
    "port": containers.port,
    "port-number": matching(r"\d{1,5}", "the number of a port", "8080"),
    "port-pair": objects.port_pair,
    "record": record,
    "resource": objects.resource,
    "resource-amounts": objects.resource_amounts,
    "resource-type": objects.resource_type,
    "restart": containers.restart,
    "secret": record,
    "service-path": containers.service_path,
    "service-port": containers.service_port,
    "service-ports": objects.service_ports,
    "service-replicas": containers.service_replicas,
    "service-scale": containers.service_scale,
    "switch": matching(r"(?i:true|false|t|f|1|0)", "true or false", "true"),
    "taint": objects.taint,
    "tmpfs": containers.tmpfs,
    "ulimit": containers.ulimit,
    "user": containers.user,
    "volume-mount": containers.volume_mount,
}


def read(kind: str, text: str) -> Reading:
    """What a value of this kind says; a kind without a grammar says nothing of its own."""
    grammar = GRAMMARS.get(kind)
    if grammar is None:
        return Reading()
    if not text:
        return Reading(wrong="the value is empty", hint="give it one") if kind not in _MAY_BE_EMPTY else Reading()
    reading = grammar(text)
    return reading._replace(pieces=tuple(piece for piece in reading.pieces if piece.start < piece.end))


_MAY_BE_EMPTY = frozenset(("env", "label", "pair", "user", "bytes", "volume-mount"))
