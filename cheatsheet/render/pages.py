"""Pages and lists of pages, as documents and as JSON."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cheatsheet.model import Article, Combination, Command, Example, Flag, Known, Operand, Page, Way
from cheatsheet.notation import name_of, write_combination
from cheatsheet.render.document import Block, Document, Gap, Paragraph, Row, Rows, Run, Style, Verbatim, sentence


def command_document(command: Command, titles: Mapping[str, str], below: Iterable[Page]) -> Document:
    """A cheat-sheet page: what it does, how it is written, examples, flags, what else to read."""
    page = command.page
    blocks: list[Block] = [
        Verbatim((Run(page.name, "command"), *_aliases(page))),
        Paragraph(sentence(page.about)),
        *_warnings(page),
    ]
    if command.operands or command.flags:
        blocks += [Gap(), Verbatim((Run(usage(command), Style.CODE),), 2)]
    blocks += _examples(command.examples)
    blocks += _section(
        "Operands", (Row((Run(each.name, "operand"),), sentence(each.about)) for each in command.operands)
    )
    blocks += _section("Commands", (Row((Run(each.name, "command"),), sentence(each.about)) for each in below))
    blocks += _section("Flags", _flags(command.flags))
    before = f"Flags between {page.name} and the command"
    blocks += _section(before, _flags(command.flags_before))
    combinations = [*_own(command)]
    blocks += _section("Dangers", _combinations(each for each in combinations if each.effect == "danger"))
    blocks += _section("Not together", _combinations(each for each in combinations if each.effect != "danger"))
    shared = [flag.name for flag in command.inherited if not flag.hidden]
    if shared:
        blocks += [Gap(), Paragraph((Run("Also takes ", Style.MUTED), Run(", ".join(shared), Style.MUTED)))]
    return (*blocks, *_see(page, titles))


def article_document(article: Article, titles: Mapping[str, str]) -> Document:
    """A page of prose, with what its kind has besides: a task's lines, an instruction's forms, a resource's names."""
    page = article.page
    blocks: list[Block] = [
        Paragraph((Run(page.spellings[0], Style.HEADING), *_other_names(page))),
        Paragraph(sentence(page.about)),
        *_warnings(page),
        *_section("", (_trait(trait) for trait in article.traits)),
        *_forms(article.forms),
        *_ways(article.ways),
    ]
    for paragraph in page.text.split("\n"):
        if paragraph.strip():
            blocks += [Gap(), Paragraph(sentence(paragraph))]
    blocks += _examples(article.examples)
    blocks += _section("Flags", _flags(article.flags))
    return (*blocks, *_see(page, titles))


_TRAITS = {
    "kind": "kind",
    "singular": "singular",
    "short": "short names",
    "api": "API version",
    "namespaced": "in a namespace",
}
"""How a page calls the traits of a resource."""


def _trait(trait: Known) -> Row:
    value = {"true": "yes", "false": "no"}.get(trait.about, trait.about.replace(" ", ", "))
    return Row((Run(_TRAITS[trait.name], Style.MUTED),), (Run(value),))


def _other_names(page: Page) -> tuple[Run, ...]:
    """What else a page is called; what people ask a task by is for searching only."""
    others = () if page.kind == "task" else page.spellings[1:]
    return (Run(f"  ({', '.join(others)})", Style.MUTED),) if others else ()


def _forms(forms: Iterable[Known]) -> list[Block]:
    blocks: list[Block] = []
    for form in forms:
        blocks += [Gap(), Verbatim((Run(form.name, Style.CODE),), 2), Paragraph(sentence(form.about), 4)]
    return blocks


def _ways(ways: Iterable[Way]) -> list[Block]:
    blocks: list[Block] = []
    for way in ways:
        blocks += [Gap(), Paragraph((Run(way.tool, Style.HEADING),), 2)]
        blocks += [Verbatim((Run(line, Style.CODE),), 4) for line in way.lines]
    return blocks


def _aliases(page: Page) -> tuple[Run, ...]:
    if not page.spellings[1:]:
        return ()
    return (Run(f"  also {', '.join(page.spellings[1:])}", Style.MUTED),)


