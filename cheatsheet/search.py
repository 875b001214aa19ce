"""A question → the pages that answer it, the best first, each with the line to paste and why it was found."""

import heapq
import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from cheatsheet.library import BEFORE, INHERITED, OWN, Library
from cheatsheet.model import Entry, Example, Flag

CANDIDATES = 80
GOOD_ENOUGH = 0.3
"""The share of a query's words that an answer must hold."""
WORTH_SHOWING = 0.4
"""The share of the best answer's score below which another is no answer but noise."""
_FLAG = re.compile(r"(?<!\S)--?[A-Za-z][\w-]*(?!\S)")

NAMED_SCORE, FLAG_SCORE = 1000, 500
"""What was called by its name comes first, then flags that were, then all that only fits."""

Forms = dict[str, re.Pattern[str]]
"""The words of a query, each with what finds its forms in a text."""


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
            words += re.findall(r"\w+", written.lower())
    telling = [word for word in words if word not in stop_words]
    return flags, telling or words


def _mend(word: str, library: Library) -> str:
    """The word itself when the pages have it or a form of it, else the nearest that they have."""
    if len(word) < 3 or not word.isalpha() or library.occurs(f'"{word}"*'):
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
    return library.find(name) or library.concept(name) or ""


def _ranked(words: list[str], spelled: str, library: Library) -> Iterator[Hit]:
    """The answers to words, the best first; an answer is made only when it is asked for."""
    alike = {word: _alike(word, library) for word in words}
    forms = {word: form(*each) for word, each in alike.items()}
    asked = dict.fromkeys(each for group in alike.values() for each in group)
    found = library.found(" OR ".join(f'"{each}" OR "{each}"*' for each in asked), CANDIDATES)
    judged = [(_score(entry, forms), entry) for entry in found]
    best = max((score for score, _ in judged), default=0)
    worth = [(score, entry) for score, entry in judged if score > WORTH_SHOWING * best or _is(entry, spelled)]
    named = [(score + NAMED_SCORE * _is(entry, spelled), entry) for score, entry in worth]
    good = sorted(named, key=lambda item: (-item[0], item[1].page, item[1].flag))
    return (_hit(entry, forms, score, library) for score, entry in good)


def _is(entry: Entry, name: str) -> bool:
    return entry.page == name and not entry.flag


def _score(entry: Entry, forms: Forms) -> float:
    """How well an entry answers; 0 when it holds too little of the question."""
    matched = _matched(entry, forms)
    share = sum(1 for place in matched.values() if place) / len(forms)
    if share < GOOD_ENOUGH:
        return 0
    stems = {_stem(own) for own in _words(entry.names)}
    in_name = sum(_stem(word) in stems for word in forms) / len(forms)
    weight = share**2 * (0.5 if entry.flag else 1) * (0.3 if entry.hidden else 1)
    # Of pages that fit alike, the one with more examples is the one that more people need.
    return (entry.score + 10 * in_name * (not entry.flag)) * weight * (1 + entry.deeds.count(" / ") / 50)


def _matched(entry: Entry, forms: Forms) -> dict[str, str]:
    """Where in an entry each word stands, empty for those that do not."""
    places = {
        "name": entry.names,
        "description": entry.about,
        "example": f"{entry.deeds} {entry.lines}",
        "text": entry.text,
        "command": entry.page if entry.flag else "",
    }
    return {word: _where(pattern, places) for word, pattern in forms.items()}


def _hit(entry: Entry, forms: Forms, score: float, library: Library) -> Hit:
    why = ", ".join(f"{word} in {place}" for word, place in _matched(entry, forms).items() if place)
    if entry.flag:
        flag = library.flag(entry.page, entry.flag, (OWN, INHERITED, BEFORE))
        assert flag
        return _flag_hit(entry.page, flag, why, score, library)
    example = _telling_example(library.examples(entry.page), forms)
    commands = () if entry.kind == "concept" else (entry.page,)
    do, line = (example.do, example.run) if example else ("", "")
    return Hit(entry.kind, entry.page, library.title(entry.page), entry.about, commands, why, round(score, 3), line, do)


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
    owners = [owner for owner, name in library.with_flag(flag.name) if name == flag.name]
    commands = (page, *(owner for owner in owners if owner != page))
    spelled = f"{flag.short}, {flag.name}" if flag.short else flag.name
    example = next((each for owner in commands for each in library.examples(owner) if _uses(each.run, flag)), None)
    do, line = (example.do, example.run) if example else ("", "")
    return Hit("flag", f"{page} {flag.name}", f"{page} {spelled}", flag.about, commands, why, round(score, 3), line, do)


def _uses(line: str, flag: Flag) -> bool:
    """Whether a line has the flag, perhaps in a cluster: `-it` has `-t`."""
    clusters = rf"(?<!\S)-[A-Za-z]*{re.escape(flag.short[1:])}[A-Za-z]*(?!\S)" if flag.short else r"(?!)"
    return re.search(rf"(?<!\S){flag.name}(?![\w-])|{clusters}", line) is not None


def _telling_example(examples: Iterable[Example], forms: Forms) -> Example | None:
    """The example that holds most of the words; the first, which is the simplest, of several."""
    best, most = None, -1
    for example in examples:
        text = f"{example.do} {example.run}"
        held = sum(1 for pattern in forms.values() if pattern.search(text))
        if held > most:
            best, most = example, held
    return best


def _where(pattern: re.Pattern[str], places: dict[str, str]) -> str:
    """The first place in which a form of a word stands, empty where there is none."""
    return next((place for place, text in places.items() if pattern.search(text)), "")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def form(*words: str) -> re.Pattern[str]:
    """Finds words in any of their forms, and words that begin with them: prune, prunes, pruned, pruning."""
    return re.compile(rf"\b(?:{'|'.join(_form(word) for word in words)})\b", re.IGNORECASE)


def _form(word: str) -> str:
    stem = _stem(word)
    if len(stem) > 3 and stem[-1] == stem[-2]:  # stopped, running
        stem += "?"
    begun = rf"{re.escape(word)}\w*" if len(word) > 2 else re.escape(word)
    return rf"{begun}|{stem}(?:ing|ed|es|s|e)?"


def _alike(word: str, library: Library) -> tuple[str, ...]:
    """The word and what else people say for it, whatever its ending."""
    others = (other for written in dict.fromkeys((word, *_endings(word))) for other in library.alike(written))
    return tuple(dict.fromkeys((word, *others)))


def _endings(word: str) -> tuple[str, ...]:
    stem = _stem(word)
    return (stem, f"{stem}e", stem[:-1]) if stem != word else ()


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


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
