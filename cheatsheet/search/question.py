"""What somebody typed → what it asks for: flags, and terms, each with all the stems that answer it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cheatsheet.library import CHOICE, PURPOSES, TROUBLE, Library
from cheatsheet.search.mend import mend, mend_flag
from cheatsheet.words import forms_in_ed, is_empty, stem, verb, words_in

SAME, ALIKE = 0.7, 0.6
"""What another word that says the same counts, or one that people use for it now and then; the word itself counts 1."""
FORM = 0.85
"""What `stop` counts for `stopped`, and the other way."""
BEGUN = 0.5
"""What a longer word counts that begins like the one that was asked for."""
TYPED = 0.9
"""What it counts where the word is still being typed."""
MOST_BEGUN = 8
"""Longer words that one beginning may stand for."""
COMMONER = 0.7
"""How far a word's weight goes down to that of the most common one of those that are used for the same, from 0 to 1."""
UNKNOWN = 1.2
"""How much it tells that nothing has a word at all; more than `Library.weight` says of any word that something has."""
TOOL = 0.12
"""How much it tells that a page has the name of the tool; which tool a page is about counts by itself."""
ASKING = 0.2
"""How much the wording tells by which a kind of page is asked for."""
FEW_CHOSEN_FROM = 3
"""What a question speaks of at most that asks which of two things to take."""
FEW_MORE = 2
"""Words behind a command's name with which the command is still what is asked for."""
LONGEST_WORDING = 4
SHORTEST_BEGINNING, SHORTEST_TYPED = 3, 2

_FLAG = re.compile(r"""(?<![^\s("'`,])--?[A-Za-z][\w-]*(?![^\s)"'`,;:.?!])""")
"""A flag, perhaps in brackets or quotes; one with a value behind = is words."""


class Term(NamedTuple):
    """One thing that is asked for, and how much it tells; `stems` are what answers it, each with how well, up to 1."""

    written: str
    stems: tuple[tuple[str, float], ...]
    weight: float


class Question(NamedTuple):
    """A query, read.

    `spelled` are the pages that the query is the name of, `commands` those whose name stands in it, and `mended` the
    query without its typos; each may be empty. `guessed` is the share of the terms, from 0 to 1, that were mended;
    `mainly` is whether the command is nearly all of the query. `tools` and `kind` are those that it names; `likely` are
    the tools whose things it speaks of, where it names none; `trouble` is whether it tells of one.
    """

    flags: tuple[str, ...]
    terms: tuple[Term, ...]
    tools: tuple[str, ...]
    likely: tuple[str, ...]
    kind: str
    trouble: bool
    spelled: tuple[str, ...]
    commands: tuple[str, ...]
    mended: str
    guessed: float
    mainly: bool


class _Words(NamedTuple):
    """The words and flags of a query without their typos; `begun` is the word that may go on, or none."""

    words: list[str]
    begun: list[str]
    flags: tuple[str, ...]
    mended: str
    guessed: frozenset[str]
    spelled: tuple[str, ...]


def read(query: str, library: Library, goes_on: bool = False) -> Question:
    """The question in a query; where it is still being typed, its last word may be the beginning of one."""
    right, begun, flags, mended, guessed, typed = _words(query, library, goes_on)
    parts = list(_parts(right, library))
    tools = _each_once(map(library.tool_named, parts))
    asks = list(map(library.kind_asked, parts))
    kind = next((kind for kind in asks if kind and kind not in PURPOSES), "")
    telling = _telling(parts, library)
    if not kind and CHOICE in asks and len(telling) <= FEW_CHOSEN_FROM:
        kind = "concept"
    # Who asks what kind of thing a flag is asks for its words; else flags are found by their spelling.
    of_flags = [word for flag in flags for word in words_in(flag)] if kind else []
    asked = [*telling, *of_flags] or ([] if flags else right)
    named = [library.tool_named(word) or word for word in right]
    names = (" ".join(words) for words in (right, named, telling))
    spelled = typed or next(filter(None, (_pages(name, library) for name in names)), ())
    if kind and kind not in map(library.kind, spelled):
        without_tool = [word for word in telling if not library.tool_named(word)]
        spelled = _page_of_kind(kind, without_tool, library) or spelled
    likely = () if tools else _each_once(library.tool_with(stem(word)) for word in right)
    terms = tuple(_terms(asked, begun, library))
    doubt = sum(not guessed.isdisjoint(term.written.split()) for term in terms) / max(1, len(terms))
    commands, mainly = _commands_in(named, library)
    return Question(flags, terms, tools, likely, kind, TROUBLE in asks, spelled, commands, mended, doubt, mainly)


