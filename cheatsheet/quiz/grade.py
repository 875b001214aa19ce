"""An answer → right or wrong, and what is different, by what the lines mean and not how they look."""

from collections.abc import Sequence
from typing import NamedTuple

from cheatsheet.explain.difference import INNER, SHELL, THE_COMMAND, Difference, differences
from cheatsheet.explain.explain import explain
from cheatsheet.explain.meaning import Said, meaning
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
    problems = tuple(problem for problem in explained.problems if problem.level == "error")
    meant = meaning(explained, library)
    rights = (meaning(explain(right, library), library) for right in (card.answer, *card.accept))
    closest = min((differences(right, meant) for right in rights), key=_distance)
    if problems:
        return Verdict(right=False, differences=tuple(_told(problem.message, problem.hint) for problem in problems))
    if closest and not meant.commands:
        return Verdict(right=False, differences=("this is no command that dkr knows",))
    return Verdict(not closest, _sentences(closest))


def _told(message: str, hint: str) -> str:
    return f"{message}; {hint}" if hint else message


def _distance(found: Sequence[Difference]) -> int:
    """How far a line is from the right one; another command is further away than another flag."""
    return sum(5 if difference.what == THE_COMMAND else 1 for difference in found)


def _sentences(found: Sequence[Difference]) -> tuple[str, ...]:
    """What to change; of a command that was not asked for its flags do not matter."""
    others = [difference for difference in found if difference.what == THE_COMMAND]
    return tuple(_sentence(difference) for difference in others or found)


def _sentence(difference: Difference) -> str:
    wanted, given = _words(difference.a), _words(difference.b)
    if difference.what == SHELL:
        return "what stands around the command, such as a pipe or a redirection, is different"
    if difference.what == THE_COMMAND:
        return _of_command(difference)
    if difference.what == INNER:
        return f"the words for the program are {given or 'none'}, asked for was {wanted or 'none'}"
    if wanted and given:
        return f"{difference.what} is {given}, asked for was {wanted}"
    name = f"{difference.what} {wanted or given}".removesuffix(" true")
    return f"{name} {'is missing' if wanted else 'was not asked for'}: {difference.about}"


def _of_command(difference: Difference) -> str:
    if not difference.b:
        return f"{_words(difference.a)} is missing"
    if not difference.a:
        return f"{_words(difference.b)} was not asked for"
    about = difference.b[0].about.rstrip(".")
    kind = f"another command: {about[:1].lower()}{about[1:]}"
    return f"{_words(difference.b)} is {kind}; asked for is {_words(difference.a)}"


def _words(said: tuple[Said, ...]) -> str:
    return " ".join(each.written for each in said)
