"""The whole chain: every character of a text is accounted for, with what it means and what is wrong with it."""

import shlex
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cheatsheet.explain.explain import ExplainedCommand, Explanation, explain
from cheatsheet.explain.parts import Part
from cheatsheet.library import Library
from cheatsheet.model import Span


def only_command(text: str, library: Library) -> ExplainedCommand:
    (command,) = explain(text, library).commands
    return command


def parts(text: str, library: Library) -> list[tuple[str, str]]:
    """(role, text) of the parts of a text's only command."""
    return [(part.role, part.text) for part in only_command(text, library).parts]


def part(text: str, written: str, library: Library) -> Part:
    """The part of a text's only command that is written so."""
    return next(part for part in only_command(text, library).parts if part.text == written)


def problems(text: str, library: Library) -> list[tuple[str, str, str]]:
    """(code, text of the span, message) of every problem."""
    return [(problem.code, text[slice(*problem.span)], problem.message) for problem in explain(text, library).problems]


def shell(text: str, library: Library) -> list[tuple[str, str, int]]:
    return [(note.role, text[slice(*note.span)], note.depth) for note in explain(text, library).shell]


def test_a_line_is_explained_part_by_part(library: Library) -> None:
    explanation = explain("ship sail -p 80:8080 anna", library)
    (command,) = explanation.commands
    assert (command.span, command.page.name, command.spelled, command.depth) == ((0, 25), "ship sail", "ship sail", 0)
    assert [(p.span, p.role, p.flag, p.operand) for p in command.parts] == [
        ((0, 9), "command", "", ""),
        ((10, 12), "flag", "--pilot", ""),
        ((13, 20), "value", "--pilot", ""),
        ((21, 25), "operand", "", "SHIP"),
    ]
    assert (explanation.shell, explanation.problems) == ((), ())


def test_each_part_says_what_the_page_says(library: Library) -> None:
    assert [p.about for p in only_command("ship sail -p 80:8080 anna", library).parts] == [
        "Take a ship to sea and run a program on board.",
        "Take a pilot.",
        "host port 80 → container port 8080 (tcp)",
        "Ship to take. Image anna, tag latest as none is given, from Docker Hub.",
    ]


def test_a_value_is_taken_apart_at_its_place_in_the_text(library: Library) -> None:
    pieces = part("ship sail -p 80:8080 anna", "80:8080", library).pieces
    assert [(piece.span, piece.text, piece.name, piece.about) for piece in pieces] == [
        ((13, 15), "80", "host port", "The outer port."),
        ((16, 20), "8080", "container port", "The inner port."),
    ]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("ship sail -p80:8080 anna", [(12, 14), (15, 19)]),
        ("ship sail --pilot=80:8080 anna", [(18, 20), (21, 25)]),
        ("ship sail -p '80:8080' anna", [(14, 16), (17, 21)]),
        ('ship sail --pilot="80:8080" anna', [(19, 21), (22, 26)]),
        ("ship sail -p 80\\:8080 anna", [(13, 15), (17, 21)]),
        ("boat sail -p '80':8080 anna", [(14, 16), (18, 22)]),
        ("# é 日本 😀\nship sail -p 80:8080 anna", [(22, 24), (25, 29)]),
    ],
)
def test_pieces_keep_their_places_through_quotes(text: str, spans: list[tuple[int, int]], library: Library) -> None:
    (command,) = explain(text, library).commands
    (value,) = [part for part in command.parts if part.role == "value"]
    assert [piece.span for piece in value.pieces] == spans
    assert [text[slice(*span)] for span in spans] == ["80", "8080"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ship load anna", [("command", "ship load")]),
        ("ship load --crane=1:2 anna", [("command", "ship load"), ("flag", "--crane="), ("value", "1:2")]),
        ('ship load --crane="1:2" anna', [("command", "ship load"), ("flag", "--crane="), ("value", '"1:2"')]),
        ("ship sail -itd anna", [("command", "ship sail"), ("flag", "-i"), ("flag", "t"), ("flag", "d")]),
        ("ship sail -dp80:80 anna", [("command", "ship sail"), ("flag", "-d"), ("flag", "p"), ("value", "80:80")]),
        ("ship load -- anna", [("command", "ship load"), ("end-of-flags", "--")]),
        ("ship load --nope anna", [("command", "ship load"), ("unknown", "--nope")]),
        (
            "ship -H north load anna",
            [("command", "ship"), ("flag", "-H"), ("value", "north"), ("command", "load")],
        ),
        ("ship \\\n load anna", [("command", "ship"), ("command", "load")]),
        ("ship   load anna", [("command", "ship   load")]),
        ("'ship' \"load\" anna", [("command", "'ship' \"load\"")]),
    ],
)
def test_parts_have_roles(text: str, expected: list[tuple[str, str]], library: Library) -> None:
    assert parts(text, library) == [*expected, ("operand", "anna")]