def _warnings(page: Page) -> list[Block]:
    blocks: list[Block] = []
    if page.needs:
        blocks.append(Paragraph((Run("Needs ", Style.NOTE), *sentence(f"{page.needs}."))))
    if page.removed or page.deprecated:
        word = f"Removed in {page.removed}. " if page.removed else "Deprecated. "
        blocks.append(Paragraph((Run(word, Style.ERROR), *sentence(page.deprecated))))
    if page.danger:
        blocks.append(Paragraph((Run("Danger: ", Style.ERROR), *sentence(page.danger))))
    if page.note:
        blocks.append(Paragraph((Run("Mind: ", Style.WARNING), *sentence(page.note))))
    return blocks


def usage(command: Command) -> str:
    """How the command is written: its name, its operands, and where flags stand."""
    words = [command.page.name, *(["[flags]"] if command.flags else [])]
    outer = [_operand(each) for each in command.operands if not each.inner]
    inner = [_operand(each) for each in command.operands if each.inner]
    dashes = ["--"] if inner and command.syntax.dashes else []
    return " ".join([*words, *outer, *dashes, *inner])


def _operand(operand: Operand) -> str:
    several = f"{operand.name} ..." if operand.repeats else operand.name
    return f"[{several}]" if operand.optional else several


def _own(command: Command) -> Iterator[Combination]:
    """Those that are about the command; what only is about flags of the groups around it is the same everywhere."""
    around = {flag.name for flag in command.inherited}
    for each in command.syntax.combinations:
        if not all(term.name in around for terms in each.together for term in terms):
            yield each


def _combinations(combinations: Iterable[Combination]) -> Iterator[Row]:
    for each in combinations:
        role = Style.ERROR if each.effect == "refused" else Style.WARNING
        yield Row((Run(write_combination(each), role),), sentence(each.about))


def _examples(examples: Iterable[Example]) -> list[Block]:
    blocks: list[Block] = []
    for example in examples:
        blocks += [Gap(), Paragraph(sentence(f"{example.do}:"))]
        blocks += [Verbatim((Run(line, Style.CODE),), 4) for line in example.run.split("\n")]
    return blocks


def _section(title: str, rows: Iterable[Row]) -> list[Block]:
    shown = tuple(rows)
    heading = [Paragraph((Run(title, Style.HEADING),))] if title else []
    return [Gap(), *heading, Rows(shown)] if shown else []


def _flags(flags: Iterable[Flag]) -> Iterator[Row]:
    """The flags that a page shows, each with the words that its value may use."""
    for flag in flags:
        if not flag.hidden:
            yield _flag(flag)
            yield from (Row((Run(each.name, "value"),), sentence(each.about), 4) for each in flag.keys)


def _flag(flag: Flag) -> Row:
    name = f"{flag.short}, {flag.name}" if flag.short else flag.name
    value = f" {name_of(flag.value)}" if flag.value else ""
    if flag.value and flag.value_optional:
        value = f"[={name_of(flag.value)}]"
    about = [*sentence(flag.about)]
    if flag.required:
        about.append(Run(" Required.", Style.NOTE))
    if flag.default:
        about.append(Run(f" Default: {flag.default}.", Style.MUTED))
    if flag.bare:
        about.append(Run(f" Without a value: {flag.bare}.", Style.MUTED))
    if flag.since:
        about.append(Run(f" Since {flag.since}.", Style.MUTED))
    return Row((Run(name, "flag"), Run(value, "value")), (*about, *_flag_warnings(flag)))


def _flag_warnings(flag: Flag) -> list[Run]:
    about: list[Run] = []
    if flag.removed:
        about.append(Run(f" Removed in {flag.removed}.", Style.ERROR))
    if flag.needs:
        about.append(Run(f" Needs {flag.needs}.", Style.NOTE))
    if flag.deprecated:
        about += [Run(" Deprecated. ", Style.WARNING), *sentence(flag.deprecated)]
    if flag.danger:
        about += [Run(" Danger: ", Style.ERROR), *sentence(flag.danger)]
    for caution in flag.cautions:
        if caution.code in ("refused", "ignored"):  # What is right is told already.
            continue
        about += [Run(" Danger: " if caution.code == "danger" else " Mind: ", Style.ERROR), *sentence(caution.about)]
    return about


