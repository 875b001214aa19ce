"""Lines that belong together: what says that a command or a text goes on in the next one."""

import re

from cheatsheet.explain.looks import CLOSINGS, OPENINGS

_HEREDOC = r"<<-?[ \t]*(?P<quote>['\"]?)(?P<word>\w+)(?P=quote)"
_BLOCKS = rf"(?:^|[;&|]|\b(?:do|then|else)\s)\s*(?P<word>{'|'.join((*OPENINGS, *CLOSINGS))})(?=[\s;]|$)"


class Rest:
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
            self.blocks += 1 if found["word"] in OPENINGS else -1
        self.blocks += plain.endswith("{") and plain[-2:-1] in ("", " ", ")")
        self.blocks = max(self.blocks - plain.startswith("}"), 0)


class Yaml:
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
