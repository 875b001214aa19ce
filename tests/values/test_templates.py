"""Go templates are taken apart into their fields, and told when they cannot be read."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

GOOD = [
    ("template", "json", [("format", "json")], ""),
    ("template", "{{.Names}}", [("field", "{{.Names}}")], ""),
    (
        "template",
        "table {{.Names}}\\t{{.Status}}",
        [("format", "table"), ("field", "{{.Names}}"), ("field", "{{.Status}}")],
        "",
    ),
    ("template", "{{json .}}", [("action", "{{json .}}")], ""),
    (
        "template",
        "{{range .Mounts}}{{.Source}} {{end}}",
        [("action", "{{range .Mounts}}"), ("field", "{{.Source}}"), ("action", "{{end}}")],
        "",
    ),
    (
        "template",
        '{{if eq .A "}}"}}x{{else}}y{{end}}',
        [("action", '{{if eq .A "}}"}}'), ("action", "{{else}}"), ("action", "{{end}}")],
        "",
    ),
    ("template", "{{- .Names -}}", [("field", "{{- .Names -}}")], ""),
    ("template", "$FORMAT", [("format", "$FORMAT")], ""),
    ("template", '{{index .Config.Labels "a.b"}}', [("action", '{{index .Config.Labels "a.b"}}')], ""),
]
REFUSED = [
    ("template", "{{.Names}", "the template has one closing brace too few", "{{.Names}", "{{.Names}}"),
    ("template", "{{.Names", "the template has {{ without }} behind it", "{{.Names", None),
    ("template", "{{range .Mounts}}x", "{{range .Mounts}} is never ended", "{{range .Mounts}}", None),
    ("template", "x{{end}}", "this {{end}} ends nothing", "{{end}}", None),
    ("template", "{{ .Names }", "the template has one closing brace too few", "{{ .Names }", "{{ .Names }}"),
]
TAKEN_OTHERWISE = [
    ("template", "{.Names}", "{.Names} is printed as it is", "{.Names}", "{{.Names}}"),
    ("template", ".State.Status", ".State.Status is printed as it is", ".State.Status", "{{.State.Status}}"),
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
