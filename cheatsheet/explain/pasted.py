"""What people paste along with a command line and no shell would read: prompts, placeholders, output, other shells.

The result has the length of the text, so that all places stay those of the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cheatsheet.model import Span


class Remark(NamedTuple):
    """A stretch that is no part of any command, and what it is."""

    span: Span
    about: str


class Pasted(NamedTuple):
    """`source` is what a shell would have been given, with letters for placeholders and blanks for the rest."""

    source: str
    remarks: tuple[Remark, ...] = ()
    placeholders: tuple[Span, ...] = ()
    literal: tuple[Span, ...] = ()
    """Paths of Windows, in which a backslash is a backslash."""
    broken: tuple[Span, ...] = ()
    """Backslashes that were to continue a line and do not, for a blank stands behind them."""
    curly: tuple[Span, ...] = ()
    """Stretches in a word processor's quotes, which are letters to a shell."""
    called: tuple[Span, ...] = ()
    """Commands in brackets alone, of which fish and PowerShell take the output: `docker rm (docker ps -aq)`."""


IsProgram = Callable[[str], bool]
"""Whether a word is the name of a program that is known, so that a line that starts with it is a command."""

PLAIN_LETTER = "\x01"
"""Stands for what is a letter of a word and no more."""

_PROMPT = "A prompt of the terminal, no part of the command."
_CONTINUED_PROMPT = "A prompt for the rest of a command, no part of it."
_NUMBER = "The number of the line in the shell's history, no part of the command."
_OUTPUT = "What a command printed."
_MARK = "Markdown's mark around code, no part of the command."


def clean(text: str, is_program: IsProgram) -> Pasted:
    """Takes out what is not shell; most texts have nothing of the kind and come back as they are."""
    source, broken = _with_continuations(text) if "\n" in text else (text, ())
    source = _without_the_last_backslash(source)
    remarks = tuple(_lines(text, is_program)) if _may_be_prompted(text) else ()
    source = _filled(source, (remark.span for remark in remarks), " ")
    groups, called = _groups(source, is_program) if " (" in source or " [" in source else ((), ())
    source = _filled(_with_backticks(source, called), groups, PLAIN_LETTER)
    found = (
        (Span(*each.span()) for each in re.finditer(_PLACEHOLDER, source))
        if any(sign in source for sign in "<[{(")
        else ()
    )
    singles = tuple(span for span in found if _is_placeholder(source, span))
    source = _filled(source, singles, PLAIN_LETTER)
    placeholders = tuple(sorted((*groups, *singles)))
    literal = tuple(Span(*each.span()) for each in re.finditer(_WINDOWS_PATH, source)) if "\\" in source else ()
    source = _filled(source, literal, PLAIN_LETTER)
    return Pasted(source, remarks, placeholders, literal, broken, _in_curly_quotes(source), called)


