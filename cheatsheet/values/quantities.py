"""Grammars of amounts of a cluster: quantities, amounts of several resources, shares and counts, and times.

Rules: apimachinery, resource.ParseQuantity and intstr; kubectl's own checks around them.
"""

import re

from cheatsheet.values.reading import Piece, Reading, Wrong, cut, told

_QUANTITY = re.compile(r"(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+))(?P<unit>[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+|)")
_ALMOST = re.compile(r"(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*(?P<unit>[a-zA-Z]*)")
_UNITS = ("n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei")
_FACTORS = {"n": 1e-9, "u": 1e-6, "m": 1e-3, "": 1.0} | {
    unit + suffix: float(base) ** power
    for power, unit in enumerate("kMGTPE", 1)
    for suffix, base in (("", 1000), ("i", 1024))
}
_FACTORS["Ki"] = _FACTORS.pop("ki")
_IN_BYTES = ("memory", "storage", "ephemeral-storage")
_MEANT = {"k": "k", "ki": "Ki", "m": "M"}
_HINT = "write it like 2, 500m or 256Mi; the units are m, k, M, G, T and Ki, Mi, Gi, Ti"


def quantity(text: str) -> Reading:
    """A number with an optional unit, such as 500m or 256Mi."""
    if _QUANTITY.fullmatch(text):
        return Reading()
    found = _ALMOST.fullmatch(text)
    fix = _nearest_unit(found["number"], found["unit"]) if found else None
    hint = f"did you mean {fix}?" if fix else _HINT
    return Reading(wrong=f"'{text}' is not a quantity", hint=hint, fix=fix)


def resource_amounts(text: str) -> Reading:
    """NAME=QUANTITY, joined by commas. Rules: kubectl, HandleResourceRequirementsV1 and populateResourceListV1."""
    pieces: list[Piece] = []
    says = []
    for start, end in cut(text, ","):
        halves = cut(text[start:end], "=")
        if len(halves) != 2 or halves[0] == (0, 0):
            wrong = f"'{text[start:end]}' is not NAME=QUANTITY" if start < end else "a comma has nothing behind it"
            return Reading(tuple(pieces), "", wrong, "write it like cpu=500m,memory=256Mi", (start, end))
        at = start + halves[1][0]
        name, amount = text[start : start + halves[0][1]], text[at:end]
        pieces += (Piece(start, start + len(name), "resource", name.strip()), Piece(at, end, "amount"))
        reading = quantity(amount)
        if not amount:
            return Reading(tuple(pieces), "", f"'{name}' has no amount", "write it like cpu=500m", (start, end))
        if reading.wrong:
            return reading._replace(pieces=tuple(pieces), at=(at, end))
        if doubt := _doubtful(name.strip(), amount):
            return told(Reading(tuple(pieces)), doubt._replace(at=(at, end)))
        says.append(f"{name.strip()} {amount}{_in_words(name.strip(), amount)}")
    return Reading(tuple(pieces), ", ".join(says))


def target(text: str) -> Reading:
    """A share in percent, or a quantity. Rules: kubectl autoscale, parseResourceInput."""
    if text.endswith("%"):
        if re.fullmatch(r"\d+%", text):
            return Reading(says=f"{text} of what the pods request, on average over all of them")
        return Reading(wrong=f"'{text}' is not a share in percent", hint="write it like 70%")
    reading = quantity(text)
    if reading.wrong or re.fullmatch(r"\d+", text):
        return reading
    return Reading(says=f"{text} for each pod, on average")


def percent_or_count(text: str) -> Reading:
    """A whole number or a share in percent. Rules: kubectl create poddisruptionbudget."""
    if re.fullmatch(r"\d+", text):
        return Reading(says=f"{text} pod{'' if text == '1' else 's'}")
    if re.fullmatch(r"\d+%", text):
        return Reading(says=f"{text} of the pods")
    return Reading(wrong=f"'{text}' is not a whole number or a share in percent", hint="write it like 50%")


