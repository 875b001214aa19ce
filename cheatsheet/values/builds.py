"""Grammars of builds: platforms, the context, results, caches, secrets and overrides."""

import re
from collections.abc import Callable, Iterator

from cheatsheet.values.amounts import bad_size
from cheatsheet.values.reading import (
    Piece,
    Reading,
    Wrong,
    before,
    cut,
    field_pieces,
    fields,
    named_folder,
    pair,
    stray_quote,
    told,
    unknown,
)

Span = tuple[int, int]
Values = dict[str, str]
Check = Callable[[str, str, Span], Wrong | None]
_TRUTH = ("1", "t", "true", "0", "f", "false")

_SYSTEMS = (
    "linux", "windows", "darwin", "freebsd", "openbsd", "netbsd", "dragonfly", "solaris", "illumos", "aix",
    "android", "ios", "plan9", "js", "wasip1", "zos", "nacl", "hurd", "macos",
)  # fmt: skip
_PROCESSORS = (
    "amd64", "arm64", "arm", "386", "ppc64le", "ppc64", "s390x", "riscv64", "riscv", "loong64", "mips", "mipsle",
    "mips64", "mips64le", "wasm", "armbe", "arm64be", "amd64p32", "mips64p32", "mips64p32le", "ppc", "s390",
    "sparc", "sparc64", "aarch64", "x86_64", "x86-64", "i386", "armhf", "armel",
)  # fmt: skip
_OTHER_PROCESSORS = {"aarch64": "arm64", "x86_64": "amd64", "x86-64": "amd64", "i386": "386", "armhf": "arm"}


_PARTS = ("operating system", "architecture", "variant")


def platform(text: str) -> Reading:
    """OS[/ARCH[/VARIANT]], ARCH alone, or local for this machine's. Rules: containerd/platforms."""
    if text.strip() == "local":
        return Reading(says="the platform of this machine")
    parts = cut(text, "/")
    words = [text[slice(*part)].strip() for part in parts]
    if len(parts) > len(_PARTS) or not all(re.fullmatch(r"[\w.()-]+|.*[$`<].*", word) for word in words):
        return Reading(wrong=f"'{text}' is not OS/ARCH[/VARIANT]", hint="write it like linux/arm64")
    if len(parts) == 1 and words[0].lower() in _PROCESSORS:
        return Reading((Piece(0, len(text), "architecture", _processor(words[0])),))
    pieces = tuple(
        Piece(*part, name, _processor(word) if name == "architecture" else "")
        for part, name, word in zip(parts, _PARTS, words, strict=False)
    )
    reading = Reading(pieces, " on ".join((words[0], "/".join(words[1:]))) if words[1:] else "")
    turned = tuple(word.lower() for word in reversed(words))
    if len(words) == 2 and turned[0] in _SYSTEMS and turned[1] in _PROCESSORS:
        fix = "/".join(reversed(words))
        return told(reading, Wrong("the operating system stands first", f"write {fix}", fix=fix, level="warning"))
    return told(reading, _no_system(words[0], parts) or (_no_processor(words[1], parts[1]) if words[1:] else None))


def _no_system(word: str, parts: list[Span]) -> Wrong | None:
    """A word that stands alone must be known; in front of a slash it is told where it looks like a known one."""
    system = re.sub(r"\(.*", "", word).lower()
    if system in _SYSTEMS or re.search(r"[$`<]", word):
        return None
    joined = re.fullmatch(r"(\w+)[-_](\w+)", system)
    if len(parts) == 1 and joined and joined[1] in _SYSTEMS:
        fix = f"{joined[1]}/{joined[2]}"
        return Wrong(f"'{word}' is no operating system or processor type", f"did you mean {fix}?", parts[0], fix)
    near = unknown(system, (*_SYSTEMS[:3], *_PROCESSORS[:7]), "operating system or processor type", parts[0])
    return near if len(parts) == 1 else near._replace(level="warning") if near.fix in _SYSTEMS else None


def _no_processor(word: str, span: Span) -> Wrong | None:
    """A processor type that looks like a known one; others may be right, for nobody keeps a list of them."""
    version = re.fullmatch(r"arm-?(v[5-8])l?", word.lower())
    if version:
        fix = "arm64" if version[1] == "v8" else f"arm/{version[1]}"
        return Wrong(f"'{word}' is no processor type", f"it is written {fix}", span, fix, "warning")
    if word.lower() in _PROCESSORS or not re.fullmatch(r"\w+", word):
        return None
    near = unknown(word, _PROCESSORS[:14], "processor type", span)
    return near._replace(level="warning") if near.fix else None


