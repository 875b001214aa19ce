"""Grammars of amounts: memory, CPUs, times, counts, rates of devices, limits."""

import re
from collections.abc import Callable

from cheatsheet.values.reading import Grammar, Piece, Reading, Wrong, before, cut, matching, told

_SIZE = r"(?ai)(?P<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?) ?(?P<unit>[kmgtp]i?b|[kmgtp]|b)?"
_UNITS = "bkmgtp"
MOST_BYTES = 2**63 - 1
LEAST_MEMORY = 4 * 1024**2
"""What a swarm gives a task at least; docker itself gives a container no less than 6 MiB."""


def size(text: str) -> Reading:
    """Rules: docker/go-units RAMInBytes, so 1k is 1024 bytes."""
    bad = bad_size(text)
    return told(Reading(), bad) if bad else Reading(says=f"{_bytes(text):,} bytes")


def _bytes(text: str) -> int:
    found = re.fullmatch(_SIZE, text)
    assert found
    return int(float(found["number"]) * 1024 ** _UNITS.index((found["unit"] or "b").lower()[0]))


def bad_size(text: str) -> Wrong | None:
    found = re.fullmatch(_SIZE, text)
    if not found:
        fix = _mended_size(text)
        hint = f"did you mean {fix}?" if fix else "write it like 512m or 2g"
        return Wrong(f"'{text}' is not an amount of bytes", hint, fix=fix)
    if len(found["number"]) > 20 or _bytes(text) > MOST_BYTES:
        return Wrong(f"'{text}' is more than any machine has", "write it like 512m or 2g")
    return None


def _mended_size(text: str) -> str | None:
    """The size in docker's own units: the i of Mi stands only before a b, there is one blank at most, and no comma."""
    point = re.sub(r"(?<=\d),(?=\d)", ".", text.strip())
    units = r"([kmgtp])(?:i?b|i|egs?|igs?|byte)?"
    found = re.fullmatch(rf"(?ai)(\d+\.?\d*|\.\d+)\s*{units}", point)
    return f"{found[1]}{found[2].lower()}" if found else None


def memory(text: str) -> Reading:
    """An amount of memory for a container; a bare number, meant as megabytes, is too few bytes for docker."""
    reading = size(text)
    if text == "0":
        return Reading(says="no limit")
    if reading.wrong or not 0 < _bytes(text) < LEAST_MEMORY:
        return reading
    bare = text.isdecimal()
    hint = f"without a unit these are bytes; did you mean {text}m?" if bare else "docker asks for 6m at least"
    return told(reading, Wrong("this is less memory than a container can have", hint, fix=f"{text}m" if bare else None))


def memory_swap(text: str) -> Reading:
    return Reading(says="no limit on swap") if text == "-1" else size(text)


def cpus(text: str) -> Reading:
    """Rules: ParseCPUs of docker/cli, which reads a fraction and keeps nine digits; moby asks for 0.01 at least."""
    found = re.fullmatch(r"(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|\d+/\d+", text, re.ASCII)
    if not found:
        fix = _mended_cpus(text)
        hint = f"did you mean {fix}?" if fix else "write it like 1.5"
        return Reading(wrong=f"'{text}' is not a number of CPUs", hint=hint, fix=fix)
    if re.fullmatch(r"0?\.0+[1-9]\d*", text) and len(text) < 40 and 0 < float(text) < 0.01:
        return Reading(wrong=f"{text} is too little of a CPU", hint="0.01 is the least")
    return Reading()


def _mended_cpus(text: str) -> str | None:
    """Thousandths as Kubernetes writes them, percent, and a comma for the point."""
    for pattern, parts in ((r"(\d{1,9})m", 1000), (r"(\d{1,9})%", 100)):
        found = re.fullmatch(pattern, text, re.ASCII)
        if found:
            return f"{int(found[1]) / parts:g}"
    return text.replace(",", ".") if re.fullmatch(r"\d+,\d+", text, re.ASCII) else None


def cpuset(text: str) -> Reading:
    """Numbers and ranges joined by commas. Rules: ParseUintList of moby's parsers."""
    if not re.fullmatch(r"\d+(-\d+)?(,\d+(-\d+)?)*", text, re.ASCII):
        return Reading(wrong=f"'{text}' is not a list of CPU numbers", hint="write it like 0-3 or 0,2")
    for start, end in cut(text, ","):
        first, dash, last = text[start:end].partition("-")
        if dash and len(first + last) < 20 and int(first) > int(last):
            wrong = f"{text[start:end]} does not run from low to high"
            return Reading(wrong=wrong, hint="write it like 0-3", at=(start, end), fix=f"{last}-{first}")
    return Reading()


