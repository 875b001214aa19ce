"""The words of a program that runs another command: which are its own, and what it runs."""

import re
from typing import NamedTuple

from cheatsheet.explain.quoting import Word
from cheatsheet.model import Wrapper

_ASSIGNMENT = r"(?a)[A-Za-z_]\w*="
_STAND_IN = "{}"


class Unwrapped(NamedTuple):
    """`command` are the words of what is run, empty where there are none.

    `scripts` are those of the wrapper's own words, or ends of them, that hold shell text. Where it `reads`, the program
    takes commands from its input.
    """

    own: tuple[Word, ...]
    command: tuple[Word, ...] = ()
    scripts: tuple[Word, ...] = ()
    reads: bool = False
    stand_in: str = ""
    """What stands in the command for the words that are added to it."""


def program_of(word: Word) -> str:
    """The name of the program that a word calls: `docker` for /usr/bin/docker, $HOME/bin/docker and docker.exe."""
    if not word.is_fixed:
        below = re.fullmatch(r"\$(?:\w+|\{\w+\})/(?:[\w.-]+/)*([\w.-]+)", word.value) if "/" in word.value else None
        return below[1] if below and not word.open else word.value
    return word.value.replace("\\", "/").rpartition("/")[2].removesuffix(".exe")


def unwrap(words: tuple[Word, ...], wrapper: Wrapper) -> Unwrapped:
    """Tells the wrapper's own words, of which the first is its name, from those of what it runs."""
    if wrapper.behind:
        return _behind(words, wrapper)
    if wrapper.assigns:
        return _assigned(words)
    runs_nothing = any(word.value in wrapper.unless for word in words[1:])
    if runs_nothing or (wrapper.only and not (len(words) > 1 and words[1].value in wrapper.only)):
        return Unwrapped(words)
    return _behind_options(words, wrapper)


def _behind_options(words: tuple[Word, ...], wrapper: Wrapper) -> Unwrapped:
    script = f"-[A-Za-z]*{wrapper.script[1:]}" if wrapper.script else r"(?!)"
    at, own = 1, wrapper.operands
    while at < len(words):
        value = words[at].value
        if re.fullmatch(script, value) and at + 1 < len(words):
            return Unwrapped(words, scripts=(words[at + 1],))
        if value == "--":
            at += 1
            break
        if value.startswith("-") and (len(value) > 1 or wrapper.reads):
            at += 2 if _takes_the_next(value, wrapper.takes) else 1
        elif re.match(_ASSIGNMENT, value):
            at += 1
        elif own:
            own, at = own - 1, at + 1
        else:
            break
    return _run(words, min(at, len(words)), wrapper)


def _run(words: tuple[Word, ...], at: int, wrapper: Wrapper) -> Unwrapped:
    own, rest = words[:at], words[at:]
    if not rest:
        return Unwrapped(own, reads=wrapper.reads)
    if (wrapper.line or wrapper.script) and _is_line(rest[0]):  # Steps of Jenkins are `sh 'docker ps'`.
        return Unwrapped(words, scripts=(rest[0],))
    if wrapper.script and not wrapper.line:  # `sh deploy.sh` runs a file, not a command.
        return Unwrapped(words)
    return _ended(own, rest, wrapper)


def _assigned(words: tuple[Word, ...]) -> Unwrapped:
    """`alias d='docker ps' k=kubectl`: what stands behind each `=` is a line of shell."""
    names = ((word, re.match(r"[\w.:-]+=(?=.)", word.value)) for word in words[1:])
    return Unwrapped(words, scripts=tuple(word.behind(name.end()) for word, name in names if name))


def _behind(words: tuple[Word, ...], wrapper: Wrapper) -> Unwrapped:
    for at, word in enumerate(words):
        if word.value in wrapper.behind:
            return _ended(words[: at + 1], words[at + 1 :], wrapper)
    return Unwrapped(words)


def _ended(own: tuple[Word, ...], rest: tuple[Word, ...], wrapper: Wrapper) -> Unwrapped:
    """Cuts off what stands behind the command, and marks the words that the wrapper changes."""
    last = next((at for at, word in enumerate(rest) if word.value in wrapper.ends), len(rest))
    if not wrapper.adds_words:
        return Unwrapped((*own, *rest[last:]), rest[:last])
    stand_in = _stand_in(own, wrapper)
    return Unwrapped((*own, *rest[last:]), changing(rest[:last], stand_in), stand_in=stand_in)


def changing(words: tuple[Word, ...], stand_in: str) -> tuple[Word, ...]:
    """The words, those marked in which something else is put for `stand_in` before the command runs."""
    if not stand_in:
        return words
    return tuple(word._replace(expands=True) if stand_in in word.value else word for word in words)


def _stand_in(own: tuple[Word, ...], wrapper: Wrapper) -> str:
    """What stands for the words that are added, `{}` or what an option such as -I says."""
    for at, word in enumerate(own):
        for option in wrapper.replaces:
            if word.value == option and at + 1 < len(own):
                return own[at + 1].value
            if word.value.startswith(option) and len(word.value) > len(option):
                return word.value[len(option) :].lstrip("=")
    return _STAND_IN


def _takes_the_next(value: str, takes: tuple[str, ...]) -> bool:
    """Whether an option's value is the next word: `--user x`, `-u x`, `-nu x`, but not `-ux` or `--user=x`."""
    if value.startswith("--") or value in takes:
        return value in takes
    letters = value[1:]
    first = next((at for at, letter in enumerate(letters) if f"-{letter}" in takes), len(letters))
    return first == len(letters) - 1


def _is_line(word: Word) -> bool:
    """Whether a word holds a whole line of shell: a blank tells, but not one inside of a lone $(…)."""
    return bool(re.search(r"\s", word.value)) and not re.fullmatch(r"\$\(.*\)|`.*`|\$\{.*\}", word.value, re.DOTALL)