def _processor(word: str) -> str:
    return _OTHER_PROCESSORS.get(word.lower(), word.lower())


_GIT = r"git://|ssh://|git@|github\.com/|https?://[^#?]*\.git(?:[?#]|$)|[\w.-]+@[\w.-]+:"
_PAGE_OF_REPOSITORY = r"https?://(?:github\.com|gitlab\.com|bitbucket\.org)/[\w.-]+/[\w.-]+(?=/?(?:#|$))"


def context_source(text: str) -> Reading:
    """A folder, the URL of a Git repository with #REF:FOLDER or of an archive, or -. Rules: ParseGitRef of BuildKit."""
    if text == "-":
        return Reading(says="a Dockerfile or an archive from standard input")
    page = re.match(_PAGE_OF_REPOSITORY, text)
    if not re.match(_GIT, text) and not page:
        archive = re.match(r"https?://", text)
        return Reading(says=f"the archive or Dockerfile at {text}" if archive else named_folder(text))
    (_, end), fragment = before(text, "#")
    pieces = [Piece(0, end, "repository")]
    said = f"the Git repository {text[:end]}"
    if fragment:
        (_, width), folder = before(text[fragment[0] :], ":")
        ref = (fragment[0], fragment[0] + width)
        pieces.append(Piece(*ref, "ref"))
        said += f" at {text[slice(*ref)]}" * (width > 0)
        if folder:
            inner = (fragment[0] + folder[0], len(text))
            pieces.append(Piece(*inner, "folder"))
            said += f", of it the folder {text[slice(*inner)]}"
    return told(Reading(tuple(pieces), said), None if re.match(_GIT, text) or not page else _web_page(page))


def _web_page(page: re.Match[str]) -> Wrong:
    fix = f"{page[0]}.git"
    return Wrong("without .git this is a web page and no repository", f"write {fix}", page.span(), fix, "warning")


def build_context(text: str) -> Reading:
    """NAME=SOURCE. Rules: ParseContextNames of buildx."""
    (_, end), source = before(text, "=")
    if not source or not end:
        return Reading(wrong=f"'{text}' is not NAME=SOURCE", hint="write it like shared=../shared")
    name, place = text[:end], text[slice(*source)]
    reading = Reading((Piece(0, end, "name"), Piece(*source, "source")), f"{name} is {_source(place)}")
    missing = Wrong("the source is missing", "write it like shared=../shared")
    return told(reading, None if place else missing)


_SOURCES = {
    "docker-image://": "the image {}",
    "oci-layout://": "the image in the folder {}",
    "target:": "the target {} of the same Bake file",
}


def _source(place: str) -> str:
    for start, said in _SOURCES.items():
        if place.startswith(start):
            return said.format(place.removeprefix(start))
    return context_source(place).says


def _record(text: str, says: Callable[[Values], str], *wrong: Wrong | None, check: Check) -> Reading:
    """A record of which every field has a value; `check` looks at each, and at all of them together."""
    read = fields(text)
    pieces = tuple(piece for key, value in read for piece in field_pieces(key, value))
    values = {key.word.strip(): text[value.start : value.end] for key, value in read if value}
    bare = next((key for key, value in read if not value), None)
    complaints = [_bare_field(bare, read) if bare else None]
    complaints += [
        check(key.word.strip(), text[value.start : value.end], (value.start, value.end)) for key, value in read if value
    ]
    return told(Reading(pieces, says(values)), stray_quote(text), *complaints, *wrong)


def _bare_field(key: Piece, read: list[tuple[Piece, Piece | None]]) -> Wrong:
    """A field without a value; most often the second part of a value with a comma in it."""
    place = (key.start, key.end)
    before_it = next((each.name for each, value in reversed(read) if value and each.start < key.start), "")
    if before_it in ("name", "tag", "platform", "exclude"):
        hint = f"put the whole field {before_it}=… into double quotes when its value holds a comma"
        return Wrong(f"'{key.name}' has no value", hint, place)
    return Wrong(f"'{key.name}' has no value", "write KEY=VALUE", place)


_RESULTS = {
    "local": "files of the last stage",
    "tar": "files of the last stage",
    "oci": "an image as the OCI defines it",
    "docker": "an image that docker load takes",
    "image": "an image",
    "registry": "an image, pushed to its registry",
    "cacheonly": "nothing but the build cache",
}
_PLACES = {"local": "folder", "tar": "archive", "oci": "archive", "docker": "archive"}
_COMPRESSIONS = ("gzip", "zstd", "estargz", "uncompressed")


