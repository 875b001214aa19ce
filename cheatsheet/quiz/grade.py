"""An answer → right or wrong, and what is different, by what the lines mean and not how they look."""

from typing import NamedTuple

from cheatsheet.explain.explain import explain
from cheatsheet.explain.meaning import CommandMeaning, flag_of, meaning
from cheatsheet.library import Library
from cheatsheet.quiz.deck import Card


class Verdict(NamedTuple):
    """`differences` are sentences that tell the learner what to change; empty when right."""

    right: bool
    differences: tuple[str, ...] = ()


def grade(card: Card, given: str, library: Library) -> Verdict:
    return _choice(card, given) if card.choices else _command(card, given, library)


def _choice(card: Card, given: str) -> Verdict:
    """A choice is named by its number or by its text."""
    wanted = given.strip().lower()
    picked = next((text for number, text in enumerate(card.choices, 1) if wanted in (str(number), text.lower())), None)
    if picked is None:
        return Verdict(right=False, differences=(f"'{given.strip()}' is none of the choices",) if wanted else ())
    return Verdict(picked == card.answer)


def _command(card: Card, given: str, library: Library) -> Verdict:
    line = given.strip().removeprefix("$ ").strip()
    if not line:
        return Verdict(right=False)
    explained = explain(line, library)
    meant = meaning(explained, library)
    problems = tuple(problem for problem in explained.problems if problem.level == "error")
    rights = [meaning(explain(right, library), library) for right in (card.answer, *card.accept)]
    if meant in rights and not problems:
        return Verdict(right=True)
    if problems:
        return Verdict(right=False, differences=tuple(_told(problem.message, problem.hint) for problem in problems))
    if not meant.commands:
        return Verdict(right=False, differences=("this is no command that dkr knows",))
    closest = min(rights, key=lambda right: _distance(right.commands, meant.commands))
    return Verdict(right=False, differences=_differences(closest.commands, meant.commands, library))


def _told(message: str, hint: str) -> str:
    return f"{message}; {hint}" if hint else message


def _distance(wanted: tuple[CommandMeaning, ...], given: tuple[CommandMeaning, ...]) -> int:
    pairs = zip(wanted, given, strict=False)
    return abs(len(wanted) - len(given)) * 10 + sum(
        (one.path != other.path) * 5 + len(set(one.flags) ^ set(other.flags)) + (one.operands != other.operands)
        for one, other in pairs
    )


def _differences(
    wanted: tuple[CommandMeaning, ...], given: tuple[CommandMeaning, ...], library: Library
) -> tuple[str, ...]:
    found: list[str] = []
    for one, other in zip(wanted, given, strict=False):
        found += _of_command(one, other, library)
    if len(wanted) > len(given):
        found.append(f"{wanted[len(given)].path} is missing")
    if len(given) > len(wanted):
        found.append(f"{given[len(wanted)].path} was not asked for")
    return tuple(found) or ("what stands around the command, such as a pipe or a redirection, is different",)


def _of_command(wanted: CommandMeaning, given: CommandMeaning, library: Library) -> list[str]:
    if wanted.path != given.path:
        about = library.about(given.path)
        return [
            f"{given.path} is another command: {about[:1].lower()}{about[1:].rstrip('.')}; asked for is {wanted.path}"
        ]
    found: list[str] = []
    flags, typed = dict(wanted.flags), dict(given.flags)
    missing, extra, both = flags.keys() - typed.keys(), typed.keys() - flags.keys(), flags.keys() & typed.keys()
    found += (f"{name} is missing: {_effect(wanted.path, name, library)}" for name in missing)
    found += (f"{name} was not asked for: {_effect(wanted.path, name, library)}" for name in extra)
    found += (
        f"{name} is {' '.join(typed[name])}, asked for was {' '.join(flags[name])}"
        for name in both
        if flags[name] != typed[name]
    )
    found.sort()
    for what, one, other in (
        ("operands", wanted.operands, given.operands),
        ("words for the program", wanted.inner, given.inner),
    ):
        if one != other:
            found.append(f"the {what} are {_words(other)}, asked for was {_words(one)}")
    return found


def _effect(path: str, name: str, library: Library) -> str:
    flag = flag_of(path, name, library)
    return flag.about if flag else "no flag that dkr knows"


def _words(words: tuple[str, ...]) -> str:
    return " ".join(words) or "nothing"
