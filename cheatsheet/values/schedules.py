"""The grammar of cron schedules. Rules: robfig/cron ParseStandard, which the API server reads them with."""

import re
from typing import NamedTuple

from cheatsheet.values.reading import Piece, Reading


class _Field(NamedTuple):
    name: str
    least: int
    most: int
    words: tuple[str, ...] = ()


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December")  # fmt: skip
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_DAY_NAMES = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day of the month", 1, 31),
    _Field("month", 1, 12, _MONTHS),
    _Field("day of the week", 0, 6, _DAYS),
)
_EVERY = ("*", "?")
_NICKNAMES = {
    "@yearly": "once a year, on 1 January at 00:00",
    "@annually": "once a year, on 1 January at 00:00",
    "@monthly": "once a month, on the first day at 00:00",
    "@weekly": "once a week, on Sunday at 00:00",
    "@daily": "every day at 00:00",
    "@midnight": "every day at 00:00",
    "@hourly": "every hour at minute 0",
}


def cron(text: str) -> Reading:
    """Minute, hour, day of the month, month and day of the week; or a word such as @daily, or @every DURATION."""
    if text.startswith("@"):
        return _nickname(text)
    found = list(re.finditer(r"\S+", text))
    if found and re.match(r"(?:CRON_)?TZ=", found[0][0]):
        hint = "set spec.timeZone of the cron job in a manifest"
        return Reading(wrong="a schedule cannot name its time zone", hint=hint, at=found[0].span())
    if len(found) != len(_FIELDS):
        extra = "; one for seconds is not known here" if len(found) == len(_FIELDS) + 1 else ""
        hint = f"minute, hour, day of the month, month and day of the week, such as '0 3 * * *'{extra}"
        return Reading(wrong=f"'{text}' has {len(found)} field{'s' * (len(found) != 1)}, not 5", hint=hint)
    pieces = tuple(Piece(*part.span(), field.name) for part, field in zip(found, _FIELDS, strict=True))
    for part, field in zip(found, _FIELDS, strict=True):
        if bad := _bad_field(part[0], field):
            return bad._replace(pieces=pieces, at=bad.at and (part.start() + bad.at[0], part.start() + bad.at[1]))
    return Reading(pieces, _says([part[0] for part in found]))


def _nickname(text: str) -> Reading:
    if text in _NICKNAMES:
        return Reading(says=_NICKNAMES[text])
    word, _, time = text.partition(" ")
    if word == "@every" and re.fullmatch(r"(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+", time):
        return Reading((Piece(len(word) + 1, len(text), "interval"),), f"every {time}")
    return Reading(wrong=f"'{text}' is no known schedule", hint=f"{', '.join(_NICKNAMES)} and @every 1h30m are")


def _bad_field(text: str, field: _Field) -> Reading | None:
    """What is wrong with one of the five fields, with its place in it."""
    at = 0
    for item in text.split(","):
        wrong = _bad_item(item, field) if item else None
        if wrong:
            return Reading((), "", wrong[0], wrong[1], (at, at + len(item)), wrong[2])
        at += len(item) + 1
    return None


def _bad_item(text: str, field: _Field) -> tuple[str, str, str | None] | None:
    """Wrong, hint and fix of a number, a name, a range or either with a step."""
    bounds, *steps = text.split("/")
    ends = bounds.split("-")
    runs = f"it runs from {field.least} to {field.most}"
    if len(steps) > 1 or len(ends) > 2:
        return f"'{text}' is no {field.name}", "write a number, *, a range like 1-5 or a step like */5", None
    if steps and not (steps[0].isdecimal() and int(steps[0][:9])):
        return f"the step '{steps[0]}' is not a number above zero", "write it like */5", None
    if ends[0] in _EVERY:
        return None
    numbers = [_number(end, field) for end in ends]
    if None in numbers:
        unknown = ends[numbers.index(None)]
        hint = f"{runs}; names are {', '.join(field.words)}" if field.words else runs
        return f"'{unknown}' is no {field.name}", hint, unknown[:3] if unknown[:3].lower() in field.words else None
    first, last = numbers[0] or 0, numbers[-1] or 0
    if first < field.least or last > field.most:
        outside = ends[0] if first < field.least else ends[-1]
        if field.name == "day of the week" and text == "7":
            return "7 is no day of the week", "Sunday is 0", "0"
        return f"the {field.name} {outside} is out of range", runs, None
    if first > last:
        return f"the range {bounds} runs backwards", f"write it like {ends[1]}-{ends[0]}", None
    return None


def _number(text: str, field: _Field) -> int | None:
    if text.lower() in field.words:
        return field.words.index(text.lower()) + field.least
    return int(text[:9]) if text.isascii() and text.isdecimal() else None


def _says(fields: list[str]) -> str:
    minute, hour, day, month, weekday = fields
    return " ".join(each for each in (_time(minute, hour), _day(day, month, weekday, hour)) if each)


def _time(minute: str, hour: str) -> str:
    if minute.isdecimal() and re.fullmatch(r"[\d,]+", hour):
        return f"at {_listed([f'{int(each):02}:{int(minute):02}' for each in hour.split(',') if each])}"
    if minute in _EVERY or minute == "*/1":
        minutes = "every minute"
    elif found := re.fullmatch(r"(?:\*|0)/(\d+)", minute):
        minutes = f"every {int(found[1])} minutes"
    elif minute == "0" and hour in _EVERY:
        return "every hour at minute 0"
    elif hour in _EVERY:
        return f"every hour at minute {_spoken(minute)}"
    else:
        minutes = f"at minute {_spoken(minute)}"
    if hour in _EVERY:
        return minutes
    if found := re.fullmatch(r"(?:\*|0)/(\d+)", hour):
        return (
            f"{minutes} of every hour that {int(found[1])} divides" if int(found[1]) > 1 else f"{minutes} of every hour"
        )
    return f"{minutes} of the hour{'s' * (not hour.isdecimal())} {_spoken(hour)}"


def _day(day: str, month: str, weekday: str, hour: str) -> str:
    on = []
    if day not in _EVERY:
        found = re.fullmatch(r"(?:\*|1)/(\d+)", day)
        on.append(
            f"every {int(found[1])} days, counted from the first of the month"
            if found
            else f"on day {_spoken(day)} of the month"
        )
    if weekday not in _EVERY:
        on.append(f"on {_spoken(weekday, _DAYS, _DAY_NAMES, 0)}")
    when = " and also ".join(on) if on else "every day" if month in _EVERY and hour.isdecimal() else ""
    return f"{when} in {_spoken(month, _MONTHS, _MONTH_NAMES, 1)}".strip() if month not in _EVERY else when


def _spoken(text: str, words: tuple[str, ...] = (), names: tuple[str, ...] = (), least: int = 0) -> str:
    """A list of numbers, names and ranges in words."""
    told = []
    for item in text.split(","):
        bounds, _, step = item.partition("/")
        ends = [_named(end, words, names, least) for end in bounds.split("-")]
        whole = "any" if bounds in _EVERY else " to ".join(ends)
        told.append(f"{whole} in steps of {step}" if step else whole)
    return _listed(told)


def _named(text: str, words: tuple[str, ...], names: tuple[str, ...], least: int) -> str:
    if text.lower() in words:
        return names[words.index(text.lower())]
    if names and text.isdecimal() and 0 <= int(text[:9]) - least < len(names):
        return names[int(text) - least]
    return text


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
