"""Pages and lists of pages, as documents and as JSON."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cheatsheet.model import Command, Example, Flag, Operand, Page
from cheatsheet.notation import name_of
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
    shared = [flag.name for flag in command.inherited if not flag.hidden]
    if shared:
        blocks += [Gap(), Paragraph((Run("Also takes ", Style.MUTED), Run(", ".join(shared), Style.MUTED)))]
    return (*blocks, *_see(page, titles))


def concept_document(page: Page, titles: Mapping[str, str]) -> Document:
    also = f"  ({', '.join(page.spellings[1:])})" if page.spellings[1:] else ""
    blocks: list[Block] = [
        Paragraph((Run(page.spellings[0], Style.HEADING), Run(also, Style.MUTED))),
        Paragraph(sentence(page.about)),
    ]
    for paragraph in page.text.split("\n"):
        if paragraph.strip():
            blocks += [Gap(), Paragraph(sentence(paragraph))]
    return (*blocks, *_see(page, titles))


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


def _examples(examples: Iterable[Example]) -> list[Block]:
    blocks: list[Block] = []
    for example in examples:
        blocks += [Gap(), Paragraph(sentence(f"{example.do}:")), Verbatim((Run(example.run, Style.CODE),), 4)]
    return blocks


def _section(title: str, rows: Iterable[Row]) -> list[Block]:
    shown = tuple(rows)
    return [Gap(), Paragraph((Run(title, Style.HEADING),)), Rows(shown)] if shown else []


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
    if flag.removed:
        about.append(Run(f" Removed in {flag.removed}.", Style.ERROR))
    if flag.needs:
        about.append(Run(f" Needs {flag.needs}.", Style.NOTE))
    if flag.deprecated:
        about += [Run(" Deprecated. ", Style.WARNING), *sentence(flag.deprecated)]
    if flag.danger:
        about += [Run(" Danger: ", Style.ERROR), *sentence(flag.danger)]
    return Row((Run(name, "flag"), Run(value, "value")), tuple(about))


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
        rows = tuple(Row((Run(_title(page), _role(page)),), sentence(page.about)) for page in listed)
        blocks += [*([Gap()] if blocks else []), Paragraph((Run(topic, Style.HEADING),)), Rows(rows)]
    return tuple(blocks)


def _title(page: Page) -> str:
    return page.spellings[0] if page.kind == "concept" else page.name


def _role(page: Page) -> str:
    return Style.TEXT if page.kind == "concept" else "command"


def page_json(page: Page) -> dict[str, Any]:
    return {"kind": page.kind, "id": page.name, "about": page.about, "topic": page.topic}


def concept_json(page: Page) -> dict[str, Any]:
    return page_json(page) | {"spellings": list(page.spellings), "text": page.text, "see": list(page.see)}


def command_json(command: Command) -> dict[str, Any]:
    page = command.page
    flags = (*command.flags_before, *command.flags, *command.inherited)
    return page_json(page) | {
        "spellings": list(page.spellings),
        "docs": page.docs,
        "needs": page.needs,
        "danger": page.danger,
        "note": page.note,
        "since": page.since,
        "removed": page.removed,
        "deprecated": page.deprecated,
        "operands": [_operand_json(operand) for operand in command.operands],
        "flags": [_flag_json(flag) for flag in flags],
        "examples": [{"do": each.do, "run": each.run, "accept": list(each.accept)} for each in command.examples],
        "see": list(page.see),
    }


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
        "danger": flag.danger or None,
        "needs": flag.needs or None,
        "hidden": flag.hidden,
        "same_as": flag.same_as or None,
    }
