"""Values of a cluster are taken apart as kubectl and kubeadm read them."""

import pytest

from cheatsheet.library import Library
from cheatsheet.values.kinds import read

HASH = "sha256:" + "0a" * 32

READ = [
    ("label-change", "tier=front", ["key tier", "value front"], ""),
    ("label-change", "example.com/tier=", ["key example.com/tier"], ""),
    ("label-change", "tier-", ["key tier"], "removes the label tier"),
    ("annotation-change", "note=two words, and =", ["key note", "value two words, and ="], ""),
    ("annotation-change", "note-", ["key note"], "removes the annotation note"),
    ("env-change", "LOG_LEVEL=debug", ["variable LOG_LEVEL", "value debug"], ""),
    ("env-change", "LOG_LEVEL-", ["variable LOG_LEVEL"], "removes the variable LOG_LEVEL"),
    ("env-change", "-", [], "NAME=VALUE lines from standard input"),
    ("container-image", "web=nginx:1.27", ["container web", "image nginx:1.27"], "container web gets"),
    ("container-image", "*=nginx", ["container *", "image nginx"], "every container gets"),
    ("literal", "mode=a=b", ["key mode", "value a=b"], ""),
    ("file-pair", "app.conf", ["file app.conf"], ""),
    ("file-pair", "main=app.conf", ["key main", "file app.conf"], ""),
    ("port-pair", "8080:80", ["local port 8080", "remote port 80"], "port 8080 of this machine → port 80 of the pod"),
    ("port-pair", "80", ["remote port 80"], "port 80 of this machine → port 80 of the pod"),
    ("port-pair", ":http", ["remote port http"], "a free port of this machine → port http of the pod"),
    ("service-ports", "80:http", ["port 80", "target port http"], "port 80 of the service → port http of its pods"),
    ("service-ports", "80", ["port 80"], "port 80 of the service → port 80 of its pods"),
    ("pod-path", "shop/web-0:/var/log", ["namespace shop", "pod web-0", "path /var/log"], "/var/log in pod web-0 in"),
    ("pod-path", "web-0:a:b", ["pod web-0", "path a:b"], "a:b in pod web-0"),
    ("pod-path", "./logs", ["local path ./logs"], "./logs on this machine"),
    ("taint", "dedicated=gpu:NoSchedule", ["key dedicated", "value gpu", "effect NoSchedule"], ""),
    (
        "taint",
        "dedicated:NoExecute-",
        ["key dedicated", "effect NoExecute"],
        "removes the taint dedicated with the effect",
    ),
    (
        "taint",
        "node-role.kubernetes.io/control-plane-",
        ["key node-role.kubernetes.io/control-plane"],
        "removes the taint",
    ),
    ("resource-amounts", "cpu=500m,memory=1Gi", ["cpu cpu=500m", "memory memory=1Gi"], ""),
    (
        "ingress-rule",
        "shop.example.com/api*=api:8080,tls=cert",
        ["host shop.example.com", "path /api*", "service api", "port 8080", "secret cert"],
        "shop.example.com/api* → service api",
    ),
    ("condition", "condition=Ready", ["condition Ready"], "until the condition Ready is true"),
    ("condition", "condition=Ready=false", ["condition Ready", "value false"], "until the condition Ready is false"),
    ("condition", "delete", [], "until the object has been deleted"),
    ("condition", "jsonpath={.status.phase}=Running", ["expression {.status.phase}=Running"], "until"),
    ("feature-gates", "PublicKeys=false", ["key PublicKeys", "value false"], "feature PublicKeys off"),
    ("ca-hash", HASH, ["type sha256", f"checksum {HASH[7:]}"], ""),
    ("service-scale", "worker=3", ["service worker", "replicas 3"], "service worker shall have 3 containers"),
    ("service-path", "web:/etc/hosts", ["service web", "path /etc/hosts"], "/etc/hosts in service web"),
]


@pytest.mark.parametrize(("kind", "text", "pieces", "says"), READ, ids=[f"{kind} {text}" for kind, text, _, _ in READ])
def test_a_value_is_taken_apart_and_says_what_it_does(kind: str, text: str, pieces: list[str], says: str) -> None:
    reading = read(kind, text)
    assert reading.wrong == ""
    assert [f"{piece.name} {text[piece.start : piece.end]}" for piece in reading.pieces] == pieces
    assert reading.says.startswith(says)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _, _ in READ])
def test_the_pages_say_what_every_piece_is(real_library: Library, kind: str, text: str) -> None:
    known = real_library.value_kind(kind)
    assert known
    told = {each.name for each in (*known.pieces, *known.keys)}
    assert {piece.name for piece in read(kind, text).pieces} <= told


WRONG = [
    ("label-change", "tier", "neither sets nor removes a label"),
    ("label-change", "-tier=x", "cannot be the key of a label"),
    ("label-change", "tier=two words", "cannot be the value of a label"),
    ("label-change", f"tier={'x' * 64}", "cannot be the value of a label"),
    ("annotation-change", "note", "neither sets nor removes an annotation"),
    ("env-change", "LOG_LEVEL", "neither sets nor removes a variable"),
    ("env-change", "1st=x", "cannot be the name of a variable"),
    ("container-image", "nginx:1.27", "is not CONTAINER=IMAGE"),
    ("container-image", "web=Nginx:", "'Nginx:'"),
    ("literal", "mode", "has no value"),
    ("port-pair", "8080:", "names no port of the pod"),
    ("port-pair", "http:80", "local port 'http' is not a number"),
    ("port-pair", "80:99999", "port 99999 is out of range"),
    ("service-ports", "http:80", "'http' is no port"),
    ("taint", "dedicated=gpu", "is not KEY=VALUE:EFFECT"),
    ("taint", "dedicated=gpu:noschedule", "'noschedule' is no effect of a taint"),
    ("resource-amounts", "cpu=half", "'half' is not a quantity"),
    ("resource-amounts", "cpu", "is not NAME=QUANTITY"),
    ("resource-amounts", "memory=1GB", "'1GB' is not a quantity"),
    ("ingress-rule", "shop.example.com=web:80", "is not HOST/PATH=SERVICE:PORT"),
    ("condition", "ready", "is nothing that kubectl waits for"),
    ("feature-gates", "PublicKeys", "is not NAME=true or NAME=false"),
    ("ca-hash", "sha256", "is not sha256: and 64 hexadecimal digits"),
    ("ca-hash", "0a" * 32, "is not sha256: and 64 hexadecimal digits"),
    ("bootstrap-token", "abcdef", "is not a bootstrap token"),
    ("percent-or-count", "half", "is not a whole number or a share in percent"),
    ("service-scale", "worker", "is not SERVICE=COUNT"),
]


@pytest.mark.parametrize(("kind", "text", "wrong"), WRONG, ids=[f"{kind} {text[:30]}" for kind, text, _ in WRONG])
def test_a_value_that_the_tool_would_refuse_is_told(kind: str, text: str, wrong: str) -> None:
    reading = read(kind, text)
    assert wrong in reading.wrong
    assert reading.hint