def output(text: str) -> Reading:
    """A folder, - for an archive on standard output, or a record. Rules: buildx util/buildflags/export.go."""
    if text == "-":
        return Reading(says="files of the last stage, as an archive on standard output")
    if not text.startswith("type=") and len(cut(text, ",")) == 1 and not text.startswith('"'):
        reading = Reading(says=f"files of the last stage, in the folder {text}")
        return told(reading, _typeless(text) if text.startswith("dest=") else None)
    values = _values(text)
    kind = values.get("type", "")
    missing = Wrong("the output has no type", "add type=local, type=image or the like")
    placeless = Wrong("a folder is missing for the files", "add dest= and the folder")
    return _record(
        text,
        _says_result,
        None if kind else missing,
        placeless if kind == "local" and not values.get("dest") else None,
        check=_bad_output,
    )


def _values(text: str) -> Values:
    return {key.word.strip(): text[value.start : value.end] for key, value in fields(text) if value}


def _typeless(text: str) -> Wrong:
    wrong = f"without a type, all of {text} is the name of a folder"
    return Wrong(wrong, f"write type=local,{text}", fix=f"type=local,{text}", level="warning")


def _says_result(values: Values) -> str:
    kind, name, place = values.get("type", ""), values.get("name", ""), values.get("dest", "-")
    if kind == "docker" and place == "-":
        return f"an image{f' named {name}' if name else ''}, put among the local ones"
    pushed = ", pushed to its registry" if kind == "image" and values.get("push") == "true" else ""
    form = _PLACES.get(kind, "") if values.get("tar") != "false" else "folder"
    where = ", as an archive on standard output" if place == "-" else f", in the {form} {place}"
    named = f", named {name}" if name and kind in _RESULTS else ""
    return _RESULTS.get(kind, "") + named + (where if kind in _PLACES else "") + pushed


def _bad_output(key: str, value: str, span: Span) -> Wrong | None:
    if key == "type" and value not in _RESULTS:
        return unknown(value, _RESULTS, "type of output", span)
    if key == "compression" and value not in _COMPRESSIONS:
        return unknown(value, _COMPRESSIONS, "compression", span)
    if key in ("push", "unpack", "push-by-digest", "tar", "oci-mediatypes", "force-compression"):
        return _no_truth(key, value, span)
    return None


def _no_truth(key: str, value: str, span: Span) -> Wrong | None:
    if not value or value.lower() in _TRUTH:
        return None
    fix = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(value.lower())
    return Wrong(f"{key} is true or false, not '{value}'", "write true or false", span, fix)


_CACHES = {
    "registry": "the image {ref} in a registry",
    "local": "the folder {dest}",
    "inline": "the image itself",
    "gha": "the cache of GitHub Actions",
    "s3": "the S3 bucket {bucket}",
    "azblob": "Azure's blob storage",
}


def cache_from(text: str) -> Reading:
    return _cache(text, "src")


def cache_to(text: str) -> Reading:
    return _cache(text, "dest")


def _cache(text: str, place: str) -> Reading:
    """An image reference alone, or a record. Rules: buildx util/buildflags/cache.go and the caches of BuildKit."""
    if not re.search(r"(?:^|,)\"?[\w-]+=", text):
        return Reading(says=_CACHES["registry"].format(ref=text))
    values = _values(text)
    kind = values.get("type", "")
    needed = {"registry": "ref", "local": place, "s3": "bucket"}.get(kind, "")
    missing = Wrong(f"type={kind} needs {needed}", f"add {needed}=")
    typeless = Wrong("the cache has no type", "add type=registry, type=local or the like")

    def says(values: Values) -> str:
        said = _CACHES.get(kind, "")
        named = {"dest": values.get(place, ""), "ref": values.get("ref", ""), "bucket": values.get("bucket", "")}
        every = ", all stages" if values.get("mode") == "max" else ""
        return (said.format(**named) + every).strip() if said else ""

    return _record(
        text, says, None if kind else typeless, missing if needed and not values.get(needed) else None, check=_bad_cache
    )


def _bad_cache(key: str, value: str, span: Span) -> Wrong | None:
    if key == "type" and value not in _CACHES:
        near = unknown(value, _CACHES, "type of cache", span)
        return near if near.fix else None
    if key == "mode" and value not in ("min", "max"):
        return unknown(value, ("min", "max"), "mode of a cache", span)
    if key == "compression" and value not in _COMPRESSIONS:
        return unknown(value, _COMPRESSIONS, "compression", span)
    return _no_truth(key, value, span) if key == "ignore-error" else None


