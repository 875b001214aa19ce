"""YAML files → checked records, in which every text knows the file and line it stands in.

Everything stays text: the files are composed, not constructed, so `22:22`, `no` and `0644` are what was written. What a
file may hold is said once, in the shapes at the end; every mistake is collected, none stops the reading.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from cheatsheet.model import CAUTION_WORDS
from cheatsheet.nearest import nearest

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
LARGEST_FILE = 4 * 1024 * 1024
DEEPEST_NESTING = 20
_TOO_DEEP = f"nested deeper than {DEEPEST_NESTING} levels"


class Place(NamedTuple):
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Placed(str):
    """A text from a page that remembers its place."""

    __slots__ = ("place",)
    place: Place

    @classmethod
    def at(cls, place: Place, text: str) -> "Placed":
        placed = cls(text)
        placed.place = place
        return placed


class Mistake(NamedTuple):
    """Something wrong in a page. `code` names the rule."""

    place: Place
    message: str
    code: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.place}: {self.message}{hint} [{self.code}]"


class Mistakes(list[Mistake]):
    """All that was found wrong so far."""

    def wrong(self, at: str, message: str, code: str, hint: str = "") -> None:
        """`at` is the text from a page that is wrong, or that stands next to what is."""
        self.append(Mistake(place_of(at), message, code, hint))


def place_of(text: str) -> Place:
    """Where a text from a page stands; texts that were made up have no real place."""
    return text.place if isinstance(text, Placed) else Place("pages", 1)


def did_you_mean(word: str, names: Iterable[str]) -> str:
    return "".join(f"did you mean '{name}'?" for name in nearest(word, names))


class Record(dict[str, Any]):
    """A checked mapping and the place where it starts."""

    def __init__(self, place: Place, entries: Mapping[str, Any] = {}) -> None:
        super().__init__(entries)
        self.place = place


class Reading(NamedTuple):
    """One file being read: its name as users know it, the mistakes so far, and its lines."""

    file: str
    mistakes: list[Mistake]
    lines: tuple[str, ...] = ()

    def place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1)

    def is_cut(self, node: yaml.Node) -> bool:
        """Whether a comment stands right behind a text, which most likely was to be part of it."""
        line = self.lines[node.end_mark.line] if node.end_mark.line < len(self.lines) else ""
        return line[node.end_mark.column :].lstrip(" ,]}").startswith("#")

    def wrong(self, node: yaml.Node, message: str, code: str, hint: str = "") -> None:
        self.mistakes.append(Mistake(self.place(node), message, code, hint))


Shape = Callable[[Reading, yaml.Node, str], Any]
"""Reads a node into a plain value; the text says where in the page it is, for messages."""


def text(reading: Reading, node: yaml.Node, where: str) -> Placed:
    if not isinstance(node, yaml.ScalarNode):
        reading.wrong(node, f"{where} must be text", "wrong-kind", _unquoted_hint(node))
        return Placed.at(reading.place(node), "")
    if not node.value.strip():
        reading.wrong(node, f"{where} is empty", "empty")
    if not node.style and reading.is_cut(node):
        reading.wrong(node, f"{where} is cut short at ' #'", "comment", "put quotes around a text that contains ' #'")
    if not node.value.replace("\n", "").isprintable():
        unprintable = [character for character in node.value if not (character.isprintable() or character == "\n")]
        reading.wrong(node, f"{where} holds the unprintable character {unprintable[0]!r}", "unprintable")
    return Placed.at(reading.place(node), node.value.strip())


def _unquoted_hint(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode) and node.flow_style is not True:
        return "put quotes around a text that contains ': '"
    return "put quotes around a text that starts with '[' or '{'"


def one_of(*words: str) -> Shape:
    def read(reading: Reading, node: yaml.Node, where: str) -> Placed:
        found = text(reading, node, where)
        if found and found not in words:
            options = " or ".join(f"'{word}'" for word in words)
            reading.wrong(node, f"{where} must be {options}, not '{found}'", "unknown-word", did_you_mean(found, words))
        return found

    return read


def many(item: Shape) -> Shape:
    def read(reading: Reading, node: yaml.Node, where: str) -> list[Any]:
        if not isinstance(node, yaml.SequenceNode):
            reading.wrong(node, f"{where} must be a list", "wrong-kind", "write it as [one, two]")
            return []
        return [item(reading, entry, where) for entry in node.value]

    return read


def one_or_many(item: Shape) -> Shape:
    several = many(item)

    def read(reading: Reading, node: yaml.Node, where: str) -> list[Any]:
        return several(reading, node, where) if isinstance(node, yaml.SequenceNode) else [item(reading, node, where)]

    return read


def named(item: Shape) -> Shape:
    """A mapping whose keys are names of our own choice."""

    def read(reading: Reading, node: yaml.Node, where: str) -> dict[Placed, Any]:
        return {key: item(reading, value, f"'{key}'") for key, value in _entries(reading, node, where)}

    return read


def record(fields: Mapping[str, Shape], required: tuple[str, ...] = ()) -> Callable[[Reading, yaml.Node, str], Record]:
    """A mapping with known keys."""

    def read(reading: Reading, node: yaml.Node, where: str) -> Record:
        found = Record(reading.place(node))
        for key, value in _entries(reading, node, where):
            if key not in fields:
                reading.mistakes.append(
                    Mistake(key.place, f"unknown key '{key}' in {where}", "unknown-key", did_you_mean(key, fields))
                )
                continue
            found[str(key)] = fields[key](reading, value, f"'{key}' of {where}")
        for name in required:
            if name not in found and isinstance(node, yaml.MappingNode):
                reading.wrong(node, f"{where} has no '{name}'", "missing-key")
        return found

    return read


def brief(fields: Mapping[str, Shape], required: tuple[str, ...] = ()) -> Shape:
    """A record, or a text that stands for the record's `about`."""
    whole = record(fields, required)

    def read(reading: Reading, node: yaml.Node, where: str) -> Record:
        if isinstance(node, yaml.ScalarNode):
            return Record(reading.place(node), {"about": text(reading, node, where)})
        return whole(reading, node, where)

    return read


