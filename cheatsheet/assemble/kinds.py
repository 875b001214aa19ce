"""Kinds of value, with the words that pages or other kinds give them."""

from collections.abc import Iterable, Iterator, Mapping

from cheatsheet.assemble.names import cautions, check_pattern, known, other_names
from cheatsheet.load import ARTICLES, Mistakes, Placed, Record, did_you_mean
from cheatsheet.model import Known, ValueKind


def value_kinds(files: Iterable[Record], mistakes: Mistakes) -> dict[str, ValueKind]:
    """The kinds of all files, by name."""
    listed = list(files)
    entries = merged("values", listed, mistakes)
    found = {str(name): _kind(name, entry) for name, entry in entries.items()}
    for kind in found.values():
        for pattern in (kind.shape, *(caution.pattern for caution in kind.cautions)):
            check_pattern(pattern, mistakes)
    for name, entry in entries.items():
        if "same-from-pages" in entry:
            pages = next(key for key, (kind, _) in ARTICLES.items() if kind == entry["same-from-pages"])
            found[name] = found[name]._replace(same=tuple(_names_of(merged(pages, listed, mistakes))))
    # Only now, for another kind may take what pages give.
    for name, entry in entries.items():
        source = entry.get("same-from", name)
        if source in found:
            found[name] = found[name]._replace(same=found[source].same)
        else:
            mistakes.wrong(source, f"'{source}' is no kind of value", "unknown-kind", did_you_mean(source, found))
    return found


def merged(key: str, files: Iterable[Record], mistakes: Mistakes) -> dict[Placed, Record]:
    """What all files say under a key; a name that stands in two of them is a mistake."""
    found: dict[Placed, Record] = {}
    for file in files:
        for name, entry in file.get(key, {}).items():
            if name in found:
                mistakes.wrong(name, f"'{name}' stands in '{key}' already", "duplicate-name")
            found.setdefault(name, entry)
    return found


def _names_of(pages: Mapping[Placed, Record]) -> Iterator[Known]:
    """Every other name of a page, with the page's own; of two pages with one name the first has it."""
    seen = {str(name) for name in pages}
    for name, entry in pages.items():
        for other in other_names(name, entry):
            if other not in seen:
                yield Known(str(other), str(name))
            seen.add(str(other))


def _kind(name: Placed, entry: Record) -> ValueKind:
    return ValueKind(
        str(name),
        entry.get("about", ""),
        entry.get("example", ""),
        known(entry.get("pieces", {})),
        known(entry.get("keys", {})),
        tuple(Known(other, str(word)) for word, others in entry.get("same", {}).items() for other in others),
        tuple(entry.get("implied", ())),
        entry.get("lead", ""),
        entry.get("shape", ""),
        "closed" in entry,
        cautions(entry),
    )