_DURATION = r"[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)"
_LONG_UNITS = {"sec": "s", "second": "s", "min": "m", "minute": "m", "hr": "h", "hour": "h"}


def duration(text: str) -> Reading:
    """Rules: Go's time.ParseDuration."""
    if re.fullmatch(_DURATION, text):
        return Reading()
    fix = _mended_duration(text)
    hint = f"add the unit: {text}s" if text.isdecimal() else "write it like 500ms, 10s, 1m30s or 2h"
    return Reading(wrong=f"'{text}' is not a duration", hint=hint, fix=fix)


def _mended_duration(text: str) -> str | None:
    found = re.fullmatch(r"(\d{1,6})\s*([a-z]*)", text, re.ASCII | re.IGNORECASE)
    if not found:
        return None
    number, unit = found[1], found[2].lower()
    if unit in ("d", "day", "days"):
        return f"{int(number) * 24}h"
    if unit in ("w", "week", "weeks"):
        return f"{int(number) * 7 * 24}h"
    short = _LONG_UNITS.get(unit.removesuffix("s") or "s", unit or "s")
    return f"{number}{short}" if re.fullmatch("ms|s|m|h", short) else None


_TIMESTAMP = r"(?ai)\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d(?::\d\d(?:\.\d{1,9})?)?)?)?(?:Z|[+-]\d\d:\d\d)?"


def time(text: str) -> Reading:
    """A timestamp, seconds since 1970, or how long ago. Rules: GetTimestamp of moby's api/types/time."""
    if re.fullmatch(r"\d+(\.\d{1,9})?", text, re.ASCII):
        return Reading(says=f"{text} seconds after the start of 1970")
    if re.fullmatch(_TIMESTAMP, text):
        return Reading()
    if re.fullmatch(_DURATION, text):
        return Reading(says=f"{text.lstrip('+-')} {'from now' if text.startswith('-') else 'ago'}")
    joined = re.sub(r"^(\d{4}-\d\d-\d\d) +(?=\d)", r"\1T", text)
    fix = joined if re.fullmatch(_TIMESTAMP, joined) else _mended_duration(text)
    hint = f"did you mean {fix}?" if fix else "write it like 10m or 2026-03-01T12:00:00"
    return Reading(wrong=f"'{text}' is no point in time", hint=hint, fix=fix)


def within(least: int, most: int, what: str, *others: int) -> Grammar:
    """A grammar of whole numbers in a range, and of those outside of it that mean something of their own."""

    def read(text: str) -> Reading:
        if not re.fullmatch(r"[+-]?\d{1,18}", text, re.ASCII):
            return Reading(wrong=f"'{text}' is not a whole number", hint=f"{what} runs from {least} to {most}")
        if least <= int(text) <= most or int(text) in others:
            return Reading()
        return Reading(wrong=f"{text} is out of range", hint=f"{what} runs from {least} to {most}")

    return read


disk_weight = within(10, 1000, "the weight", 0)
number = matching(r"[+-]?(\d+(\.\d*)?|\.\d+)", "a number", "0.5")
oom_score = within(-1000, 1000, "the score")
swappiness = within(0, 100, "the share", -1)
switch = matching(r"(?i:true|false|t|f|1|0)", "true or false", "true")


def count(text: str) -> Reading:
    return _whole(text, r"\+?\d+", "a whole number from 0 on", "3")


def integer(text: str) -> Reading:
    return _whole(text, r"[+-]?\d+", "a whole number", "10")


def _whole(text: str, pattern: str, what: str, example: str) -> Reading:
    """A number without a unit; seconds are the one that is most often written with theirs."""
    if re.fullmatch(pattern, text, re.ASCII):
        return Reading()
    seconds = re.fullmatch(r"(\d+) ?(?:s|secs?|seconds?)", text, re.ASCII)
    hint = f"without the unit: {seconds[1]}" if seconds else f"write it like {example}"
    return Reading(wrong=f"'{text}' is not {what}", hint=hint, fix=seconds[1] if seconds else None)


def ratio(text: str) -> Reading:
    """A share from 0 to 1; a larger one can never be reached."""
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text, re.ASCII):
        fix = f"{int(text[:-1]) / 100:g}" if re.fullmatch(r"\d{1,3}%", text, re.ASCII) else None
        return Reading(wrong=f"'{text}' is not a number", hint="write it like 0.2", fix=fix)
    if len(text) < 20 and float(text) > 1:
        fix = f"{float(text) / 100:g}" if 1 < float(text) <= 100 else None
        hint = f"a share runs from 0 to 1; did you mean {fix}?" if fix else "a share runs from 0 to 1"
        return Reading(wrong=f"{text} is more than all", hint=hint, fix=fix, level="warning")
    return Reading()


