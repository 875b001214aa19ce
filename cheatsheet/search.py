"""A question → the pages that answer it, the best first, each with the line to paste and why it was found."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cheatsheet.library import BEFORE, INHERITED, OWN, Library
from cheatsheet.model import Entry, Example, Flag

CANDIDATES = 80
GOOD_ENOUGH = 0.3
"""The share of a query's words that an answer must hold."""
WORTH_SHOWING = 0.25
"""The share of the best answer's score below which another is no answer but noise."""


class Hit(NamedTuple):
    """An answer. `line` is what one would paste, `do` what that does; `commands` are the paths the hit is about."""

    kind: str
    id: str
    title: str
    about: str
    commands: tuple[str, ...]
    why: str
    score: float
    line: str = ""
    do: str = ""


class Answer(NamedTuple):
    """`corrected` is the query after typos were mended, or None; `nearest` are pages to look at where no hit is."""

    query: str
    corrected: str | None
    hits: tuple[Hit, ...]
    nearest: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


def search(query: str, library: Library, limit: int = 10) -> Answer:
    """The best answers to a query, at most `limit`; none where nothing holds enough of its words."""
    flags, words = terms(query, library.stop_words())
    mended = [_mend(word, library) for word in words]
    corrected = " ".join([*mended, *flags]) if mended != words else None
    spelled = _spelled(mended, library)
    hits = [hit for flag in flags for hit in _flag_hits(flag, spelled, library)]
    # A flag that was found needs no guessing around it; the words beside it were for the command, or are only talk.
    if mended and (spelled or not hits):
        hits = sorted(hits + _ranked(mended, spelled, library, limit), key=lambda hit: -hit.score)
    worth = [hit for hit in hits if hit.score >= WORTH_SHOWING * hits[0].score]
    best = tuple(_distinct(worth))[:limit]
    nearest = () if best else tuple(_nearest(query, library))
    return Answer(query, corrected, best, nearest, (*flags, *mended))


def terms(query: str, stop_words: frozenset[str]) -> tuple[list[str], list[str]]:
    """The flags and the words of a query, lower case, without the words that every question has."""
    flags, words = [], []
    for written in query.split():
        if re.fullmatch(r"--?[A-Za-z][\w-]*", written):
            flags.append(written)
        else:
            words += re.findall(r"\w+", written.lower())
    telling = [word for word in words if word not in stop_words]
    return flags, telling or words


def _mend(word: str, library: Library) -> str:
    """The word itself when the pages have it or a form of it, else the nearest that they have."""
    if len(word) < 3 or not word.isalpha() or library.occurs(f'"{word}"*'):
        return word
    from cheatsheet.nearest import nearest

    return next(iter(nearest(word, library.words())), word)


def _spelled(words: list[str], library: Library) -> str:
    """The canonical path of the command that the words spell out, or none."""
    return library.path(" ".join(words)) or ""


def _ranked(words: list[str], spelled: str, library: Library, limit: int) -> list[Hit]:
    found = library.found(" OR ".join(f'"{word}" OR "{word}"*' for word in words), CANDIDATES)
    judged = [(_score(entry, words, spelled), entry) for entry in found]
    good = sorted((item for item in judged if item[0] > 0), key=lambda item: (-item[0], item[1].page, item[1].flag))
    return [_hit(entry, words, score, library) for score, entry in good[: 2 * limit]]


def _score(entry: Entry, words: list[str], spelled: str) -> float:
    """How well an entry answers; 0 when it holds too little of the question."""
    matched = _matched(entry, words)
    share = sum(1 for place in matched.values() if place) / len(words)
    if share < GOOD_ENOUGH:
        return 0
    in_name = sum(place == "name" and word in _words(entry.names) for word, place in matched.items()) / len(words)
    weight = share**2 * (0.5 if entry.flag else 1) * (0.3 if entry.hidden else 1)
    if entry.page == spelled and not entry.flag:
        weight *= 10
    # Of pages that fit alike, the one with more examples is the one that more people need.
    return (entry.score + 10 * in_name * (not entry.flag)) * weight * (1 + entry.deeds.count(" / ") / 50)


def _matched(entry: Entry, words: list[str]) -> dict[str, str]:
    """Where in an entry each word stands, empty for those that do not."""
    places = {
        "name": entry.names,
        "description": entry.about,
        "example": f"{entry.deeds} {entry.lines}",
        "text": entry.text,
        "command": entry.page if entry.flag else "",
    }
    return {word: _where(word, places) for word in words}


def _hit(entry: Entry, words: list[str], score: float, library: Library) -> Hit:
    why = ", ".join(f"{word} in {place}" for word, place in _matched(entry, words).items() if place)
    if entry.flag:
        flag = library.flag(entry.page, entry.flag, (OWN, INHERITED, BEFORE))
        assert flag
        return _flag_hit(entry.page, flag, why, score, library)
    example = _telling_example(library.examples(entry.page), words)
    commands = () if entry.kind == "concept" else (entry.page,)
    do, line = (example.do, example.run) if example else ("", "")
    return Hit(entry.kind, entry.page, library.title(entry.page), entry.about, commands, why, round(score, 3), line, do)


def _flag_hits(spelled: str, command: str, library: Library) -> list[Hit]:
    """One hit for each flag that is spelled so, on the command that was named or where people meet it first."""
    if command and not spelled.startswith("--"):
        found = [library.flag(command, f"-{letter}") for letter in spelled[1:]]
        why = f"{spelled} on {command}"
        return [_flag_hit(command, flag, why, 100, library) for flag in found if flag]
    owners = library.with_flag(spelled)
    if command:
        owners = [owner for owner in owners if owner[0] == command]
    hits: list[Hit] = []
    for name in dict.fromkeys(name for _, name in owners):
        page = next(page for page, other in owners if other == name)
        flag = library.flag(page, name, (OWN, BEFORE))
        if flag:
            hits.append(_flag_hit(page, flag, f"{spelled} is the flag", 100 - len(hits), library))
    return hits


def _flag_hit(page: str, flag: Flag, why: str, score: float, library: Library) -> Hit:
    owners = [owner for owner, name in library.with_flag(flag.name) if name == flag.name]
    commands = (page, *(owner for owner in owners if owner != page))
    spelled = f"{flag.short}, {flag.name}" if flag.short else flag.name
    example = next((each for owner in commands for each in library.examples(owner) if _uses(each.run, flag)), None)
    do, line = (example.do, example.run) if example else ("", "")
    return Hit("flag", f"{page} {flag.name}", f"{page} {spelled}", flag.about, commands, why, round(score, 3), line, do)


def _uses(line: str, flag: Flag) -> bool:
    words = re.split(r"[\s=]", line)
    return flag.name in words or (bool(flag.short) and flag.short in words)


def _telling_example(examples: Iterable[Example], words: list[str]) -> Example | None:
    """The example that holds most of the words; the first, which is the simplest, of several."""
    best, most = None, -1
    for example in examples:
        held = sum(bool(_where(word, {"": f"{example.do} {example.run}"})) for word in words)
        if held > most:
            best, most = example, held
    return best


def _where(word: str, places: dict[str, str]) -> str:
    """The first place that holds the word or a form of it; places without a name count as `here`."""
    for place, text in places.items():
        if any(same_word(word, own) for own in _words(text)):
            return place or "here"
    return ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def same_word(word: str, other: str) -> bool:
    """Whether two words are forms of one: prune, prunes, pruned, pruning."""
    return word == other or _stem(word) == _stem(other) or (len(word) > 2 and other.startswith(word))


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _distinct(hits: Iterable[Hit]) -> Iterable[Hit]:
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
