"""Amounts say how much they are, and what apimachinery or kubectl would refuse of them."""

from collections.abc import Callable

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

GOOD: list[tuple[str, str, list[tuple[str, str]], str]] = [
    (
        "resource-amounts",
        "cpu=500m,memory=256Mi",
        [("resource", "cpu"), ("amount", "500m"), ("resource", "memory"), ("amount", "256Mi")],
        "cpu 500m (0.5 of a CPU), memory 256Mi (268,435,456 bytes)",
    ),
    ("resource-amounts", "cpu=2", [("resource", "cpu"), ("amount", "2")], "cpu 2"),
    (
        "resource-amounts",
        "nvidia.com/gpu=1,requests.memory=1Gi",
        [("resource", "nvidia.com/gpu"), ("amount", "1"), ("resource", "requests.memory"), ("amount", "1Gi")],
        "nvidia.com/gpu 1, requests.memory 1Gi (1,073,741,824 bytes)",
    ),
    (
        "resource-amounts",
        "pods=10,services=5",
        [("resource", "pods"), ("amount", "10"), ("resource", "services"), ("amount", "5")],
        "pods 10, services 5",
    ),
    ("resource-amounts", "memory=1e9", [("resource", "memory"), ("amount", "1e9")], "memory 1e9"),
    ("load-target", "70%", [], "70% of what the pods request, on average over all of them"),
    ("load-target", "500m", [], "500m for each pod, on average"),
    ("load-target", "200Mi", [], "200Mi for each pod, on average"),
    ("load-target", "80", [], ""),
    ("percent-or-count", "50%", [], "50% of the pods"),
    ("percent-or-count", "1", [], "1 pod"),
    ("percent-or-count", "2", [], "2 pods"),
    ("grace-period", "-1", [], "the time that each pod asks for itself, 30 seconds unless it says otherwise"),
    ("grace-period", "0", [], "no time to end by themselves"),
    ("grace-period", "30", [], "30 seconds to end by themselves"),
    ("grace-period", "1", [], "1 second to end by themselves"),
    ("request-timeout", "10", [], "10 seconds"),
    ("request-timeout", "0", [], "no limit"),
    ("request-timeout", "1m30s", [], ""),
    ("timestamp", "2026-11-24T08:00:00Z", [("day", "2026-11-24"), ("time", "08:00:00"), ("time zone", "Z")], ""),
    (
        "timestamp",
        "2026-11-24T08:00:00.5+02:00",
        [("day", "2026-11-24"), ("time", "08:00:00.5"), ("time zone", "+02:00")],
        "",
    ),
]
REFUSED: list[tuple[str, str, str, str, str | None]] = [
    ("resource-amounts", "cpu", "'cpu' is not NAME=QUANTITY", "cpu", None),
    ("resource-amounts", "cpu=", "'cpu' has no amount", "cpu=", None),
    ("resource-amounts", "cpu=1,", "a comma has nothing behind it", "", None),
    ("resource-amounts", "cpu=1=2", "'cpu=1=2' is not NAME=QUANTITY", "cpu=1=2", None),
    ("resource-amounts", "memory=1GB", "'1GB' is not a quantity", "1GB", "1G"),
    ("resource-amounts", "memory=256mb", "'256mb' is not a quantity", "256mb", "256M"),
    ("resource-amounts", "memory=1gi", "'1gi' is not a quantity", "1gi", "1Gi"),
    ("resource-amounts", "cpu=half", "'half' is not a quantity", "half", None),
    ("resource-amounts", "cpu=-1", "cpu cannot be less than zero", "-1", "1"),
    ("load-target", "x%", "'x%' is not a share in percent", "x%", None),
    ("load-target", "200mb", "'200mb' is not a quantity", "200mb", "200M"),
    ("percent-or-count", "half", "'half' is not a whole number or a share in percent", "half", None),
    ("percent-or-count", "-1", "'-1' is not a whole number or a share in percent", "-1", None),
    ("grace-period", "30s", "'30s' is not a whole number", "30s", "30"),
    ("grace-period", "soon", "'soon' is not a whole number", "soon", None),
    ("request-timeout", "1.5", "'1.5' is not a time", "1.5", None),
    ("request-timeout", "soon", "'soon' is not a time", "soon", None),
    ("timestamp", "2026-11-24", "'2026-11-24' is not a full point in time", "2026-11-24", "2026-11-24T00:00:00Z"),
    (
        "timestamp",
        "2026-11-24 08:00:00",
        "'2026-11-24 08:00:00' is not a full point in time",
        "2026-11-24 08:00:00",
        "2026-11-24T08:00:00Z",
    ),
    (
        "timestamp",
        "2026-11-24T08:00:00",
        "'2026-11-24T08:00:00' is not a full point in time",
        "2026-11-24T08:00:00",
        "2026-11-24T08:00:00Z",
    ),
    ("timestamp", "yesterday", "'yesterday' is not a full point in time", "yesterday", None),
]
TAKEN_OTHERWISE: list[tuple[str, str, str, str, str | None]] = [
    (
        "resource-amounts",
        "memory=128m",
        "128m of memory is a fraction of a byte, for m means a thousandth",
        "128m",
        "128Mi",
    ),
    (
        "resource-amounts",
        "cpu=512Mi",
        "512Mi is an amount for memory; as CPU it is more than any node has",
        "512Mi",
        None,
    ),
]
STILL_TO_BE_FILLED_IN: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("resource-amounts", "cpu=$CPU,memory=${MEMORY:-1,5}", [("resource", "cpu"), ("amount", "$CPU")]),
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