def _see(page: Page, titles: Mapping[str, str]) -> list[Block]:
    blocks: list[Block] = []
    if page.see:
        blocks += [
            Gap(),
            Paragraph((Run("See also: ", Style.MUTED), Run(", ".join(titles[name] for name in page.see), Style.CODE))),
        ]
    if page.docs:
        blocks += [*([] if page.see else [Gap()]), Paragraph((Run(page.docs, Style.MUTED),))]
    return blocks


def list_document(pages: Iterable[Page]) -> Document:
    """A line for each page, under the topics."""
    topics: dict[str, list[Page]] = {}
    for page in pages:
        topics.setdefault(page.topic, []).append(page)
    blocks: list[Block] = []
    for topic, listed in topics.items():
        rows = tuple(Row((Run(page.spellings[0], _role(page)),), sentence(page.about)) for page in listed)
        blocks += [*([Gap()] if blocks else []), Paragraph((Run(topic, Style.HEADING),)), Rows(rows)]
    return tuple(blocks)


def _role(page: Page) -> str:
    return "command" if page.kind in ("command", "tool") else Style.TEXT


def page_json(page: Page) -> dict[str, Any]:
    return {"kind": page.kind, "id": page.name, "about": page.about, "topic": page.topic}


def article_json(article: Article) -> dict[str, Any]:
    page = article.page
    return (
        page_json(page)
        | {"spellings": list(page.spellings), "text": page.text}
        | _said_json(page)
        | dict(_trait_json(trait) for trait in article.traits)
        | {
            "forms": [{"form": known.name, "about": known.about} for known in article.forms],
            "ways": [way._asdict() for way in article.ways],
            "flags": [_flag_json(flag) for flag in article.flags],
            "examples": [_example_json(example) for example in article.examples],
            "see": list(page.see),
        }
    )


def _trait_json(trait: Known) -> tuple[str, Any]:
    """A page's `kind` is what sort of page it is, so that of a resource goes by another name."""
    values: dict[str, Any] = {"namespaced": trait.about == "true", "short": trait.about.split()}
    name = "resource_kind" if trait.name == "kind" else trait.name
    return name, values.get(trait.name, trait.about)


def _said_json(page: Page) -> dict[str, Any]:
    return {key: getattr(page, key) for key in ("docs", "needs", "danger", "note", "since", "removed", "deprecated")}


def _example_json(example: Example) -> dict[str, Any]:
    return {"do": example.do, "run": example.run, "accept": list(example.accept)}


def command_json(command: Command) -> dict[str, Any]:
    page = command.page
    flags = (*command.flags_before, *command.flags, *command.inherited)
    return (
        page_json(page)
        | _said_json(page)
        | {
            "spellings": list(page.spellings),
            "operands": [_operand_json(operand) for operand in command.operands],
            "flags": [_flag_json(flag) for flag in flags],
            "examples": [_example_json(each) for each in command.examples],
            "see": list(page.see),
        }
    )


def _operand_json(operand: Operand) -> dict[str, Any]:
    return {
        "name": operand.name,
        "value": name_of(operand.value) if operand.value else None,
        "optional": operand.optional,
        "repeatable": operand.repeats,
        "inner": operand.inner,
        "about": operand.about,
    }


def _flag_json(flag: Flag) -> dict[str, Any]:
    return {
        "name": flag.name,
        "short": flag.short or None,
        "value": name_of(flag.value) if flag.value else None,
        "default": flag.default or None,
        "repeatable": flag.repeats,
        "about": flag.about,
        "since": flag.since or None,
        "removed": flag.removed or None,
        "deprecated": flag.deprecated or None,
        "danger": flag.danger or " ".join(each.about for each in flag.cautions if each.code == "danger") or None,
        "needs": flag.needs or None,
        "hidden": flag.hidden,
        "same_as": flag.same_as or None,
    }
