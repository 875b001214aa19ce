"""What a terminal shows around commands, and people copy with them: prompts, and what the commands printed."""

import re
from collections.abc import Callable, Iterator
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
    r"(?P<comment>#+)(?=[ \t]*[\w/])|>(?=[ \t])"
    r"|@(?:reboot|hourly|daily|weekly|monthly)(?=[ \t])"
    r"|(?:[-*•+@]|\d{1,3}[.)])(?=[ \t]*[\w/.])"  # lists, and recipes of make
    r"|(?=[\d*])(?:[\d*/,A-Za-z-]+[ \t]+){4}[\d*/,A-Za-z-]+(?=[ \t])"  # 30 3 * * *
    r"|(?P<key>[\w-]{1,20}:|[~/][\w./-]{0,80}>)(?=[ \t])"  # run: docker …
)
_HISTORY = r"\d{1,6}\*?(?=[ \t]{2,}\S)"
_PROMPTS = (
    rf"[ \t]*(?:(?P<number>{_HISTORY})[ \t]*)?"
    rf"(?:(?P<strong>(?:>[ \t]*)?{_STRONG}(?:[ \t]+{_STRONG})?)|(?P<weak>{_WEAK})|(?<=\S))"
)
_FENCE = r"[ \t]*```[\w+-]*[ \t]*"
_BLOCK_OF_YAML = r"[ \t]*(?:-[ \t]+(?:[\w-]+:[ \t]*)?|[\w-]+:[ \t]*)(?P<sign>[>|])[+-]?[ \t]*"
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
_OF_A_COMMAND = rf"\s*(?:--[a-z]|{_ASSIGNMENT}[^\n]*\\$)"
_COMMENT = r"\s*#(?!\d)"

_MESSAGE = (
    r"\s*(?:"
    r"[\w.-]+/[\w.-]+ (?:\(\w+\) )?[a-z]+(?:ed|led)(?: \(.*\))?\s*$"  # pod/web created
    r"|[A-Z][a-z]+(?:\s|$|[,.!])"
    r"|[0-9a-f]{12,64}\s*$|sha256:"
    r"|\{\w+\}\s*$"
    r")"
)
_PRINTED = (
    r"\s*(?:"
    r"\S+(?: \S+)*(?:(?:\t|\s{2,})[A-Z][\w()/%.-]*(?: [A-Z]\w*)*)+\s*$(?<![a-z])"  # NAME   READY
    r"|\.\.\.|…"
    r"|\"[^\"\n]+\":"
    r"|[A-Za-z][\w.-]*:(?:\s|$)"  # Name: web
    r"|</?[A-Za-z!][^<>\n]*>[^<>\n]*(?:</\w+>)?\s*$"
    r"|-{3,}|map\[|\d+[.:-]\d|\[map"
    r")"
)
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
    weak = not any(_is_command(line, known) for line in _first_lines(lines))
    session = _Session(known)
    rest = _Rest()
    for at, (start, line) in enumerate(lines):
        first = start + len(line) - len(line.lstrip())
        following = lines[at + 1][1] if at + 1 < len(lines) else ""
        if text[start - 2 : start] == "\n\n":
            session.printing = False
        if rest.is_open:
            second = session.second_prompt(line, rest)
            if second:
                yield Remark(Span(start + second.end() - 1, start + second.end()), _CONTINUED_PROMPT)
            rest.read(line[second.end() :] if second else line)
            continue
        if session.goes_on(line, first - start) and text[start - 2 : start] != "\n\n":
            yield Remark(Span(start - 1, start), "")
            rest.read(line)
            continue
        block = re.fullmatch(_BLOCK_OF_YAML, line)
        if block and _indented(following) > first - start:
            session.block(block, first - start)
            yield Remark(Span(first, start + len(line.rstrip())), _YAML)
            continue
        found = re.match(_PROMPTS, line)
        if found and session.is_prompt(found, weak):
            about = session.prompt(found)
            yield Remark(Span(first, start + len(line[: found.end()].rstrip())), about)
            rest.read(line[found.end() :])
        elif re.fullmatch(_FENCE, line):
            yield Remark(Span(first, start + len(line.rstrip())), _MARK)
        elif session.is_output(line, following):
            yield Remark(Span(first, start + len(line.rstrip())), _OUTPUT)
        else:
            session.command(line)
            rest.read(line)


