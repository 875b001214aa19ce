import pytest

from cheatsheet.assemble.book import Book
from cheatsheet.library import Library
from cheatsheet.quiz.deck import Card, deck


def answers(library: Library, topic: str) -> list[str]:
    return [card.answer for card in deck(library, topic)]


def test_a_command_is_asked_for_by_its_deed(library: Library) -> None:
    assert deck(library, "ship rm") == (
        Card(
            id="ship rm: ship rm --reason=old anna",
            topic="ship",
            question="Scrap the ship anna because it is old.",
            answer="ship rm --reason old anna",
        ),
    )


def test_other_right_answers_come_along(library: Library) -> None:
    card = next(card for card in deck(library, "ship load") if "-n" in card.answer)
    assert card.accept == ("ship load anna crate crate crate",)


def test_a_definition_is_asked_among_its_neighbours(library: Library) -> None:
    assert deck(library, "tide") == (
        Card(
            id="concept: tide",
            topic="seafaring",
            question="Which is it? The sea's rise and fall twice a day.",
            answer="tide",
            choices=("anchor", "cargo", "compass", "tide"),
        ),
    )


def test_a_choice_is_always_right_and_all_choices_differ(real_library: Library) -> None:
    cards = [card for card in deck(real_library, "") if card.choices]
    assert len(cards) > 10
    assert [card for card in cards if card.answer not in card.choices] == []
    assert [card for card in cards if len(set(card.choices)) != 4] == []


def test_no_definition_gives_away_its_name(real_library: Library) -> None:
    cards = [card for card in deck(real_library, "") if card.choices]
    assert [card for card in cards if f" {card.answer.lower()} " in card.question.lower()] == []


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("ship load", ["ship load anna", "ship load -n 3 anna"]),
        ("load", ["ship load anna", "ship load -n 3 anna"]),
        ("ship ld", ["ship load anna", "ship load -n 3 anna"]),
        ("SHIP  Load", ["ship load anna", "ship load -n 3 anna"]),
        ("dock", ["ship dock open north", "ship dock close north"]),
        ("ship dock", ["ship dock open north", "ship dock close north"]),
        ("seafaring", ["cargo", "tide", "anchor", "compass"]),
        ("anchor", ["anchor"]),
        ("ship old", []),
        ("nothing", []),
        ("shi", []),
    ],
)
def test_a_topic_is_a_name_a_group_or_a_command(library: Library, topic: str, expected: list[str]) -> None:
    assert answers(library, topic) == expected


def test_a_tool_is_known_by_its_other_name(library: Library) -> None:
    assert answers(library, "boat") == answers(library, "ship")


def test_no_topic_is_all_there_is(library: Library) -> None:
    everything = answers(library, "")
    assert len(everything) == 13
    assert {*answers(library, "ship"), *answers(library, "dock"), *answers(library, "seafaring")} == set(everything)


def test_the_simplest_of_every_page_comes_before_the_second_of_any(library: Library) -> None:
    assert [answer for answer in answers(library, "ship") if "dock" not in answer] == [
        "ship load anna",
        "ship sail -d anna",
        "ship board anna -- ls",
        "ship find boats",
        "ship rm --reason old anna",
        "ship load -n 3 anna",
        "ship sail -p 80:8080 anna",
    ]


def test_every_card_has_an_id_of_its_own(real_library: Library) -> None:
    ids = [card.id for card in deck(real_library, "")]
    assert len(ids) == len(set(ids))


def test_every_example_of_a_visible_command_is_asked(book: Book, library: Library) -> None:
    examples = [
        example.run for command in book.commands.values() if not command.page.hidden for example in command.examples
    ]
    assert sorted(card.answer for card in deck(library, "") if not card.choices) == sorted(examples)


def test_the_same_library_gives_the_same_deck(library: Library) -> None:
    assert deck(library, "ship") == deck(library, "ship")


def test_an_id_is_made_of_what_the_answer_means(library: Library) -> None:
    """A page that spells the line or the deed in another way keeps everybody's history."""
    ids = {card.answer: card.id for card in deck(library, "ship sail")}
    assert ids["ship sail -d anna"] == "ship sail: ship sail --detach=true anna:latest"
