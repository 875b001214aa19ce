"""Selectors say what they select, and what apimachinery or kubectl would refuse of them."""

from collections.abc import Callable

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

GOOD: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("selector", "app=web", [("key", "app"), ("value", "web")], "only objects whose label app is web"),
    (
        "selector",
        "app==web,env!=prod",
        [("key", "app"), ("value", "web"), ("key", "env"), ("value", "prod")],
        "only objects whose label app is web, and env is not prod",
    ),
    (
        "selector",
        "tier in (a,b),!x",
        [("key", "tier"), ("value", "a"), ("value", "b"), ("key", "x")],
        "only objects whose label tier is a or b, and x is not there",
    ),
    ("selector", "x", [("key", "x")], "only objects whose label x is there"),
    (
        "selector",
        "app = b, c notin (d, e)",
        [("key", "app"), ("value", "b"), ("key", "c"), ("value", "d"), ("value", "e")],
        "only objects whose label app is b, and c is none of d, e",
    ),
    (
        "selector",
        "generation>1",
        [("key", "generation"), ("value", "1")],
        "only objects whose label generation is more than 1",
    ),
    (
        "selector",
        "app.kubernetes.io/name=ingress-nginx,env=",
        [("key", "app.kubernetes.io/name"), ("value", "ingress-nginx"), ("key", "env")],
        "only objects whose label app.kubernetes.io/name is ingress-nginx, and env is empty",
    ),
    ("selector", "in=1", [("key", "in"), ("value", "1")], "only objects whose label in is 1"),
    (
        "selector",
        "app in (a,,b)",
        [("key", "app"), ("value", "a"), ("value", "b")],
        "only objects whose label app is a or b",
    ),
    ("labels", "app=web,env=prod", [("key", "app"), ("value", "web"), ("key", "env"), ("value", "prod")], ""),
    ("labels", "app=", [("key", "app")], ""),
    ("labels", "example.com/tier=front", [("key", "example.com/tier"), ("value", "front")], ""),
    (
        "field-selector",
        "status.phase=Running",
        [("field", "status.phase"), ("value", "Running")],
        "only objects where status.phase is Running",
    ),
    (
        "field-selector",
        "status.phase!=Running,spec.nodeName=worker-1",
        [("field", "status.phase"), ("value", "Running"), ("field", "spec.nodeName"), ("value", "worker-1")],
        "only objects where status.phase is not Running and spec.nodeName is worker-1",
    ),
    (
        "field-selector",
        "metadata.name==web",
        [("field", "metadata.name"), ("value", "web")],
        "only objects where metadata.name is web",
    ),
    ("field-selector", "spec.nodeName=", [("field", "spec.nodeName")], "only objects where spec.nodeName is empty"),
    (
        "field-selector",
        "metadata.name=a\\,b",
        [("field", "metadata.name"), ("value", "a\\,b")],
        "only objects where metadata.name is a\\,b",
    ),
]
REFUSED: list[tuple[str, str, str, str, str | None]] = [
    ("selector", "a b", "'b' follows 'a' without an operator", "b", None),
    ("selector", "app in ()", "'in' has no values", "in ()", None),
    ("selector", "app in b", "the values behind 'in' are not in parentheses", "in b", "in (b)"),
    ("selector", "a>=1", "'>=' compares nothing", ">=1", None),
    ("selector", "app=web,", "a comma has no condition on one of its sides", ",", ""),
    ("selector", "a,,b", "a comma has no condition on one of its sides", ",", ""),
    (
        "selector",
        "!app=web",
        "'!app=web' has a value behind !app, which asks that there is none",
        "!app=web",
        "app!=web",
    ),
    ("selector", "app=web=prod", "more than one value follows the operator", "=prod", None),
    ("selector", "app=my web", "more than one value follows the operator", "web", None),
    ("selector", "a/b/c=x", "'a/b/c' cannot be the key of a label", "a/b/c", None),
    ("selector", "x in (a b)", "no comma stands before 'b'", "b", None),
    ("selector", "x>y", "what follows > is not a whole number", ">y", None),
    ("selector", "tier=-a", "'-a' cannot be the value of a label", "-a", None),
    ("labels", "app", "'app' is not KEY=VALUE", "app", None),
    ("labels", "app=web,", "'' is not KEY=VALUE", "", None),
    ("labels", "a=b=c", "'a=b=c' is not KEY=VALUE", "a=b=c", None),
    ("labels", "a b=c", "'a b' cannot be the key of a label", "a b", None),
    ("labels", "a=b c", "'b c' cannot be the value of a label", "b c", None),
    ("field-selector", "Running", "'Running' compares nothing", "Running", None),
    ("field-selector", "a=b=c", "the = in the value 'b=c' must have a backslash before it", "=", "\\="),
]
STILL_TO_BE_FILLED_IN: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "selector",
        "app=$APP,env in ($A,b)",
        [("key", "app"), ("value", "$APP"), ("key", "env"), ("value", "$A"), ("value", "b")],
    ),
    (
        "labels",
        "app=$(echo a,b),env=prod",
        [("key", "app"), ("value", "$(echo a,b)"), ("key", "env"), ("value", "prod")],
    ),
    ("field-selector", "spec.nodeName=$NODE", [("field", "spec.nodeName"), ("value", "$NODE")]),
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