@pytest.mark.parametrize(
    ("text", "written", "about"),
    [
        ("ship load --slowly=false anna", "false", "Switches --slowly off."),
        ("ship load -m 1k anna", "1k", "1,024 bytes"),
        ("ship load --only colour=red anna", "colour=red", "Colour of the cargo."),
        ("ship load --tags a,b anna", "a,b", "Value of --tags."),
        ("ship load --dry-run=client anna", "client", "Value of --dry-run."),
        ("ship load anna", "anna", "Ship to load."),
        ("ship load -- anna", "--", "Ends the flags: what follows is no flag, even with a dash in front."),
        ("ship load --crnae 1:1 anna", "1:1", "Most likely the value of --crane."),
        ("ship load --nope anna", "--nope", "Not known here."),
        ("ship sail anna ls", "ls", "Program to run on board."),
    ],
)
def test_a_part_says_what_it_does(text: str, written: str, about: str, library: Library) -> None:
    assert part(text, written, library).about == about


def test_the_key_of_a_value_says_what_the_flag_says_of_it(library: Library) -> None:
    pieces = part("ship load --only colour=red anna", "colour=red", library).pieces
    assert [(piece.name, piece.about) for piece in pieces] == [("key", "Colour of the cargo."), ("value", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ship sail -p 99999:80 anna", [("bad-value", "99999", "host port 99999 is out of range")]),
        ("ship sail -p99999:80 anna", [("bad-value", "99999", "host port 99999 is out of range")]),
        ("ship sail -p '' anna", [("bad-value", "''", "the value is empty")]),
        ("ship sail --pilot= anna", [("bad-value", "--pilot=", "the value is empty")]),
        ("ship load --tags= anna", []),
        ("ship load -n three anna", [("bad-value", "three", "'three' is not a whole number from 0 on")]),
        ("ship load --dry-run=clint anna", [("bad-value", "clint", "'clint' is not a value that fits here")]),
        ("ship load --slowly=yes anna", [("bad-value", "yes", "'yes' is not true or false")]),
        ("ship sail Anna", [("bad-value", "Anna", "'Anna' is not an image reference")]),
        ("ship load --only colour anna", [("bad-value", "colour", "'colour' is not KEY=VALUE")]),
    ],
)
def test_a_bad_value_is_marked(text: str, expected: list[tuple[str, str, str]], library: Library) -> None:
    assert problems(text, library) == expected


def test_a_bad_choice_names_the_nearest_or_all(library: Library) -> None:
    (near,) = explain("ship load --dry-run=clint anna", library).problems
    (far,) = explain("ship load --dry-run=xylophone anna", library).problems
    assert (near.hint, far.hint) == ("did you mean client?", "one of none, client, server")


@pytest.mark.parametrize("value", ["$PORTS", '"$PORTS"', "${A}:x", "$(cat ports)", "`cat ports`", "$((1 + 1)):x"])
def test_what_the_shell_still_changes_is_not_complained_about(value: str, library: Library) -> None:
    assert explain(f"ship sail -p {value} anna", library).problems == ()


def test_a_quoted_dollar_is_complained_about(library: Library) -> None:
    assert problems("ship sail -p '$PORTS' anna", library)[0][0] == "bad-value"


def test_the_flag_of_another_name_tells_its_successor(library: Library) -> None:
    command = only_command("ship load --old-crane 1:2 anna", library)
    assert [(p.text, p.flag, p.same_as) for p in command.parts if p.flag] == [
        ("--old-crane", "--old-crane", "--crane"),
        ("1:2", "--old-crane", "--crane"),
    ]


