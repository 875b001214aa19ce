"""A text without the commands of ours in it: what stands around them, and the words that they stand in.

What is equal here is the same to the shell.
"""

import re
from bisect import bisect_left, bisect_right

from cheatsheet.explain.explain import ExplainedCommand, Explanation
from cheatsheet.explain.parts import Part, Role
from cheatsheet.explain.shell import ShellNote
from cheatsheet.library import Library
from cheatsheet.model import Span

COMMAND = "…"
"""Stands for a command of ours in what is around it."""


def around(explanation: Explanation, library: Library) -> str:
    """All that is not a command of ours, in its order; comments, and the ends of lines that go on, say nothing."""
    found: list[str] = []
    end = 0
    for span, role, text in _stretches(explanation, library):
        gap = explanation.text[end : span.start].replace("\\\n", "")
        if "\n" in gap and found and found[-1] not in _OPEN:
            found.append(";")
        end = max(end, span.end)
        if text and not (text == ";" and found and found[-1] == ";") and role != "comment":
            found.append(text)
    return " ".join(found).removesuffix(" ;")


_OPEN = frozenset((";", "&&", "||", "|", "|&", "&", "do", "then", "else", "{", "("))
"""Behind these the end of a line ends no command."""


def _stretches(explanation: Explanation, library: Library) -> list[tuple[Span, str, str]]:
    """Commands and notes on the line itself: where they stand, what they are, and what they say."""
    found = [(command.span, Role.COMMAND, COMMAND) for command in explanation.commands if command.depth == 0]
    found += [(note.span, note.role, _noted(note, explanation)) for note in explanation.shell if note.depth == 0]
    kept: list[tuple[Span, str, str]] = []
    for span, role, text in sorted(found, reverse=True):
        says_nothing = role == "wrapper" and kept and kept[-1][2] == COMMAND and library.compares("as-is", text)
        if not says_nothing:
            kept.append((span, role, text))
    return kept[::-1]


def _noted(note: ShellNote, explanation: Explanation) -> str:
    outlined = outline(note.span, note.depth, explanation)
    if outlined == "\\" or not note.is_read:
        return ""
    if note.role not in ("redirect", "other"):
        return outlined
    sign = re.match(r"[\d&]*[<>|&-]+" if note.role == "redirect" else "", outlined)
    start = sign.end() if sign else 0
    return outlined[:start] + _whole(unquoted(outlined[start:].lstrip(), many=True))


def inner_command(part: Part, depth: int, explanation: Explanation) -> Span | None:
    """Where the command of ours stands of which this is a word, as in docker exec builder docker ps."""
    commands = explanation.commands
    at = bisect_right(commands, part.span.start, key=_start)
    while at and commands[at - 1].depth > depth:
        span = commands[at - 1].span
        if span != part.span and part.span.end <= span.end:
            return span
        at -= 1
    return None


def _start(command: ExplainedCommand) -> int:
    return command.span.start


def outline(span: Span, depth: int, explanation: Explanation) -> str:
    """A text without the commands inside of it, as in $(docker ps -q): they have meanings of their own."""
    commands = explanation.commands
    found, end = "", span.start
    for at in range(bisect_left(commands, span.start, key=_start), len(commands)):
        command = commands[at]
        if command.span.start >= span.end:
            break
        if command.depth > depth and end <= command.span.start and command.span.end <= span.end:
            found += explanation.text[end : command.span.start] + COMMAND
            end = command.span.end
    return re.sub(r"`([^`]*…[^`]*)`", r"$(\1)", found + explanation.text[end : span.end])


_QUOTED = re.compile(r"'([^']*)'|\"((?:\\.|[^\"\\])*)\"|\\(.)", re.DOTALL)
_BRACES = re.compile(r"\{[^{}\s]*(?:,|\.\.)[^{}\s]*\}")


def filled_in(word: str, many: bool) -> str:
    """The signs of a word in whose place the shell puts something; those that make several words where it may."""
    signs = ("*?[" + ("{" if _BRACES.search(word) else "")) if many else ""
    return "".join(sign for sign in f"$`{signs}" if sign in word) + "~" * word.startswith("~")


def unquoted(text: str, many: bool) -> str:
    """A word without its quotes, in which signs of the shell have a backslash where it leaves them alone.

    Where there may be `many`, quotes stay around what is filled in, for without them it becomes several words.
    """
    patterns = filled_in(text, many).strip("$`~")

    def bare(found: re.Match[str]) -> str:
        single, double, escaped = found.groups()
        home = "\\" if found.start() == 0 and (single or double or escaped or "").startswith("~") else ""
        if double is None:
            return home + _escaped(escaped if single is None else single, f"$`{patterns}")
        inner = home + _escaped(re.sub(r'\\(["\\\n])', lambda each: each[1].strip("\n"), double), patterns)
        return f'"{inner}"' if many and re.search(r"(?<!\\)[$`]", double) else inner

    spelled = re.sub(r"(?<!\\)\$\{(\w+)\}(?!\w)", r"$\1", _QUOTED.sub(bare, text))
    return re.sub(r"(?<!\\)\$\(pwd\)(?!\w)", "$PWD", spelled)


def _escaped(text: str, signs: str) -> str:
    return "".join(f"\\{character}" if character in signs else character for character in text)


def _whole(word: str) -> str:
    """A word with quotes around it where without them it would not be one."""
    return word if re.fullmatch(r'".*"|[^\s"]+', word, re.DOTALL) else f"'{word}'"
