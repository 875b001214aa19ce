"""Grammars of what appears in a container's files: volumes, host paths, memory; and of paths to copy."""

import re
from collections.abc import Iterator

from cheatsheet.values.amounts import bad_size
from cheatsheet.values.reading import (
    Piece,
    Reading,
    Wrong,
    before,
    cut,
    field_pieces,
    fields,
    on_this_machine,
    stray_quote,
    told,
    unknown,
)

Span = tuple[int, int]

_WINDOWS_PATH = r"[a-zA-Z]:[\\/]"
_HOST_PATH = r"[/.~\\]|[$`<]|%\w+%|[a-zA-Z]:"
_ABSOLUTE = r"[/$`<\\]|%\w+%|[a-zA-Z]:"
_VOLUME = r"[a-zA-Z0-9][a-zA-Z0-9_.-]+"
_OPTION_SETS = (
    ("ro", "rw"),
    ("z", "Z"),
    ("nocopy",),
    ("cached", "delegated", "consistent"),
    ("private", "rprivate", "shared", "rshared", "slave", "rslave"),
)
_OPTIONS = tuple(option for options in _OPTION_SETS for option in options)
_OTHER_NAMES = {"readonly": "ro", "read-only": "ro", "readwrite": "rw"}


def volume_mount(text: str) -> Reading:
    """[volume or host path:]container path[:options].

    Rules: ParseMountRaw of moby's volume/mounts, and the loader of docker/cli, for which a letter and a colon are a
    drive of Windows.
    """
    parts = _parts(text)
    if len(parts) > 3:
        hint = "write SOURCE:CONTAINER-PATH or SOURCE:CONTAINER-PATH:ro"
        return Reading(wrong=f"'{text}' has too many colons", hint=hint)
    if len(parts) == 1 and re.match(r"[a-zA-Z]:/", text):
        return told(Reading((Piece(0, 1, "volume"), Piece(2, len(text), "container path"))), _too_short(text[0]))
    if len(parts) == 1:
        says = f"a new anonymous volume at {text} in the container"
        return told(Reading((Piece(0, len(text), "container path"),), says), _not_absolute(text, (0, len(text))))
    source, target = text[slice(*parts[0])], text[slice(*parts[1])]
    named = not re.match(_HOST_PATH, source) or (source.startswith("<") and "vol" in source.lower())
    is_open = re.fullmatch(r"\$(?!PWD|HOME)\w+|\$\{(?!PWD|HOME)\w+\}", source) is not None
    what = "volume or host path" if is_open else "volume" if named else "host path"
    pieces = [Piece(*parts[0], what), Piece(*parts[1], "container path")]
    if len(parts) == 3:
        pieces.append(Piece(*parts[2], "options", text[slice(*parts[2])]))
    options = text[slice(*parts[2])].split(",") if len(parts) == 3 else []
    says = f"{what} {source} → {target} in the container{', read-only' * ('ro' in options)}"
    reading = Reading(tuple(pieces), says if source else "")
    return told(
        reading,
        _bad_source(source, target, parts[0], named),
        _options_for_path(text, parts) if len(parts) == 2 else None,
        _not_absolute(text, parts[1]),
        _is_root(text, parts[1]),
        _bad_options(text, parts[2], _OPTIONS) if len(parts) == 3 else None,
    )


def _parts(text: str) -> list[Span]:
    """What stands between colons; the colon of C:\\ separates nothing.

    A drive may have lost its backslash to a shell for which the line was not written: C:data:/data.
    """
    spans = cut(text, ":")
    parts: list[Span] = []
    for at, (start, end) in enumerate(spans):
        is_drive = bool(parts) and parts[-1][1] - parts[-1][0] == 1 and text[parts[-1][0]].isalpha()
        more = at + 1 < len(spans) or (
            len(parts) == 2 and parts[0][1] - parts[0][0] > 1 and text[parts[0][0] + 1] == ":"
        )
        if is_drive and (re.match(_WINDOWS_PATH, text[parts[-1][0] : start + 1]) or (more and text[start:end])):
            start = parts.pop()[0]
        parts.append((start, end))
    return parts


