"""What the words of a command line turned out to be → what each part of the text means."""

import re

from cheatsheet.explain.advice import CAUTIONED, OF_WHOLE_VALUES, advised_value
from cheatsheet.explain.parts import Match, Part, Piece, Problem, Role, Use
from cheatsheet.explain.quoting import Word
from cheatsheet.library import Library
from cheatsheet.model import Caution, Choice, Flag, Kind, Span, Value, ValueKind
from cheatsheet.notation import name_of
from cheatsheet.values.kinds import read
from cheatsheet.values.reading import Piece as ReadPiece
from cheatsheet.values.reading import Reading


class Accountant:
    """Tells the parts of command lines of one text; what is wrong with their values gathers in `problems`."""

    def __init__(self, text: str, library: Library) -> None:
        self.text = text
        self.library = library
        self.problems: list[Problem] = []

    def parts(self, found: Match) -> tuple[Part, ...]:
        assert found.page
        command = [use for use in found.uses if use.role == Role.COMMAND]
        parts = [
            Part(span, self.text[slice(*span)], Role.COMMAND, about, value=found.spelled)
            for span, about in _neighbours(command, self.text)
        ]
        parts += [self.part(use) for use in found.uses if use.role != Role.COMMAND]
        return tuple(sorted(parts, key=lambda part: part.span))

    def part(self, use: Use) -> Part:
        text = self.text[slice(*use.span)]
        if use.role == Role.FLAG and use.flag:
            return Part(use.span, text, use.role, use.flag.about, use.flag.name, same_as=use.flag.same_as)
        if use.role == Role.VALUE and use.flag:
            about = self.value_about(use.flag, use.text)
            return self.value(use, use.flag.value or Kind("switch"), use.flag, about)
        if use.operand and (use.role == Role.OPERAND or use.operand.value):
            return self.value(use, use.operand.value, None, use.operand.about)
        if use.operand:
            return Part(use.span, text, use.role, use.operand.about, operand=use.operand.name, value=use.text)
        if use.role == Role.END_OF_FLAGS:
            return Part(use.span, text, use.role, "Ends the flags: what follows is no flag, even with a dash in front.")
        return Part(use.span, text, use.role, use.about or "Not known here.", value=use.text)

    def value_about(self, flag: Flag, text: str) -> str:
        if flag.value is None:
            state = {"true": "on", "false": "off"}.get(text.lower(), "on or off")
            return f"Switches {flag.name} {state}."
        match flag.value:
            case Kind(name):
                kind = self.library.value_kind(name)
                return f"Value of {flag.name}: {kind.about}." if kind else f"Value of {flag.name}."
            case _:
                return f"Value of {flag.name}."

    def value(self, use: Use, value: Value | None, flag: Flag | None, about: str) -> Part:
        """A value or an operand, taken apart by its grammar."""
        kind = self.library.value_kind(value.name) if isinstance(value, Kind) else None
        known = _known_words(kind, flag)
        stretches = _stretches(use.text, bool(flag and flag.splits and not use.word.open))
        pieces: list[Piece] = []
        says: list[str] = []
        for start, end in stretches:
            reading = self.reading(use, start, end, value, kind, flag)
            said = _meaning(use.text[start:end], reading, kind, flag)
            says += [said] if said else []
            found = self.pieces(use, start, reading, known)
            if len(stretches) > 1 and not found and start < end:
                span = use.word.place_of(use.start + start, use.start + end)
                found = [Piece(span, use.text[start:end], _piece_name(value), said)]
            pieces += found
        keys = [piece.about for piece in pieces if piece.about in _of_keys(kind, flag)]
        fields = sum(piece.name == "field" for piece in pieces)
        says = says or (keys if len(keys) == 1 and fields <= 1 else [])
        if len(pieces) == 1 and pieces[0].text == use.text:  # A value in one piece is not taken apart.
            pieces.clear()
        told = says[0] if len(stretches) == 1 and says else ""
        if use.operand and told and use.operand.value:
            started = told if told.startswith(use.text) else told[:1].upper() + told[1:]
            told = f"{about} {started.removesuffix('.')}." if about else told
        if use.word.expands and re.fullmatch(_WHOLLY_FILLED, use.text, re.DOTALL):
            told = ""
        if use.word.open and use.text.startswith("("):  # `(POD | TYPE/NAME)` is a choice, and no pod and no type.
            pieces.clear()
        if _is_blank(use.text) or use.word.open:
            told = "" if use.word.open and re.search(_WHOLLY_BLANK, use.text) else told
            told = f"{(told or about).removesuffix('.')}. {_FILL_IN}"
        name, same_as = (flag.name, flag.same_as) if flag else ("", "")
        operand = use.operand.name if use.operand else ""
        text = self.text[slice(*use.span)]
        return Part(use.span, text, use.role, told or about, name, operand, use.text, tuple(pieces), same_as)

    def reading(
        self, use: Use, start: int, end: int, value: Value | None, kind: ValueKind | None, flag: Flag | None
    ) -> Reading:
        """What one value says; what somebody or the shell has yet to fill in is not complained about."""
        text = use.text[start:end]
        reading = read(value.name, text) if isinstance(value, Kind) else Reading()
        if isinstance(value, Choice) and text and text not in value.words:
            reading = self.no_choice(text, value.words)
        reading = _with_known_key(reading, text, kind, flag)
        names = re.search(_NAMES, text) and not (kind and kind.example.isupper() and reading.fix)
        is_template = any(piece.name in _OF_TEMPLATES for piece in reading.pieces)
        is_open = not use.word.is_fixed or names or re.search(_FILLED_IN if is_template else _VARIABLE, text)
        if reading.wrong and is_open:
            return reading._replace(wrong="")
        if reading.wrong:
            self.complain(use, start, end, reading)
        cautions = (*(kind.cautions if kind else ()), *(flag.cautions if flag else ()))
        told = [each for each in cautions if not is_open or each.code not in OF_WHOLE_VALUES]
        self.caution(use, start, end, tuple(told))
        return reading

    def complain(self, use: Use, start: int, end: int, reading: Reading) -> None:
        first, last = reading.at or (0, end - start)
        stretch = (use.start + start + first, use.start + start + last)
        mended = _mended(self.text, use.word, *stretch, reading.fix) if reading.fix is not None else None
        span, fix = mended or (use.word.span_of(*stretch), None)
        self.problems.append(Problem(span, reading.level, "bad-value", reading.wrong, reading.hint, fix))

    def caution(self, use: Use, start: int, end: int, cautions: tuple[Caution, ...]) -> None:
        """Tells what there is to tell of single values; the first that fits, for the later ones say less."""
        for code in dict.fromkeys(caution.code for caution in cautions):
            fitting = (each for each in cautions if each.code == code)
            found = next((each for each in fitting if re.fullmatch(each.pattern, use.text[start:end])), None)
            if found:
                span = use.word.span_of(use.start + start, use.start + end)
                self.problems.append(Problem(span, *CAUTIONED[code], found.about, fix=advised_value(found.about)))

    def no_choice(self, text: str, words: tuple[str, ...]) -> Reading:
        from cheatsheet.nearest import nearest

        near = nearest(text, words)
        hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(words)}"
        return Reading(wrong=f"'{text}' is not a value that fits here", hint=hint, fix=near[0] if near else None)

    def pieces(self, use: Use, offset: int, reading: Reading, known: dict[str, str]) -> list[Piece]:
        made = []
        for piece in reading.pieces:
            start, end = offset + piece.start, offset + piece.end
            about = (piece.word and known.get(piece.word)) or known.get(piece.name) or _of_pattern(piece, known)
            span = _with_quotes(self.text, use.word.place_of(use.start + start, use.start + end))
            made.append(Piece(span, use.text[start:end], piece.name, about))
        return made


