"""Amounts are read as the tools count them, and mended where they are written as elsewhere."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

GOOD = [
    ("time", "10m", [], "10m ago"),
    ("time", "1735689600", [], "1735689600 seconds after the start of 1970"),
    ("time", "2026-03-01", [], ""),
    ("time", "2026-03-01T12:00:00.5+01:00", [], ""),
    ("bytes", "512m", [], "536,870,912 bytes"),
    ("bytes", "1k", [], "1,024 bytes"),
    ("bytes", "1KiB", [], "1,024 bytes"),
    ("bytes", "1.5g", [], "1,610,612,736 bytes"),
    ("bytes", "100", [], "100 bytes"),
    ("bytes", ".5g", [], "536,870,912 bytes"),
    ("bytes", "2 GB", [], "2,147,483,648 bytes"),
    ("bytes", "1e6", [], "1,000,000 bytes"),
    ("memory", "512m", [], "536,870,912 bytes"),
    ("memory", "0", [], "no limit"),
    ("memory", "6m", [], "6,291,456 bytes"),
    ("memory-swap", "-1", [], "no limit on swap"),
    ("memory-swap", "1g", [], "1,073,741,824 bytes"),
    ("cpus", "1.5", [], ""),
    ("cpus", ".5", [], ""),
    ("cpus", "1/2", [], ""),
    ("cpuset", "0-3", [], ""),
    ("cpuset", "0,2", [], ""),
    ("cpuset", "0-3,7", [], ""),
    ("duration", "0", [], ""),
    ("duration", "1h30m", [], ""),
    ("duration", "1.5s", [], ""),
    ("duration", "100µs", [], ""),
    ("disk-weight", "500", [], ""),
    ("disk-weight", "0", [], ""),
    ("swappiness", "10", [], ""),
    ("swappiness", "-1", [], ""),
    ("oom-score", "-1000", [], ""),
    ("ratio", "0.2", [], ""),
    ("ratio", "1", [], ""),
    ("last-lines", "100", [], ""),
    ("last-lines", "all", [], ""),
    ("ulimit", "nofile=1024", [("limit", "nofile"), ("soft limit", "1024")], "nofile: 1024"),
    (
        "ulimit",
        "nofile=1024:4096",
        [("limit", "nofile"), ("soft limit", "1024"), ("hard limit", "4096")],
        "nofile: 1024 at first, which the program may raise to 4096",
    ),
    ("ulimit", "core=-1", [("limit", "core"), ("soft limit", "-1")], "core: no limit"),
    ("device-rate", "/dev/sda:10mb", [("device", "/dev/sda"), ("rate", "10mb")], "rate 10mb for /dev/sda"),
    ("device-rate", "$DISK:1mb", [("device", "$DISK"), ("rate", "1mb")], "rate 1mb for $DISK"),
    ("device-operations", "/dev/sda:1000", [("device", "/dev/sda"), ("rate", "1000")], "rate 1000 for /dev/sda"),
    ("device-weight", "/dev/sda:200", [("device", "/dev/sda"), ("weight", "200")], "weight 200 for /dev/sda"),
]
REFUSED = [
    ("integer", "10s", "'10s' is not a whole number", "10s", "10"),
    ("bytes", "1,5g", "'1,5g' is not an amount of bytes", "1,5g", "1.5g"),
    (
        "ulimit",
        "nofile=1024,2048",
        "'nofile=1024,2048' is not NAME=SOFT[:HARD]",
        "nofile=1024,2048",
        "nofile=1024:2048",
    ),
    ("time", "yesterday", "'yesterday' is no point in time", "yesterday", None),
    ("time", "1d", "'1d' is no point in time", "1d", "24h"),
    ("time", "2026-03-01 12:00", "'2026-03-01 12:00' is no point in time", "2026-03-01 12:00", "2026-03-01T12:00"),
    ("bytes", "512x", "'512x' is not an amount of bytes", "512x", None),
    ("bytes", "m", "'m' is not an amount of bytes", "m", None),
    ("bytes", "512Mi", "'512Mi' is not an amount of bytes", "512Mi", "512m"),
    ("bytes", "2  gb", "'2  gb' is not an amount of bytes", "2  gb", "2g"),
    ("bytes", "-1", "'-1' is not an amount of bytes", "-1", None),
    ("bytes", "5 gigs", "'5 gigs' is not an amount of bytes", "5 gigs", "5g"),
    ("memory", "512", "this is less memory than a container can have", "512", "512m"),
    ("memory", "1k", "this is less memory than a container can have", "1k", None),
    ("memory-swap", "-2", "'-2' is not an amount of bytes", "-2", None),
    ("cpus", "500m", "'500m' is not a number of CPUs", "500m", "0.5"),
    ("cpus", "50%", "'50%' is not a number of CPUs", "50%", "0.5"),
    ("cpus", "1,5", "'1,5' is not a number of CPUs", "1,5", "1.5"),
    ("cpus", "two", "'two' is not a number of CPUs", "two", None),
    ("cpus", "0.001", "0.001 is too little of a CPU", "0.001", None),
    ("cpuset", "0-", "'0-' is not a list of CPU numbers", "0-", None),
    ("cpuset", "3-0", "3-0 does not run from low to high", "3-0", "0-3"),
    ("duration", "30", "'30' is not a duration", "30", "30s"),
    ("duration", "10 s", "'10 s' is not a duration", "10 s", "10s"),
    ("duration", "1d", "'1d' is not a duration", "1d", "24h"),
    ("duration", "5min", "'5min' is not a duration", "5min", "5m"),
    ("duration", "soon", "'soon' is not a duration", "soon", None),
    ("disk-weight", "5", "5 is out of range", "5", None),
    ("disk-weight", "x", "'x' is not a whole number", "x", None),
    ("swappiness", "101", "101 is out of range", "101", None),
    ("oom-score", "2000", "2000 is out of range", "2000", None),
    ("ratio", "20%", "'20%' is not a number", "20%", "0.2"),
    ("ratio", "x", "'x' is not a number", "x", None),
    ("ulimit", "nofile", "'nofile' is not NAME=SOFT[:HARD]", "nofile", None),
    ("ulimit", "nofile=unlimited", "'nofile=unlimited' is not NAME=SOFT[:HARD]", "nofile=unlimited", "nofile=-1"),
    ("ulimit", "nofile=5:3", "the soft limit 5 is above the hard limit 3", "5:3", "3:5"),
    ("ulimit", "nofile=-1:5", "the soft limit -1 is above the hard limit 5", "-1:5", "5:-1"),
    ("ulimit", "nofile=1:2:3", "'nofile=1:2:3' is not NAME=SOFT[:HARD]", "nofile=1:2:3", None),
    ("device-rate", "sda:10mb", "'sda' is no path of a device", "sda", "/dev/sda"),
    ("device-rate", "/dev/sda", "'/dev/sda' has no rate", "/dev/sda", None),
    ("device-rate", "/dev/sda:fast", "'fast' is not an amount of bytes", "fast", None),
    ("device-operations", "/dev/sda:10k", "'10k' is not a whole number", "10k", None),
    ("device-weight", "/dev/sda:5", "'5' is no weight", "5", None),
]
TAKEN_OTHERWISE = [
    ("ratio", "20", "20 is more than all", "20", "0.2"),
    ("last-lines", "ten", "'ten' is no number, so that all lines are shown", "ten", None),
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
