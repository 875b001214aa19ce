"""A question → the pages that answer it, the best first, each with the line to paste and why it was found."""

import heapq
import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from cheatsheet.library import BEFORE, EVERYWHERE, OWN, Library
from cheatsheet.model import Entry, Example, Flag, Kind, Way
from cheatsheet.notation import name_of, stands_in
from cheatsheet.words import Sought, basic_forms, find, sought, stem, words_in

CANDIDATES = 80
GOOD_ENOUGH = 0.3
"""The share of a query's words that an answer must hold."""
WORTH_SHOWING = 0.4
"""The share of the best answer's score below which another is no answer but noise."""
IN_NAME = 25
"""What a query whose words all stand in a page's name adds to its score; the full text gives about as much."""
MANY_USES = 20
"""Lines that use a command, from which on more say no more about how often it is needed."""
_FLAG = re.compile(r"(?<!\S)--?[A-Za-z][\w-]*(?!\S)")

NAMED_SCORE, FLAG_SCORE = 1000, 500
"""What was called by its name comes first, then flags that were, then all that only fits."""


class Hit(NamedTuple):
    """An answer. `line` is what one would paste, `do` what that does; `commands` are the paths the hit is about.

    A task has `ways` instead of a line, one for each tool that can do it.
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


class Answer(NamedTuple):
    """`corrected` is the query after typos were mended, or None; `nearest` are pages to look at where no hit is."""

    query: str
    corrected: str | None
    hits: tuple[Hit, ...]
    nearest: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


def search(query: str, library: Library, limit: int = 10) -> Answer:
    """The best answers to a query, at most `limit`; none where nothing holds enough of its words."""
    typed = _spelled(_FLAG.sub("", query).lower().split(), library)
    # In the name of a command no word is only talk: `kubectl get` is more than `kubectl`.
    written, words = terms(query, frozenset() if typed else library.stop_words())
    flags, mended = [_mend_flag(flag, library) for flag in written], [_mend(word, library) for word in words]
    corrected = " ".join([*mended, *flags]) if (flags, mended) != (written, words) else None
    spelled = typed or _spelled(mended, library)
    hits = [hit for flag in flags for hit in _flag_hits(flag, spelled, library)]
    ranked = _ranked(mended, spelled, library) if mended and (spelled or not hits) else iter(())
    both = heapq.merge(hits, ranked, key=lambda hit: -hit.score)
    # A flag that was found needs no guessing around it; the words beside it were for the command, or are only talk.
    wanted = takewhile(lambda hit: hit.score >= FLAG_SCORE / 2, both) if hits else both
    best = tuple(islice(_distinct(wanted), limit))
    nearest = () if best else tuple(_nearest(query, library))
    return Answer(query, corrected, best, nearest, (*flags, *mended))


def terms(query: str, stop_words: frozenset[str]) -> tuple[list[str], list[str]]:
    """The flags and the words of a query, lower case, without the words that every question has."""
    flags, words = [], []
    for written in query.split():
        if _FLAG.fullmatch(written):
            flags.append(written)
        else:
            words += words_in(written)
    telling = [word for word in words if word not in stop_words]
    return flags, telling or words


def _mend(word: str, library: Library) -> str:
    """The word itself when the pages have it, a form of it or another word for it, else the nearest that they have."""
    if len(word) < 3 or not word.isalpha() or library.occurs(f'"{word}"*') or library.alike(word):
        return word
    from cheatsheet.nearest import nearest

    return next(iter(nearest(word, library.words())), word)


def _mend_flag(flag: str, library: Library) -> str:
    """The flag itself when a command has it, else the nearest long one that some command has."""
    if not flag.startswith("--") or library.with_flag(flag):
        return flag
    from cheatsheet.nearest import nearest

    return next(iter(nearest(flag, library.every_flag())), flag)


def _spelled(words: list[str], library: Library) -> str:
    """The page that the words are the name of, a command's path or a concept's slug, or none."""
    name = " ".join(words)
    return library.find(name) or library.named(name) or ""


def _ranked(words: list[str], spelled: str, library: Library) -> Iterator[Hit]:
    """The answers to words, the best first; an answer is made only when it is asked for."""
    alike = {word: _alike(word, library) for word in words}
    asked = [sought(word, others) for word, others in alike.items()]
    every = dict.fromkeys((*words, *(other for others in alike.values() for other in others)))
    found = library.found(" OR ".join(f'"{each}" OR "{each}"*' for each in every), CANDIDATES)
    if spelled and not any(_is(entry, spelled) for entry in found):
        found += library.entry(spelled)
    judged = [(_score(entry, asked), entry) for entry in found]
    best = max((score for score, _ in judged), default=0)
    worth = [(score, entry) for score, entry in judged if score > WORTH_SHOWING * best or _is(entry, spelled)]
    named = [(score + NAMED_SCORE * _is(entry, spelled), entry) for score, entry in worth]
    good = sorted(named, key=lambda item: (-item[0], item[1].page, item[1].flag))
    return (_hit(entry, asked, score, library) for score, entry in good)


def _alike(word: str, library: Library) -> tuple[str, ...]:
    """What else people say for a word, whatever its ending."""
    return tuple(dict.fromkeys(other for written in basic_forms(word) for other in library.alike(written)))


def _is(entry: Entry, name: str) -> bool:
    return entry.page == name and not entry.flag


def _score(entry: Entry, asked: list[Sought]) -> float:
    """How well an entry answers; 0 when it holds too little of the question."""
    places = _places(entry)
    share = sum(find(word, places).weight for word in asked) / len(asked)
    if share < GOOD_ENOUGH:
        return 0
    stems = {stem(own) for own in words_in(entry.names)}
    in_name = sum(stem(word.word) in stems for word in asked) / len(asked)
    weight = share**2 * (0.5 if entry.flag else 1) * (0.2 if entry.hidden else 1)
    # Of pages that fit alike, the one that more lines use is the one that more people need.
    uses = 1 + min(entry.uses, MANY_USES) / 50
    return (entry.score + IN_NAME * in_name * (not entry.flag)) * weight * uses


def _places(entry: Entry) -> dict[str, str]:
    """The texts of an entry, by what people call them, the most telling first."""
    return {
        "name": entry.names,
        "description": entry.about,
        "example": f"{entry.deeds} {entry.lines}",
        "text": entry.text,
        "command": entry.page if entry.flag else "",
    }


def _hit(entry: Entry, asked: list[Sought], score: float, library: Library) -> Hit:
    places = _places(entry)
    why = ", ".join(found.why for found in (find(word, places) for word in asked) if found.why)
    if entry.flag:
        flag = library.flag(entry.page, entry.flag, EVERYWHERE)
        assert flag
        return _flag_hit(entry.page, flag, why, score, library)
    title = library.title(entry.page)
    if entry.kind == "task":
        ways = library.ways(entry.page)
        used = tuple(dict.fromkeys(path for way in ways for path in way.commands))
        return Hit(entry.kind, entry.page, title, entry.about, used, why, round(score, 3), ways=ways)
    example = _telling_example(library.examples(entry.page), asked)
    commands = (entry.page,) if library.path(entry.page) else ()
    do, line = (example.do, example.run) if example else ("Read on", f"dkr show {title}")
    return Hit(entry.kind, entry.page, title, entry.about, commands, why, round(score, 3), line, do)


def _flag_hits(spelled: str, command: str, library: Library) -> list[Hit]:
    """One hit for each flag that is spelled so, on the command that was named or where people meet it first."""
    if command and not spelled.startswith("--"):
        found = [library.flag(command, f"-{letter}") for letter in spelled[1:]]
        why = f"{spelled} on {command}"
        return [_flag_hit(command, flag, why, FLAG_SCORE, library) for flag in found if flag]
    owners = library.with_flag(spelled)
    if command:
        owners = [owner for owner in owners if owner[0] == command]
    hits: list[Hit] = []
    for name in dict.fromkeys(name for _, name in owners):
        page = next(page for page, other in owners if other == name)
        flag = library.flag(page, name, (OWN, BEFORE))
        if flag:
            hits.append(_flag_hit(page, flag, f"{spelled} is the flag", FLAG_SCORE - len(hits), library))
    return hits


def _flag_hit(page: str, flag: Flag, why: str, score: float, library: Library) -> Hit:
    others = [owner for owner, name in library.with_flag(flag.name) if name == flag.name and owner != page]
    owners = (page, *others)
    commands = tuple(owner for owner in owners if library.path(owner))
    spelled = f"{flag.short}, {flag.name}" if flag.short else flag.name
    # Of the same name on other commands may be another flag; what shows this one says the same of it.
    alike = (
        owner for owner in owners if (same := library.flag(owner, flag.name, EVERYWHERE)) and same.about == flag.about
    )
    example = next((each for owner in alike for each in library.examples(owner) if stands_in(flag, each.run)), None)
    do, line = (example.do, example.run) if example else ("Written so", _written(page, flag, library))
    title = f"{library.title(page)} {spelled}"
    return Hit("flag", f"{page} {flag.name}", title, flag.about, commands, why, round(score, 3), line, do)


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


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The same flag on many commands is one answer: the first, which names them all."""
    seen = set()
    for hit in hits:
        key = hit.id.rpartition(" ")[2] + hit.about if hit.kind == "flag" else hit.id
        if key not in seen:
            seen.add(key)
            yield hit


def _nearest(query: str, library: Library) -> list[str]:
    from cheatsheet.nearest import nearest

    return nearest(query, library.names(), 3)
