"""What to tell of a word that is not known: what it is not, what was most likely meant, and what to write instead."""

import re
from collections.abc import Callable, Iterable

from cheatsheet.explain.parts import Problem
from cheatsheet.explain.quoting import Word
from cheatsheet.library import BEFORE, Library
from cheatsheet.model import Flag, Operand, Page, Span

Lookup = Callable[[str], Flag | None]
"""The flag of a command by its spelling, with dashes and without a value."""

SHORTEST_TO_MEND = 3
ONE_MISTAKE = 1
CLOSE_TO_A_COMMAND = 0.65
"""A letter of three may be wrong; `hello` is no `help`."""


def first_flag(written: str) -> str:
    """The first flag in a word, without its value: `--name` of `--name=web`, `-i` of `-it`."""
    return written.partition("=")[0] if written.startswith("--") else written[:2]


def unknown_flag(word: Word, page: Page, library: Library) -> tuple[Problem, Flag | None]:
    """The problem, and the flag that was most likely meant."""
    name = word.value.partition("=")[0]
    span = word.span_of(0, len(name))
    message = f"{page.name} has no flag {name}"
    one_dash = library.flag(page.name, f"-{name}") if len(name) >= SHORTEST_TO_MEND else None
    if one_dash and not name.startswith("--"):
        return _wrong(span, message, f"long flags have two dashes: -{name}", f"-{name}"), one_dash
    group = group_with(page.name, name, library)
    if group:
        problem = _wrong(span, message, f"{name} is a flag of {group} and stands before the words behind that")
        return problem, library.flag(group, name, (BEFORE,))
    near = nearest_flag(name, page.name, library)
    if near and _is_close(name, near):
        return _wrong(span, message, f"did you mean {near}?", near), library.flag(page.name, near)
    sister = sister_with(page.name, name, library)
    if sister:
        return _wrong(span, message, f"{name} is a flag of {sister}"), library.flag(sister, name)
    if near:
        return _wrong(span, message, f"did you mean {near}?", near), library.flag(page.name, near)
    return _wrong(span, message, f"dkr show {page.name} lists its flags"), None


def _wrong(span: Span, message: str, hint: str, fix: str | None = None) -> Problem:
    return Problem(span, "error", "unknown-flag", message, hint, fix)


def _is_close(name: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(name, other) <= ONE_MISTAKE


def nearest_flag(name: str, path: str, library: Library) -> str:
    """The flag of a command that is written most like this one, or nothing."""
    from cheatsheet.nearest import nearest

    near = nearest(name, library.flag_names(path)) if len(name) >= SHORTEST_TO_MEND else []
    return near[0] if near else ""


def group_with(path: str, spelled: str, library: Library) -> str:
    """The group around a command whose own flag this is, one that stands before the command's name."""
    words = path.split()
    groups = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((group for group in groups if library.flag(group, spelled, (BEFORE,))), "")


def sister_with(path: str, spelled: str, library: Library) -> str:
    """A command below this one, of the same group, or else of the same tool, that has this flag; the most used one."""
    pages = [owner.page for owner in library.with_flag(spelled) if owner.page != path]
    for start in (path, path.rpartition(" ")[0], path.split()[0]):
        found = next((page for page in pages if page.startswith(f"{start} ")), "")
        if found:
            return found
    return ""


def unknown_letter(word: Word, at: int, path: str, known: Flag | None) -> Problem:
    """A letter in a cluster that is no flag; `known` is the long flag that the word is with another dash."""
    span = word.span_of(at, len(word.value))
    if known:
        span, fix = word.span_of(0, len(word.value.partition("=")[0])), known.name
        return _wrong(span, f"-{word.value[at]} is no flag of {path}", f"long flags have two dashes: {fix}", fix)
    return _wrong(span, f"{path} has no flag -{word.value[at]}", f"dkr show {path} lists its flags")


def mistyped_command(word: Word, spelled: str, continuations: Iterable[str]) -> Problem | None:
    """A word that goes on no command but is close to one that does, which is the problem's `fix`."""
    from cheatsheet.nearest import nearest

    near = nearest(word.value, continuations, close=CLOSE_TO_A_COMMAND)
    if not near:
        return None
    message = f"dkr knows no command {spelled} {word.value}"
    return Problem(word.span, "error", "unknown-command", message, f"did you mean {spelled} {near[0]}?", near[0])


def unknown_command(word: Word, spelled: str, path: str, library: Library, behind_flags: bool) -> Problem:
    """A word that goes on no command; where the tool takes plugins it may be one of those."""
    message = f"dkr knows no command {spelled} {word.value}"
    if library.plugins(path) and behind_flags and library.syntax(path).flags_anywhere:
        hint = f"flags stand behind the name of a plugin; dkr show {path} lists the commands"
        return Problem(word.span, "error", "unknown-command", message, hint)
    if library.plugins(path):
        hint = f"it may be a plugin, the program {path}-{word.value}"
        return Problem(word.span, "note", "unknown-command", message, hint)
    return Problem(word.span, "error", "unknown-command", message, f"dkr show {path or spelled} lists its commands")


def long_dash(word: Word, lookup: Lookup) -> Problem | None:
    """A flag whose dashes a word processor made one long one; None for a word that would be no flag then either."""
    letters = word.value[1:].lstrip("-")
    if not letters:
        return None
    fixes = (f"--{letters}", f"-{letters}") if len(letters) > 1 else (f"-{letters}",)
    fix = next((fix for fix in fixes if lookup(first_flag(fix))), "")
    if not fix:
        return None
    return Problem(word.span, "error", "unknown-flag", f"{word.value[0]} is no dash of a flag", f"write {fix}", fix)


def plugin(name: str, path: str, library: Library) -> str:
    """What a well-known plugin does, empty for a word that is none."""
    return next((known.about for known in library.plugins(path) if known.name == name), "")


def extra_operand(word: Word, page: Page, operands: tuple[Operand, ...]) -> Problem:
    names = " ".join(operand.name for operand in operands)
    takes = f"takes no more than {names}" if operands else "takes no operands"
    return Problem(word.span, "error", "extra-operand", f"{page.name} {takes}")


CAUTIONED = {
    "danger": ("warning", "danger"),
    "deprecated": ("warning", "deprecated"),
    "refused": ("error", "bad-value"),
    "ignored": ("warning", "bad-value"),
}
"""The level and the code of what pages tell of single values."""
OF_WHOLE_VALUES = ("refused", "ignored")
"""What can only be said of a value that is wholly known."""
_ADVISED = r"Write --[\w-]+=([\w.:/-]*\w)(?=[.,;]|$).*"


def advised_value(about: str) -> str | None:
    """The value that a sentence such as `Write --cascade=orphan.` tells to write instead."""
    found = re.fullmatch(_ADVISED, about)
    return found[1] if found else None
