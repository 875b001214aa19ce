import pytest

from cheatsheet.library import Library
from cheatsheet.quiz.deck import Card
from cheatsheet.quiz.grade import Verdict, grade


def card(answer: str, *accept: str, choices: tuple[str, ...] = ()) -> Card:
    return Card("id", "topic", "question", answer, accept, choices)


def graded(wanted: str, given: str, library: Library) -> Verdict:
    return grade(card(wanted), given, library)


RIGHT = Verdict(right=True)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("ship load anna", "ship load anna"),
        ("ship load anna", "ship ld anna"),
        ("ship load anna", "ship cargo load anna"),
        ("ship load -n 3 anna", "ship load --number=3 anna"),
        ("ship load -n 3 anna", "ship load -n3 anna"),
        ("ship load -n 3 anna", "ship load anna -n 3"),
        ("ship load -n 3 -m 1g anna", "ship load -m 1g -n 3 anna"),
        ("ship load -m 1g anna", "ship load --max-weight=1024m anna"),
        ("ship load -m 1g anna", "ship load -m 1073741824 anna"),
        ("ship load -m 1g anna", "ship load -m 1GB anna"),
        ("ship sail -it anna", "ship sail -i -t anna"),
        ("ship sail -it anna", "ship sail -ti anna"),
        ("ship sail -it anna", "ship sail --tty --interactive anna"),
        ("ship sail -d -p 80:80 anna", "ship sail -dp 80:80 anna"),
        ("ship sail -d -p 80:80 anna", "ship sail -dp80:80 anna"),
        ("ship sail -p 80:80 anna", "ship sail -p 80:80/tcp anna"),
        ("ship sail -d anna", "ship sail --detach=true anna"),
        ("ship sail anna", "ship sail --detach=false anna"),
        ("ship sail anna", "ship sail anna:latest"),
        ("ship sail anna:latest", "ship sail anna"),
        ("ship sail -p 1:1 -p 2:2 anna", "ship sail -p 2:2 -p 1:1 anna"),
        ("ship load anna", "ship load --dry-run=none anna"),
        ("ship load --dry-run anna", "ship load --dry-run=client anna"),
        ("ship load --lift anna", "ship load anna"),
        ("ship load -t a,b anna", "ship load -t a -t b anna"),
        ("ship load -t a,b anna", "ship load --tags b,a anna"),
        ("ship load -c 2:2 anna", "ship load --old-crane 2:2 anna"),
        ("ship load 'anna'", 'ship load "anna"'),
        ("ship load --only 'colour=red' anna", "ship load --only=colour=red anna"),
        ("ship load anna", "$ ship load anna"),
        ("ship load anna", "   ship   load   anna  "),
        ("ship load anna", "ship load anna # all of it"),
        ("ship load anna", "sudo ship load anna"),
        ("ship load anna", "ship load -- anna"),
        ("ship find boats | grep a", "ship find boats|grep a"),
        ("ship find boats > list", "ship find boats >list"),
        ("ship load anna && ship sail anna", "ship load anna && ship sail anna:latest"),
        ("ship load größe", "ship ld 'größe'"),
        ("ship load anna $(ship find boats -f a)", "ship ld anna `ship find -f a boats`"),
    ],
)
def test_a_line_that_means_the_same_is_right(library: Library, wanted: str, given: str) -> None:
    assert graded(wanted, given, library) == RIGHT


