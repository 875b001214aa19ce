"""`dkr list`: all pages, or those on a topic."""

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, NotFoundError
from cheatsheet.render.pages import list_document, page_json
from cheatsheet.topics import on_topic, topics


def run(environment: Environment, topic: str = "", as_json: bool = False) -> ExitCode:
    pages = [page for page in environment.library().pages() if not page.hidden]
    listed = on_topic(pages, topic)
    if not listed:
        raise no_such_topic(topic, topics(pages))
    if as_json:
        environment.show_json([page_json(page) for page in listed])
    else:
        environment.show(list_document(listed))
    return ExitCode.DONE


def no_such_topic(topic: str, known: list[str]) -> NotFoundError:
    from cheatsheet.nearest import nearest

    near = nearest(topic, known)
    hint = f"did you mean {near[0]}?" if near else f"topics are {', '.join(known)}"
    return NotFoundError(f"there is no topic '{topic}'", hint)
