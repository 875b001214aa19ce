"""Names, labels, variables, files and conditions of objects are read as kubectl and the API server do."""

from collections.abc import Callable

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

GOOD: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("resource-type", "pods", [("resource type", "pods")], ""),
    ("resource-type", "pods,svc", [("resource type", "pods"), ("resource type", "svc")], ""),
    ("resource-type", "deploy/web", [("resource type", "deploy"), ("name", "web")], ""),
    (
        "resource-type",
        "deployments.v1.apps",
        [("resource type", "deployments"), ("version", "v1"), ("group", "apps")],
        "",
    ),
    (
        "resource-type",
        "deployments.apps/web",
        [("resource type", "deployments"), ("group", "apps"), ("name", "web")],
        "",
    ),
    (
        "resource-type",
        "certificates.cert-manager.io",
        [("resource type", "certificates"), ("group", "cert-manager.io")],
        "",
    ),
    ("resource", "web", [], ""),
    ("resource", "deployment/web", [("resource type", "deployment"), ("name", "web")], ""),
    (
        "resource",
        "deployments.v1.apps/web",
        [("resource type", "deployments"), ("version", "v1"), ("group", "apps"), ("name", "web")],
        "",
    ),
    ("access-target", "pods", [("resource type", "pods")], ""),
    ("access-target", "deployments.apps", [("resource type", "deployments"), ("group", "apps")], ""),
    ("access-target", "pods/web", [("resource type", "pods"), ("name", "web")], ""),
    ("access-target", "/logs", [], "the path /logs of the API server, which is no object"),
    ("rbac-resource", "pods", [("resource type", "pods")], ""),
    ("rbac-resource", "pods/log", [("resource type", "pods"), ("part", "log")], "the part log of pods"),
    (
        "rbac-resource",
        "deployments.apps/scale",
        [("resource type", "deployments"), ("group", "apps"), ("part", "scale")],
        "the part scale of deployments.apps",
    ),
    ("rbac-resource", "*", [("resource type", "*")], "every type"),
    ("object-name", "web", [], ""),
    ("object-name", "web-1.example", [], ""),
    ("namespace", "kube-system", [], ""),
    ("label-change", "tier=front", [("key", "tier"), ("value", "front")], "sets the label tier to front"),
    ("label-change", "example.com/tier=", [("key", "example.com/tier")], "sets a label example.com/tier with no value"),
    ("label-change", "tier-", [("key", "tier")], "removes the label tier"),
    (
        "annotation-change",
        "note=two words, and =",
        [("key", "note"), ("value", "two words, and =")],
        "sets the annotation note to two words, and =",
    ),
    ("annotation-change", "note-", [("key", "note")], "removes the annotation note"),
    ("object-annotation", "owner=payments", [("key", "owner"), ("value", "payments")], ""),
    ("object-annotation", "owner=", [("key", "owner")], ""),
    ("env-change", "LOG_LEVEL=debug", [("variable", "LOG_LEVEL"), ("value", "debug")], "sets LOG_LEVEL to 'debug'"),
    ("env-change", "LOG_LEVEL-", [("variable", "LOG_LEVEL")], "removes the variable LOG_LEVEL"),
    ("env-change", "-", [], "NAME=VALUE lines from standard input"),
    (
        "pod-env",
        "TZ=Europe/Berlin",
        [("variable", "TZ"), ("value", "Europe/Berlin")],
        "TZ is 'Europe/Berlin' in the container",
    ),
    ("pod-env", "EMPTY=", [("variable", "EMPTY")], "EMPTY is empty in the container"),
    (
        "container-image",
        "web=nginx:1.27",
        [("container", "web"), ("image", "nginx:1.27")],
        "container web gets image nginx, tag 1.27, from Docker Hub",
    ),
    (
        "container-image",
        "*=nginx",
        [("container", "*"), ("image", "nginx")],
        "every container gets image nginx, tag latest as none is given, from Docker Hub",
    ),
    ("literal", "mode=a=b", [("key", "mode"), ("value", "a=b")], "mode holds 'a=b'"),
    ("literal", "mode=", [("key", "mode")], "mode is empty"),
    ("file-pair", "app.conf", [("file", "app.conf")], "the file app.conf under its own name"),
    ("file-pair", "main=app.conf", [("key", "main"), ("file", "app.conf")], "the file app.conf as main"),
    (
        "pod-path",
        "shop/web-0:/var/log",
        [("namespace", "shop"), ("pod", "web-0"), ("path", "/var/log")],
        "/var/log in pod web-0 in namespace shop",
    ),
    ("pod-path", "web-0:a:b", [("pod", "web-0"), ("path", "a:b")], "a:b in pod web-0"),
    ("pod-path", "./logs", [("local path", "./logs")], "./logs on this machine"),
    (
        "taint",
        "dedicated=gpu:NoSchedule",
        [("key", "dedicated"), ("value", "gpu"), ("effect", "NoSchedule")],
        "new pods stay off unless they tolerate dedicated=gpu",
    ),
    (
        "taint",
        "maintenance:NoExecute",
        [("key", "maintenance"), ("effect", "NoExecute")],
        "pods that do not tolerate maintenance are ended, and new ones stay off",
    ),
    (
        "taint",
        "dedicated=:PreferNoSchedule",
        [("key", "dedicated"), ("effect", "PreferNoSchedule")],
        "new pods stay off, as long as there is room elsewhere, unless they tolerate dedicated=",
    ),
    (
        "taint",
        "dedicated:NoExecute-",
        [("key", "dedicated"), ("effect", "NoExecute")],
        "removes the taint dedicated with the effect NoExecute",
    ),
    (
        "taint",
        "dedicated=gpu:NoSchedule-",
        [("key", "dedicated"), ("value", "gpu"), ("effect", "NoSchedule")],
        "removes the taint dedicated with the effect NoSchedule",
    ),
    (
        "taint",
        "node-role.kubernetes.io/control-plane-",
        [("key", "node-role.kubernetes.io/control-plane")],
        "removes every taint node-role.kubernetes.io/control-plane",
    ),
    ("manifest", "-", [], "the manifest on standard input"),
    ("manifest", "web.yaml", [], ""),
    (
        "manifest",
        "https://example.com/web.yaml",
        [],
        "the manifest at https://example.com/web.yaml, which kubectl downloads",
    ),
    ("kustomization", "overlays/prod", [], ""),
    (
        "kustomization",
        "github.com/example/shop/config/default?ref=v1.2",
        [("repository", "github.com/example/shop"), ("folder", "config/default"), ("version", "v1.2")],
        "the folder config/default of the git repository github.com/example/shop at v1.2",
    ),
    (
        "kustomization",
        "https://github.com/example/shop//config?ref=v1&timeout=90s",
        [("repository", "https://github.com/example/shop"), ("folder", "config"), ("version", "v1")],
        "the folder config of the git repository https://github.com/example/shop at v1",
    ),
    (
        "kustomization",
        "https://git.example.com/shop.git",
        [("repository", "https://git.example.com/shop.git")],
        "the git repository https://git.example.com/shop.git",
    ),
    (
        "kustomization",
        "git@github.com:example/shop.git//config",
        [("repository", "git@github.com:example/shop.git"), ("folder", "config")],
        "the folder config of the git repository git@github.com:example/shop.git",
    ),
    ("condition", "condition=Ready", [("condition", "Ready")], "until the condition Ready is true"),
    (
        "condition",
        "condition=Ready=false",
        [("condition", "Ready"), ("value", "false")],
        "until the condition Ready is false",
    ),
    ("condition", "delete", [], "until the object has been deleted"),
    ("condition", "create", [], "until the object has been created"),
    (
        "condition",
        "jsonpath={.status.phase}=Running",
        [("expression", "{.status.phase}"), ("value", "Running")],
        "until .status.phase is Running",
    ),
    (
        "condition",
        "jsonpath=.status.loadBalancer.ingress",
        [("expression", ".status.loadBalancer.ingress")],
        "until .status.loadBalancer.ingress holds anything",
    ),
    (
        "condition",
        'jsonpath={.status.conditions[?(@.type=="Ready")].status}=True',
        [("expression", '{.status.conditions[?(@.type=="Ready")].status}'), ("value", "True")],
        'until .status.conditions[?(@.type=="Ready")].status is True',
    ),
    ("condition", "jsonpath={.a", [("expression", "{.a")], "until .a holds anything"),
]
REFUSED: list[tuple[str, str, str, str, str | None]] = [
    ("resource-type", "pods/a,svc/b", "'pods/a,svc/b' joins objects with names by commas", "pods/a,svc/b", None),
    ("resource-type", "a/b/c", "'a/b/c' has more than one slash", "a/b/c", None),
    ("resource-type", "pods/", "'pods/' has no name behind the slash", "pods/", None),
    ("resource-type", "/web", "'/web' has no type before the slash", "/web", None),
    ("resource", "a/b/c", "'a/b/c' has more than one slash", "a/b/c", None),
    ("rbac-resource", "/log", "'/log' is not TYPE/PART", "/log", None),
    ("object-name", "My_App", "'My_App' cannot be the name of an object", "My_App", "my-app"),
    ("object-name", "my app", "'my app' cannot be the name of an object", "my app", "my-app"),
    ("object-name", "-x", "'-x' cannot be the name of an object", "-x", None),
    ("namespace", "shop.prod", "'shop.prod' cannot be the name of a namespace", "shop.prod", "shop-prod"),
    ("namespace", "Shop", "'Shop' cannot be the name of a namespace", "Shop", "shop"),
    ("label-change", "tier", "'tier' neither sets nor removes a label", "tier", None),
    ("label-change", "-tier=x", "'-tier' cannot be the key of a label", "-tier", None),
    ("label-change", "tier=two words", "'two words' cannot be the value of a label", "two words", None),
    ("label-change", "a=b=c", "'b=c' cannot be the value of a label", "b=c", None),
    (
        "label-change",
        "tier=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' cannot be the value of a label",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        None,
    ),
    ("annotation-change", "note", "'note' neither sets nor removes an annotation", "note", None),
    ("annotation-change", "a b=c", "'a b' cannot be the key of an annotation", "a b", None),
    ("object-annotation", "owner", "'owner' is not KEY=VALUE", "owner", None),
    ("env-change", "LOG_LEVEL", "'LOG_LEVEL' neither sets nor removes a variable", "LOG_LEVEL", None),
    ("env-change", "1st=x", "'1st' cannot be the name of a variable", "1st", None),
    ("pod-env", "TZ", "'TZ' has no value", "TZ", None),
    ("pod-env", "1st=x", "'1st' cannot be the name of a variable", "1st", None),
    ("container-image", "nginx", "'nginx' is not CONTAINER=IMAGE", "nginx", None),
    ("literal", "mode", "'mode' has no value", "mode", None),
    ("literal", "=x", "'=x' has no name before the =", "=x", None),
    ("literal", "a b=c", "'a b' cannot be the name of an entry", "a b", None),
    ("literal", "..a=b", "'..a' cannot be the name of an entry", "..a", None),
    ("file-pair", "=app.conf", "'=app.conf' has no key before the =", "=app.conf", None),
    ("file-pair", "main=", "'main=' has no file behind the =", "main=", None),
    (
        "file-pair",
        "a=b=c",
        "'a=b=c' has more than one =, and neither a key nor a file's name may hold one",
        "a=b=c",
        None,
    ),
    ("file-pair", "a/b=c", "'a/b' cannot be the name of an entry", "a/b", None),
    ("pod-path", "a/b/c:x", "the colon makes 'a/b/c' a pod, which it cannot be", "a/b/c:x", None),
    ("pod-path", ":x", "'' before the colon is no pod", ":x", None),
    ("pod-path", "web-0:", "'web-0:' names no path in the pod", "web-0:", None),
    ("pod-path", "C:\\logs", "kubectl takes the drive C: for a pod", "C:\\logs", None),
    ("taint", "dedicated=gpu", "'dedicated=gpu' has no effect of a taint", "dedicated=gpu", None),
    ("taint", "dedicated=gpu-", "'dedicated=gpu-' has no effect of a taint", "dedicated=gpu-", None),
    ("taint", "dedicated=gpu:noschedule", "'noschedule' is no effect of a taint", "noschedule", "NoSchedule"),
    ("taint", "dedicated:Never", "'Never' is no effect of a taint", "Never", None),
    ("taint", "a b:NoSchedule", "'a b' cannot be the key of a taint", "a b", None),
    ("taint", "dedicated=a b:NoSchedule", "'a b' cannot be the value of a taint", "a b", None),
    (
        "manifest",
        "https://github.com/example/shop/blob/main/deploy/web.yaml",
        "this address leads to a page that shows the file, and not to the file",
        "https://github.com/example/shop/blob/main/deploy/web.yaml",
        "https://raw.githubusercontent.com/example/shop/main/deploy/web.yaml",
    ),
    ("condition", "ready", "'ready' is nothing that kubectl waits for", "ready", "condition=ready"),
    ("condition", "running", "'running' is nothing that kubectl waits for", "running", None),
    ("condition", "jsonpath=", "no field stands behind jsonpath=", "jsonpath=", None),
    ("condition", "jsonpath={.a}=", "nothing stands behind the last =", "jsonpath={.a}=", None),
    ("condition", "jsonpath={.status.phase}==Running", "== compares nothing here", "==", "="),
]
TAKEN_OTHERWISE: list[tuple[str, str, str, str, str | None]] = [
    ("access-target", "pods/log", "this asks about a pod with the name log", "pods/log", None),
    ("container-image", "web=Nginx:1", "'Nginx:1' is not an image reference", "Nginx:1", "nginx:1"),
]
STILL_TO_BE_FILLED_IN: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("resource", "$TYPE/$NAME", [("resource type", "$TYPE"), ("name", "$NAME")]),
    ("resource-type", "deploy/${NAME:-a/b}", [("resource type", "deploy"), ("name", "${NAME:-a/b}")]),
    ("label-change", "env=$(git log --format=a=b)", [("key", "env"), ("value", "$(git log --format=a=b)")]),
    ("pod-path", "$NAMESPACE/$POD:/tmp/$FILE", [("namespace", "$NAMESPACE"), ("pod", "$POD"), ("path", "/tmp/$FILE")]),
    ("taint", "<KEY>=<VALUE>:<EFFECT>", [("key", "<KEY>"), ("value", "<VALUE>"), ("effect", "<EFFECT>")]),
    ("namespace", "YOUR_NAMESPACE", []),
    ("object-name", "{}", []),
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
