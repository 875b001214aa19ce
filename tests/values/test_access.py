"""Identities, paths of the API server and settings of the kubeconfig are read as the cluster's tools do."""

from collections.abc import Callable

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

GOOD: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("identity", "anna", [], ""),
    (
        "identity",
        "system:serviceaccount:staging:deployer",
        [("namespace", "staging"), ("service account", "deployer")],
        "the service account deployer of the namespace staging",
    ),
    (
        "account",
        "staging:deployer",
        [("namespace", "staging"), ("service account", "deployer")],
        "the service account deployer of the namespace staging",
    ),
    ("service-account", "deployer", [], ""),
    ("rbac-verb", "get", [], ""),
    ("rbac-verb", "*", [], ""),
    ("rbac-verb", "mount", [], ""),
    ("non-resource-url", "/healthz", [], ""),
    ("non-resource-url", "/healthz/*", [], "/healthz/ and all below it"),
    ("non-resource-url", "*", [], "every path"),
    ("api-path", "/healthz", [], ""),
    ("api-path", "/api/v1/namespaces/shop/pods/web", [], "pods/web in namespace shop, in version v1 of the API"),
    (
        "api-path",
        "/api/v1/namespaces/shop/pods/web/log",
        [],
        "log of pods/web in namespace shop, in version v1 of the API",
    ),
    ("api-path", "/api/v1/namespaces/shop/finalize", [], "finalize of the namespace shop, in version v1 of the API"),
    (
        "api-path",
        "/apis/apps/v1/deployments?limit=5",
        [("path", "/apis/apps/v1/deployments"), ("query", "limit=5")],
        "deployments of the group apps, in version v1 of the API",
    ),
    (
        "api-path",
        "/apis/metrics.k8s.io/v1beta1/nodes",
        [],
        "nodes of the group metrics.k8s.io, in version v1beta1 of the API",
    ),
    ("api-version", "v1", [], ""),
    ("api-version", "apps/v1", [("group", "apps"), ("version", "v1")], "version v1 of the group apps"),
    (
        "api-kind",
        "apps/v1/Deployment",
        [("group", "apps"), ("version", "v1"), ("kind", "Deployment")],
        "objects of the kind Deployment",
    ),
    ("kubeconfig-setting", "current-context", [], ""),
    (
        "kubeconfig-setting",
        "clusters.prod.server",
        [("list", "clusters"), ("entry", "prod"), ("field", "server")],
        "server of the cluster prod",
    ),
    (
        "kubeconfig-setting",
        "users.my.user.token",
        [("list", "users"), ("entry", "my.user"), ("field", "token")],
        "token of the user my.user",
    ),
    ("kubeconfig-setting", "contexts", [], ""),
    ("field-path", "pods", [("resource type", "pods")], ""),
    (
        "field-path",
        "pods.spec.containers",
        [("resource type", "pods"), ("field", "spec.containers")],
        "the field spec.containers of pods",
    ),
]
REFUSED: list[tuple[str, str, str, str, str | None]] = [
    ("account", "deployer", "'deployer' is not NAMESPACE:NAME", "deployer", None),
    ("account", "a:b:c", "'a:b:c' is not NAMESPACE:NAME", "a:b:c", None),
    (
        "account",
        "system:serviceaccount:staging:deployer",
        "'system:serviceaccount:staging:deployer' is not NAMESPACE:NAME",
        "system:serviceaccount:staging:deployer",
        "staging:deployer",
    ),
    (
        "service-account",
        "staging:deployer",
        "'staging:deployer' cannot be the name of a service account",
        "staging:deployer",
        "deployer",
    ),
    ("non-resource-url", "healthz", "'healthz' does not start with /", "healthz", "/healthz"),
    ("non-resource-url", "/a*b", "a * stands before the end of the path", "*", None),
    ("api-path", "healthz", "'healthz' is no path of the API server", "healthz", "/healthz"),
    ("api-version", "a/b/c", "'a/b/c' has more than one slash", "a/b/c", None),
    ("api-kind", "v1/ConfigMap", "'v1/ConfigMap' is not GROUP/VERSION/KIND", "v1/ConfigMap", "core/v1/ConfigMap"),
    ("api-kind", "Deployment", "'Deployment' is not GROUP/VERSION/KIND", "Deployment", None),
    ("kubeconfig-setting", "user.anna.token", "'user' is no setting of a kubeconfig", "user", "users"),
    ("kubeconfig-setting", "colour", "'colour' is no setting of a kubeconfig", "colour", None),
]
TAKEN_OTHERWISE: list[tuple[str, str, str, str, str | None]] = [
    (
        "identity",
        "system:serviceaccount:staging",
        "'system:serviceaccount:staging' is no service account",
        "system:serviceaccount:staging",
        None,
    ),
    ("rbac-verb", "lst", "'lst' is no usual verb", "lst", "list"),
    ("rbac-verb", "craete", "'craete' is no usual verb", "craete", "create"),
]
STILL_TO_BE_FILLED_IN: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("account", "$NAMESPACE:$NAME", [("namespace", "$NAMESPACE"), ("service account", "$NAME")]),
    (
        "api-path",
        "/api/v1/namespaces/$NAMESPACE/pods?limit=$LIMIT",
        [("path", "/api/v1/namespaces/$NAMESPACE/pods"), ("query", "limit=$LIMIT")],
    ),
]


@pytest.mark.parametrize(("kind", "text", "pieces", "says"), GOOD)
def test_a_value_is_taken_apart_and_says_what_it_comes_to(
    good: Callable[..., None], kind: str, text: str, pieces: list[tuple[str, str]], says: str
) -> None:
    good(kind, text, pieces, says)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _, _ in GOOD])
def test_the_pages_say_what_every_piece_is(real_library: Library, kind: str, text: str) -> None:
    known = real_library.value_kind(kind)
    assert known
    told = {each.name for each in (*known.pieces, *known.keys)}
    assert {piece.name for piece in read(kind, text).pieces} <= told


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


@pytest.mark.parametrize(("kind", "text", "pieces"), STILL_TO_BE_FILLED_IN)
def test_what_is_filled_in_later_is_one_piece_whatever_stands_in_it(
    kind: str, text: str, pieces: list[tuple[str, str]]
) -> None:
    assert [(piece.name, text[piece.start : piece.end]) for piece in read(kind, text).pieces] == pieces
