"""What a terminal shows around commands, and people copy with them: prompts, and what the commands printed."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

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

_SIGN = r"[$%❯❱›»➜]"
_STRONG = (
    rf"(?:[(\[][^()\[\]\n]{{1,40}}[)\]]\s?)?(?:"
    r"[\w.-]+@[\w.-]+(?:[: ][^$#%>\n]{0,80})?[$#%>]"  # user@host:~$
    r"|\[[^\]\n]{1,40}[@ ][^\]\n]{1,80}\]\s?[$#%]"  # [root@host ~]#
    r"|PS(?:\s[A-Za-z]:\\[^>\n]{0,80}|\s/[^>\n]{0,80})?>"  # PS C:\>
    r"|[A-Za-z]:\\[^>\n]{0,80}>"  # C:\>
    r"|[a-z]{2,5}-\d[\d.]*[$#]"  # bash-5.1#
    r"|[\w-]{1,30}(?::[~/][\w/.-]{0,40})? ?\$"  # controlplane $
    rf"|[~/][\w/.-]{{0,40}} (?:[$#]|{_SIGN}{{1,3}})|~[$#]"  # / #
    r"|[\w.~-]{0,40}(?:/[\w.-]{0,40}){1,8}[$#%]"  # ~/web$
    r"|➜ +\S+(?: git:\(\S+\))?(?: ✗)?"
    rf"|{_SIGN}{{1,3}}|\$>|><>"
    r")(?=[ \t]|$)"
)
_WEAK = (
    r"(?P<comment>#+)(?=[ \t]*[\w/])|(?P<arrow>>)(?=[ \t])"
    r"|@(?:reboot|hourly|daily|weekly|monthly)(?=[ \t])"
    r"|(?P<key>(?:-[ \t]+)?[\w-]{1,20}:|[~/][\w./-]{0,80}>|[\w.-]{1,30}#)(?=[ \t])"  # run: docker …
    r"|(?:[-*•+@]|\d{1,3}[.)])(?=[ \t]*[\w/.])"  # lists, and recipes of make
    r"|(?=[\d*])(?:[\d*/,A-Za-z-]+[ \t]+){4}[\d*/,A-Za-z-]+(?=[ \t])"  # 30 3 * * *
)
_HISTORY = r"\d{1,6}\*?(?=[ \t]{2,}\S)"
_PROMPTS = (
    rf"[ \t]*(?:(?P<number>{_HISTORY})[ \t]*)?"
    rf"(?:(?P<strong>(?:>[ \t]*)?{_STRONG}(?:[ \t]+{_STRONG})?)|(?P<weak>{_WEAK})|(?<=\S))"
)
_FENCE = r"[ \t]*(?:>[ \t]*)?```[\w+-]*[ \t]*"
_BLOCK_OF_YAML = r"[ \t]*(?:-[ \t]+(?:[\w-]+:[ \t]*)?|[\w-]+:[ \t]*)(?P<sign>[>|])[+-]?[ \t]*"
_OF_YAML = rf"{_BLOCK_OF_YAML}$|[ \t]*-[ \t]+[\w-]+:[ \t]"
_KEY = r"[ \t]*[\w.-]+:[ \t]*"
_TARGET = r"[\w./%-]+(?: [\w./%-]+)*:[^=\n]*"
"""`build: test`, for make to build, which has its commands below."""
_SECOND_PROMPT = r"[ \t]*>(?=[ \t]|$)"
_COMMENTED = r"[ \t]*[>#](?=[ \t]|$)"
_NO_REDIRECTION = r">(?=[ \t]{2,}\S|[ \t]-|[ \t]\S+[ \t]+[^<>|&\s][^<>|&]*$)"
"""A second prompt where there was no first one."""
_HEREDOC = r"<<-?[ \t]*(?P<quote>['\"]?)(?P<word>\w+)(?P=quote)"
_OPENINGS = ("for", "while", "until", "if", "case")
_CLOSINGS = ("done", "fi", "esac")
_KEYWORDS = (*_OPENINGS, *_CLOSINGS, "then", "else", "elif", "do", "function", "{", "}")
_BLOCKS = rf"(?:^|[;&|]|\b(?:do|then|else)\s)\s*(?P<word>{'|'.join((*_OPENINGS, *_CLOSINGS))})(?=[\s;]|$)"
_SEPARATORS = r"[;&|]+|\b(?:do|then|if|while|until)\b"
_ASSIGNMENT = r"[A-Za-z_]\w*\+?="
_BECOMES_ROOT = r"\bsu(?: -l?)?\s*$|\bsudo -[is]\s*$|\bsudo unshare\b"
"""Lines after which a root's `#` may be the prompt."""
_OF_A_COMMAND = rf"\s*(?:--[a-z]|{_ASSIGNMENT}[^\n]*\\$)"
_COMMENT = r"\s*#(?!\d)"

