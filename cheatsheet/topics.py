"""What `dkr list` and `dkr quiz` understand by a topic: a topic's name, a tool, a group of commands or one command."""

from collections.abc import Iterable

from cheatsheet.model import Page


def topics(pages: Iterable[Page]) -> list[str]:
    """The names of all topics, in the order of their pages."""
    return list(dict.fromkeys(page.topic for page in pages))


def on_topic(pages: Iterable[Page], topic: str) -> list[Page]:
    """The pages whose topic has this name or whose spelling begins with it; all pages for no topic."""
    listed = list(pages)
    wanted = " ".join(topic.lower().split())
    # The pages below a group are spelled with its own name only, and `k` is kubectl.
    names = {
        page.name for page in listed if page.kind in ("command", "tool") and wanted in map(str.lower, page.spellings)
    }
    return [
        page
        for page in listed
        if not wanted or wanted == page.topic or any(_begins(page, name) for name in (wanted, *names))
    ]


def _begins(page: Page, words: str) -> bool:
    """Whether a spelling begins with the words, with or without the name of the tool in front."""
    for spelling in page.spellings:
        lower = spelling.lower()
        without_tool = lower.partition(" ")[2] if page.kind == "command" else ""
        if f"{lower} ".startswith(f"{words} ") or f"{without_tool} ".startswith(f"{words} "):
            return True
    return False