_ATTESTATIONS = {"provenance": "how the image was made", "sbom": "what software it contains"}


def attestation(text: str) -> Reading:
    """A record with type=. Rules: buildx util/buildflags/attests.go."""
    kind = _values(text).get("type", "")
    missing = Wrong("the attestation has no type", "add type=provenance or type=sbom")
    return _record(text, _says_attested, None if kind else missing, check=_bad_attestation)


def provenance(text: str) -> Reading:
    return _attested(text, "provenance")


def sbom(text: str) -> Reading:
    return _attested(text, "sbom")


def _attested(text: str, kind: str) -> Reading:
    """true, false, or a record. Rules: CanonicalizeAttest of buildx."""
    if text.lower() in _TRUTH:
        return Reading(says=f"a record of {_ATTESTATIONS[kind]}" if text.lower() in _TRUTH[:3] else "no such record")
    if text in ("min", "max") and kind == "provenance":
        return Reading(wrong=f"'{text}' has no key", hint=f"write mode={text}", fix=f"mode={text}")
    return _record(text, lambda values: _says_attested({"type": kind, **values}), check=_bad_attestation)


def _says_attested(values: Values) -> str:
    said = _ATTESTATIONS.get(values.get("type", ""), "")
    off = values.get("disabled", "").lower() in _TRUTH[:3]
    every = ", build arguments included" if values.get("mode") == "max" else ""
    return f"{'no record' if off else 'a record'} of {said}{every}" if said else ""


def _bad_attestation(key: str, value: str, span: Span) -> Wrong | None:
    if key == "type" and value not in _ATTESTATIONS:
        near = unknown(value, _ATTESTATIONS, "type of attestation", span)
        return near if near.fix else None
    if key == "mode" and value not in ("min", "max"):
        return unknown(value, ("min", "max"), "mode of provenance", span)
    if key == "disabled" and value.lower() not in _TRUTH:
        return _no_truth(key, value, span)
    return None


def build_secret(text: str) -> Reading:
    """A record with id=. Rules: buildx util/buildflags/secrets.go."""
    nameless = Wrong("the secret has no id", "add id= and the name that the Dockerfile uses")
    return _record(text, _says_secret, None if _values(text).get("id") else nameless, check=_bad_secret)


def _says_secret(values: Values) -> str:
    name, variable = values.get("id", ""), values.get("env", "")
    place = values.get("src") or values.get("source", "")
    if values.get("type") == "env" and place and not variable:
        variable, place = place, ""
    if variable:
        return f"secret {name} from the environment variable {variable}"
    return f"secret {name} from the file {place}" if place else f"secret {name} from the variable or file of that name"


def _bad_secret(key: str, value: str, span: Span) -> Wrong | None:
    if key == "type" and value not in ("file", "env"):
        return unknown(value, ("file", "env"), "type of secret", span)
    return None


def ssh_keys(text: str) -> Reading:
    """ID[=SOCKET|KEY[,KEY]]. Rules: buildx util/buildflags/ssh.go."""
    (_, end), paths = before(text, "=")
    name = text[:end]
    whose = "the default agent or keys" if name == "default" else f"the agent or keys named {name}"
    pieces = (Piece(0, end, "id", name), *([Piece(*paths, "key or socket")] if paths else []))
    return Reading(pieces, f"{whose}, from {text[slice(*paths)]}" if paths else f"{whose}, from your ssh agent")


def build_report(text: str) -> Reading:
    """NAME[,format=json][,ignorestatus=true]. Rules: buildx util/buildflags/callfunc.go."""
    read = fields(text)
    pieces = tuple(
        Piece(key.start, value.end if value else key.end, key.name if value else "report", key.word)
        for key, value in read
    )
    names = [key for key, value in read if not value]
    second = (
        Wrong("only one report can be asked for", "leave one out", (names[1].start, names[1].end))
        if names[1:]
        else None
    )
    flags = ((key, value) for key, value in read if value and key.word == "ignorestatus")
    return told(
        Reading(pieces),
        second,
        *(_no_truth(key.name, text[value.start : value.end], (value.start, value.end)) for key, value in flags),
    )


def entitlement(text: str) -> Reading:
    """NAME, or NAME=VALUE for those about files and devices. Rules: entitlements.Parse of BuildKit and of buildx."""
    (_, end), value = before(text, "=")
    pieces = (Piece(0, end, "key", text[:end]), *([Piece(*value, "value")] if value else []))
    return Reading(pieces)


