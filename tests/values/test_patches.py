"""Patches say what they set, and where their JSON breaks off."""

from collections.abc import Callable

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

GOOD: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("patch", '{"spec":{"replicas":3}}', [], "spec.replicas becomes 3"),
    (
        "patch",
        '{"spec":{"a":null,"b":[1,2],"c":"x"}}',
        [],
        'spec.a is taken away, spec.b gets a list with 2 entries, spec.c becomes "x"',
    ),
    ("patch", "spec:\n  replicas: 2", [], ""),
    ("patch", '[{"op":"replace","path":"/spec/replicas","value":3}]', [], "replaces /spec/replicas"),
    ("patch", "[{op: add, path: /x}]", [], ""),
    ("json", '{"spec":{"hostNetwork":true}}', [], "spec.hostNetwork becomes true"),
    (
        "json",
        '{"apiVersion":"v1","spec":{"nodeName":"worker-1"}}',
        [],
        'apiVersion becomes "v1", spec.nodeName becomes "worker-1"',
    ),
    ("json", '[{"op":"add","path":"/metadata/labels/a","value":"b"}]', [], "adds /metadata/labels/a"),
]
REFUSED: list[tuple[str, str, str, str, str | None]] = [
    (
        "patch",
        '{"spec":{"replicas":3}',
        "the JSON ends before it is closed; } is missing",
        '{"spec":{"replicas":3}',
        '{"spec":{"replicas":3}}',
    ),
    ("patch", '{"spec":{"replicas":3}}}', "'}' stands behind the end of the JSON", "}", ""),
    ("patch", '{"spec":{"replicas":3,}}', "a comma stands behind the last entry", ",", ""),
    ("patch", '{"a":{"b":True}}', "'True' is no word of JSON", "True", "true"),
    ("patch", "{'spec':{'replicas':3}}", "a name or text in JSON stands in single quotes", "'", None),
    ("patch", "{spec:{replicas:3}}", "'spec' stands in the JSON without quotes", "spec", None),
    ("patch", '{"a":"b" "c":"d"}', "no comma stands between two entries", '"', None),
    ("patch", '{"a":"b', "a quote in the JSON is never closed", '"b', None),
    ("patch", "spec=1", "'spec=1' is no object", "spec=1", None),
    ("patch", "spec:\n\treplicas: 2", "a tab indents a line of the YAML", "\t", "  "),
    (
        "patch",
        '[{"op":"Replace","path":"/spec/replicas","value":3}]',
        "'Replace' is no operation of a JSON patch",
        "Replace",
        "replace",
    ),
    ("patch", '[{"path":"/a"}]', "an entry of the list has no operation", '[{"path":"/a"}]', None),
    ("patch", '[{"op":"remove"}]', "an operation 'remove' has no path", '[{"op":"remove"}]', None),
    (
        "patch",
        '[{"op":"add","path":"/x"',
        "the JSON ends before it is closed; }] is missing",
        '[{"op":"add","path":"/x"',
        '[{"op":"add","path":"/x"}]',
    ),
    ("json", '{"spec":', "the JSON ends before it is closed; } is missing", '{"spec":', None),
    ("json", "web", "'web' stands in the JSON without quotes", "web", None),
    ("json", "3", "the change is not an object", "3", None),
]
TAKEN_OTHERWISE: list[tuple[str, str, str, str, str | None]] = [
    (
        "patch",
        '{"op":"add","path":"/x","value":1}',
        "a JSON patch is a list of operations",
        '{"op":"add","path":"/x","value":1}',
        '[{"op":"add","path":"/x","value":1}]',
    ),
    (
        "patch",
        '[{"op":"add","path":"spec/x","value":1}]',
        "the path 'spec/x' does not start with /",
        "spec/x",
        "/spec/x",
    ),
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