def test_a_value_that_another_one_takes_the_place_of_is_told(library: Library) -> None:
    assert problems("ship load -n 3 -n 4 anna", library) == [
        ("conflict", "-n 3", "--number takes one value, and the one behind counts")
    ]
    assert problems("ship load -n 3 --number=3 anna", library) == []


# Shell


def test_the_command_inside_a_substitution_is_a_level_deeper_in_the_same_text(library: Library) -> None:
    text = "ship load $(ship find -f x)"
    outer, inner = explain(text, library).commands
    assert [(p.span, p.role, p.text) for p in outer.parts] == [
        ((0, 9), "command", "ship load"),
        ((10, 27), "operand", "$(ship find -f x)"),
    ]
    assert (outer.depth, inner.depth, inner.span) == (0, 1, (12, 26))
    assert [(p.span, p.role, p.text) for p in inner.parts] == [
        ((12, 21), "command", "ship find"),
        ((22, 24), "flag", "-f"),
        ((25, 26), "value", "x"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ship load $(ship find x)",
        "ship load `ship find x`",
        'ship load "$(ship find x)"',
        "ship load <(ship find x)",
        "ship load --tags=$(ship find x) anna",
        "ship load anna > $(ship find x)",
        "A=$(ship find x) ship load anna",
        "ship load anna <<E\n$(ship find x)\nE",
    ],
)
def test_every_kind_of_substitution_is_explained(text: str, library: Library) -> None:
    found = {command.page.name: command.depth for command in explain(text, library).commands}
    assert found == {"ship load": 0, "ship find": 1}


def test_substitutions_in_substitutions_go_deeper(library: Library) -> None:
    commands = explain("ship load $(ship find $(ship dock open x))", library).commands
    assert [(command.page.name, command.depth) for command in commands] == [
        ("ship load", 0),
        ("ship find", 1),
        ("ship dock open", 2),
    ]


@pytest.mark.parametrize("text", ["sh -c 'ship find x'", 'bash -c "ship find x"', "sh <<E\nship find x\nE"])
def test_a_line_that_a_shell_on_the_host_runs_is_a_level_deeper(text: str, library: Library) -> None:
    (command,) = explain(text, library).commands
    assert (command.page.name, command.depth) == ("ship find", 1)
    assert text[slice(*command.span)] == "ship find x"


def test_every_command_of_a_pipe_is_explained(library: Library) -> None:
    text = "ship find x | grep y && ship load anna; ship dock open z &"
    assert [command.page.name for command in explain(text, library).commands] == [
        "ship find",
        "ship load",
        "ship dock open",
    ]
    assert shell(text, library) == [
        ("pipe", "|", 0),
        ("other", "grep", 0),
        ("other", "y", 0),
        ("list", "&&", 0),
        ("list", ";", 0),
        ("list", "&", 0),
    ]


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        ("sudo ship load anna", ["sudo"]),
        ("sudo -u root ship load anna", ["sudo", "-u", "root"]),
        ("sudo -u 'x y' ship load anna", ["sudo", "-u", "'x y'"]),
        ("sudo -nu root A=1 ship load anna", ["sudo", "-nu", "root", "A=1"]),
        ("sudo -uroot --user=root -- ship load anna", ["sudo", "-uroot", "--user=root", "--"]),
        ("sudo sudo ship load anna", ["sudo", "sudo"]),
        ("/usr/bin/sudo ship load anna", ["/usr/bin/sudo"]),
        ("timeout -s INT 5 ship load anna", ["timeout", "-s", "INT", "5"]),
        ("sudo timeout 5 ship load anna", ["sudo", "timeout", "5"]),
        ("watch ship load anna", ["watch"]),
    ],
)
def test_a_command_behind_a_wrapper_is_explained(text: str, wrapped: list[str], library: Library) -> None:
    assert shell(text, library) == [("wrapper", word, 0) for word in wrapped]
    command = only_command(text, library)
    assert (command.page.name, command.span) == ("ship load", (text.index("ship"), len(text)))


