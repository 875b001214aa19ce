import io
import json
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cheatsheet.__main__ import run
from cheatsheet.environment import Environment
from cheatsheet.library import Library

Dkr = Callable[..., Any]
OPEN, CLOSE = "ship dock open north", "ship dock close north"


class Typing(io.StringIO):
    """Lines that are typed one after the other, and then Ctrl-C."""

    def readline(self, size: int = -1, /) -> str:
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


class Sitting:
    """Sittings of one person on the invented pages."""

    def __init__(self, library: Library, state: str, clock: Any) -> None:
        self.library = library
        self.state = state
        self.clock = clock
        self.stdout = self.stderr = ""

    def __call__(self, *arguments: str, stdin: str | io.StringIO = "") -> int:
        library = self.library

        class WithInventedPages(Environment):
            def library(self) -> Library:
                return library

        stdout, stderr = io.StringIO(), io.StringIO()
        source = io.StringIO(stdin) if isinstance(stdin, str) else stdin
        environment = WithInventedPages(source, stdout, stderr, {}, now=self.clock, state_folder=lambda: self.state)
        code = run(["quiz", *arguments], environment)
        self.stdout, self.stderr = stdout.getvalue(), stderr.getvalue()
        return int(code)

    def questions(self) -> list[str]:
        return [line.partition("  ")[2] for line in self.stdout.splitlines() if line[:1].isdigit() and "/" in line[:4]]

    def last(self) -> dict[str, Any]:
        return dict(json.loads(self.stdout.splitlines()[-1]))


@pytest.fixture
def sit(library: Library, tmp_path: Path, clock: Any) -> Sitting:
    return Sitting(library, str(tmp_path / "state"), clock)


def test_a_sitting_from_its_first_to_its_last_line(sit: Sitting) -> None:
    assert sit("dock", stdin=f"{OPEN}\nship dock close south\n") == 0
    assert sit.stderr == ""
    assert sit.stdout == (
        "2 questions on dock\n"
        "Type the command, or the number of a choice; nothing is run. An empty line shows the answer, q ends.\n"
        "\n"
        "1/2  Open the dock north.\n"
        "> ship dock open north\n"
        "Right.\n"
        "\n"
        "2/2  Close the dock north.\n"
        "> ship dock close south\n"
        "Not that.\n"
        "  - DOCK is south, asked for was north\n"
        "  ship dock close north\n"
        "\n"
        "  ship dock close  Close a dock.\n"
        "  north            DOCK: Dock to close.\n"
        "\n"
        "1 of 2 right. The first of them is due again in 1 minute.\n"
    )


def test_a_choice_is_asked_with_its_numbers(sit: Sitting) -> None:
    assert sit("tide", stdin="1\n") == 0
    assert (
        "1/1  Which is it? The sea's rise and fall twice a day.\n"
        "  1  anchor\n"
        "  2  cargo\n"
        "  3  compass\n"
        "  4  tide\n"
        "> 1\n"
        "Not that.\n"
        "It is tide\n"
    ) in sit.stdout


def test_a_right_answer_in_other_words_is_told_how_the_page_has_it(sit: Sitting) -> None:
    assert sit("ship rm", stdin="ship rm anna --reason=old\n") == 0
    assert "Right.\nThe page has it as ship rm --reason old anna\n" in sit.stdout


def test_an_empty_line_shows_the_answer_and_counts_as_wrong(sit: Sitting) -> None:
    assert sit("ship rm", stdin="\n") == 0
    assert "> \nThe answer:\n  ship rm --reason old anna\n" in sit.stdout
    assert "0 of 1 right." in sit.stdout


@pytest.mark.parametrize(
    "end", ["", "q\n", "Q\n", " q \n", "q"], ids=["end of input", "q", "Q", "blanks", "no newline"]
)
def test_a_sitting_may_end_early_and_keeps_what_was_answered(sit: Sitting, end: str) -> None:
    assert sit("dock", "--json", stdin=f"{OPEN}\n{end}") == 0
    assert (sit.last()["asked"], sit.last()["right"]) == (1, 1)
    sit("dock")
    assert sit.questions() == ["Close the dock north."]


