"""The grammar of image references."""

import re
from collections.abc import Mapping

from cheatsheet.values.reading import Piece, Reading, Wrong, cut, groups, told

_DOMAIN = r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
_NAME = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_REFERENCE = (
    rf"(?:(?P<registry>(?:localhost|(?=[^/]*[.:]){_DOMAIN}|\[[0-9a-fA-F:]+\])(?::[0-9]+)?|(?=[^/]*[A-Z]){_DOMAIN})/)?"
    rf"(?P<repository>{_NAME}(?:/{_NAME})*)"
    r"(?::(?P<tag>[\w][\w.-]{0,127}))?(?:@(?P<digest>[a-zA-Z][\w+.-]*:[0-9a-fA-F]{32,}))?"
)
_PIECES = {"registry": "registry", "repository": "repository", "tag": "tag", "digest": "digest"}
_ID = r"(?:sha256:)?[0-9a-f]{12,64}"
_DOCKER_HUB = (None, "", "docker.io", "index.docker.io", "registry-1.docker.io")
_EXPANSION = r"[$`<]|\{\{"
_NO_TAG = "tag latest as none is given"
_FORM = "write [registry/]repository[:tag]"
LONGEST = 4096
"""In characters; no registry has names that come near it, and the rules look at a name more than once."""


def image(text: str) -> Reading:
    """[registry/]repository[:tag][@digest], or an image ID. Rules: the grammar of distribution/reference."""
    if re.fullmatch(_ID, text) and (len(text) in (12, 64) or text.startswith("sha256:")):
        return Reading(says=f"the image with the ID {text}")
    if re.search(_EXPANSION, text):
        return _loose(text)
    found = re.fullmatch(_REFERENCE, text, re.ASCII) if len(text) <= LONGEST else None
    if not found:
        return told(_loose(text)._replace(says=""), _why_not(text))
    return told(Reading(groups(found, _PIECES), _says(found.groupdict())), _bad_digest(found), _capital_folder(found))


def local_image(text: str) -> Reading:
    """What `image` reads, of an image that is here already, wherever it came from."""
    return _without_source(image(text), text, _NO_TAG)


def image_tags(text: str) -> Reading:
    """What `image` reads, where a name without a tag stands for all of its tags."""
    return _without_source(image(text), text, "all its tags as none is given")


def pulled_image(text: str) -> Reading:
    """What `image` reads, where a flag may ask for all tags."""
    return _perhaps_with_all_tags(image(text), text, "from")


def pushed_image(text: str) -> Reading:
    """What `new_image` reads, where a flag may ask for all tags."""
    return _perhaps_with_all_tags(new_image(text), text, "to")


def _perhaps_with_all_tags(reading: Reading, text: str, direction: str) -> Reading:
    parts = _parts(reading, text)
    if not parts or not reading.says:
        return reading
    where = "Docker Hub" if parts.get("registry") in _DOCKER_HUB else parts["registry"]
    named = _named(parts, "tag latest unless all tags are asked for")
    is_open = not parts.get("registry") and re.search(_EXPANSION, text)
    return reading._replace(says=named if is_open else f"{named}, {direction} {where}")


def image_pattern(text: str) -> Reading:
    """A repository, perhaps with a tag, in both of which * and ? stand for other characters."""
    if re.search(r"[*?\[]", text):
        return Reading(says=f"images whose name fits the pattern {text}")
    return _without_source(image(text), text, "with any tag")


def _without_source(reading: Reading, text: str, untagged: str) -> Reading:
    parts = _parts(reading, text)
    return reading._replace(says=_named(parts, untagged)) if parts and reading.says else reading


def new_image(text: str) -> Reading:
    """A name for an image: what `image` reads, but for IDs and digests, which nobody can give."""
    reading = image(text)
    parts = _parts(reading, text)
    if not parts or (reading.wrong and reading.level == "error"):
        return reading._replace(says="")
    if "digest" in parts:
        at = text.index("@")
        return told(reading, Wrong("a digest cannot be given to an image", "leave it out", (at, len(text)), ""))
    where = "Docker Hub" if parts.get("registry") in _DOCKER_HUB else parts["registry"]
    name = f"the name {parts['repository']} with the tag {parts.get('tag', 'latest')}"
    if re.search(_EXPANSION, text.partition("/")[0]):
        return reading._replace(says=name if reading.says else "")
    return reading._replace(says=f"{name}; docker push sends it to {where}" if reading.says else "")


def _parts(reading: Reading, text: str) -> dict[str, str]:
    return {piece.name: text[piece.start : piece.end] for piece in reading.pieces}