_LEVELS = ("manifest", "index", "manifest-descriptor", "index-descriptor")


def annotation(text: str) -> Reading:
    """[LEVEL[,LEVEL]:]KEY=VALUE. Rules: ParseAnnotations of buildx."""
    (_, end), value = before(text, "=")
    if not value:
        return Reading(wrong=f"'{text}' is not KEY=VALUE", hint="write it like org.opencontainers.image.title=Shop")
    (_, width), key = before(text[:end], ":")
    if not key:
        return Reading((Piece(0, end, "key"), Piece(*value, "value")))
    pieces = (Piece(0, width, "level"), Piece(key[0], end, "key"), Piece(*value, "value"))
    for start, stop in cut(text[:width], ","):
        level = text[start:stop].partition("[")[0]
        if level not in _LEVELS:
            return told(Reading(pieces), unknown(level, _LEVELS, "level of an annotation", (start, start + len(level))))
    return Reading(pieces)


def build_limits(text: str) -> Reading:
    """A record of limits. Rules: ParseResourceLimits of buildx."""
    return _record(text, _says_nothing, check=_bad_limit)


def _says_nothing(_values: Values) -> str:
    return ""


def _bad_limit(key: str, value: str, span: Span) -> Wrong | None:
    if key in ("memory", "memory-swap") and value != "-1":
        bad = bad_size(value)
        return bad._replace(at=span) if bad else None
    if key in ("cpu-shares", "cpu-period", "cpu-quota") and not re.fullmatch(r"[+-]?\d+", value, re.ASCII):
        return Wrong(f"'{value}' is not a whole number", f"write it like {key}=100000", span)
    return None


def policy(text: str) -> Reading:
    """A record. Rules: buildx util/buildflags/policy.go."""
    return _record(
        text, lambda values: f"the rules in {values['filename']}" if values.get("filename") else "", check=_bad_policy
    )


def _bad_policy(key: str, value: str, span: Span) -> Wrong | None:
    return _no_truth(key, value, span) if key in ("reset", "disabled", "strict") else None


_NAMED = ("args", "labels", "contexts")
_SWITCHES = ("no-cache", "pull", "push", "load")


def bake_override(text: str) -> Reading:
    """TARGET.FIELD[.NAME]=VALUE, or with += to add to a list. Rules: newOverrides of buildx bake."""
    (_, end), value = before(text, "=")
    (_, dot), rest = before(text[:end], ".")
    if not rest or rest[0] == end:
        hint = "name the target, or * for all, as in *.platform=linux/arm64"
        wrong = f"'{text}' names no field of a target"
        return Reading(wrong=wrong, hint=hint, at=(0, end), fix=None if rest or not value else f"*.{text[:end]}")
    stop = end - text[:end].endswith("+")
    (_, width), inner = before(text[rest[0] : stop], ".")
    field = (rest[0], rest[0] + width)
    name = (rest[0] + inner[0], stop) if inner else None
    places = ((0, dot), field, name, value)
    pieces = (
        Piece(*place, kind) for place, kind in zip(places, ("target", "key", "name", "value"), strict=True) if place
    )
    reading = Reading(
        tuple(pieces), _says_override(text[:dot], text[field[0] : end], text[slice(*value)] if value else None)
    )
    return told(reading, *_missing(text[slice(*field)], field, name is not None, value is not None))


def _says_override(target: str, field: str, value: str | None) -> str:
    whose = "every target" if target == "*" else f"target {target}"
    what = field.removesuffix("+")
    if value is not None:
        return f"{whose} {'also gets' if field.endswith('+') else 'gets'} {what} = {value}"
    return f"{whose} gets {what}" if field in _SWITCHES else f"{whose} takes {what} from the environment"


def _missing(field: str, place: Span, has_name: bool, has_value: bool) -> Iterator[Wrong]:
    if field in _NAMED and not has_name:
        yield Wrong(f"{field} needs a name", f"write {field}.NAME=VALUE", place)
    if not has_value and field not in ("args", *_SWITCHES):
        yield Wrong("the value is missing", "write it like web.args.VERSION=1.4")


def build_argument(text: str) -> Reading:
    """NAME=VALUE, or NAME alone for the value it has here."""
    reading = pair(text)
    name, sign, value = text.partition("=")
    if reading.wrong:
        return reading
    return reading._replace(says=f"{name} is '{value}' for this build" if sign else f"{name} as it is set here")
