"""Normal forms of the values that name, choose and measure objects of a cluster. Rules: kubectl and apimachinery."""

import re
from decimal import Decimal

from cheatsheet.model import ValueKind
from cheatsheet.values import forms

_AMOUNTS = {"": Decimal(1), "n": Decimal("1e-9"), "u": Decimal("1e-6"), "m": Decimal("1e-3")}
_AMOUNTS |= {unit: Decimal(1000) ** power for power, unit in enumerate("kMGTPE", 1)}
_AMOUNTS |= {f"{unit}i": Decimal(1024) ** power for power, unit in enumerate("KMGTPE", 1)}
LONGEST_AMOUNT = 24


def amounts(text: str, _kind: ValueKind) -> str:
    """NAME=QUANTITY,…; cpu=500m is cpu=0.5."""
    found = [each.partition("=") for each in text.split(",")]
    return ",".join(sorted(f"{name}{sign}{_amount(quantity)}" for name, sign, quantity in found))


def _amount(text: str) -> str:
    number, unit, power = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", "[numkMGTPE]|[KMGTPE]i", r"[+-]?\d{1,2}"
    found = re.fullmatch(rf"({number})(?:({unit})|[eE]({power}))?", text, re.ASCII)
    if not found or len(text) > LONGEST_AMOUNT:
        return text
    return forms.plain(Decimal(found[1]) * _AMOUNTS[found[2] or ""] * Decimal(10) ** int(found[3] or 0))


def both(text: str, _kind: ValueKind) -> str:
    """One number stands for both sides of the colon."""
    return f"{text}:{text}" if text.isdecimal() and text != "0" else text


def port_pair(text: str, kind: ValueKind) -> str:
    """LOCAL:REMOTE; no local port and port 0 stand for a free one."""
    local, sign, remote = text.partition(":")
    if not sign:
        return both(text, kind)
    return f":{remote}" if local == "0" else text


def condition(text: str, kind: ValueKind) -> str:
    """Words in any case; a condition is waited for to be true when nothing else is said."""
    word = forms.same(text, kind)
    if "=" not in word:
        return forms.lower(word)
    what, _, rest = word.partition("=")
    return f"condition={forms.lower(rest).removesuffix('=true')}" if what == "condition" else word


def types(text: str, kind: ValueKind) -> str:
    """TYPE, TYPE,TYPE or TYPE/NAME; an implied type is left out."""
    written, sign, name = text.partition("/")
    if not sign and kind.implied:
        return text
    plural = ",".join(sorted(forms.same(forms.lower(each), kind) for each in written.split(",")))
    return name if sign and plural in kind.implied else plural + sign + name


def object_name(text: str, kind: ValueKind) -> str:
    """TYPE/NAME, or a name alone, which is nobody's short form."""
    return types(text, kind) if "/" in text else text


def file_pair(text: str, _kind: ValueKind) -> str:
    key, sign, file = text.rpartition("=")
    return f"{key}{sign}{forms.clean(file)}"


def jsonpath(text: str, _kind: ValueKind) -> str:
    """kubectl adds the braces and the first dot where they are missing."""
    found = re.fullmatch(r"\{?\.?([^{}.][^{}]*)\}?", text)
    return f"{{.{found[1]}}}" if found and text.startswith("{") == text.endswith("}") else text


def selector(text: str, _kind: ValueKind) -> str:
    return ",".join(sorted(_requirement(part.strip()) for part in re.split(r",(?![^(]*\))", text)))


def _requirement(text: str) -> str:
    """KEY=VALUE, KEY==VALUE and KEY in (VALUE) ask for the same; the order in the brackets says nothing."""
    found = re.fullmatch(r"([^\s=!]+)\s+(in|notin)\s*\(([^()]*)\)", text)
    if found:
        values = sorted({value.strip() for value in found[3].split(",")})
        sign = "=" if found[2] == "in" else "!="
        return f"{found[1]}{sign}{values[0]}" if len(values) == 1 else f"{found[1]} {found[2]} ({','.join(values)})"
    pair = re.fullmatch(r"([^=!]+)(==|=|!=)([^=]*)", text)
    return f"{pair[1].strip()}{pair[2].replace('==', '=')}{pair[3].strip()}" if pair else text
