"""An explanation's parts in groups: a command each, with what the shell does around it."""

import pytest

from cheatsheet.explain.explain import explain
from cheatsheet.library import Library
from cheatsheet.render.outline import heading, outline, with_commands


def groups(text: str, library: Library) -> list[str]:
    """Each group with its line, further in if it is inside of another."""
    return [
        f"{'  ' * group.depth}{group.line}: {' '.join(entry.text for entry in group.entries)}"
        for group in outline(explain(text, library))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sudo ship load anna", ["1: sudo ship load anna"]),
        ("ship load a | grep x | wc -l", ["1: ship load a", "1: | grep x", "1: | wc -l"]),
        ("ship load a && ship load b || ls", ["1: ship load a", "1: && ship load b", "1: || ls"]),
        ("ship load a; ship load b &", ["1: ship load a ;", "1: ship load b &"]),
        ("ship load a\nship load b", ["1: ship load a", "2: ship load b"]),
        ("ship load \\\n  a", ["1: ship load \\ a"]),
        ("ship load a |\n  ship find b", ["1: ship load a", "1: | ship find b"]),
        ("ship load > log a", ["1: ship load > log a"]),
        ("ship load a <<E\nx\nE\nls", ["1: ship load a << E x\n E", "4: ls"]),
        ("for x in a; do ship load $x; done", ["1: for x in a ; do ship load $x ; done"]),
        ("ls; for x in a; do ship load $x; done", ["1: ls ;", "1: for x in a ; do ship load $x ; done"]),
        ("while ls; do ship load a; done", ["1: while ls ; do", "1: ship load a ; done"]),
        ("ship load $(ship find b | ls)", ["1: ship load $(ship find b | ls)", "  1: ship find b", "  1: | ls"]),
        ("ship load `ls` $(ls)", ["1: ship load `ls` $(ls)", "  1: ls", "  1: ls"]),
        ("", []),
    ],
)
def test_a_group_for_each_command(text: str, expected: list[str], library: Library) -> None:
    assert groups(text, library) == expected


def test_the_first_group_inside_of_another_says_what_it_is_in(library: Library) -> None:
    inner = [group for group in outline(explain("ship load $(ship find b | ls) `ls`", library)) if group.depth]
    assert [heading(group) if group.inside else "" for group in inner] == ["Inside of $(…)", "", "Inside of `…`"]


def test_groups_without_a_command_of_ours_can_be_left_out(library: Library) -> None:
    found = with_commands(outline(explain("ls\nls $(ship find b)\nls $(ls)\nship load a", library)))
    assert [(group.line, group.depth) for group in found] == [(2, 0), (2, 1), (4, 0)]
