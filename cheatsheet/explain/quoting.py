"""Words of shell text: what the program gets, and where each of its characters was written."""

import re
from typing import NamedTuple

from cheatsheet.model import Span


class Word(NamedTuple):
    """One word as the program gets it: `value[i]` was written at `places[i]`, and `expands` if the shell changes it.

    One that is `open` has a placeholder in it, which somebody has yet to fill in: `<name>`.
    """

    span: Span
    value: str
    places: tuple[int, ...]
    expands: bool = False
    open: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether the program gets just these characters."""
        return not self.expands and not self.open

    @property
    def is_variable(self) -> bool:
        """Whether the word is `$X` and nothing else."""
        return self.expands and re.fullmatch(r"\$(?:\w+|\{\w+\})", self.value) is not None

    @property
    def is_substitution(self) -> bool:
        """Whether the word is what a command prints and nothing else: `$(ls)`."""
        return self.expands and re.fullmatch(r"\$\(.*\)|`.*`", self.value, re.DOTALL) is not None

    def span_of(self, start: int, end: int) -> Span:
        """The stretch of the word that is value[start:end]; a quote belongs to what stands behind it, the last to all.

        Stretches that follow each other in the value do so in the text, so that no quote between them is lost.
        """
        first = self.places[start - 1] + 1 if start else self.span.start
        if end >= len(self.value):
            return Span(first, self.span.end)
        return Span(first, self.places[end - 1] + 1 if start < end else first)

    def place_of(self, start: int, end: int) -> Span:
        """Where the characters value[start:end] were written, without the quotes around them."""
        if start >= end:
            return self.span_of(start, end)
        return Span(self.places[start], self.places[end - 1] + 1)

    def and_empty_quotes(self) -> tuple["Word", "Word | None"]:
        """`--name=""` as `--name=` and `""`; any other word as it is."""
        is_cut = self.value.endswith("=") and self.places[0] == self.span.start
        if not is_cut or self.span.end - self.places[-1] != 3:
            return self, None
        end = self.places[-1] + 1
        return self._replace(span=Span(self.span.start, end)), Word(Span(end, self.span.end), "", ())

    def behind(self, start: int) -> "Word":
        """The rest of the word, from value[start] on."""
        return self._replace(
            span=self.span_of(start, len(self.value)), value=self.value[start:], places=self.places[start:]
        )

    def written(self, start: int, end: int) -> Span:
        """Where value[start:end] was written, with the backslashes in it but without the quotes around the word."""
        first = self.places[start - 1] + 1 if start else self.places[0]
        return Span(first, max(first, self.places[end - 1] + 1) if end else first)

    def within(self, outer: "Word") -> "Word":
        """This word, read from the value of another one, at its place in the text that the other was read from."""
        return self._replace(span=outer.written(*self.span), places=tuple(outer.places[place] for place in self.places))


def plain_word(text: str, span: Span) -> Word:
    """A stretch of text as a word that means itself, such as the lines of a here-document."""
    return Word(span, text[slice(*span)], tuple(range(*span)))


def poured_word(text: str, span: Span) -> Word:
    """The lines of a here-document whose word is not quoted: a backslash in front of a $ is taken out."""
    places = [at for at in range(*span) if not (text[at] == "\\" and text[at + 1 : at + 2] in ("$", "`"))]
    return Word(span, "".join(text[at] for at in places), tuple(places))


_ESCAPES = {
    "": {"\n": ""},
    '"': {"$": "$", "`": "`", '"': '"', "\\": "\\", "\n": ""},
    "$'": {**dict(zip("abeEfnrtv", "\a\b\x1b\x1b\f\n\r\t\v", strict=True)), "'": "'", '"': '"', "\\": "\\", "?": "?"},
}
"""What a backslash and the character behind it stand for, by the quote around them."""


def _escaped(character: str, quote: str) -> str:
    return _ESCAPES[quote].get(character, f"\\{character}" if quote else character)


_QUOTING = ("'", '"', "\\")


def unquote(text: str, span: Span, opaque: list[Span]) -> tuple[str, tuple[int, ...]]:
    """The word as the program gets it, and where each of its characters was written.

    What is opaque, an expansion or a placeholder, stays as it is written, and so do numbers in $'...'. Quoting rules:
    POSIX.1-2024, Shell Command Language, 2.2.
    """
    written = text[slice(*span)]
    if not opaque and not any(sign in written for sign in _QUOTING):
        return written, tuple(range(*span))
    skip: dict[int, int] = dict(opaque)
    value: list[str] = []
    places: list[int] = []
    quote = ""
    at = span.start
    while at < span.end:
        character = text[at]
        if at in skip:
            value += text[at : skip[at]]
            places += range(at, skip[at])
            at = skip[at]
            continue
        if character == quote[-1:]:
            quote = ""
        elif not quote and character in "'\"":
            quote = character
        elif not quote and text[at : at + 2] in ("$'", '$"'):
            at += 1
            quote = "$'" if text[at] == "'" else '"'
        elif character == "\\" and quote != "'" and at + 1 < span.end:
            at += 1
            meant = _escaped(text[at], quote)
            value += meant
            places += range(at + 1 - len(meant), at + 1)
        else:
            value.append(character)
            places.append(at)
        at += 1
    return "".join(value), tuple(places)
