"""An explanation as a document and as JSON."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from cheatsheet.explain.explain import ExplainedCommand, Explanation
from cheatsheet.explain.parts import Part, Problem
from cheatsheet.model import Span
from cheatsheet.render.document import (
    NARROW,
    Block,
    Document,
    Gap,
    Line,
    Paragraph,
    Row,
    Rows,
    Run,
    Style,
    Verbatim,
    sentence,
)
from cheatsheet.render.measure import columns
from cheatsheet.render.outline import Group, continues, gutter, has_numbers, heading, outline, with_commands

LONGEST_EXCERPT = 56
_SHORTEST_EXCERPT = 8
_MARGIN = 2


def explanation_document(explanation: Explanation, width: int | None = None) -> Document:
    """The line, what every part of it means, and what is wrong with it, marked under the line.

    A picture where there is the width to draw one; a list of the parts where there is not, or no terminal at all.
    """
    groups = outline(explanation)
    room = gutter(groups) if has_numbers(groups) else 0
    return (*_view(explanation, groups, room, width), *_problems(explanation, width))


def file_document(explanation: Explanation, width: int | None = None) -> Document:
    """The commands of a file, each with its line, without the programs around them that are not ours."""
    groups = with_commands(outline(explanation))
    return (*_view(explanation, groups, gutter(groups), width), *_problems(explanation, width))


def _view(explanation: Explanation, groups: Sequence[Group], room: int, width: int | None) -> Document:
    if not groups:
        return ()
    if width is None or width < NARROW:
        echo: Document = () if room else (*_coloured(explanation), Gap())
        return (*echo, *_list(groups, explanation.text, room, width))
    from cheatsheet.render.picture import picture

    return picture(groups, explanation.text, room, width)


def _coloured(explanation: Explanation) -> list[Verbatim]:
    """The text itself, each part in its role; the deepest command that a character belongs to decides."""
    roles = [Style.TEXT] * len(explanation.text)
    for note in explanation.shell:
        roles[slice(*note.span)] = [Style.MUTED] * (note.span.end - note.span.start)
    for command in sorted(explanation.commands, key=lambda command: command.depth):
        for part in command.parts:
            roles[slice(*part.span)] = [part.role] * (part.span.end - part.span.start)
    lines, start = [], 0
    for line in explanation.text.split("\n"):
        stretches = groupby(range(start, start + len(line)), roles.__getitem__)
        runs = (Run("".join(explanation.text[place] for place in places), role) for role, places in stretches)
        lines.append(Verbatim(tuple(runs), _MARGIN))
        start += len(line) + 1
    return lines


def _list(groups: Sequence[Group], text: str, room: int, width: int | None) -> Iterator[Block]:
    """A row for every part, the groups apart; on a terminal neighbours that are alike share one."""
    for index, group in enumerate(groups):
        if index:
            yield Gap()
        indent = _MARGIN * (1 + group.depth)
        if room and not group.depth:
            yield Verbatim((Run(f"{group.line}: ", Style.MUTED), *_line(group, text)))
        if group.inside:
            yield Verbatim((Run(f"{heading(group)}:", Style.MUTED),), indent - _MARGIN)
        yield from _spelling(group, indent)
        rows = tuple(_rows(group))
        yield Rows(rows if width is None else _merged(rows), indent)


def _line(group: Group, text: str) -> Line:
    """The words of a group in one line; what the lines below give as input is left out."""
    runs: list[Run] = []
    end = group.entries[0].span.start
    for entry in group.entries:
        if entry.role == "heredoc" and "\n" in text[end : entry.span.end]:
            break
        if continues(entry):
            continue
        between = " " if any(map(str.isspace, text[end : entry.span.start])) else ""
        runs.append(Run(between + _shown(entry.text), entry.part.role if entry.part else Style.MUTED))
        end = entry.span.end
    return tuple(runs)


def _spelling(group: Group, indent: int) -> Iterator[Block]:
    command = next((entry.command for entry in group.entries if entry.command), None)
    if command and command.spelled != command.page.name:
        runs = (Run(command.spelled, "command"), Run(f" is {command.page.name}", Style.MUTED))
        yield Paragraph(runs, indent - _MARGIN)


def _rows(group: Group) -> Iterator[Row]:
    for entry in group.entries:
        if entry.part is None:
            yield Row((Run(_shown(entry.text), Style.MUTED),), sentence(entry.about))
        else:
            yield from _part(entry.part)


def _merged(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Neighbours of which the same is said become one row, such as the words of a program that is not ours."""
    merged: list[Row] = []
    for row in rows:
        if merged and row.name[0].role == Style.MUTED and row.text == merged[-1].text:
            merged[-1] = Row((*merged[-1].name, Run(" "), *row.name), row.text)
        else:
            merged.append(row)
    return tuple(merged)


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
        name = part.same_as or part.flag
        return name if part.text.rstrip("=") != name else ""
    return part.operand if part.role == "operand" else ""