def grace_period(text: str) -> Reading:
    """Seconds; below zero, what the pod itself asks for. Rules: kubectl delete."""
    if not re.fullmatch(r"[+-]?\d+", text):
        hint = "it is a number of seconds" + (f": {text[:-1]}" if re.fullmatch(r"\d+s", text) else "")
        fix = text[:-1] if re.fullmatch(r"\d+s", text) else None
        return Reading(wrong=f"'{text}' is not a whole number", hint=hint, fix=fix)
    if text.startswith("-"):
        return Reading(says="the time that each pod asks for itself, 30 seconds unless it says otherwise")
    if not int(text[:9]):
        return Reading(says="no time to end by themselves")
    return Reading(says=f"{text.lstrip('+')} second{'' if text == '1' else 's'} to end by themselves")


def request_timeout(text: str) -> Reading:
    """A number of seconds, or a duration. Rules: client-go, clientcmd.ParseTimeout."""
    if re.fullmatch(r"[+-]?\d+", text):
        return Reading(says="no limit" if not int(text[:9] or 0) else f"{text} second{'' if text == '1' else 's'}")
    if re.fullmatch(r"[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+", text):
        return Reading()
    return Reading(wrong=f"'{text}' is not a time", hint="write seconds, like 10, or a duration, like 30s or 2m")


def timestamp(text: str) -> Reading:
    """A point in time with its zone. Rules: kubectl logs, util.ParseRFC3339."""
    day, clock, zone = r"\d{4}-\d{2}-\d{2}", r"\d{2}:\d{2}:\d{2}(?:[.,]\d+)?", r"(?:Z|[+-]\d{2}:\d{2})"
    found = re.fullmatch(rf"(?P<day>{day})T(?P<time>{clock})(?P<zone>{zone})", text)
    if found:
        names = (("day", "day"), ("time", "time"), ("zone", "time zone"))
        return Reading(tuple(Piece(*found.span(group), name) for group, name in names))
    fix = None
    if re.fullmatch(day, text):
        fix = f"{text}T00:00:00Z"
    elif re.fullmatch(rf"{day}[T ]{clock}{zone}?", text):
        fix = text.replace(" ", "T") + ("" if re.search(rf"{zone}$", text) else "Z")
    hint = f"write date, time and zone, like {fix or '2026-11-24T08:00:00Z'}"
    return Reading(wrong=f"'{text}' is not a full point in time", hint=hint, fix=fix)


def _nearest_unit(number: str, unit: str) -> str | None:
    """The quantity that was most likely meant, where the unit is only a matter of capitals or of a B too many."""
    bare = unit[:-1] if unit[-1:] in ("B", "b") and len(unit) > 1 else unit
    if bare.lower() in _MEANT:
        return number + _MEANT[bare.lower()]
    return next((number + known for known in _UNITS if known.lower() == bare.lower() and known != unit), None)


def _doubtful(name: str, amount: str) -> Wrong | None:
    """Where the amount is a quantity, but not one for this resource."""
    resource = name.removeprefix("requests.").removeprefix("limits.")
    found = _QUANTITY.fullmatch(amount)
    assert found
    number, unit = found["number"], found["unit"]
    if number.startswith("-"):
        return Wrong(f"{name} cannot be less than zero", "leave the minus out", fix=amount[1:])
    if resource in _IN_BYTES and unit == "m":
        wrong = f"{amount} of {resource} is a fraction of a byte, for m means a thousandth"
        return Wrong(wrong, f"did you mean {number}Mi?", fix=f"{number}Mi", level="warning")
    if resource == "cpu" and unit in ("Ki", "Mi", "Gi", "M", "G"):
        wrong = f"{amount} is an amount for memory; as CPU it is more than any node has"
        return Wrong(wrong, "write it like 500m or 2", level="warning")
    return None


def _in_words(name: str, amount: str) -> str:
    resource = name.removeprefix("requests.").removeprefix("limits.")
    found = _QUANTITY.fullmatch(amount)
    if not found or found["unit"] not in _FACTORS or len(amount) > 20:
        return ""
    number = float(found["number"]) * _FACTORS[found["unit"]]
    if resource == "cpu" and found["unit"] == "m":
        return f" ({number:.12g} of a CPU)" if number < 1 else f" ({number:.12g} CPUs)"
    if resource in _IN_BYTES and found["unit"]:
        return f" ({number:,.0f} bytes)"
    return ""
