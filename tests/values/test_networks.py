"""Networks, addresses and names say what leads where."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

GOOD = [
    ("attachment", "app-net", [], ""),
    ("attachment", "host", [], ""),
    ("attachment", "container:web", [("mode", "container"), ("container", "web")], "the network of container web"),
    (
        "attachment",
        "name=app-net,alias=db,ip=172.28.0.5",
        [("name", "name=app-net"), ("alias", "alias=db"), ("ip", "ip=172.28.0.5")],
        "network app-net, found there as db, with the address 172.28.0.5",
    ),
    (
        "attachment",
        "name=$NET,alias=db",
        [("name", "name=$NET"), ("alias", "alias=db")],
        "network $NET, found there as db",
    ),
    ("shared-mode", "host", [("mode", "host")], ""),
    ("shared-mode", "container:db", [("mode", "container"), ("container", "db")], ""),
    ("ip", "10.0.0.5", [], ""),
    ("ip", "fd00::1", [], ""),
    ("subnet", "172.28.0.0/16", [], "the addresses 172.28.0.0 to 172.28.255.255"),
    ("subnet", "fd00::/120", [], "the addresses fd00:: to fd00::ff"),
    ("mac", "02:42:ac:11:00:02", [], ""),
    ("mac", "02-42-ac-11-00-02", [], ""),
    ("mac", "0242.ac11.0002", [], ""),
    ("add-host", "db:10.0.0.5", [("host name", "db"), ("address", "10.0.0.5")], "db → 10.0.0.5"),
    ("add-host", "db=::1", [("host name", "db"), ("address", "::1")], "db → ::1"),
    ("add-host", "db:[::1]", [("host name", "db"), ("address", "[::1]")], "db → [::1]"),
    ("add-host", "me:host-gateway", [("host name", "me"), ("address", "host-gateway")], "me → the address of the host"),
    ("link", "db:database", [("container", "db"), ("alias", "database")], "container db, found as database"),
    ("link", "db", [("container", "db")], "container db, found as db"),
    ("domain", "example.com", [], ""),
    ("domain", ".", [], ""),
    (
        "address-setting",
        "router=172.28.0.2",
        [("name", "router"), ("address", "172.28.0.2")],
        "172.28.0.2 is kept for router",
    ),
]
REFUSED = [
    ("attachment", "container:", "container: needs a name", "container:", None),
    ("attachment", "alias=db", "the network has no name", "alias=db", None),
    ("attachment", "name=a,ip=foo", "'foo' is not an IP address", "foo", None),
    ("attachment", "name=a,alias", "'alias' has no value", "alias", None),
    ("attachment", "name=a,gw-priority=x", "'x' is not a whole number", "x", None),
    ("attachment", "name=a,driver-opt=x", "'x' is no setting of a driver", "x", None),
    ("attachment", "name=a,mac-address=x", "'x' is not a MAC address", "x", None),
    ("shared-mode", "container", "container needs a name", "container", None),
    ("shared-mode", "container:", "container: needs a name", "container:", None),
    ("shared-mode", "host:db", "nothing can follow host:", ":db", ""),
    ("ip", "10.0.0.256", "'10.0.0.256' is not an IP address", "10.0.0.256", None),
    ("ip", "localhost", "'localhost' is not an IP address", "localhost", "127.0.0.1"),
    ("subnet", "10.0.0.1/24", "10.0.0.1/24 does not begin at the start of its range", "10.0.0.1/24", "10.0.0.0/24"),
    ("subnet", "10.0.0.0", "10.0.0.0 is one address and no range", "10.0.0.0", None),
    ("subnet", "300.0.0.0/8", "'300.0.0.0/8' is not a range of addresses", "300.0.0.0/8", None),
    ("mac", "02:42:ac:11:00", "'02:42:ac:11:00' is not a MAC address", "02:42:ac:11:00", None),
    ("mac", "x", "'x' is not a MAC address", "x", None),
    ("add-host", "db", "'db' is not HOST:ADDRESS", "db", None),
    ("add-host", "db:", "the address is missing", "db:", None),
    ("add-host", "db:host-gatway", "'host-gatway' is not an IP address", "host-gatway", "host-gateway"),
    ("add-host", "db:other", "'other' is not an IP address", "other", None),
    ("link", "a:b:c", "'a:b:c' has too many colons", "a:b:c", None),
    ("domain", "a b", "'a b' is not a domain", "a b", None),
    ("domain", "123", "'123' is not a domain", "123", None),
    ("address-setting", "router", "'router' is not NAME=ADDRESS", "router", None),
    ("address-setting", "router=x", "'x' is not an IP address", "x", None),
]
STILL_TO_BE_FILLED_IN = [
    ("add-host", "db:$IP", [("host name", "db"), ("address", "$IP")]),
]


@pytest.mark.parametrize(("kind", "text", "pieces", "says"), GOOD)
def test_a_value_is_taken_apart_and_says_what_it_comes_to(
    good: Callable[..., None], kind: str, text: str, pieces: list[tuple[str, str]], says: str
) -> None:
    good(kind, text, pieces, says)


@pytest.mark.parametrize(("kind", "text", "wrong", "marked", "fix"), REFUSED)
def test_what_the_tool_refuses_is_told_where_it_stands(
    bad: Callable[..., None], kind: str, text: str, wrong: str, marked: str, fix: str | None
) -> None:
    bad(kind, text, wrong, marked, fix)
    assert read(kind, text).level == "error"


@pytest.mark.parametrize(("kind", "text", "pieces"), STILL_TO_BE_FILLED_IN)
def test_an_expansion_is_one_piece_whatever_stands_in_it(kind: str, text: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.name, text[piece.start : piece.end]) for piece in read(kind, text).pieces] == pieces