class _Marked(NamedTuple):
    """A problem at its place in a line of the text, which is the `number`-th and begins at `begin`."""

    problem: Problem
    number: int
    begin: int
    line: str

    @property
    def at(self) -> int:
        return self.problem.span.start - self.begin

    @property
    def end(self) -> int:
        """Where the mark ends: in the same line, and behind at least one character."""
        return max(self.at + 1, min(self.problem.span.end - self.begin, len(self.line)))


def _problems(explanation: Explanation, width: int | None) -> Iterator[Block]:
    """Every problem marked under the line it is in; those that fit under one line share it."""
    tools = {words.split()[0] for command in explanation.commands for words in (command.spelled, command.page.name)}
    longest = max(LONGEST_EXCERPT, width - 2 * _MARGIN) if width and width >= NARROW else LONGEST_EXCERPT
    has_lines = "\n" in explanation.text.strip()
    for shelf in _shelves([_marked(problem, explanation.text) for problem in explanation.problems], longest):
        yield Gap()
        yield from _marks(shelf, longest)
        for marked in shelf:
            place = f" in line {marked.number}" if has_lines else ""
            yield _message(marked, place, tools, is_alone=len(shelf) == 1)


def _marked(problem: Problem, text: str) -> _Marked:
    begin = text.rfind("\n", 0, problem.span.start) + 1
    end = text.find("\n", problem.span.start)
    return _Marked(problem, text.count("\n", 0, begin) + 1, begin, text[begin:] if end < 0 else text[begin:end])


def _shelves(marked: Sequence[_Marked], longest: int) -> list[list[_Marked]]:
    """Problems with the same line together, as long as their marks neither overlap nor are too far apart."""
    shelves: list[list[_Marked]] = []
    for each in marked:
        last = shelves[-1] if shelves else []
        is_short = len(each.line) <= longest and columns(each.line) <= longest
        fits = last and (is_short or columns(each.line[last[0].at : each.end]) <= longest - 2)
        if fits and last[0].begin == each.begin and last[-1].end < each.at:
            last.append(each)
        else:
            shelves.append([each])
    return shelves


def _marks(shelf: Sequence[_Marked], longest: int) -> Iterator[Block]:
    """The line, or what of it is around the marks, and the marks under it."""
    line, shift = _excerpt(shelf[0].line, shelf[0].at, shelf[-1].end, longest)
    marks: list[Run] = []
    used = 0
    for each in shelf:
        at, end = each.at - shift, min(each.end - shift, max(len(line), each.at - shift + 1))
        before = columns(line[:at])
        marks += [Run(" " * (before - used)), Run("^" * max(1, columns(line[at:end])), each.problem.level)]
        used = before + len(marks[-1].text)
    blank = len(line) - len(line.lstrip(" \t"))
    yield Verbatim((Run(line[blank:]),), _MARGIN)
    yield Verbatim((Run(marks[0].text[blank:]), *marks[1:]), _MARGIN)


def _excerpt(line: str, at: int, end: int, longest: int) -> tuple[str, int]:
    """The part of a long line around the marks, so that these stay under what they mean, and how far in it begins."""
    room = longest
    cut, first = _window(line, at, end, room)
    while columns(cut) > longest and room > _SHORTEST_EXCERPT:
        room = max(_SHORTEST_EXCERPT, room - (columns(cut) - longest + 1) // 2)
        cut, first = _window(line, at, end, room)
    return cut, first


def _window(line: str, at: int, end: int, longest: int) -> tuple[str, int]:
    """So many characters around the marks."""
    if len(line) <= longest:
        return line, 0
    length = min(end - at, longest - 2)
    first = max(0, min(at - (longest - length) // 2, len(line) - longest))
    last = first + longest
    cut = ("…" if first else line[first]) + line[first + 1 : last - 1] + ("…" if last < len(line) else line[last - 1])
    return cut, first


def _message(marked: _Marked, place: str, tools: set[str], *, is_alone: bool) -> Paragraph:
    """What is wrong and what to do; behind the words it is about where several problems share a line."""
    problem = marked.problem
    shown = [Run(f"{problem.level}{place}: ", problem.level)]
    word = _shown(marked.line[marked.at : marked.end])
    if not is_alone and word and word not in problem.message:
        shown += [Run(word, Style.CODE), Run(": ")]
    shown += sentence(_as_sentence(problem.message, tools))
    if problem.hint:
        shown += [Run(" "), *sentence(_as_sentence(problem.hint, tools))]
    if problem.fix is not None and problem.fix not in problem.hint:
        shown += [Run(" Write "), Run(problem.fix, Style.CODE), Run(".")]
    return Paragraph(tuple(shown))


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
    if part.same_as:
        shown["same_as"] = part.same_as
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