def _filled(source: str, spans: Iterable[Span], letter: str) -> str:
    """The source with other characters in these stretches; there are no ends of lines in them."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [source[at:start], letter * (end - start)]
        at = end
    return "".join((*pieces, source[at:])) if pieces else source


# Placeholders

_BEFORE = r"(?<![\w$<({\[\\])"
_BEFORE_BRACKET = r"(?<![\w$<({\[\\.*?])"
_BEHIND = r"(?![\w(>\]}])"
_PLACEHOLDER = (
    rf"{_BEFORE}(?<!\d)<(?![^<>\n]* \d>)[^\W\d](?:[\w.'/:,@+-]|[ |](?=[\w.'<-])){{0,80}}(?:\.\.\.|…)?>(?!\w)"
    rf"|{_BEFORE_BRACKET}\[(?:[A-Za-z][\w./:=@-]+|[A-Z])(?:[ |]+[\w<.-]+>?)*(?: ?(?:\.\.\.|…))?\]{_BEHIND}"
    rf"|{_BEFORE_BRACKET}\[--?[A-Za-z][^\[\]\n]{{0,80}}\]{_BEHIND}"
    r"|(?<![\w'\"{$])\{\{ ?[\w\[.][^{}\n]{0,80}\}\}(?![\w'\"}])"
    r"|\$\{\w+(?:\.\w+)+\}|\$\{\{[^{}\n]{0,80}\}\}|#\{\w+\}"
    r"|(?<=[\w>])\[[,:@/=][^\[\]\n ]{1,60}\]|(?<=[A-Z\]])\[\.[A-Za-z][\w.-]{0,40}\]|\[<[\w -]{1,40}>[:/=@]\](?=[\w<])"
    r"|(?<= )\((?=[^()\n]{0,80}\|)[\w/.=-][\w/.=| -]{1,80}\)(?=\s|$)"
    r"|(?<= )[A-Z][A-Z_/]{1,20}(?: \| (?:[A-Z][A-Z_/]{1,20}|-)){1,5}(?=\s|$)"
)
"""`<name>`, `<a|b>`, `[OPTIONS]`, `[-f file]`, `{{name}}`, `${project.version}`, `${{ x }}`, `IMAGE[:TAG]`, `(a|b)`.

Not `<file >out`, `[ -f x ]`, `file[12]`, `{{.Names}}`. Rules: how usage lines, man-pages(7) and collections of
examples write what is to be filled in.
"""
_LONGEST_QUOTE = 2000
_TEMPLATE = r"\{\{-? ?(?:[a-z]+ +[.$\"(]|end\b|else\b|[.$])"


def _is_placeholder(source: str, span: Span) -> bool:
    """Whether the stretch is one, and no test of the shell's, and no template of Go's but one that a chart fills in."""
    written = source[slice(*span)]
    if re.match(_TEMPLATE, written):
        return written.startswith(("{{ .", "{{ $")) and not _is_quoted(source, span.start)
    return source[max(0, span.start - 2) : span.start] != "[["


_GROUP = r"(?:(?<![^\s;|&(){}!])(?P<before>[^\s;|&(){}!]+)|(?<=[)\]]))[ \t]+(?P<sign>[(\[])"
_BEHIND_GROUP = r"\s|\.|$"


def _groups(source: str, is_program: IsProgram) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Choices of usage lines that hold brackets or flags, and commands in brackets.

    `([-f FILE] | TYPE [(NAME | --all)])` and `(docker ps -q)`: in a shell, what stands behind a word of a command is no
    `(`, and no `[` with blanks in it.
    """
    choices: list[Span] = []
    called: list[Span] = []
    closings = _closings(source)
    end = 0
    for found in re.finditer(_GROUP, source):
        start = found.start("sign")
        if start < end or found["before"] in (*_KEYWORDS, "in", "time", "[", "[["):
            continue
        if not found["before"] and found.start() != end:
            continue
        stop = closings.get(start, 0)
        if not stop or not re.match(_BEHIND_GROUP, source[stop : stop + 1]) or _is_quoted(source, start):
            continue
        inside = source[start + 1 : stop - 1]
        first = re.match(r"[\w-]+", inside)
        if found["sign"] == "(" and first and is_program(first[0]):
            called += [Span(start, stop)] if "(" not in inside else []
        elif re.search(r"[\[(]|^-| -|\|", inside):
            choices.append(Span(start, stop))
        end = stop
    return tuple(choices), tuple(called)


def _is_quoted(source: str, at: int) -> bool:
    """Whether a place is most likely within quotes, by those in front of it."""
    before = source[max(0, at - _LONGEST_QUOTE) : at]
    return bool(before.count("'") % 2 or before.count('"') % 2)


def _with_backticks(source: str, called: tuple[Span, ...]) -> str:
    """Commands in brackets, written as a shell would take their output."""
    letters = list(source) if called else []
    for start, end in called:
        letters[start] = letters[end - 1] = "`"
    return "".join(letters) or source


