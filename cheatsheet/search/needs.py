"""One answer per need: of hits that give people the same thing to do, the best stands for all and names the others."""

from collections.abc import Iterable

from cheatsheet.library import EVERYWHERE, Library
from cheatsheet.notation import stands_in
from cheatsheet.search.hits import Hit

AS_GOOD = 0.97
"""The share of another flag's score from which on a flag of that name answers as well."""


def one_per_need(hits: Iterable[Hit], limit: int, library: Library) -> tuple[Hit, ...]:
    """The first `limit` hits, without those whose need an earlier one meets."""
    shown: list[Hit] = []
    for hit in hits:
        at = next((at for at, earlier in enumerate(shown) if _meets(earlier, hit, library)), None)
        if at is not None:
            best, other = shown[at], hit
            if _is_known_better(hit, best, library):
                best, other = hit._replace(also=best.also), best
            shown[at] = _with(best, other)
        elif len(shown) == limit:
            break
        else:
            shown.append(hit)
    return tuple(shown)


def _is_known_better(hit: Hit, earlier: Hit, library: Library) -> bool:
    """Whether of two flags of one name that answer about as well, people meet the later one first."""
    if not hit.kind == earlier.kind == "flag" or hit.id == earlier.id or hit.score < AS_GOOD * earlier.score:
        return False
    pages = _page(hit), _page(earlier)
    owners = (owner for owner in library.with_flag(_flag(hit)) if owner.flag == _flag(hit))
    return next((owner.page for owner in owners if owner.page in pages), "") == _page(hit)


def _with(earlier: Hit, hit: Hit) -> Hit:
    if hit.id in (earlier.id, *earlier.also) or hit.id in earlier.commands:
        return earlier
    return earlier._replace(also=(*earlier.also, hit.id))


def _meets(earlier: Hit, hit: Hit, library: Library) -> bool:
    """Whether who reads the earlier hit has what the later one tells to do."""
    if earlier.id == hit.id:
        return True
    if hit.kind == "flag" and earlier.kind == "flag":
        return _flag(earlier) == _flag(hit)
    if earlier.kind != "task":
        return False
    if hit.kind == "flag":
        return _uses_flag(earlier, hit, library)
    return hit.kind == "command" and any(way.commands == (hit.id,) for way in earlier.ways)


def _flag(hit: Hit) -> str:
    return hit.id.rpartition(" ")[2]


def _page(hit: Hit) -> str:
    return hit.id.rpartition(" ")[0]


def _uses_flag(task: Hit, hit: Hit, library: Library) -> bool:
    command, _, name = hit.id.rpartition(" ")
    flag = library.flag(command, name, EVERYWHERE)
    lines = (line for way in task.ways if command in way.commands for line in way.lines)
    return flag is not None and any(stands_in(flag.name, flag.short, line) for line in lines)
