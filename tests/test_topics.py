"""What is meant by a topic."""

import pytest

from cheatsheet.library import Library
from cheatsheet.model import Page
from cheatsheet.topics import on_topic, topics

DOCK = ["ship dock", "ship dock open", "ship dock close"]
COMMANDS = ["ship load", "ship sail", "ship board", "ship find", "ship rm", "ship old"]
CONCEPTS = ["cargo", "tide", "anchor", "compass"]


def test_topics_come_once_each_in_the_order_of_their_pages(library: Library) -> None:
    assert topics(library.pages()) == ["dock", "ship", "seafaring"]


def test_no_pages_have_no_topics() -> None:
    assert topics([]) == []
    assert on_topic([], "ship") == []


@pytest.mark.parametrize(
    ("topic", "names"),
    [
        ("seafaring", CONCEPTS),
        ("dock", DOCK),
        ("ship", ["ship dock", "ship", "ship dock open", "ship dock close", *COMMANDS]),
        ("ship dock", DOCK),
        ("ship load", ["ship load"]),
        ("load", ["ship load"]),
        ("ship cargo", ["ship load"]),
        ("ld", ["ship load"]),
        ("dock open", ["ship dock open"]),
        ("tide", ["tide"]),
        ("goods", ["cargo"]),
        ("SHIP  Dock ", DOCK),
        ("boat", ["ship dock", "ship", "ship dock open", "ship dock close", *COMMANDS]),
        ("doc", []),
        ("open", []),
        ("shipping", []),
        ("🚢", []),
    ],
    ids=str,
)
def test_a_topic_is_a_name_a_tool_a_group_or_a_command(library: Library, topic: str, names: list[str]) -> None:
    assert [page.name for page in on_topic(library.pages(), topic)] == names


@pytest.mark.parametrize("topic", ["", "  "], ids=repr)
def test_no_topic_means_all_pages(library: Library, topic: str) -> None:
    assert on_topic(library.pages(), topic) == list(library.pages())


def test_a_concept_is_found_by_its_name_whatever_its_case() -> None:
    page = Page("concept", "vms-and-containers", "A.", "containers", ("VMs and containers", "VM"))
    assert on_topic([page], "vms and") == [page]
    assert on_topic([page], "vm") == [page]
