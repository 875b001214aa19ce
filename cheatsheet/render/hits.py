"""The answer to a search, as a document and as JSON."""

from typing import Any

from cheatsheet.render.document import Block, Document, Gap, Line, Paragraph, Run, Style, Verbatim
from cheatsheet.search.hits import Hit
from cheatsheet.search.search import Answer
from cheatsheet.words import marker

MOST_OTHERS = 5


def answer_document(answer: Answer) -> Document:
    blocks: list[Block] = []
    if answer.corrected:
        blocks += [Paragraph((Run("searching for ", Style.MUTED), Run(answer.corrected, Style.HEADING))), Gap()]
    for number, hit in enumerate(answer.hits):
        blocks += [*([Gap()] if number else []), *_hit(hit, answer.terms)]
    return tuple(blocks) if answer.hits else _nothing(answer)


def _nothing(answer: Answer) -> Document:
    blocks: list[Block] = [Paragraph((Run(f"Nothing found for '{answer.query}'."),))]
    if answer.nearest:
        blocks.append(Paragraph((Run("The nearest pages: "), Run(", ".join(answer.nearest), Style.CODE))))
    else:
        blocks.append(
            Paragraph((Run("Other words may do better; "), Run("dkr list", Style.CODE), Run(" shows all there is.")))
        )
    return tuple(blocks)


def _hit(hit: Hit, terms: tuple[str, ...]) -> list[Block]:
    told = hit.title if hit.kind != "task" else " ".join(way.tool for way in hit.ways)
    of_it = hit.tools[:1] if hit.kind == "flag" else hit.tools  # Of the other commands that have a flag, below.
    tools = (tool for tool in of_it if tool not in told.split())
    kind = "  ".join(("", *(() if hit.kind == "command" else (hit.kind,)), *tools))
    blocks: list[Block] = [
        Verbatim((*_marked(hit.title, terms, Style.HEADING), Run(kind, Style.MUTED))),
        Paragraph(_marked(hit.about, terms, Style.TEXT), 2),
    ]
    if hit.line:
        blocks.append(Paragraph((Run(f"{hit.do}:", Style.MUTED),), 2))
        blocks += [Verbatim((Run(line, Style.CODE),), 4) for line in hit.line.split("\n")]
    widest = max((len(way.tool) for way in hit.ways), default=0)
    for way in hit.ways:
        for line in way.lines:
            blocks.append(Verbatim((Run(f"{way.tool:<{widest}}  ", Style.MUTED), Run(line, Style.CODE)), 4))
    blocks.append(Paragraph((Run("; ".join(part for part in (hit.why, _others(hit)) if part), Style.MUTED),), 2))
    return blocks


def _others(hit: Hit) -> str:
    """The other commands that the hit is about, those of a task's own lines left out."""
    listed = hit.also if hit.ways else (*hit.commands[hit.kind != "concept" :], *hit.also)
    what = "for" if hit.kind == "concept" else "also"
    more = f" and {len(listed) - MOST_OTHERS} more" if len(listed) > MOST_OTHERS else ""
    return f"{what}: {', '.join(listed[:MOST_OTHERS])}{more}" if listed else ""


def _marked(text: str, terms: tuple[str, ...], role: str) -> Line:
    """The text with the words that were asked for in a role of their own."""
    words = [term for term in terms if not term.startswith("-")]
    shown = text.replace("`", "")
    asked = [found.span() for found in marker(words).finditer(shown)] if words else []
    runs: list[Run] = []
    at = 0
    for start, end in asked:
        if start >= at:
            runs += [Run(shown[at:start], role), Run(shown[start:end], Style.MATCH)]
            at = end
    return tuple(run for run in (*runs, Run(shown[at:], role)) if run.text)


def answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "query": answer.query,
        "corrected": answer.corrected,
        "hits": [_hit_json(hit) for hit in answer.hits],
        "nearest": list(answer.nearest),
    }


def _hit_json(hit: Hit) -> dict[str, Any]:
    lists = {name: list(getattr(hit, name)) for name in ("commands", "tools", "also")}
    return hit._asdict() | lists | {"ways": [way._asdict() for way in hit.ways]}
