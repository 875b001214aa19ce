"""What stands around the commands of a text, and words as the program gets them."""

import pytest

from cheatsheet.explain.explain import explain
from cheatsheet.explain.surroundings import around, unquoted
from cheatsheet.library import Library


@pytest.mark.parametrize(
    ("text", "shell"),
    [
        ("ship load anna", "…"),
        ("ship load anna; ship load b", "… ; …"),
        ("ship load anna\nship load b\n", "… ; …"),
        ("ship load anna # one\n\nship load b", "… ; …"),
        ("ship load \\\n anna", "…"),
        ("ship load anna &&\nship load b", "… && …"),
        ("for i in a b\ndo ship load $i\ndone", "for i in a b ; do … ; done"),
        ("for i in a b; do ship load $i; done;", "for i in a b ; do … ; done"),
        ("ship find boats |  grep 'a b' >  'x y'", "… | grep 'a b' >'x y'"),
        ("A=1 sudo ship load anna", "A=1 …"),
        ("sudo -u ann ship load anna", "sudo -u ann …"),
        ("x=$(ship find boats)", "x=$(…)"),
    ],
)
def test_the_line_around_the_commands(text: str, shell: str, library: Library) -> None:
    assert around(explain(text, library), library) == shell


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("web", "web"),
        ("'a b'", "a b"),
        ('"a b"', "a b"),
        ("a\\ b", "a b"),
        ("a'b'\"c\"", "abc"),
        ("$x", "$x"),
        ('"$x"', "$x"),
        ("'$x'", "\\$x"),
        ("\\$x", "\\$x"),
        ('"\\$x"', "\\$x"),
        ("${x}/y", "$x/y"),
        ("${x}y", "${x}y"),
        ("$(pwd)/y", "$PWD/y"),
        ("~/x", "~/x"),
        ("'~/x'", "\\~/x"),
        ("'*'", "*"),
    ],
)
def test_a_word_has_its_quotes_off_and_says_what_the_shell_leaves_alone(text: str, word: str) -> None:
    assert unquoted(text, many=False) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [("*", "'*'"), ("a?", '"a?"'), ("[ab]", "'[ab]'"), ("{a,b}", "'{a,b}'"), ("$x", '"$x"'), ('"$x"', "'$x'")],
)
def test_where_several_words_may_come_quotes_matter(one: str, other: str) -> None:
    assert unquoted(one, many=True) != unquoted(other, many=True)
