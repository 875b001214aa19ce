"""Shell text is taken apart into words as the shell would, and every word knows where it was written."""

import pytest

from cheatsheet.explain.quoting import Word
from cheatsheet.explain.shell import CommandLine, Script, join, split
from cheatsheet.model import Span


def only_word(text: str) -> Word:
    """The second word of a text that is one command of two words."""
    line = next(line for line in split(text).lines if line.depth == 0)
    _, word = line.words
    return word


def values(line: CommandLine) -> list[str]:
    return [word.value for word in line.words]


def commands(text: str) -> list[tuple[int, str]]:
    """The command lines of a text as they are written, with their depths."""
    return [(line.depth, text[slice(*line.span)]) for line in split(text).lines]


def notes(text: str) -> list[tuple[str, str]]:
    """What a text has for the shell itself, on its own level."""
    return [(note.role, text[slice(*note.span)]) for note in split(text).notes if note.depth == 0]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("anna", "anna"),
        ("'a b'", "a b"),
        ('"a b"', "a b"),
        ("a\\ b", "a b"),
        ("a'b'\"c\"d", "abcd"),
        ("''", ""),
        ('""', ""),
        ("''a''", "a"),
        ("'a\\b'", "a\\b"),
        ('"a\\b"', "a\\b"),
        ('"a\\"b"', 'a"b'),
        ('"a\\$b"', "a$b"),
        ("'it'\\''s'", "it's"),
        ('"it\'s"', "it's"),
        ("\\'", "'"),
        ("a\\\nb", "ab"),
        ('"a\\\nb"', "ab"),
        ("'a\nb'", "a\nb"),
        ("--name=web", "--name=web"),
        ('--name="my web"', "--name=my web"),
        ("--", "--"),
        ("-", "-"),
        ("=", "="),
        ("a=b", "a=b"),
        ("a#b", "a#b"),
        ("日本", "日本"),
        ("'é 😀'", "é 😀"),
        ("$HOME/x", "$HOME/x"),
        ('"${A:-b c}"', "${A:-b c}"),
        ("$(ls -l)", "$(ls -l)"),
        ("$'a\\nb\\'c'", "a\nb'c"),
        ("$'a\\x41'", "a\\x41"),
        ('$"a\\"b"', 'a"b'),
        ("a{b,c}d", "a{b,c}d"),
        ("*.yaml", "*.yaml"),
    ],
)
def test_a_word_has_the_value_that_the_program_gets(written: str, value: str) -> None:
    word = only_word(f"ship {written}")
    assert word.value == value
    assert word.span == Span(5, 5 + len(written))


@pytest.mark.parametrize(
    ("written", "expands"),
    [
        ("a", False),
        ("'$a'", False),
        ("\\$a", False),
        ("$a", True),
        ('"$a"', True),
        ("x${a}y", True),
        ("$((1 + 2))", True),
        ("$(ls)", True),
        ("`ls`", True),
    ],
)
def test_a_word_tells_whether_the_shell_changes_it(written: str, expands: bool) -> None:
    assert only_word(f"ship {written}").expands is expands


def test_spans_count_characters_and_not_bytes() -> None:
    (line,) = split("shïp lööd 日本 😀").lines
    assert [word.span for word in line.words] == [(0, 4), (5, 9), (10, 12), (13, 14)]


def test_every_character_of_a_value_knows_where_it_was_written() -> None:
    word = only_word('ship a"b c"\\\'d')
    assert word.value == "ab c'd"
    assert word.places == (5, 7, 8, 9, 12, 13)


@pytest.mark.parametrize(
    ("written", "middle", "first", "second"),
    [
        ("--pilot=80:80", 8, "--pilot=", "80:80"),
        ('--pilot="80:80"', 8, "--pilot=", '"80:80"'),
        ('"--pilot=80:80"', 8, '"--pilot=', '80:80"'),
        ("-p'80:80'", 2, "-p", "'80:80'"),
        ("-p80\\:80", 2, "-p", "80\\:80"),
        ("-p''80:80", 2, "-p", "''80:80"),
        ('-é="日本"', 3, "-é=", '"日本"'),
    ],
)
def test_two_stretches_of_a_word_leave_nothing_out(written: str, middle: int, first: str, second: str) -> None:
    word = only_word(f"ship {written}")
    one, other = word.span_of(0, middle), word.span_of(middle, len(word.value))
    text = f"ship {written}"
    assert (text[slice(*one)], text[slice(*other)]) == (first, second)


