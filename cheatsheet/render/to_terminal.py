"""A document on a terminal: roles become styles, texts are wrapped. The only module that imports rich."""

from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cheatsheet.render.document import NARROW, Block, Document, Gap, Line, Paragraph, Rows, Verbatim, printable
from cheatsheet.render.measure import wrapped

# Only the terminal's own sixteen colours, so that its light or dark theme decides what they look like.
_STYLES = {
    "heading": "bold",
    "command": "bold",
    "flag": "magenta",
    "value": "cyan",
    "operand": "green",
    "inner": "yellow",
    "end-of-flags": "dim",
    "unknown": "red underline",
    "code": "cyan",
    "muted": "dim",
    "match": "bold",
    "good": "green",
    "error": "bold red",
    "warning": "yellow",
    "note": "blue",
    "thread 1": "magenta",
    "thread 2": "cyan",
    "thread 3": "green",
    "text": "",
}
WIDEST_NAME = 34


def write(document: Document, stream: TextIO, colour: bool, width: int) -> None:
    """Writes a document for a terminal of so many columns."""
    console = Console(
        file=stream,
        force_terminal=True,
        color_system="standard" if colour else None,
        no_color=not colour,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for block in document:
        _write(block, console)


def _write(block: Block, console: Console) -> None:
    match block:
        case Gap():
            console.print()
        case Paragraph(line, indent):
            for part in wrapped(line, max(1, console.width - indent)):
                console.print(Text(" " * indent).append_text(_text(part)), soft_wrap=True)
        case Verbatim(line, indent):
            console.print(Text(" " * indent).append_text(_text(line)), soft_wrap=True)
        case Rows(rows, indent) if rows and console.width < NARROW:
            for row in rows:
                console.print(Text(" " * (indent + row.indent)).append_text(_text(row.name)), soft_wrap=True)
                if row.text:
                    console.print(Padding(_text(row.text), (0, 0, 0, indent + row.indent + 4), expand=False))
        case Rows(rows, indent) if rows:
            console.print(_table(block))


def _table(block: Rows) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=False, max_width=WIDEST_NAME + block.indent, overflow="fold")
    table.add_column(overflow="fold")
    for row in block.rows:
        table.add_row(Padding(_text(row.name), (0, 0, 0, block.indent + row.indent)), _text(row.text))
    return table


def _text(line: Line) -> Text:
    text = Text()
    for run in line:
        text.append(printable(run.text), _STYLES.get(run.role, ""))
    return text
