"""Output formats are taken apart with what stands behind them, and kubectl's mistakes are told where they stand."""

from collections.abc import Callable

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

GOOD: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("output", "json", [("format", "json")], ""),
    ("output", "JSON", [("format", "JSON")], ""),
    ("output", "wide", [("format", "wide")], ""),
    (
        "output",
        "jsonpath={.status.phase}",
        [("format", "jsonpath"), ("fields", "{.status.phase}")],
        "only the field .status.phase",
    ),
    (
        "output",
        "jsonpath={.items[*].metadata.name}",
        [("format", "jsonpath"), ("fields", "{.items[*].metadata.name}")],
        "only the fields .items[*].metadata.name",
    ),
    (
        "output",
        'jsonpath={range .items[*]}{.metadata.name}{"\\t"}{.status.phase}{"\\n"}{end}',
        [
            ("format", "jsonpath"),
            ("loop", "{range .items[*]}"),
            ("fields", "{.metadata.name}"),
            ("text", '{"\\t"}'),
            ("fields", "{.status.phase}"),
            ("text", '{"\\n"}'),
            ("end of the loop", "{end}"),
        ],
        "for each of .items[*]: .metadata.name, .status.phase",
    ),
    (
        "output",
        'jsonpath={.status.conditions[?(@.type=="Ready")].status}',
        [("format", "jsonpath"), ("fields", '{.status.conditions[?(@.type=="Ready")].status}')],
        'only the field .status.conditions[?(@.type=="Ready")].status',
    ),
    (
        "output",
        "jsonpath={.metadata.labels['app.kubernetes.io/name']}",
        [("format", "jsonpath"), ("fields", "{.metadata.labels['app.kubernetes.io/name']}")],
        "only the field .metadata.labels['app.kubernetes.io/name']",
    ),
    (
        "output",
        "jsonpath={.data.tls\\.crt}",
        [("format", "jsonpath"), ("fields", "{.data.tls\\.crt}")],
        "only the field .data.tls\\.crt",
    ),
    (
        "output",
        'jsonpath={.items[-1:].a..b}{", "}{$.kind}',
        [("format", "jsonpath"), ("fields", "{.items[-1:].a..b}"), ("text", '{", "}'), ("fields", "{$.kind}")],
        "",
    ),
    ("output", "jsonpath-file=fields.txt", [("format", "jsonpath-file"), ("file", "fields.txt")], ""),
    (
        "output",
        "custom-columns=NAME:.metadata.name,NODE:.spec.nodeName",
        [
            ("format", "custom-columns"),
            ("header", "NAME"),
            ("path", ".metadata.name"),
            ("header", "NODE"),
            ("path", ".spec.nodeName"),
        ],
        "a table with the columns NAME, NODE",
    ),
    (
        "output",
        "custom-columns=IMAGE:{.spec.containers[0].image}",
        [("format", "custom-columns"), ("header", "IMAGE"), ("path", "{.spec.containers[0].image}")],
        "a table with the column IMAGE",
    ),
    ("output", "custom-columns-file=columns.txt", [("format", "custom-columns-file"), ("file", "columns.txt")], ""),
    (
        "output",
        "go-template={{range .items}}{{.metadata.name}}{{end}}",
        [("format", "go-template"), ("template", "{{range .items}}{{.metadata.name}}{{end}}")],
        "",
    ),
    ("output", "go-template", [("format", "go-template")], ""),
    ("output", "template={{.kind}}", [("format", "template"), ("template", "{{.kind}}")], ""),
    ("go-template", "{{.kind}}", [], ""),
    ("go-template", '{{ if eq .a "}}" }}x{{else}}y{{end}}', [], ""),
    ("go-template", "template.tmpl", [], ""),
    ("jsonpath", ".metadata.creationTimestamp", [], "sorts by .metadata.creationTimestamp"),
    ("jsonpath", "{.spec.replicas}", [], "sorts by .spec.replicas"),
    ("jsonpath", "metadata.name", [], "sorts by .metadata.name"),
    ("jsonpath", ".status.containerStatuses[0].restartCount", [], "sorts by .status.containerStatuses[0].restartCount"),
]
REFUSED: list[tuple[str, str, str, str, str | None]] = [
    ("output", "jsno", "'jsno' is no output format", "jsno", "json"),
    ("output", "name=web", "the format name takes nothing behind a =", "=web", ""),
    ("output", "jsonpath=", "the format jsonpath needs something behind its =", "jsonpath=", None),
    ("output", "custom-columns", "the format custom-columns needs something behind its =", "custom-columns", None),
    ("output", "custom-columns=NAME", "'NAME' is not HEADER:PATH", "NAME", None),
    ("output", "custom-columns=N:.a{b", "'.a{b' is not a path", ".a{b", None),
    ("output", "jsonpath={.status.phase", "a { is never closed", "{.status.phase", "{.status.phase}"),
    (
        "output",
        "jsonpath={metadata.name}",
        "'metadata' is no word of a JSONPath, for the dot before the field is missing",
        "metadata",
        ".metadata",
    ),
    ("output", 'jsonpath={.a["x"]}', '"x" stands in double quotes', '"x"', "'x'"),
    ("output", "jsonpath={.items[name]}", "'name' is neither a number nor a quoted name", "name", "'name'"),
    ("output", "jsonpath={.items[*].a}{\\n}", "\\n stands in braces without quotes", "\\n", '"\\n"'),
    ("output", 'jsonpath={.a[?(@.b="c")]}', "a filter cannot compare with =", "=", "=="),
    ("output", 'jsonpath={.a[?(@.b=="c"]}', "a filter is never closed", '[?(@.b=="c"]}', None),
    ("output", 'jsonpath={.a[?(@.b=="c")}', "no ] stands behind the filter", '[?(@.b=="c")', '[?(@.b=="c")]'),
    ("output", "jsonpath={.a[?(@.b && @.c)]}", "a filter cannot join conditions with &&", "&&", None),
    ("output", 'jsonpath={.a[?(@.b=~"x")]}', "a filter cannot match patterns", "=~", None),
    ("output", "jsonpath={.a | length}", "kubectl's JSONPath knows no |", "|", None),
    ("output", 'jsonpath={"a}', "a quote is never closed", '"a}', None),
    ("output", "jsonpath={.a[0}", "a [ is never closed", "[0}", None),
    ("output", "jsonpath={.a}{end}", "{end} ends no loop", "{end}", None),
    (
        "output",
        "go-template={{.metadata.name}",
        "a {{ is not closed with }}",
        "{{.metadata.name}",
        "{{.metadata.name}}",
    ),
    (
        "output",
        "go-template={{range .items}}{{.a}}",
        "{{range .items}} has no {{end}}",
        "{{range .items}}{{.a}}",
        "{{range .items}}{{.a}}{{end}}",
    ),
    ("output", "go-template={{end}}", "{{end}} ends nothing", "{{end}}", None),
    ("go-template", "{{with .a}}", "{{with .a}} has no {{end}}", "{{with .a}}", "{{with .a}}{{end}}"),
    ("go-template", "{{.kind", "a {{ is not closed with }}", "{{.kind", None),
    ("jsonpath", '.a[?(@.b="c")].d', "a filter cannot compare with =", "=", "=="),
    ("jsonpath", ".a[", "a [ is never closed", "[", None),
]
TAKEN_OTHERWISE: list[tuple[str, str, str, str, str | None]] = [
    ("jsonpath", "{.a}{.b}", "a list is sorted by the first path only", "{.b}", None),
    (
        "output",
        "jsonpath=.status.phase",
        "without braces, the path itself is printed and no field",
        ".status.phase",
        "{.status.phase}",
    ),
]
STILL_TO_BE_FILLED_IN: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("output", "jsonpath=$FIELDS", [("format", "jsonpath"), ("template", "$FIELDS")]),
    ("output", "custom-columns=NAME:$FIELD", [("format", "custom-columns"), ("header", "NAME"), ("path", "$FIELD")]),
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
