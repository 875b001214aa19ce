"""Grammars of the values that name, mark and change the objects of a cluster.

Rules: kubectl's own checks, and apimachinery for names and labels.
"""

import re

from cheatsheet.values.images import image
from cheatsheet.values.reading import Piece, Reading, cut, groups, halves, on_this_machine, unread
from cheatsheet.values.selectors import KEY_HINT, LABEL_KEY, LABEL_VALUE, VALUE_HINT

_VERSION = r"v\d+(?:(?:alpha|beta)\d+)?"
_TYPE = rf"(?P<type>[^./,]*)(?:\.(?P<version>{_VERSION})(?=\.))?(?:\.(?P<group>[^/,]*))?"
_TYPE_PIECES = {"type": "resource type", "version": "version", "group": "group"}
_VARIABLE = r"[A-Za-z_.-][A-Za-z0-9_.-]*"
_CONFIG_KEY = r"[-._a-zA-Z0-9]+"
_EFFECTS = ("NoSchedule", "PreferNoSchedule", "NoExecute")
_SUBDOMAIN = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
_DNS_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_LONGEST_NAME = 253


def resource(text: str) -> Reading:
    """TYPE/NAME, or a name alone. Rules: cli-runtime, splitResourceTypeName."""
    parts = cut(text, "/")
    if len(parts) == 1:
        return Reading()
    pieces = (*_type_pieces(text, 0, parts[0][1]), Piece(parts[1][0], parts[1][1], "name"))
    if len(parts) > 2:
        hint = "write TYPE/NAME, like deployment/web"
        return Reading(pieces, wrong=f"'{text}' has more than one slash", hint=hint)
    kind, name = text[: parts[0][1]], text[parts[1][0] :]
    if not kind or not name:
        missing = "name behind the slash" if kind else "type before the slash"
        return Reading(pieces, wrong=f"'{text}' has no {missing}", hint="write TYPE/NAME, like deployment/web")
    return Reading(pieces)


def resource_type(text: str) -> Reading:
    """TYPE, TYPE,TYPE or TYPE/NAME; a type may be TYPE.GROUP or TYPE.VERSION.GROUP."""
    if len(cut(text, "/")) == 1:
        return Reading(tuple(piece for span in cut(text, ",") for piece in _type_pieces(text, *span)))
    several = [text[slice(*span)] for span in cut(text, ",")]
    if len(several) > 1:
        hint = f"write them as words of their own: {' '.join(several)}"
        return Reading(wrong=f"'{text}' joins objects with names by commas", hint=hint)
    return resource(text)


def access_target(text: str) -> Reading:
    """What somebody may have access to: a type, TYPE/NAME, or the path of a page of the API server."""
    if text.startswith("/"):
        return Reading(says=f"the path {text} of the API server, which is no object")
    kind, name = halves(text, "/")
    if name in _PARTS_OF_PODS and kind in ("pods", "pod", "po"):
        wrong = f"this asks about a pod with the name {name}"
        hint = f"write {kind} --subresource={name}"
        return resource(text)._replace(wrong=wrong, hint=hint, level="warning")
    return resource(text) if name is not None else Reading(tuple(_type_pieces(text, 0, len(text))))


_PARTS_OF_PODS = frozenset(
    ("log", "exec", "attach", "portforward", "proxy", "eviction", "binding", "status", "ephemeralcontainers")
)


def granted_resource(text: str) -> Reading:
    """TYPE[.GROUP][/PART], or * for every type. Rules: kubectl create role."""
    kind, part = halves(text, "/")
    pieces = tuple(_type_pieces(text, 0, len(kind)))
    if part is None:
        return Reading(pieces, "every type" if text == "*" else "")
    pieces = (*pieces, Piece(len(kind) + 1, len(text), "part"))
    if not kind or not part:
        return Reading(pieces, wrong=f"'{text}' is not TYPE/PART", hint="write it like pods/log")
    return Reading(pieces, f"the part {part} of {kind}")


