"""`dkr search`: what the pages have on a question."""

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode
from cheatsheet.render.hits import answer_document, answer_json
from cheatsheet.search import search

LIMIT = 10


def run(environment: Environment, query: str, limit: int = LIMIT, as_json: bool = False) -> ExitCode:
    answer = search(query, environment.library(), limit)
    if as_json:
        environment.show_json(answer_json(answer))
    else:
        environment.show(answer_document(answer))
    return ExitCode.DONE if answer.hits else ExitCode.NOTHING_FOUND