def _entries(reading: Reading, node: yaml.Node, where: str) -> list[tuple[Placed, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        reading.wrong(node, f"{where} must be a mapping of keys to values", "wrong-kind")
        return []
    found: dict[str, tuple[Placed, yaml.Node]] = {}
    for key_node, value in node.value:
        key = text(reading, key_node, f"a key in {where}")
        if not key:
            continue
        if key in found:
            first = found[key][0].place.line
            reading.wrong(key_node, f"'{key}' stands twice in {where}, first in line {first}", "duplicate-key")
            continue
        found[key] = (key, value)
    return list(found.values())


def read_file(path: Path, name: str, mistakes: list[Mistake]) -> Record | None:
    """One page file as a checked record, or None where it is not YAML at all. `name` is how messages call the file."""
    start = Place(name, 1)
    source = ""
    try:
        if path.stat().st_size > LARGEST_FILE:
            mistakes.append(Mistake(start, f"the file is larger than {LARGEST_FILE // 1024 // 1024} MiB", "too-large"))
            return None
        source = path.read_text(encoding="utf-8")
        node = _compose(source)
    except UnicodeDecodeError as error:
        mistakes.append(Mistake(start, f"not UTF-8 text, from byte {error.start} on", "encoding"))
        return None
    except OSError as error:
        mistakes.append(Mistake(start, f"cannot be read: {error.strerror}", "unreadable"))
        return None
    except yaml.MarkedYAMLError as error:
        # What is never closed is mended where it was opened.
        is_open = any(sign in (error.problem or "") for sign in ("end of stream", "expected ','"))
        mark = (is_open and error.context_mark) or error.problem_mark
        place = Place(name, mark.line + 1) if mark else start
        problem = error.problem or ""
        if "nesting depth" in problem:  # The limit of libyaml, which it may come upon first.
            problem = _TOO_DEEP
        mistakes.append(Mistake(place, f"not YAML: {problem}", "yaml", _yaml_hint(problem)))
        return None
    except yaml.reader.ReaderError as error:
        character = chr(error.character)
        place = Place(name, source.count("\n", 0, source.find(character)) + 1)
        mistakes.append(Mistake(place, f"the file holds the unprintable character {character!r}", "unprintable"))
        return None
    if node is None:
        mistakes.append(Mistake(start, "the file is empty", "empty"))
        return None
    return FILE(Reading(name, mistakes, tuple(source.splitlines())), node, "the file")


def _compose(source: str) -> yaml.Node | None:
    """The tree of a YAML text, refusing what no page needs: anchors, tags, and nesting beyond reason.

    An alias lets a small file unfold to gigabytes, so pages do without them; an anchor or a tag swallows the first word
    of a text that was meant to begin with & or !.
    """
    depth = 0
    for event in yaml.parse(source, Loader=_Loader):
        if getattr(event, "anchor", None):
            raise _refused("pages have no anchors and aliases", event)
        if getattr(event, "tag", None):
            raise _refused("pages have no tags", event)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST_NESTING:
            raise _refused(_TOO_DEEP, event)
    return yaml.compose(source, Loader=_Loader)


def _refused(problem: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


_YAML_HINTS = {
    "mapping values": "put quotes around a text that contains ': '",
    "cannot start any token": "put quotes around a text that starts with one of ` @ %",
    "alphabetic or numeric": "put quotes around a text that starts with * or &",
    "anchors and aliases": "use flags-from, and put quotes around a text that starts with * or &",
    "no tags": "put quotes around a text that starts with !",
    "expected key": "check the indentation, and put quotes around a text that starts with [ { or a quote",
    "another document": "take out the second ---",
    "end of stream": "a quote is not closed",
    "expected ','": "a bracket is not closed",
}


def _yaml_hint(problem: str) -> str:
    return next((hint for part, hint in _YAML_HINTS.items() if part in problem), "")


def page_files(folder: Path) -> list[Path]:
    """Every page file below a folder, in a stable order."""
    return sorted(path for path in folder.rglob("*.yaml") if path.is_file())


_ABOUT = {"about": text}
_ASKED = {"asked": many(text)}
_LIFE = {"since": text, "removed": text, "deprecated": text, "hidden": one_of("true"), "needs": text, "danger": text}
_KEYS = named(text)
_CAUTIONS = {word: named(text) for word in CAUTION_WORDS}
_FLAGS = named(
    brief(
        _ABOUT
        | _ASKED
        | _LIFE
        | {
            "default": text,
            "bare": text,
            "keys": _KEYS,
            **_CAUTIONS,
            "required": one_of("true"),
            "same-as": text,
            "only-as": text,
        }
    )
)
_OPERANDS = named(text)
_EXAMPLE = record({"do": text, "run": text, "accept": many(text)}, required=("do", "run"))
_COMMAND = record(
    _ABOUT
    | _ASKED
    | _LIFE
    | {
        "also": many(text),
        "legacy": named(text),
        "operands": _OPERANDS,
        "inner": _OPERANDS,
        "flags-end": one_of("first-operand"),
        "dashes": one_of("required", "optional"),
        "one-of": many(one_or_many(text)),
        "misplaced": many(text),
        "refused": named(text),
        "ignored": named(text),
        "dangers": named(text),
        "flags": _FLAGS,
        "flags-from": many(text),
        "examples": many(_EXAMPLE),
        "see": many(text),
        "note": text,
        "docs": text,
    },
    required=("about",),
)
_GROUP = record(
    _ABOUT
    | _ASKED
    | _LIFE
    | {
        "also": many(text),
        "legacy": named(text),
        "docs": text,
        "note": text,
        "see": many(text),
        "flags": _FLAGS,
    },
    required=("about",),
)
_ARTICLE = _ABOUT | _ASKED | {"also": many(text), "text": text, "see": many(text), "docs": text}
_SAID = {"note": text, "danger": text}
_CONCEPT = _TOOL = record(_ARTICLE, required=("about",))
_TASK = record(_ARTICLE | _SAID | {"with": named(one_or_many(text))}, required=("about", "with"))
_INSTRUCTION = record(
    _ARTICLE | _SAID | _LIFE | {"forms": named(text), "flags": _FLAGS, "examples": many(_EXAMPLE)}, required=("about",)
)
_RESOURCE = record(
    _ARTICLE
    | _SAID
    | _LIFE
    | {
        "kind": text,
        "short": many(text),
        "singular": text,
        "api": text,
        "namespaced": one_of("true", "false"),
        "examples": many(_EXAMPLE),
    },
    required=("about", "kind", "singular", "api", "namespaced"),
)
ARTICLES = {
    "concepts": ("concept", _CONCEPT),
    "tasks": ("task", _TASK),
    "instructions": ("instruction", _INSTRUCTION),
    "resources": ("resource", _RESOURCE),
    "tools": ("tool", _TOOL),
}
"""The keys of a file that hold pages which are no commands: the kind of these pages, and what one of them may say."""
COMPARED = ("ordered", "keeping", "as-written", "as-is")
"""What two lines are compared by: lists of the names of flags, of commands and of programs that run others."""
_VALUE_KIND = record(
    _ABOUT
    | {"example": text, "pieces": _KEYS, "keys": _KEYS, "same": named(many(text)), "implied": many(text), "lead": text}
    | {"shape": text, "closed": one_of("true"), **_CAUTIONS}
    | {"same-from": text, "same-from-pages": one_of(*(kind for kind, _ in ARTICLES.values()))},
    required=("about",),
)
_WRAPPER = brief(
    _ABOUT
    | {
        "takes": text,
        "operands": one_of("1", "2"),
        "behind": text,
        "script": text,
        "replaces": text,
        "ends": text,
        "unless": text,
        "only": text,
    }
    | {key: one_of("true") for key in ("adds-words", "line", "reads", "assigns")},
    required=("about",),
)
FILE = record(
    _ABOUT
    | _ASKED
    | {key: named(shape) for key, (_, shape) in ARTICLES.items()}
    | {
        "group": text,
        "docs": text,
        "topic": text,
        "needs": text,
        "also": many(text),
        "flags": _FLAGS,
        "flags-before-command": _FLAGS,
        "legacy": named(text),
        "groups": named(_GROUP),
        "plugins": named(text),
        "refused": named(text),
        "ignored": named(text),
        "flags-anywhere": one_of("true"),
        "underscores": one_of("true"),
        "shared": named(_FLAGS),
        "commands": named(_COMMAND),
        "values": named(_VALUE_KIND),
        "stop-words": text,
        "same": many(text),
        "alike": many(text),
        "asking": named(many(text)),
        "named-tools": named(record({key: many(text) for key in ("called", "topics", "things")}, required=("called",))),
        "wrappers": named(_WRAPPER),
        "small-names": many(text),
        "tools-of-tasks": many(text),
        "avoid": many(text),
        "empty-words": many(text),
        "placeholders": many(text),
        "dangerous": record({"commands": many(text), "flags": many(text)}),
        "comparing": record(dict.fromkeys(COMPARED, many(text))),
    }
)
