"""The chain: text → what every part of it means, and what is wrong with it."""

import re
from typing import NamedTuple

from cheatsheet.explain.match import Match, Problem, Role, Use, match
from cheatsheet.explain.shell import CommandLine, ShellNote, Word, split
from cheatsheet.library import Library
from cheatsheet.model import Caution, Choice, Flag, Kind, Known, Page, Span, Value, ValueKind, Wrapper
from cheatsheet.values.kinds import read
from cheatsheet.values.reading import Reading


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


LONGEST_TEXT = 128 * 1024
"""In characters. No shell takes a longer line, and what is no shell syntax costs the parser time with its square."""


def explain(text: str, library: Library) -> Explanation:
    """Accounts for a text; one that is longer than any command line gets a problem and no more."""
    if len(text) > LONGEST_TEXT:
        message = f"the text is longer than {LONGEST_TEXT:,} characters"
        whole = Span(0, len(text))
        note = ShellNote(whole, "other", "Too long to be read.", 0)
        return Explanation(text, (), (note,), (Problem(whole, "error", "syntax", message, "explain a part of it"),))
    script = split(text)
    explainer = _Explainer(text, library)
    for line in script.lines:
        explainer.line(line)
    syntax = [Problem(problem.span, "error", "syntax", problem.message) for problem in script.problems]
    return Explanation(
        text,
        tuple(explainer.commands),
        tuple(sorted((*script.notes, *explainer.notes), key=lambda note: note.span)),
        tuple(sorted((*explainer.problems, *syntax), key=lambda problem: (problem.span, problem.code))),
    )


class _Explainer:
    def __init__(self, text: str, library: Library) -> None:
        self.text = text
        self.library = library
        self.commands: list[ExplainedCommand] = []
        self.notes: list[ShellNote] = []
        self.problems: list[Problem] = []

    def line(self, line: CommandLine) -> None:
        wrapper, words = self.unwrapped(line)
        if not self.is_ours(words[0]):
            self.others(words, f"{self.text[slice(*words[0].span)]} is not a program that dkr knows.", line.depth)
            return
        found = match(words, self.library, complete=not (wrapper and wrapper.adds_words))
        self.problems += found.problems
        if found.page is None:
            self.others(words, f"{found.spelled} is not a command that dkr knows.", line.depth)
            return
        span = Span(words[0].span.start, words[-1].span.end)
        self.commands.append(ExplainedCommand(span, found.page, found.spelled, line.depth, tuple(self.parts(found))))

    def unwrapped(self, line: CommandLine) -> tuple[Wrapper | None, tuple[Word, ...]]:
        """A program such as sudo that runs our command, and the words from that command on."""
        wrapper = self.library.wrapper(line.words[0].value)
        if wrapper:
            for at, word in enumerate(line.words[1:], 1):
                if self.is_ours(word):
                    self.notes += (
                        ShellNote(each.span, "wrapper", wrapper.about, line.depth) for each in line.words[:at]
                    )
                    return wrapper, line.words[at:]
        return None, line.words

    def is_ours(self, word: Word) -> bool:
        return self.library.step("", word.value) is not None

    def others(self, words: tuple[Word, ...], about: str, depth: int) -> None:
        self.notes += (ShellNote(word.span, "other", about, depth) for word in words)

    def parts(self, found: Match) -> list[Part]:
        assert found.page
        command = [use for use in found.uses if use.role == Role.COMMAND]
        parts = [
            Part(span, self.text[slice(*span)], Role.COMMAND, found.page.about, value=found.spelled)
            for span in _neighbours(command, self.text)
        ]
        parts += [self.part(use) for use in found.uses if use.role != Role.COMMAND]
        return sorted(parts, key=lambda part: part.span)

    def part(self, use: Use) -> Part:
        text = self.text[slice(*use.span)]
        if use.role == Role.FLAG and use.flag:
            return Part(use.span, text, use.role, use.flag.about, use.flag.same_as or use.flag.name)
        if use.role == Role.VALUE and use.flag:
            return self.value(use, use.flag.value or Kind("switch"), use.flag, self.value_about(use.flag))
        if use.operand and use.role == Role.OPERAND:
            return self.value(use, use.operand.value, None, use.operand.about)
        if use.operand:
            return Part(use.span, text, use.role, use.operand.about, operand=use.operand.name, value=use.text)
        if use.role == Role.END_OF_FLAGS:
            return Part(use.span, text, use.role, "Ends the flags: what follows is no flag, even with a dash in front.")
        return Part(use.span, text, use.role, use.about or "Not known here.", value=use.text)

    def value_about(self, flag: Flag) -> str:
        if flag.value is None:
            return f"Switches {flag.name} on or off."
        match flag.value:
            case Kind(name):
                kind = self.library.value_kind(name)
                return f"Value of {flag.name}: {kind.about}." if kind else f"Value of {flag.name}."
            case _:
                return f"Value of {flag.name}."

    def value(self, use: Use, value: Value | None, flag: Flag | None, about: str) -> Part:
        """A value or an operand, taken apart by its grammar; what the shell still changes is not complained about."""
        kind = self.library.value_kind(value.name) if isinstance(value, Kind) else None
        known = _known_words(kind, flag)
        pieces: list[Piece] = []
        says = known.get(use.text, "")
        for start, end in _stretches(use.text, bool(flag and flag.splits)):
            reading = read(value.name, use.text[start:end]) if isinstance(value, Kind) else Reading()
            if isinstance(value, Choice) and use.text[start:end] not in value.words:
                reading = self.no_choice(use.text[start:end], value.words)
            reading = _with_known_key(reading, use.text[start:end], kind, flag)
            if reading.wrong and not use.word.expands:
                self.complain(use, start, end, reading)
            self.caution(use, start, end, (*(kind.cautions if kind else ()), *(flag.cautions if flag else ())))
            says = says or reading.says
            pieces += self.pieces(use, start, reading, known)
        if len(pieces) == 1 and pieces[0].text == use.text:  # A value in one piece is not taken apart.
            pieces.clear()
        name = (flag.same_as or flag.name) if flag else ""
        operand = use.operand.name if use.operand else ""
        if use.operand and says and use.operand.value:
            says = f"{about} {says[:1].upper()}{says[1:].removesuffix('.')}." if about else says
        text = self.text[slice(*use.span)]
        return Part(use.span, text, use.role, says or about, name, operand, use.text, tuple(pieces))

    def complain(self, use: Use, start: int, end: int, reading: Reading) -> None:
        first, last = reading.at or (0, end - start)
        span = use.word.span_of(use.start + start + first, use.start + start + last)
        self.problems.append(Problem(span, reading.level, "bad-value", reading.wrong, reading.hint, reading.fix))

    def caution(self, use: Use, start: int, end: int, cautions: tuple[Caution, ...]) -> None:
        """Tells what there is to tell of single values; the first that fits, for the later ones say less."""
        for code in dict.fromkeys(caution.code for caution in cautions):
            fitting = (each for each in cautions if each.code == code)
            found = next((each for each in fitting if re.fullmatch(each.pattern, use.text[start:end])), None)
            if found:
                span = use.word.span_of(use.start + start, use.start + end)
                self.problems.append(Problem(span, "warning", code, found.about))

    def no_choice(self, text: str, words: tuple[str, ...]) -> Reading:
        from cheatsheet.nearest import nearest

        near = nearest(text, words)
        hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(words)}"
        return Reading(wrong=f"'{text}' is not a value that fits here", hint=hint)

    def pieces(self, use: Use, offset: int, reading: Reading, known: dict[str, str]) -> list[Piece]:
        made = []
        for piece in reading.pieces:
            start, end = offset + piece.start, offset + piece.end
            about = known.get(piece.word or piece.name) or known.get(piece.name, "")
            span = use.word.place_of(use.start + start, use.start + end)
            made.append(Piece(span, use.text[start:end], piece.name, about))
        return made


