"""Words with typos → the words of the pages that were most likely meant. A word that exists is never touched."""

from collections.abc import Iterator

from cheatsheet.library import Library
from cheatsheet.words import stem, verb

SHORTEST = 3
CERTAIN = 0.8
"""How near a word must be, from 0 to 1, to be meant rather than two words written as one."""
NEAR = 0.66
SWAPPED = 0.75


def mend(words: list[str], library: Library) -> list[str]:
    """The words with the typos taken out, and with words put together or apart where a blank was wrong."""
    found: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if _is_known(word, library):
            found.append(word)
        elif found and library.is_word(found[-1] + word):
            found[-1] += word
        elif rest and library.is_word(word + rest[0]):
            found.append(word + rest.pop(0))
        else:
            found += _mended(word, library)
    return found


def _is_known(word: str, library: Library) -> bool:
    """Whether the pages have a word, a form of it, or another one for it."""
    known = filter(None, (stem(word), verb(word)))
    return library.is_word(word) or any(library.weight(own) > 0 or library.alike(own) for own in known)


def _mended(word: str, library: Library) -> list[str]:
    if len(word) < SHORTEST or not word.isalpha():
        return [word]
    from cheatsheet.nearest import nearest

    if len(word) == SHORTEST:
        return _short(word, library)
    begins = bool(library.longer(stem(word), 1))
    # Most people get the first letter right, or change places with the second.
    likely = [each for letter in dict.fromkeys(word[:2]) for each in library.words(letter)]
    close = nearest(word, likely, close=SWAPPED if begins else CERTAIN)
    if begins:
        return close if close and not close[0].startswith(word) else [word]
    apart = [] if close else next(_apart(word, library), [])
    return close or apart or nearest(word, library.words(), close=NEAR) or [word]


def _short(word: str, library: Library) -> list[str]:
    """In three letters, two changed places or one is missing; another letter would make another word of them."""
    from cheatsheet.nearest import nearest

    if library.longer(word, 1):
        return [word]
    close = nearest(word, library.words(word[0]), 5, close=NEAR)
    return [each for each in close if len(each) > len(word) or sorted(each) == sorted(word)][:1] or [word]


def _apart(word: str, library: Library) -> Iterator[list[str]]:
    """The two words that were written as one."""
    for at in range(len(word) - 2, 1, -1):
        first, second = word[:at], word[at:]
        if library.is_word(first) and library.is_word(second):
            yield [first, second]


def mend_flag(flag: str, library: Library) -> str:
    """The flag itself when a command has it, else the nearest long one that some command has."""
    if not flag.startswith("--") or library.with_flag(flag):
        return flag
    from cheatsheet.nearest import nearest

    return next(iter(nearest(flag, library.every_flag())), flag)
