"""The differences of two lines as a document and as JSON."""

from collections.abc import Sequence
from typing import Any

from cheatsheet.explain.difference import INNER, SHELL, THE_COMMAND, Difference
from cheatsheet.explain.meaning import Said
from cheatsheet.render.document import Block, Document, Gap, Line, Paragraph, Row, Rows, Run, Style, sentence

_SAME = "Both lines ask for the same."
_NAMES = {
    THE_COMMAND: "The command",
    INNER: "The program inside and its words",
    SHELL: "What the shell does around it, each … one of the commands",
}


def differences_document(found: Sequence[Difference]) -> Document:
    """One sentence where there are none; else each part with what it does, and what either line says."""
    if not found:
        return (Paragraph((Run(_SAME, Style.GOOD),)),)
    count = "one part" if len(found) == 1 else f"{len(found)} parts"
    blocks: list[Block] = [Paragraph((Run(f"The lines differ in {count}.", Style.HEADING),))]
    paths = len({difference.path for difference in found if difference.path})
    for difference in found:
        blocks += [Gap(), Paragraph(_heading(difference, paths > 1)), Rows(_sides(difference))]
    return tuple(blocks)


def _heading(difference: Difference, with_path: bool) -> Line:
    if difference.what in _NAMES:
        return (Run(_NAMES[difference.what], Style.HEADING),)
    path = (Run(f"{difference.path} ", Style.MUTED),) if with_path and difference.path else ()
    role = "flag" if difference.what.startswith("-") else "operand"
    about = sentence(f": {difference.about}") if difference.about else ()
    return (*path, Run(difference.what, role), *about)


def _sides(difference: Difference) -> tuple[Row, ...]:
    return (*_side("A", difference.a, difference), *_side("B", difference.b, difference))


def _side(name: str, said: tuple[Said, ...], difference: Difference) -> tuple[Row, ...]:
    if not said:
        return (Row((Run(name),), (Run("nothing" if difference.what in _NAMES else "not given", Style.MUTED),)),)
    names = (name, *[""] * (len(said) - 1))
    return tuple(Row((Run(each),), _value(value, difference)) for each, value in zip(names, said, strict=True))


def _value(said: Said, difference: Difference) -> Line:
    """A value and what it does, where that says more than the part itself."""
    says = said.about.removeprefix(difference.about).strip()
    if says.startswith(f"Value of {difference.what}"):
        says = ""
    return (Run(" ".join(said.written.split()) or "''", "value"), *(sentence(f": {says}") if says else ()))


def differences_json(found: Sequence[Difference]) -> dict[str, Any]:
    return {
        "same": not found,
        "differences": [
            {"what": difference.what, "a": _text(difference.a), "b": _text(difference.b)} for difference in found
        ],
    }


def _text(said: tuple[Said, ...]) -> str | None:
    return " ".join(each.written for each in said) if said else None