def _too_short(name: str) -> Wrong:
    """One letter before a colon is a drive for docker, so that `x:/app` is one path, which no container can have."""
    return Wrong(f"'{name}' is too short for a volume's name", "it needs two letters or digits at least", (0, 1))


def _bad_source(source: str, target: str, span: Span, named: bool) -> Wrong | None:
    if not source:
        return Wrong("nothing stands before the colon", "name a volume or a path of the host", (0, len(target) + 1))
    if source == "~":
        return Wrong("the shell leaves ~: as it is, and a volume cannot be named ~", "write $HOME", span, "$HOME")
    if not named:
        return None
    if "/" in source:
        hint = f"a relative path starts with ./: ./{source}"
        return Wrong(f"'{source}' is neither a volume name nor a path", hint, span, f"./{source}")
    if len(source) == 1:
        return _too_short(source)
    if not re.fullmatch(_VOLUME, source):
        hint = "use two or more letters, digits, _ . and -, a letter or digit first"
        return Wrong(f"'{source}' cannot be a volume's name", hint, span)
    return None


def _options_for_path(text: str, parts: list[Span]) -> Wrong | None:
    """`/data:ro` has options and no second path."""
    options = text[slice(*parts[1])]
    if not options or any(option not in _OPTIONS for option in options.split(",")):
        return None
    path = text[slice(*parts[0])]
    if re.match(r"[a-z]:/", path):
        return _too_short(path[0])
    return Wrong(f"the container path is missing before :{options}", f"write {path}:/path/in/the/container:{options}")


def _not_absolute(text: str, span: Span) -> Wrong | None:
    target = text[slice(*span)]
    if re.match(_ABSOLUTE, target):
        return None
    if not target:
        return Wrong("the container path is missing", "write SOURCE:/path/in/the/container")
    fix = "/" + target.removeprefix("./")
    return Wrong(f"the container path '{target}' is not absolute", "start it with /", span, fix)


def _is_root(text: str, span: Span) -> Wrong | None:
    if text[slice(*span)].rstrip("/"):
        return None
    return Wrong("the container's root cannot be mounted over", "mount a folder below /", span)


def _bad_options(text: str, span: Span, fitting: tuple[str, ...]) -> Wrong | None:
    given = [(span[0] + start, span[0] + end) for start, end in cut(text[slice(*span)], ",")]
    words = [text[start:end] for start, end in given]
    for place, word in zip(given, words, strict=True):
        if word and word not in fitting:
            return _unknown_option(word, place, fitting)
    for options in _OPTION_SETS:
        both = [word for word in words if word in options]
        if len(both) > 1:
            wrong = f"{both[0]} and {both[1]} cannot go together" if both[0] != both[1] else f"{both[0]} is given twice"
            return Wrong(wrong, "leave one of them out", span)
    return None


def _unknown_option(word: str, place: Span, fitting: tuple[str, ...]) -> Wrong:
    if word in _OTHER_NAMES:
        other = _OTHER_NAMES[word]
        return Wrong(f"'{word}' is no option of a mount", f"it is written {other} here", place, other)
    close = unknown(word, fitting, "option of a mount", place)
    usual = "ro, rw, z, Z and nocopy are the usual ones" if fitting == _OPTIONS else close.hint
    return close if close.fix else close._replace(hint=usual)


def volumes_from(text: str) -> Reading:
    """CONTAINER[:options]. Rules: ParseVolumesFrom of moby's volume/mounts."""
    (start, end), options = before(text, ":")
    reading = "ro" in text[slice(*options)].split(",") if options else False
    says = f"the mounts of container {text[start:end]}, at the same paths{', read-only' * reading}"
    pieces = (Piece(start, end, "container"), *([Piece(*options, "options")] if options else []))
    return told(Reading(pieces, says), _bad_options(text, options, ("ro", "rw", "z", "Z")) if options else None)