def _type_pieces(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """The type of an object, with the version and the group of its API where they are given."""
    written = text[start:end]
    found = re.fullmatch(_TYPE, written)
    if not found or "$" in written or "`" in written:
        return (Piece(start, end, "resource type", written.strip().lower()),)
    made = []
    for piece in groups(found, _TYPE_PIECES):
        word = found["type"].lower() if piece.name == "resource type" else ""
        made.append(Piece(start + piece.start, start + piece.end, piece.name, word))
    return tuple(made)


def object_name(text: str) -> Reading:
    """The name of a new object. Rules: apimachinery, IsDNS1123Subdomain."""
    if (re.fullmatch(_SUBDOMAIN, text) and len(text) <= _LONGEST_NAME) or unread(text):
        return Reading()
    lower = re.sub(r"[_\s]", "-", text.lower())
    fix = lower if re.fullmatch(_SUBDOMAIN, lower) and len(lower) <= _LONGEST_NAME else None
    hint = "use small letters, digits, - and ., with a letter or digit at both ends"
    return Reading(wrong=f"'{text}' cannot be the name of an object", hint=hint, fix=fix)


def namespace(text: str) -> Reading:
    """The name of a namespace. Rules: apimachinery, IsDNS1123Label."""
    if re.fullmatch(_DNS_LABEL, text) or unread(text):
        return Reading()
    lower = re.sub(r"[_\s.]", "-", text.lower())
    fix = lower if re.fullmatch(_DNS_LABEL, lower) else None
    hint = "use at most 63 small letters, digits and -, with a letter or digit at both ends"
    return Reading(wrong=f"'{text}' cannot be the name of a namespace", hint=hint, fix=fix)


def label_change(text: str) -> Reading:
    """KEY=VALUE, or KEY- to take the label off."""
    return _change(text, "a label", LABEL_VALUE)


def annotation_change(text: str) -> Reading:
    """KEY=VALUE with any value, or KEY- to take the annotation off."""
    return _change(text, "an annotation", r".*")


def annotation(text: str) -> Reading:
    """KEY=VALUE with any value. Rules: kubectl run and create ingress."""
    key, value = halves(text, "=")
    if value is None or not key:
        return Reading(wrong=f"'{text}' is not KEY=VALUE", hint="write it like owner=payments")
    pieces = (Piece(0, len(key), "key"), Piece(len(key) + 1, len(text), "value"))
    return _checked_key(Reading(pieces), key, "an annotation")


def _change(text: str, what: str, value_pattern: str) -> Reading:
    key, value = halves(text, "=")
    if value is None and text.endswith("-"):
        key = text[:-1]
    elif value is None:
        return Reading(wrong=f"'{text}' neither sets nor removes {what}", hint="write KEY=VALUE, or KEY- to remove it")
    start = len(key) + 1
    pieces = (Piece(0, len(key), "key"), *([Piece(start, len(text), "value")] if value is not None else []))
    reading = _checked_key(Reading(pieces), key, what)
    if reading.wrong:
        return reading
    if value is None:
        return Reading(pieces, f"removes the {what.split()[1]} {key}")
    if not re.fullmatch(value_pattern, value, re.DOTALL):
        wrong = f"'{value}' cannot be the value of {what}"
        return Reading(pieces, wrong=wrong, hint=VALUE_HINT, at=(start, len(text)))
    return Reading(
        pieces, f"sets the {what.split()[1]} {key} to {value}" if value else f"sets {what} {key} with no value"
    )


def _checked_key(reading: Reading, key: str, what: str) -> Reading:
    if re.fullmatch(LABEL_KEY, key):
        return reading
    return reading._replace(wrong=f"'{key}' cannot be the key of {what}", hint=KEY_HINT, at=(0, len(key)))


def env_change(text: str) -> Reading:
    """NAME=VALUE, NAME- to take the variable away, or - for lines on standard input. Rules: kubectl set env."""
    name, value = halves(text, "=")
    if text == "-":
        return Reading(says="NAME=VALUE lines from standard input")
    if value is None and text.endswith("-"):
        name = text[:-1]
    elif value is None:
        hint = "write NAME=VALUE, or NAME- to remove it"
        return Reading(wrong=f"'{text}' neither sets nor removes a variable", hint=hint)
    pieces = _variable_pieces(text, name, value)
    if not re.fullmatch(_VARIABLE, name):
        return _bad_variable(pieces, name)
    return Reading(pieces, f"sets {name} to '{value}'" if value is not None else f"removes the variable {name}")


def pod_env(text: str) -> Reading:
    """NAME=VALUE; unlike with docker, the value must be there. Rules: kubectl run and debug, parseEnvs."""
    name, value = halves(text, "=")
    if value is None:
        hint = f"write {text}=VALUE; kubectl does not pass on what {text} is here"
        return Reading(wrong=f"'{text}' has no value", hint=hint)
    pieces = _variable_pieces(text, name, value)
    if not re.fullmatch(_VARIABLE, name):
        return _bad_variable(pieces, name)
    return Reading(pieces, f"{name} is '{value}' in the container" if value else f"{name} is empty in the container")


def _variable_pieces(text: str, name: str, value: str | None) -> tuple[Piece, ...]:
    return (Piece(0, len(name), "variable"), *([Piece(len(name) + 1, len(text), "value")] if value is not None else []))


def _bad_variable(pieces: tuple[Piece, ...], name: str) -> Reading:
    wrong, hint = f"'{name}' cannot be the name of a variable", "use letters, digits, _, - and ., and no digit in front"
    return Reading(pieces, wrong=wrong, hint=hint, at=(0, len(name)) if name else None)


def container_image(text: str) -> Reading:
    """CONTAINER=IMAGE; * stands for every container. The image is checked only where it runs."""
    container, name = halves(text, "=")
    if not container or not name:
        return Reading(wrong=f"'{text}' is not CONTAINER=IMAGE", hint="write it like web=nginx:1.27")
    start = len(container) + 1
    inner = image(name)
    whose = "every container" if container == "*" else f"container {container}"
    pieces = (Piece(0, len(container), "container"), Piece(start, len(text), "image"))
    first, last = inner.at or (0, len(name))
    reading = Reading(pieces, f"{whose} gets {inner.says or name}", inner.wrong, inner.hint)
    return (
        reading._replace(at=(start + first, start + last), fix=inner.fix, level="warning") if inner.wrong else reading
    )


def literal(text: str) -> Reading:
    """KEY=VALUE, split at the first =. Rules: kubectl, ParseLiteralSource and IsConfigMapKey."""
    key, value = halves(text, "=")
    if value is None:
        return Reading(wrong=f"'{text}' has no value", hint="write KEY=VALUE")
    if not key:
        return Reading(wrong=f"'{text}' has no name before the =", hint="write KEY=VALUE")
    pieces = (Piece(0, len(key), "key"), Piece(len(key) + 1, len(text), "value"))
    says = f"{key} holds '{value}'" if value else f"{key} is empty"
    return _checked_entry(Reading(pieces, says), key)


def file_pair(text: str) -> Reading:
    """[KEY=]FILE. Rules: kubectl, ParseFileSource and IsConfigMapKey."""
    parts = cut(text, "=")
    if len(parts) == 1:
        every = text.endswith("/")
        says = (
            f"every file in the folder {text}, each under its own name"
            if every
            else f"the file {text} under its own name"
        )
        return Reading((Piece(0, len(text), "file"),), says)
    key, file = text[: parts[0][1]], text[parts[1][0] :]
    pieces = (Piece(0, len(key), "key"), Piece(len(key) + 1, len(text), "file"))
    if len(parts) > 2:
        wrong = f"'{text}' has more than one =, and neither a key nor a file's name may hold one"
        return Reading(pieces, wrong=wrong, hint="write KEY=FILE")
    if not key or not file:
        missing = "file behind" if key else "key before"
        return Reading(pieces, wrong=f"'{text}' has no {missing} the =", hint="write KEY=FILE, or FILE alone")
    return _checked_entry(Reading(pieces, f"the file {file} as {key}"), key)


def _checked_entry(reading: Reading, key: str) -> Reading:
    if re.fullmatch(_CONFIG_KEY, key) and key != "." and not key.startswith("..") and len(key) <= _LONGEST_NAME:
        return reading
    hint = "use letters, digits, -, _ and ., and no .. in front"
    return reading._replace(says="", wrong=f"'{key}' cannot be the name of an entry", hint=hint, at=(0, len(key)))


def pod_path(text: str) -> Reading:
    """[NAMESPACE/]POD:PATH, or a path of this machine. Rules: kubectl cp, which splits at the first colon."""
    place, path = halves(text, ":")
    if path is None:
        return Reading((Piece(0, len(text), "local path"),), on_this_machine(text))
    at = len(place) + 1
    owners = cut(place, "/")
    if len(place) == 1 and path.startswith("\\"):
        wrong, hint = f"kubectl takes the drive {place}: for a pod", "write a path without a drive, such as .\\file"
        return Reading((Piece(0, len(text), "local path"),), wrong=wrong, hint=hint)
    if not place or len(owners) > 2 or owners[0] == (0, 0):
        hint = "write [NAMESPACE/]POD:PATH; a local path with a colon starts with a folder that has none"
        wrong = f"'{place}' before the colon is no pod"
        if "/" in place:
            wrong, hint = f"the colon makes '{place}' a pod, which it cannot be", "copy from a path without a colon"
        return Reading(wrong=wrong, hint=hint)
    pod = Piece(*owners[-1], "pod")
    pieces = (*(Piece(*span, "namespace") for span in owners[:-1]), pod, Piece(at, len(text), "path"))
    if not path:
        return Reading(pieces, wrong=f"'{text}' names no path in the pod", hint=f"write it like {text}/etc/hosts")
    where = f" in namespace {text[slice(*owners[0])]}" if len(owners) == 2 else ""
    return Reading(pieces, f"{path} in pod {text[pod.start : pod.end]}{where}")


def taint(text: str) -> Reading:
    """KEY[=VALUE]:EFFECT, with - behind to take it off, or KEY-. Rules: kubectl taint, parseTaint."""
    off = text.endswith("-")
    before, effect = halves(text[:-1] if off else text, ":")
    key, value = halves(before, "=")
    names = [(key, "key"), *([(value, "value")] if value is not None else [])]
    pieces, at = [], 0
    for written, name in (*names, *([(effect, "effect")] if effect is not None else [])):
        pieces.append(Piece(at, at + len(written or ""), name, written if name == "effect" else ""))
        at += len(written or "") + 1
    reading = Reading(tuple(pieces))
    hint = "write it like dedicated=gpu:NoSchedule"
    if effect is None and (not off or value is not None):
        off_hint = f"write {key}-, or name the effect: {before}:NoSchedule-" if off else hint
        return reading._replace(wrong=f"'{text}' has no effect of a taint", hint=off_hint)
    if effect is not None and effect not in _EFFECTS and not unread(effect):
        return _bad_effect(reading, effect)
    if not re.fullmatch(LABEL_KEY, key) and not unread(key):
        return reading._replace(wrong=f"'{key}' cannot be the key of a taint", hint=KEY_HINT, at=(0, len(key) or 1))
    if value and not re.fullmatch(LABEL_VALUE, value) and not unread(value):
        at = len(key) + 1
        wrong = f"'{value}' cannot be the value of a taint"
        return reading._replace(wrong=wrong, hint=VALUE_HINT, at=(at, at + len(value)))
    if not off:
        return reading._replace(says=_EFFECT_SAYS.get(effect or "", "").format(before))
    which = f"the taint {key} with the effect {effect}" if effect else f"every taint {key}"
    return reading._replace(says=f"removes {which}")


_EFFECT_SAYS = {
    "NoSchedule": "new pods stay off unless they tolerate {}",
    "PreferNoSchedule": "new pods stay off, as long as there is room elsewhere, unless they tolerate {}",
    "NoExecute": "pods that do not tolerate {} are ended, and new ones stay off",
}


def _bad_effect(reading: Reading, effect: str) -> Reading:
    near = next((each for each in _EFFECTS if each.lower() == effect.lower()), None)
    piece = next(piece for piece in reading.pieces if piece.name == "effect")
    at = (piece.start, piece.end) if effect else None
    hint = f"did you mean {near}?" if near else f"{', '.join(_EFFECTS)} are"
    return reading._replace(wrong=f"'{effect}' is no effect of a taint", hint=hint, at=at, fix=near)


def manifest(text: str) -> Reading:
    """A file, a folder, a URL, or - for standard input. Rules: cli-runtime, FilenameOptions."""
    if text == "-":
        return Reading(says="the manifest on standard input")
    if not re.match(r"https?://", text):
        return Reading()
    page = re.fullmatch(r"https?://(?:www\.)?github\.com/(?P<repository>[^/]+/[^/]+)/blob/(?P<rest>[^?#]+)", text)
    if page:
        fix = f"https://raw.githubusercontent.com/{page['repository']}/{page['rest']}"
        wrong = "this address leads to a page that shows the file, and not to the file"
        return Reading(wrong=wrong, hint=f"write {fix}", fix=fix)
    return Reading(says=f"the manifest at {text}, which kubectl downloads")


def kustomization(text: str) -> Reading:
    """A folder, or a folder of a git repository, REPOSITORY//FOLDER?ref=VERSION. Rules: kustomize, git.RepoSpec."""
    if not re.match(_REPOSITORY, text):
        return Reading()
    address, query = halves(text, "?")
    end, start = _repository_end(address)
    pieces = [Piece(0, end, "repository"), Piece(start, len(address), "folder")]
    version = re.search(r"(?:^|&)(?:ref|version)=([^&]+)", query or "")
    if version:
        at = len(address) + 1
        pieces.append(Piece(at + version.start(1), at + version.end(1), "version"))
    folder = f"the folder {address[start:]} of " if address[start:] else ""
    says = f"{folder}the git repository {address[:end]}{f' at {version[1]}' if version else ''}"
    return Reading(tuple(pieces), says)


_REPOSITORY = r"https?://|ssh://|git@|git::|(?:github\.com|gitlab\.com|bitbucket\.org)[/:]"
_KNOWN_HOST = r"(?:[a-z+]+://)?(?:git@)?(?:github\.com|gitlab\.com|bitbucket\.org)[/:][^/]+/[^/]+"


def _repository_end(address: str) -> tuple[int, int]:
    """Where the address of the repository ends, and where the folder in it starts."""
    scheme = address.find("://")
    cut_at = address.find("//", scheme + 3 if scheme >= 0 else 0)
    if cut_at >= 0:
        return cut_at, cut_at + 2
    known = re.match(_KNOWN_HOST, address)
    end = known.end() if known else len(address)
    return end, min(end + 1, len(address))


def condition(text: str) -> Reading:
    """delete, create, condition=NAME[=VALUE] or jsonpath=EXPRESSION[=VALUE]. Rules: kubectl wait."""
    kind, rest = halves(text, "=")
    if text.lower() in _STATES:
        return Reading(says=f"until the object has been {text.lower()}d")
    if kind.lower() == "jsonpath" and rest is not None:
        return _field_condition(text, len(kind) + 1)
    if kind.lower() == "condition" and rest:
        name, state = halves(rest, "=")
        at = len(kind) + 1
        pieces = [Piece(at, at + len(name), "condition", name)]
        if state:
            pieces.append(Piece(at + len(name) + 1, len(text), "value"))
        return Reading(tuple(pieces), f"until the condition {name} is {state or 'true'}")
    hint = "write delete, create, condition=Ready or jsonpath='{.status.phase}'=Running"
    fix = f"condition={text}" if re.fullmatch(r"[A-Za-z]+", text) and text.lower() in _CONDITIONS else None
    hint = f"did you mean {fix}?" if fix else hint
    return Reading(wrong=f"'{text}' is nothing that kubectl waits for", hint=hint, fix=fix)


_STATES = ("create", "delete")
_CONDITIONS = frozenset(("ready", "available", "complete", "failed", "established", "progressing", "podscheduled"))


def _field_condition(text: str, start: int) -> Reading:
    """EXPRESSION or EXPRESSION=VALUE behind `jsonpath=`; the = of a filter, in brackets, compares nothing here."""
    from cheatsheet.values.jsonpaths import simple

    expression, value = halves(text[start:], "=")
    end = start + len(expression)
    pieces = [Piece(start, end, "expression")]
    if not expression:
        return Reading(
            wrong="no field stands behind jsonpath=", hint="write it like jsonpath='{.status.phase}'=Running"
        )
    reading = simple(expression)
    if reading.wrong and not unread(expression):
        first, last = reading.at or (0, len(expression))
        return reading._replace(pieces=tuple(pieces), at=(start + first, start + last))
    if value is None:
        return Reading(tuple(pieces), f"until {expression.strip('{}')} holds anything")
    pieces.append(Piece(end + 1, len(text), "value"))
    if not value.strip("'\""):
        return Reading(tuple(pieces), wrong="nothing stands behind the last =", hint="write the value, or no =")
    if value.startswith("="):
        hint = "write a single ="
        return Reading(tuple(pieces), wrong="== compares nothing here", hint=hint, at=(end, end + 2), fix="=")
    return Reading(tuple(pieces), f"until {expression.strip('{}')} is {value}")