def test_a_wrapper_runs_programs_that_are_not_ours_too(library: Library) -> None:
    assert shell("sudo ls ship", library) == [("wrapper", "sudo", 0), ("other", "ls", 0), ("other", "ship", 0)]
    assert shell("sudo -l", library) == [("other", "sudo", 0), ("other", "-l", 0)]
    assert shell("sh load.sh", library) == [("other", "sh", 0), ("other", "load.sh", 0)]


def test_xargs_brings_the_operands_that_are_not_there(library: Library) -> None:
    assert problems("ship find x | xargs ship load", library) == []
    assert problems("ship find x | sudo ship load", library) == [("missing-operand", "", "SHIP is missing")]


@pytest.mark.parametrize("text", ["ls -la", "'ship load' anna", "''", "=", "-", "shop load", "dkr explain ship"])
def test_other_programs_are_left_alone(text: str, library: Library) -> None:
    explanation = explain(text, library)
    assert (explanation.commands, explanation.problems) == ((), ())
    assert {note.role for note in explanation.shell} == {"other"}


def test_a_program_is_called_as_it_is_written(library: Library) -> None:
    assert explain("'a b' c", library).shell[0].about == "'a b' is not a program that dkr knows."


def test_an_unclosed_quote_is_a_syntax_problem(library: Library) -> None:
    assert ("syntax", "'anna", "this quote is never closed: '") in problems("ship load 'anna", library)


@pytest.mark.parametrize("text", ["", " ", "\n", "# only a comment"])
def test_a_text_without_commands_has_none(text: str, library: Library) -> None:
    explanation = explain(text, library)
    assert (explanation.commands, explanation.problems) == ((), ())


def test_the_longest_line_that_a_shell_takes_is_explained(library: Library) -> None:
    name = "x" * (128 * 1024 - 10)
    assert parts(f"ship load {name}", library) == [("command", "ship load"), ("operand", name)]


# What holds for every text

WORDS = [
    *("ship", "load", "sail", "rm", "find", "dock", "open", "board", "boat", "cargo", "anna", "sudo", "xargs", "echo"),
    *("é", "日本", "😀", "a,b,,c", "colour=red", "-n", "3", "-c", "80:8080", "-dit", "-dp80:80", "-p'80:80'", "--tags"),
    *("--crane=1:2", '--pilot="1:2"', "--tags=a,b", "--dry-run=x", "--nope", "-x", "--", "-", "=", "-v", "/a:/b:ro"),
    *("-H", "--reason", "''", '""', "'a b'", '"a $x"', '"it\'s"', "$x", "${x:-y}", r"$'a\n'", "$((1+2))", "{a,b}"),
    *("*", "~", "%", "A=1", "B='c'", "{\U00105293"),
]
SYNTAX = [
    *("|", "|&", "||", "&&", ";", ";;", "&", "!", "<", ">", ">>", "2>", "2>&1", "&>", ">&-", "<<E", "E", "<<<", "#"),
    *("\\", "\\\n", "\n", "'", '"', "`", "$", "$(", "(", ")", "{", "}", "<(", "[[", "]]", "$((", "))", "${", "for"),
    *("in", "do", "done", "if", "then", "fi", "while", "case", "esac", "function", "f()", "export", "unset", "time"),
    *("\x00", "\x1b[31m", "\ud800", "\r", "\t", "\u00a0", "\u2028"),
]
SCRIPTS = st.lists(st.tuples(st.sampled_from(WORDS) | st.sampled_from(SYNTAX), st.sampled_from(["", " ", " "]))).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)
NESTED = st.recursive(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    lambda inner: st.builds(
        lambda form, one, other: form.format(one, other),
        st.sampled_from(
            [
                "{} $({})",
                "{} `{}`",
                '{} "x$({})"',
                "{} <({})",
                "{} | {}",
                "{} && {}",
                "{}; {}",
                "({}); {{ {}; }}",
                "{} > {}",
                "if {}; then {}; fi",
                "for x in {}; do {}; done",
                "A=$({}) {}",
                "{} <<E\n{}\nE\n",
                "{} # {}\n",
            ]
        ),
        inner,
        inner,
    ),
    max_leaves=6,
)
TEXTS = SCRIPTS | NESTED | st.text(max_size=40)
PROPERTY = settings(max_examples=150, deadline=None)


