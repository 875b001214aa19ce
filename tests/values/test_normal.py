"""Values in a normal form, with the kinds as the real pages have them."""

import pytest

from cheatsheet.assemble.book import Book
from cheatsheet.library import Library
from cheatsheet.model import ValueKind
from cheatsheet.values.normal import arranged, normal, several

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
    ("selector", "tier in (b, a)", "tier in (a,b)"),
    ("selector", "app in (web)", "app=web"),
    ("selector", "app notin (web)", "app!=web"),
    ("patch", '{"a": 1}', '{"a":1}'),
    ("duration", "0", "0s"),
    ("duration", "24h", "1440m0s"),
    ("percent-or-count", "50%", "50.0%"),
    ("resource-amounts", "cpu=500m,memory=1Gi", "memory=1024Mi,cpu=0.5"),
    ("resource-amounts", "memory=1e3", "memory=1k"),
    ("port", ":80", "80"),
    ("port", ":8080:80", "8080:80"),
    ("port", "53:53/UDP", "53:53/udp"),
    ("expose-port", "80", "80/tcp"),
    ("port-pair", "8080", "8080:8080"),
    ("port-pair", "0:80", ":80"),
    ("service-ports", "80", "80:80"),
    ("mount", "TYPE=bind,Source=/d,dst=/d/,readonly=false", "type=bind,src=/d,target=/d"),
    ("mount", "source=data,target=/d,ro=1", "source=data,target=/d,readonly"),
    ("volume-mount", "data:/d:ro", "readonly=true,source=data,target=/d"),
    ("volume-mount", "/data/:/d/:rw", "/data:/d"),
    ("volume-mount", "./data/:/d:Z,ro", "./data:/d:ro,Z"),
    ("tmpfs", "/run:size=64m,mode=1777", "/run:mode=1777,size=64m"),
    ("device", "/dev/ttyUSB0", "/dev/ttyUSB0:/dev/ttyUSB0:mrw"),
    ("device", "/dev/ttyUSB0:r", "/dev/ttyUSB0:/dev/ttyUSB0:r"),
    ("add-host", "db=10.0.0.5", "db:10.0.0.5"),
    ("add-host", "db=[::1]", "db:::1"),
    ("label", "a", "a="),
    ("ulimit", "nofile=1024", "nofile=1024:1024"),
    ("restart", "on-failure", "on-failure:0"),
    ("cpuset", "0-3", "0,1,2,3"),
    ("capability", "CAP_NET_ADMIN", "net_admin"),
    ("security-option", "no-new-privileges", "no-new-privileges:true"),
    ("security-option", "seccomp:unconfined", "seccomp=unconfined"),
    ("signal", "hup", "SIGHUP"),
    ("signal", "9", "KILL"),
    ("platform", "linux/arm64/v8", "Linux/aarch64"),
    ("platform", "linux/x86_64", "linux/amd64"),
    ("platform", "linux/arm", "linux/arm/v7"),
    ("ip", "2001:db8:0:0::1", "2001:DB8::1"),
    ("mac", "02:42:AC:11:00:02", "02:42:ac:11:00:02"),
    ("version", "1.34.2", "v1.34.2"),
    ("condition", "condition=ready", "condition=Ready=true"),
    ("condition", "Delete", "delete"),
    ("container-image", "web=nginx", "web=nginx:latest"),
    ("plugin", "vieux/sshfs", "vieux/sshfs:latest"),
    ("secret", "source=db,target=db,mode=0444", "db"),
    ("gpus", "count=2", "2"),
    ("jsonpath", ".metadata.name", "{.metadata.name}"),
    ("cp-path", "./a.txt", "a.txt"),
    ("working-folder", "/app/", "/app"),
    ("file-pair", "app.conf=./prod.conf", "app.conf=prod.conf"),
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
    ("image", "4c0fdaa8b634", "4c0fdaa8b634:latest"),
    ("duration", "1h", "1h1ns"),
    ("count", "010", "10"),
    ("cpus", "1.5", "1.50001"),
    ("port", "0.0.0.0:80:80", "80:80"),
    ("port", "127.0.0.1::80", "127.0.0.1:80:80"),
    ("volume-mount", "data:/d", "./data:/d"),
    ("volume-mount", "/data:/d", "type=bind,source=/data,target=/d"),
    ("volume-mount", "/d", "target=/d"),
    ("volume-mount", "/a/../b:/d", "/b:/d"),
    ("mount", "type=tmpfs,target=/d", "target=/d"),
    ("device", "/dev/ttyUSB0:r", "/dev/ttyUSB0"),
    ("restart", "on-failure:1", "on-failure"),
    ("ulimit", "nofile=1024:2048", "nofile=1024"),
    ("signal", "SIGTERM", "SIGKILL"),
    ("platform", "linux/arm/v6", "linux/arm"),
    ("platform", "linux", "linux/amd64"),
    ("user", "0", "root"),
    ("condition", "condition=Ready", "condition=Ready=false"),
    ("resource-amounts", "memory=1G", "memory=1Gi"),
    ("selector", "!app", "app"),
    ("selector", "app notin (a,b)", "app in (a,b)"),
    ("secret", "source=db,target=pw", "db"),
    ("cp-path", "web:/a/.", "web:/a"),
    ("cp-path", "./web:x", "web:x"),
    ("file", "../a", "a"),
    ("file", "a/../b", "b"),
    ("platform", "$P", "$p"),
    ("capability", "$C", "$c"),
    ("condition", "$C", "$c"),
    ("resource-type", "$T/web", "$t/web"),
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


@pytest.mark.parametrize(("name", "one", "other"), SAME + DIFFERENT)
def test_a_normal_form_stays_what_it_is(real_library: Library, name: str, one: str, other: str) -> None:
    for text in (one, other):
        once = normal(text, kind(name, real_library))
        assert normal(once, kind(name, real_library)) == once


@pytest.mark.parametrize(
    ("name", "text", "values"),
    [
        ("port", "80-81:90-91", ("80:90", "81:91")),
        ("port", "127.0.0.1:80-81:90-91/udp", ("127.0.0.1:80:90/udp", "127.0.0.1:81:91/udp")),
        ("port", "80-81:90", ("80-81:90",)),
        ("port", "80-81:90-92", ("80-81:90-92",)),
        ("port", "1-65535:1-65535", ("1-65535:1-65535",)),
        ("expose-port", "80-82", ("80", "81", "82")),
        ("container", "80-81", ("80-81",)),
    ],
)
def test_a_range_of_ports_is_its_ports(real_library: Library, name: str, text: str, values: tuple[str, ...]) -> None:
    assert several(text, kind(name, real_library)) == values


@pytest.mark.parametrize(
    ("name", "values", "places"),
    [
        ("filter", ["b", "a"], [1, 0]),
        ("env", ["B=1", "A=1"], [1, 0]),
        ("env", ["A=1", "B=1", "A=2"], [2, 1]),
        ("pair", ["a=2", "a=1"], [0, 1]),
        ("pair", ["*.a=2", "b.a=1"], [0, 1]),
        ("env", ["$B", "A=1"], [0, 1]),
        ("env-change", ["B=$(A)", "A=1"], [0, 1]),
        ("label-change", ["b-", "a=1"], [1, 0]),
    ],
)
def test_values_are_arranged_where_their_order_says_nothing(name: str, values: list[str], places: list[int]) -> None:
    assert arranged(values, name) == places
