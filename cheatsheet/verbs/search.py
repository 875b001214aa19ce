"""`dkr search`: what the pages have on a question."""

from collections.abc import Collection

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, UsageError
from cheatsheet.library import Wanted
from cheatsheet.render.hits import answer_document, answer_json
from cheatsheet.search.search import search

LIMIT = 10


def run(
    environment: Environment, query: str, limit: int = LIMIT, kind: str = "", tool: str = "", as_json: bool = False
) -> ExitCode:
    library = environment.library()
    _check("kind", kind, library.kinds() if kind else ())
    _check("tool", tool, library.tools() if tool else ())
    answer = search(query, library, limit, Wanted(kind, tool))
    if as_json:
        environment.show_json(answer_json(answer))
    else:
        environment.show(answer_document(answer))
    return ExitCode.DONE if answer.hits else ExitCode.NOTHING_FOUND


def _check(what: str, given: str, known: Collection[str]) -> None:
    if given and given not in known:
        raise UsageError(f"there is no {what} '{given}'", f"choose from {', '.join(known)}")
