"""What a container is and may do."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

GOOD = [
    ("security-option", "label:disable", [("option", "label"), ("value", "disable")], ""),
    ("image-change", "ENV MODE=test", [("instruction", "ENV"), ("arguments", "MODE=test")], ""),
    ("image-change", 'cmd ["sh"]', [("instruction", "cmd"), ("arguments", '["sh"]')], ""),
    ("env", "A=1", [("variable", "A"), ("value", "1")], "A is '1' in the container"),
    ("env", "A=b=c", [("variable", "A"), ("value", "b=c")], "A is 'b=c' in the container"),
    ("env", "A=", [("variable", "A")], "A is empty in the container"),
    ("env", "A", [("variable", "A")], "A as it is set here; left out when it is not"),
    ("env", "A=$B", [("variable", "A"), ("value", "$B")], "A is '$B' in the container"),
    ("label", "a=b", [("key", "a"), ("value", "b")], ""),
    ("label", "a", [("key", "a")], ""),
    ("label", "a=", [("key", "a")], ""),
    ("setting", "size=10g", [("key", "size"), ("value", "10g")], ""),
    ("sysctl", "net.core.somaxconn=1024", [("key", "net.core.somaxconn"), ("value", "1024")], ""),
    ("sysctl", "kernel.shmmax=1", [("key", "kernel.shmmax"), ("value", "1")], ""),
    ("filter", "status=exited", [("key", "status"), ("value", "exited")], ""),
    ("filter", "label!=keep", [("key", "label!"), ("value", "keep")], ""),
    ("filter", "Status = exited", [("key", "Status"), ("value", "exited")], ""),
    ("build-filter", "status=error", [("key", "status"), ("value", "error")], ""),
    ("build-filter", "duration>30s", [("key", "duration"), ("value", "30s")], ""),
    ("build-filter", "ref!=abc", [("key", "ref"), ("value", "abc")], ""),
    ("cache-filter", "type=regular", [("key", "type"), ("value", "regular")], ""),
    ("cache-filter", "type!=internal", [("key", "type"), ("value", "internal")], ""),
    ("cache-filter", "description~=npm", [("key", "description"), ("value", "npm")], ""),
    ("cache-filter", 'inuse=""', [("key", "inuse"), ("value", '""')], ""),
    ("user", "www", [("user", "www")], "user www"),
    ("user", "1000:1000", [("user", "1000"), ("group", "1000")], "user 1000, group 1000"),
    ("user", "$(id -u):$(id -g)", [("user", "$(id -u)"), ("group", "$(id -g)")], "user $(id -u), group $(id -g)"),
    ("user", ":5", [("group", "5")], "group 5"),
    ("restart", "no", [("policy", "no")], ""),
    (
        "restart",
        "on-failure:5",
        [("policy", "on-failure"), ("maximum retries", "5")],
        "again up to 5 times when it ends with an exit code other than 0",
    ),
    ("device", "/dev/ttyUSB0", [("host device", "/dev/ttyUSB0")], "device /dev/ttyUSB0 of the host"),
    (
        "device",
        "/dev/a:/dev/b:rw",
        [("host device", "/dev/a"), ("container device", "/dev/b"), ("rights", "rw")],
        "device /dev/a of the host as /dev/b, to read and write only",
    ),
    ("device", "/dev/a:rwm", [("host device", "/dev/a"), ("rights", "rwm")], "device /dev/a of the host"),
    (
        "device",
        "nvidia.com/gpu=all",
        [("CDI device", "nvidia.com/gpu=all")],
        "device all of the kind nvidia.com/gpu, as its maker describes it",
    ),
    (
        "device-rule",
        "c 42:* rmw",
        [("type", "c"), ("major", "42"), ("minor", "*"), ("rights", "rmw")],
        "character devices 42:*, to read, write and create",
    ),
    (
        "device-rule",
        "b *:* r",
        [("type", "b"), ("major", "*"), ("minor", "*"), ("rights", "r")],
        "block devices *:*, to read",
    ),
    ("capability", "NET_ADMIN", [("key", "NET_ADMIN")], ""),
    ("capability", "cap_net_admin", [("key", "cap_net_admin")], ""),
    ("security-option", "no-new-privileges", [("option", "no-new-privileges")], ""),
    ("security-option", "seccomp=unconfined", [("option", "seccomp"), ("value", "unconfined")], ""),
    ("security-option", "label=type:svirt_apache_t", [("option", "label"), ("value", "type:svirt_apache_t")], ""),
    ("gpus", "all", [], "all GPUs of the host"),
    ("gpus", "1", [], "1 GPU"),
    ("gpus", "2", [], "2 GPUs"),
    ("gpus", '"device=0,1"', [("device", "device=0,1")], "the GPU 0,1"),
    ("gpus", "device=0", [("device", "device=0")], "the GPU 0"),
    (
        "gpus",
        "count=2,capabilities=utility",
        [("count", "count=2"), ("capabilities", "capabilities=utility")],
        "2 GPUs",
    ),
    ("log-setting", "max-size=10m", [("key", "max-size"), ("value", "10m")], ""),
    ("log-setting", "tag={{.Name}}", [("key", "tag"), ("value", "{{.Name}}")], ""),
    ("signal", "SIGHUP", [], ""),
    ("signal", "term", [], ""),
    ("signal", "9", [], ""),
    ("signal", "RTMIN+3", [], ""),
    ("keys", "ctrl-p,ctrl-q", [], ""),
    ("keys", "a", [], ""),
    ("keys", "ctrl-@", [], ""),
    ("stream", "stdout", [("stream", "stdout")], ""),
    ("stream", "STDERR", [("stream", "STDERR")], ""),
    ("new-name", "web", [], ""),
    ("new-name", "web_1.x-2", [], ""),
    ("project-name", "shop", [], ""),
    ("project-name", "shop_2", [], ""),
    ("service-scale", "worker=3", [("service", "worker"), ("replicas", "3")], "service worker shall have 3 containers"),
    ("service-scale", "worker=1", [("service", "worker"), ("replicas", "1")], "service worker shall have 1 container"),
    ("service-replicas", "web=5", [("service", "web"), ("replicas", "5")], "service web shall have 5 tasks"),
]
REFUSED = [
    ("service-scale", "web:3", "'web:3' is not SERVICE=COUNT", "web:3", "web=3"),
    ("restart", "on-failure=3", "'on-failure=3' is no restart policy", "=", ":"),
    ("image-change", "RUN apt", "'RUN' is no instruction that an image can be changed by", "RUN", None),
    ("image-change", "MODE=test", "'MODE=test' is no instruction", "MODE=test", "ENV MODE=test"),
    ("image-change", "EXPOS 80", "'EXPOS' is no instruction that an image can be changed by", "EXPOS", "EXPOSE"),
    ("image-change", "ENV", "ENV has nothing behind it", "ENV", None),
    ("env", "=x", "'=x' has no name before the =", "=x", None),
    ("label", "=x", "'=x' has no name before the =", "=x", None),
    ("label", "a b=c", "the label's name 'a b' holds a blank", "a b", None),
    ("setting", "size", "'size' is not KEY=VALUE", "size", None),
    ("setting", "=x", "'=x' has no name before the =", "=x", None),
    ("sysctl", "vm.max_map_count=1", "vm.max_map_count belongs to the whole host", "vm.max_map_count", None),
    ("sysctl", "net.x", "'net.x' is not KEY=VALUE", "net.x", None),
    ("filter", "status", "'status' is not KEY=VALUE", "status", None),
    ("filter", "=x", "'=x' has no name before the =", "=x", None),
    ("build-filter", "status", "'status' is not KEY=VALUE", "status", None),
    ("cache-filter", "type", "'type' is not KEY=VALUE", "type", None),
    ("restart", "never", "'never' is no restart policy", "never", None),
    ("restart", "unless_stopped", "'unless_stopped' is no restart policy", "unless_stopped", "unless-stopped"),
    ("restart", "Always", "'Always' is no restart policy", "Always", "always"),
    ("restart", "always:3", "only on-failure takes a number of retries", ":3", ""),
    ("restart", "on-failure:x", "'x' is no number of retries", "x", None),
    ("device", "/dev/a:b", "'b' is no path in the container", "b", None),
    ("device", "/dev/a:/dev/b:x", "'x' are no rights", "x", None),
    ("device", "a:b:c:d", "'a:b:c:d' is not HOST-DEVICE[:CONTAINER-DEVICE][:RIGHTS]", "a:b:c:d", None),
    ("device-rule", "c 42 rwm", "'c 42 rwm' is no rule for devices", "c 42 rwm", None),
    ("device-rule", "x 1:2 r", "'x 1:2 r' is no rule for devices", "x 1:2 r", None),
    (
        "security-option",
        "no-new-privilege",
        "'no-new-privilege' is no security option without a value",
        "no-new-privilege",
        "no-new-privileges",
    ),
    ("gpus", "device=0,1", "the comma before 1 starts another field", "1", None),
    ("gpus", "two", "'two' is no number of GPUs", "two", None),
    ("gpus", "count=two", "'two' is no number of GPUs", "count=two", None),
    ("log-setting", "max-size", "'max-size' is not KEY=VALUE", "max-size", None),
    ("log-setting", "max-size=10x", "'10x' is not an amount of bytes", "10x", None),
    ("log-setting", "max-file=0", "'0' is no number of files", "0", None),
    ("log-setting", "mode=nonblocking", "'nonblocking' is no mode of a log driver", "nonblocking", "non-blocking"),
    ("signal", "SIGHUPP", "'SIGHUPP' is no signal", "SIGHUPP", "SIGHUP"),
    ("signal", "0", "there is no signal 0", "0", None),
    ("signal", "65", "there is no signal 65", "65", None),
    ("keys", "ctrl+p", "'ctrl+p' is no key", "ctrl+p", "ctrl-p"),
    ("keys", "ctrl-C", "'ctrl-C' is no key", "ctrl-C", "ctrl-c"),
    ("keys", "foo", "'foo' is no key", "foo", None),
    ("stream", "out", "'out' is no stream", "out", None),
    ("new-name", "a", "'a' is too short for a name", "a", None),
    ("new-name", "my app", "'my app' cannot be a name", "my app", "my-app"),
    ("new-name", "-x", "'-x' cannot be a name", "-x", None),
    ("project-name", "My-App", "'My-App' cannot be the name of a project", "My-App", "my-app"),
    ("project-name", "_x", "'_x' cannot be the name of a project", "_x", "x"),
    ("project-name", "ü", "'ü' cannot be the name of a project", "ü", None),
    ("service-scale", "worker", "'worker' is not SERVICE=COUNT", "worker", None),
    ("service-scale", "worker=x", "'x' is no number of containers", "x", None),
    ("service-replicas", "=5", "'=5' is not SERVICE=COUNT", "=5", None),
]
TAKEN_OTHERWISE = [
    ("env", "A: b", "all of 'A: b' is taken for a name", ": ", "="),
    ("env", "A =1", "the blank belongs to the name 'A '", "A ", "A"),
]
STILL_TO_BE_FILLED_IN = [
    ("service-replicas", "web=$N", [("service", "web"), ("replicas", "$N")]),
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


@pytest.mark.parametrize(("kind", "text", "pieces"), STILL_TO_BE_FILLED_IN)
def test_an_expansion_is_one_piece_whatever_stands_in_it(kind: str, text: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.name, text[piece.start : piece.end]) for piece in read(kind, text).pieces] == pieces
