"""Two lines mean the same when they ask the tool for the same, however they are written."""

import pytest

from cheatsheet.explain.difference import differences
from cheatsheet.explain.explain import explain
from cheatsheet.explain.meaning import Meaning, meaning, unreadable
from cheatsheet.library import Library


def meant(text: str, library: Library) -> Meaning:
    return meaning(explain(text, library), library)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ship load anna", "ship cargo load anna"),
        ("ship load anna", "ship ld anna"),
        ("ship load anna", "boat load anna"),
        ("ship load anna", "  ship   load\tanna  "),
        ("ship load anna", "ship \\\n  load anna"),
        ("ship load anna", "'ship' load \"anna\""),
        ("ship load anna", "ship load anna # the blue one"),
        ("ship load anna", "sudo ship load anna"),
        ("ship load -n 3 anna", "ship load --number 3 anna"),
        ("ship load -n 3 anna", "ship load --number=3 anna"),
        ("ship load -n 3 anna", "ship load -n3 anna"),
        ("ship load -n 3 anna", "ship load -n=3 anna"),
        ("ship load -n 3 anna", "ship load anna -n 3"),
        ("ship load -n 3 anna", "ship load -n 2 -n 3 anna"),
        ("ship load -n 3 --slowly anna", "ship load --slowly -n 3 anna"),
        ("ship sail -itd anna", "ship sail -d -t -i anna"),
        ("ship sail -dp 80:80 anna", "ship sail --detach --pilot=80:80 anna"),
        ("ship sail -p 1:1 -p 2:2 anna", "ship sail -p 2:2 -p 1:1 anna"),
        ("ship sail -p 80:80 anna", "ship sail -p 80:80/tcp anna"),
        ("ship sail anna", "ship sail anna:latest"),
        ("ship sail host:5000/anna", "ship sail host:5000/anna:latest"),
        ("ship load --crane 1:2 anna", "ship load --old-crane 1:2 anna"),
        ("ship load -m 1k anna", "ship load --max-weight 1024 anna"),
        ("ship load -m 1g anna", "ship load -m 1024m anna"),
        ("ship load --slowly anna", "ship load --slowly=true anna"),
        ("ship load anna", "ship load --slowly=false anna"),
        ("ship load anna", "ship load --slowly --slowly=false anna"),
        ("ship load anna", "ship load --lift anna"),
        ("ship load anna", "ship load --lift=true anna"),
        ("ship load anna", "ship load --dry-run=none anna"),
        ("ship load --dry-run anna", "ship load --dry-run=client anna"),
        ("ship load --tags a,b anna", "ship load --tags b --tags a anna"),
        ("ship -H north load anna", "ship --harbour=north load anna"),
        ("ship load -- anna", "ship load anna"),
        ("ship load anna | cat", "ship load anna|cat"),
        ("ship load anna >log", "ship load anna > log"),
    ],
)
def test_how_a_line_is_written_does_not_matter(one: str, other: str, library: Library) -> None:
    assert differences(meant(one, library), meant(other, library)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ship load anna", "ship rm anna"),
        ("ship load anna", "ship load berta"),
        ("ship load anna", "ship load Anna"),
        ("ship load a b", "ship load b a"),
        ("ship load anna", "ship load --slowly anna"),
        ("ship load anna", "ship load --lift=false anna"),
        ("ship load -n 3 anna", "ship load -n 4 anna"),
        ("ship load -n 3 -n 4 anna", "ship load -n 4 -n 3 anna"),
        ("ship load -m 1k anna", "ship load -m 1000 anna"),
        ("ship sail -p 80:80 anna", "ship sail -p 80:80/udp anna"),
        ("ship sail -p 80:8080 anna", "ship sail -p 8080:80 anna"),
        ("ship sail -p 80:80 anna", "ship sail -p 80:80 -p 80:80 anna"),
        ("ship sail anna", "ship sail anna:1"),
        ("ship sail -d anna", "ship sail anna -d"),
        ("ship sail anna a b", "ship sail anna 'a b'"),
        ("ship load anna", "ship load --nope anna"),
        ("ship load anna", "ship load anna; ship load anna"),
        ("ship load anna", "ship load anna | cat"),
        ("ship load anna && ship load b", "ship load anna || ship load b"),
        ("ship load anna > a", "ship load anna > b"),
        ("A=1 ship load anna", "ship load anna"),
        ("ship load '$x'", "ship load x"),
        ("ship load $(ship find x)", "ship load $(ship find y)"),
        ("ship -H north load anna", "ship load anna"),
        ("ship load anna", "ls"),
    ],
)
def test_what_a_line_asks_for_does_matter(one: str, other: str, library: Library) -> None:
    assert differences(meant(one, library), meant(other, library)) != ()


