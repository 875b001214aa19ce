"""The values that everything is made of: pages and the parts of pages, and spans of text.

All are named tuples, for dataclasses would cost every start of dkr more than the interpreter itself does.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text, [start, end) in characters."""

    start: int
    end: int


class Text(NamedTuple):
    """A value that may be any text; pages call it by `label`."""

    label: str


class Choice(NamedTuple):
    """A value that is one of these words."""

    words: tuple[str, ...]


class Kind(NamedTuple):
    """A value of a named kind, which `data/values.yaml` describes and which may have a grammar."""

    name: str


Value = Text | Choice | Kind


class Known(NamedTuple):
    """A key or word that a value may hold, or a piece it is taken apart into, and what that means."""

    name: str
    about: str


CAUTION_WORDS = {"dangers": "danger", "outdated": "deprecated", "refused": "refused", "ignored": "ignored"}
"""What pages call the cautions of single values, and the codes that these get."""
CAUTIONS = tuple(CAUTION_WORDS.values())


class Caution(NamedTuple):
    """What to tell of a value that matches a regular expression; `code` is one of `CAUTIONS`."""

    code: str
    pattern: str
    about: str


class Flag(NamedTuple):
    """`value` is None for a switch. `name` is the long form with its dashes, `short` the short one or empty."""

    name: str
    short: str
    value: Value | None
    value_optional: bool
    repeats: bool
    splits: bool
    about: str
    default: str = ""
    bare: str = ""
    required: bool = False
    danger: str = ""
    needs: str = ""
    since: str = ""
    removed: str = ""
    deprecated: str = ""
    hidden: bool = False
    same_as: str = ""
    keys: tuple[Known, ...] = ()
    cautions: tuple[Caution, ...] = ()
    only_as: str = ""
    """The spelling of the tool that still takes a removed flag."""
    asked: tuple[str, ...] = ()
    """How people ask for what the flag does, in their own words."""

    @property
    def needs_value(self) -> bool:
        """Whether a value must follow, which may be the next word."""
        return self.value is not None and not self.value_optional


class Operand(NamedTuple):
    """A positional argument. `inner` ones are words of the program inside the container or pod."""

    name: str
    value: Value | None
    optional: bool
    repeats: bool
    about: str
    inner: bool = False


class Example(NamedTuple):
    """A deed, the line that does it, and other lines that are right too."""

    do: str
    run: str
    accept: tuple[str, ...] = ()


class Way(NamedTuple):
    """How a task is done with one tool: the lines to type, in order, and the canonical paths of their commands."""

    tool: str
    lines: tuple[str, ...]
    commands: tuple[str, ...] = ()


class Page(NamedTuple):
    """What every page has. `name` is a command's canonical path, else a slug; `kind` is a word of the JSON."""

    kind: str
    name: str
    about: str
    topic: str
    spellings: tuple[str, ...] = ()
    docs: str = ""
    text: str = ""
    danger: str = ""
    note: str = ""
    needs: str = ""
    since: str = ""
    removed: str = ""
    deprecated: str = ""
    hidden: bool = False
    see: tuple[str, ...] = ()
    legacy: tuple[Known, ...] = ()
    """Spellings that have a successor, and what there is to say about them."""
    asked: tuple[str, ...] = ()
    """How people ask for what the page tells, in their own words."""


class Term(NamedTuple):
    """A flag or an operand that is given; `values` are patterns of which one must fit, or none where `excludes`."""

    name: str
    values: tuple[str, ...] = ()
    excludes: bool = False


class Combination(NamedTuple):
    """What to tell of terms that are all given while none of `without` is; `effect` is refused, ignored or danger.

    Of each of the terms in `together` one must be given, each by a word of its own.
    """

    effect: str
    together: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...]
    about: str


class Syntax(NamedTuple):
    """How a command reads its words: where flags end, whether inner words stand behind `--`, what must be there.

    Of a tool with `flags_anywhere`, the flags of a command may stand before the words that name it.
    """

    flags_end: bool = False
    dashes: str = ""
    one_of: tuple[tuple[str, ...], ...] = ()
    """Sets of operands and flags of which at least one must be there."""
    combinations: tuple[Combination, ...] = ()
    misplaced: tuple[str, ...] = ()
    """Flags that are hardly ever meant for the program inside when they stand behind the place where flags end."""
    flags_anywhere: bool = False
    underscores: bool = False
    """Whether the tool takes `_` for `-` in the names of flags."""
    is_group: bool = False


class Command(NamedTuple):
    """A command with all that it takes. `flags` may stand behind it, `flags_before` only before a sub-command."""

    page: Page
    syntax: Syntax = Syntax()
    operands: tuple[Operand, ...] = ()
    flags: tuple[Flag, ...] = ()
    inherited: tuple[Flag, ...] = ()
    flags_before: tuple[Flag, ...] = ()
    examples: tuple[Example, ...] = ()
    plugins: tuple[Known, ...] = ()
    """Programs of others that a tool runs as commands of its own: `krew` for kubectl-krew."""


class Article(NamedTuple):
    """A page that is no command: a concept, a task, an instruction, a resource or a program.

    `forms` are the ways to write an instruction; `traits` what is fixed about a resource, such as its API version.
    """

    page: Page
    forms: tuple[Known, ...] = ()
    traits: tuple[Known, ...] = ()
    flags: tuple[Flag, ...] = ()
    examples: tuple[Example, ...] = ()
    ways: tuple[Way, ...] = ()


class ValueKind(NamedTuple):
    """A named kind of value: `about` completes "This is …".

    `same` are words with the word that pages use for them; `implied` are fields of a record that hold without being
    said; `lead` is the key of a record that a single word stands for; `shape` is a regular expression that tells words
    of this kind from those of other operands. Where it is `closed`, there are no keys but those that are known.
    """

    name: str
    about: str
    example: str = ""
    pieces: tuple[Known, ...] = ()
    keys: tuple[Known, ...] = ()
    same: tuple[Known, ...] = ()
    implied: tuple[str, ...] = ()
    lead: str = ""
    shape: str = ""
    closed: bool = False
    cautions: tuple[Caution, ...] = ()


class Wrapper(NamedTuple):
    """A program that runs another command.

    `takes` are its options with a value in the next word, `operands` the number of its own words before the command.
    The command stands behind one of the options `behind`, or is the text of the option `script`, or, where it is a
    `line`, may be one quoted word of shell. One that `reads` takes commands from its input when it is given none.
    `adds_words` where the command gets more words than the line shows (xargs); they come where `{}` stands, or what is
    said behind one of the options `replaces`. The words of the command end before one of `ends` (`;` of find). With one
    of the options `unless` nothing is run (`command -v`). Some run `only` certain programs (`minikube kubectl`); alias
    `assigns` a name to a line of shell.
    """

    name: str
    about: str
    adds_words: bool = False
    takes: tuple[str, ...] = ()
    operands: int = 0
    behind: tuple[str, ...] = ()
    script: str = ""
    line: bool = False
    reads: bool = False
    replaces: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    assigns: bool = False


class Entry(NamedTuple):
    """What can be found: a page, or one of its flags (`flag` is its long name then).

    `uses` is the number of lines on all pages that use the command or the flag.
    """

    page: str
    kind: str
    flag: str
    tools: tuple[str, ...]
    hidden: bool
    uses: int
