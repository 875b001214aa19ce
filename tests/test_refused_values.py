"""Values that the tools refuse or that match nothing, and others that they take, by what the pages say of them."""

import pytest

from cheatsheet.explain.explain import explain
from cheatsheet.library import Library

BAD = [
    ("docker ps -f status=runing", "error", "status=runing"),
    ("docker ps -a --filter health=sick", "error", "health=sick"),
    ("docker ps -f is-task=yes", "error", "is-task=yes"),
    ("docker ps -f exited=one", "error", "exited=one"),
    ("docker images -f dangling=yes", "error", "dangling=yes"),
    ("docker network ls -f type=bridge", "error", "type=bridge"),
    ("docker volume ls -qf dangling=y", "error", "dangling=y"),
    ("docker node ls -f role=leader", "error", "role=leader"),
    ("docker service ps -f desired-state=run web", "error", "desired-state=run"),
    ("docker service ls -f mode=globl", "error", "mode=globl"),
    ("docker ps --format '{{.Name}}'", "error", ".Name"),
    ("docker ps --format 'table {{.Id}}\\t{{.Names}}'", "error", ".Id"),
    ("docker service ls --format '{{.Port}}'", "error", ".Port"),
    ("docker ps --format '{{.Names'", "error", "'{{.Names'"),
    ("docker exec web 'ls -la'", "warning", "'ls -la'"),
    ("kubectl exec web -- 'ls -la'", "warning", "'ls -la'"),
    ("kubectl get pods --field-selector status.phase=running", "warning", "status.phase=running"),
    ("kubectl get pods --sort-by='{.metadata.namespace}{.metadata.name}'", "warning", "{.metadata.name}'"),
]
GOOD = [
    "docker ps -f status=running -f health=unhealthy -f is-task=false -f exited=137",
    "docker ps -f status=$STATUS",
    "docker ps -f status=<status>",
    "docker images -f dangling=true",
    "docker network ls -f type=custom",
    "docker node ls -f role=manager -f membership=accepted",
    "docker ps --format '{{.Names}}: {{.Platform}} {{.LocalVolumes}}'",
    "docker ps --format '{{json .}}'",
    "docker inspect -f '{{.Name}} {{.Id}}' web",
    "docker exec web sh -c 'ls -la | wc -l'",
    "docker exec web '/opt/my app/run'",
    "kubectl get pods --field-selector status.phase!=Running,metadata.name=web",
    "kubectl get ns --field-selector=status.phase=Terminating",
    "kubectl get pods --sort-by=.metadata.name",
]


@pytest.mark.parametrize(("line", "level", "marked"), BAD)
def test_a_value_that_nothing_takes_is_marked(real_library: Library, line: str, level: str, marked: str) -> None:
    found = explain(line, real_library).problems
    assert [(each.level, each.code, line[slice(*each.span)]) for each in found] == [(level, "bad-value", marked)]


@pytest.mark.parametrize("line", GOOD)
def test_a_value_that_is_taken_is_not(real_library: Library, line: str) -> None:
    assert explain(line, real_library).problems == ()