_MESSAGE = (
    r"\s*(?:"
    r"[\w.-]+/[\w.-]+ (?:\(\w+\) )?[a-z]+(?:ed|led)(?: \(.*\))?\s*$"  # pod/web created
    r"|[A-Z][a-z]+(?:\s|$|[,.!])"
    r"|[0-9a-f]{12,64}\s*$|sha256:"
    r"|\{\w+\}\s*$"
    r"|[\w.-]+ \"[^\"\n]+\" [a-z]+(?: |\s*$)"  # configmap "web" deleted
    r"|\[\d+\][+-]?\s"  # [1]+  Done
    r")"
)
_PRINTED = (
    r"\s*(?:"
    r"\S+(?: \S+)*(?:(?:\t|\s{2,})[A-Z][\w()/%.-]*(?: [A-Z]\w*)*)+\s*$(?<![a-z])"  # NAME   READY
    r"|\.\.\.|…"
    r"|\"[^\"\n]+\":"
    r"|[A-Za-z][\w.-]*:(?:\s|$)"  # Name: web
    r"|</?[A-Za-z!][^<>\n]*>[^<>\n]*(?:</\w+>)?\s*$"
    r"|-{3,}|map\[|\d+[.:-]\d|\[map|==+> "
    r"|\+[-+=]{3,}\+\s*$|\|.*\|\s*$"  # +----+
    r")"
)
_VERSION = r"\s*\S+ version:? +(?:v?\d+\.|&)"
"""`ship version 1.29.1` is what a program says of itself."""
_PROSE = r"[A-Z][a-z]+ (?:[a-z]|& )"
"""How a line begins that hardly anybody types and commands print: messages and IDs; and tables, JSON, YAML, markup.

Behind the latter there may be more that looks like nothing at all.
"""


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
    yaml, rest = _Yaml(), _Rest()
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
        elif (block := re.fullmatch(_BLOCK_OF_YAML, line)) and _indented(following) > column:
            yaml.block(block, column)
            yield Remark(whole, _YAML)
        elif (found := re.match(_PROMPTS, line)) and session.is_prompt(found):
            yield Remark(Span(whole.start, start + len(line[: found.end()].rstrip())), session.prompt(found))
            yaml.item(found)
            rest.read(line[found.end() :])
        elif re.fullmatch(_FENCE, line):
            yield Remark(whole, _MARK)
        elif about := session.what(line, following, is_behind_a_gap):
            yield Remark(whole, about)
        else:
            session.command(line)
            rest.read(line)


class _Yaml:
    """Where in a text of YAML the walk is: `column` is where an item or a text of several lines has begun."""

    def __init__(self) -> None:
        self.column: int | None = None
        self.is_script = False
        self._folds = False
        self._is_item = False
        self._has_begun = False

    def block(self, found: re.Match[str], column: int) -> None:
        """A text of several lines begins below; behind `>` they are one."""
        self.column, self.is_script = column, True
        self._folds, self._is_item, self._has_begun = found["sign"] == ">", False, False

    def item(self, found: re.Match[str]) -> None:
        """An item of a list may go on below."""
        is_item = (found["weak"] or "").startswith("-")
        self.column, self.is_script = (found.start("weak") if is_item else None), False
        self._folds, self._is_item, self._has_begun = is_item, is_item, is_item

    def is_inside(self, column: int) -> bool:
        if self.column is not None and column <= self.column:
            self.column = None
        return self.column is not None

    def joins(self, line: str) -> bool:
        """Whether a line is one with the line in front of it; below an item may also stand what it is for."""
        if self._is_item and not re.match(r"\s*--?\w", line):
            return False
        joins, self._has_begun, self._is_item = self._folds and self._has_begun, True, False
        return joins


