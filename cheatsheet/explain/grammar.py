"""The grammar of bash, loaded without the package around it.

`tree_sitter_bash` imports importlib.resources, for files of queries that nobody here asks for; that costs a start more
than a whole bare interpreter. Its compiled part does not need it.
"""

from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tree_sitter import Parser


@cache
def parser() -> "Parser":
    """The parser of bash; there is one, for it keeps nothing of what it parsed."""
    from tree_sitter import Language, Parser

    return Parser(Language(_binding().language()))


def _binding() -> Any:
    """The package's compiled part; the package itself where it is built in another way one day."""
    package = PathFinder.find_spec("tree_sitter_bash")
    folders = package.submodule_search_locations if package else None
    spec = PathFinder.find_spec("tree_sitter_bash._binding", folders) if folders else None
    if spec is None or spec.loader is None:
        import tree_sitter_bash

        return tree_sitter_bash
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
