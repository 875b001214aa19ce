"""An explanation as a document and as JSON."""

from itertools import groupby
from typing import Any

from cheatsheet.explain.explain import ExplainedCommand, Explanation
from cheatsheet.explain.parts import Part, Problem
from cheatsheet.model import Span
from cheatsheet.render.document import (
    Block,
    Document,
    Gap,
    Paragraph,
    Row,
    Rows,
    Run,
    Style,
    Verbatim,
    printable,
    sentence,
)

_SHELL = "muted"
LONGEST_EXCERPT = 56


def explanation_document(explanation: Explanation) -> Document:
    """The line, then every part with what it means, then what is wrong with it, marked under the line."""
    blocks: list[Block] = list(_coloured(explanation))
    for command in explanation.commands:
        blocks += [Gap(), *_command(command)]
    shell = tuple(
        Row((Run(_shown(explanation.text[slice(*note.span)]), _SHELL),), sentence(note.about))
        for note in explanation.shell
    )
    if shell:
        blocks += [Gap(), Rows(_merged(shell))]
    tools = {words.split()[0] for command in explanation.commands for words in (command.spelled, command.page.name)}
    for problem in explanation.problems:
        blocks += [Gap(), *_problem(problem, explanation.text, tools)]
    return tuple(blocks)


def _merged(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Neighbours of which the same is said become one row, such as the words of a program that is not ours."""
    alike = groupby(rows, lambda row: row.text)
    return tuple(Row((Run(" ".join(row.name[0].text for row in group), _SHELL),), text) for text, group in alike)


def _coloured(explanation: Explanation) -> list[Verbatim]:
    """The text itself, each part in its role; the deepest command that a character belongs to decides."""
    roles = [Style.TEXT] * len(explanation.text)
    for note in explanation.shell:
        roles[slice(*note.span)] = [_SHELL] * (note.span.end - note.span.start)
    for command in sorted(explanation.commands, key=lambda command: command.depth):
        for part in command.parts:
            roles[slice(*part.span)] = [part.role] * (part.span.end - part.span.start)
    lines, start = [], 0
    for line in explanation.text.split("\n"):
        stretches = groupby(range(start, start + len(line)), roles.__getitem__)
        runs = (Run("".join(explanation.text[place] for place in places), role) for role, places in stretches)
        lines.append(Verbatim(tuple(runs), 2))
        start += len(line) + 1
    return lines


def _command(command: ExplainedCommand) -> list[Block]:
    blocks: list[Block] = []
    if command.spelled != command.page.name:
        blocks.append(Paragraph((Run(command.spelled, "command"), Run(f" is {command.page.name}", Style.MUTED))))
    rows: list[Row] = []
    seen: set[str] = set()
    for part in command.parts:
        if part.role == "command" and part.role in seen:
            rows.append(Row((Run(_shown(part.text), part.role),), ()))
            continue
        seen.add(part.role)
        rows += _part(part)
    return [*blocks, Rows(tuple(rows))]


def _part(part: Part) -> list[Row]:
    label = _label(part)
    named = (Run(f"{label}: ", Style.MUTED),) if label else ()
    rows = [Row((Run(_shown(part.text), part.role),), (*named, *sentence(part.about)))]
    for piece in part.pieces:
        about = f": {piece.about}" if piece.about else ""
        name = Run(_shown(piece.text), part.role)
        rows.append(Row((name,), (Run(piece.name, Style.MUTED), *sentence(about)), 2))
    return rows


def _label(part: Part) -> str:
    """What a page calls a part, where that is not what the part says itself."""
    if part.role == "flag":
        return part.flag if part.text.rstrip("=") != part.flag else ""
    return part.operand if part.role == "operand" else ""


def _problem(problem: Problem, text: str, tools: set[str]) -> list[Block]:
    """The line that the problem is in, a mark under it, and the message."""
    start = text.rfind("\n", 0, problem.span.start) + 1
    end = text.find("\n", problem.span.start)
    line = text[start:] if end < 0 else text[start:end]
    at = problem.span.start - start
    length = max(1, min(problem.span.end - start, len(line)) - at)
    line, at, length = _excerpt(line, at, length)
    shown = [Run(f"{problem.level}: ", problem.level), *sentence(_as_sentence(problem.message, tools))]
    if problem.hint:
        shown += [Run(" "), *sentence(_as_sentence(problem.hint, tools))]
    if problem.fix is not None and problem.fix not in problem.hint:
        shown += [Run(" Write "), Run(problem.fix, Style.CODE), Run(".")]
    mark = " " * _columns(line[:at]) + "^" * max(1, _columns(line[at : at + length]))
    return [Verbatim((Run(line),), 2), Verbatim((Run(mark, problem.level),), 2), Paragraph(tuple(shown))]


def _columns(text: str) -> int:
    """How many columns a text takes: escapes are longer than what they stand for, some characters twice as wide."""
    shown = printable(text)
    if shown.isascii():
        return len(shown)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in shown)


def _excerpt(line: str, at: int, length: int) -> tuple[str, int, int]:
    """The part of a long line around the mark, so that the mark stays under what it means on a narrow terminal."""
    if len(line) <= LONGEST_EXCERPT:
        return line, at, length
    length = min(length, LONGEST_EXCERPT - 2)
    first = max(0, min(at - (LONGEST_EXCERPT - length) // 2, len(line) - LONGEST_EXCERPT))
    last = first + LONGEST_EXCERPT
    cut = ("…" if first else line[first]) + line[first + 1 : last - 1] + ("…" if last < len(line) else line[last - 1])
    return cut, at - first, length


def _as_sentence(text: str, tools: set[str]) -> str:
    ended = text if text.endswith((".", "?", "!")) else f"{text}."
    return ended[:1].upper() + ended[1:] if " " in text and not _is_name(text.split()[0], tools) else ended


def _is_name(word: str, tools: set[str]) -> bool:
    """Whether a word is written small because it is what one types."""
    return word.startswith(("-", "'")) or word in tools or word == "dkr"


def _shown(text: str) -> str:
    return " ".join(text.split())


def explanation_json(explanation: Explanation) -> dict[str, Any]:
    return {
        "text": explanation.text,
        "commands": [_command_json(command) for command in explanation.commands],
        "shell": [
            {
                "span": _span(note.span),
                "text": explanation.text[slice(*note.span)],
                "role": note.role,
                "about": note.about,
                "depth": note.depth,
            }
            for note in explanation.shell
        ],
        "problems": [
            {
                "span": _span(problem.span),
                "level": problem.level,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
                "fix": problem.fix,
            }
            for problem in explanation.problems
        ],
    }


def _command_json(command: ExplainedCommand) -> dict[str, Any]:
    return {
        "span": _span(command.span),
        "path": command.page.name,
        "spelled": command.spelled,
        "about": command.page.about,
        "depth": command.depth,
        "parts": [_part_json(part) for part in command.parts],
    }


def _part_json(part: Part) -> dict[str, Any]:
    shown: dict[str, Any] = {"span": _span(part.span), "text": part.text, "role": part.role}
    if part.flag:
        shown["flag"] = part.flag
    if part.operand:
        shown["operand"] = part.operand
    shown["about"] = part.about
    if part.role in ("value", "operand"):
        shown["pieces"] = [
            {"span": _span(piece.span), "text": piece.text, "name": piece.name, "about": piece.about}
            for piece in part.pieces
        ]
    return shown


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
