"""Grammars of who may do what: identities, service accounts, paths of the API server, and API versions."""

import re

from cheatsheet.values.reading import Piece, Reading, groups, halves, unread

_VERSION = r"v\d+(?:(?:alpha|beta)\d+)?"


def identity(text: str) -> Reading:
    """A user; that of a service account is system:serviceaccount:NAMESPACE:NAME."""
    found = re.fullmatch(r"system:serviceaccount:(?P<namespace>[^:]*)(?::(?P<name>.*))?", text)
    if not found:
        return Reading()
    pieces = groups(found, {"namespace": "namespace", "name": "service account"})
    if not found["namespace"] or not found["name"]:
        hint = "write system:serviceaccount:NAMESPACE:NAME"
        return Reading(pieces, wrong=f"'{text}' is no service account", hint=hint, level="warning")
    return Reading(pieces, f"the service account {found['name']} of the namespace {found['namespace']}")


def account(text: str) -> Reading:
    """NAMESPACE:NAME of a service account. Rules: kubectl create rolebinding."""
    namespace, name = halves(text, ":")
    if not namespace or not name or ":" in name:
        given = text.removeprefix("system:serviceaccount:")
        fix = given if given != text and re.fullmatch(r"[^:]+:[^:]+", given) else None
        hint = f"write {fix}" if fix else "write it like staging:deployer"
        return Reading(wrong=f"'{text}' is not NAMESPACE:NAME", hint=hint, fix=fix)
    pieces = (Piece(0, len(namespace), "namespace"), Piece(len(namespace) + 1, len(text), "service account"))
    return Reading(pieces, f"the service account {name} of the namespace {namespace}")


def account_name(text: str) -> Reading:
    """The name of a service account, without its namespace."""
    name = halves(text, ":")[1]
    if name is None:
        return Reading()
    hint = f"write {name.rpartition(':')[2]}, and the namespace to -n"
    return Reading(wrong=f"'{text}' cannot be the name of a service account", hint=hint, fix=name.rpartition(":")[2])


_VERBS = ("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "use", "bind", "escalate",
          "impersonate", "post", "put", "head", "options", "approve", "sign", "attest", "proxy")  # fmt: skip


def verb(text: str) -> Reading:
    """What may be done. Any word is taken; only one close to a known one is told. Rules: kubectl create role."""
    if text in _VERBS or unread(text):
        return Reading()
    from cheatsheet.nearest import nearest

    near = nearest(text, _VERBS)
    if not near:
        return Reading()
    return Reading(wrong=f"'{text}' is no usual verb", hint=f"did you mean {near[0]}?", fix=near[0], level="warning")


def server_path(text: str) -> Reading:
    """A path of the API server that leads to no object; * at its end takes all below. Rules: kubectl create role."""
    if text == "*":
        return Reading(says="every path")
    if not text.startswith("/"):
        return Reading(wrong=f"'{text}' does not start with /", hint=f"write /{text}", fix=f"/{text}")
    if "*" in text[:-1]:
        at = text.index("*")
        return Reading(wrong="a * stands before the end of the path", hint="it may only stand last", at=(at, at + 1))
    return Reading(says=f"{text[:-1]} and all below it" if text.endswith("*") else "")


_OF_NAMESPACES = ("finalize", "status")
"""Parts of a namespace itself, and no types of objects in it."""