def test_a_meaning_names_flags_in_full_and_sorted(library: Library) -> None:
    (command,) = meant("ship sail -ditp 80:80/tcp anna ls -la", library).commands
    assert command.path == "ship sail"
    assert [(flag.name, flag.meant) for flag in command.flags] == [
        ("--detach", ("true",)),
        ("--interactive", ("true",)),
        ("--pilot", ("80:80",)),
        ("--tty", ("true",)),
    ]
    assert [(operand.name, operand.meant) for operand in command.operands] == [("SHIP", ("anna:latest",))]
    assert ([word.meant for word in command.inner], command.unknown) == (["ls", "-la"], ())


def test_what_was_written_is_kept_beside_what_it_means(library: Library) -> None:
    (command,) = meant("ship sail -p '80:80/tcp' anna", library).commands
    (pilot,) = command.flags[0].said
    assert (pilot.meant, pilot.written) == ("80:80", "80:80/tcp")
    assert pilot.about == "host port 80 → container port 80 (tcp)"


def test_what_is_not_known_stays_as_it_is(library: Library) -> None:
    (command,) = meant("ship load --nope anna", library).commands
    assert [word.meant for word in command.unknown] == ["--nope"]


def test_a_meaning_can_be_read(library: Library) -> None:
    assert str(meant("ship sail -d anna ls | cat", library)) == "ship sail --detach=true anna:latest -- ls ; … | cat"


@pytest.mark.parametrize(
    "text", ["", "''", "ship", "ship load --tags", "ship load -n= x", "ship load $(", "\ud800", "\x00"]
)
def test_any_line_has_a_meaning(text: str, library: Library) -> None:
    assert meant(text, library) == meant(text, library)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kubectl label deployment web a=b c-", "kubectl label deploy/web c- a=b"),
        ("kubectl set image deployment web nginx=nginx:1.28", "kubectl set image deploy/web nginx=nginx:1.28"),
        ("kubectl set env deploy web api A=1", "kubectl set env deploy/web deploy/api A=1"),
    ],
)
def test_a_type_goes_with_the_names_and_not_with_what_is_done_to_them(
    one: str, other: str, real_library: Library
) -> None:
    assert differences(meant(one, real_library), meant(other, real_library)) == ()


def test_a_type_alone_is_not_another_type_alone(real_library: Library) -> None:
    pods, nodes = (meant(f"kubectl label {kind} --all a=b", real_library) for kind in ("pods", "nodes"))
    assert [difference.what for difference in differences(pods, nodes)] == ["TYPE"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ship nope", "unknown-command"),
        ("ship load --nope anna", "unknown-flag"),
        ("ship load -n", "missing-value"),
        ("ship load 'anna", "syntax"),
        ("ship dock open a b", "extra-operand"),
        ("ls", "unknown-command"),
        ("", "unknown-command"),
    ],
)
def test_of_some_lines_it_is_not_known_what_they_ask_for(text: str, why: str, library: Library) -> None:
    problem = unreadable(explain(text, library))
    assert problem
    assert problem.code == why


@pytest.mark.parametrize(
    "text", ["ship load", "ship load -c 99999:1 anna", "ship load --winch anna", "ls | ship load a"]
)
def test_a_line_that_the_tool_would_refuse_can_still_be_read(text: str, library: Library) -> None:
    assert unreadable(explain(text, library)) is None


def test_many_commands_and_long_values_are_compared_at_once(real_library: Library) -> None:
    for text in ("docker ps;" * 10_000, "echo $(docker ps);" * 5_000, f"docker ps --format '{'{{' * 50_000}'"):
        line = meant(text, real_library)
        assert differences(line, line) == ()
