"""What `dkr list` and `dkr quiz` understand by a topic: a topic's name, a tool, a group of commands or one command."""

from collections.abc import Iterable

from cheatsheet.model import Page


def topics(pages: Iterable[Page]) -> list[str]:
    """The names of all topics, in the order of their pages."""
    return list(dict.fromkeys(page.topic for page in pages))


def on_topic(pages: Iterable[Page], topic: str) -> list[Page]:
    """The pages whose topic has this name or whose spelling begins with it; all pages for no topic."""
    wanted = " ".join(topic.lower().split())
    return [page for page in pages if not wanted or wanted == page.topic or _begins(page, wanted)]


def _begins(page: Page, words: str) -> bool:
    """Whether a spelling begins with the words, with or without the name of the tool in front."""
    for spelling in page.spellings:
        lower = spelling.lower()
        without_tool = lower.partition(" ")[2]
        if f"{lower} ".startswith(f"{words} ") or f"{without_tool} ".startswith(f"{words} "):
            return True
    return False