_SOURCES = ("source", "src")
_TARGETS = ("target", "destination", "dst")
_TYPES = ("bind", "volume", "tmpfs", "image", "cluster", "npipe")
_SWITCHES = ("readonly", "ro", "volume-nocopy", "bind-nonrecursive", "bind-create-src")
_TRUE = ("1", "t", "T", "TRUE", "true", "True")
_FALSE = ("0", "f", "F", "FALSE", "false", "False")
_RECURSIVE = ("enabled", "disabled", "writable", "readonly")
_SOURCE_OF = {"bind": "host path {}", "image": "image {}", "tmpfs": "memory", "npipe": "named pipe {}"}


def mount(text: str) -> Reading:
    """KEY=VALUE pairs joined by commas; a mount without a type is a volume.

    Rules: docker/cli opts/mount.go, and ValidateMountConfig of moby's volume/mounts.
    """
    read = fields(text)
    pieces = tuple(piece for key, value in read for piece in field_pieces(key, value))
    spans = {key.word: (value.start, value.end) for key, value in read if value}
    values = {word: text[slice(*span)] for word, span in spans.items()}
    kind = values.get("type", "volume").lower()
    source = next((values[name] for name in _SOURCES if values.get(name)), "")
    target = next((values[name] for name in _TARGETS if values.get(name)), "")
    words = {key.word for key, _ in read}
    reading = Reading(pieces, _says_of_mount(kind, source, target, _is_readonly(words, values)) if target else "")
    return told(
        reading,
        stray_quote(text),
        _not_joined(text),
        *_bad_fields(text, read),
        None if kind in _TYPES else unknown(kind, _TYPES[:4], "type of mount", spans.get("type")),
        None if target else Wrong("the mount has no target", "add target=/path/in/the/container"),
        *(_bad_target(text, spans[name]) for name in _TARGETS if name in spans),
        _source_of(kind, source, next((spans[name] for name in _SOURCES if name in spans), None)),
        _mixed(kind, read),
        _readonly_without_name(kind, source, words, values),
    )


def _not_joined(text: str) -> Wrong | None:
    """Fields with something else than a comma between them."""
    found = re.search(r"(?<=[^\s:;,])[\s:;]{1,3}(?=(?:type|source|src|target|destination|dst)=)", text)
    if not found:
        return None
    return Wrong("the fields of a mount are joined by commas", "write a comma here", found.span(), ",")


def _says_of_mount(kind: str, source: str, target: str, readonly: bool) -> str:
    what = _SOURCE_OF.get(kind, "volume {}" if source else "a new anonymous volume").format(source)
    return f"{what} → {target} in the container{', read-only' * readonly}"


def _is_readonly(words: set[str], values: dict[str, str]) -> bool:
    return any(name in words and values.get(name, "true") in _TRUE for name in ("readonly", "ro"))


def _bad_fields(text: str, read: list[tuple[Piece, Piece | None]]) -> Iterator[Wrong | None]:
    for key, value in read:
        if value:
            yield _bad_value(key.word, text[value.start : value.end], (value.start, value.end))
        elif key.word not in _SWITCHES:
            yield Wrong(f"'{key.name}' has no value", "write KEY=VALUE", (key.start, key.end))


def _bad_value(key: str, value: str, span: Span) -> Wrong | None:
    if key in _SWITCHES and value not in _TRUE + _FALSE:
        fix = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(value.lower())
        return Wrong(f"{key} is true or false, not '{value}'", "leave the value out for true", span, fix)
    if key == "bind-recursive" and value not in _RECURSIVE:
        return unknown(value, _RECURSIVE, "value of bind-recursive", span)
    if key == "bind-propagation" and value.lower() not in _OPTION_SETS[-1]:
        return unknown(value, _OPTION_SETS[-1], "kind of propagation", span)
    if key.endswith("-subpath") and value.startswith("/"):
        return Wrong("a path inside of what is mounted is relative", "leave the / out", span, value.lstrip("/"))
    if key == "tmpfs-mode" and not re.fullmatch(r"[0-7]+", value):
        return Wrong(f"'{value}' are no rights in octal", "write it like 1770", span)
    bad = bad_size(value) if key == "tmpfs-size" else None
    return bad._replace(at=span) if bad else None


