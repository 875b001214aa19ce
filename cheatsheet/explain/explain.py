"""The chain: text → what every part of it means, and what is wrong with it."""

import re
from itertools import pairwise
from typing import NamedTuple

from cheatsheet.explain.account import Accountant
from cheatsheet.explain.advice import CLOSE_TO_A_COMMAND
from cheatsheet.explain.check import problems
from cheatsheet.explain.match import match
from cheatsheet.explain.parts import Part, Problem, Role
from cheatsheet.explain.quoting import Word, plain_word
from cheatsheet.explain.sessions import Known
from cheatsheet.explain.shell import Script, ShellNote, split, split_within
from cheatsheet.explain.stretches import Stretches
from cheatsheet.explain.wrappers import changing, program_of, unwrap
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


ALMOST_THE_SAME = 0.8
"""How like a program's name must be to one of ours to be taken for it, with a complaint: a letter of five is wrong."""

MOST_WRAPPERS = 16
"""How many programs may run each other before the command: `sudo env timeout 5 …`."""

DEEPEST_SCRIPT = 8
"""How often a script, or a container, may hold another one; each is read by itself."""

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
    explainer.script(split(text, Known(explainer.is_program, explainer.calls_ours)))
    return Explanation(
        text,
        tuple(sorted(explainer.commands, key=lambda command: (command.span.start, command.depth))),
        tuple(sorted(explainer.notes, key=lambda note: (note.span, note.depth))),
        tuple(sorted(explainer.problems, key=lambda problem: (problem.span, problem.code, problem.message))),
    )


_BUILTINS = (
    *(".", ":", "break", "cd", "complete", "continue", "echo", "exit", "false", "let", "local", "popd", "printf"),
    *("pushd", "pwd", "read", "return", "set", "shift", "shopt", "source", "trap", "true", "type", "ulimit", "umask"),
    "wait",
)
"""Commands that the shell itself has."""
_FAR_ENOUGH = 12
"""So many words may stand in front of the name of a command."""
_BEGINS_ANEW = r"[=\"'`(]"
"""Where in a word a command may begin: `x=$(docker`, `eval "$(docker`, `alias d='docker`."""
_NO_WORDS = ("-", "$", "<", "[", "{", '"')
_RUNS_WHAT_IS_PRINTED = "What the command inside prints is run as a command."


