"""What the words of a command line turn out to be: uses of flags and operands, and what is wrong with them."""

from typing import NamedTuple

from cheatsheet.explain.quoting import Word
from cheatsheet.model import Flag, Operand, Page, Span


class Role:
    """What a part is; the words are those of the JSON."""

    COMMAND = "command"
    FLAG = "flag"
    VALUE = "value"
    OPERAND = "operand"
    INNER = "inner"
    END_OF_FLAGS = "end-of-flags"
    UNKNOWN = "unknown"


class Use(NamedTuple):
    """A stretch of a word and what it is: `flag` for flags and their values, `operand` for operands and inner words.

    `start` and `end` count in the word's value, so that a grammar can go on from there.
    """

    word: Word
    start: int
    end: int
    role: str
    flag: Flag | None = None
    operand: Operand | None = None
    about: str = ""

    @property
    def span(self) -> Span:
        return self.word.span_of(self.start, self.end)

    @property
    def text(self) -> str:
        return self.word.value[self.start : self.end]


class Problem(NamedTuple):
    """`fix` is what could stand at the span instead, None where that is not known."""

    span: Span
    level: str
    code: str
    message: str
    hint: str = ""
    fix: str | None = None


class Match(NamedTuple):
    """A command line that has been understood. `page` is None when it names no command of ours.

    It is `whole` when the command gets just these words: none was left out, and none stands for many.
    """

    page: Page | None
    spelled: str
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]
    whole: bool = True


class Piece(NamedTuple):
    """A piece of a value, at its place in the whole text."""

    span: Span
    text: str
    name: str
    about: str


class Part(NamedTuple):
    """A stretch of a command line. `flag` and `operand` name what it belongs to, empty where it belongs to none."""

    span: Span
    text: str
    role: str
    about: str
    flag: str = ""
    operand: str = ""
    value: str = ""
    pieces: tuple[Piece, ...] = ()
    same_as: str = ""
    """The flag that took the place of this one, which the tool still takes under its own name: --network for --net."""
