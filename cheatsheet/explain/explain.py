"""The chain: text → what every part of it means, and what is wrong with it."""

from typing import NamedTuple

from cheatsheet.explain.account import Accountant
from cheatsheet.explain.check import problems
from cheatsheet.explain.match import match
from cheatsheet.explain.parts import Part, Problem, Role
from cheatsheet.explain.quoting import Word, plain_word
from cheatsheet.explain.shell import CommandLine, Script, ShellNote, split, split_within
from cheatsheet.explain.wrappers import program_of, unwrap
from cheatsheet.library import Library
from cheatsheet.model import Page, Span


class ExplainedCommand(NamedTuple):
    span: Span
    page: Page
    spelled: str
    depth: int
    parts: tuple[Part, ...]


class Explanation(NamedTuple):
    """All of a text: at each depth, every character that is not blank is in one part or in one shell note."""

    text: str
    commands: tuple[ExplainedCommand, ...]
    shell: tuple[ShellNote, ...]
    problems: tuple[Problem, ...]


DEEPEST_SCRIPT = 8
"""How often a script may hold another one; each is read by itself."""

LONGEST_TEXT = 128 * 1024
"""In characters. No shell takes a longer line, and what is no shell syntax costs the parser time with its square."""


def explain(text: str, library: Library) -> Explanation:
    """Accounts for a text; one that is longer than any command line gets a problem and no more."""
    if len(text) > LONGEST_TEXT:
        message = f"the text is longer than {LONGEST_TEXT:,} characters"
        whole = Span(0, len(text))
        note = ShellNote(whole, "other", "Too long to be read.", 0)
        return Explanation(text, (), (note,), (Problem(whole, "error", "syntax", message, "explain a part of it"),))
    explainer = _Explainer(text, library)
    explainer.script(split(text, explainer.is_program))
    return Explanation(
        text,
        tuple(sorted(explainer.commands, key=lambda command: (command.span.start, command.depth))),
        tuple(sorted(explainer.notes, key=lambda note: (note.span, note.depth))),
        tuple(sorted(explainer.problems, key=lambda problem: (problem.span, problem.code, problem.message))),
    )


class _Explainer:
    def __init__(self, text: str, library: Library) -> None:
        self.text = text
        self.library = library
        self.commands: list[ExplainedCommand] = []
        self.notes: list[ShellNote] = []
        self.problems: list[Problem] = []
        self.unreadable: list[Span] = []
        self.again: list[tuple[Span, int]] = []
        """Stretches that were read anew as shell text, and the depth of what was found in them then."""

    def is_ours(self, word: Word) -> bool:
        return self.library.step("", program_of(word)) is not None

    def is_program(self, name: str) -> bool:
        """Whether a line that starts with this word is a command, and no comment or output."""
        program = program_of(plain_word(name, Span(0, len(name))))
        return self.library.step("", program) is not None or self.library.wrapper(program) is not None

    def script(self, script: Script) -> None:
        """Explains the lines; what the shell found inside of a word that is read anew is left to that reading."""
        first = len(self.again)
        self.unreadable = [each.span for each in script.problems if each.level == "error"]
        for line in script.lines:
            if not self.is_read_anew(line.span, line.depth, first):
                self.line(line)
        self.notes += (note for note in script.notes if not self.is_read_anew(note.span, note.depth, first))
        self.problems += (Problem(each.span, each.level, "syntax", each.message, each.hint) for each in script.problems)

    def is_read_anew(self, span: Span, depth: int, first: int) -> bool:
        return any(
            around.start <= span.start and span.end <= around.end and depth >= its_depth
            for around, its_depth in self.again[first:]
        )

    def line(self, line: CommandLine) -> None:
        """Explains one command, from the outermost of the programs that run it inwards."""
        words, adds_words = line.words, False
        while words:
            wrapper = self.library.wrapper(program_of(words[0]))
            if wrapper is None or self.is_ours(words[0]):
                break
            unwrapped = unwrap(words, wrapper)
            fed = line.fed if unwrapped.reads else None
            if not (unwrapped.command or unwrapped.script or fed or len(words) == 1):
                break
            self.notes += (ShellNote(word.span, "wrapper", wrapper.about, line.depth) for word in unwrapped.own)
            words = unwrapped.command
            adds_words = adds_words or wrapper.adds_words
            if script := unwrapped.script:
                self.notes.append(ShellNote(script.span, "wrapper", "A line of shell that is run.", line.depth))
            if script := script or fed:
                self.within(script, line.depth + 1)
        if words:
            self.program(words, line.depth, adds_words)

    def within(self, word: Word, depth: int) -> None:
        """Explains the shell text that a word holds; what was found in it before is found again, a level deeper."""
        if depth > DEEPEST_SCRIPT:
            message = f"scripts within scripts, more than {DEEPEST_SCRIPT} of them"
            self.problems.append(Problem(word.span, "note", "syntax", message, "explain the inner one by itself"))
            return
        self.again.append((word.span, depth))
        self.script(split_within(word, depth))

    def program(self, words: tuple[Word, ...], depth: int, adds_words: bool) -> None:
        if self.is_ours(words[0]):
            self.command(words, depth, adds_words)
            return
        handed_on = next((at for at, word in enumerate(words) if word.value == "--"), len(words))
        if words[handed_on + 1 :] and self.is_ours(words[handed_on + 1]):
            self.others(words[: handed_on + 1], words[0], depth)
            self.command(words[handed_on + 1 :], depth, adds_words)
            return
        self.others(words, words[0], depth)

    def others(self, words: tuple[Word, ...], program: Word, depth: int) -> None:
        about = f"{self.text[slice(*program.span)]} is not a program that dkr knows."
        self.notes += (ShellNote(word.span, "other", about, depth) for word in words)

    def command(self, words: tuple[Word, ...], depth: int, adds_words: bool = False) -> None:
        found = match(words, self.library)
        self.problems += (each for each in found.problems if not (adds_words and each.code == "missing-value"))
        if found.page is None:
            about = f"{found.spelled} is not a command that dkr knows."
            self.notes += (ShellNote(word.span, "other", about, depth) for word in words)
            return
        unreadable = any(
            each.start <= words[-1].span.end + 1 and each.end >= words[0].span.start for each in self.unreadable
        )
        self.problems += problems(found, self.library, complete=not (adds_words or unreadable))
        account = Accountant(self.text, self.library)
        parts = account.parts(found)
        self.problems += account.problems
        span = Span(words[0].span.start, words[-1].span.end)
        self.commands.append(ExplainedCommand(span, found.page, found.spelled, depth, parts))
        self.inner(tuple(use.word for use in found.uses if use.role == Role.INNER), depth + 1)

    def inner(self, words: tuple[Word, ...], depth: int) -> None:
        """The program inside a container, where that is one of ours, perhaps run by a shell."""
        while words and not self.is_ours(words[0]):
            wrapper = self.library.wrapper(program_of(words[0]))
            if wrapper is None:
                return
            unwrapped = unwrap(words, wrapper)
            words = unwrapped.command
            if unwrapped.script and self.runs_ours(unwrapped.script, depth):
                self.within(unwrapped.script, depth)
        if words:
            self.command(words, depth)

    def runs_ours(self, script: Word, depth: int) -> bool:
        """Whether a line of shell for the inside of a container is worth a look."""
        found = split_within(script, depth)
        return any(self.is_ours(word) for line in found.lines for word in line.words)
