"""An explanation as a picture: a fan for each group of the outline, further in for commands inside of others."""

from collections.abc import Iterator, Sequence

from cheatsheet.render.callouts import callouts
from cheatsheet.render.document import Block, Document, Gap, Line, Run, Style, Verbatim
from cheatsheet.render.fan import fan, written
from cheatsheet.render.outline import Group, heading

_MARGIN = 2
_STEP = 2
_DEEPEST = 4
"""Commands inside of commands that are deeper than this are shown no further in."""


def picture(groups: Sequence[Group], text: str, gutter: int, width: int) -> Document:
    """The picture of some groups. The numbers of the lines that they begin in take the gutter; 0 shows none."""
    blocks: list[Block] = []
    before: Group | None = None
    for group in groups:
        if before and not (_is_comment(before) and _is_comment(group)):
            blocks.append(Gap())
        before = group
        blocks += _group(group, text, gutter, width)
    return tuple(blocks)


def _group(group: Group, text: str, gutter: int, width: int) -> Iterator[Block]:
    indent = _MARGIN + gutter + _STEP * min(group.depth, _DEEPEST)
    number = f"{group.line}: ".rjust(gutter) if gutter and not group.depth else ""
    if group.inside:
        yield Verbatim((Run(f"{heading(group)}:", Style.MUTED),), indent)
    first, *rows = _rows(group, text, width - indent)
    yield Verbatim((Run(number, Style.MUTED), *first) if number else first, indent - len(number))
    for row in rows:
        yield Verbatim(row, indent) if row else Gap()


def _rows(group: Group, text: str, width: int) -> list[Line]:
    parts = callouts(group, text)
    return written(parts, width) if _is_comment(group) else fan(parts, width)


def _is_comment(group: Group) -> bool:
    """Whether there is nothing but a comment, which explains itself."""
    return all(entry.role == "comment" for entry in group.entries)
