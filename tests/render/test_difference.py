"""What one reads of the differences of two lines."""

from cheatsheet.explain.difference import Difference, differences
from cheatsheet.explain.explain import explain
from cheatsheet.explain.meaning import Said, meaning
from cheatsheet.library import Library
from cheatsheet.render.difference import differences_document, differences_json
from cheatsheet.render.to_plain import plain


def shown(one: str, other: str, library: Library) -> str:
    lines = (meaning(explain(line, library), library) for line in (one, other))
    return plain(differences_document(differences(*lines)))


def test_lines_that_ask_for_the_same_get_one_sentence(library: Library) -> None:
    assert shown("ship load anna", "ship ld anna", library) == "Both lines ask for the same.\n"


def test_every_part_is_told_with_what_it_does_and_what_either_line_says(library: Library) -> None:
    assert shown("ship sail -d -p 1:2 anna", "ship sail -p 2:2 -p 3:3 anna", library) == (
        "The lines differ in 2 parts.\n"
        "\n"
        "--detach: Do not wait until it is back.\n"
        "  A  true\n"
        "  B  not given\n"
        "\n"
        "--pilot: Take a pilot.\n"
        "  A  1:2: host port 1 → container port 2 (tcp)\n"
        "  B  2:2: host port 2 → container port 2 (tcp)\n"
        "     3:3: host port 3 → container port 3 (tcp)\n"
    )


def test_another_command_is_told_with_what_it_does(library: Library) -> None:
    assert shown("ship load anna", "ship board anna -- ls", library).splitlines()[2:5] == [
        "The command",
        "  A  ship load: Put cargo on board.",
        "  B  ship board: Run a program on a ship at sea.",
    ]


def test_an_operand_does_not_say_twice_what_it_is(library: Library) -> None:
    told = shown("ship sail anna:1", "ship sail anna:2", library).splitlines()
    assert told[2:] == [
        "SHIP: Ship to take.",
        "  A  anna:1: Image anna, tag 1, from Docker Hub.",
        "  B  anna:2: Image anna, tag 2, from Docker Hub.",
    ]


def test_a_value_of_which_there_is_no_more_to_say_stands_alone(library: Library) -> None:
    assert shown("ship load -n 3 anna", "ship load -n 4 anna", library).splitlines()[2:] == [
        "--number: How many pieces to load.",
        "  A  3",
        "  B  4",
    ]


def test_the_program_inside_and_the_shell_are_named_in_words(library: Library) -> None:
    assert shown("ship sail anna ls -l | cat", "ship sail anna", library).splitlines()[2:] == [
        "The program inside and its words",
        "  A  ls -l",
        "  B  nothing",
        "",
        "What the shell does around it, each … one of the commands",
        "  A  … | cat",
        "  B  nothing",
    ]


def test_with_several_commands_each_part_says_whose_it_is(library: Library) -> None:
    told = shown("ship load anna && ship sail anna", "ship load -n 3 anna && ship sail -d anna", library)
    assert "ship load --number: How many pieces to load.\n" in told
    assert "ship sail --detach: Do not wait until it is back.\n" in told


def test_an_empty_value_can_be_seen_and_is_text_in_json() -> None:
    found = (Difference("--name", (Said("", ""),), ()),)
    assert "  A  ''\n" in plain(differences_document(found))
    assert differences_json(found)["differences"] == [{"what": "--name", "a": "", "b": None}]