def _closings(source: str) -> dict[int, int]:
    """The place behind the bracket that closes one, by the place of that; none for brackets around other syntax."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for each in re.finditer(r"[()\[\]\n;&`$'\"]", source):
        if each[0] in "([":
            opened.append(each.start())
        elif each[0] not in ")]":
            opened.clear()
        elif opened:
            found[opened.pop()] = each.end()
    return found


# Other shells

_WINDOWS_PATH = r"(?<![\w\\:])(?:[A-Za-z]:\\|\\\\[.\w])[^\s'\"$`;&|<>()]*(?<!\\)|%\w+%\\[^\s'\"$`;&|<>()]*(?<!\\)"

_CURLY = r"(?<![^\s=])(?:[“”„][^“”„\n\"]{0,400}[“”]|[‘’‚][^‘’‚\n']{0,400}[‘’])"


def _in_curly_quotes(source: str) -> tuple[Span, ...]:
    """Words that somebody, or rather a word processor, meant to quote."""
    if source.isascii():
        return ()
    found = (Span(*each.span()) for each in re.finditer(_CURLY, source))
    return tuple(span for span in found if not _is_quoted(source, span.start))


_CONTINUATION = r"(?<=[ \t])([`^]|(?<!\\)\\(?=[ \t\r]))([ \t]*\r?)(?=\n)"


def _with_continuations(text: str) -> tuple[str, tuple[Span, ...]]:
    """PowerShell's ` and cmd's ^ at the end of a line, and a backslash with blanks behind it, written as sh would.

    A backtick is one only where all of them stand so; a carriage return is a blank.
    """
    backticks = len(re.findall(r"[ \t]`[ \t]*\r?\n", text)) == text.count("`")
    broken: list[Span] = []

    def written(found: re.Match[str]) -> str:
        sign, blanks = found.groups()
        if sign == "`" and not backticks:
            return found[0]
        if sign == "\\" and blanks.strip("\r"):
            broken.append(Span(found.start(), found.start() + 1))
        return " " * len(blanks) + "\\"

    return re.sub(_CONTINUATION, written, text).replace("\r\n", " \n"), tuple(broken)


def _without_the_last_backslash(source: str) -> str:
    """A line that was to go on where the text ends; the backslash stays to be told, and says nothing to a shell."""
    rest = source.rstrip()
    is_open = rest.endswith("\\") and not rest.endswith("\\\\")
    return f"{rest[:-1]} {source[len(rest) :]}" if is_open else source


# Prompts

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
    r"|➜ +\S+(?: git:\(\S+\))?(?: ✗)?"
    rf"|{_SIGN}{{1,3}}|\$>"
    r")(?=[ \t]|$)"
)
_WEAK = (
    r"#+(?=[ \t]*[\w/])|>(?=[ \t])"
    r"|@(?:reboot|hourly|daily|weekly|monthly)(?=[ \t])"
    r"|(?:[-*•+@]|\d{1,3}[.)])(?=[ \t]*[\w/.])"  # lists, and recipes of make
    r"|(?:[\d*/,A-Za-z-]+[ \t]+){4}[\d*/,A-Za-z-]+(?=[ \t])"  # 30 3 * * *
    r"|[\w-]{1,20}:(?=[ \t])"  # run: docker …
)
_HISTORY = r"\d{1,6}\*?(?=[ \t]{2,}\S)"
_PROMPTS = (
    rf"[ \t]*(?:(?P<number>{_HISTORY})[ \t]*)?"
    rf"(?:(?P<strong>(?:>[ \t]*)?{_STRONG}(?:[ \t]+{_STRONG})?)|(?P<weak>{_WEAK})|(?<=\S))"
)
_FENCE = r"[ \t]*```[\w+-]*[ \t]*"
_SECOND_PROMPT = r"[ \t]*>(?=[ \t]|$)"
_COMMENTED = r"[ \t]*[>#](?=[ \t]|$)"
_HEREDOC = r"<<-?[ \t]*(?P<quote>['\"]?)(?P<word>\w+)(?P=quote)"
_KEYWORDS = (
    "for",
    "while",
    "until",
    "if",
    "then",
    "else",
    "elif",
    "fi",
    "do",
    "done",
    "case",
    "esac",
    "function",
    "{",
    "}",
)
_ASSIGNMENT = r"[A-Za-z_]\w*\+?="


def _lines(text: str, is_program: IsProgram) -> Iterator[Remark]:
    """Walks through the lines of what may be a session in a terminal."""
    lines = [(found.start(), found[0]) for found in re.finditer(r"[^\n]+", text) if found[0].strip()]
    weak = not any(_is_command(line, is_program) for line in _first_lines(lines))
    prompted, sign = False, _SECOND_PROMPT
    rest = _Rest()
    printed = False
    for (start, line), (_, following) in zip(lines, [*lines[1:], (0, "")], strict=True):
        first = start + len(line) - len(line.lstrip())
        if rest.is_open:
            second = re.match(sign, line) if prompted else None
            if second:
                yield Remark(Span(start + second.end() - 1, start + second.end()), _CONTINUED_PROMPT)
            rest.read(line[second.end() :] if second else line)
            continue
        found = re.match(_PROMPTS, line)
        is_numbered = bool(found and found["number"] and not found["strong"])
        behind = line[found.end() :] if found else line
        if found and (found["strong"] or ((weak or is_numbered) and _is_command(behind, is_program))):
            prompted, printed = prompted or not is_numbered, False
            sign = _COMMENTED if found["weak"] and found["weak"][0] == "#" else _SECOND_PROMPT
            about = _NUMBER if is_numbered else _PROMPT
            yield Remark(Span(first, start + len(line[: found.end()].rstrip())), about)
            rest.read(behind)
        elif re.fullmatch(_FENCE, line):
            yield Remark(Span(first, start + len(line.rstrip())), _MARK)
        elif prompted and (printed or _is_output(line, following, is_program)):
            printed = printed or line.strip() == "{"
            yield Remark(Span(first, start + len(line.rstrip())), _OUTPUT)
        else:
            rest.read(line)


def _is_output(line: str, following: str, is_program: IsProgram) -> bool:
    """Whether a line below a prompt is what a command printed, such as JSON: `{`, with a key or its end below."""
    if line.strip() == "{":
        return following.lstrip().startswith(('"', "}"))
    return not _is_command(line, is_program) and not line.lstrip().startswith(("#", "-"))


def _first_lines(lines: list[tuple[int, str]]) -> Iterator[str]:
    """The lines that begin a command."""
    rest = _Rest()
    for _, line in lines:
        if not rest.is_open:
            yield line
        rest.read(line)


def _may_be_prompted(text: str) -> bool:
    """Whether some line starts with anything but a plain word; most texts need no closer look."""
    words = (line.split(maxsplit=1)[0] for line in text.split("\n") if line.strip())
    return " $ " in text or any(not word.isalpha() or word == "PS" for word in words)


def _is_command(line: str, is_program: IsProgram) -> bool:
    first = line.split(maxsplit=1)[0] if line.strip() else ""
    return is_program(first) or first in _KEYWORDS or bool(re.match(_ASSIGNMENT, first))


class _Rest:
    """Whether a command goes on in the next line: behind a backslash, in a quote, in a here-document."""

    def __init__(self) -> None:
        self.quote = ""
        self.ending = ""
        self.continued = False

    @property
    def is_open(self) -> bool:
        return bool(self.quote or self.ending or self.continued)

    def read(self, line: str) -> None:
        if self.ending:
            self.ending = "" if line.strip() == self.ending else self.ending
            return
        self.continued = False
        skip = False
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
        self.continued = skip or line.rstrip("\r").endswith((" `", " ^"))
        heredoc = re.search(_HEREDOC, line)
        if heredoc and not self.quote:
            self.ending = heredoc["word"]
