"""`dkr show`: the page of a command, in any of its spellings, or any other page by one of its names."""

from cheatsheet.environment import Environment
from cheatsheet.errors import ExitCode, NotFoundError
from cheatsheet.library import Library
from cheatsheet.model import Page
from cheatsheet.render.pages import article_document, article_json, command_document, command_json


def run(environment: Environment, words: str, as_json: bool = False) -> ExitCode:
    library = environment.library()
    page = find(words, library)
    titles = {name: library.title(name) for name in page.see}
    if library.path(page.name) is None:
        article = library.article(page.name)
        if as_json:
            environment.show_json(article_json(article))
        else:
            environment.show(article_document(article, titles))
        return ExitCode.DONE
    command = library.command(page.name)
    if as_json:
        environment.show_json(command_json(command))
    else:
        environment.show(command_document(command, titles, _below(page, library)))
    return ExitCode.DONE


def find(words: str, library: Library) -> Page:
    """The page that goes by these words; NotFoundError with the nearest names where none does."""
    asked = " ".join(words.split())
    name = library.find(asked) or library.find(asked.lower()) or library.named(asked) or asked
    page = library.page(asked) or library.page(name)
    if page is None:
        raise _not_found(asked, library)
    return page


def _not_found(asked: str, library: Library) -> NotFoundError:
    from cheatsheet.nearest import nearest

    near = nearest(asked, library.names(), 3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"dkr search {asked} looks for it"
    return NotFoundError(f"there is no page '{asked}'", hint)


def _below(page: Page, library: Library) -> list[Page]:
    """The pages of the commands right below this one."""
    paths = [library.path(f"{page.name} {word}") for word in library.continuations(page.name)]
    found = [library.page(path) for path in dict.fromkeys(paths) if path and path.startswith(f"{page.name} ")]
    return [each for each in found if each and not each.hidden]