_OF_TEMPLATES = ("field", "action")
"""Pieces whose braces are the template's own."""
_TABLE = "table"
"""The format of lists, whose fields are all known, as those of objects are not."""
_ALMOST_A_FIELD = 0.8
_FILL_IN = "A placeholder: put your own in its place."
_FILLED_IN = r"%~?\w|<[\w. -]+>"
_VARIABLE = rf"{_FILLED_IN}|\{{\{{|\{{[A-Za-z_][\w.-]*\}}"
"""What cmd or somebody has yet to replace, in a word that the shell takes as it is."""
_NAMES = r"(?<![^\W_]|[$%{])[A-Z]{3,}(?:[-_]+[A-Z0-9]+)*(?![^\W_])|\.\.\.|…"
"""Words in capital letters, as usage lines have them: IMAGE, HOST_PORT:CONTAINER_PORT, USER/app."""
_BLANK = r"<[\w. '-]+>|\[[\w. -]+\]"


_WHOLLY_FILLED = r"\$\w+|\$\{[^{}]*\}|\$\([^()]*\)|`[^`]*`"
"""A value of which nothing is known before the shell has put something in its place."""
_WHOLLY_BLANK = r"^<[^<>]*>$|\["
"""A placeholder alone, or one with something that may be left out: nothing can be said of what it will be."""


def _is_blank(text: str) -> bool:
    return text[:1] in ("<", "[", "{") and re.fullmatch(_BLANK, text) is not None


def _piece_name(value: Value | None) -> str:
    """What one of several values is called: its kind or its label in plain words."""
    if value is None or isinstance(value, Choice):
        return "value"
    return name_of(value).lower().replace("-", " ").replace("_", " ")


def _with_quotes(text: str, span: Span) -> Span:
    """The stretch with the other quote of one that is in it: all of `"$(pwd)"/x`."""
    start, end = span
    if text[start:end].count('"') % 2 == 0:
        return span
    if text[start - 1 : start] == '"':
        return Span(start - 1, end)
    return Span(start, end + 1) if text[end : end + 1] == '"' else span


_SPECIAL = {"": r"[^\w./:=,@%+^-]", "'": "'", '"': r'["$`\\!]'}
"""What the shell does not leave as it is, in no quotes, in single and in double ones."""


