"""Values in a normal form, with the kinds as the real pages have them."""

import pytest

from cheatsheet.assemble.book import Book
from cheatsheet.library import Library
from cheatsheet.model import ValueKind
from cheatsheet.values.normal import normal

SAME = [
    ("image", "nginx", "nginx:latest"),
    ("image", "docker.io/library/nginx:1.27", "nginx:1.27"),
    ("image", "registry.example.com:5000/api", "registry.example.com:5000/api:latest"),
    ("bytes", "1g", "1024m"),
    ("bytes", "1G", "1gb"),
    ("cpus", ".5", "0.50"),
    ("count", "3", "+3"),
    ("duration", "90s", "1m30s"),
    ("port", "8080:80", "8080:80/tcp"),
    ("service-port", "8080:80", "published=8080,target=80"),
    ("service-port", "target=80,published=8080,mode=ingress,protocol=tcp", "8080:80/tcp"),
    ("mount", "type=volume,src=data,dst=/d,ro", "source=data,target=/d,readonly"),
    ("memory", "1g", "1024m"),
    ("memory-swap", "1g", "1024m"),
    ("ratio", ".2", "0.20"),
    ("build-output", "type=local,dest=out", "dest=out,type=local"),
    ("cache-source", "type=registry,ref=team/api:cache", "team/api:cache"),
    ("attachment", "name=app-net", "app-net"),
    ("secret", "source=db-password", "db-password"),
    ("resource-type", "po", "pods"),
    ("resource-type", "svc,po", "Pods,Services"),
    ("resource", "deploy/web", "deployment/web"),
    ("pod", "pod/web", "web"),
    ("pod", "sts/db", "statefulset/db"),
    ("file", "./app.env", "app.env"),
    ("template", "{{ .Names }}", "{{.Names}}"),
    ("selector", "app==web,env=prod", "env=prod,app=web"),
    ("selector", "tier in (a,b),app", "app,tier in (a,b)"),
    ("json", '{"a": 1, "b": [2]}', '{"b":[2],"a":1}'),
]
DIFFERENT = [
    ("image", "nginx:1.27", "nginx:1.28"),
    ("image", "team/nginx", "nginx"),
    ("bytes", "1g", "1000m"),
    ("count", "1000000", "1000001"),
    ("port", "8080:80", "80:8080"),
    ("port", "53:53/udp", "53:53"),
    ("service-port", "8080:80", "published=8080,target=80,mode=host"),
    ("mount", "source=data,target=/d", "source=data,target=/d,readonly"),
    ("resource", "po", "pods"),
    ("pod", "deploy/web", "web"),
    ("file", "a/app.env", "app.env"),
    ("file", "https://example.com//a", "https://example.com/a"),
    ("selector", "tier in (a,b)", "tier in (a),b"),
    ("json", '{"a": 1}', '{"a": 2}'),
    ("container", "web", "Web"),
]


def kind(name: str, library: Library) -> ValueKind:
    found = library.value_kind(name)
    assert found
    return found


@pytest.mark.parametrize(("name", "one", "other"), SAME)
def test_two_ways_to_write_a_value_are_one(real_library: Library, name: str, one: str, other: str) -> None:
    assert normal(one, kind(name, real_library)) == normal(other, kind(name, real_library))


@pytest.mark.parametrize(("name", "one", "other"), DIFFERENT)
def test_different_values_stay_different(real_library: Library, name: str, one: str, other: str) -> None:
    assert normal(one, kind(name, real_library)) != normal(other, kind(name, real_library))


@pytest.mark.parametrize("text", ["", "$X", "x" * 10_000, "{", "=", ",", "/", "1" * 5000, "[" * 5000, "1m" * 500])
def test_any_text_has_a_normal_form_that_is_its_own(real_book: Book, text: str) -> None:
    for each in real_book.values.values():
        once = normal(text, each)
        assert normal(once, each) == once, each.name
