"""The real name that somebody who made a typo most likely meant."""

from collections.abc import Iterable

CLOSE_ENOUGH = 0.6
ROUNDING = 1e-6


def nearest(word: str, names: Iterable[str], limit: int = 1, close: float = CLOSE_ENOUGH) -> list[str]:
    """Up to `limit` names that are close enough to `word` to be suggested, from 0 to 1, the closest first.

    Counts insertions, deletions, substitutions and swapped neighbours, so `dokcer` is one step from `docker`. Dashes in
    front do not count: every flag has them, and they would make `--rm` look like `--ro`.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    known = list(dict.fromkeys(names))
    bare, *bare_names = (name.lower().lstrip("-") for name in (word, *known))
    # Rounding would cut off what is just close enough.
    found = extract(bare, bare_names, scorer=OSA.normalized_similarity, score_cutoff=close - ROUNDING, limit=None)
    letters = sorted(bare)
    # Of equally close names the one as long as the word, `rum` is `run` rather than `rm`, and the one with its letters,
    # `stast` is `stats` rather than `start`.
    good = sorted(
        (-score, abs(len(known[at]) - len(word)), sorted(known[at].lower()) != letters, known[at])
        for _, score, at in found
        if score >= close
    )
    return [name for *_, name in good[:limit]]