def _mended(text: str, word: Word, start: int, end: int, fix: str) -> tuple[Span, str] | None:
    """Where a fix goes, and how it is written there; None where the quotes around it leave no place for it."""
    span = word.place_of(start, end)
    if text[slice(*span)] != word.value[start:end]:
        return None
    quote = _quote_around(text[word.span.start : span.start])
    if not re.search(_SPECIAL[quote], fix):
        return span, fix
    return (span, f"'{fix}'") if not quote and "'" not in fix else None


def _quote_around(before: str) -> str:
    """The quote that is open behind this much of a word, or nothing."""
    quote = ""
    for sign in re.findall(r"\\.|['\"]", before, re.DOTALL):
        if sign == quote:
            quote = ""
        elif not quote and sign in ("'", '"'):
            quote = sign
    return quote


def _meaning(text: str, reading: Reading, kind: ValueKind | None, flag: Flag | None) -> str:
    """What is said of a whole value: what the pages say of this word, what its grammar says, what it stands for."""
    keys = {each.name: each.about for each in (*(kind.keys if kind else ()), *(flag.keys if flag else ()))}
    word = reading.pieces[0].word if len(reading.pieces) == 1 and len(text) == reading.pieces[0].end else ""
    return keys.get(text) or reading.says or keys.get(word) or _stands_for(kind).get(word, "")


def _stands_for(kind: ValueKind | None) -> dict[str, str]:
    return {each.name: f"Stands for {each.about}." for each in kind.same} if kind else {}


def _of_pattern(piece: ReadPiece, known: dict[str, str]) -> str:
    """What a key such as `env.PATH` means, which pages call `env.NAME`."""
    start, dot, _ = (piece.word or piece.name).partition(".")
    return known.get(f"{start}.NAME", "") if dot else ""


def _known_words(kind: ValueKind | None, flag: Flag | None) -> dict[str, str]:
    """What the words and pieces of a value mean; a piece wins over a key of its name, a flag's key over the kind's."""
    keys = (*(kind.keys if kind else ()), *(flag.keys if flag else ()))
    pieces = kind.pieces if kind else ()
    return _stands_for(kind) | {each.name: each.about for each in (*keys, *pieces)}


def _with_known_key(reading: Reading, text: str, kind: ValueKind | None, flag: Flag | None) -> Reading:
    """Complains about a key that is none of those that the kind or the flag knows, where there are no others."""
    keys = [each.name for each in (*(kind.keys if kind else ()), *(flag.keys if flag else ()))]
    if not (kind and kind.closed and keys):
        return _with_known_field(reading, text, keys)
    for piece in reading.pieces:
        key = piece.word or (text[piece.start : piece.end] if piece.name == "key" else "")
        if key and key not in keys:
            from cheatsheet.nearest import nearest

            written = text[piece.start : piece.end]
            written = piece.name if written.startswith(piece.name) else written
            near = nearest(key, keys)
            hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(keys)}"
            at, fix = (piece.start, piece.start + len(written)), near[0] if near else None
            what = "a value that fits here" if written == text else "a key that is known here"
            return reading._replace(wrong=f"'{written}' is not {what}", hint=hint, at=at, fix=fix, level="error")
    return reading


def _with_known_field(reading: Reading, text: str, keys: list[str]) -> Reading:
    """Complains about a field of a table that has none of that name, but one that is written almost the same."""
    fields = [key for key in keys if key.startswith(".")]
    if _TABLE not in keys or not fields or reading.wrong:
        return reading
    for piece in reading.pieces:
        if piece.word.startswith(".") and piece.word not in fields:
            from cheatsheet.nearest import nearest

            near = nearest(piece.word, fields, close=_ALMOST_A_FIELD)
            if near:
                start = text.index(piece.word, piece.start)
                at = (start, start + len(piece.word))
                return reading._replace(
                    wrong=f"there is no field {piece.word}",
                    hint=f"did you mean {near[0]}?",
                    at=at,
                    fix=near[0],
                    level="error",
                )
    return reading


def _of_keys(kind: ValueKind | None, flag: Flag | None) -> set[str]:
    """What the keys of a value mean, without what its other pieces do."""
    return {each.about for each in (*(kind.keys if kind else ()), *(flag.keys if flag else ()))}


def _stretches(text: str, splits: bool) -> list[tuple[int, int]]:
    """The values that one word holds: itself, or what stands between its commas."""
    if not splits:
        return [(0, len(text))]
    found, start = [], 0
    for part in text.split(","):
        found.append((start, start + len(part)))
        start += len(part) + 1
    return found


def _neighbours(uses: list[Use], text: str) -> list[tuple[Span, str]]:
    """Words that only blanks separate become one, so that `docker run` is one part; each with what its last word is."""
    found: list[tuple[Span, str]] = []
    for use in uses:
        if found and not text[found[-1][0].end : use.span.start].strip():
            found[-1] = (Span(found[-1][0].start, use.span.end), use.about)
        else:
            found.append((use.span, use.about))
    return found
