import json
from collections.abc import Callable
from typing import Any

import pytest

Dkr = Callable[..., Any]


def ids(dkr: Dkr, *topic: str) -> set[str]:
    return {page["id"] for page in json.loads(dkr("list", "--json", *topic).stdout)}


def test_all_pages_are_listed_under_their_topics(dkr: Dkr) -> None:
    listed = dkr("list")
    assert (listed.exit_code, listed.stderr) == (0, "")
    lines = listed.stdout.splitlines()
    assert {"container", "image", "swarm", "kubectl"} <= set(lines)
    assert any(line.startswith("  docker container run ") for line in lines)


def test_json_has_the_public_fields(dkr: Dkr) -> None:
    pages = json.loads(dkr("list", "--json").stdout)
    assert {frozenset(page) for page in pages} == {frozenset(("kind", "id", "about", "topic"))}
    assert len(pages) == len({page["id"] for page in pages}) > 100


@pytest.mark.parametrize(
    ("topic", "some", "none"),
    [
        (("swarm",), {"docker swarm init", "docker service create"}, {"docker container run", "kubectl get"}),
        (("docker", "swarm"), {"docker swarm init"}, {"docker service create"}),
        (("container",), {"docker container run", "docker container ls"}, {"docker image ls"}),
        (("Docker", "Container"), {"docker container run"}, {"docker image ls"}),
        (("kubectl",), {"kubectl get", "kubectl apply"}, {"docker container run"}),
        (("k",), {"kubectl get", "kubectl apply"}, {"docker container run"}),
        (("container", "exec"), {"docker container exec"}, {"docker container run"}),
    ],
)
def test_a_topic_is_a_name_a_tool_or_a_group(dkr: Dkr, topic: tuple[str, ...], some: set[str], none: set[str]) -> None:
    listed = ids(dkr, *topic)
    assert some <= listed
    assert not none & listed


def test_hidden_pages_are_not_listed(dkr: Dkr, real_library: Any) -> None:
    hidden = {page.name for page in real_library.pages() if page.hidden}
    assert hidden
    assert not hidden & ids(dkr)


def test_a_topic_that_is_not_there_is_answered_with_the_nearest(dkr: Dkr) -> None:
    assert dkr("list", "swrm") == (1, "", "dkr: there is no topic 'swrm'; did you mean swarm?\n")


def test_without_a_near_one_all_topics_are_named(dkr: Dkr) -> None:
    listed = dkr("list", "zzzqqq")
    assert (listed.exit_code, listed.stdout) == (1, "")
    assert listed.stderr.startswith("dkr: there is no topic 'zzzqqq'; topics are ")
    assert listed.stderr.count("\n") == 1
