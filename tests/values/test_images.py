"""Image references say where an image comes from, and what is no reference."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

GOOD = [
    (
        "image-name",
        "web:dev",
        [("repository", "web"), ("tag", "dev")],
        "the name web with the tag dev; docker push sends it to Docker Hub",
    ),
    (
        "image-name",
        "ghcr.io/team/web",
        [("registry", "ghcr.io"), ("repository", "team/web")],
        "the name team/web with the tag latest; docker push sends it to ghcr.io",
    ),
    (
        "pulled-image",
        "nginx",
        [("repository", "nginx")],
        "image nginx, tag latest unless all tags are asked for, from Docker Hub",
    ),
    ("pulled-image", "$TEAM/web", [("repository", "$TEAM/web")], ""),
    (
        "pushed-image",
        "registry.example.com/web:2",
        [("registry", "registry.example.com"), ("repository", "web"), ("tag", "2")],
        "image web, tag 2, to registry.example.com",
    ),
    ("image-tags", "fedora", [("repository", "fedora")], "image fedora, all its tags as none is given"),
    ("image-tags", "fedora:41", [("repository", "fedora"), ("tag", "41")], "image fedora, tag 41"),
    ("image", "nginx", [("repository", "nginx")], "image nginx, tag latest as none is given, from Docker Hub"),
    ("image", "nginx:1.27", [("repository", "nginx"), ("tag", "1.27")], "image nginx, tag 1.27, from Docker Hub"),
    (
        "image",
        "bitnami/nginx",
        [("repository", "bitnami/nginx")],
        "image bitnami/nginx, tag latest as none is given, from Docker Hub",
    ),
    (
        "image",
        "ghcr.io/team/api:v1",
        [("registry", "ghcr.io"), ("repository", "team/api"), ("tag", "v1")],
        "image team/api, tag v1, from ghcr.io",
    ),
    (
        "image",
        "localhost:5000/web",
        [("registry", "localhost:5000"), ("repository", "web")],
        "image web, tag latest as none is given, from localhost:5000",
    ),
    (
        "image",
        "localhost/web",
        [("registry", "localhost"), ("repository", "web")],
        "image web, tag latest as none is given, from localhost",
    ),
    ("image", "web:5000", [("repository", "web"), ("tag", "5000")], "image web, tag 5000, from Docker Hub"),
    (
        "image",
        "docker.io/library/nginx:1.27",
        [("registry", "docker.io"), ("repository", "library/nginx"), ("tag", "1.27")],
        "image library/nginx, tag 1.27, from Docker Hub",
    ),
    (
        "image",
        "[::1]:5000/web:1",
        [("registry", "[::1]:5000"), ("repository", "web"), ("tag", "1")],
        "image web, tag 1, from [::1]:5000",
    ),
    (
        "image",
        "nginx@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        [
            ("repository", "nginx"),
            ("digest", "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        ],
        "image nginx, exactly the one with this digest, from Docker Hub",
    ),
    ("image", "4bb46517cac3", [], "the image with the ID 4bb46517cac3"),
    (
        "image",
        "$REGISTRY/api:$TAG",
        [("registry", "$REGISTRY"), ("repository", "api"), ("tag", "$TAG")],
        "image api, tag $TAG, from $REGISTRY",
    ),
    ("image", "${IMAGE:-nginx:1.27}", [("repository", "${IMAGE:-nginx:1.27}")], ""),
    (
        "image",
        "registry.example.com/$TEAM/api",
        [("registry", "registry.example.com"), ("repository", "$TEAM/api")],
        "image $TEAM/api, tag latest as none is given, from registry.example.com",
    ),
    (
        "image",
        "api:$(git rev-parse HEAD)",
        [("repository", "api"), ("tag", "$(git rev-parse HEAD)")],
        "image api, tag $(git rev-parse HEAD)",
    ),
    ("image", "$IMAGE", [("repository", "$IMAGE")], ""),
    ("image", "<image>:<tag>", [("repository", "<image>"), ("tag", "<tag>")], "image <image>, tag <tag>"),
]
REFUSED = [
    ("image", "app:v1+build", "'v1+build' cannot be a tag", "v1+build", "v1-build"),
    ("image-name", "Web:1", "'Web:1' is not an image reference", "Web:1", "web:1"),
    (
        "image-name",
        f"web@sha256:{'a' * 64}",
        "a digest cannot be given to an image",
        f"@sha256:{'a' * 64}",
        "",
    ),
    ("image", "Nginx", "'Nginx' is not an image reference", "Nginx", "nginx"),
    ("image", "ghcr.io/A/b:Tag", "'ghcr.io/A/b:Tag' is not an image reference", "ghcr.io/A/b:Tag", "ghcr.io/a/b:Tag"),
    ("image", "nginx:", "'nginx:' is not an image reference", ":", ""),
    ("image", "ngi nx", "'ngi nx' is not an image reference", "ngi nx", None),
    ("image", "nginx:latest:1", "'nginx:latest:1' is not an image reference", "nginx:latest:1", None),
    ("image", "-nginx", "'-nginx' is not an image reference", "-nginx", None),
    ("image", "a//b", "'a//b' is not an image reference", "a//b", None),
    ("image", "日本", "'日本' is not an image reference", "日本", None),
    ("image", "nginx\n", "'nginx\n' is not an image reference", "nginx\n", None),
    ("image", "https://ghcr.io/a/b", "'https://ghcr.io/a/b' is not an image reference", "https://", ""),
    ("image", "nginx@latest", "'nginx@latest' is not an image reference", "@", ":"),
    ("image", "nginx@sha256:abc", "'sha256:abc' is no digest", "sha256:abc", None),
    (
        "image",
        "nginx@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "a sha256 digest has 64 digits, and this one 40",
        "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        None,
    ),
]
TAKEN_OTHERWISE = [
    ("image", "MyUser/app", "'MyUser' is taken for a registry", "MyUser", "myuser"),
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


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("local-image", "nginx", "image nginx, tag latest as none is given"),
        ("local-image", "registry.example.com/shop/web:1.4", "image shop/web, tag 1.4"),
        ("local-image", "4986bf8c1536", "the image with the ID 4986bf8c1536"),
        ("image-pattern", "nginx", "image nginx, with any tag"),
        ("image-pattern", "shop/*", "images whose name fits the pattern shop/*"),
        ("image-pattern", "web:1.?", "images whose name fits the pattern web:1.?"),
    ],
)
def test_an_image_that_is_here_is_not_said_to_come_from_somewhere(kind: str, text: str, says: str) -> None:
    reading = read(kind, text)
    assert (reading.says, reading.wrong) == (says, "")
