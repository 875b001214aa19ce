"""A document: what is to be shown, as blocks of text with roles and without any colour.

A role says what a stretch of text is; `to_terminal` turns roles into styles, `to_plain` drops them.
"""

from typing import NamedTuple


class Style:
    """The roles of text in a document, beside the roles of the parts of a command line."""

    TEXT = "text"
    HEADING = "heading"
    CODE = "code"
    MUTED = "muted"
    MATCH = "match"
    GOOD = "good"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    THREADS = ("thread 1", "thread 2", "thread 3")
    """What belongs together in a picture; neighbours take turns with these."""


NARROW = 70
"""Columns below which names and texts stand below each other instead of side by side."""


class Run(NamedTuple):
    """A stretch of text that has one role."""

    text: str
    role: str = Style.TEXT


Line = tuple[Run, ...]


class Paragraph(NamedTuple):
    """Text that is wrapped to the width there is."""

    line: Line
    indent: int = 0


class Verbatim(NamedTuple):
    """A line that is never wrapped: a command to paste, a mark under one."""

    line: Line
    indent: int = 0


class Row(NamedTuple):
    """A name and what is said of it."""

    name: Line
    text: Line
    indent: int = 0


class Rows(NamedTuple):
    """Rows whose texts stand in one column."""

    rows: tuple[Row, ...]
    indent: int = 2


class Gap(NamedTuple):
    """An empty line."""


Block = Paragraph | Verbatim | Rows | Gap
Document = tuple[Block, ...]


def sentence(text: str, role: str = Style.TEXT) -> Line:
    """A text as a line; what stands between backticks is code."""
    if "`" not in text:
        return (Run(text, role),)
    parts = text.split("`")
    return tuple(Run(part, Style.CODE if index % 2 else role) for index, part in enumerate(parts) if part)


def printable(text: str) -> str:
    """Text from users and pages, made harmless: what a terminal would obey is written out instead.

    Control characters, bidi controls and lone surrogates become escapes such as \\x1b; blanks stay.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c in "\t\n" else ascii(c)[1:-1] for c in text)