def entries(explanation: Explanation) -> list[tuple[Span, int]]:
    """(span, depth) of every part and every shell entry."""
    found = [(part.span, command.depth) for command in explanation.commands for part in command.parts]
    return found + [(note.span, note.depth) for note in explanation.shell]


@PROPERTY
@given(text=TEXTS)
@example(text="# c\x00>a b")
@example(text='ship sail -p"80:80" anna')
@example(text="ship load a\\\nb")
@example(text="ship rm `anna")
@example(text="ship load <<E > log anna | ship sail b\nE")
@example(text="ship sail a ship load $(ship find \"$(ship x)\") | ssh h 'ship find'")
@example(text="alias x='ship $(ship find)'")
@example(text="% &&")
@example(text="ship exec anna ship exec bob ship rm $(ls x)")
@example(text="ship exec anna ship rm $(sh -c 'd $(e f)')")
@example(text="\ud800")
def test_every_character_is_in_exactly_one_part_or_shell_entry(text: str, library: Library) -> None:
    explanation = explain(text, library)
    count = Counter((place, depth) for span, depth in entries(explanation) for place in range(*span))
    assert {place for place, c in enumerate(text) if not c.isspace() and not count[place, 0]} == set()
    assert {place: times for place, times in count.items() if times > 1} == {}


@PROPERTY
@given(text=TEXTS)
@example(text="ship load |")
def test_spans_are_sorted_and_inside_the_text(text: str, library: Library) -> None:
    explanation = explain(text, library)
    rows = [
        [command.span for command in explanation.commands],
        [note.span for note in explanation.shell],
        [problem.span for problem in explanation.problems],
        *([part.span for part in command.parts] for command in explanation.commands),
    ]
    for spans in rows:
        assert spans == sorted(spans)
        assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(start < end for (start, end), _ in entries(explanation))


@PROPERTY
@given(text=TEXTS)
def test_parts_lie_in_their_command_and_pieces_in_their_part(text: str, library: Library) -> None:
    for command in explain(text, library).commands:
        for part in command.parts:
            assert command.span.start <= part.span.start
            assert part.span.end <= command.span.end
            assert part.text == text[slice(*part.span)]
            assert all(part.span.start <= p.span.start < p.span.end <= part.span.end for p in part.pieces)


@PROPERTY
@given(text=TEXTS)
def test_explaining_twice_gives_the_same(text: str, library: Library) -> None:
    assert explain(text, library) == explain(text, library)


@PROPERTY
@given(text=NESTED)
def test_what_is_deeper_lies_inside_something_above_it(text: str, library: Library) -> None:
    found = entries(explain(text, library))
    for span, depth in found:
        above = (other for other, level in found if level == depth - 1)
        assert depth == 0 or any(start <= span.start and span.end <= end for start, end in above)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ship load -n 13 anna", [("danger", "13", "The crew is afraid.")]),
        ("ship load -n12 anna", [("danger", "12", "That is a lot.")]),
        ("ship load --number=0 anna", [("deprecated", "0", "Use --dry-run=client.")]),
        ("ship load -n 3 anna", []),
        ("ship load --only clour=red anna", [("bad-value", "clour", "'clour' is not a key that is known here")]),
    ],
)
def test_single_values_are_told_about(text: str, expected: list[tuple[str, str, str]], library: Library) -> None:
    assert problems(text, library) == expected


