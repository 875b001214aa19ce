"""Grammars of networks: what a container is attached to, addresses, and names that lead to them."""

import re

from cheatsheet.values.reading import Piece, Reading, Wrong, before, cut, fields, record, stray_quote, told

Span = tuple[int, int]


def attachment(text: str) -> Reading:
    """A network's name, container:NAME to share that one's network, or a record. Rules: docker/cli opts/network.go."""
    if text.startswith("container:"):
        reading = shared_mode(text)
        pieces = tuple(piece._replace(word="") for piece in reading.pieces)
        return reading._replace(pieces=pieces, says=f"the network of container {text.removeprefix('container:')}")
    if not re.search(r"\w=[\w$]", text):
        return Reading()
    read = fields(text)
    values = {key.word: text[value.start : value.end] for key, value in read if value}
    aliases = [text[value.start : value.end] for key, value in read if value and key.word == "alias"]
    reading = record(text)._replace(says=_attached(values, aliases))
    checks = (
        _bad_field(key.word, text, (value.start, value.end))
        if value
        else Wrong(f"'{key.name}' has no value", "write KEY=VALUE", (key.start, key.end))
        for key, value in read
    )
    nameless = None if values.get("name") else Wrong("the network has no name", "add name= and the network")
    return told(reading, stray_quote(text), *checks, nameless)


def _attached(values: dict[str, str], aliases: list[str]) -> str:
    known = f", found there as {' and '.join(aliases)}" if aliases else ""
    addresses = [values[key] for key in ("ip", "ip6") if values.get(key)]
    fixed = f", with the address {' and '.join(addresses)}" if addresses else ""
    return f"network {values.get('name', '')}{known}{fixed}"


def _bad_field(key: str, text: str, span: Span) -> Wrong | None:
    value = text[slice(*span)]
    if key in ("ip", "ip6", "link-local-ip"):
        return _bad_address(text, span)
    if key == "mac-address":
        return mac_complaint(value, span)
    if key == "driver-opt" and "=" not in value:
        return Wrong(f"'{value}' is no setting of a driver", "write driver-opt=KEY=VALUE", span)
    if key == "gw-priority" and not re.fullmatch(r"[+-]?\d+", value, re.ASCII):
        return Wrong(f"'{value}' is not a whole number", "the network with the highest number leads out", span)
    return None


def shared_mode(text: str) -> Reading:
    """A word, or container:NAME to share what that container has."""
    (_, end), rest = before(text, ":")
    mode = text[:end]
    if not rest:
        reading = Reading((Piece(0, end, "mode", mode),))
        missing = Wrong("container needs a name", "write container:NAME")
        return told(reading, missing if mode == "container" else None)
    reading = Reading((Piece(0, end, "mode", mode), Piece(*rest, "container")))
    if mode != "container":
        return told(reading, Wrong(f"nothing can follow {mode}:", "only container: takes a name", (end, rest[1]), ""))
    missing = Wrong("container: needs a name", "write container:NAME")
    return told(reading, None if rest[0] < rest[1] else missing)


def ip(text: str) -> Reading:
    """Rules: Go's net.ParseIP."""
    return told(Reading(), _bad_address(text, (0, len(text))))


def _bad_address(text: str, span: Span) -> Wrong | None:
    import ipaddress

    address = text[slice(*span)]
    try:
        ipaddress.ip_address(address.strip())
    except ValueError:
        fix = "127.0.0.1" if address == "localhost" else None
        return Wrong(f"'{address}' is not an IP address", "write it like 172.28.0.10", span, fix)
    return None


def cidr(text: str) -> Reading:
    """An address and the length of its prefix. Rules: Go's net.ParseCIDR."""
    import ipaddress

    hint = "write it like 172.28.0.0/16"
    try:
        network = ipaddress.ip_network(text, strict=False)
    except ValueError:
        return Reading(wrong=f"'{text}' is not a range of addresses", hint=hint)
    if not re.fullmatch(r".+/\d{1,3}", text, re.ASCII):
        return Reading(wrong=f"{text} is one address and no range", hint=hint)
    return Reading(says=f"the addresses {network[0]} to {network[-1]}")