def request_path(text: str) -> Reading:
    """A path of the API server, with a query behind ?. Rules: kubectl get --raw, url.ParseRequestURI."""
    if not re.match(r"/|[A-Za-z][A-Za-z0-9+.-]*:", text):
        return Reading(wrong=f"'{text}' is no path of the API server", hint=f"write /{text}", fix=f"/{text}")
    path, query = halves(text, "?")
    pieces = (Piece(0, len(path), "path"), Piece(len(path) + 1, len(text), "query")) if query else ()
    found = re.match(
        rf"/(?:api|apis/(?P<group>[^/?]+))/(?P<version>{_VERSION})"
        r"(?:/namespaces/(?P<namespace>[^/?]+)(?=/))?/(?P<type>[^/?]+)(?:/(?P<name>[^/?]+)(?:/(?P<part>.+))?)?$",
        path,
    )
    if not found:
        return Reading(pieces)
    of = f" of the group {found['group']}" if found["group"] else ""
    where = f" in namespace {found['namespace']}" if found["namespace"] else ""
    which = f"{found['type']}/{found['name']}" if found["name"] else found["type"]
    if found["type"] in _OF_NAMESPACES and found["namespace"] and not found["part"]:
        where, which = "", f"{found['type']} of the namespace {found['namespace']}"
    elif found["part"]:
        which = f"{found['part']} of {which}"
    return Reading(pieces, f"{which}{of}{where}, in version {found['version']} of the API")


def api_version(text: str) -> Reading:
    """VERSION or GROUP/VERSION. Rules: apimachinery, ParseGroupVersion."""
    parts = text.split("/")
    if len(parts) > 2:
        return Reading(wrong=f"'{text}' has more than one slash", hint="write it like apps/v1, or v1 for the core")
    if len(parts) == 1:
        return Reading()
    pieces = (Piece(0, len(parts[0]), "group"), Piece(len(parts[0]) + 1, len(text), "version"))
    return Reading(pieces, f"version {parts[1]} of the group {parts[0]}" if all(parts) else "")


def api_kind(text: str) -> Reading:
    """GROUP/VERSION/KIND. Rules: kubectl, prune.ParseResources."""
    parts = text.split("/")
    if len(parts) != 3:
        hint = "write it like apps/v1/Deployment; the group of v1 is core"
        fix = f"core/{text}" if len(parts) == 2 and parts[0] == "v1" else None
        return Reading(wrong=f"'{text}' is not GROUP/VERSION/KIND", hint=f"write {fix}" if fix else hint, fix=fix)
    first, second = len(parts[0]), len(parts[0]) + 1 + len(parts[1])
    pieces = (Piece(0, first, "group"), Piece(first + 1, second, "version"), Piece(second + 1, len(text), "kind"))
    return Reading(pieces, f"objects of the kind {parts[2]}")


_SETTINGS = ("apiVersion", "clusters", "contexts", "current-context", "extensions", "kind", "preferences", "users")
_ENTRIES = {"clusters": "cluster", "contexts": "context", "users": "user"}


def setting(text: str) -> Reading:
    """A setting of the kubeconfig, as LIST.ENTRY.FIELD or a word. Rules: kubectl config set, newNavigationSteps."""
    first, _, rest = text.partition(".")
    if first not in _SETTINGS:
        from cheatsheet.nearest import nearest

        near = nearest(first, _SETTINGS)
        hint = f"did you mean {near[0]}?" if near else f"it starts with {', '.join(_SETTINGS)}"
        at = (0, len(first)) if first else None
        return Reading((), "", f"'{first}' is no setting of a kubeconfig", hint, at, near[0] if near and at else None)
    if first not in _ENTRIES or not rest:
        return Reading()
    name, sign, field = rest.rpartition(".")
    entry = name if sign else field
    end = len(first) + 1 + len(entry)
    pieces = (
        Piece(0, len(first), "list"),
        Piece(len(first) + 1, end, "entry"),
        *([Piece(end + 1, len(text), "field")] if sign else []),
    )
    what = f"the {_ENTRIES[first]} {entry}"
    return Reading(pieces, f"{field} of {what}" if sign else what)


def field_path(text: str) -> Reading:
    """TYPE, or TYPE.FIELD.FIELD; kubectl explain finds out itself how much of it is the type."""
    kind, sign, fields = text.partition(".")
    if not sign:
        return Reading((Piece(0, len(kind), "resource type", kind.lower()),))
    pieces = (Piece(0, len(kind), "resource type", kind.lower()), Piece(len(kind) + 1, len(text), "field"))
    return Reading(pieces, f"the field {fields} of {kind}" if fields else "")
