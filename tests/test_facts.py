"""The pages against the tools: names, short forms, arity, defaults and versions, both ways.

`facts/*.json` was read from the tools' own source, generated documentation and help: nothing may be missing from the
pages, and nothing may stand in them that no tool has. What differs on purpose is in `facts/differences/`, with the
reason.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cheatsheet.assemble.assemble import read_book
from cheatsheet.assemble.book import Book
from cheatsheet.model import Choice, Command, Flag, Operand
from cheatsheet.shelf import CHECKOUT_DATA

HERE = Path(__file__).parent / "facts"
TOOLS = ("docker", "buildx", "compose", "kubectl", "kubeadm")
GROUPS = {"buildx": "docker buildx", "compose": "docker compose"}
FACTS = {tool: json.loads((HERE / f"{tool}.json").read_text(encoding="utf-8")) for tool in TOOLS}
ON_PURPOSE: dict[str, dict[str, str]] = {
    path: complaints
    for file in sorted((HERE / "differences").glob("*.yaml"))
    for path, complaints in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader).items()
}
"""What differs on purpose, by page: a complaint of this test, and the reason."""
TRIVIAL = ("", "false", "0", "0s", "-1", "none", "[]", "{}", "text")
"""Defaults of a command's code that say nothing, or that what it talks to replaces by its own."""
BOOK, _ = read_book([Path(CHECKOUT_DATA)])


@cache
def expected() -> dict[str, dict[str, Any]]:
    """Every command of every tool, the successor's facts for a path that two tools have."""
    return {path: facts for tool in TOOLS for path, facts in FACTS[tool]["commands"].items()}


def every_page(book: Book) -> dict[str, Command]:
    return {**book.groups, **book.commands}


PAGES = every_page(BOOK)
SPELLINGS = {spelling: path for path, command in PAGES.items() for spelling in command.page.spellings}


def since(facts: dict[str, Any], key: str) -> str:
    """A version, or the range of versions in which it changed, as the pages write it."""
    return str(facts.get(key, "") or facts.get(f"{key}_range", "")).replace("+", "")


def canonical(path: str) -> str:
    """The page of a command; `docker image build` is a spelling of another command's page."""
    return SPELLINGS.get(path, path)


def global_flags(tool: str) -> dict[str, Any]:
    return FACTS[tool]["global flags"]  # type: ignore[no-any-return]


def tool_of(path: str) -> str:
    for tool, group in GROUPS.items():
        if f"{path} ".startswith(f"{group} "):
            return tool
    return path.split()[0]


def tool_groups(path: str) -> list[str]:
    """The tool that a command belongs to and the tools around it: docker compose, docker."""
    return [group for group in ("docker", *GROUPS.values(), "kubectl", "kubeadm") if f"{path} ".startswith(f"{group} ")]


def flags_of(path: str) -> dict[str, Flag]:
    """The flags of a page but for those that its whole tool takes."""
    command = PAGES[path]
    everywhere = {
        flag.name for group in tool_groups(path) if group != path and group in PAGES for flag in PAGES[group].flags
    }
    inherited = (flag for flag in command.inherited if flag.name not in everywhere)
    return {flag.name: flag for flag in (*inherited, *command.flags_before, *command.flags)}


def flags_in_facts(path: str) -> dict[str, dict[str, Any]]:
    words = path.split()
    found: dict[str, dict[str, Any]] = {}
    for count in range(1, len(words)):
        around = expected().get(" ".join(words[:count]), {"flags": {}})
        found |= {name: facts for name, facts in around["flags"].items() if facts.get("persistent")}
    found |= expected()[path]["flags"]
    for tool in TOOLS:
        if path == GROUPS.get(tool, tool):
            found |= global_flags(tool)
    return {name: facts for name, facts in found.items() if name != "--help" or path in tool_groups(path)}