def test_nothing_answered_changes_nothing(sit: Sitting) -> None:
    assert sit("dock") == 0
    assert sit.stdout.endswith("\nNothing answered, nothing changed.\n")


def test_a_last_line_without_newline_is_an_answer(sit: Sitting) -> None:
    assert sit("dock", "-n", "1", "--json", stdin=OPEN) == 0
    assert sit.last()["right"] == 1


def test_ctrl_c_ends_with_130_and_keeps_what_was_answered(sit: Sitting) -> None:
    assert sit("dock", stdin=Typing(f"{OPEN}\n")) == 130
    assert sit.stderr == ""
    assert "1 of 1 right." in sit.stdout
    sit("dock")
    assert sit.questions() == ["Close the dock north."]


def test_ctrl_c_at_the_first_question(sit: Sitting) -> None:
    assert sit("dock", stdin=Typing("")) == 130
    assert sit.stdout.endswith("Nothing answered, nothing changed.\n")


def test_the_last_line_of_json_tells_the_sitting(sit: Sitting) -> None:
    assert sit("--json", "dock", stdin=f"{OPEN}\nship dock close\n") == 0
    assert sit.last() == {
        "asked": 2,
        "right": 1,
        "cards": [
            {
                "id": "ship dock open: ship dock open north",
                "question": "Open the dock north.",
                "answer": OPEN,
                "given": OPEN,
                "verdict": "right",
                "differences": [],
                "due": "2026-03-01T12:10:00+00:00",
            },
            {
                "id": "ship dock close: ship dock close north",
                "question": "Close the dock north.",
                "answer": CLOSE,
                "given": "ship dock close",
                "verdict": "wrong",
                "differences": ["DOCK is missing; Dock to close."],
                "due": "2026-03-01T12:01:00+00:00",
            },
        ],
    }


def test_json_after_ctrl_c_and_without_an_answer(sit: Sitting) -> None:
    assert sit("--json", "dock", stdin=Typing("")) == 130
    assert sit.last() == {"asked": 0, "right": 0, "cards": []}


def test_a_right_card_is_not_asked_first_again(sit: Sitting) -> None:
    sit("dock", "-n", "1", stdin=f"{OPEN}\n")
    assert sit.questions() == ["Open the dock north."]
    sit("dock", "-n", "1")
    assert sit.questions() == ["Close the dock north."]


def test_a_card_comes_back_when_it_is_due(sit: Sitting) -> None:
    sit("dock", stdin=f"{OPEN}\n{CLOSE}\n")
    sit.clock.advance(days=1)
    sit("dock", stdin=f"{OPEN}\n")  # open is known for days now, close is still due
    sit.clock.advance(hours=1)
    sit("dock", "-n", "1")
    assert sit.questions() == ["Close the dock north."]


def test_a_wrong_card_is_asked_first_a_minute_later(sit: Sitting) -> None:
    sit("dock", stdin=f"{OPEN}\nno idea\n")
    sit.clock.advance(minutes=2)
    sit("dock", "-n", "1")
    assert sit.questions() == ["Close the dock north."]


def test_new_cards_come_before_those_that_are_not_due_yet(sit: Sitting) -> None:
    sit("ship load", "-n", "1", stdin="ship load anna\n")
    sit("ship load")
    assert sit.questions()[0] == "Load three pieces onto the ship anna."


@pytest.mark.parametrize(("number", "asked"), [("1", 1), ("5", 5), ("999", 13)])
def test_number_is_the_most_questions(sit: Sitting, number: str, asked: int) -> None:
    sit("-n", number, stdin="\n" * 20)
    assert len(sit.questions()) == asked
    assert sit.stdout.startswith(f"{asked} question")


def test_ten_questions_are_asked_unless_told_otherwise(sit: Sitting) -> None:
    sit(stdin="\n" * 20)
    assert len(sit.questions()) == 10


