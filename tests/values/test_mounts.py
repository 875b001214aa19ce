"""Mounts say what appears where, and which side is the host."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

GOOD = [
    (
        "mount",
        "type=volume,dst=/d,volume-opt=type=nfs,volume-opt=device=:/x",
        [
            ("type", "type=volume"),
            ("dst", "dst=/d"),
            ("volume-opt", "volume-opt=type=nfs"),
            ("volume-opt", "volume-opt=device=:/x"),
        ],
        "a new anonymous volume → /d in the container",
    ),
    (
        "volume-mount",
        "C:data:/app",
        [("host path", "C:data"), ("container path", "/app")],
        "host path C:data → /app in the container",
    ),
    (
        "volume-mount",
        "C:data:C:data:ro",
        [("host path", "C:data"), ("container path", "C:data"), ("options", "ro")],
        "host path C:data → C:data in the container, read-only",
    ),
    ("volume-mount", "/data", [("container path", "/data")], "a new anonymous volume at /data in the container"),
    (
        "volume-mount",
        "pgdata:/data",
        [("volume", "pgdata"), ("container path", "/data")],
        "volume pgdata → /data in the container",
    ),
    (
        "volume-mount",
        "./src:/app:ro",
        [("host path", "./src"), ("container path", "/app"), ("options", "ro")],
        "host path ./src → /app in the container, read-only",
    ),
    ("volume-mount", ".:/app", [("host path", "."), ("container path", "/app")], "host path . → /app in the container"),
    (
        "volume-mount",
        "../lib:/lib",
        [("host path", "../lib"), ("container path", "/lib")],
        "host path ../lib → /lib in the container",
    ),
    (
        "volume-mount",
        "~/é:/app:ro,z",
        [("host path", "~/é"), ("container path", "/app"), ("options", "ro,z")],
        "host path ~/é → /app in the container, read-only",
    ),
    (
        "volume-mount",
        "$PWD:/app",
        [("host path", "$PWD"), ("container path", "/app")],
        "host path $PWD → /app in the container",
    ),
    (
        "volume-mount",
        "$(pwd):/app:ro",
        [("host path", "$(pwd)"), ("container path", "/app"), ("options", "ro")],
        "host path $(pwd) → /app in the container, read-only",
    ),
    (
        "volume-mount",
        "${PWD:-a:b}/x:/app",
        [("host path", "${PWD:-a:b}/x"), ("container path", "/app")],
        "host path ${PWD:-a:b}/x → /app in the container",
    ),
    (
        "volume-mount",
        "`pwd`:/app",
        [("host path", "`pwd`"), ("container path", "/app")],
        "host path `pwd` → /app in the container",
    ),
    (
        "volume-mount",
        "C:\\work:/app",
        [("host path", "C:\\work"), ("container path", "/app")],
        "host path C:\\work → /app in the container",
    ),
    (
        "volume-mount",
        "C:/work:/app:ro",
        [("host path", "C:/work"), ("container path", "/app"), ("options", "ro")],
        "host path C:/work → /app in the container, read-only",
    ),
    (
        "volume-mount",
        "//c/work:/app",
        [("host path", "//c/work"), ("container path", "/app")],
        "host path //c/work → /app in the container",
    ),
    (
        "volume-mount",
        "%cd%:/app",
        [("host path", "%cd%"), ("container path", "/app")],
        "host path %cd% → /app in the container",
    ),
    (
        "volume-mount",
        "C:\\a:C:\\b",
        [("host path", "C:\\a"), ("container path", "C:\\b")],
        "host path C:\\a → C:\\b in the container",
    ),
    (
        "volume-mount",
        "pgdata:/data:nocopy",
        [("volume", "pgdata"), ("container path", "/data"), ("options", "nocopy")],
        "volume pgdata → /data in the container",
    ),
    (
        "volume-mount",
        "/a:/b:rshared",
        [("host path", "/a"), ("container path", "/b"), ("options", "rshared")],
        "host path /a → /b in the container",
    ),
    (
        "mount",
        "type=bind,source=/a,target=/b",
        [("type", "type=bind"), ("source", "source=/a"), ("target", "target=/b")],
        "host path /a → /b in the container",
    ),
    (
        "mount",
        "type=bind,src=.,dst=/b,readonly",
        [("type", "type=bind"), ("src", "src=."), ("dst", "dst=/b"), ("readonly", "readonly")],
        "host path . → /b in the container, read-only",
    ),
    (
        "mount",
        "type=bind,src=/a,dst=/b,readonly=false",
        [("type", "type=bind"), ("src", "src=/a"), ("dst", "dst=/b"), ("readonly", "readonly=false")],
        "host path /a → /b in the container",
    ),
    (
        "mount",
        "source=pgdata,target=/b",
        [("source", "source=pgdata"), ("target", "target=/b")],
        "volume pgdata → /b in the container",
    ),
    ("mount", "target=/b", [("target", "target=/b")], "a new anonymous volume → /b in the container"),
    (
        "mount",
        "type=tmpfs,destination=/b,tmpfs-size=64m,tmpfs-mode=1770",
        [
            ("type", "type=tmpfs"),
            ("destination", "destination=/b"),
            ("tmpfs-size", "tmpfs-size=64m"),
            ("tmpfs-mode", "tmpfs-mode=1770"),
        ],
        "memory → /b in the container",
    ),
    (
        "mount",
        "type=image,src=alpine,dst=/b",
        [("type", "type=image"), ("src", "src=alpine"), ("dst", "dst=/b")],
        "image alpine → /b in the container",
    ),
    (
        "mount",
        "type=bind,src=$PWD/x,dst=/b",
        [("type", "type=bind"), ("src", "src=$PWD/x"), ("dst", "dst=/b")],
        "host path $PWD/x → /b in the container",
    ),
    (
        "mount",
        "type=bind,src=$(pwd),dst=/b",
        [("type", "type=bind"), ("src", "src=$(pwd)"), ("dst", "dst=/b")],
        "host path $(pwd) → /b in the container",
    ),
    (
        "mount",
        "type=bind,src=${X:-a,b},dst=/b",
        [("type", "type=bind"), ("src", "src=${X:-a,b}"), ("dst", "dst=/b")],
        "host path ${X:-a,b} → /b in the container",
    ),
    (
        "mount",
        'type=volume,"volume-opt=o=a,b",dst=/b',
        [("type", "type=volume"), ("volume-opt", "volume-opt=o=a,b"), ("dst", "dst=/b")],
        "a new anonymous volume → /b in the container",
    ),
    (
        "mount",
        "type=bind,src=C:\\a,dst=/b",
        [("type", "type=bind"), ("src", "src=C:\\a"), ("dst", "dst=/b")],
        "host path C:\\a → /b in the container",
    ),
    (
        "mount",
        "TYPE=bind,src=/a,dst=/b",
        [("TYPE", "TYPE=bind"), ("src", "src=/a"), ("dst", "dst=/b")],
        "host path /a → /b in the container",
    ),
    ("tmpfs", "/run", [("container path", "/run")], "memory → /run in the container"),
    (
        "tmpfs",
        "/run:size=64m,noexec",
        [("container path", "/run"), ("options", "size=64m,noexec")],
        "memory → /run in the container",
    ),
    ("volumes-from", "web", [("container", "web")], "the mounts of container web, at the same paths"),
    (
        "volumes-from",
        "web:ro",
        [("container", "web"), ("options", "ro")],
        "the mounts of container web, at the same paths, read-only",
    ),
    ("cp-path", "web:/etc/hosts", [("container", "web"), ("path", "/etc/hosts")], "/etc/hosts in container web"),
    ("cp-path", "./a:b", [("local path", "./a:b")], "./a:b on this machine"),
    ("cp-path", "C:\\a", [("local path", "C:\\a")], "C:\\a on this machine"),
    ("cp-path", "-", [], "standard input or output, as a tar archive"),
    ("cp-path", "a", [("local path", "a")], "a on this machine"),
    ("cp-path", "$ID:/x", [("container", "$ID"), ("path", "/x")], "/x in container $ID"),
    ("service-path", "web:/x", [("service", "web"), ("path", "/x")], "/x in service web"),
    ("service-path", "x", [("local path", "x")], "x on this machine"),
]
REFUSED = [
    ("mount", "type=bind source=/a,target=/b", "the fields of a mount are joined by commas", " ", ","),
    ("volume-mount", "x:/app:ro", "'x' is too short for a volume's name", "x", None),
    ("volume-mount", "data", "the container path 'data' is not absolute", "data", "/data"),
    ("volume-mount", "pgdata:data", "the container path 'data' is not absolute", "data", "/data"),
    ("volume-mount", "pgdata:/", "the container's root cannot be mounted over", "/", None),
    ("volume-mount", "src/app:/app", "'src/app' is neither a volume name nor a path", "src/app", "./src/app"),
    ("volume-mount", "_data:/app", "'_data' cannot be a volume's name", "_data", None),
    ("volume-mount", "pgdata:/app:rx", "'rx' is no option of a mount", "rx", None),
    ("volume-mount", "pgdata:/app:readonly", "'readonly' is no option of a mount", "readonly", "ro"),
    ("volume-mount", "pgdata:/app:ro,rw", "ro and rw cannot go together", "ro,rw", None),
    ("volume-mount", "pgdata:/app:ro,ro", "ro is given twice", "ro,ro", None),
    ("volume-mount", ":/app", "nothing stands before the colon", ":/app", None),
    ("volume-mount", "ab:/b:ro:c", "'ab:/b:ro:c' has too many colons", "ab:/b:ro:c", None),
    ("volume-mount", "x:/app", "'x' is too short for a volume's name", "x", None),
    ("volume-mount", "~:/app", "the shell leaves ~: as it is, and a volume cannot be named ~", "~", "$HOME"),
    ("volume-mount", "/data:ro", "the container path is missing before :ro", "/data:ro", None),
    ("volume-mount", "pgdata:", "the container path is missing", "pgdata:", None),
    ("volume-mount", "pgdata:./app", "the container path './app' is not absolute", "./app", "/app"),
    ("mount", "type=bind,target=/b", "a bind mount needs a source", "type=bind,target=/b", None),
    ("mount", "type=disk,target=/b", "'disk' is no type of mount", "disk", None),
    ("mount", "source=pgdata", "the mount has no target", "source=pgdata", None),
    ("mount", "type=tmpfs,source=a,target=/b", "a tmpfs has no source", "type=tmpfs,source=a,target=/b", None),
    ("mount", "type=bind,src=a,dst=/b", "'a' is not an absolute path", "a", "./a"),
    ("mount", "src=/a,dst=/b", "'/a' cannot be a volume's name", "/a", None),
    ("mount", "type=bind,src=/a,dst=b", "the container path 'b' is not absolute", "b", "/b"),
    ("mount", "type=bind,src=/a,dst=/", "the container's root cannot be mounted over", "/", None),
    ("mount", "type=bind,src=~/a,dst=/b", "the shell leaves this ~ as it is", "~", "$HOME"),
    ("mount", 'type=bind,src="/a",dst=/b', "a double quote inside of a field is not allowed", 'src="/a"', "src=/a"),
    ("mount", "type=bind,src=/a,dst=/b,readonly=yes", "readonly is true or false, not 'yes'", "yes", "true"),
    (
        "mount",
        "type=bind,src=/a,dst=/b,volume-nocopy",
        "volume-nocopy goes with type=volume, not with bind",
        "volume-nocopy",
        None,
    ),
    ("mount", "dst=/b,rw", "'rw' has no value", "rw", None),
    ("mount", "type=tmpfs,dst=/b,tmpfs-size=1x", "'1x' is not an amount of bytes", "1x", None),
    ("mount", "type=tmpfs,dst=/b,tmpfs-mode=999", "'999' are no rights in octal", "999", None),
    ("mount", "type=bind,src=/a,dst=/b,bind-propagation=shard", "'shard' is no kind of propagation", "shard", "shared"),
    ("mount", "type=bind,src=/a,dst=/b,bind-recursive=off", "'off' is no value of bind-recursive", "off", None),
    ("mount", "dst=/b,ro", "an anonymous volume cannot be read-only", "dst=/b,ro", None),
    ("mount", "type=image,dst=/b", "an image mount needs a source", "type=image,dst=/b", None),
    ("tmpfs", "run", "the container path 'run' is not absolute", "run", "/run"),
    ("tmpfs", "/", "the container's root cannot be mounted over", "/", None),
    ("volumes-from", "web:rx", "'rx' is no option of a mount", "rx", None),
    ("volumes-from", "web:nocopy", "'nocopy' is no option of a mount", "nocopy", None),
    ("cp-path", "web:", "the path in the container is missing", "web:", "web:/"),
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