class _Session:
    """What has been seen so far: whether commands have prompts, and whether the last one has printed something."""

    def __init__(self, known: Known, lines: list[tuple[int, str]]) -> None:
        self.known = known
        first_lines = list(_first_lines(lines))
        begins_with_a_call = any(map(self.calls, first_lines[:1]))
        self.is_yaml = not begins_with_a_call and _has_yaml(first_lines)
        self.has_commands = any(self.is_command(line) for line in first_lines)
        self.has_calls = any(self.calls(line) for line in first_lines)
        self.has_arrows = not self.has_commands and any(
            self.calls(part) for line in first_lines for part in _behind_an_arrow(line)
        )
        self.prompted = False
        self.strongly = False
        self.signed = False
        self.second = _SECOND_PROMPT
        self.called = False
        self.printing = False
        self.as_root = False

    def calls(self, line: str) -> bool:
        return self.known.call(line) and not re.match(_VERSION, line)

    def is_command(self, line: str) -> bool:
        first = line.split(maxsplit=1)[0] if line.strip() else ""
        is_known = self.known.program(first) or first in _KEYWORDS or bool(re.match(_ASSIGNMENT, first))
        return is_known and not re.match(_VERSION, line)

    def second_prompt(self, line: str, rest: "_Rest") -> re.Match[str] | None:
        """The prompt of a line with which a command goes on."""
        if self.prompted:
            return re.match(self.second, line)
        return re.match(_SECOND_PROMPT if rest.prompted else _NO_REDIRECTION, line) if rest.continued else None

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
        if self.strongly or (self.has_commands and (found["comment"] or not self.is_yaml)):
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
        self.second = _COMMENTED if found["comment"] else _SECOND_PROMPT
        self.called, self.printing = True, False
        stays = self.as_root and bool(found["comment"])
        self.as_root = stays or re.search(_BECOMES_ROOT, found.string) is not None
        return _NUMBER if is_numbered else _SIGN_IN_FRONT if is_sign else _PROMPT

    def command(self, line: str) -> None:
        self.called = self.called or self.calls(line)
        self.printing = False

    def what(self, line: str, following: str, is_behind_a_gap: bool) -> str:
        """What a line is that is no command: most lines without a prompt where there are prompts; else nothing."""
        if re.match(_COMMENT, line):
            return ""
        if self.is_yaml or (following.startswith("\t") and re.fullmatch(_TARGET, line)):
            return "" if self.is_typed(line) or any(map(self.calls, re.split(_SEPARATORS, line))) else _AROUND
        if not self.called:
            return _AROUND if self.has_calls and re.match(_PROSE, line) else ""
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
        self.printing = begins_json or re.match(_PRINTED, line) is not None
        return self.printing or re.match(f"{_MESSAGE}|{_VERSION}", line) is not None

    def is_typed(self, line: str) -> bool:
        """Whether a line calls one of ours, or sets variables for one, or is a flag that belongs to the line above."""
        words = line.split(maxsplit=1)
        if words[0] in _KEYWORDS:
            return any(map(self.calls, re.split(_SEPARATORS, line)))
        return self.calls(line) or re.match(_OF_A_COMMAND, line) is not None


def _has_yaml(lines: list[str]) -> bool:
    """Whether some lines are hardly anything but YAML: `run: |`, `- name: x`, or a key with a list below."""
    lists = any(re.fullmatch(_KEY, one) and other.lstrip().startswith("- ") for one, other in pairwise(lines))
    return lists or any(re.match(_OF_YAML, line) for line in lines)


def _behind_an_arrow(line: str) -> list[str]:
    """The commands of a line that `>` stands in front of."""
    return re.split(_SEPARATORS, line.lstrip()[1:]) if line.lstrip().startswith("> ") else []


def _indented(line: str) -> int:
    return len(line) - len(line.lstrip())


def _first_lines(lines: list[tuple[int, str]]) -> Iterator[str]:
    """The lines that begin a command."""
    rest = _Rest()
    for _, line in lines:
        if not rest.is_open:
            yield line
        rest.read(line)


class _Rest:
    """Whether a command goes on in the next line: behind a backslash, in a quote, in a here-document, in a loop."""

    def __init__(self) -> None:
        self.quote = ""
        self.ending = ""
        self.continued = False
        self.prompted = False
        """Whether lines that go on have had prompts."""
        self.blocks = 0

    @property
    def is_open(self) -> bool:
        return bool(self.quote or self.ending or self.continued or self.blocks > 0)

    def read(self, line: str, prompted: bool = False) -> None:
        self.prompted = prompted or (self.prompted and self.is_open)
        if self.ending:
            self.ending = "" if line.strip() == self.ending else self.ending
            return
        skip = False
        plain = ""
        for before, character in zip(" " + line, line, strict=False):
            if skip:
                skip = False
            elif character == "#" and not self.quote and before.isspace():
                break
            elif character == "\\" and self.quote != "'":
                skip = True
            elif character == self.quote:
                self.quote = ""
            elif not self.quote and character in "'\"":
                self.quote = character
            elif not self.quote:
                plain += character
        self.continued = skip or line.rstrip("\r").endswith((" `", " ^"))
        self.count(plain.strip())
        heredoc = re.search(_HEREDOC, line)
        if heredoc and not self.quote:
            self.ending = heredoc["word"]

    def count(self, plain: str) -> None:
        """Counts the loops, conditions and groups that a line begins and ends."""
        for found in re.finditer(_BLOCKS, plain):
            self.blocks += 1 if found["word"] in _OPENINGS else -1
        self.blocks += plain.endswith("{") and plain[-2:-1] in ("", " ", ")")
        self.blocks = max(self.blocks - plain.startswith("}"), 0)