def _known_words(kind: ValueKind | None, flag: Flag | None) -> dict[str, str]:
    """What the words and pieces of a value mean; what a flag says of its own keys wins."""
    known: tuple[Known, ...] = ()
    if kind:
        known += kind.pieces + kind.keys
    if flag:
        known += flag.keys
    return {each.name: each.about for each in known}


def _with_known_key(reading: Reading, text: str, kind: ValueKind | None, flag: Flag | None) -> Reading:
    """Complains about a key that is none of those that the kind or the flag knows, where there are no others."""
    keys = [each.name for each in (*(kind.keys if kind else ()), *(flag.keys if flag else ()))]
    if not (kind and kind.closed and keys) or reading.wrong:
        return reading
    for piece in reading.pieces:
        key = text[piece.start : piece.end]
        if piece.name == "key" and key not in keys:
            from cheatsheet.nearest import nearest

            near = nearest(key, keys)
            hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(keys)}"
            at, fix = (piece.start, piece.end), near[0] if near else None
            return reading._replace(wrong=f"'{key}' is no key that is known here", hint=hint, at=at, fix=fix)
    return reading


def _stretches(text: str, splits: bool) -> list[tuple[int, int]]:
    """The values that one word holds: itself, or what stands between its commas."""
    if not splits:
        return [(0, len(text))]
    found, start = [], 0
    for part in text.split(","):
        found.append((start, start + len(part)))
        start += len(part) + 1
    return found


def _neighbours(uses: list[Use], text: str) -> list[Span]:
    """Spans of words that only blanks separate become one, so that `docker run` is one part."""
    spans: list[Span] = []
    for use in uses:
        if spans and not text[spans[-1].end : use.span.start].strip():
            spans[-1] = Span(spans[-1].start, use.span.end)
        else:
            spans.append(use.span)
    return spans