ALONE = ("conflict", "-f y.csv", "A table is read alone.")
ALL_KINDS = ("conflict", "-f x.txt", "A text has ships of all kinds.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ship find boats -f x anna", [("conflict", "anna", "Names come from one place only.")]),
        ("ship find cars -f x.png", [("conflict", "-f x.png", "Pictures list boats only.")]),
        ("ship find boats -f x.png", []),
        ("ship find boats -f y.csv", []),
        ("ship find boats -f x -f y.csv", [ALONE]),
        ("ship find -f x.txt", [ALL_KINDS]),
        ("ship find boats -f x.txt", []),
        ("ship find -f x.txt --unheard-of", []),
        ("echo boats | xargs ship find -f x.txt", []),
    ],
)
def test_what_does_not_go_together_is_told(text: str, expected: list[tuple[str, str, str]], library: Library) -> None:
    told = [problem for problem in problems(text, library) if problem[0] == "conflict"]
    assert told == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ship load titan", [("titan", "It sinks.")]),
        ("ship load --slowly titan", [("titan", "It sinks slowly.")]),
        ("ship load titan --slowly", [("titan", "It sinks."), ("--slowly", "It sinks slowly.")]),
        ("ship load -n 3 titan", []),
        ("ship load anna --slowly", []),
        ("ship load titan --dry-run", []),
        ("ship load titan --dry-run=none", [("titan", "It sinks.")]),
    ],
)
def test_a_danger_of_a_command_is_told_where_all_that_it_takes_is_given(
    text: str, expected: list[tuple[str, str]], library: Library
) -> None:
    assert [(marked, message) for code, marked, message in problems(text, library) if code == "danger"] == expected


def test_a_mistyped_key_can_be_mended(library: Library) -> None:
    (problem,) = explain("ship load --only clour=red anna", library).problems
    assert (problem.hint, problem.fix) == ("did you mean colour?", "colour")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("kubectl get pods -l 'app in web'", "kubectl get pods -l 'app in (web)'"),
        ('kubectl get pods -l "app in web"', 'kubectl get pods -l "app in (web)"'),
        ("kubectl get pods -o 'jsonpath={.kind'", "kubectl get pods -o 'jsonpath={.kind}'"),
        ("kubectl get pods -o jsno", "kubectl get pods -o json"),
        ("kubectl set resources deploy/web --limits=memory=1GB", "kubectl set resources deploy/web --limits=memory=1G"),
        ("kubectl create ingress web --rule=a.io=web:80", "kubectl create ingress web --rule='a.io/*=web:80'"),
        ("kubectl get pods -o jsonpath='{.a[name]}'", "kubectl get pods -o jsonpath='{.a[name]}'"),
        ("kubectl get pods -o jsonpath={.a[name]}", "kubectl get pods -o jsonpath={.a[name]}"),
    ],
)
def test_a_value_is_mended_between_its_quotes_where_they_allow_it(
    text: str, mended: str, real_library: Library
) -> None:
    (problem,) = (each for each in explain(text, real_library).problems if each.code == "bad-value")
    fixed = text if problem.fix is None else text[: problem.span.start] + problem.fix + text[problem.span.end :]
    assert fixed == mended


def test_a_flag_without_its_value_can_be_outdated(real_library: Library) -> None:
    text = "kubectl run web --image=nginx --dry-run -o yaml"
    assert [code for code, _, _ in problems(text, real_library)] == ["deprecated"]
    assert problems(text.replace("--dry-run", "--dry-run=client"), real_library) == []


@pytest.mark.parametrize(
    ("text", "word", "about"),
    [
        ("kubectl get po", "po", "Stands for pods."),
        ("kubectl get secret svc", "svc", ""),
    ],
)
def test_a_short_name_says_what_it_stands_for(text: str, word: str, about: str, real_library: Library) -> None:
    (part,) = (part for command in explain(text, real_library).commands for part in command.parts if part.text == word)
    assert part.about.endswith(about)
    assert ("Stands for" in part.about) == bool(about)


# Commands in commands


