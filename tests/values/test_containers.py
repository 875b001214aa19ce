"""Each named grammar takes a value apart, says what it comes to, and refuses what the tool would refuse."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cheatsheet.values.kinds import GRAMMARS, read


def pieces(kind: str, text: str) -> list[tuple[str, str]]:
    return [(piece.name, text[piece.start : piece.end]) for piece in read(kind, text).pieces]


@pytest.mark.parametrize(
    ("text", "expected", "says"),
    [
        ("80", [("container port", "80")], "a free host port → container port 80 (tcp)"),
        (
            "80:8080",
            [("host port", "80"), ("container port", "8080")],
            "host port 80 → container port 8080 (tcp)",
        ),
        (
            "53:53/udp",
            [("host port", "53"), ("container port", "53"), ("protocol", "udp")],
            "host port 53 → container port 53 (udp)",
        ),
        (
            "127.0.0.1:80:8080",
            [("host address", "127.0.0.1"), ("host port", "80"), ("container port", "8080")],
            "host port 80 on 127.0.0.1 → container port 8080 (tcp)",
        ),
        (
            "[::1]:80:8080",
            [("host address", "[::1]"), ("host port", "80"), ("container port", "8080")],
            "host port 80 on [::1] → container port 8080 (tcp)",
        ),
        (
            "127.0.0.1::80",
            [("host address", "127.0.0.1"), ("container port", "80")],
            "a free host port of 127.0.0.1 → container port 80 (tcp)",
        ),
        (
            "8000-8001:80-81",
            [("host port", "8000-8001"), ("container port", "80-81")],
            "host ports 8000-8001 → container ports 80-81 (tcp)",
        ),
        (
            "8000-8010:80",
            [("host port", "8000-8010"), ("container port", "80")],
            "one of the host ports 8000-8010 → container port 80 (tcp)",
        ),
    ],
)
def test_a_port_says_which_side_is_which(text: str, expected: list[tuple[str, str]], says: str) -> None:
    assert pieces("port", text) == expected
    assert read("port", text).says == says
    assert read("port", text).wrong == ""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("99999:80", "host port 99999 is out of range"),
        ("80:99999", "container port 99999 is out of range"),
        ("80:0", "container port 0 is out of range"),
        ("65536", "container port 65536 is out of range"),
        ("80:", "the container port is missing"),
        ("80:web", "container port 'web' is not a number"),
        ("web:80", "host port 'web' is not a number"),
        ("-1:80", "host port '-1' is not a number"),
        ("٣:80", "host port '٣' is not a number"),
        ("80:80/tpc", "'tpc' is no protocol that docker publishes"),
        ("80-70:80", "host port range '80-70' does not run from a lower to a higher port"),
        ("80-81:80-83", "2 host ports cannot serve 4 container ports"),
        ("localhost:80:80", "'localhost' is not an IP address"),
        ("1.2.3.4.5:80:80", "'1.2.3.4.5' is not an IP address"),
        ("1:2:3:4", "'1:2:3:4' is not [[host address:]host port:]container port[/protocol]"),
    ],
)
def test_a_wrong_port_says_what_is_wrong(text: str, wrong: str) -> None:
    assert read("port", text).wrong == wrong
    assert read("port", text).hint


@pytest.mark.parametrize(
    "text", ["1:1", "0:80", "65535:65535", "80:80/TCP", "80:80/sctp", "0.0.0.0:80:80", "[::]:80:80"]
)
def test_ports_at_the_edge_are_right(text: str) -> None:
    assert read("port", text).wrong == ""


@pytest.mark.parametrize(
    ("text", "expected", "says"),
    [
        ("nginx", [("repository", "nginx")], "image nginx, tag latest as none is given, from Docker Hub"),
        (
            "nginx:1.27",
            [("repository", "nginx"), ("tag", "1.27")],
            "image nginx, tag 1.27, from Docker Hub",
        ),
        (
            "bitnami/nginx",
            [("repository", "bitnami/nginx")],
            "image bitnami/nginx, tag latest as none is given, from Docker Hub",
        ),
        (
            "ghcr.io/a/b:v1",
            [("registry", "ghcr.io"), ("repository", "a/b"), ("tag", "v1")],
            "image a/b, tag v1, from ghcr.io",
        ),
        (
            "localhost:5000/web",
            [("registry", "localhost:5000"), ("repository", "web")],
            "image web, tag latest as none is given, from localhost:5000",
        ),
        (
            "web:5000",
            [("repository", "web"), ("tag", "5000")],
            "image web, tag 5000, from Docker Hub",
        ),
        (
            f"nginx@sha256:{'a' * 64}",
            [("repository", "nginx"), ("digest", f"sha256:{'a' * 64}")],
            "image nginx, exactly the one with this digest, from Docker Hub",
        ),
        (f"sha256:{'0' * 64}", [], f"the image with the ID sha256:{'0' * 64}"),
        ("4bb46517cac3", [], "the image with the ID 4bb46517cac3"),
    ],
)
def test_an_image_says_where_it_comes_from(text: str, expected: list[tuple[str, str]], says: str) -> None:
    assert pieces("image", text) == expected
    assert read("image", text).says == says


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Nginx", "repository names are lower case: nginx"),
        ("ghcr.io/A/b", "repository names are lower case: ghcr.io/a/b"),
        ("nginx:", "write [registry/]repository[:tag]"),
        ("ngi nx", "write [registry/]repository[:tag]"),
        ("nginx:latest:1", "write [registry/]repository[:tag]"),
        ("-nginx", "write [registry/]repository[:tag]"),
        ("a//b", "write [registry/]repository[:tag]"),
        ("日本", "write [registry/]repository[:tag]"),
        ("nginx\n", "write [registry/]repository[:tag]"),
    ],
)
def test_what_is_no_image_gets_a_hint(text: str, hint: str) -> None:
    assert read("image", text).wrong == f"'{text}' is not an image reference"
    assert read("image", text).hint == hint


@pytest.mark.parametrize(
    ("text", "expected", "says"),
    [
        (
            "pgdata:/data",
            [("volume", "pgdata"), ("container path", "/data")],
            "volume pgdata → /data in the container",
        ),
        (
            "./src:/app:ro",
            [("host path", "./src"), ("container path", "/app"), ("options", "ro")],
            "host path ./src → /app in the container, read-only",
        ),
        ("/data", [("container path", "/data")], "a new anonymous volume at /data in the container"),
        (
            "C:\\work:/app",
            [("host path", "C:\\work"), ("container path", "/app")],
            "host path C:\\work → /app in the container",
        ),
        (
            "~/é:/app:ro,z",
            [("host path", "~/é"), ("container path", "/app"), ("options", "ro,z")],
            "host path ~/é → /app in the container, read-only",
        ),
        (
            "$PWD:/app",
            [("host path", "$PWD"), ("container path", "/app")],
            "host path $PWD → /app in the container",
        ),
    ],
)
def test_a_volume_mount_tells_a_volume_from_a_path(text: str, expected: list[tuple[str, str]], says: str) -> None:
    assert pieces("volume-mount", text) == expected
    assert read("volume-mount", text).says == says
    assert read("volume-mount", text).wrong == ""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("data", "the container path 'data' is not absolute"),
        ("pgdata:data", "the container path 'data' is not absolute"),
        ("pgdata:/", "the container's root cannot be mounted over"),
        ("src/app:/app", "'src/app' is neither a volume name nor a path"),
        ("_data:/app", "'_data' cannot be a volume's name"),
        ("pgdata:/app:rx", "'rx' is no option of a mount"),
        (":/app", "nothing stands before the colon"),
        ("ab:/b:ro:c", "'ab:/b:ro:c' has too many colons"),
    ],
)
def test_a_wrong_volume_mount_says_what_is_wrong(text: str, wrong: str) -> None:
    assert read("volume-mount", text).wrong == wrong


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("type=bind,source=/a,target=/b", "host path /a → /b in the container"),
        ("type=bind,src=/a,dst=/b,readonly", "host path /a → /b in the container, read-only"),
        ("type=bind,src=/a,dst=/b,readonly=false", "host path /a → /b in the container"),
        ("source=pgdata,target=/b", "volume pgdata → /b in the container"),
        ("target=/b", "a new anonymous volume → /b in the container"),
        ("type=tmpfs,destination=/b", "memory → /b in the container"),
    ],
)
def test_a_mount_says_what_appears_where(text: str, says: str) -> None:
    assert read("mount", text).says == says
    assert read("mount", text).wrong == ""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("type=bind,target=/b", "a bind mount needs a source"),
        ("type=disk,target=/b", "'disk' is no type of mount"),
        ("source=pgdata", "the mount has no target"),
        ("type=tmpfs,source=a,target=/b", "a tmpfs has no source"),
    ],
)
def test_a_wrong_mount_says_what_is_wrong(text: str, wrong: str) -> None:
    assert read("mount", text).wrong == wrong


def test_a_quoted_field_of_a_record_stays_whole() -> None:
    assert pieces("mount", 'type=volume,"volume-opt=o=a,b",dst=/b') == [
        ("type", "type=volume"),
        ("volume-opt", "volume-opt=o=a,b"),
        ("dst", "dst=/b"),
    ]


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("bytes", "512m", "536,870,912 bytes"),
        ("bytes", "1k", "1,024 bytes"),
        ("bytes", "1KiB", "1,024 bytes"),
        ("bytes", "1.5g", "1,610,612,736 bytes"),
        ("bytes", "100", "100 bytes"),
        ("bytes", "-1", "no limit"),
        ("env", "A=1", "A is '1' in the container"),
        ("env", "A=b=c", "A is 'b=c' in the container"),
        ("env", "A=", "A is empty in the container"),
        ("env", "A", "A as it is set here; left out when it is not"),
        ("user", "1000:1000", "user 1000, group 1000"),
        ("user", "www", "user www"),
        ("add-host", "db:10.0.0.5", "db → 10.0.0.5"),
        ("add-host", "db=::1", "db → ::1"),
        ("cp-path", "web:/etc/hosts", "/etc/hosts in container web"),
        ("cp-path", "./a:b", "./a:b on this machine"),
        ("cp-path", "C:\\a", "C:\\a on this machine"),
        ("cp-path", "-", "standard input or output, as a tar archive"),
        ("attachment", "container:web", "the network of container web"),
        ("service-port", "80:8080", "host port 80 → container port 8080 (tcp)"),
        ("service-port", "published=80,target=8080", "port 80 of the nodes → container port 8080 (tcp)"),
        ("service-port", "target=53,protocol=udp", "a port that swarm picks → container port 53 (udp)"),
        ("service-replicas", "web=1", "service web shall have 1 task"),
        ("service-replicas", "web=5", "service web shall have 5 tasks"),
    ],
)
def test_a_value_says_what_it_comes_to(kind: str, text: str, says: str) -> None:
    assert read(kind, text).says == says
    assert read(kind, text).wrong == ""


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        ("bytes", "512x", "'512x' is not an amount of bytes"),
        ("bytes", "m", "'m' is not an amount of bytes"),
        ("bytes", "9" * 400, f"'{'9' * 400}' is more than any machine has"),
        ("duration", "10", "'10' is not a duration"),
        ("duration", "10 s", "'10 s' is not a duration"),
        ("count", "-1", "'-1' is not a whole number from 0 on"),
        ("count", "1.5", "'1.5' is not a whole number from 0 on"),
        ("count", "٣", "'٣' is not a whole number from 0 on"),
        ("cpus", "two", "'two' is not a number of CPUs"),
        ("cpuset", "0-", "'0-' is not a list of CPU numbers"),
        ("cidr", "10.0.0.0", "'10.0.0.0' is not a range of addresses"),
        ("switch", "yes", "'yes' is not true or false"),
        ("filter", "status", "'status' is not KEY=VALUE"),
        ("filter", "=x", "'=x' has no name before the ="),
        ("pair", "=x", "'=x' has no name before the ="),
        ("label", "=x", "'=x' has no name before the ="),
        ("env", "=x", "'=x' has no name before the ="),
        ("restart", "never", "'never' is no restart policy"),
        ("restart", "always:3", "only on-failure takes a number of retries"),
        ("restart", "on-failure:x", "only on-failure takes a number of retries"),
        ("ulimit", "nofile", "'nofile' is not NAME=SOFT[:HARD]"),
        ("add-host", "db", "'db' is not HOST:ADDRESS"),
        ("platform", "linux/arm64/v8/x", "'linux/arm64/v8/x' is not OS/ARCH[/VARIANT]"),
        ("expose-port", "80/tpc", "'tpc' is no protocol of a port"),
        ("expose-port", "0", "container port 0 is out of range"),
        ("service-port", "published=80", "the port has no target"),
        ("service-replicas", "web", "'web' is not SERVICE=COUNT"),
        ("tmpfs", "run", "the container path 'run' is not absolute"),
        ("port", "", "the value is empty"),
        ("image", "", "the value is empty"),
    ],
)
def test_a_value_that_the_tool_refuses_says_why(kind: str, text: str, wrong: str) -> None:
    assert read(kind, text).wrong == wrong
    assert read(kind, text).hint


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("duration", "0"),
        ("duration", "1h30m"),
        ("duration", "1.5s"),
        ("duration", "100µs"),
        ("duration", "-1m"),
        ("cpus", ".5"),
        ("cpuset", "0-3,7"),
        ("cidr", "fd00::/64"),
        ("integer", "-10"),
        ("switch", "TRUE"),
        ("restart", "on-failure:5"),
        ("restart", "no"),
        ("ulimit", "nofile=1024:4096"),
        ("ulimit", "core=-1"),
        ("expose-port", "8000-8010/udp"),
        ("platform", "linux"),
        ("label", ""),
        ("env", ""),
    ],
)
def test_a_value_that_the_tool_takes_has_no_mistake(kind: str, text: str) -> None:
    assert read(kind, text).wrong == ""


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("device", "/dev/a:/dev/b:rw", [("host device", "/dev/a"), ("container device", "/dev/b"), ("rights", "rw")]),
        ("device", "/dev/a", [("host device", "/dev/a")]),
        ("platform", "linux/arm/v7", [("operating system", "linux"), ("architecture", "arm"), ("variant", "v7")]),
        ("restart", "on-failure:5", [("policy", "on-failure"), ("maximum retries", "5")]),
        ("ulimit", "nofile=1:2", [("limit", "nofile"), ("soft limit", "1"), ("hard limit", "2")]),
        ("tmpfs", "/run:size=64m", [("container path", "/run"), ("options", "size=64m")]),
        ("resource", "deploy/web", [("resource type", "deploy"), ("name", "web")]),
        ("resource", "web", []),
        ("resource-type", "pods,svc", [("resource type", "pods"), ("resource type", "svc")]),
        ("resource-type", "deploy/web", [("resource type", "deploy"), ("name", "web")]),
        ("env", "A=b=c", [("variable", "A"), ("value", "b=c")]),
        ("env", "A=", [("variable", "A")]),
        ("user", ":5", [("group", "5")]),
        ("volume-mount", ":/a", [("container path", "/a")]),
        ("resource", "/", []),
    ],
)
def test_a_value_is_taken_apart(kind: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(kind, text) == expected


def test_a_kind_without_a_grammar_says_nothing() -> None:
    assert read("colour", "any=thing").pieces == ()
    assert read("colour", "").wrong == ""


@pytest.mark.parametrize("kind", ["port", "service-port", "expose-port"])
def test_a_number_too_long_to_count_with_is_only_wrong(kind: str) -> None:
    assert read(kind, f"{'9' * 5000}-{'9' * 5000}").wrong.endswith("is out of range")


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(sorted(GRAMMARS)),
    text=st.text(max_size=20) | st.text('aA9.:/,=-_"[]%@+ kms٣é\n\\', max_size=12),
)
def test_any_text_can_be_read_as_any_kind(kind: str, text: str) -> None:
    """Pieces are never empty, stand in order and do not overlap, so that each gets a row of its own."""
    reading = read(kind, text)
    places = [place for piece in reading.pieces for place in (piece.start, piece.end)]
    assert places == sorted(places)
    assert all(text[piece.start : piece.end] for piece in reading.pieces)
    assert bool(reading.hint) == bool(reading.wrong)