def test_a_whole_word_is_a_stretch_with_its_quotes() -> None:
    word = only_word("ship 'a b'")
    assert word.span_of(0, 3) == Span(5, 10)
    assert word.place_of(0, 3) == Span(6, 9)


def test_an_empty_stretch_lies_inside_its_word() -> None:
    word = only_word("ship a,,b")
    assert word.span_of(2, 2) == word.place_of(2, 2) == Span(7, 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b", [("pipe", "|")]),
        ("a |& b", [("pipe", "|&")]),
        ("a && b || c; d &", [("list", "&&"), ("list", "||"), ("list", ";"), ("list", "&")]),
        ("a > f", [("redirect", "> f")]),
        ("a >>f 2>&1", [("redirect", ">>f"), ("redirect", "2>&1")]),
        ("a &>f", [("redirect", "&>f")]),
        ("a < f", [("redirect", "< f")]),
        ("a <<< f", [("redirect", "<<< f")]),
        ("a >&-", [("redirect", ">&-")]),
        ("a <&3", [("redirect", "<&3")]),
        ("a >|f", [("redirect", ">|f")]),
        ("A=1 B='x y' a", [("assignment", "A=1"), ("assignment", "B='x y'")]),
        ("A=1", [("assignment", "A=1")]),
        ("a # b | c", [("comment", "# b | c")]),
        ("! a", [("keyword", "!")]),
        ("(a)", [("keyword", "("), ("keyword", ")")]),
        ("{ a; }", [("keyword", "{"), ("list", ";"), ("keyword", "}")]),
        ("[[ -f x ]] && a", [("other", "[[ -f x ]]"), ("list", "&&")]),
        ("export A=1", [("other", "export A=1")]),
        ("a \\\n b", [("keyword", "\\")]),
        (
            "if a; then b; fi",
            [("keyword", "if"), ("list", ";"), ("keyword", "then"), ("list", ";"), ("keyword", "fi")],
        ),
        (
            "while a; do b; done",
            [("keyword", "while"), ("list", ";"), ("keyword", "do"), ("list", ";"), ("keyword", "done")],
        ),
        ("a <<E\nx $b\nE", [("heredoc", "<<"), ("heredoc", "E"), ("heredoc", "x $b\n"), ("heredoc", "E")]),
    ],
)
def test_what_belongs_to_the_shell_is_noted(text: str, expected: list[tuple[str, str]]) -> None:
    assert notes(text) == expected


def test_a_loop_names_its_command() -> None:
    text = "for x in a b; do ship rm $x; done"
    assert commands(text) == [(0, "ship rm $x")]
    assert notes(text)[:3] == [("keyword", "for"), ("keyword", "x"), ("keyword", "in")]


@pytest.mark.parametrize(
    ("sign", "says"),
    [
        (">", "Writes the output to a file, replacing what it held."),
        (">>", "Writes the output to the end of a file."),
        ("<", "Reads the input from a file."),
        ("&>", "Writes output and error messages to a file, replacing what it held."),
        (">&", "Sends the output where another stream goes."),
        ("<&", "Reads the input from where another stream does."),
        ("<<<", "Gives this text as input."),
    ],
)
def test_each_redirection_says_what_it_does(sign: str, says: str) -> None:
    (note,) = split(f"a {sign} 3").notes
    assert note.about == says


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ship load > log anna", ["ship", "load", "anna"]),
        ("ship load >log anna >>log crate", ["ship", "load", "anna", "crate"]),
        ("> log ship load anna", ["ship", "load", "anna"]),
        ("ship load 2>&1 anna", ["ship", "load", "anna"]),
        ("ship load >&- anna", ["ship", "load", "anna"]),
        ("ship load <<< x anna", ["ship", "load", "anna"]),
        ("ship load <<E anna\nE", ["ship", "load", "anna"]),
        ("ship load <<E > log anna\nE", ["ship", "load", "anna"]),
        ("! ship load > log anna", ["ship", "load", "anna"]),
    ],
)
def test_words_behind_a_redirection_belong_to_the_command(text: str, words: list[str]) -> None:
    (line,) = split(text).lines
    assert values(line) == words


