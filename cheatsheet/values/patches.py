"""Grammars of pieces of an object that are typed on the command line as JSON or YAML.

Rules: kubectl patch, which reads what starts with { as JSON and all else as YAML (apimachinery, yaml.ToJSON);
evanphx/json-patch for lists of operations.
"""

import re
from typing import NamedTuple

from cheatsheet.nearest import nearest
from cheatsheet.values.reading import Reading

_OPERATIONS = {"add": "adds", "remove": "removes", "replace": "replaces", "move": "moves", "copy": "copies",
               "test": "checks"}  # fmt: skip
_PAIRS = {"{": "}", "[": "]"}
_WORDS = ("true", "false", "null")
_MOST_FIELDS = 4


class Mistake(NamedTuple):
    wrong: str
    hint: str
    at: tuple[int, int]
    fix: str | None = None


def patch(text: str) -> Reading:
    """Part of an object as JSON or YAML, or a list of JSON patch operations."""
    bare = text.strip()
    if bare.startswith("{"):
        return overrides(text)
    if bare.startswith("["):
        return _operations(text)
    return _block(text)


def overrides(text: str) -> Reading:
    """An object as JSON; or a list of operations."""
    if text.strip().startswith("["):
        return _operations(text)
    made, mistake = loaded(text)
    if mistake:
        return _refused(mistake)
    if made is None:
        return Reading()
    if not isinstance(made, dict):
        return Reading(wrong="the change is not an object", hint='write it like {"spec":{"replicas":3}}')
    if {"op", "path"} <= made.keys():
        wrong, hint = "a JSON patch is a list of operations", "put it into [ and ]"
        return Reading(wrong=wrong, hint=hint, fix=f"[{text}]", level="warning")
    return Reading(says=_sets(made))


def loaded(text: str) -> tuple[object, Mistake | None]:
    """What a JSON text holds, or where and why it cannot be read."""
    import json

    try:
        return json.loads(text, parse_constant=_refuse_constant), None
    except json.JSONDecodeError as error:
        return None, _explained(text, error.msg, error.pos)
    except (ValueError, RecursionError):
        return None, None


def _refuse_constant(text: str) -> object:
    import json

    raise json.JSONDecodeError(f"{text} is no number", "", 0)


def _explained(text: str, said: str, place: int) -> Mistake:
    """The mistake in our words, with the stretch that it is about."""
    single = re.search(r"[{\[,:]\s*(')", text)
    if single and text[place : place + 1] == "'":
        hint = "JSON wants double quotes; put the whole into single quotes for the shell"
        return Mistake("a name or text in JSON stands in single quotes", hint, (place, place + 1))
    closing = _open_at_end(text)
    if place >= len(text.rstrip()) and closing:
        wrong = f"the JSON ends before it is closed; {closing} is missing"
        fix = text + closing if _is_json(text + closing) else None
        return Mistake(wrong, "close what was opened", (0, len(text)), fix)
    comma = re.compile(r",\s*[}\]]").search(text, max(0, text.rfind(",", 0, place + 1)))
    if comma and comma.start() <= place < comma.end():
        at = (comma.start(), comma.start() + 1)
        return Mistake("a comma stands behind the last entry", "JSON allows none there; leave it out", at, "")
    word = re.compile(r"[A-Za-z_][\w.-]*").match(text, place)
    if word and word[0].lower() in _WORDS:
        return Mistake(f"'{word[0]}' is no word of JSON", f"write {word[0].lower()}", word.span(), word[0].lower())
    if word:
        hint = f'write "{word[0]}", and the whole in single quotes, for the shell takes double quotes away'
        return Mistake(f"'{word[0]}' stands in the JSON without quotes", hint, word.span())
    if said.startswith("Expecting ',' delimiter") and text[place : place + 1] == '"':
        return Mistake("no comma stands between two entries", "add one", (place, place + 1))
    if said.startswith("Extra data"):
        return Mistake(f"'{text[place:]}' stands behind the end of the JSON", "leave it out", (place, len(text)), "")
    if said.startswith("Unterminated string"):
        return Mistake("a quote in the JSON is never closed", 'close it with "', (place, len(text)))
    return Mistake("the text is no JSON from here on", 'write it like {"spec":{"replicas":3}}', (place, len(text)))


