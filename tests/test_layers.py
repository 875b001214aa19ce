"""Imports point one way: each module may import only what stands before it."""

import ast
from pathlib import Path

import pytest

import cheatsheet

PACKAGE = Path(cheatsheet.__file__).parent
# Modules of one row do not import each other, but for folders, whose own order is given below.
LAYERS = (
    ("errors", "nearest", "postings", "words"),
    ("model",),
    ("notation",),
    ("library",),
    ("load",),
    ("assemble",),
    ("entries",),
    ("index",),
    ("shelf",),
    ("topics",),
    ("values",),
    ("explain", "search"),
    ("quiz", "prose"),
    ("lint",),
    ("render",),
    ("environment",),
    ("verbs",),
    ("cli",),
    ("__main__",),
)
FOLDERS = {
    "assemble": (("book", "names"), ("flags", "kinds"), ("articles",), ("assemble",)),
    "explain": (
        ("grammar", "looks", "quoting", "shell_words", "stretches"),
        ("going_on",),
        ("sessions",),
        ("pasted",),
        ("shell", "parts", "wrappers"),
        ("advice",),
        ("match", "check", "account"),
        ("explain",),
        ("surroundings",),
        ("meaning",),
        ("difference",),
    ),
    "search": (("mend", "hits"), ("question", "needs"), ("rank",), ("search",)),
    "quiz": (("deck",), ("grade", "schedule"), ("store",), ("sitting",)),
    "render": (
        ("document",),
        ("measure", "outline"),
        ("callouts",),
        ("fan",),
        ("picture",),
        ("to_plain", "to_terminal", "difference", "explanation", "hits", "pages"),
        ("quiz",),
    ),
    "values": (
        ("reading",),
        ("amounts", "images", "networks", "ports", "swarm", "templates"),
        ("access", "builds", "containers", "joining", "jsonpaths", "mounts", "patches"),
        ("quantities", "schedules", "selectors", "services"),
        ("forms", "objects", "outputs"),
        ("container_forms",),
        ("object_forms",),
        ("kinds", "normal"),
    ),
    "verbs": (("diff", "explain", "guide", "lint", "list", "search", "show"), ("quiz",)),
}
RANKS = {name: rank for rank, row in enumerate(LAYERS) for name in row}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def name_of(path: Path) -> tuple[str, ...]:
    return path.relative_to(PACKAGE).with_suffix("").parts


def imported(path: Path) -> list[tuple[str, ...]]:
    """The modules of the package that a file imports, wherever in the file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "cheatsheet":
            inner = tuple(node.module.split(".")[1:])
            is_folder = (PACKAGE / Path(*inner)).is_dir()
            found += [(*inner, alias.name) for alias in node.names] if is_folder else [inner]
        elif isinstance(node, ast.Import):
            assert not any(alias.name.startswith("cheatsheet.") for alias in node.names), "write 'from … import …'"
    return found


def rank_in_folder(module: tuple[str, ...]) -> int:
    return next(rank for rank, row in enumerate(FOLDERS[module[0]]) if module[1] in row)


@pytest.mark.parametrize("path", MODULES, ids=["/".join(name_of(path)) for path in MODULES])
def test_a_module_imports_only_what_is_below_it(path: Path) -> None:
    module = name_of(path)
    for other in imported(path):
        if other[0] == module[0]:
            assert rank_in_folder(other) < rank_in_folder(module), f"{module} imports {other}"
        else:
            assert RANKS[other[0]] < RANKS[module[0]], f"{module} imports {other}"


def test_only_one_module_imports_rich_and_only_one_imports_typer() -> None:
    users: dict[str, list[str]] = {"rich": [], "typer": [], "yaml": []}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            for tool in {name.split(".")[0] for name in names} & users.keys():
                users[tool].append("/".join(name_of(path)))
    assert {tool: sorted(set(paths)) for tool, paths in users.items()} == {
        "rich": ["render/to_terminal"],
        "typer": ["cli"],
        "yaml": ["load"],
    }