@pytest.mark.parametrize("sign", ["|", "&&", "||", ";"])
def test_words_behind_the_last_redirection_belong_to_the_last_command(sign: str) -> None:
    first, last = split(f"a b {sign} ship load > log anna").lines
    assert values(first) == ["a", "b"]
    assert values(last) == ["ship", "load", "anna"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ship rm $(ship find boats)", [(0, "ship rm $(ship find boats)"), (1, "ship find boats")]),
        ("ship rm `ship find boats`", [(0, "ship rm `ship find boats`"), (1, "ship find boats")]),
        ('ship rm "x$(ship find boats)"', [(0, 'ship rm "x$(ship find boats)"'), (1, "ship find boats")]),
        ("ship rm <(ship find boats)", [(0, "ship rm <(ship find boats)"), (1, "ship find boats")]),
        ("a $(b $(c))", [(0, "a $(b $(c))"), (1, "b $(c)"), (2, "c")]),
        ("a $(b; c)", [(0, "a $(b; c)"), (1, "b"), (1, "c")]),
        ("A=$(b)", [(1, "b")]),
        ("a > $(b)", [(0, "a"), (1, "b")]),
        ("export A=$(b)", [(1, "b")]),
        ("for x in $(b); do a; done", [(1, "b"), (0, "a")]),
        ("a <<E\n$(b)\nE", [(0, "a"), (1, "b")]),
        ("a <<'E'\n$(b)\nE", [(0, "a")]),
        ("a '$(b)'", [(0, "a '$(b)'")]),
        ("é $(日 本)", [(0, "é $(日 本)"), (1, "日 本")]),
    ],
)
def test_commands_in_substitutions_are_a_level_deeper(text: str, expected: list[tuple[int, str]]) -> None:
    assert commands(text) == expected


@pytest.mark.parametrize(
    ("text", "span", "message"),
    [
        ("ship load 'anna", (10, 15), "this quote is never closed: '"),
        ('ship load "anna', (10, 15), 'this quote is never closed: "'),
        ("ship load `anna", (15, 15), "'`' is missing"),
        ("ship load $(anna", (16, 16), "')' is missing"),
        ("ship load |", (11, 11), "a word is missing"),
        ("ship load $(", (10, 12), "the shell cannot read this"),
        ("ship ) load", (5, 6), "the shell cannot read this"),
    ],
)
def test_what_the_shell_cannot_read_is_a_problem_with_its_place(text: str, span: tuple[int, int], message: str) -> None:
    (problem,) = split(text).problems
    assert (problem.span, problem.message) == (span, message)


def test_a_mistake_leaves_the_rest_as_it_is() -> None:
    script = split("ship load 'anna")
    assert [values(line) for line in script.lines] == [["ship", "load"]]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_nothing_is_in_a_text_of_blanks(text: str) -> None:
    assert split(text) == Script((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\x1b[31m",
        "\ud800",
        "a\x00b",
        "# c\x00>a",
        "a # b\x00 >c d",
        "{\U00105293",
        "\ufeffship",
        "'",
        '"',
        "`",
        "''''",
        "\\",
    ],
    ids=ascii,
)
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    script = split(text)
    covered = [word.span for line in script.lines for word in line.words] + [note.span for note in script.notes]
    assert sorted(place for span in covered for place in range(*span) if not text[place].isspace()) == [
        place for place, character in enumerate(text) if not character.isspace()
    ]


def test_a_lone_surrogate_counts_as_one_character() -> None:
    (line,) = split("é \ud800 ship").lines
    assert [tuple(word.span) for word in line.words] == [(0, 1), (2, 3), (4, 8)]
    assert values(line) == ["é", "\ud800", "ship"]


@pytest.mark.parametrize(
    ("before", "after"), [("a $(", ")"), ('a "$(', ')"'), ("(", ")"), ("a && ", ""), ("if a; then ", "; fi")]
)
def test_deep_nesting_is_a_problem_and_no_crash(before: str, after: str) -> None:
    script = split(before * 1000 + "a" + after * 1000)
    assert script.problems


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["docker run -d nginx"], "docker run -d nginx"),
        (["docker", "run", "-d", "nginx"], "docker run -d nginx"),
        (["docker", "run", "my image"], "docker run 'my image'"),
        (["docker", ""], "docker ''"),
        (["docker", "$(ls)"], "docker '$(ls)'"),
        (["docker", "it's"], "docker 'it'\"'\"'s'"),
        ([""], ""),
    ],
)
def test_arguments_that_a_shell_took_apart_become_a_line_again(arguments: list[str], line: str) -> None:
    assert join(arguments) == line


@pytest.mark.parametrize(
    "arguments", [["a", "b c"], ["a", "'"], ["a", '"$x"'], ["é", "\\"], ["a", "", "\n"], ["a", "#b", "|", "~"]]
)
def test_a_joined_line_gives_the_same_words_back(arguments: list[str]) -> None:
    (line,) = split(join(arguments)).lines
    assert values(line) == arguments
    assert not any(word.expands for word in line.words)
