"""Ports, rules and backends say where traffic goes, and what kubectl or the API server would refuse of them."""

from collections.abc import Callable

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

GOOD: list[tuple[str, str, list[tuple[str, str]], str]] = [
    (
        "port-pair",
        "8080:80",
        [("local port", "8080"), ("remote port", "80")],
        "port 8080 of this machine → port 80 at the other end",
    ),
    ("port-pair", "80", [("remote port", "80")], "port 80 of this machine → port 80 at the other end"),
    ("port-pair", ":http", [("remote port", "http")], "a free port of this machine → port http at the other end"),
    (
        "port-pair",
        "0:80",
        [("local port", "0"), ("remote port", "80")],
        "a free port of this machine → port 80 at the other end",
    ),
    ("service-ports", "80", [("port", "80")], "port 80 of the service → port 80 of its pods"),
    (
        "service-ports",
        "80:8080",
        [("port", "80"), ("target port", "8080")],
        "port 80 of the service → port 8080 of its pods",
    ),
    (
        "service-ports",
        "80:http",
        [("port", "80"), ("target port", "http")],
        "port 80 of the service → port http of its pods",
    ),
    (
        "service-ports",
        "80:HTTP",
        [("port", "80"), ("target port", "HTTP")],
        "port 80 of the service → port HTTP of its pods",
    ),
    ("target-port", "8080", [], ""),
    ("target-port", "http", [], ""),
    ("target-port", "HTTP", [], ""),
    ("port-list", "80", [], ""),
    ("port-list", "80,443", [("port", "80"), ("port", "443")], ""),
    ("port-number", "8080", [], ""),
    ("port-number", "0", [], ""),
    ("node-port", "30080", [], "port 30080 of every node"),
    ("node-port", "0", [], "a free port of the nodes"),
    (
        "ingress-rule",
        "shop.example.com/*=web:80",
        [("host", "shop.example.com"), ("path", "/*"), ("service", "web"), ("port", "80")],
        "shop.example.com, / and what is below it → port 80 of service web",
    ),
    (
        "ingress-rule",
        "shop.example.com/api*=api:8080,tls=cert",
        [
            ("host", "shop.example.com"),
            ("path", "/api*"),
            ("service", "api"),
            ("port", "8080"),
            ("encryption", "tls"),
            ("secret", "cert"),
        ],
        "shop.example.com, /api and what is below it → port 8080 of service api, encrypted with the secret cert",
    ),
    (
        "ingress-rule",
        "/=web:http",
        [("path", "/"), ("service", "web"), ("port", "http")],
        "any host, / alone → port http of service web",
    ),
    (
        "ingress-rule",
        "*.example.com/a=web:80,tls",
        [("host", "*.example.com"), ("path", "/a"), ("service", "web"), ("port", "80"), ("encryption", "tls")],
        "*.example.com, /a alone → port 80 of service web, encrypted",
    ),
    ("service-backend", "web:80", [("service", "web"), ("port", "80")], "port 80 of service web"),
    ("service-backend", "web:http", [("service", "web"), ("port", "http")], "port http of service web"),
]
REFUSED: list[tuple[str, str, str, str, str | None]] = [
    ("port-pair", "8080:", "'8080:' names no remote port", "8080:", None),
    ("port-pair", "http:80", "local port 'http' is not a number", "http", None),
    ("port-pair", "80:99999", "port 99999 is out of range", "99999", None),
    ("port-pair", "70000:80", "port 70000 is out of range", "70000", None),
    ("port-pair", "1:2:3", "'1:2:3' has more than one colon", "1:2:3", None),
    ("port-pair", "0", "port 0 is out of range", "0", None),
    ("service-ports", "http:80", "'http' is no port", "http", None),
    ("service-ports", "80:", "'80:' has no port behind the colon", "80:", None),
    ("service-ports", "80:70000", "port 70000 is out of range", "70000", None),
    ("service-ports", "70000", "'70000' is no port", "70000", None),
    ("target-port", "0", "port 0 is out of range", "0", None),
    (
        "target-port",
        "port-of-the-web-server",
        "'port-of-the-web-server' cannot be the name of a port",
        "port-of-the-web-server",
        None,
    ),
    ("port-list", "http", "'http' is no port", "http", None),
    ("port-list", "80,0", "port 0 is out of range", "0", None),
    ("port-number", "99999", "port 99999 is out of range", "99999", None),
    ("port-number", "http", "'http' is not the number of a port", "http", None),
    ("node-port", "http", "'http' is no port", "http", None),
    (
        "ingress-rule",
        "shop.example.com=web:80",
        "'shop.example.com=web:80' is not HOST/PATH=SERVICE:PORT",
        "shop.example.com=web:80",
        "shop.example.com/*=web:80",
    ),
    (
        "ingress-rule",
        "shop.example.com/*=web",
        "'shop.example.com/*=web' is not HOST/PATH=SERVICE:PORT",
        "shop.example.com/*=web",
        None,
    ),
    (
        "ingress-rule",
        "Shop.example.com/*=web:80",
        "'Shop.example.com' cannot be the host of a rule",
        "Shop.example.com",
        "shop.example.com",
    ),
    ("service-backend", "web", "'web' is not SERVICE:PORT", "web", None),
]
TAKEN_OTHERWISE: list[tuple[str, str, str, str, str | None]] = [
    ("node-port", "8080", "port 8080 is not in the usual range of node ports", "8080", None),
    (
        "ingress-rule",
        "shop.example.com/*=web:80,secret=cert",
        "'secret=cert' is nothing that may follow the port",
        "secret=cert",
        None,
    ),
]
STILL_TO_BE_FILLED_IN: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("port-pair", "$PORT:80", [("local port", "$PORT"), ("remote port", "80")]),
    ("service-ports", "80:${TARGET:-80:90}", [("port", "80"), ("target port", "${TARGET:-80:90}")]),
    ("ingress-rule", "$HOST/*=web:80", [("host", "$HOST"), ("path", "/*"), ("service", "web"), ("port", "80")]),
]


@pytest.mark.parametrize(("kind", "text", "pieces", "says"), GOOD)
def test_a_value_is_taken_apart_and_says_what_it_comes_to(
    good: Callable[..., None], kind: str, text: str, pieces: list[tuple[str, str]], says: str
) -> None:
    good(kind, text, pieces, says)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _, _ in GOOD])
def test_the_pages_say_what_every_piece_is(real_library: Library, kind: str, text: str) -> None:
    known = real_library.value_kind(kind)
    assert known
    told = {each.name for each in (*known.pieces, *known.keys)}
    assert {piece.name for piece in read(kind, text).pieces} <= told


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
def test_what_is_filled_in_later_is_one_piece_whatever_stands_in_it(
    kind: str, text: str, pieces: list[tuple[str, str]]
) -> None:
    assert [(piece.name, text[piece.start : piece.end]) for piece in read(kind, text).pieces] == pieces