def commands(text: str, library: Library) -> list[str]:
    """Path and depth of every command."""
    return [f"{each.page.name} {each.depth}" for each in explain(text, library).commands]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sh -c 'ship find x; ship load a'", ["ship find 1", "ship load 1"]),
        ("ssh host 'ship find x'", ["ship find 1"]),
        ("watch -n1 'ship find x'", ["ship find 1"]),
        ("sudo ssh -p 22 host \"sh -c 'ship find x'\"", ["ship find 2"]),
        ('sh -c "ship rm --reason x \\$(ship find y)"', ["ship rm 1", "ship find 2"]),
        ('sh -c "ship load $(ship find y)"', ["ship load 1", "ship find 2"]),
        ("ssh host <<EOF\nship find x\nEOF", ["ship find 1"]),
        ("cat <<EOF\nship find x\nEOF", []),
        ("find . -exec ship load {} \\;", ["ship load 0"]),
        ("alias l='ship load'", ["ship load 1"]),
        ("run-it prod -- ship find x", ["ship find 0"]),
        ("check 'all fine' sh -c 'ship find x'", ["ship find 1"]),
        ("$SUDO ship find x", ["ship find 0"]),
        ("echo 'ship find x'", []),
        ("ship sail anna ship find x", ["ship sail 0", "ship find 1"]),
        ("ship sail anna sh -c 'ship find x'", ["ship sail 0", "ship find 1"]),
        ("ship sail anna ship load $(ship find x)", ["ship sail 0", "ship load 1", "ship find 2"]),
        ("ship board a -- ship sail b ship find x", ["ship board 0", "ship sail 1", "ship find 2"]),
        ("ship sail anna ls ship", ["ship sail 0"]),
        ("/opt/bin/ship find x", ["ship find 0"]),
        ("$ ship find x", ["ship find 0"]),
        ("if ship find x; then", ["ship find 0"]),
    ],
)
def test_commands_are_found_wherever_they_are_run(text: str, found: list[str], library: Library) -> None:
    assert commands(text, library) == found


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("sh -c \"ship load 'a b'\"", ["ship load 'a b'"]),
        ("sh -c 'ship load '\\''a b'\\'' c'", ["ship load '\\''a b'\\'' c"]),
        ('sh -c "ship load \\$(ship find y)"', ["ship load \\$(ship find y)", "ship find y"]),
        ("alias l='ship load'", ["ship load"]),
        ("sh <<EOF\n  ship load a\nEOF", ["ship load a"]),
    ],
)
def test_the_places_of_inner_commands_are_those_of_the_whole_text(
    text: str, spans: list[str], library: Library
) -> None:
    assert [text[slice(*each.span)] for each in explain(text, library).commands] == spans


def test_scripts_in_scripts_end_somewhere(library: Library) -> None:
    text = "ship find x"
    for _ in range(12):
        text = "sh -c " + shlex.quote(text)
    explanation = explain(text[:60_000], library)
    assert [(problem.level, problem.code) for problem in explanation.problems][:1] == [("note", "syntax")]


def test_a_mistyped_program_is_mended(library: Library) -> None:
    text = "hsip find x"
    explanation = explain(text.replace("hsip", "boatt"), library)
    assert [(each.code, each.fix) for each in explanation.problems] == [("unknown-command", "boat")]
    assert [each.page.name for each in explanation.commands] == ["ship find"]
    assert explain("ships sail", library).commands[0].page.name == "ship sail"
    assert explain("ships at-sea", library).commands == ()
    both = explain("boatt laod anna", library)
    assert [(each.fix, each.code) for each in both.problems] == [
        ("boat", "unknown-command"),
        ("load", "unknown-command"),
    ]
    assert [each.page.name for each in both.commands] == ["ship load"]


def test_a_mistyped_command_is_mended_and_the_rest_explained(library: Library) -> None:
    text = "ship laod --crane 1:2 anna"
    explanation = explain(text, library)
    assert [(each.code, text[slice(*each.span)], each.fix) for each in explanation.problems] == [
        ("unknown-command", "laod", "load")
    ]
    (command,) = explanation.commands
    assert [(p.role, p.text) for p in command.parts] == [
        ("command", "ship"),
        ("unknown", "laod"),
        ("flag", "--crane"),
        ("value", "1:2"),
        ("operand", "anna"),
    ]