def _says(parts: Mapping[str, str | None]) -> str:
    where = "Docker Hub" if parts["registry"] in _DOCKER_HUB else parts["registry"]
    return f"{_named(parts, _NO_TAG)}, from {where}"


def _named(parts: Mapping[str, str | None], untagged: str) -> str:
    if parts.get("digest"):
        return f"image {parts['repository']}, exactly the one with this digest"
    return f"image {parts['repository']}, {f'tag {tag}' if (tag := parts.get('tag')) else untagged}"


def _loose(text: str) -> Reading:
    """The pieces of a reference that the shell has still to fill in, as far as its separators tell."""
    spans: dict[str, tuple[int, int]] = {}
    (_, end), *digest = cut(text, "@")
    if digest:
        spans["digest"] = (digest[0][0], len(text))
    folders = cut(text[:end], "/")
    start, _ = folders[-1]
    (_, width), *tag = cut(text[start:end], ":")
    if tag:
        spans["tag"] = (start + tag[0][0], end)
    first = text[slice(*folders[0])]
    is_registry = len(folders) > 1 and (re.search(r"[.:]|(?i:reg)", first) or first == "localhost")
    spans["repository"] = (folders[1][0] if is_registry else 0, start + width)
    if is_registry:
        spans["registry"] = folders[0]
    pieces = sorted(Piece(*span, name) for name, span in spans.items())
    parts = {name: text[slice(*spans[name])] if name in spans else "" for name in _PIECES}
    whole = len(pieces) == 1 and parts["repository"].startswith(("$", "`", "<"))
    return Reading(tuple(pieces), "" if whole else _says_loosely(parts))


def _says_loosely(parts: dict[str, str]) -> str:
    """A first folder that is not known yet may be a registry, so that nothing is said of Docker Hub."""
    return _says(parts) if parts["registry"] else _named(parts, _NO_TAG)


def _why_not(text: str) -> Wrong:
    wrong = f"'{text}' is not an image reference"
    address = re.match(r"https?://", text)
    if address:
        hint = "an image is named without the https://"
        return Wrong(wrong, hint, address.span(), "")
    name, at, digest = text.rpartition("@")
    if at and re.fullmatch(r"[\w][\w.-]{0,127}", digest):
        return Wrong(wrong, f"a tag stands behind a colon: {name}:{digest}", (len(name), len(name) + 1), ":")
    if at and digest.startswith("sha256:"):
        hint = "a sha256 digest has 64 digits from 0 to 9 and a to f"
        return Wrong(f"'{digest}' is no digest", hint, (len(name) + 1, len(text)))
    if len(text) > LONGEST:
        return Wrong("the image reference is too long", _FORM)
    tag = re.search(r"(?<=:)[^/:@]+$", text)
    named = re.fullmatch(_REFERENCE, text[: tag.start() - 1], re.ASCII) if tag else None
    if tag and named and not named["tag"]:
        mended = re.sub(r"[^\w.-]+", "-", tag[0], flags=re.ASCII).lstrip(".-")
        hint = "a tag is letters, digits, _ . and -, no . or - first"
        return Wrong(f"'{tag[0]}' cannot be a tag", hint, tag.span(), mended if re.match(r"\w", mended) else None)
    lower = _lower_repository(text)
    if re.fullmatch(_REFERENCE, lower, re.ASCII):
        return Wrong(wrong, f"repository names are lower case: {lower}", fix=lower)
    if text.endswith(":"):
        return Wrong(wrong, "the tag is missing behind the colon", (len(text) - 1, len(text)), "")
    return Wrong(wrong, _FORM)


def _lower_repository(text: str) -> str:
    """The text with its names in small letters; a tag keeps its capitals."""
    start = text.rfind("/") + 1
    name, sign, rest = text[start:].partition(":")
    return text[:start].lower() + name.lower() + sign + rest


def _bad_digest(found: re.Match[str]) -> Wrong | None:
    kind, _, digits = (found["digest"] or "").partition(":")
    if kind == "sha256" and len(digits) != 64:
        wrong = f"a sha256 digest has 64 digits, and this one {len(digits)}"
        return Wrong(wrong, "docker image inspect shows it whole", found.span("digest"))
    return None


def _capital_folder(found: re.Match[str]) -> Wrong | None:
    """With a capital letter in it, the first folder is taken for the name of a registry."""
    registry = found["registry"] or ""
    if registry == registry.lower() or re.search(r"[.:]", registry):
        return None
    hint = "names on Docker Hub have no capital letters"
    return Wrong(f"'{registry}' is taken for a registry", hint, found.span("registry"), registry.lower(), "warning")
