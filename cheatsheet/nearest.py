"""The real name that somebody who made a typo most likely meant."""

from collections.abc import Iterable

CLOSE_ENOUGH = 0.6


def nearest(word: str, names: Iterable[str], limit: int = 1, close: float = CLOSE_ENOUGH) -> list[str]:
    """Up to `limit` names that are close enough to `word` to be suggested, from 0 to 1, the closest first.

    Counts insertions, deletions, substitutions and swapped neighbours, so `dokcer` is one step from `docker`. Dashes in
    front do not count: every flag has them, and they would make `--rm` look like `--ro`.
    """
    from rapidfuzz.distance import OSA

    bare = word.lower().lstrip("-")
    scored = ((OSA.normalized_similarity(bare, name.lower().lstrip("-")), name) for name in set(names))
    letters = sorted(bare)
    # Of equally close names the one as long as the word, `rum` is `run` rather than `rm`, and the one with its letters,
    # `stast` is `stats` rather than `start`.
    good = sorted(
        (-score, abs(len(name) - len(word)), sorted(name.lower()) != letters, name)
        for score, name in scored
        if score >= close
    )
    return [name for *_, name in good[:limit]]
