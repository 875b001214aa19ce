"""What people paste along with a command line and no shell would read: placeholders, other shells, whole sessions.

The result has the length of the text, so that all places stay those of the text.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cheatsheet.explain import looks
from cheatsheet.explain.sessions import Known, Remark, remarks
from cheatsheet.model import Span


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


PLAIN_LETTER = "\x01"
"""Stands for what is a letter of a word and no more."""


def clean(text: str, known: Known) -> Pasted:
    """Takes out what is not shell; most texts have nothing of the kind and come back as they are."""
    has_continuations = "\n" in text or re.search(r"\\[ \t]+\Z", text[-_LONGEST_QUOTE:]) is not None
    source, broken = _with_continuations(text) if has_continuations else (text, ())
    source = _without_the_last_backslash(source)
    around = remarks(text, known)
    source = _filled(source, (remark.span for remark in around), " ")
    beside = (*_behind_arrows(source, known), *_in_backticks(source))
    source = _filled(source, sorted(remark.span for remark in beside), " ")
    groups, called = _groups(source, known) if " (" in source or " [" in source else ((), ())
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
    told = tuple(sorted(remark for remark in (*around, *beside) if remark.about))
    return Pasted(source, told, placeholders, literal, broken, _in_curly_quotes(source), called)


_ABOUT = "Words about the command, no part of it."


def _behind_arrows(source: str, known: Known) -> Iterator[Remark]:
    """`docker ps → lists containers`: what somebody wrote beside a command."""
    if not any(arrow in source for arrow in ("->", "<-", "=>", "→", "⇒")):
        return
    for found in re.finditer(looks.ARROW, source):
        line = source[source.rfind("\n", 0, found.start()) + 1 : found.start()]
        if known.call(line) and not _is_quoted(source, found.start()):
            yield Remark(Span(found.start(), found.start() + len(found[0].rstrip())), _ABOUT)


_COMMENT = "A comment between the words of a command."


def _in_backticks(source: str) -> Iterator[Remark]:
    """`docker run `# detached` -d`: a comment that takes the place of a word, and of none for a shell."""
    if "`" in source and "#" in source:
        for found in re.finditer(r"(?<=\s)`[ \t]*#[^`\n]*`", source):
            if not _is_quoted(source, found.start()):
                yield Remark(Span(*found.span()), _COMMENT)


def _filled(source: str, spans: Iterable[Span], letter: str) -> str:
    """The source with other characters in these stretches; there are no ends of lines in them."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [source[at:start], letter * (end - start)]
        at = end
    return "".join((*pieces, source[at:])) if pieces else source


# Placeholders

_BEFORE = r"(?<![^\W_])(?<![$<({\[\\])"
_BEFORE_BRACKET = r"(?<![\w$<({\[\\.*?])"
_BEHIND = r"(?![\w(>\]}])"
_PLACEHOLDER = (
    rf"(?:{_BEFORE}(?<!\d)|(?<=[\s:/=@-]v))<(?![^<>\n]* \d>)"
    r"[^\W\d](?:[\w.'/:,@+-]|[ |](?=[\w.'<-])){0,80}(?:\.\.\.|…)?>(?![^\W_])"
    rf"|{_BEFORE_BRACKET}\[(?:[A-Za-z][\w./:=@-]+|[A-Z])(?:[ |]+[\w<.-]+>?)*(?: ?(?:\.\.\.|…))?\]{_BEHIND}"
    rf"|{_BEFORE_BRACKET}\[--?[A-Za-z][^\[\]\n]{{0,80}}\]{_BEHIND}"
    r"|(?<![\w'\"{$])\{\{ ?[\w\[.][^{}\n]{0,80}\}\}(?![\w'\"}])"
    r"|(?<=[\s:=])<(?:--?|\.{0,2}/|\.)?\w[^\s<>'\"$`|&;]{0,60}>(?=[\s:/,]|$)"
    r"|(?<=[A-Za-z])<[A-Z][A-Z0-9_-]{0,40}>(?=[\s.,:/@-]|$)"
    r"|\{\{(?:< [^{}\n]{1,80} >|% [^{}\n]{1,80} %)\}\}"
    r"|\$\{\w+(?:\.\w+)+\}|\$\{\{[^{}\n]{0,80}\}\}|#\{\w+\}"
    r"|(?<=[\w>])\[[,:@/=][^\[\]\n ]{1,60}\]|(?<=[A-Z\]])\[\.[A-Za-z][\w.-]{0,40}\]|\[<[\w -]{1,40}>[:/=@]\](?=[\w</])"
    r"|(?<= )\((?=[^()\n]{0,80}\|)[\w/.=-][\w/.=| -]{1,80}\)(?=\s|$)"
    r"|(?<= )[A-Z][A-Z_/]{1,20}(?: \| (?:[A-Z][A-Z_/]{1,20}|-)){1,5}(?=\s|$)"
)
"""`<name>`, `<a|b>`, `[OPTIONS]`, `[-f file]`, `{{name}}`, `${project.version}`, `${{ x }}`, `IMAGE[:TAG]`, `(a|b)`.

Not `<file >out`, `[ -f x ]`, `file[12]`, `{{.Names}}`. Rules: how usage lines, man-pages(7) and collections of
examples write what is to be filled in.
"""
_LONGEST_QUOTE = 2000
_TEMPLATE = r"\{\{-? ?(?:(?:[a-z]+ +){1,3}[.$\"(]|end\b|else\b|[.$])"


def _is_placeholder(source: str, span: Span) -> bool:
    """Whether the stretch is one, and no test of the shell's, and no template of Go's but one that a chart fills in."""
    written = source[slice(*span)]
    if re.match(_TEMPLATE, written):
        return written.startswith(("{{ .", "{{ $")) and not _is_quoted(source, span.start)
    return source[max(0, span.start - 2) : span.start] != "[["


_GROUP = r"(?:(?<![^\s;|&(){}!])(?P<before>[^\s;|&(){}!]+)|(?<=[)\]]))(?:[ \t]|\\\n)+(?P<sign>[(\[])"
_NO_COMMANDS = ("if", "while", "until", "then", "else", "elif", "do", "in", "time", "function", "[", "[[")
"""Words behind which a bracket means something to the shell."""
_BEHIND_GROUP = r"\s|\.|$"


def _groups(source: str, known: Known) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
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
        if start < end or found["before"] in _NO_COMMANDS:
            continue
        if not found["before"] and found.start() != end:
            continue
        stop = closings.get(start, 0)
        if not stop or not re.match(_BEHIND_GROUP, source[stop : stop + 1]) or _is_quoted(source, start):
            continue
        inside = source[start + 1 : stop - 1]
        if found["sign"] == "(" and known.call(inside):
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


_CONTINUATION = r"(?<=[ \t])([`^]|(?<!\\)\\(?=[ \t\r]))([ \t]*\r?)(?=\n|\Z)"


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