def _is_json(text: str) -> bool:
    import json

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _open_at_end(text: str) -> str:
    """The brackets that close all that is open at the end of a text; nothing when they are out of order."""
    closing: list[str] = []
    for token in re.finditer(r'"(?:\\.|[^"\\])*"|[{}\[\]"]', text, re.DOTALL):
        if token[0] in _PAIRS:
            closing.append(_PAIRS[token[0]])
        elif token[0] == '"' or (token[0] in "}]" and (not closing or closing.pop() != token[0])):
            return ""
    return "".join(reversed(closing))


def _operations(text: str) -> Reading:
    """A list of operations. Lists may also be written as YAML, of which nothing is said."""
    made, mistake = loaded(text)
    if mistake:
        closing = _open_at_end(text)
        return _refused(mistake) if closing and text.rstrip()[-1:] in '}]"' else Reading()
    if not isinstance(made, list) or not all(isinstance(step, dict) for step in made):
        return Reading()
    told = []
    for step in made:
        operation, path = step.get("op"), step.get("path")
        if operation not in _OPERATIONS:
            return _unknown_operation(text, operation)
        if not isinstance(path, str):
            return Reading(wrong=f"an operation '{operation}' has no path", hint='add "path": "/spec/…"')
        if path and not path.startswith("/"):
            return _relative_path(text, path)
        told.append(f"{_OPERATIONS[operation]} {path or 'the whole object'}")
    return Reading(says=", ".join(told[:_MOST_FIELDS]) + (", …" if len(told) > _MOST_FIELDS else ""))


def _unknown_operation(text: str, operation: object) -> Reading:
    known = ", ".join(_OPERATIONS)
    if not isinstance(operation, str):
        return Reading(wrong="an entry of the list has no operation", hint=f'add "op", which is one of {known}')
    near = nearest(operation.lower(), tuple(_OPERATIONS))
    fix = near[0] if near else None
    place = re.search(rf'"op"\s*:\s*"({re.escape(operation)})"', text)
    at = place.span(1) if place else None
    return Reading((), "", f"'{operation}' is no operation of a JSON patch", f"{known} are", at, fix if at else None)


def _relative_path(text: str, path: str) -> Reading:
    place = re.search(rf'"path"\s*:\s*"({re.escape(path)})"', text)
    hint = "it starts with /, with a / before each name; a / in a name is ~1"
    at = place.span(1) if place else None
    return Reading((), "", f"the path '{path}' does not start with /", hint, at, f"/{path}" if at else None, "warning")


def _refused(mistake: Mistake) -> Reading:
    return Reading((), "", mistake.wrong, mistake.hint, mistake.at, mistake.fix)


def _block(text: str) -> Reading:
    """YAML in lines. Only what is no object at all is told, and tabs that indent."""
    tab = re.search(r"(?m)^ *(\t+)\s*\S", text)
    if tab and ":" in text:
        return Reading((), "", "a tab indents a line of the YAML", "indent with blanks", tab.span(1), "  ")
    if not re.search(r":(?:\s|$)", text):
        hint = 'write JSON, like {"spec":{"replicas":3}}, or YAML, like "spec: {replicas: 3}"'
        return Reading(wrong=f"'{text}' is no object", hint=hint)
    return Reading()


def _sets(made: dict[str, object]) -> str:
    """The fields that a change sets, each as the names that lead to it."""
    found: list[str] = []
    waiting: list[tuple[str, object]] = list(reversed([*made.items()]))
    while waiting and len(found) <= _MOST_FIELDS:
        path, value = waiting.pop()
        if isinstance(value, dict) and value:
            waiting += reversed([(f"{path}.{name}", inner) for name, inner in value.items()])
        else:
            found.append(f"{path} {_to(value)}")
    return ", ".join(found[:_MOST_FIELDS]) + (", …" if len(found) > _MOST_FIELDS else "")


def _to(value: object) -> str:
    import json

    if value is None:
        return "is taken away"
    if isinstance(value, list):
        return (
            f"gets a list with {len(value)} {'entry' if len(value) == 1 else 'entries'}"
            if value
            else "gets an empty list"
        )
    written = json.dumps(value, ensure_ascii=False)
    return f"becomes {written}" if len(written) < 60 else "gets a text"
