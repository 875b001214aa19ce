"""The grammar of Go templates, as --format takes them."""

import re

from cheatsheet.values.reading import Piece, Reading, Wrong, told

_ACTION = (
    r"""(?s)\{\{(?P<inner>(?:[^"'`}\\]|\\.|\}(?!\})|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)*+)"""
    r"(?P<end>\}\})?"
)
_STRAY_BACKSLASH = r"""(?s)(?:[^"`\\]|"(?:[^"\\]|\\.)*"|`[^`]*`)*+\\"""
_FIELD = r"-?\s*(\.\w+(?:\.\w+)*)\s*-?"
_BLOCK = r"-?\s*(if|range|with|block|define|end)\b"
_ONE_BRACE = r"(?<!\{)\{\s*(\.\w[\w.]*)\s*\}(?!\})"
_BARE_FIELD = r"(\.[A-Z]\w*)+"


def template(text: str) -> Reading:
    """A Go template, with `table` in front for columns, or a word such as json that stands for one.

    Rules: docker/cli cli/command/formatter, and Go's text/template.
    """
    actions = list(re.finditer(_ACTION, text))
    if not actions:
        return told(Reading((Piece(0, len(text), "format", text),)), _literal(text))
    table = re.match(r"table(?=[\s\\{])", text)
    pieces = [Piece(*table.span(), "format", "table")] if table else []
    for action in actions:
        field = re.fullmatch(_FIELD, action["inner"])
        pieces.append(Piece(*action.span(), "field" if field else "action", field[1] if field else ""))
    return told(Reading(tuple(pieces)), _unclosed(text, actions), _escaped(actions), _blocks(actions))


def _literal(text: str) -> Wrong | None:
    """What stands outside of braces is printed as it is, which nobody wants of the name of a field."""
    one = re.search(_ONE_BRACE, text)
    if one:
        hint = "a field stands between two braces on each side"
        fix = f"{{{{{one[1]}}}}}"
        return Wrong(f"{one[0]} is printed as it is", hint, one.span(), fix, "warning")
    if re.fullmatch(_BARE_FIELD, text):
        fix = f"{{{{{text}}}}}"
        return Wrong(f"{text} is printed as it is", f"write {fix}", fix=fix, level="warning")
    return None


def _escaped(actions: list[re.Match[str]]) -> Wrong | None:
    """A quote with a backslash in front of it, which some other quotes around the template have left there."""
    for action in actions:
        stray = re.match(_STRAY_BACKSLASH, action["inner"])
        if stray:
            at = action.start("inner") + stray.end() - 1
            return Wrong("a backslash means nothing here", "write the quote alone", (at, at + 1), "")
    return None


def _unclosed(text: str, actions: list[re.Match[str]]) -> Wrong | None:
    for action in actions:
        if action["end"]:
            continue
        short = re.match(r"\{\{\s*(?:\.\w+)+\s*\}", text[action.start() : action.start() + 200])
        if short:
            span = (action.start(), action.start() + short.end())
            return Wrong("the template has one closing brace too few", "close it with }}", span, f"{short[0]}}}")
        return Wrong("the template has {{ without }} behind it", "close it with }}", (action.start(), len(text)))
    return None


def _blocks(actions: list[re.Match[str]]) -> Wrong | None:
    """Every if, range and with has its end."""
    opened: list[re.Match[str]] = []
    for action in actions:
        block = re.match(_BLOCK, action["inner"])
        if block and block[1] != "end":
            opened.append(action)
        elif block and not opened:
            return Wrong("this {{end}} ends nothing", "leave it out", action.span())
        elif block:
            opened.pop()
    if opened:
        return Wrong(f"{opened[-1][0]} is never ended", "write {{end}} behind its last part", opened[-1].span())
    return None