def test_a_plugin_is_named_and_its_words_are_left_alone(library: Library) -> None:
    assert [(p.role, p.text, p.about) for p in only_command("ship tow -x anna", library).parts] == [
        ("command", "ship", "Move cargo between harbours."),
        ("unknown", "tow", "Tows ships into the harbour."),
        ("unknown", "-x", "Read by the plugin."),
        ("unknown", "anna", "Read by the plugin."),
    ]
    assert problems("ship tow -x anna", library) == []
    (problem,) = explain("ship paint-it anna", library).problems
    assert (problem.level, problem.code) == ("note", "unknown-command")
    assert problem.hint == "it may be a plugin, the program ship-paint-it"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("ship sail anna -p 80:80", ["-p"]),
        ("ship sail anna -p80:80", ["-p80:80"]),
        ("ship sail anna --pilot=80:80 x", ["--pilot=80:80"]),
        ("ship sail anna -it ls", ["-it"]),
        ("ship sail anna -d", ["-d"]),
        ("ship sail anna --sink ls", ["--sink"]),
        ("ship sail anna -d deck", []),
        ("ship sail anna -p fast", []),
        ("ship sail anna ls -d", []),
        ("ship sail anna -x", []),
        ("ship sail anna -- -d", []),
        ("ship sail anna -v /a:/b", []),
    ],
)
def test_a_flag_behind_the_place_where_flags_end_is_told(text: str, marked: list[str], library: Library) -> None:
    told = [written for code, written, _ in problems(text, library) if code == "misplaced-flag"]
    assert told == marked


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("ship load --slowly false anna", "--slowly=false"),
        ("ship load --dry-run client anna", "--dry-run=client"),
        ("ship load --dry-run anna", None),
        ("ship load --slowly anna", None),
        ("ship load --number 3 true", None),
    ],
)
def test_a_value_that_stands_alone_is_told(text: str, fix: str | None, library: Library) -> None:
    fixes = [problem.fix for problem in explain(text, library).problems if problem.code == "extra-operand"]
    assert fixes[:1] == ([fix] if fix else [])


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("ship load [OPTIONS] SHIP [CARGO...]", ["unknown", "operand", "operand"]),
        ("ship load [-c x] <ship>", ["unknown", "operand"]),
        ("ship load ... anna", ["unknown", "operand"]),
        ('ship load "$@"', ["unknown"]),
        ("ship load $OPTS anna", ["unknown", "operand"]),
        ("ship load ${EXTRA_ARGS} anna", ["unknown", "operand"]),
        ("ship load $TARGET", ["operand"]),
        ("ship sail -p <port> <image> <command>", ["flag", "value", "operand", "inner"]),
        ("ship sail <image> ...", ["operand", "inner"]),
        ("ship <command>", ["unknown"]),
        ("ship $1 anna", ["unknown", "unknown"]),
        ("ship COMMAND", ["unknown"]),
        ("ship sail IMAGE_NAME", ["operand"]),
        ("ship sail -p HOST_PORT:CONTAINER_PORT USER/app", ["flag", "value", "operand"]),
        ("ship sail {{image}}", ["operand"]),
        ("ship sail %IMAGE%", ["operand"]),
    ],
)
def test_what_is_yet_to_be_filled_in_is_not_complained_about(text: str, roles: list[str], library: Library) -> None:
    assert [part.role for part in only_command(text, library).parts if part.role != "command"] == roles
    assert problems(text, library) == []


def test_a_placeholder_is_called_one(library: Library) -> None:
    assert (
        part("ship sail <image>", "<image>", library).about == "Ship to take. A placeholder: put your own in its place."
    )


def test_flags_of_a_group_around_stand_before_the_command(library: Library) -> None:
    (problem,) = explain("ship load -H north anna", library).problems
    assert problem.hint == "-H is a flag of ship and stands before the words behind that"


def test_a_flag_of_another_command_is_told_so(library: Library) -> None:
    (problem,) = [each for each in explain("ship load --detach anna", library).problems if each.code == "unknown-flag"]
    assert problem.hint == "--detach is a flag of ship sail"


LONG = [
    "sudo " * 3000 + "ship find x",
    "ship sail a " * 2000,
    "ship find <a> " + "<a> " * 4000,
    "ship load " + "--nope " * 3000,
    "$ ship find x\nout\n" * 1000,
    "sh -c 'ship find x'; " * 1000,
    "ship rm " + "$(ship find " * 1500 + ")" * 1500,
    "ship sail a ship load $(ship find x); " * 500,
]


@pytest.mark.parametrize("text", LONG, ids=[text[:16] for text in LONG])
def test_long_and_deep_lines_are_explained_whole(text: str, library: Library) -> None:
    explanation = explain(text, library)
    covered = {place for span, depth in entries(explanation) if depth == 0 for place in range(*span)}
    assert {place for place, character in enumerate(text) if not character.isspace()} <= covered
