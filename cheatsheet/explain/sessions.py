"""What stands around commands and people copy with them: prompts and output of a terminal, YAML, headings."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cheatsheet.explain import looks
from cheatsheet.explain.going_on import Rest, Yaml
from cheatsheet.model import Span


class Remark(NamedTuple):
    """A stretch that is no part of any command, and what it is; nothing is said of an end of line that is none."""

    span: Span
    about: str


class Known(NamedTuple):
    """What is known of programs: whether a word is the name of one, and whether a line calls one of ours."""

    program: Callable[[str], bool]
    call: Callable[[str], bool]


_PROMPT = "A prompt of the terminal, no part of the command."
_CONTINUED_PROMPT = "A prompt for the rest of a command, no part of it."
_NUMBER = "The number of the line in the shell's history, no part of the command."
_OUTPUT = "What a command printed."
_MARK = "Markdown's mark around code, no part of the command."

_SIGN_IN_FRONT = "A sign of the list or file that the command stands in, no part of it."
_AROUND = "Stands around the command, no part of it."
_YAML = "YAML's way to begin a text of several lines, no part of the command."


def remarks(text: str, known: Known) -> tuple[Remark, ...]:
    """What in the text is no part of a command; for most texts a look at how their lines begin is enough."""
    return tuple(_lines(text, known)) if _may_be_a_session(text) else ()


def _may_be_a_session(text: str) -> bool:
    words = text.split(maxsplit=1)
    starts_plain = bool(words) and words[0].isalpha() and words[0] != "PS"
    return not starts_plain or " $ " in text or "\n" in text.strip()


def _lines(text: str, known: Known) -> Iterator[Remark]:
    """Walks through the lines of what may be a session in a terminal."""
    lines = [(found.start(), found[0]) for found in re.finditer(r"[^\n]+", text) if found[0].strip()]
    session = _Session(known, lines)
    yaml, rest = Yaml(), Rest()
    for at, (start, line) in enumerate(lines):
        column = _indented(line)
        whole = Span(start + column, start + len(line.rstrip()))
        following = lines[at + 1][1] if at + 1 < len(lines) else ""
        is_behind_a_gap = text[start - 2 : start] == "\n\n"
        if rest.is_open:
            second = session.second_prompt(line, rest)
            if second:
                yield Remark(Span(start + second.end() - 1, start + second.end()), _CONTINUED_PROMPT)
            rest.read(line[second.end() :] if second else line, prompted=second is not None)
        elif yaml.is_inside(column) and yaml.joins(line) and not is_behind_a_gap:
            yield Remark(Span(start - 1, start), "")
            rest.read(line)
        elif yaml.is_inside(column) and yaml.is_script:
            session.command(line)
            rest.read(line)
        elif (block := re.fullmatch(looks.BLOCK_OF_YAML, line)) and _indented(following) > column:
            yaml.block(block, column)
            yield Remark(whole, _YAML)
        elif re.fullmatch(looks.FENCE, line):
            yield Remark(whole, _MARK)
        elif (found := re.match(looks.PROMPTS, line)) and session.is_prompt(found):
            yield Remark(Span(whole.start, start + len(line[: found.end()].rstrip())), session.prompt(found))
            yaml.item(found)
            rest.read(line[found.end() :])
        elif about := session.what(line, following, is_behind_a_gap):
            yield Remark(whole, about)
        else:
            session.command(line)
            rest.read(line)


class _Session:
    """What has been seen so far: whether commands have prompts, and whether the last one has printed something."""

    def __init__(self, known: Known, lines: list[tuple[int, str]]) -> None:
        self.known = known
        first_lines = list(_first_lines(lines))
        begins_with_a_call = any(map(self.calls, first_lines[:1]))
        has_prompts = any(re.match(looks.STRONG, line.lstrip()) for line in first_lines)
        self.is_yaml = not begins_with_a_call and not has_prompts and _has_yaml(first_lines)
        self.has_commands = any(self.is_command(line) for line in first_lines)
        self.has_calls = any(self.calls(line) for line in first_lines)
        self.has_arrows = not self.has_commands and any(
            self.calls(part) for line in first_lines for part in _behind_an_arrow(line)
        )
        self.prompted = False
        self.strongly = False
        self.signed = False
        self.second = looks.SECOND_PROMPT
        self.called = False
        self.printing = False
        self.as_root = False

    def calls(self, line: str) -> bool:
        return self.known.call(line) and not re.match(looks.VERSION, line)

    def is_command(self, line: str) -> bool:
        first = line.split(maxsplit=1)[0] if line.strip() else ""
        is_known = self.known.program(first) or first in looks.KEYWORDS or bool(re.match(looks.ASSIGNMENT, first))
        return is_known and not re.match(looks.VERSION, line)

    def second_prompt(self, line: str, rest: Rest) -> re.Match[str] | None:
        """The prompt of a line with which a command goes on."""
        if self.prompted:
            return re.match(self.second, line)
        return (
            re.match(looks.SECOND_PROMPT if rest.prompted else looks.NO_REDIRECTION, line) if rest.continued else None
        )

    def is_prompt(self, found: re.Match[str]) -> bool:
        """Whether what looks like a prompt is one; what else may be a comment, a list or a key needs a command behind.

        Only where no line is a command without it, or with a number of the history in front.
        """
        behind = found.string[found.end() :]
        if found["strong"]:
            return True
        if found["number"]:
            return self.is_command(behind)
        if found["comment"] and self.as_root:
            return True
        is_free = self.is_yaml or (found["key"] or "").endswith(":")
        is_free = is_free or (found.string.startswith("\t") and found["weak"] in looks.OF_MAKE)
        if self.strongly or (self.has_commands and (found["comment"] or not is_free)):
            return False
        if found["comment"] or found["arrow"]:
            return self.calls(behind) or bool(found["arrow"] and self.has_arrows)
        is_known = self.calls(behind) if found["key"] else self.is_command(behind)
        return is_known and len(behind.split()) > 1

    def prompt(self, found: re.Match[str]) -> str:
        """Takes note of a prompt, and says what it is."""
        is_numbered = bool(found["number"] and not found["strong"])
        is_sign = not (is_numbered or found["strong"] or found["comment"] or found["arrow"])
        self.prompted = self.prompted or not is_numbered
        self.strongly = self.strongly or bool(found["strong"])
        self.signed = self.signed or is_sign
        self.second = looks.COMMENTED if found["comment"] else looks.SECOND_PROMPT
        self.called, self.printing = True, False
        stays = self.as_root and bool(found["comment"])
        self.as_root = stays or re.search(looks.BECOMES_ROOT, found.string) is not None
        return _NUMBER if is_numbered else _SIGN_IN_FRONT if is_sign else _PROMPT

    def command(self, line: str) -> None:
        self.called = self.called or self.calls(line)
        self.printing = False

    def what(self, line: str, following: str, is_behind_a_gap: bool) -> str:
        """What a line is that is no command: most lines without a prompt where there are prompts; else nothing."""
        if re.match(looks.COMMENT, line):
            return ""
        if re.match(looks.HELP, line):
            return _OUTPUT if self.called else _AROUND
        if self.is_yaml or (following.startswith("\t") and re.fullmatch(looks.TARGET, line)):
            return "" if self.is_typed(line) or any(map(self.calls, re.split(looks.SEPARATORS, line))) else _AROUND
        if not self.called:
            return _AROUND if self.has_calls and re.match(looks.PROSE, line) else ""
        if self.prompted:
            around = self.signed and not self.strongly
            return "" if self.is_typed(line) else _AROUND if around else _OUTPUT
        return _OUTPUT if self.is_printed(line, following, is_behind_a_gap) else ""

    def is_printed(self, line: str, following: str, is_behind_a_gap: bool) -> bool:
        """Whether a line looks like what commands print, or stands below one that does."""
        begins_json = line.strip() in ("{", "[") and following.lstrip()[:1] in tuple('"{}[')
        if self.printing and not is_behind_a_gap:
            return not self.is_command(line) or not self.is_typed(line)
        self.printing = False
        if self.is_command(line) and not begins_json:
            return False
        self.printing = begins_json or re.match(looks.PRINTED, line) is not None
        return self.printing or re.match(f"{looks.MESSAGE}|{looks.VERSION}", line) is not None

    def is_typed(self, line: str) -> bool:
        """Whether a line calls one of ours somewhere, or sets variables for one, or is a flag of the line above."""
        if self.is_command(line) and any(map(self.calls, re.split(looks.SEPARATORS, line))):
            return True
        return self.calls(line) or re.match(looks.OF_A_COMMAND, line) is not None


def _has_yaml(lines: list[str]) -> bool:
    """Whether some lines are hardly anything but YAML: `run: |`, `- name: x`, or a key with a list below."""
    lists = any(re.fullmatch(looks.KEY, one) and other.lstrip().startswith("- ") for one, other in pairwise(lines))
    return lists or any(re.match(looks.OF_YAML, line) for line in lines)


def _behind_an_arrow(line: str) -> list[str]:
    """The commands of a line that `>` stands in front of."""
    return re.split(looks.SEPARATORS, line.lstrip()[1:]) if line.lstrip().startswith("> ") else []


def _indented(line: str) -> int:
    return len(line) - len(line.lstrip())


def _first_lines(lines: list[tuple[int, str]]) -> Iterator[str]:
    """The lines that begin a command."""
    rest = Rest()
    for _, line in lines:
        if not rest.is_open:
            yield line
        rest.read(line)
