"""A document as plain text for pipes and files: no colour, no wrapping, one thing a line."""

from cheatsheet.render.document import Document, Gap, Line, Paragraph, Rows, Verbatim, printable

WIDEST_NAME = 40


def plain(document: Document) -> str:
    lines: list[str] = []
    for block in document:
        match block:
            case Gap():
                lines.append("")
            case Paragraph(line, indent) | Verbatim(line, indent):
                lines.append(" " * indent + _text(line))
            case Rows():
                lines += _rows(block)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _rows(block: Rows) -> list[str]:
    named = [(" " * (block.indent + row.indent) + _text(row.name), _text(row.text)) for row in block.rows]
    width = max((len(name) for name, text in named if text and len(name) <= WIDEST_NAME), default=0)
    return [f"{name:<{width}}  {text}" for name, text in named]


def _text(line: Line) -> str:
    return "".join(printable(run.text) for run in line)
