"""The words of one command line → the command they name, and what each word is to it.

How words are read: cobra and pflag, the parser of all the tools here. The pages say the rest, such as where flags end.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from cheatsheet.explain.shell import Word
from cheatsheet.library import BEFORE, INHERITED, OWN, Library
from cheatsheet.model import Flag, Kind, Operand, Page, Span, Syntax


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
    """A command line that has been understood. `page` is None when it names no command of ours."""

    page: Page | None
    spelled: str
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]


Lookup = Callable[[str], Flag | None]


def match(words: tuple[Word, ...], library: Library, complete: bool = True) -> Match:
    """Understands a command line; `complete` is False where the command gets more words than the line shows."""
    matcher = _Matcher(words, library)
    matcher.command()
    matcher.rest()
    matcher.warn()
    if complete:
        matcher.missing()
    return Match(matcher.page, matcher.spelled, tuple(matcher.uses), tuple(matcher.problems))


class _Matcher:
    """Reads one command line from left to right; `at` is the next word."""

    def __init__(self, words: tuple[Word, ...], library: Library) -> None:
        self.words = words
        self.library = library
        self.at = 0
        self.spelled = ""
        self.known = ""  # `spelled`, but for a group under another name the group's own: `k get` is `kubectl get`.
        self.page: Page | None = None
        self.syntax = Syntax()
        self.operands: tuple[Operand, ...] = ()
        self.filled: list[Operand] = []
        self.given: list[Flag] = []
        self.uses: list[Use] = []
        self.problems: list[Problem] = []

    def use(self, word: Word, role: str, **about: object) -> None:
        self.uses.append(Use(word, 0, len(word.value), role, **about))  # type: ignore[arg-type]

    def problem(self, span: Span, level: str, code: str, message: str, hint: str = "", fix: str | None = None) -> None:
        self.problems.append(Problem(span, level, code, message, hint, fix))

    # Which command

    def command(self) -> None:
        """Takes the longest spelling, stepping over the flags that may stand between its words."""
        while self.at < len(self.words):
            word = self.words[self.at]
            if self.spelled and _is_flag(word) and word.value != "--":
                if not self.flag(self.flag_of_a_group):
                    break
                continue
            longer = self.library.step(self.known, word.value)
            if longer is None:
                break
            self.spelled = f"{self.spelled} {word.value}".strip()
            self.known = longer
            self.use(word, Role.COMMAND)
            self.at += 1
            self.warn_of_legacy()
        path = self.library.path(self.known)
        if path is None:
            return
        self.page = self.library.page(path)
        self.syntax = self.library.syntax(path)
        self.operands = self.library.operands(path)

    def warn_of_legacy(self) -> None:
        """An older spelling is understood, and its successor is named."""
        legacy = self.library.legacy(self.known)
        if legacy:
            new = self.library.path(self.known)
            self.problem(
                self.named_span(), "note", "legacy", f"{self.spelled} is the older spelling of {new}", legacy, new
            )

    def named_span(self) -> Span:
        """From the first word of the command to the last."""
        named = [use.span for use in self.uses if use.role == Role.COMMAND]
        return Span(named[0].start, named[-1].end)

    def flag_of_a_group(self, spelled: str) -> Flag | None:
        path = self.library.path(self.known)
        return self.library.flag(path, spelled, (BEFORE, OWN, INHERITED)) if path else None

    def flag_of_the_command(self, spelled: str) -> Flag | None:
        assert self.page
        return self.library.flag(self.page.name, spelled)

    # Flags and operands

    def rest(self) -> None:
        flags_open = True
        behind_dashes = False
        while self.at < len(self.words):
            word = self.words[self.at]
            if flags_open and word.value == "--":
                self.use(word, Role.END_OF_FLAGS)
                self.at += 1
                flags_open, behind_dashes = False, True
            elif flags_open and _is_flag(word) and self.page:
                if not self.flag(self.flag_of_the_command):
                    self.unknown_flag(word)
            else:
                operand = self.operand(word, behind_dashes)
                if operand and self.syntax.flags_end:
                    flags_open = False
        self.leave_the_last()

    def flag(self, lookup: Lookup) -> bool:
        """Reads the flags of the next word, and a value that follows; False when the first of them is unknown."""
        word = self.words[self.at]
        if word.value.startswith("--"):
            return self.long_flag(word, lookup)
        return self.short_flags(word, lookup)

    def long_flag(self, word: Word, lookup: Lookup) -> bool:
        name, sign, value = word.value.partition("=")
        flag = lookup(name)
        if flag is None:
            return False
        self.at += 1
        end = len(name) + len(sign)
        self.uses.append(Use(word, 0, end, Role.FLAG, flag))
        self.noted(flag, word.span_of(0, end))
        if sign:
            self.uses.append(Use(word, end, len(word.value), Role.VALUE, flag))
            if not value and not word.expands:
                self.uses.pop()
        elif flag.value is not None and not flag.value_optional:
            self.following_value(flag, word.span)
        return True

    def short_flags(self, word: Word, lookup: Lookup) -> bool:
        """A cluster such as `-itp80:80`: each letter a flag, the first that takes a value takes the rest."""
        letters = word.value
        start, at = 0, 1
        while at < len(letters):
            flag = lookup(f"-{letters[at]}")
            if flag is None:
                if at == 1:
                    return False
                self.uses.append(Use(word, start, len(letters), Role.UNKNOWN))
                self.unknown_letter(word, at, lookup)
                break
            at += 1
            takes_rest = flag.value is not None or letters[at : at + 1] == "="
            value_at = at + (letters[at : at + 1] == "=") if takes_rest else at
            self.uses.append(Use(word, start, value_at, Role.FLAG, flag))
            self.noted(flag, word.span_of(start, value_at))
            start = at = value_at
            if takes_rest:
                break
        self.at += 1
        if takes_rest and start < len(letters):
            self.uses.append(Use(word, start, len(letters), Role.VALUE, flag))
        elif takes_rest and flag and not flag.value_optional and not letters.endswith("="):
            self.following_value(flag, word.span)
        return True

    def following_value(self, flag: Flag, span: Span) -> None:
        if self.at == len(self.words):
            self.problem(span, "error", "missing-value", f"{flag.name} takes a value, and none follows")
            return
        self.use(self.words[self.at], Role.VALUE, flag=flag)
        self.at += 1

    def noted(self, flag: Flag, span: Span) -> None:
        self.given.append(flag)
        if flag.removed:
            self.problem(span, "error", "removed", f"{flag.name} is gone since version {flag.removed}", flag.deprecated)
        elif flag.deprecated:
            self.problem(span, "warning", "deprecated", f"{flag.name} is deprecated", flag.deprecated)
        elif flag.hidden and flag.same_as:
            self.problem(span, "note", "legacy", f"{flag.name} is an older spelling of {flag.same_as}")
        if flag.danger:
            self.problem(span, "warning", "danger", flag.danger)

    def unknown_flag(self, word: Word) -> None:
        """Says so, with the nearest real flag; when that takes a value, the next word most likely is one."""
        from cheatsheet.nearest import nearest

        assert self.page
        self.use(word, Role.UNKNOWN)
        self.at += 1
        name, sign, value = word.value.partition("=")
        message = f"{self.page.name} has no flag {name}"
        names = [] if len(name) < 3 else nearest(name, self.library.flag_names(self.page.name))
        if not names:
            self.problem(word.span, "error", "unknown-flag", message, f"dkr show {self.page.name} lists its flags")
            return
        flag = self.flag_of_the_command(names[0])
        fix = names[0] + sign + value
        self.problem(word.span, "error", "unknown-flag", message, f"did you mean {names[0]}?", fix)
        wants_value = flag and flag.value is not None and not flag.value_optional and not sign
        if wants_value and self.at < len(self.words) and not _is_flag(self.words[self.at]):
            self.use(self.words[self.at], Role.UNKNOWN, about=f"Most likely the value of {names[0]}.")
            self.at += 1

    def unknown_letter(self, word: Word, at: int, lookup: Lookup) -> None:
        named = self.library.path(self.known) or self.spelled
        message = f"{named} has no flag -{word.value[at]}"
        long_form = f"-{word.value}"
        hint = f"as a long flag it would be {long_form}" if lookup(long_form.partition("=")[0]) else ""
        self.problem(word.span_of(at, len(word.value)), "error", "unknown-flag", message, hint)

    def operand(self, word: Word, behind_dashes: bool) -> Operand | None:
        self.at += 1
        operand = self.next_operand(word, behind_dashes)
        if operand is None:
            self.unplaced(word)
            return None
        self.filled.append(operand)
        self.use(word, Role.INNER if operand.inner else Role.OPERAND, operand=operand)
        if operand.inner and self.syntax.dashes == "required" and not behind_dashes and not self.inner_before():
            message = "the words of the program inside must stand behind --"
            self.problem(word.span, "error", "extra-operand", message, "put -- in front", f"-- {word.value}")
        return operand

    def inner_before(self) -> bool:
        """Whether an earlier word went to the program inside already, and was complained about."""
        return any(other.inner for other in self.filled[:-1])

    def next_operand(self, word: Word, behind_dashes: bool) -> Operand | None:
        """The operand that a word is: one that only words of its shape can be, else the next that is open."""
        candidates = self.operands
        if behind_dashes and self.syntax.dashes:
            candidates = tuple(operand for operand in candidates if operand.inner)
        still_open = [operand for operand in candidates if operand.repeats or operand not in self.filled]
        if len(still_open) > 1:
            for operand in still_open:
                if self.has_shape_of(operand, word):
                    return operand
        return still_open[0] if still_open else None

    def has_shape_of(self, operand: Operand, word: Word) -> bool:
        shape = self.library.shape(operand.value.name) if isinstance(operand.value, Kind) else ""
        return bool(shape) and re.fullmatch(shape, word.value, re.DOTALL) is not None

    def leave_the_last(self) -> None:
        """The last word belongs to an operand that must be there, even where one before it would take all words."""
        outer = [operand for operand in self.operands if not operand.inner]
        taken = [at for at, use in enumerate(self.uses) if use.role == Role.OPERAND]
        if not outer or not taken or outer[-1].optional or outer[-1] in self.filled:
            return
        at = taken[-1]
        was = self.uses[at].operand
        if was and (was.optional or (was.repeats and self.filled.count(was) > 1)):
            self.uses[at] = self.uses[at]._replace(operand=outer[-1])
            self.filled[self.filled.index(was)] = outer[-1]

    def unplaced(self, word: Word) -> None:
        self.use(word, Role.UNKNOWN)
        if self.page is None or (self.continuations() and not self.operands):
            self.unknown_command(word)
            return
        if any(problem.code == "extra-operand" for problem in self.problems):
            return
        takes = "takes no operands" if not self.operands else f"takes no more than {_list(self.operands)}"
        self.problem(word.span, "error", "extra-operand", f"{self.page.name} {takes}")

    def continuations(self) -> list[str]:
        return self.library.continuations(self.library.path(self.known) or self.known)

    def unknown_command(self, word: Word) -> None:
        from cheatsheet.nearest import nearest

        if any(problem.code == "unknown-command" for problem in self.problems):
            return
        near = nearest(word.value, self.continuations())
        hint = f"did you mean {self.spelled} {near[0]}?" if near else f"dkr show {self.spelled} lists its commands"
        message = f"dkr knows no command {self.spelled} {word.value}"
        self.problem(word.span, "error", "unknown-command", message, hint, near[0] if near else None)

    # What is not there

    def warn(self) -> None:
        if self.page is None or self.asks_for_help():
            return
        span = self.named_span()
        if self.page.danger:
            self.problem(span, "warning", "danger", self.page.danger)
        if self.page.removed:
            message = f"{self.page.name} is gone since version {self.page.removed}"
            self.problem(span, "error", "removed", message, self.page.deprecated)
        elif self.page.deprecated:
            self.problem(span, "warning", "deprecated", f"{self.page.name} is deprecated", self.page.deprecated)

    def missing(self) -> None:
        if self.page is None or self.asks_for_help() or any(use.role == Role.UNKNOWN for use in self.uses):
            return
        end = Span(self.words[-1].span.end, self.words[-1].span.end)
        name = self.page.name
        for operand in self.operands:
            if not operand.optional and operand not in self.filled:
                self.problem(end, "error", "missing-operand", f"{operand.name} is missing", operand.about)
        given = {flag.same_as or flag.name for flag in self.given} | {operand.name for operand in self.filled}
        for names in self.syntax.one_of:
            if not given.intersection(names):
                code = "missing-flag" if all(each.startswith("-") for each in names) else "missing-operand"
                self.problem(end, "error", code, f"{name} needs one of these: {' or '.join(names)}")
        for flag in self.library.flags(name, OWN):
            if flag.required and flag.name not in given:
                self.problem(end, "error", "missing-flag", f"{name} needs {flag.name}", flag.about)

    def asks_for_help(self) -> bool:
        return any(flag.name == "--help" for flag in self.given)


def _is_flag(word: Word) -> bool:
    return word.value.startswith("-") and len(word.value) > 1


def _list(operands: Iterable[Operand]) -> str:
    return " ".join(operand.name for operand in operands)
