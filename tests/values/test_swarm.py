"""What a service asks of the swarm."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

GOOD = [
    (
        "constraint",
        "node.role==worker",
        [("attribute", "node.role"), ("value", "worker")],
        "only nodes whose node.role is worker",
    ),
    (
        "constraint",
        "node.labels.zone!=a",
        [("attribute", "node.labels.zone"), ("value", "a")],
        "only nodes whose node.labels.zone is not a",
    ),
    (
        "constraint",
        "engine.labels.os == ubuntu",
        [("attribute", "engine.labels.os"), ("value", "ubuntu")],
        "only nodes whose engine.labels.os is ubuntu",
    ),
    ("constraint", "node.id==$ID", [("attribute", "node.id"), ("value", "$ID")], "only nodes whose node.id is $ID"),
    (
        "placement",
        "spread=node.labels.zone",
        [("strategy", "spread"), ("label", "node.labels.zone")],
        "spread evenly over the values of node.labels.zone",
    ),
    ("generic-resource", "gpu=2", [("resource", "gpu"), ("count", "2")], "2 of the resource gpu"),
    ("credential-spec", "config://gmsa", [], "from the swarm config, gmsa"),
    ("credential-spec", "file://spec.json", [], "from a file of the node, spec.json"),
    ("secret", "db-password", [], ""),
    (
        "secret",
        "source=db,target=/run/pw,mode=0400",
        [("source", "source=db"), ("target", "target=/run/pw"), ("mode", "mode=0400")],
        "db, as /run/pw",
    ),
    ("secret", "src=db", [("src", "src=db")], "db"),
    ("config", "nginx-conf", [], ""),
    (
        "config",
        "source=nginx-conf,target=/etc/nginx/nginx.conf",
        [("source", "source=nginx-conf"), ("target", "target=/etc/nginx/nginx.conf")],
        "nginx-conf, as /etc/nginx/nginx.conf",
    ),
]
REFUSED = [
    (
        "constraint",
        "node.role=worker",
        "'node.role=worker' neither asks for a value with == nor refuses one with !=",
        "=",
        "==",
    ),
    (
        "constraint",
        "node.role",
        "'node.role' neither asks for a value with == nor refuses one with !=",
        "node.role",
        None,
    ),
    (
        "placement",
        "node.labels.zone",
        "'node.labels.zone' is not spread=LABEL",
        "node.labels.zone",
        "spread=node.labels.zone",
    ),
    ("placement", "spread", "'spread' is not spread=LABEL", "spread", None),
    ("placement", "pack=node.id", "'pack' is no way to place tasks", "pack", None),
    ("generic-resource", "gpu", "'gpu' is not NAME=COUNT", "gpu", None),
    ("generic-resource", "gpu=uuid1", "'uuid1' is no number", "uuid1", None),
    ("credential-spec", "gmsa", "'gmsa' does not say where it is", "gmsa", None),
    ("secret", "db,target=pw", "'db' has no value", "db", "source=db"),
    ("secret", "target=pw", "the source is missing", "target=pw", None),
    ("secret", "source=a,mode=rw", "'rw' are no rights of a file", "rw", None),
    ("config", "source=", "the source is missing", "source=", None),
]
TAKEN_OTHERWISE = [
    ("constraint", "node.role==wroker", "'wroker' is no role of a node", "wroker", "worker"),
    (
        "constraint",
        "zone==a",
        "no node has the attribute zone, so that nothing is ever placed",
        "zone",
        "node.labels.zone",
    ),
    (
        "constraint",
        "node.hostnam==a",
        "no node has the attribute node.hostnam, so that nothing is ever placed",
        "node.hostnam",
        "node.hostname",
    ),
    ("secret", "source=a,mode=444", "444 without a 0 in front is no octal number, but 0674 in octal", "444", "0444"),
]


@pytest.mark.parametrize(("kind", "text", "pieces", "says"), GOOD)
def test_a_value_is_taken_apart_and_says_what_it_comes_to(
    good: Callable[..., None], kind: str, text: str, pieces: list[tuple[str, str]], says: str
) -> None:
    good(kind, text, pieces, says)


@pytest.mark.parametrize(("kind", "text", "wrong", "marked", "fix"), REFUSED)
def test_what_the_tool_refuses_is_told_where_it_stands(
    bad: Callable[..., None], kind: str, text: str, wrong: str, marked: str, fix: str | None
) -> None:
    bad(kind, text, wrong, marked, fix)
    assert read(kind, text).level == "error"


@pytest.mark.parametrize(("kind", "text", "wrong", "marked", "fix"), TAKEN_OTHERWISE)
def test_what_the_tool_takes_for_something_else_is_a_warning(
    bad: Callable[..., None], kind: str, text: str, wrong: str, marked: str, fix: str | None
) -> None:
    bad(kind, text, wrong, marked, fix)
    assert read(kind, text).level == "warning"