def _words(query: str, library: Library, goes_on: bool) -> _Words:
    written = words_in(_FLAG.sub(" ", query))
    flags = tuple(_FLAG.findall(query))
    right_flags = tuple(mend_flag(flag, library) for flag in flags)
    spelled = _pages(_FLAG.sub(" ", query), library)
    whole, begun = (written[:-1], written[-1:]) if goes_on and not query.endswith(" ") else (written, [])
    right = written if spelled else [*mend(whole, library), *begun]
    mended = " ".join((*right, *right_flags)) if (right, right_flags) != (written, flags) else ""
    return _Words(right, begun, right_flags, mended, frozenset(right).difference(written), spelled)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _pages(words: str, library: Library) -> tuple[str, ...]:
    """The pages that the words are the name of: one command or other page, or all commands that end in these words."""
    name = " ".join(words.lower().split())
    found = library.find(name) or library.named(name)
    return (found,) if found else tuple(library.ending_in(name))


def _page_of_kind(kind: str, words: list[str], library: Library) -> tuple[str, ...]:
    found = library.named(" ".join(words)) or ""
    return (found,) if library.kind(found) == kind else ()


def _commands_in(words: list[str], library: Library) -> tuple[tuple[str, ...], bool]:
    """The command whose name stands among the words, with the tool in front, and whether it is nearly all of them."""
    for start in range(len(words) - 1):
        for end in range(len(words), start + 1, -1) if library.path(words[start]) else ():
            path = library.find(" ".join(words[start:end]))
            if path:
                return (path,), start == 0 and len(words) - end <= FEW_MORE
    return (), False


def _parts(words: list[str], library: Library) -> Iterator[str]:
    """The words, and in place of several the wording that they are for something known."""
    at = 0
    while at < len(words):
        count = next((n for n in range(LONGEST_WORDING, 1, -1) if _is_wording(words[at : at + n], n, library)), 1)
        yield " ".join(words[at : at + count])
        at += count


def _is_wording(words: list[str], count: int, library: Library) -> bool:
    wording = " ".join(words)
    return len(words) == count and bool(
        library.alike(_stems(wording)) or library.kind_asked(wording) or library.tool_named(wording)
    )


def _telling(parts: list[str], library: Library) -> list[str]:
    """The parts that tell what is asked for; a wording counts as one only where the pages have another word for it."""
    stop_words = library.stop_words()
    single: list[str] = []
    for part in parts:
        if library.alike(_stems(part)):
            single.append(part)
        elif library.kind_asked(part) in ("", TROUBLE):
            single += part.split()
    return [part for part in single if not is_empty(part, stop_words)]


def _stems(wording: str) -> str:
    return " ".join(map(stem, wording.split()))


def _terms(parts: list[str], begun: list[str], library: Library) -> Iterator[Term]:
    for at, part in enumerate(parts):
        goes_on = [part] == begun and at == len(parts) - 1 and len(part) >= SHORTEST_TYPED
        longer = library.longer(stem(part), MOST_BEGUN) if goes_on else []
        meant = dict.fromkeys(longer, TYPED) | dict.fromkeys(_joined(parts, at, library), 1.0)
        yield _term(part, meant, library)


def _term(part: str, meant: Mapping[str, float], library: Library) -> Term:
    own = _stems(part)
    tool = library.tool_named(part)
    if tool:
        return Term(part, tuple((_stems(name), 1.0) for name in library.names_of_tool(tool)), TOOL)
    found = _alike(own, library)
    if library.kind_asked(part) not in ("", TROUBLE):
        return Term(part, tuple((found | {own: 1.0}).items()), ASKING)
    weight = library.weight(own)
    others = [heavy for heavy in map(library.weight, found) if heavy]
    if weight:
        found[own] = 1.0
    elif len(part) >= SHORTEST_BEGINNING and not found:
        found |= dict.fromkeys(library.longer(own, MOST_BEGUN), BEGUN)
    found |= meant
    weight = weight or max((library.weight(each) for each in found), default=0) or UNKNOWN
    # Rare or not, a word tells no more than others that say the same: `nuke` is no more than `delete`.
    return Term(part, tuple(found.items()), weight + COMMONER * (min([weight, *others]) - weight))


def _alike(own: str, library: Library) -> dict[str, float]:
    """Other words and forms for a stem, with what each is worth."""
    base = verb(own)
    alike = (library.alike(base) if base else {}) | library.alike(own)
    forms = (base,) if base else forms_in_ed(own) if library.weight(own) else ()
    found = {other: SAME if same else ALIKE for other, same in alike.items()}
    return found | {form: FORM for form in forms if library.weight(form)}


def _joined(parts: list[str], at: int, library: Library) -> list[str]:
    """Words that the pages write as one, and that somebody wrote as several: `config map`."""
    spans = ((start, end) for start in range(max(0, at - 3), at + 1) for end in range(at + 1, at + 5))
    written = ("".join(parts[start:end]) for start, end in spans if 1 < end - start < 5 and end <= len(parts))
    return [own for own in map(stem, written) if library.weight(own)]