def subnet(text: str) -> Reading:
    """A range that begins at its first address. Rules: ValidateIPAM of moby's api/types/network."""
    import ipaddress

    reading = cidr(text)
    if reading.wrong:
        return reading
    network = ipaddress.ip_network(text, strict=False)
    if network.network_address.is_unspecified:
        return reading._replace(says=f"any free range of this size, /{network.prefixlen}")
    if ipaddress.ip_address(text.partition("/")[0]) == network.network_address:
        return reading
    wrong = f"{text} does not begin at the start of its range"
    return told(reading, Wrong(wrong, f"the range starts at {network}", fix=str(network)))


def mac(text: str) -> Reading:
    return told(Reading(), mac_complaint(text, (0, len(text))))


def mac_complaint(text: str, span: Span) -> Wrong | None:
    """Rules: Go's net.ParseMAC, which also takes addresses of 8 and 20 bytes."""
    if len(text) < 100:
        for sign in ":-":
            if re.fullmatch(rf"[0-9a-fA-F]{{2}}(?:{sign}[0-9a-fA-F]{{2}})*", text) and len(text) in (17, 23, 59):
                return None
        if re.fullmatch(r"[0-9a-fA-F]{4}(?:\.[0-9a-fA-F]{4})*", text) and len(text) in (14, 19, 49):
            return None
    return Wrong(f"'{text}' is not a MAC address", "write it like 02:42:ac:11:00:02", span)


GATEWAY = "host-gateway"


def add_host(text: str) -> Reading:
    """NAME:ADDRESS or NAME=ADDRESS. Rules: ValidateExtraHost of docker/cli opts."""
    sign = "=" if len(cut(text, "=")) > 1 else ":"
    (_, end), rest = before(text, sign)
    if not rest or not end:
        hint = "write it like db.internal:10.0.0.5"
        return Reading(wrong=f"'{text}' is not HOST:ADDRESS", hint=hint)
    name, address = text[:end], text[slice(*rest)]
    pieces = (Piece(0, end, "host name"), Piece(*rest, "address", address))
    reading = Reading(pieces, f"{name} → {address}")
    if address == GATEWAY:
        return reading._replace(says=f"{name} → the address of the host")
    if not address:
        return told(reading, Wrong("the address is missing", "write it like db.internal:10.0.0.5"))
    inner = (rest[0] + 1, rest[1] - 1) if address.startswith("[") and address.endswith("]") else rest
    return told(reading, _not_for_host(text, inner))


def _not_for_host(text: str, span: Span) -> Wrong | None:
    from cheatsheet.nearest import nearest

    bad = _bad_address(text, span)
    if bad and nearest(text[slice(*span)], (GATEWAY,)):
        return bad._replace(hint=f"did you mean {GATEWAY}?", fix=GATEWAY)
    return bad


def link(text: str) -> Reading:
    """CONTAINER[:ALIAS]. Rules: ParseLink of docker/cli opts."""
    names = cut(text, ":")
    if len(names) > 2:
        return Reading(wrong=f"'{text}' has too many colons", hint="write it like db:database")
    pieces = tuple(Piece(*span, name) for span, name in zip(names, ("container", "alias"), strict=False))
    container, alias = text[slice(*names[0])], text[slice(*names[-1])]
    return Reading(pieces, f"container {container}, found as {alias or container}")


def domain(text: str) -> Reading:
    """A domain to search, or . for none. Rules: ValidateDNSSearch of docker/cli opts."""
    label = r"[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?"
    name = text.strip(" ").removesuffix(".")
    fits = len(name) < 255 and re.fullmatch(rf"{label}(\.{label})*", name) and re.search("[a-zA-Z]", name)
    if text.strip(" ") == "." or fits:
        return Reading()
    return Reading(wrong=f"'{text}' is not a domain", hint="write it like example.com")


def address_setting(text: str) -> Reading:
    """NAME=ADDRESS."""
    (_, end), rest = before(text, "=")
    if not rest or not end:
        return Reading(wrong=f"'{text}' is not NAME=ADDRESS", hint="write it like router=172.28.0.2")
    pieces = (Piece(0, end, "name"), Piece(*rest, "address"))
    return told(Reading(pieces, f"{text[slice(*rest)]} is kept for {text[:end]}"), _bad_address(text, rest))
