"""Named kinds of value → their grammars.

Pages name a kind (`--publish=port*`), and `data/values.yaml` says what its pieces mean. A new grammar is a new row; a
kind without a row is text that needs no taking apart.
"""

from cheatsheet.values import (
    access,
    containers,
    joining,
    jsonpaths,
    objects,
    outputs,
    patches,
    quantities,
    schedules,
    selectors,
    services,
)
from cheatsheet.values.reading import Grammar, Reading, matching, pair, record

GRAMMARS: dict[str, Grammar] = {
    "access-target": objects.access_target,
    "account": access.account,
    "add-host": containers.add_host,
    "address-port": joining.server,
    "annotation-change": objects.annotation_change,
    "api-kind": access.api_kind,
    "api-path": access.request_path,
    "api-version": access.api_version,
    "attachment": containers.attachment,
    "bootstrap-token": joining.bootstrap_token,
    "bootstrap-token-or-id": joining.known_token,
    "bytes": containers.size,
    "ca-hash": joining.ca_hash,
    "certificate-key": joining.certificate_key,
    "cidr": matching(r"[0-9a-fA-F.:]+/\d{1,3}", "a range of addresses", "172.28.0.0/16"),
    "cidr-list": joining.address_ranges,
    "condition": objects.condition,
    "config": record,
    "container-image": objects.container_image,
    "count": matching(r"\+?\d+", "a whole number from 0 on", "3"),
    "cp-path": containers.cp_path,
    "cpus": matching(r"\d+(\.\d*)?|\.\d+", "a number of CPUs", "1.5"),
    "cpuset": matching(r"\d+(-\d+)?(,\d+(-\d+)?)*", "a list of CPU numbers", "0-3 or 0,2"),
    "cron": schedules.cron,
    "device": containers.device,
    "duration": containers.duration,
    "endpoint": joining.endpoint,
    "env": containers.env,
    "env-change": objects.env_change,
    "expose-port": containers.expose_port,
    "feature-gates": joining.feature_gates,
    "field-path": access.field_path,
    "field-selector": selectors.field_selector,
    "file-pair": objects.file_pair,
    "filter": containers.filter_,
    "go-template": outputs.go_template,
    "grace-period": quantities.grace_period,
    "identity": access.identity,
    "image": containers.image,
    "ingress-rule": services.ingress_rule,
    "integer": matching(r"[+-]?\d+", "a whole number", "10"),
    "kubeconfig-setting": access.setting,
    "kubernetes-version": joining.release,
    "kustomization": objects.kustomization,
    "json": patches.overrides,
    "jsonpath": jsonpaths.sort_key,
    "label": pair,
    "label-change": objects.label_change,
    "labels": selectors.labels,
    "literal": objects.literal,
    "load-target": quantities.target,
    "manifest": objects.manifest,
    "mount": containers.mount,
    "namespace": objects.namespace,
    "node-port": services.node_port,
    "non-resource-url": access.server_path,
    "number": matching(r"[+-]?(\d+(\.\d*)?|\.\d+)", "a number", "0.5"),
    "object-annotation": objects.annotation,
    "object-name": objects.object_name,
    "output": outputs.output,
    "pair": pair,
    "patch": patches.patch,
    "percent-or-count": quantities.percent_or_count,
    "phases": joining.phase,
    "platform": containers.platform,
    "pod": objects.resource,
    "pod-env": objects.pod_env,
    "pod-path": objects.pod_path,
    "port": containers.port,
    "port-list": services.port_list,
    "port-number": services.port_number,
    "port-pair": services.port_pair,
    "rbac-resource": objects.granted_resource,
    "rbac-verb": access.verb,
    "record": record,
    "request-timeout": quantities.request_timeout,
    "resource": objects.resource,
    "resource-amounts": quantities.resource_amounts,
    "resource-type": objects.resource_type,
    "restart": containers.restart,
    "secret": record,
    "selector": selectors.selector,
    "service-account": access.account_name,
    "service-backend": services.backend,
    "service-path": containers.service_path,
    "service-port": containers.service_port,
    "service-ports": services.service_ports,
    "service-replicas": containers.service_replicas,
    "service-scale": containers.service_scale,
    "switch": matching(r"(?i:true|false|t|f|1|0)", "true or false", "true"),
    "taint": objects.taint,
    "target-port": services.target_port,
    "timestamp": quantities.timestamp,
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


_MAY_BE_EMPTY = frozenset(
    ("env", "label", "pair", "user", "bytes", "volume-mount", "selector", "field-selector", "namespace", "output")
)
