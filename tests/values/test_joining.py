"""What a cluster is set up and joined with is read as kubeadm does."""

from collections.abc import Callable

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

GOOD: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("bootstrap-token", "abcdef.0123456789abcdef", [("token ID", "abcdef"), ("token secret", "0123456789abcdef")], ""),
    ("bootstrap-token-or-id", "abcdef", [], ""),
    (
        "bootstrap-token-or-id",
        "abcdef.0123456789abcdef",
        [("token ID", "abcdef"), ("token secret", "0123456789abcdef")],
        "",
    ),
    (
        "ca-hash",
        "sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
        [("type", "sha256"), ("checksum", "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a")],
        "",
    ),
    (
        "feature-gates",
        "PublicKeysECDSA=false",
        [("key", "PublicKeysECDSA"), ("value", "false")],
        "feature PublicKeysECDSA off",
    ),
    ("feature-gates", "PublicKeysECDSA=1", [("key", "PublicKeysECDSA"), ("value", "1")], "feature PublicKeysECDSA on"),
    ("cidr-list", "10.244.0.0/16", [], "the addresses 10.244.0.0 to 10.244.255.255"),
    ("cidr-list", "10.244.0.0/16,fd00:10::/56", [("range", "10.244.0.0/16"), ("range", "fd00:10::/56")], ""),
    ("kubernetes-version", "v1.34.2", [], ""),
    ("kubernetes-version", "1.34.2", [], ""),
    ("kubernetes-version", "stable-1", [], "the newest stable version of 1, looked up on the internet"),
    ("kubernetes-version", "latest-1.34", [], "the newest version, tests included of 1.34, looked up on the internet"),
    ("kubernetes-version", "stable", [], "the newest stable version, looked up on the internet"),
    ("endpoint", "k8s.example.com:6443", [("host", "k8s.example.com"), ("port", "6443")], ""),
    ("endpoint", "k8s.example.com", [("host", "k8s.example.com")], ""),
    ("endpoint", "[fd00::1]:6443", [("host", "[fd00::1]"), ("port", "6443")], ""),
    ("address-port", "10.0.0.10:6443", [("host", "10.0.0.10"), ("port", "6443")], ""),
    ("phases", "addon", [("phase", "addon")], ""),
    ("phases", "addon/kube-proxy", [("phase", "addon"), ("part of the phase", "kube-proxy")], ""),
    ("certificate-key", "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a", [], ""),
]
REFUSED: list[tuple[str, str, str, str, str | None]] = [
    (
        "bootstrap-token",
        "ABCDEF.0123456789abcdef",
        "'ABCDEF.0123456789abcdef' is not a bootstrap token",
        "ABCDEF.0123456789abcdef",
        "abcdef.0123456789abcdef",
    ),
    ("bootstrap-token", "abcdef", "'abcdef' is not a bootstrap token", "abcdef", None),
    ("bootstrap-token-or-id", "abc", "'abc' is neither a bootstrap token nor its ID", "abc", None),
    (
        "ca-hash",
        "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
        "'0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a' does not say what kind of checksum it is",
        "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
        "sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
    ),
    ("ca-hash", "sha256:0a", "'sha256:0a' is not sha256: and 64 hexadecimal digits", "sha256:0a", None),
    ("ca-hash", "md5:0a", "'md5:0a' is not sha256: and 64 hexadecimal digits", "md5:0a", None),
    ("feature-gates", "PublicKeysECDSA", "'PublicKeysECDSA' is not NAME=true or NAME=false", "PublicKeysECDSA", None),
    ("feature-gates", "PublicKeysECDSA=yes", "'PublicKeysECDSA=yes' is not NAME=true or NAME=false", "yes", None),
    ("feature-gates", "PublicKeysECDSA=tRUE", "'PublicKeysECDSA=tRUE' is not NAME=true or NAME=false", "tRUE", "true"),
    ("cidr-list", "10.244.0.0", "'10.244.0.0' is not a range of addresses", "10.244.0.0", None),
    ("cidr-list", "10.244.0.0/33", "'10.244.0.0/33' is not a range of addresses", "10.244.0.0/33", None),
    ("kubernetes-version", "1.34", "'1.34' names no patch version", "1.34", "stable-1.34"),
    (
        "endpoint",
        "https://k8s.example.com:6443/",
        "'https://k8s.example.com:6443/' is a URL",
        "https://k8s.example.com:6443/",
        "k8s.example.com:6443",
    ),
    ("endpoint", "k8s.example.com:99999", "port 99999 is out of range", "99999", None),
    ("address-port", "10.0.0.10", "'10.0.0.10' names no port", "10.0.0.10", "10.0.0.10:6443"),
    (
        "address-port",
        "https://10.0.0.10:6443",
        "'https://10.0.0.10:6443' is a URL",
        "https://10.0.0.10:6443",
        "10.0.0.10:6443",
    ),
    ("certificate-key", "0a", "'0a' is not a key of 64 hexadecimal digits", "0a", None),
]
STILL_TO_BE_FILLED_IN: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("address-port", "$HOST:$PORT", []),
    ("endpoint", "${HOST:-a:b}:6443", []),
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


@pytest.mark.parametrize(("kind", "text", "pieces"), STILL_TO_BE_FILLED_IN)
def test_what_is_filled_in_later_is_one_piece_whatever_stands_in_it(
    kind: str, text: str, pieces: list[tuple[str, str]]
) -> None:
    assert [(piece.name, text[piece.start : piece.end]) for piece in read(kind, text).pieces] == pieces