def differences(path: str) -> Iterator[str]:
    """Every way in which a page and the facts differ, as a line each."""
    page = canonical(path)
    if page not in PAGES:
        yield "has no page"
        return
    if path not in expected():
        yield "is invented"
        return
    facts, command = expected()[path], PAGES[page]
    yield from spellings(facts, command)
    for key in ("since", "removed"):
        yield from compared(key, getattr(command.page, key), since(facts, key))
    for key in ("hidden", "deprecated"):
        if facts.get(key) and not (getattr(command.page, key) or command.page.removed):
            yield f"is {key} in the tool"
    if facts.get("requires") in ("swarm", "experimental") and not command.page.needs:
        yield f"needs {facts['requires']}, and does not say so"
    yield from syntax(path, facts, command)
    if page in BOOK.commands:
        yield from arity(facts, command.operands)
    if page == path:
        yield from flag_differences(flags_of(page), flags_in_facts(path), since(facts, "since"))


def spellings(facts: dict[str, Any], command: Command) -> Iterator[str]:
    page = command.page
    for spelling in facts.get("also", []):
        if not is_understood(spelling, page.name):
            yield f"spelling {spelling} is missing"
    for spelling in sorted({*page.spellings} - {legacy.name for legacy in page.legacy} - spelled(page.name)):
        yield f"spelling {spelling} is invented"


def syntax(path: str, facts: dict[str, Any], command: Command) -> Iterator[str]:
    if "flags end" in facts and path not in tool_groups(path) and not command.syntax.flags_end:
        yield "flags end at the first operand"
    if "flags end" not in facts and command.syntax.flags_end:
        yield "flags do not end at the first operand"
    if facts.get("dash_args", "") != command.syntax.dashes and "dash_args" in facts:
        yield f"dashes should be {facts['dash_args']}"


def spelled(page: str) -> set[str]:
    """Every way in which the tools spell a command, as its own or as that of a command it has taken over."""
    paths = {path for path in expected() if canonical(path) == page}
    if page.startswith("docker buildx "):  # docker builder hands its commands on to buildx.
        paths |= {path.replace("buildx", "builder") for path in paths}
    return paths.union(*(expected()[path].get("also", []) for path in paths & expected().keys()))


def is_understood(spelling: str, page: str) -> bool:
    """Whether the spelling is the page's, also by another name of a group around it."""
    if SPELLINGS.get(spelling) == page:
        return True
    words = spelling.split()
    for count in range(len(words) - 1, 0, -1):
        group = SPELLINGS.get(" ".join(words[:count]))
        if group and SPELLINGS.get(" ".join((group, *words[count:]))) == page:
            return True
    return False


def arity(facts: dict[str, Any], operands: tuple[Operand, ...]) -> Iterator[str]:
    if "arguments" not in facts or "group" in facts:
        return
    fewest, most = facts["arguments"]
    fewest_here = sum(not operand.optional for operand in operands)
    most_here = None if any(operand.repeats for operand in operands) else len(operands)
    if fewest is not None and fewest_here != fewest:
        yield f"takes {fewest} operands or more, the page says {fewest_here}"
    if most_here != most:
        yield f"takes {most} operands at most, the page says {most_here}"


def flag_differences(here: dict[str, Flag], there: dict[str, dict[str, Any]], came: str) -> Iterator[str]:
    """`came` is the version that brought the command, which its flags need not say again."""
    for name in sorted(there.keys() - here.keys()):
        yield f"{name} is missing"
    for name in sorted(here.keys() - there.keys()):
        yield f"{name} is invented"
    for name in sorted(here.keys() & there.keys()):
        yield from (f"{name} {difference}" for difference in flag_difference(here[name], there[name], came))