def _bad_target(text: str, span: Span) -> Wrong | None:
    return (_not_absolute(text, span) or _is_root(text, span)) if text[slice(*span)] else None


def _source_of(kind: str, source: str, span: Span | None) -> Wrong | None:
    if kind == "bind" and not source:
        return Wrong("a bind mount needs a source", "add source=/path/on/the/host")
    if kind == "image" and not source:
        return Wrong("an image mount needs a source", "add source= and the image")
    if kind == "tmpfs" and source:
        return Wrong("a tmpfs has no source", "leave the source out")
    if kind == "bind" and span and source.startswith("~") and span[0] > len("source="):
        return Wrong("the shell leaves this ~ as it is", "write $HOME", (span[0], span[0] + 1), "$HOME")
    if kind == "bind" and not (re.match(_ABSOLUTE, source) or source.startswith(("./", "~")) or source in (".", "..")):
        fix = None if source.startswith("../") else f"./{source}"
        return Wrong(f"'{source}' is not an absolute path", "start it with /, ./ or $PWD/", span, fix)
    if kind == "volume" and source.startswith(("/", "./", "../")):
        return Wrong(f"'{source}' cannot be a volume's name", "for a path of the host, add type=bind", span)
    return None


def _mixed(kind: str, read: list[tuple[Piece, Piece | None]]) -> Wrong | None:
    """A setting that only goes with another type of mount."""
    for key, value in read:
        owner, sign, _ = key.word.partition("-")
        if sign and owner in _TYPES and owner != kind:
            end = value.end if value else key.end
            return Wrong(f"{key.name} goes with type={owner}, not with {kind}", f"add type={owner}", (key.start, end))
    return None


def _readonly_without_name(kind: str, source: str, words: set[str], values: dict[str, str]) -> Wrong | None:
    if kind == "volume" and not source and _is_readonly(words, values):
        return Wrong("an anonymous volume cannot be read-only", "name a volume with source=")
    return None


def tmpfs(text: str) -> Reading:
    """PATH[:options]; the options are the kernel's, so that only the path is looked at."""
    path, options = before(text, ":")
    pieces = (Piece(*path, "container path"), *([Piece(*options, "options")] if options else []))
    reading = Reading(pieces, f"memory → {text[slice(*path)]} in the container")
    return told(reading, _not_absolute(text, path), _is_root(text, path), _option_in_path(text, path))


def _option_in_path(text: str, path: Span) -> Wrong | None:
    comma = re.search(r",(?=(?:size|mode|uid|gid)=|(?:rw|ro|noexec|exec|nosuid|nodev)\b)", text[slice(*path)])
    if not comma:
        return None
    return Wrong("the comma belongs to the path", "options stand behind a colon", comma.span(), ":", "warning")


def cp_path(text: str) -> Reading:
    return _inner_path(text, "container")


def service_path(text: str) -> Reading:
    return _inner_path(text, "service")


def _inner_path(text: str, whose: str) -> Reading:
    """NAME:PATH, a path of this machine, or -. A colon behind a slash or a dot belongs to a local path."""
    if text == "-":
        return Reading(says="standard input or output, as a tar archive")
    (_, end), path = before(text, ":")
    name = text[:end]
    if path is None or not re.match(r"[$`<]|[^:/.\\~][^:/\\]+$", name) or re.match(_WINDOWS_PATH, text):
        return Reading((Piece(0, len(text), "local path"),), on_this_machine(text))
    reading = Reading((Piece(0, end, whose), Piece(*path, "path")), f"{text[slice(*path)]} in {whose} {name}")
    missing = Wrong("the path in the container is missing", f"write {text}/", fix=f"{text}/")
    return told(reading, None if path[0] < path[1] else missing)