def test_an_answer_cannot_write_to_the_terminal(sit: Sitting) -> None:
    assert sit("dock", "-n", "1", stdin="\x1b[31mship\u202e\x07\udcff\n") == 0
    assert sit.stdout.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "given", ["x" * 50_000, "ship " * 3000, "\x00", "'", "$("], ids=["long", "words", "nul", "quote", "open"]
)
def test_an_odd_answer_is_only_wrong(sit: Sitting, given: str) -> None:
    assert sit("dock", "--json", "-n", "1", stdin=f"{given}\n") == 0
    assert sit.last()["right"] == 0


def test_no_such_topic(sit: Sitting) -> None:
    assert sit("dokc") == 1
    assert (sit.stdout, sit.stderr) == ("", "dkr: there is no topic 'dokc'; did you mean dock?\n")


def test_a_damaged_memory_is_said_and_the_sitting_goes_on(sit: Sitting, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "quiz.sqlite").write_bytes(b"these are no memories" * 100)
    assert sit("dock", stdin=f"{OPEN}\n") == 0
    assert sit.stderr.startswith("dkr: ")
    assert "was damaged; it is kept as" in sit.stderr
    assert "1 of 1 right." in sit.stdout


def test_where_nothing_can_be_kept_the_sitting_goes_on_and_says_so(sit: Sitting, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    assert sit("dock", stdin=f"{OPEN}\n{CLOSE}\n") == 0
    assert sit.stderr.endswith("nothing will be remembered\n")
    assert "2 of 2 right." in sit.stdout


def test_a_memory_of_a_newer_dkr_is_an_error(sit: Sitting, tmp_path: Path) -> None:
    sit("dock", stdin=f"{OPEN}\n")
    connection = sqlite3.connect(tmp_path / "state" / "quiz.sqlite")
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    assert sit("dock", stdin=f"{OPEN}\n") == 3
    assert (sit.stdout, sit.stderr.count("\n")) == ("", 1)
    assert "was written by a newer dkr; use that one, or move the file away" in sit.stderr


def test_two_sittings_at_once_lose_no_answer(sit: Sitting, library: Library, tmp_path: Path) -> None:
    """The other one begins, answers and ends while this one waits for its first answer."""

    class Meanwhile(io.StringIO):
        def readline(self, size: int = -1, /) -> str:
            if self.tell() == 0:
                other = Sitting(library, sit.state, sit.clock)
                assert other("ship rm", stdin="ship rm --reason old anna\n") == 0
            return super().readline(size)

    assert sit("dock", stdin=Meanwhile(f"{OPEN}\n{CLOSE}\n")) == 0
    sit("ship", "--json", "-n", "6", stdin="\n" * 20)
    assert not {"Open the dock north.", "Close the dock north.", "Scrap the ship anna because it is old."} & {
        card["question"] for card in sit.last()["cards"]
    }


def test_the_time_until_the_next_question_is_said_in_words(sit: Sitting) -> None:
    said = []
    for wait in (timedelta(0), timedelta(minutes=10), timedelta(days=2)):
        sit.clock.time += wait
        sit("ship rm", stdin="ship rm --reason old anna\n")
        said.append(sit.stdout.rstrip().rpartition("due again ")[2])
    assert said == ["in 10 minutes.", "in 2 days.", "in 11 days."]


def test_the_real_pages_can_be_asked(dkr: Dkr) -> None:
    sat = dkr("quiz", "--json", "-n", "3", "swarm", stdin="\n\n\n")
    assert (sat.exit_code, sat.stderr) == (0, "")
    cards = json.loads(sat.stdout.splitlines()[-1])["cards"]
    assert [card["verdict"] for card in cards] == ["wrong"] * 3
    assert all(datetime.fromisoformat(card["due"]) for card in cards)


def test_every_answer_of_the_pages_is_right(dkr: Dkr, real_library: Library) -> None:
    from cheatsheet.quiz.deck import deck

    answers = "".join(f"{card.answer}\n" for card in deck(real_library, "swarm"))
    last = json.loads(dkr("quiz", "--json", "-n", "9999", "swarm", stdin=answers).stdout.splitlines()[-1])
    assert last["asked"] == last["right"] == answers.count("\n")
