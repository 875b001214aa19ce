"""Schedules say when they are due, and what the API server would refuse of them."""

from collections.abc import Callable

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

GOOD: list[tuple[str, str, list[tuple[str, str]], str]] = [
    (
        "cron",
        "* * * * *",
        [("minute", "*"), ("hour", "*"), ("day of the month", "*"), ("month", "*"), ("day of the week", "*")],
        "every minute",
    ),
    (
        "cron",
        "*/5 * * * *",
        [("minute", "*/5"), ("hour", "*"), ("day of the month", "*"), ("month", "*"), ("day of the week", "*")],
        "every 5 minutes",
    ),
    (
        "cron",
        "0 * * * *",
        [("minute", "0"), ("hour", "*"), ("day of the month", "*"), ("month", "*"), ("day of the week", "*")],
        "every hour at minute 0",
    ),
    (
        "cron",
        "15 * * * *",
        [("minute", "15"), ("hour", "*"), ("day of the month", "*"), ("month", "*"), ("day of the week", "*")],
        "every hour at minute 15",
    ),
    (
        "cron",
        "0 3 * * *",
        [("minute", "0"), ("hour", "3"), ("day of the month", "*"), ("month", "*"), ("day of the week", "*")],
        "at 03:00 every day",
    ),
    (
        "cron",
        "0 9,17 * * mon,fri",
        [("minute", "0"), ("hour", "9,17"), ("day of the month", "*"), ("month", "*"), ("day of the week", "mon,fri")],
        "at 09:00 and 17:00 on Monday and Friday",
    ),
    (
        "cron",
        "30 2 * * 1-5",
        [("minute", "30"), ("hour", "2"), ("day of the month", "*"), ("month", "*"), ("day of the week", "1-5")],
        "at 02:30 on Monday to Friday",
    ),
    (
        "cron",
        "0 */6 * * *",
        [("minute", "0"), ("hour", "*/6"), ("day of the month", "*"), ("month", "*"), ("day of the week", "*")],
        "at minute 0 of every hour that 6 divides",
    ),
    (
        "cron",
        "*/10 8-18 * * *",
        [("minute", "*/10"), ("hour", "8-18"), ("day of the month", "*"), ("month", "*"), ("day of the week", "*")],
        "every 10 minutes of the hours 8 to 18",
    ),
    (
        "cron",
        "0 0 1 jan,jul *",
        [("minute", "0"), ("hour", "0"), ("day of the month", "1"), ("month", "jan,jul"), ("day of the week", "*")],
        "at 00:00 on day 1 of the month in January and July",
    ),
    (
        "cron",
        "0 0 13 * 5",
        [("minute", "0"), ("hour", "0"), ("day of the month", "13"), ("month", "*"), ("day of the week", "5")],
        "at 00:00 on day 13 of the month and also on Friday",
    ),
    (
        "cron",
        "0 0 */2 * *",
        [("minute", "0"), ("hour", "0"), ("day of the month", "*/2"), ("month", "*"), ("day of the week", "*")],
        "at 00:00 every 2 days, counted from the first of the month",
    ),
    (
        "cron",
        "0/5 * * * ?",
        [("minute", "0/5"), ("hour", "*"), ("day of the month", "*"), ("month", "*"), ("day of the week", "?")],
        "every 5 minutes",
    ),
    ("cron", "@daily", [], "every day at 00:00"),
    ("cron", "@every 1h30m", [("interval", "1h30m")], "every 1h30m"),
]
REFUSED: list[tuple[str, str, str, str, str | None]] = [
    ("cron", "* * * *", "'* * * *' has 4 fields, not 5", "* * * *", None),
    ("cron", "0 0 12 * * *", "'0 0 12 * * *' has 6 fields, not 5", "0 0 12 * * *", None),
    ("cron", "60 * * * *", "the minute 60 is out of range", "60", None),
    ("cron", "0 24 * * *", "the hour 24 is out of range", "24", None),
    ("cron", "0 0 0 * *", "the day of the month 0 is out of range", "0", None),
    ("cron", "0 0 * * 7", "7 is no day of the week", "7", "0"),
    ("cron", "0 0 * * monday", "'monday' is no day of the week", "monday", "mon"),
    ("cron", "5-1 * * * *", "the range 5-1 runs backwards", "5-1", None),
    ("cron", "*/0 * * * *", "the step '0' is not a number above zero", "*/0", None),
    ("cron", "x * * * *", "'x' is no minute", "x", None),
    ("cron", "1-2-3 * * * *", "'1-2-3' is no minute", "1-2-3", None),
    ("cron", "TZ=UTC 0 0 * * *", "a schedule cannot name its time zone", "TZ=UTC", None),
    ("cron", "@reboot", "'@reboot' is no known schedule", "@reboot", None),
    ("cron", "@every", "'@every' is no known schedule", "@every", None),
]
STILL_TO_BE_FILLED_IN: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "cron",
        "$MINUTE 3 * * *",
        [("minute", "$MINUTE"), ("hour", "3"), ("day of the month", "*"), ("month", "*"), ("day of the week", "*")],
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


@pytest.mark.parametrize(("kind", "text", "pieces"), STILL_TO_BE_FILLED_IN)
def test_what_is_filled_in_later_is_one_piece_whatever_stands_in_it(
    kind: str, text: str, pieces: list[tuple[str, str]]
) -> None:
    assert [(piece.name, text[piece.start : piece.end]) for piece in read(kind, text).pieces] == pieces
