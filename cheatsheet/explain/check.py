"""What is wrong with a command line as a whole: what is missing, outdated, dangerous, or does not go together."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cheatsheet.explain.advice import CAUTIONED, advised_value
from cheatsheet.explain.parts import Match, Problem, Role, Use
from cheatsheet.library import OWN, Library
from cheatsheet.model import Choice, Combination, Flag, Kind, Page, Span, Term
from cheatsheet.values.kinds import read

_HELP = "--help"
_REHEARSALS = ("--dry-run",)
"""Flags with which nothing is done that would have to be warned of."""
_OFF = ("false", "f", "0", "no", "none")


class _Given(NamedTuple):
    """A flag or operand as it is given on the line; `values` are its texts, none for a bare flag."""

    use: Use
    values: tuple[Use, ...]

    @property
    def name(self) -> str:
        """What pages call it: a flag by its first name, an operand by its own."""
        flag, operand = self.use.flag, self.use.operand
        return (flag.same_as or flag.name) if flag else operand.name if operand else ""

    @property
    def span(self) -> Span:
        return Span(self.use.span.start, (self.values or (self.use,))[-1].span.end)


def problems(found: Match, library: Library, complete: bool) -> list[Problem]:
    """All that can be said of a command line; `complete` is False where the command gets more words than it shows."""
    if found.page is None:
        return []
    given = list(_given(found.uses))
    flags = [each.use.flag for each in given if each.use.flag]
    spelled = f"{found.spelled} "
    told = [each for one in given if one.use.flag for each in _of_flag(one.use.flag, one, given, spelled)]
    if any(flag.name == _HELP for flag in flags):
        return told
    rehearsal = any(_is_rehearsal(each) for each in given)
    told += _of_command(found, library, rehearsal)
    is_all = complete and found.whole and all(use.role != Role.UNKNOWN for use in found.uses)
    combinations = library.syntax(found.page.name).combinations
    told += _combined(given, [each for each in combinations if is_all or not each.without], rehearsal)
    told += _overridden(given)
    told += _loose_values(found.uses)
    told += _misplaced(found, library)
    if is_all:
        told += _missing(found.page, found.uses, given, library)
    return told


def _given(uses: tuple[Use, ...]) -> Iterator[_Given]:
    for at, use in enumerate(uses):
        if use.role == Role.FLAG:
            following = uses[at + 1 : at + 2]
            yield _Given(use, following if following and following[0].role == Role.VALUE else ())
        elif use.role in (Role.OPERAND, Role.INNER):
            yield _Given(use, (use,))


# One flag, one command


def _of_flag(flag: Flag, given: _Given, all_given: list[_Given], spelled: str) -> Iterator[Problem]:
    span = given.use.span
    fix = _successor(flag, given.use)
    if flag.only_as and spelled.startswith(f"{flag.only_as} "):
        pass
    elif flag.removed:
        message = f"{flag.name} is gone since version {flag.removed}"
        yield Problem(span, "error", "removed", message, flag.deprecated, fix)
    elif flag.deprecated:
        yield Problem(span, "warning", "deprecated", f"{flag.name} is deprecated", flag.deprecated, fix)
    elif flag.hidden and flag.same_as:
        yield Problem(span, "note", "legacy", f"{flag.name} is an older spelling of {flag.same_as}", fix=fix)
    if flag.danger and not _is_off(given) and not any(_is_rehearsal(each) for each in all_given):
        yield Problem(span, "warning", "danger", flag.danger)
    kind = flag.value or Kind("switch")
    if given.use.text.endswith("=") and not given.values and isinstance(kind, Kind):
        reading = read(kind.name, "")
        if reading.wrong:
            yield Problem(span, "error", "bad-value", reading.wrong, reading.hint)
    if not given.values:
        yield from _of_bare_flag(flag, given.use)


def _of_bare_flag(flag: Flag, use: Use) -> Iterator[Problem]:
    """What there is to tell of a flag whose value was left out."""
    for each in flag.cautions:
        if re.fullmatch(each.pattern, ""):
            value = advised_value(each.about)
            fix = f"{flag.name}={value}" if value and use.text == flag.name else None
            yield Problem(use.span, *CAUTIONED[each.code], each.about, fix=fix)


def _successor(flag: Flag, use: Use) -> str | None:
    """The flag that takes the place of an old one, as it could stand there, where there is just one."""
    found = re.fullmatch(r"Use (--[\w-]+)\.", flag.deprecated)
    name = flag.same_as or (found[1] if found else "")
    return name + "=" * use.text.endswith("=") if name and use.text.startswith("--") else None


def _is_rehearsal(given: _Given) -> bool:
    return bool(given.use.flag and given.use.flag.name in _REHEARSALS and not _is_off(given))


def _is_off(given: _Given) -> bool:
    return any(value.text.lower() in _OFF for value in given.values)


def _of_command(found: Match, library: Library, rehearsal: bool) -> Iterator[Problem]:
    page = found.page
    assert page
    named = [use.span for use in found.uses if use.role == Role.COMMAND]
    span = Span(named[0].start, named[-1].end)
    cautious = any(each.effect == "danger" for each in library.syntax(page.name).combinations)
    if page.danger and not rehearsal and not cautious:
        yield Problem(span, "warning", "danger", page.danger)
    old = outdated(page, library)
    if old is None:
        return
    below = len(page.name.split()) - len(old.name.split())
    name = found.spelled if old == page else " ".join(found.spelled.split()[:-below])
    if old.removed:
        yield Problem(span, "error", "removed", f"{name} is gone since version {old.removed}", old.deprecated)
    else:
        yield Problem(span, "warning", "deprecated", f"{name} is deprecated", old.deprecated)


def outdated(page: Page, library: Library) -> Page | None:
    """The command if it is removed or deprecated, or the group around it that is."""
    words = page.name.split()
    for count in range(len(words), 0, -1):
        around = library.page(" ".join(words[:count]))
        if around and (around.removed or around.deprecated):
            return around
    return None


# What is missing


def _missing(page: Page, uses: tuple[Use, ...], given: list[_Given], library: Library) -> Iterator[Problem]:
    end = max(use.span.end for use in uses)
    at_end = Span(end, end)
    filled = {each.name for each in given if each.use.operand}
    flags = {each.name for each in given if each.use.flag}
    for operand in library.operands(page.name):
        if not operand.optional and operand.name not in filled:
            yield Problem(at_end, "error", "missing-operand", f"{operand.name} is missing", operand.about)
    for names in library.syntax(page.name).one_of:
        if not (flags | filled).intersection(names):
            code = "missing-flag" if all(each.startswith("-") for each in names) else "missing-operand"
            needed = names[0] if len(names) == 1 else f"one of these: {' or '.join(names)}"
            yield Problem(at_end, "error", code, f"{page.name} needs {needed}")
    for flag in library.flags(page.name, OWN):
        if flag.required and flag.name not in flags:
            yield Problem(at_end, "error", "missing-flag", f"{page.name} needs {flag.name}", flag.about)


# What flags, values and operands mean together


_TOLD = {"refused": ("error", "conflict"), "ignored": ("warning", "conflict"), "danger": ("warning", "danger")}


def _combined(given: list[_Given], combinations: Iterable[Combination], rehearsal: bool) -> Iterator[Problem]:
    """What does not go together, and what is dangerous; of the dangers that end at one place the first is told."""
    warned: set[Span] = set()
    names = {each.name for each in given}
    for combination in combinations:
        if any(names.isdisjoint(term.name for term in terms) for terms in combination.together):
            continue
        together = _together(combination.together, given)
        if not together or _found(combination.without, given):
            continue
        last = max(each.span for each in together)
        level, code = _told(combination)
        if code == "danger" and (rehearsal or last in warned):
            continue
        if code == "danger":
            warned.add(last)
        yield Problem(last, level, code, combination.about)


def _told(combination: Combination) -> tuple[str, str]:
    """Level and code; operands that are refused because another word is missing are no conflict."""
    level, code = _TOLD[combination.effect]
    together = [term.name for terms in combination.together for term in terms]
    lacks = [term.name for term in combination.without if term.name not in together]
    if level != "error" or not lacks or any(map(_is_flag, together)):
        return level, code
    return level, "missing-flag" if _is_flag(lacks[0]) else "missing-operand"


def _is_flag(name: str) -> bool:
    return name.startswith("--")


def _together(terms: tuple[tuple[Term, ...], ...], given: list[_Given]) -> list[_Given]:
    """What is given for each of the terms, none of it for two of them; nothing where one of the terms is not there."""
    found: list[_Given] = []
    for alternatives in terms:
        one = _found(alternatives, [each for each in given if each not in found])
        if one is None:
            return []
        found.append(one)
    return found


def _found(terms: tuple[Term, ...], given: list[_Given]) -> _Given | None:
    return next((each for each in given if any(_is(term, each) for term in terms)), None)


def _is(term: Term, given: _Given) -> bool:
    if given.name != term.name:
        return False
    if not term.values:
        return not (given.use.flag and given.use.flag.value is None and _is_off(given))
    if any(not value.word.is_fixed for value in given.values):
        return False
    from fnmatch import fnmatchcase

    texts = [value.text for value in given.values] or [given.use.flag.bare if given.use.flag else ""]
    return any(fnmatchcase(text, value) for text in texts for value in term.values) is not term.excludes


def _overridden(given: list[_Given]) -> Iterator[Problem]:
    """A value that is lost, as the flag takes one only and gets another one behind it."""
    last: dict[str, _Given] = {}
    for each in given:
        flag = each.use.flag
        if flag is None or flag.value is None or flag.repeats or flag.splits or not each.values:
            continue
        before = last.get(each.name)
        last[each.name] = each
        if before and before.values[0].text != each.values[0].text:
            message = f"{each.name} takes one value, and the one behind counts"
            yield Problem(before.span, "warning", "conflict", message, "leave out one of them")


# Words that most likely were meant to be something else


def _loose_values(uses: tuple[Use, ...]) -> Iterator[Problem]:
    """A word that was to be the value of the flag in front of it, which takes one only behind `=`."""
    for before, use in pairwise(uses):
        flag = before.flag
        if before.role != Role.FLAG or not flag or before.text.endswith("="):
            continue
        words: tuple[str, ...] = ("true", "false") if flag.value is None else ()
        if flag.value_optional and isinstance(flag.value, Choice):
            words = flag.value.words
        if use.role != Role.VALUE and use.text in words:
            fix = f"{flag.name}={use.text}"
            message = f"{flag.name} takes a value only behind =, so that {use.text} is another word"
            span = Span(before.span.start, use.span.end)
            yield Problem(span, "warning", "extra-operand", message, f"did you mean {fix}?", fix)


def _misplaced(found: Match, library: Library) -> Iterator[Problem]:
    """A flag of the command's own behind the place where its flags end, as in `docker run nginx -p 80:80`."""
    assert found.page
    inner = [use for use in found.uses if use.role == Role.INNER]
    likely = library.syntax(found.page.name).misplaced
    if not inner or not likely or any(use.role == Role.END_OF_FLAGS for use in found.uses):
        return
    flags, value = _flags_of(inner[0].text, found.page.name, library)
    if not flags or any(flag.name not in likely for flag in flags):
        return
    following = inner[1].text if len(inner) > 1 else ""
    if flags[-1].value is not None and not _fits(value or following, flags[-1], library):
        return
    is_letter = len(inner[0].text) == len("-x")
    if is_letter and flags[0].value is None and following and not following.startswith("-"):
        return
    operand = next((use for use in found.uses if use.role == Role.OPERAND), inner[0])
    message = (
        f"{inner[0].text} stands behind {operand.text}, so that the program inside gets it and {found.spelled} does not"
    )
    yield Problem(inner[0].span, "warning", "misplaced-flag", message, f"put it in front of {operand.text}")


def _flags_of(text: str, path: str, library: Library) -> tuple[list[Flag], str]:
    """The flags that a word holds if all of it are flags of the command, and the value that is in the word."""
    if text.startswith("--"):
        name, _, value = text.partition("=")
        flag = library.flag(path, name)
        return [flag] if flag else [], value
    flags: list[Flag] = []
    for at, letter in enumerate(text[1:], 2) if text.startswith("-") else ():
        flag = library.flag(path, f"-{letter}")
        if flag is None:
            return [], ""
        flags.append(flag)
        if flag.value is not None:
            return flags, text[at:].removeprefix("=")
    return flags, ""


def _fits(text: str, flag: Flag, library: Library) -> bool:
    """Whether a text looks like a value of this flag."""
    shape = library.shape(flag.value.name) if isinstance(flag.value, Kind) else ""
    if not shape:
        return bool(text) and not text.startswith("-")
    return re.fullmatch(shape, text, re.DOTALL) is not None
