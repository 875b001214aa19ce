"""Grammars of how things are printed: output formats with what stands behind their =, and Go templates.

Rules: cli-runtime, genericclioptions; Go, text/template.
"""

import re
from collections.abc import Callable

from cheatsheet.values import jsonpaths
from cheatsheet.values.reading import Grammar, Piece, Reading

_ACTION = re.compile(r'\{\{(?P<inner>(?:"(?:\\.|[^"\\])*"|`[^`]*`|/\*.*?\*/|[^"`}]|\}(?!\}))*?)\}\}', re.DOTALL)
_BLOCKS = ("range", "if", "with", "define", "block")


def go_template(text: str) -> Reading:
    """A Go template: text with actions in double braces."""
    waiting: list[tuple[int, int]] = []
    at = 0
    while (opening := text.find("{{", at)) >= 0:
        found = _ACTION.match(text, opening)
        if not found:
            return _unclosed(text, opening)
        word = re.match(r"-?\s*(\w*)", found["inner"])
        if word and word[1] in _BLOCKS:
            waiting.append(found.span())
        elif word and word[1] == "end":
            if not waiting:
                return Reading((), "", "{{end}} ends nothing", "begin with {{range}}, {{if}} or {{with}}", found.span())
            waiting.pop()
        at = found.end()
    if waiting:
        begun = text[slice(*waiting[-1])]
        return Reading((), "", f"{begun} has no {{{{end}}}}", "add {{end}}", (0, len(text)), f"{text}{{{{end}}}}")
    return Reading()


def _unclosed(text: str, opening: int) -> Reading:
    single = re.compile(r"\{\{[^{}]*\}(?!\})").match(text, opening)
    at = (opening, single.end() if single else len(text))
    return Reading((), "", "a {{ is not closed with }}", "close it with }}", at, f"{single[0]}}}" if single else None)


def _file(text: str) -> Reading:
    return Reading((Piece(0, len(text), "file"),))


def _nothing(_text: str) -> Reading:
    return Reading()


_ARGUMENTS: dict[str, Grammar] = {
    "jsonpath": jsonpaths.template,
    "jsonpath-as-json": jsonpaths.template,
    "jsonpath-file": _file,
    "go-template": go_template,
    "template": go_template,
    "go-template-file": _file,
    "templatefile": _file,
    "custom-columns": jsonpaths.columns,
    "custom-columns-file": _file,
}
_ALONE: frozenset[str] = frozenset(("json", "yaml", "kyaml", "name", "wide"))
_KNOWN = (*_ARGUMENTS, *sorted(_ALONE), "text")
_WITHOUT_OTHER_FLAG = frozenset(("custom-columns", "custom-columns-file"))
_FORMAT: Callable[[str], re.Match[str] | None] = re.compile(
    r"(?P<format>[^=]*)(?P<sign>=?)(?P<argument>.*)", re.DOTALL
).match


def output(text: str) -> Reading:
    """A format, or FORMAT=ARGUMENT."""
    found = _FORMAT(text)
    assert found
    written, argument = found["format"], found["argument"]
    name = Piece(0, len(written), "format", written.lower())
    if written.lower() in _ALONE and found["sign"]:
        at = (len(written), len(text))
        return Reading((name,), "", f"the format {written} takes nothing behind a =", "leave it out", at, "")
    if not argument and (found["sign"] or written in _WITHOUT_OTHER_FLAG):
        return Reading(
            (name,), "", f"the format {written} needs something behind its =", _example(written), (0, len(text))
        )
    if written.lower() not in _KNOWN:
        return _unknown(name, written)
    if not argument:
        return Reading((name,))
    grammar = _ARGUMENTS.get(written, _nothing)
    start = len(written) + 1
    inner = grammar(argument)
    pieces = tuple(piece._replace(start=piece.start + start, end=piece.end + start) for piece in inner.pieces)
    first, last = inner.at or (0, len(argument))
    whole = pieces or (Piece(start, len(text), "template"),)
    return inner._replace(pieces=(name, *whole), at=(start + first, start + last))


def _unknown(name: Piece, written: str) -> Reading:
    from cheatsheet.nearest import nearest

    near = nearest(written.lower(), _KNOWN)
    hint = f"did you mean {near[0]}?" if near else "json, yaml, name, wide and jsonpath=… are the usual ones"
    return Reading((name,), "", f"'{written}' is no output format", hint, (0, len(written)), near[0] if near else None)


def _example(written: str) -> str:
    arguments = {"jsonpath": "{.metadata.name}", "custom-columns": "NAME:.metadata.name", "go-template": "{{.kind}}"}
    named = next((argument for name, argument in arguments.items() if written.startswith(name)), "file")
    return f"write it like {written}={'columns.txt' if written.endswith('-file') else named}"
