"""What the real pages tell of single values: where something is lost or opened up, and nowhere else."""

import pytest

from cheatsheet.explain.explain import explain
from cheatsheet.library import Library

TOLD = [
    ("docker run -v /:/host alpine", "/:/host"),
    (
        "docker run -v /var/run/docker.sock:/var/run/docker.sock:ro alpine",
        "/var/run/docker.sock:/var/run/docker.sock:ro",
    ),
    ("docker run --mount type=bind,src=/,dst=/host alpine", "type=bind,src=/,dst=/host"),
    ("docker run --mount type=bind,src=/run/docker.sock,dst=/s,ro alpine", "type=bind,src=/run/docker.sock,dst=/s,ro"),
    ("docker run -p 0.0.0.0:8080:80 nginx", "0.0.0.0:8080:80"),
    ("docker run -p '[::]:8080:80' nginx", "'[::]:8080:80'"),
    ("docker run -e POSTGRES_PASSWORD=hunter2 postgres", "POSTGRES_PASSWORD=hunter2"),
    ("docker run -e API_KEY=a1b2c3 api", "API_KEY=a1b2c3"),
    ("docker build --build-arg NPM_TOKEN=a1b2c3 .", "NPM_TOKEN=a1b2c3"),
    ("docker run --cap-add ALL alpine", "ALL"),
    ("docker run --cap-add CAP_SYS_ADMIN alpine", "CAP_SYS_ADMIN"),
    ("docker run --security-opt seccomp=unconfined alpine", "seccomp=unconfined"),
    ("docker run --security-opt apparmor=unconfined alpine", "apparmor=unconfined"),
    ("docker run --security-opt label:disable alpine", "label:disable"),
    ("docker run --device /dev/sda alpine", "/dev/sda"),
    ("docker run --device-cgroup-rule 'b *:* rwm' alpine", "'b *:* rwm'"),
    ("docker run --pid host alpine", "host"),
    ("docker build -o type=local,dest=out,mode=delete .", "type=local,dest=out,mode=delete"),
    ("docker -H tcp://10.0.0.5:2375 ps", "tcp://10.0.0.5:2375"),
    ("docker service create --cap-add SYS_ADMIN nginx", "SYS_ADMIN"),
]
EVERYDAY = [
    "docker run -p 8080:80 nginx",
    "docker run -p 127.0.0.1:8080:80 nginx",
    "docker run -v /:/host:ro alpine",
    "docker run -v /srv/data:/data alpine",
    "docker run --mount type=bind,src=/,dst=/host,readonly alpine",
    'docker run -e POSTGRES_PASSWORD="$PASSWORD" postgres',
    "docker run -e POSTGRES_PASSWORD postgres",
    "docker run -e POSTGRES_PASSWORD= postgres",
    "docker run -e POSTGRES_PASSWORD_FILE=/run/secrets/password postgres",
    "docker run -e MYSQL_ALLOW_EMPTY_PASSWORD=yes mysql",
    "docker run -e MYSQL_RANDOM_ROOT_PASSWORD=yes mysql",
    "docker run -e MAX_TOKEN=512 api",
    "docker run -e TOKENIZERS_PARALLELISM=false api",
    "docker build --build-arg VERSION=1.4 .",
    "docker run --cap-add NET_ADMIN --cap-drop ALL alpine",
    "docker run --security-opt no-new-privileges alpine",
    "docker run --device /dev/ttyUSB0 alpine",
    "docker run --device-cgroup-rule 'c 189:* rmw' alpine",
    "docker run --pid container:web --ipc host --network host alpine",
    "docker build -o type=local,dest=out .",
    "docker -H ssh://ops@prod-1 ps",
]


def dangers(text: str, library: Library) -> list[str]:
    return [text[slice(*each.span)] for each in explain(text, library).problems if each.code == "danger"]


@pytest.mark.parametrize(("text", "marked"), TOLD)
def test_a_value_that_opens_something_up_is_told(real_library: Library, text: str, marked: str) -> None:
    assert dangers(text, real_library) == [marked]


@pytest.mark.parametrize("text", EVERYDAY)
def test_an_everyday_value_is_not(real_library: Library, text: str) -> None:
    assert dangers(text, real_library) == []