class _Explainer:
    def __init__(self, text: str, library: Library) -> None:
        self.text = text
        self.library = library
        self.commands: list[ExplainedCommand] = []
        self.notes: list[ShellNote] = []
        self.problems: list[Problem] = []
        self.unreadable: list[Span] = []
        self.more_words = 0
        """How many scripts around this place get more words than they show."""
        self.anew = Stretches()
        """Words that are read as shell text, and the depth of what is found in them then."""
        self.deeper = Stretches()
        """Commands inside of containers, and their depth; the shell does not know that they are commands."""

    def is_ours(self, word: Word) -> bool:
        return self.library.step("", program_of(word)) is not None

    def is_program(self, name: str) -> bool:
        """Whether a line that starts with this word is a command, and no comment or output."""
        program = program_of(plain_word(name, Span(0, len(name))))
        is_known = self.library.step("", program) is not None or self.library.wrapper(program) is not None
        return is_known or (program.isalpha() and program in _BUILTINS)

    def calls_ours(self, line: str) -> bool:
        """Whether a line begins with a command of ours, perhaps run by another program; no sentence about one does."""
        is_run = False
        words = line.split(maxsplit=_FAR_ENOUGH)[:_FAR_ENOUGH]
        for written, following in pairwise((*words, "")):
            word = re.split(_BEGINS_ANEW, written)[-1]
            name = program_of(plain_word(word, Span(0, len(word))))
            start = self.library.step("", name)
            if start is not None:
                goes_on = (
                    following.startswith(_NO_WORDS)
                    or self.library.step(start, following) is not None
                    or bool(self.library.operands(self.library.path(start) or ""))
                )
                return goes_on if following else written == words[0]
            wrapper = self.library.wrapper(name)
            if not (wrapper or is_run or re.match(r"[A-Za-z_]\w*=", written)):
                return False
            is_run = is_run or wrapper is not None
        return False

    def script(self, script: Script) -> None:
        """Explains the lines of a script; what the shell found inside of a word that is read anew is left to that."""
        around = self.anew, self.deeper
        self.anew, self.deeper = Stretches(), Stretches()
        self.unreadable += (each.span for each in script.problems if each.level == "error")
        for line in script.lines:
            depth = self.depth(line.span, line.depth)
            if depth is not None:
                self.run(line.words, depth, line.fed)
        self.anew, self.deeper = self.anew.again(), self.deeper.again()
        for note in script.notes:
            depth = self.depth(note.span, note.depth)
            if depth is not None:
                self.notes.append(note._replace(depth=depth))
        self.anew, self.deeper = around
        self.problems += (
            Problem(each.span, each.level, "syntax", each.message, each.hint, each.fix) for each in script.problems
        )

    def depth(self, span: Span, depth: int) -> int | None:
        """How deep something is that the shell found; None for what is found again when a word is read anew.

        Words of a command inside of another one are a level deeper than the shell thinks.
        """
        for its_depth in sorted(self.deeper.around(span)):
            depth += depth >= its_depth
        return None if any(depth >= its_depth for its_depth in self.anew.around(span)) else depth

    def run(self, words: tuple[Word, ...], depth: int, fed: Word | None = None) -> None:
        """Explains one command, from the outermost of the programs that run it inwards."""
        adds_words, stand_in = False, ""
        for _ in range(MOST_WRAPPERS):
            if not words:
                return
            wrapper = self.library.wrapper(program_of(words[0]))
            if wrapper is None or self.is_ours(words[0]):
                break
            unwrapped = unwrap(words, wrapper)
            scripts = unwrapped.scripts or ((fed,) if fed and unwrapped.reads else ())
            if not (unwrapped.command or scripts or unwrapped.reads or len(words) == 1):
                break
            self.notes += (ShellNote(word.span, "wrapper", wrapper.about, depth) for word in unwrapped.own)
            words = unwrapped.command
            adds_words = adds_words or wrapper.adds_words
            stand_in = unwrapped.stand_in or stand_in
            for script in scripts:
                self.within(script, depth + 1, stand_in, adds_words=wrapper.adds_words, fed=fed)
        if not words:
            return
        if self.is_ours(words[0]):
            self.command(words, depth, adds_words)
        else:
            self.program(words, depth)

    def within(
        self, word: Word, depth: int, stand_in: str = "", adds_words: bool = False, fed: Word | None = None
    ) -> None:
        """Explains the shell text that a word holds; what was found in it before is found again, a level deeper.

        Whatever runs the text may put something else for `stand_in`, or add words at its end, as an alias does. What
        is `fed` to it is the input of its first command: `ssh host 'bash -s' <<EOF`.
        """
        if depth > DEEPEST_SCRIPT:
            message = f"scripts within scripts, more than {DEEPEST_SCRIPT} of them"
            self.problems.append(Problem(word.span, "note", "syntax", message, "explain the inner one by itself"))
            return
        self.anew.add(word.span, depth)
        self.more_words += adds_words
        script = split_within(word, depth)
        lines = tuple(line._replace(words=changing(line.words, stand_in)) for line in script.lines)
        if fed and fed != word and lines and lines[0].fed is None:
            lines = (lines[0]._replace(fed=fed), *lines[1:])
        self.script(script._replace(lines=lines))
        self.more_words -= adds_words

    def program(self, words: tuple[Word, ...], depth: int) -> None:
        """A program that is not ours, and the command that it hands its last words on to, if there is one."""
        handed_on = self.handed_on(words)
        meant = self.meant(words) if handed_on == len(words) else None
        if meant:
            self.command((meant, *words[1:]), depth)
            return
        self.others(words[:handed_on], words[0], depth)
        if re.match(r"--?[A-Za-z]", words[0].value) and "\n" in self.text[: words[0].span.start].lstrip():
            message, hint = "a flag cannot begin a command", "end the line in front of it with \\ if it belongs to that"
            self.problems.append(Problem(words[0].span, "warning", "syntax", message, hint))
        if words[handed_on:]:
            self.run(words[handed_on:], depth)

    def handed_on(self, words: tuple[Word, ...]) -> int:
        """Where a command begins: behind `--`, behind `$SUDO`, or at a shell that is given one of ours."""
        for at, word in enumerate(words[1:], 1):
            wrapper = self.library.wrapper(program_of(word))
            is_run = words[0].is_variable and (
                at == 1 or (at == 2 and words[1].value == "=")
            )  # PowerShell: $x = docker
            is_behind = is_run or words[at - 1].value == "--"
            if is_behind and (wrapper or self.is_ours(word)):
                return at
            if wrapper and wrapper.script and any(map(self.runs_ours, unwrap(words[at:], wrapper).scripts)):
                return at
        return len(words)

    def meant(self, words: tuple[Word, ...]) -> Word | None:
        """The first word as it was most likely meant: `dokcer` in front of `run`."""
        name = program_of(words[0])
        if len(words) == 1 or not words[0].is_fixed or self.library.named(name):
            return None
        from cheatsheet.nearest import nearest

        near = nearest(name, self.library.continuations(""), close=ALMOST_THE_SAME)
        if near and name.endswith(near[0]):  # `udocker` is a program of its own.
            return None
        known = self.library.path(near[0]) if near else None
        if not known or not nearest(words[1].value, self.library.continuations(known), close=CLOSE_TO_A_COMMAND):
            return None
        message = f"dkr knows no program {name}"
        hint = f"did you mean {near[0]}?"
        self.problems.append(Problem(words[0].span, "error", "unknown-command", message, hint, near[0]))
        return words[0]._replace(value=near[0], places=words[0].places[:1] * len(near[0]))

    def others(self, words: tuple[Word, ...], program: Word, depth: int) -> None:
        about = f"{self.text[slice(*program.span)]} is not a program that dkr knows."
        if program.value in _BUILTINS:
            about = "Handled by the shell itself."
        elif self.library.wrapper(program_of(program)):
            about = f"{self.text[slice(*program.span)]} runs no command here that dkr knows."
        self.notes += (ShellNote(word.span, "other", about, depth) for word in words)
        if words[:1] == (program,) and program.is_substitution:
            self.notes[-len(words)] = ShellNote(program.span, "substitution", _RUNS_WHAT_IS_PRINTED, depth)

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
        self.problems += problems(found, self.library, complete=not (adds_words or self.more_words or unreadable))
        account = Accountant(self.text, self.library)
        parts = account.parts(found)
        misread = {each.span for each in found.problems if each.code == "unknown-flag"}
        cut_off = {each.start for each in self.unreadable}
        self.problems += (
            each for each in account.problems if each.span not in misread and each.span.end not in cut_off
        )
        span = Span(words[0].span.start, words[-1].span.end)
        self.commands.append(ExplainedCommand(span, found.page, found.spelled, depth, parts))
        self.inner(tuple(use.word for use in found.uses if use.role == Role.INNER), depth + 1)

    def inner(self, words: tuple[Word, ...], depth: int) -> None:
        """The program inside a container, where that is one of ours, perhaps run by a shell."""
        if depth > DEEPEST_SCRIPT:
            return
        while words and not self.is_ours(words[0]):
            wrapper = self.library.wrapper(program_of(words[0]))
            if wrapper is None:
                return
            unwrapped = unwrap(words, wrapper)
            words = unwrapped.command
            for script in filter(self.runs_ours, unwrapped.scripts):
                self.within(script, depth)
        if words:
            self.deeper.add(Span(words[0].span.start, words[-1].span.end), depth)
            self.command(words, depth)

    def runs_ours(self, script: Word) -> bool:
        """Whether a word that may be a line of shell is worth a look."""
        found = split_within(script, 0)
        return any(self.is_ours(word) for line in found.lines for word in line.words)
