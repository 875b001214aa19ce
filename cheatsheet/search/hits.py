"""Entries and flags → hits: what to paste, what it does, and why it was found."""

from collections.abc import Iterable
from typing import NamedTuple

from cheatsheet.library import BEFORE, EVERYWHERE, OWN, Library
from cheatsheet.model import Entry, Example, Flag, Kind, Page, Way
from cheatsheet.notation import name_of, stands_in
from cheatsheet.words import Sought, find


class Hit(NamedTuple):
    """An answer. `line` is what one would paste, `do` what that does; `commands` are the paths the hit is about.

    A task has `ways` instead of a line, one for each tool that can do it. `also` are the ids of pages and flags that
    answer the same need.
    """

    kind: str
    id: str
    title: str
    about: str
    commands: tuple[str, ...]
    why: str
    score: float
    line: str = ""
    do: str = ""
    ways: tuple[Way, ...] = ()
    tools: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def entry_hit(entry: Entry, asked: list[Sought], score: float, library: Library) -> Hit:
    page = library.page(entry.page)
    assert page
    if entry.flag:
        flag = library.flag(entry.page, entry.flag, EVERYWHERE)
        assert flag
        places = {"name": f"{flag.name} {flag.short}", "question": " / ".join(flag.asked), "description": flag.about}
        why = _why(asked, places | {"text": _flag_text(flag), "command": entry.page})
        return flag_hit(entry.page, flag, why, score, library)
    why = _why(asked, _places(page, library)) if asked else ""
    title = library.title(entry.page)
    hit = Hit(entry.kind, entry.page, title, page.about, (), why, round(score, 3), tools=entry.tools)
    if entry.kind == "task":
        ways = library.ways(entry.page)
        used = tuple(dict.fromkeys(path for way in ways for path in way.commands))
        return hit._replace(commands=used, ways=ways)
    example = _telling_example(library.examples(entry.page), asked)
    do, line = (example.do, example.run) if example else ("Read on", f"dkr show {title}")
    return hit._replace(commands=_commands(page, library), do=do, line=line)


def _commands(page: Page, library: Library) -> tuple[str, ...]:
    """A command itself; of other pages the commands that they send their readers to."""
    if library.path(page.name):
        return (page.name,)
    return tuple(target for target in page.see if library.path(target))


def _why(asked: list[Sought], places: dict[str, str]) -> str:
    found = (find(word, places) for word in asked)
    return ", ".join(dict.fromkeys(each.why for each in found if each.why))


def _places(page: Page, library: Library) -> dict[str, str]:
    """The texts of a page, by what people call them, the most telling first."""
    examples = library.examples(page.name)
    lines = [line for way in library.ways(page.name) for line in way.lines]
    return {
        "name": " / ".join(page.spellings),
        "question": " / ".join(page.asked),
        "description": page.about,
        "example": " / ".join((*(f"{each.do} {each.run}" for each in examples), *lines)),
        "text": " ".join((page.text, page.note, page.danger, page.needs)),
    }


def _flag_text(flag: Flag) -> str:
    return " ".join((flag.danger, *(f"{known.name} {known.about}" for known in flag.keys)))


def flag_hits(spelled: str, command: str, tools: tuple[str, ...], score: float, library: Library) -> list[Hit]:
    """One hit for each flag that is spelled so: on the command that was named, or where people meet it first.

    Where tools are named, only theirs. A cluster of letters is a flag each, which only a command can tell.
    """
    if command and not spelled.startswith("--"):
        found = [library.flag(command, f"-{letter}") for letter in spelled[1:]]
        why = f"{spelled} on {command}"
        return [flag_hit(command, flag, why, score, library) for flag in found if flag]
    owners = library.with_flag(spelled)
    if command:
        owners = [owner for owner in owners if owner.page == command]
    if tools:
        owners = [owner for owner in owners if set(tools) & set(owner.tools)]
    hits: list[Hit] = []
    for name in dict.fromkeys(owner.flag for owner in owners):
        page = next(owner.page for owner in owners if owner.flag == name)
        flag = library.flag(page, name, (OWN, BEFORE))
        if flag:
            hits.append(flag_hit(page, flag, f"{spelled} is the flag", score - len(hits) / 1000, library))
    return hits


def flag_hit(page: str, flag: Flag, why: str, score: float, library: Library) -> Hit:
    owners = sorted(library.with_flag(flag.name), key=lambda owner: owner.page != page)
    commands = tuple(owner.page for owner in owners if owner.kind == "command")
    spelled = f"{flag.short}, {flag.name}" if flag.short else flag.name
    # Of the same name on other commands may be another flag; what shows this one says the same of it.
    alike = (owner.page for owner in owners if owner.uses and owner.about == flag.about)
    examples = (each for name in alike for each in library.examples(name))
    example = next((each for each in examples if stands_in(flag.name, flag.short, each.run)), None)
    do, line = (example.do, example.run) if example else ("Written so", _written(page, flag, library))
    title = f"{library.title(page)} {spelled}"
    tools = tuple(dict.fromkeys(tool for owner in owners for tool in owner.tools))
    return Hit("flag", f"{page} {flag.name}", title, flag.about, commands, why, round(score, 3), line, do, tools=tools)


def _written(page: str, flag: Flag, library: Library) -> str:
    """How a flag stands behind its command, with a value of its kind; behind an instruction only = leads to that."""
    title = library.title(page)
    if flag.value is None or flag.value_optional:
        return f"{title} {flag.name}"
    kind = library.value_kind(flag.value.name) if isinstance(flag.value, Kind) else None
    value = kind.example if kind and kind.example else name_of(flag.value).partition("|")[0]
    return f"{title} {flag.name}{' ' if library.path(page) else '='}{value}"


def _telling_example(examples: Iterable[Example], asked: list[Sought]) -> Example | None:
    """The example that holds most of the words; the first, which is the simplest, of several."""
    best, most = None, -1.0
    for example in examples:
        held = sum(find(word, {"example": f"{example.do} {example.run}"}).weight for word in asked)
        if held > most:
            best, most = example, held
    return best
