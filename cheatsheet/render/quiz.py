"""Questions, verdicts and the end of a sitting, as documents and as JSON."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cheatsheet.explain.explain import Explanation
from cheatsheet.quiz.deck import Card
from cheatsheet.quiz.sitting import Answered
from cheatsheet.render.document import Block, Document, Gap, Paragraph, Row, Rows, Run, Style, Verbatim, sentence
from cheatsheet.render.explanation import explanation_document


def opening(topic: str, questions: int) -> Document:
    what = f" on {topic}" if topic else ""
    how = "Type the command, or the number of a choice; nothing is run. An empty line shows the answer, q ends."
    count = "1 question" if questions == 1 else f"{questions} questions"
    return (Paragraph((Run(f"{count}{what}", Style.HEADING),)), Paragraph((Run(how, Style.MUTED),)))


def question(card: Card, number: int, of: int) -> Document:
    blocks: list[Block] = [Gap(), Paragraph((Run(f"{number}/{of}  ", Style.MUTED), *sentence(card.question)))]
    rows = tuple(Row((Run(str(at), "flag"),), (Run(choice),)) for at, choice in enumerate(card.choices, 1))
    return (*blocks, Rows(rows)) if rows else tuple(blocks)


def feedback(answered: Answered, right: Explanation | None) -> Document:
    """The verdict and why; `right` is the right answer explained, for a command."""
    card, verdict = answered.card, answered.verdict
    if verdict.right:
        blocks: list[Block] = [Paragraph((Run("Right.", Style.GOOD),))]
        if not card.choices and answered.given.strip() != card.answer:
            blocks.append(Verbatim((Run("The page has it as ", Style.MUTED), Run(card.answer, Style.CODE))))
        return tuple(blocks)
    word = "Not that." if answered.given.strip() else "The answer:"
    blocks = [Paragraph((Run(word, Style.ERROR),))]
    blocks += [Paragraph((Run("- "), *sentence(difference)), 2) for difference in verdict.differences]
    if right is None:
        return (*blocks, Paragraph((Run("It is "), Run(card.answer, Style.CODE))))
    return (*blocks, *explanation_document(right._replace(problems=())))


def closing(answered: Sequence[Answered], now: datetime) -> Document:
    if not answered:
        return (Gap(), Paragraph((Run("Nothing answered, nothing changed."),)))
    right = sum(each.verdict.right for each in answered)
    soonest = min(each.due for each in answered)
    which = "The first of them" if len(answered) > 1 else "It"
    text = f"{right} of {len(answered)} right. {which} is due again {_when(soonest - now)}."
    return (Gap(), Paragraph((Run(text, Style.HEADING),)))


def _when(span: timedelta) -> str:
    minutes = max(0, round(span.total_seconds() / 60))
    if minutes < 90:
        return "now" if minutes == 0 else f"in {minutes} minute{'s' * (minutes > 1)}"
    hours = round(minutes / 60)
    if hours < 36:
        return f"in {hours} hours"
    return f"in {round(hours / 24)} days"


def sitting_json(answered: Sequence[Answered]) -> dict[str, Any]:
    return {
        "asked": len(answered),
        "right": sum(each.verdict.right for each in answered),
        "cards": [
            {
                "id": each.card.id,
                "question": each.card.question,
                "answer": each.card.answer,
                "given": each.given,
                "verdict": "right" if each.verdict.right else "wrong",
                "differences": list(each.verdict.differences),
                "due": each.due.isoformat(),
            }
            for each in answered
        ],
    }