@pytest.mark.parametrize(
    ("wanted", "given", "differences"),
    [
        (
            "ship sail -d anna",
            "ship sail anna",
            ("--detach is missing: Do not wait until it is back.",),
        ),
        (
            "ship sail anna",
            "ship sail -d anna",
            ("--detach was not asked for: Do not wait until it is back.",),
        ),
        (
            "ship load anna",
            "ship load -n 3 -m 1g anna",
            (
                "--max-weight 1g was not asked for: Most weight to take on board.",
                "--number 3 was not asked for: How many pieces to load.",
            ),
        ),
        ("ship load -n 3 anna", "ship load -n 4 anna", ("--number is 4, asked for was 3",)),
        ("ship sail -p 80:8080 anna", "ship sail -p 8080:80 anna", ("--pilot is 8080:80, asked for was 80:8080",)),
        ("ship sail -p 1:1 anna", "ship sail -p 1:1 -p 2:2 anna", ("--pilot 2:2 was not asked for: Take a pilot.",)),
        (
            "ship load -m 1g anna",
            "ship load -m 1000m anna",
            ("--max-weight is 1000m, asked for was 1g",),
        ),
        ("ship load anna", "ship load berta", ("SHIP is berta, asked for was anna",)),
        (
            "ship load anna crate",
            "ship load anna",
            ("CARGO crate is missing: Pieces of cargo, nothing for all there is.",),
        ),
        ("ship sail anna ls", "ship sail anna", ("the words for the program are none, asked for was ls",)),
        ("ship board anna -- ls", "ship board anna -- ps", ("the words for the program are ps, asked for was ls",)),
        (
            "ship sail -p 1:1 anna",
            "ship sail anna -p 1:1",
            ("--pilot 1:1 is missing: Take a pilot.", "the words for the program are -p 1:1, asked for was none"),
        ),
        (
            "ship load anna",
            "ship sail anna",
            ("ship sail is another command: take a ship to sea and run a program on board; asked for is ship load",),
        ),
        (
            "ship load anna",
            "ship -H north load anna",
            ("--harbour north was not asked for: Talk to this harbour.",),
        ),
        (
            "ship load anna && ship sail anna",
            "ship load anna",
            ("ship sail is missing",),
        ),
        (
            "ship load anna",
            "ship load anna && ship sail anna",
            ("ship sail was not asked for",),
        ),
        (
            "ship load $(ship find boats)",
            "ship load $(ship find ferries)",
            ("TYPE is ferries, asked for was boats",),
        ),
        (
            "ship find boats | grep a",
            "ship find boats",
            ("what stands around the command, such as a pipe or a redirection, is different",),
        ),
        (
            "ship find boats | grep a",
            "ship find boats | grep b",
            ("what stands around the command, such as a pipe or a redirection, is different",),
        ),
        (
            "ship find boats",
            "ship find boats > list",
            ("what stands around the command, such as a pipe or a redirection, is different",),
        ),
    ],
)
def test_what_is_missing_extra_or_different_is_told_exactly(
    library: Library, wanted: str, given: str, differences: tuple[str, ...]
) -> None:
    assert graded(wanted, given, library) == Verdict(right=False, differences=differences)


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("ship lod anna", "dkr knows no command ship lod; did you mean ship load?"),
        ("ship load --crnae 1:1 anna", "ship load has no flag --crnae; did you mean --crane?"),
        ("ship load", "SHIP is missing; Ship to load."),
        ("ship load -c 99999:1 anna", "host port 99999 is out of range; ports run from 1 to 65535"),
        ("ship load --dry-run=clint anna", "'clint' is not a value that fits here; did you mean client?"),
        ("ship load --winch anna", "--winch is gone since version 2.0; Use --crane."),
        ("nonsense", "this is no command that dkr knows"),
        ("sihp load anna", "this is no command that dkr knows"),
        ("echo ship load anna", "this is no command that dkr knows"),
        ("# to load anna", "this is no command that dkr knows"),
    ],
)
def test_a_mistake_in_the_line_itself_is_told(library: Library, given: str, first: str) -> None:
    verdict = graded("ship load anna", given, library)
    assert not verdict.right
    assert verdict.differences[0] == first


def test_a_mistake_is_wrong_even_where_the_line_would_mean_the_same(library: Library) -> None:
    assert graded("ship load 'anna", "ship load 'anna", library).right is False


@pytest.mark.parametrize("given", ["ship load anna '", 'ship load "anna', "ship load $(anna"])
def test_a_line_that_the_shell_could_not_read_is_wrong(library: Library, given: str) -> None:
    assert graded("ship load anna", given, library).right is False


@pytest.mark.parametrize(
    "given", ["ship load -n 3 anna", "ship load anna crate crate crate", "ship ld anna crate crate crate"]
)
def test_each_accepted_line_is_right_in_any_writing(library: Library, given: str) -> None:
    assert grade(card("ship load -n 3 anna", "ship load anna crate crate crate"), given, library) == RIGHT