def last_lines(text: str) -> Reading:
    """A number or all; the daemon takes any other word for all."""
    if text == "all" or re.fullmatch(r"[+-]?\d+", text, re.ASCII):
        return Reading()
    return Reading(
        wrong=f"'{text}' is no number, so that all lines are shown", hint="write 100 or all", level="warning"
    )


def ulimit(text: str) -> Reading:
    """NAME=SOFT[:HARD]. Rules: docker/go-units ParseUlimit, for which -1 is no limit."""
    found = re.fullmatch(r"(?P<limit>[^=]+)=(?P<soft>-?\d+)(?::(?P<hard>-?\d+))?", text, re.ASCII)
    (start, end), rest = before(text, "=")
    name = text[start:end]
    if not found:
        unlimited = rest and text[slice(*rest)] in ("unlimited", "infinity")
        two = re.fullmatch(r"[a-z]+=\d+,\d+", text, re.ASCII)
        fix = f"{name}=-1" if unlimited else text.replace(",", ":") if two else None
        hint = "-1 is without limit" if unlimited else "write it like nofile=1024:4096"
        return Reading(_ulimit_pieces(text), wrong=f"'{text}' is not NAME=SOFT[:HARD]", hint=hint, fix=fix)
    soft, hard = found["soft"], found["hard"] or found["soft"]
    reading = Reading(_ulimit_pieces(text), _says_ulimit(name, soft, found["hard"] or ""))
    if len(soft + hard) < 40 and int(hard) != -1 and (int(soft) > int(hard) or int(soft) == -1):
        at = (found.start("soft"), found.end("hard"))
        wrong = f"the soft limit {soft} is above the hard limit {hard}"
        return told(reading, Wrong(wrong, "write the lower one first", at, f"{hard}:{soft}"))
    return reading


def _says_ulimit(name: str, soft: str, hard: str) -> str:
    low, high = ("no limit" if each == "-1" else each for each in (soft, hard))
    return f"{name}: {low} at first, which the program may raise to {high}" if hard else f"{name}: {low}"


def _ulimit_pieces(text: str) -> tuple[Piece, ...]:
    (_, end), rest = before(text, "=")
    pieces = [Piece(0, end, "limit", text[:end])]
    if rest:
        (_, width), hard = before(text[rest[0] :], ":")
        pieces.append(Piece(rest[0], rest[0] + width, "soft limit"))
        if hard:
            pieces.append(Piece(rest[0] + hard[0], rest[0] + hard[1], "hard limit"))
    return tuple(pieces)


def device_rate(text: str) -> Reading:
    """DEVICE:BYTES. Rules: docker/cli opts/throttledevice.go."""
    return _of_device(text, "rate", bad_size)


def device_operations(text: str) -> Reading:
    """DEVICE:COUNT. Rules: docker/cli opts/throttledevice.go."""
    return _of_device(text, "rate", _bad_count)


def device_weight(text: str) -> Reading:
    """DEVICE:WEIGHT. Rules: docker/cli opts/weightdevice.go."""
    return _of_device(text, "weight", _bad_weight)


def _of_device(text: str, what: str, bad: Callable[[str], Wrong | None]) -> Reading:
    (_, end), rest = before(text, ":")
    pieces = (Piece(0, end, "device"), *([Piece(*rest, what)] if rest else []))
    reading = Reading(pieces, f"{what} {text[slice(*rest)]} for {text[:end]}" if rest else "")
    if not rest:
        return told(reading, Wrong(f"'{text}' has no {what}", "write it like /dev/sda:200"))
    if not text.startswith(("/dev/", "$")):
        return told(
            reading,
            Wrong(f"'{text[:end]}' is no path of a device", "start it with /dev/", (0, end), f"/dev/{text[:end]}"),
        )
    wrong = bad(text[slice(*rest)])
    return told(reading, wrong._replace(at=rest) if wrong else None)


def _bad_count(text: str) -> Wrong | None:
    return (
        None if re.fullmatch(r"\d+", text, re.ASCII) else Wrong(f"'{text}' is not a whole number", "write it like 1000")
    )


def _bad_weight(text: str) -> Wrong | None:
    if text == "0" or (re.fullmatch(r"\d{2,4}", text, re.ASCII) and 10 <= int(text) <= 1000):
        return None
    return Wrong(f"'{text}' is no weight", "a weight runs from 10 to 1000")
