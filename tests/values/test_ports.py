"""Ports say which side is which, and what docker would refuse of them."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

GOOD = [
    ("published-target", "8080:80", [("host port", "8080"), ("container port", "80")], ""),
    ("published-target", "80", [("container port", "80")], "port 80 (tcp)"),
    ("port", "80", [("container port", "80")], "a free host port → container port 80 (tcp)"),
    ("port", "8080:80", [("host port", "8080"), ("container port", "80")], "host port 8080 → container port 80 (tcp)"),
    (
        "port",
        "53:53/udp",
        [("host port", "53"), ("container port", "53"), ("protocol", "udp")],
        "host port 53 → container port 53 (udp)",
    ),
    (
        "port",
        "127.0.0.1:8080:80",
        [("host address", "127.0.0.1"), ("host port", "8080"), ("container port", "80")],
        "host port 8080 on 127.0.0.1 → container port 80 (tcp)",
    ),
    (
        "port",
        "127.0.0.1::80",
        [("host address", "127.0.0.1"), ("container port", "80")],
        "a free host port of 127.0.0.1 → container port 80 (tcp)",
    ),
    (
        "port",
        "[::1]:8080:80",
        [("host address", "[::1]"), ("host port", "8080"), ("container port", "80")],
        "host port 8080 on [::1] → container port 80 (tcp)",
    ),
    (
        "port",
        "::1:8080:80",
        [("host address", "::1"), ("host port", "8080"), ("container port", "80")],
        "host port 8080 on ::1 → container port 80 (tcp)",
    ),
    (
        "port",
        "8000-8010:80",
        [("host port", "8000-8010"), ("container port", "80")],
        "one of the host ports 8000-8010 → container port 80 (tcp)",
    ),
    (
        "port",
        "8000-8001:80-81",
        [("host port", "8000-8001"), ("container port", "80-81")],
        "host ports 8000-8001 → container ports 80-81 (tcp)",
    ),
    ("port", "0:80", [("host port", "0"), ("container port", "80")], "a free host port → container port 80 (tcp)"),
    ("port", ":80", [("container port", "80")], "a free host port → container port 80 (tcp)"),
    ("port", "80:80/", [("host port", "80"), ("container port", "80")], "host port 80 → container port 80 (tcp)"),
    (
        "port",
        "published=8080,target=80",
        [("published", "published=8080"), ("target", "target=80")],
        "host port 8080 → container port 80 (tcp)",
    ),
    (
        "port",
        "published=8080,target=80,protocol=udp",
        [("published", "published=8080"), ("target", "target=80"), ("protocol", "protocol=udp")],
        "host port 8080 → container port 80 (udp)",
    ),
    (
        "service-port",
        "8080:80",
        [("host port", "8080"), ("container port", "80")],
        "host port 8080 → container port 80 (tcp)",
    ),
    (
        "service-port",
        "published=8080,target=80",
        [("published", "published=8080"), ("target", "target=80")],
        "port 8080 of the nodes → container port 80 (tcp)",
    ),
    (
        "service-port",
        "published=8080,target=80,mode=host",
        [("published", "published=8080"), ("target", "target=80"), ("mode", "mode=host")],
        "port 8080 of the nodes that run a task → container port 80 (tcp)",
    ),
    (
        "service-port",
        "target=53,protocol=udp",
        [("target", "target=53"), ("protocol", "protocol=udp")],
        "a port that swarm picks → container port 53 (udp)",
    ),
    ("expose-port", "80", [("container port", "80")], "port 80 (tcp)"),
    ("expose-port", "8000-8010/udp", [("container port", "8000-8010"), ("protocol", "udp")], "ports 8000-8010 (udp)"),
]
REFUSED = [
    ("port", "80:80,443", "container port '80,443' is no single number", "80,443", None),
    ("port", "99999:80", "host port 99999 is out of range", "99999", None),
    ("port", "80:", "the container port is missing", "80:", None),
    ("port", "80:web", "container port 'web' is not a number", "web", None),
    ("port", "web:80", "host port 'web' is not a number", "web", None),
    ("port", "-1:80", "host port '-1' is not a number", "-1", None),
    ("port", "80:80/tpc", "'tpc' is no protocol that docker publishes", "tpc", "tcp"),
    ("port", "80-70:80", "host port range '80-70' does not run from a lower to a higher port", "80-70", "70-80"),
    ("port", "80-81:80-83", "2 host ports cannot serve 4 container ports", "80-81:80-83", None),
    ("port", "localhost:80:80", "'localhost' is not an IP address", "localhost", "127.0.0.1"),
    ("port", "127.0.0.1:80", "the host port is missing behind 127.0.0.1", "127.0.0.1", "127.0.0.1:80"),
    ("port", "1:2:3:4", "'1:2' is not an IP address", "1:2", None),
    ("port", "1.2.3.4.5:80:80", "'1.2.3.4.5' is not an IP address", "1.2.3.4.5", None),
    ("port", "80:80:80", "'80' is not an IP address", "80", None),
    ("port", "published=8080", "the port has no target", "published=8080", None),
    ("port", "published=80-90,target=80", "published takes one port and no range", "80-90", None),
    ("port", "1-2-3:80", "host port range '1-2-3' has more than two ends", "1-2-3", None),
    ("service-port", "127.0.0.1:80:80", "a service cannot be bound to an address", "127.0.0.1:", ""),
    ("service-port", "published=80", "the port has no target", "published=80", None),
    ("service-port", "target=80,mode=hst", "'hst' is no mode of a port", "hst", "host"),
    ("service-port", "target=a", "target port 'a' is not a number", "a", None),
    ("service-port", "target", "container port 'target' is not a number", "target", None),
    ("service-port", "target=80,published=1-2", "published takes one port and no range", "1-2", None),
    ("service-port", '"target=80', "a double quote inside of a field is not allowed", '"target=80', "target=80"),
    ("service-port", "target=80,protocol=tpc", "'tpc' is no protocol that docker publishes", "tpc", "tcp"),
    ("expose-port", "80:80", "'80:80' is not a port of the container alone", "80:80", "80"),
    ("expose-port", "web", "container port 'web' is not a number", "web", None),
]
TAKEN_OTHERWISE = [
    ("port", "80:0", "no program can listen on container port 0", "0", None),
    ("expose-port", "80/tpc", "'tpc' is no protocol that docker publishes", "tpc", "tcp"),
    ("expose-port", "0", "no program can listen on container port 0", "0", None),
]
STILL_TO_BE_FILLED_IN = [
    ("port", "$PORT:80", [("host port", "$PORT"), ("container port", "80")]),
    (
        "port",
        "${IP:-0.0.0.0}:8080:80",
        [("host address", "${IP:-0.0.0.0}"), ("host port", "8080"), ("container port", "80")],
    ),
    ("port", "<host port>:80", [("host port", "<host port>"), ("container port", "80")]),
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


@pytest.mark.parametrize(("kind", "text", "wrong", "marked", "fix"), TAKEN_OTHERWISE)
def test_what_the_tool_takes_for_something_else_is_a_warning(
    bad: Callable[..., None], kind: str, text: str, wrong: str, marked: str, fix: str | None
) -> None:
    bad(kind, text, wrong, marked, fix)
    assert read(kind, text).level == "warning"


@pytest.mark.parametrize(("kind", "text", "pieces"), STILL_TO_BE_FILLED_IN)
def test_an_expansion_is_one_piece_whatever_stands_in_it(kind: str, text: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.name, text[piece.start : piece.end]) for piece in read(kind, text).pieces] == pieces