def test_differences_are_told_from_the_closest_right_line(library: Library) -> None:
    either = card("ship load -n 3 anna", "ship load anna crate crate crate", "ship sail -d anna")
    assert grade(either, "ship load -n 4 anna", library).differences == ("--number is 4, asked for was 3",)
    assert grade(either, "ship sail anna", library).differences == (
        "--detach is missing: Do not wait until it is back.",
    )


@pytest.mark.parametrize("given", ["", "   ", "\t"])
def test_an_empty_answer_is_wrong_and_needs_no_words(library: Library, given: str) -> None:
    assert graded("ship load anna", given, library) == Verdict(right=False)


@pytest.mark.parametrize(
    "given",
    [
        "x" * 20_000,
        "\x00",
        "\x1b[31mship load anna",
        "\udcff",
        "'",
        "$(",
        "ship " * 2000,
        "🐳 日本",
        "|",
        ";;",
        "<<EOF",
    ],
    ids=[
        "long",
        "nul",
        "escape",
        "surrogate",
        "quote",
        "open",
        "many words",
        "other scripts",
        "pipe",
        "semicolons",
        "heredoc",
    ],
)
def test_no_answer_is_too_odd_to_grade(library: Library, given: str) -> None:
    assert graded("ship load anna", given, library).right is False


CHOICES = ("anchor", "cargo", "compass", "tide")


@pytest.mark.parametrize("given", ["4", "tide", "TIDE", "  Tide ", "4 "])
def test_a_choice_is_named_by_number_or_by_text(library: Library, given: str) -> None:
    assert grade(card("tide", choices=CHOICES), given, library) == RIGHT


@pytest.mark.parametrize("given", ["1", "anchor", "", "  "])
def test_another_choice_or_none_is_wrong(library: Library, given: str) -> None:
    assert grade(card("tide", choices=CHOICES), given, library) == Verdict(right=False)


@pytest.mark.parametrize("given", ["5", "0", "-1", "tides", "ship load anna"])
def test_what_is_no_choice_is_said(library: Library, given: str) -> None:
    assert grade(card("tide", choices=CHOICES), given, library) == Verdict(
        right=False, differences=(f"'{given}' is none of the choices",)
    )


# The real product


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("docker run -d -p 8080:80 nginx", "docker container run --detach --publish 8080:80 nginx"),
        ("docker run -d -p 8080:80 nginx", "docker run -dp 8080:80 nginx:latest"),
        ("docker run -m 1g nginx", "docker run --memory=1024m nginx"),
        ("docker ps -aq", "docker container ls --all --quiet"),
        ("docker export web | tar -t", "docker container export web|tar -t"),
        ("docker stop $(docker ps -q)", "docker container stop $(docker ps -q)"),
    ],
)
def test_real_lines_are_graded_by_meaning(real_library: Library, wanted: str, given: str) -> None:
    assert graded(wanted, given, real_library) == RIGHT


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("docker rm $(docker ps -aq)", "docker rm $(docker ps -qa)"),
        ("docker rm $(docker ps -aq)", "docker rm `docker container ls --all --quiet`"),
    ],
)
def test_a_command_inside_of_another_is_graded_by_meaning_too(real_library: Library, wanted: str, given: str) -> None:
    assert graded(wanted, given, real_library) == RIGHT


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("kubectl get pods", "kubectl get po"),
        ("kubectl get pods", "kubectl get pod"),
        ("kubectl logs deployment/api", "kubectl logs deploy/api"),
        ("kubectl delete pod web", "kubectl delete pod/web"),
        ("kubectl delete pod web db", "k delete pod/db po/web"),
        ("kubectl logs web", "kubectl logs pod/web"),
        ("kubectl get pods,svc", "kubectl get services,po"),
    ],
)
def test_short_names_of_kubernetes_resources_are_right(real_library: Library, wanted: str, given: str) -> None:
    assert graded(wanted, given, real_library) == RIGHT