class _Session:
    """What has been seen so far: whether commands have prompts, and whether the last one has printed something."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.prompted = False
        self.strongly = False
        self.second = _SECOND_PROMPT
        self.called = False
        self.printing = False
        self.folded: int | None = None
        """In YAML, lines that stand more to the right than this are one with the line in front of them."""
        self.begun = False
        self.listed = False

    def block(self, found: re.Match[str], column: int) -> None:
        """Takes note of a text of several lines that begins below, and of whether they are one."""
        self.folded, self.begun, self.listed = column if found["sign"] == ">" else None, False, False

    def goes_on(self, line: str, column: int) -> bool:
        """Whether a line is one with the line in front of it, though no backslash says so."""
        if self.folded is None:
            return False
        if column <= self.folded:
            self.folded = None
            return False
        if self.listed and not re.match(r"\s*--?\w", line):  # Below an item of a list may stand what it is for.
            return False
        goes_on, self.begun, self.listed = self.begun, True, False
        return goes_on

    def second_prompt(self, line: str, rest: "_Rest") -> re.Match[str] | None:
        """The prompt of a line with which a command goes on."""
        if self.prompted:
            return re.match(self.second, line)
        return re.match(_NO_REDIRECTION, line) if rest.continued else None

    def is_prompt(self, found: re.Match[str], weak: bool) -> bool:
        """Whether what looks like a prompt is one; what else may be a comment, a list or a key needs a command behind.

        Only where no line is a command without it, or with a number of the history in front.
        """
        behind = found.string[found.end() :]
        if found["strong"]:
            return True
        if found["number"]:
            return _is_command(behind, self.known)
        if not weak or self.strongly:
            return False
        return self.known.call(behind) if found["comment"] or found["key"] else _is_command(behind, self.known)

    def prompt(self, found: re.Match[str]) -> str:
        """Takes note of a prompt, and says what it is."""
        is_numbered = bool(found["number"] and not found["strong"])
        self.prompted = self.prompted or not is_numbered
        self.strongly = self.strongly or bool(found["strong"])
        self.second = _COMMENTED if found["comment"] else _SECOND_PROMPT
        self.called, self.printing = True, False
        self.begun = self.listed = found["weak"] == "-"
        self.folded = found.start("weak") if self.listed else None
        return _NUMBER if is_numbered else _PROMPT

    def command(self, line: str) -> None:
        self.called = self.called or self.known.call(line)
        self.printing = False

    def is_output(self, line: str, following: str) -> bool:
        """Whether a line is what a command printed: most without a prompt where there are prompts."""
        if re.match(_COMMENT, line) or not self.called:
            return False
        if self.prompted:
            return not self.is_typed(line)
        begins_json = line.strip() in ("{", "[") and following.lstrip()[:1] in tuple('"{}[')
        if self.printing:
            return not _is_command(line, self.known) or not self.is_typed(line)
        if _is_command(line, self.known) and not begins_json:
            return False
        self.printing = begins_json or re.match(_PRINTED, line) is not None
        return self.printing or re.match(_MESSAGE, line) is not None

    def is_typed(self, line: str) -> bool:
        """Whether a line calls one of ours, or sets variables for one, or is a flag that belongs to the line above."""
        words = line.split(maxsplit=1)
        if words[0] in _KEYWORDS:
            return any(map(self.known.call, re.split(_SEPARATORS, line)))
        return self.known.call(line) or re.match(_OF_A_COMMAND, line) is not None


def _indented(line: str) -> int:
    return len(line) - len(line.lstrip())


def _first_lines(lines: list[tuple[int, str]]) -> Iterator[str]:
    """The lines that begin a command."""
    rest = _Rest()
    for _, line in lines:
        if not rest.is_open:
            yield line
        rest.read(line)


def _is_command(line: str, known: Known) -> bool:
    first = line.split(maxsplit=1)[0] if line.strip() else ""
    return known.program(first) or first in _KEYWORDS or bool(re.match(_ASSIGNMENT, first))


class _Rest:
    """Whether a command goes on in the next line: behind a backslash, in a quote, in a here-document, in a loop."""

    def __init__(self) -> None:
        self.quote = ""
        self.ending = ""
        self.continued = False
        self.blocks = 0

    @property
    def is_open(self) -> bool:
        return bool(self.quote or self.ending or self.continued or self.blocks > 0)

    def read(self, line: str) -> None:
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
