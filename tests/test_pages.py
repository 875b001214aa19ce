"""The real pages: what they say must be what dkr itself understands."""

import sqlite3
from pathlib import Path

import pytest

from cheatsheet.assemble.assemble import read_book
from cheatsheet.explain.check import outdated
from cheatsheet.explain.explain import explain
from cheatsheet.explain.parts import Role
from cheatsheet.library import Library
from cheatsheet.lint import lint
from cheatsheet.shelf import CHECKOUT_DATA

BOOK, _ = read_book([Path(CHECKOUT_DATA)])
LINES = [
    (command.page.name, line)
    for command in BOOK.commands.values()
    for example in command.examples
    for line in (example.run, *example.accept)
]


def test_lint_finds_nothing() -> None:
    pages, mistakes = lint(Path(CHECKOUT_DATA))
    assert pages > 100
    assert [str(mistake) for mistake in mistakes] == []


@pytest.mark.parametrize(("path", "line"), LINES, ids=[line for _, line in LINES])
def test_every_example_explains_without_an_unknown_word_or_a_problem(
    real_library: Library, path: str, line: str
) -> None:
    """Danger is no problem of an example: a page on removing things shows how to remove them, and so with age."""
    explanation = explain(line, real_library)
    assert explanation.commands, f"{path}: no command of ours in it"
    is_old = any(outdated(each.page, real_library) for each in explanation.commands)
    excused = ["danger", "deprecated"] if is_old else ["danger"]
    assert [problem for problem in explanation.problems if problem.code not in excused] == []
    assert [part for command in explanation.commands for part in command.parts if part.role == Role.UNKNOWN] == []
    assert all(part.about for command in explanation.commands for part in command.parts)


@pytest.mark.parametrize("path", sorted(BOOK.commands))
def test_every_visible_command_has_a_page_that_opens_by_all_its_spellings(real_library: Library, path: str) -> None:
    for spelling in BOOK.commands[path].page.spellings:
        assert real_library.path(spelling) == path


def test_compiling_twice_gives_the_same_index(tmp_path: Path) -> None:
    from cheatsheet.index import write_index

    for name in ("one.sqlite", "two.sqlite"):
        write_index([Path(CHECKOUT_DATA)], tmp_path / name)
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()
    connection = sqlite3.connect(tmp_path / "one.sqlite")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()


OLD_LINES = [
    ("docker-compose up -d", "legacy", "docker-compose"),
    ("docker-compose -f compose.yaml -p shop ps", "legacy", "docker-compose"),
    ("docker compose convert", "legacy", "docker compose convert"),
    ("kubeadm alpha certs renew all", "legacy", "kubeadm alpha certs"),
    ("docker run --net host nginx", "legacy", "--net"),
    ("docker run --link db:db nginx", "deprecated", "--link"),
    ("docker build --squash .", "deprecated", "--squash"),
    ("docker machine create --driver virtualbox dev", "deprecated", "docker machine"),
    ("docker-machine ls", "deprecated", "docker-machine"),
    ("kubectl apply -f web.yaml --record", "deprecated", "--record"),
    ("kubectl run web --image=nginx --replicas=3", "removed", "--replicas="),
    ("kubectl run web --image=nginx --generator=run-pod/v1", "removed", "--generator="),
    ("kubectl get pod web -o yaml --export", "removed", "--export"),
    ("kubectl drain worker-1 --delete-local-data", "removed", "--delete-local-data"),
    ("kubectl version --short", "removed", "--short"),
    ("kubectl rolling-update web --image=nginx:2", "removed", "kubectl rolling-update"),
    ("docker deploy --bundle-file shop.dab shop", "removed", "docker deploy"),
    ("docker engine activate", "removed", "docker engine activate"),
]


@pytest.mark.parametrize(("line", "code", "marked"), OLD_LINES, ids=[line for line, _, _ in OLD_LINES])
def test_an_old_line_is_understood_and_told_what_has_taken_its_place(
    real_library: Library, line: str, code: str, marked: str
) -> None:
    explanation = explain(line, real_library)
    old = next(problem for problem in explanation.problems if problem.code == code)
    assert line[slice(*old.span)] == marked
    assert old.hint or old.fix or "spelling of" in old.message
    assert [part.text for command in explanation.commands for part in command.parts if part.role == Role.UNKNOWN] == []


MOST_USED = """
docker run, docker ps, docker exec, docker logs, docker stop, docker start, docker rm, docker cp, docker inspect,
docker restart, docker stats, docker kill, docker update, docker build, docker images, docker pull, docker push,
docker tag, docker rmi, docker save, docker load, docker history, docker login, docker search, docker version,
docker volume create, docker volume ls, docker volume prune, docker network create, docker network ls,
docker network connect, docker network inspect, docker system prune, docker system df, docker events,
docker compose up, docker compose down, docker compose ps, docker compose logs, docker compose exec,
docker compose run, docker compose build, docker compose pull, docker compose config, docker compose restart,
docker swarm init, docker swarm join-token, docker node ls, docker node update, docker service create,
docker service ls, docker service ps, docker service update, docker service logs, docker service scale,
docker stack deploy, docker secret create, docker context use,
kubectl get, kubectl describe, kubectl logs, kubectl exec, kubectl apply, kubectl delete, kubectl run,
kubectl create deployment, kubectl create secret generic, kubectl create configmap, kubectl expose, kubectl scale,
kubectl set image, kubectl rollout status, kubectl rollout undo, kubectl rollout restart, kubectl port-forward,
kubectl cp, kubectl edit, kubectl label, kubectl top pod, kubectl config use-context, kubectl drain, kubectl cordon,
kubectl taint, kubectl explain, kubectl debug, kubectl auth can-i, kubectl patch, kubectl wait,
kubeadm init, kubeadm join, kubeadm token create, kubeadm reset, kubeadm upgrade apply
"""


@pytest.mark.parametrize("spelling", [name.strip() for name in MOST_USED.replace("\n", " ").split(",")])
def test_a_command_that_everybody_uses_has_five_examples_or_more(real_library: Library, spelling: str) -> None:
    path = real_library.path(spelling)
    assert path
    assert len(real_library.examples(path)) >= 5


def test_the_base_is_as_wide_as_it_says() -> None:
    kinds = [page.kind for page in BOOK.pages()]
    assert {kind: kinds.count(kind) >= least for kind, least in {"task": 150, "concept": 100}.items()} == {
        "task": True,
        "concept": True,
    }


def test_an_operand_with_a_known_word_is_told_in_sentences_with_one_full_stop(real_library: Library) -> None:
    for line in ("kubectl auth can-i delete pods", "docker kill -s HUP web", "kubectl port-forward svc/web 8080:80"):
        told = [part.about for command in explain(line, real_library).commands for part in command.parts]
        assert not any(".." in about for about in told)


def test_every_concept_names_a_command_that_shows_it_at_work() -> None:
    concepts = [article.page for article in BOOK.articles.values() if article.page.kind == "concept"]
    commands = {*BOOK.commands, *BOOK.groups}
    assert [page.name for page in concepts if not commands.intersection(page.see)] == []