def flag_difference(flag: Flag, facts: dict[str, Any], came: str) -> Iterator[str]:
    yield from compared("short", flag.short, facts.get("short", ""))
    value = "" if flag.value is None else "optional" if flag.value_optional else "required"
    yield from compared("value", value, facts.get("value", ""))
    for key, mark in (("repeats", flag.repeats), ("splits", flag.splits)):
        if mark != facts.get(key, False):
            yield f"{key}: {mark} on the page, {facts.get(key, False)} in the tool"
    if since(facts, "since") != came or release(flag.since) > release(came):
        yield from compared("since", flag.since, since(facts, "since"))
    yield from compared("removed", flag.removed, since(facts, "removed"))
    for key in ("hidden", "deprecated"):
        if facts.get(key) and not (getattr(flag, key) or flag.removed):
            yield f"is {key} in the tool"
    if flag.hidden and not (facts.get("hidden") or flag.removed or flag.same_as):
        yield "is not hidden in the tool"
    yield from default(flag, str(facts.get("default", "")))
    yield from compared("bare", flag.bare, str(facts.get("bare", "")))
    choices = set(facts.get("choices") or ())
    if isinstance(flag.value, Choice) and choices - set(flag.value.words):
        yield f"choices {sorted(choices - set(flag.value.words))} are missing"
    if facts.get("requires") in ("swarm", "experimental") and not flag.needs:
        yield f"needs {facts['requires']}, and does not say so"
    if facts.get("os") and not flag.needs:
        yield f"needs {facts['os']}, and does not say so"


def release(version: str) -> list[int]:
    """A version to compare: "1.27", or the last of a range."""
    return [int(part) for part in version.rpartition("-")[2].split(".") if part]


def default(flag: Flag, there: str) -> Iterator[str]:
    """What the code of a command holds by default stands on the page, where it says something."""
    if there not in TRIVIAL:
        yield from compared("default", flag.default, there)


def compared(what: str, here: str, there: str) -> Iterator[str]:
    if here != there:
        yield f"{what}: {here!r} on the page, {there!r} in the tool"


@pytest.mark.parametrize("path", {**expected(), **PAGES})
def test_a_page_says_what_the_tool_has(path: str) -> None:
    found = set(differences(path))
    assert sorted(found - ON_PURPOSE.get(path, {}).keys()) == []


def resources() -> dict[str, dict[str, Any]]:
    """The built-in resources by the name of their page; a name that two API groups have needs the group behind it."""
    rows = FACTS["kubectl"]["resources"]
    names = [facts["name"] for facts in rows]
    found = {}
    for facts in rows:
        group, is_named, _ = facts["apiVersion"].partition("/")  # The core group has no name.
        is_second = names.count(facts["name"]) > 1 and is_named
        found[f"{facts['name']}.{group}" if is_second else facts["name"]] = facts
    return found


RESOURCES = {
    article.page.spellings[0]: article for article in BOOK.articles.values() if article.page.kind == "resource"
}


def test_there_is_a_page_for_every_resource_and_no_other() -> None:
    assert RESOURCES.keys() == resources().keys()


def resource_differences(name: str) -> Iterator[str]:
    article, facts = RESOURCES[name], resources()[name]
    traits = {known.name: known.about for known in article.traits}
    for trait, key in (("kind", "kind"), ("singular", "singular"), ("api", "apiVersion")):
        yield from compared(trait, traits[trait], facts[key])
    yield from compared("short", traits.get("short", ""), " ".join(facts.get("short", [])))
    yield from compared("namespaced", traits["namespaced"], str(facts["namespaced"]).lower())
    for key in ("since", "removed"):
        yield from compared(key, getattr(article.page, key), facts.get(key, ""))
    if facts.get("deprecated") and not article.page.deprecated:
        yield "is deprecated in the tool"


@pytest.mark.parametrize("name", resources())
def test_a_resource_is_called_what_kubectl_calls_it(name: str) -> None:
    found = set(resource_differences(name))
    assert sorted(found - ON_PURPOSE.get(f"resource {name}", {}).keys()) == []


@pytest.mark.parametrize("name", resources())
def test_a_resource_has_the_two_lines_that_one_most_needs(name: str) -> None:
    assert len(RESOURCES[name].examples) == 2


@pytest.mark.parametrize("path", ON_PURPOSE)
def test_a_difference_on_purpose_is_still_one_and_has_a_reason(path: str) -> None:
    kind, _, name = path.partition(" ")
    found = resource_differences(name) if kind == "resource" else differences(path)
    assert ON_PURPOSE[path].keys() <= set(found)
    assert all(len(reason.split()) > 2 for reason in ON_PURPOSE[path].values())
