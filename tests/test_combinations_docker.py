"""What docker, compose and swarm refuse or ignore, and for each such line a near neighbour that is fine."""

import pytest

from cheatsheet.explain.explain import explain
from cheatsheet.explain.parts import Problem
from cheatsheet.library import Library

REFUSED = [
    # (line, the span that is marked, a neighbour without any problem of that sort)
    ("docker run --rm --restart always nginx", "--restart always", "docker run --rm --restart no nginx"),
    ("docker create --restart=unless-stopped --rm nginx", "--rm", "docker create --restart=unless-stopped nginx"),
    ("docker run -d -a stdout nginx", "-a stdout", "docker run -a stdout nginx"),
    (
        "docker run --no-healthcheck --health-cmd 'curl -f localhost' nginx",
        "--health-cmd 'curl -f localhost'",
        "docker run --health-cmd 'curl -f localhost' nginx",
    ),
    (
        "docker run --no-healthcheck --health-interval 30s nginx",
        "--health-interval 30s",
        "docker run --health-interval 30s nginx",
    ),
    (
        "docker run --log-driver none --log-opt max-size=10m nginx",
        "--log-opt max-size=10m",
        "docker run --log-driver local --log-opt max-size=10m nginx",
    ),
    (
        "docker run --network app-net --network host nginx",
        "--network host",
        "docker run --network app-net --network db-net nginx",
    ),
    (
        "docker run --network-alias db postgres:17",
        "--network-alias db",
        "docker run --network app-net --network-alias db postgres:17",
    ),
    (
        "docker run --network bridge --network-alias db postgres:17",
        "--network-alias db",
        "docker run --network $NET --network-alias db postgres:17",
    ),
    ("docker run --ip 172.20.0.5 nginx", "--ip 172.20.0.5", "docker run --network app-net --ip 172.20.0.5 nginx"),
    (
        "docker run --network host --ip 172.20.0.5 nginx",
        "--ip 172.20.0.5",
        "docker run --net app-net --ip 172.20.0.5 nginx",
    ),
    (
        "docker run --network name=app-net,ip=172.20.0.5 --ip 172.20.0.6 nginx",
        "--ip 172.20.0.6",
        "docker run --network name=app-net,ip=172.20.0.5 nginx",
    ),
    (
        "docker run --network container:web -p 80:80 nginx",
        "-p 80:80",
        "docker run --network app-net -p 80:80 nginx",
    ),
    ("docker run --network container:web --dns 1.1.1.1 nginx", "--dns 1.1.1.1", "docker run --dns 1.1.1.1 nginx"),
    (
        "docker run --network container:web --add-host db:10.0.0.3 nginx",
        "--add-host db:10.0.0.3",
        "docker run --network host --add-host db:10.0.0.3 nginx",
    ),
    ("docker run --network container:web -h web nginx", "-h web", "docker run --network host -h web nginx"),
    ("docker run --uts host -h web nginx", "-h web", "docker run -h web nginx"),
    (
        "docker run --network host --mac-address 02:42:ac:11:00:03 nginx",
        "--mac-address 02:42:ac:11:00:03",
        "docker run --mac-address 02:42:ac:11:00:03 nginx",
    ),
    ("docker run --cpus 1.5 --cpu-quota 50000 nginx", "--cpu-quota 50000", "docker run --cpu-quota 50000 nginx"),
    ("docker run --memory-swap 1g nginx", "--memory-swap 1g", "docker run --memory 512m --memory-swap 1g nginx"),
    ("docker run --memory-swap=2g nginx", "--memory-swap=2g", "docker run --memory-swap=-1 nginx"),
    ("docker update web", "web", "docker update --restart no web"),
    ("docker start -a web db", "db", "docker start -a web"),
    ("docker start -ai web db", "db", "docker start web db"),
    ("docker start --checkpoint c1 web db", "db", "docker start --checkpoint c1 web"),
    ("docker cp web:/etc/nginx db:/tmp", "db:/tmp", "docker cp web:/etc/nginx /tmp"),
    ("docker cp app.conf /etc/app.conf", "/etc/app.conf", "docker cp app.conf web:/etc/app.conf"),
    ("docker cp - /tmp", "/tmp", "docker cp - web:/tmp"),
    ("docker images --tree -q", "-q", "docker images --tree"),
    ("docker images --tree --no-trunc", "--no-trunc", "docker images --no-trunc"),
    ("docker images --tree --digests", "--digests", "docker images --digests"),
    ("docker images --tree --format json", "--format json", "docker images --format json"),
    ("docker pull -a nginx:1.27", "nginx:1.27", "docker pull -a registry.example.com:5000/nginx"),
    ("docker push --all-tags acme/web:1.2", "acme/web:1.2", "docker push --all-tags acme/web"),
    ("docker network create --gateway 10.1.0.1 app-net", "--gateway 10.1.0.1", "docker network create app-net"),
    (
        "docker network create --ip-range 10.1.1.0/24 app-net",
        "--ip-range 10.1.1.0/24",
        "docker network create --subnet 10.1.0.0/16 --ip-range 10.1.1.0/24 app-net",
    ),
    ("docker volume create --name db data", "data", "docker volume create data"),
    ("docker volume prune -a --filter all=1", "--filter all=1", "docker volume prune -a --filter label=tmp"),
    (
        "docker system prune --volumes --filter until=24h",
        "--filter until=24h",
        "docker system prune --filter until=24h",
    ),
    ("docker login --password-stdin", "--password-stdin", "docker login --username ops --password-stdin"),
    (
        "docker login -u ops -p x --password-stdin",
        "--password-stdin",
        "docker login -u ops --password-stdin ghcr.io",
    ),
    (
        "docker context create prod --from default --docker host=ssh://ops@prod-1",
        "--docker host=ssh://ops@prod-1",
        "docker context create prod --docker host=ssh://ops@prod-1",
    ),
    ("docker build -f - -", "-", "docker build -f - ."),
    (
        "docker build --no-cache --no-cache-filter build .",
        "--no-cache-filter build",
        "docker build --no-cache-filter build .",
    ),
    ("docker build -q --progress plain .", "--progress plain", "docker build -q --progress auto ."),
    ("docker buildx build --push .", "--push", "docker buildx build --push -t acme/web:1.2 ."),
    (
        "docker buildx build --push --platform linux/arm64 .",
        "--push",
        "docker buildx build --push -o type=image,name=acme/web .",
    ),
    (
        "docker build --iidfile id.txt -o type=local,dest=out .",
        "-o type=local,dest=out",
        "docker build --iidfile id.txt .",
    ),
    ("docker buildx bake --print --list targets", "--list targets", "docker buildx bake --print"),
    ("docker buildx create --leave --name ci", "--leave", "docker buildx create --leave --name ci --node ci0"),
    ("docker buildx create --driver docker", "--driver docker", "docker buildx create --driver docker-container"),
    ("docker buildx rm --all-inactive ci", "ci", "docker buildx rm ci"),
    (
        "docker buildx imagetools inspect --raw --format '{{json .}}' nginx",
        "--format '{{json .}}'",
        "docker buildx imagetools inspect --raw nginx",
    ),
    (
        "docker service create --mode global --replicas 3 nginx",
        "--replicas 3",
        "docker service create --mode replicated --replicas 3 nginx",
    ),
    (
        "docker service create --mode global-job --replicas-max-per-node 1 nginx",
        "--replicas-max-per-node 1",
        "docker service create --replicas-max-per-node 1 nginx",
    ),
    (
        "docker service create --max-concurrent 2 busybox",
        "--max-concurrent 2",
        "docker service create --mode replicated-job --max-concurrent 2 busybox",
    ),
    (
        "docker service create --mode replicated-job --update-delay 10s busybox",
        "--update-delay 10s",
        "docker service create --update-delay 10s nginx",
    ),
    (
        "docker service create --mode global-job --rollback-order start-first busybox",
        "--rollback-order start-first",
        "docker service create --mode global --rollback-order start-first nginx",
    ),
    (
        "docker service create --endpoint-mode dnsrr -p 80:80 nginx",
        "-p 80:80",
        "docker service create --endpoint-mode dnsrr -p published=80,target=80,mode=host nginx",
    ),
    (
        "docker service update --rollback --image nginx:1.27 web",
        "--image nginx:1.27",
        "docker service update --rollback --detach web",
    ),
    ("docker service inspect --pretty -f '{{.ID}}' web", "-f '{{.ID}}'", "docker service inspect --pretty web"),
    ("docker secret create -d vault db-password x.txt", "x.txt", "docker secret create -d vault db-password"),
    ("docker swarm ca --cert-expiry 720h", "--cert-expiry 720h", "docker swarm ca --rotate --cert-expiry 720h"),
    (
        "docker swarm ca --rotate --ca-cert ca.pem",
        "--ca-cert ca.pem",
        "docker swarm ca --rotate --ca-cert ca.pem --ca-key ca-key.pem",
    ),
    ("docker compose up --build --no-build", "--no-build", "docker compose up --build"),
    ("docker compose up --force-recreate --no-recreate", "--no-recreate", "docker compose up --force-recreate"),
    ("docker compose up -V --no-recreate", "--no-recreate", "docker compose up -V"),
    (
        "docker compose up -d --abort-on-container-exit",
        "--abort-on-container-exit",
        "docker compose up --abort-on-container-exit",
    ),
    ("docker compose up -d --exit-code-from test", "--exit-code-from test", "docker compose up --exit-code-from test"),
    ("docker compose up -d --watch", "--watch", "docker compose up --watch"),
    ("docker compose up --wait --attach web", "--attach web", "docker compose up --wait -d"),
    ("docker compose up --watch --no-build", "--no-build", "docker compose up --watch --build"),
    ("docker compose create --build --no-build", "--no-build", "docker compose create --no-build"),
    ("docker compose run --service-ports -p 80:80 web", "-p 80:80", "docker compose run -p 80:80 web"),
    ("docker compose logs --index 2", "--index 2", "docker compose logs --index 2 web"),
    ("docker compose logs --index 2 web db", "db", "docker compose logs web db"),
    ("docker compose cp web:/a db:/b", "db:/b", "docker compose cp web:/a ./b"),
]

IGNORED = [
    ("docker run -p 8080:80 --network host nginx", "--network host", "docker run --network host nginx"),
    ("docker run -P --network host nginx", "--network host", "docker run -P nginx"),
    ("docker run --network none -p 80:80 nginx", "-p 80:80", "docker run --network none nginx"),
    ("docker run --privileged --cap-add NET_ADMIN nginx", "--cap-add NET_ADMIN", "docker run --cap-add CHOWN nginx"),
    ("docker run --privileged --cap-drop ALL nginx", "--cap-drop ALL", "docker run --cap-drop ALL nginx"),
    (
        "docker run --volume-driver local --mount type=volume,src=db,dst=/data nginx",
        "--mount type=volume,src=db,dst=/data",
        "docker run --volume-driver local -v db:/data nginx",
    ),
    ("docker run --ipc host --shm-size 1g nginx", "--shm-size 1g", "docker run --ipc private --shm-size 1g nginx"),
    ("docker run -d --detach-keys ctrl-a nginx", "--detach-keys ctrl-a", "docker run --detach-keys ctrl-a nginx"),
    ("docker ps -q --format '{{.Names}}'", "--format '{{.Names}}'", "docker ps --format '{{.Names}}'"),
    ("docker ps -qs", "s", "docker ps -s"),
    ("docker ps -l -n 3", "-n 3", "docker ps -n 3"),
    ("docker images -q --format '{{.Tag}}'", "--format '{{.Tag}}'", "docker images -q --no-trunc"),
    ("docker network ls -q --format '{{.Name}}'", "--format '{{.Name}}'", "docker network ls -q --format table"),
    ("docker start --detach-keys ctrl-a web", "--detach-keys ctrl-a", "docker start -a --detach-keys ctrl-a web"),
    ("docker stats --all web", "web", "docker stats --all"),
    ("docker rm --link -f /web/db", "-f", "docker rm --link /web/db"),
    ("docker inspect -s --type image nginx", "--type image", "docker inspect -s --type container web"),
    ("docker buildx create --append --node ci1", "--append", "docker buildx create --append --name ci --node ci1"),
    ("docker buildx bake --list targets web", "web", "docker buildx bake --list targets"),
    (
        "docker service create --log-opt max-size=10m nginx",
        "--log-opt max-size=10m",
        "docker service create --log-driver local --log-opt max-size=10m nginx",
    ),
    ("docker service logs --raw --no-trunc web", "--no-trunc", "docker service logs --no-trunc web"),
    ("docker node inspect --pretty -f '{{.ID}}' self", "-f '{{.ID}}'", "docker node inspect --pretty self"),
    ("docker compose up -d --timestamps", "--timestamps", "docker compose up --timestamps"),
    ("docker compose up --wait-timeout 30", "--wait-timeout 30", "docker compose up --wait --wait-timeout 30"),
    ("docker compose ps -q --services", "--services", "docker compose ps --services"),
    ("docker compose config --services web", "web", "docker compose config web"),
    ("docker compose config --images -o x.txt", "-o x.txt", "docker compose config -o x.txt"),
]

MISSING = [
    ("docker secret create db-password", "missing-operand", "docker secret create db-password -"),
    (
        "docker buildx imagetools create acme/web:1.2",
        "missing-flag",
        "docker buildx imagetools create -t acme/web:latest acme/web:1.2",
    ),
]


def told(line: str, library: Library, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """The level and the marked text of each problem of these sorts."""
    problems = [problem for problem in explain(line, library).problems if problem.code in codes]
    return [(problem.level, line[slice(*problem.span)]) for problem in problems]


def left_over(line: str, library: Library) -> list[Problem]:
    """The problems of a line that are neither a danger nor a matter of age."""
    return [each for each in explain(line, library).problems if each.code not in ("danger", "legacy", "deprecated")]


@pytest.mark.parametrize(
    ("level", "line", "marked", "neighbour"),
    [("error", *row) for row in REFUSED] + [("warning", *row) for row in IGNORED],
    ids=[line for line, _, _ in (*REFUSED, *IGNORED)],
)
def test_what_does_not_go_together_is_told_and_its_neighbour_is_left_alone(
    real_library: Library, level: str, line: str, marked: str, neighbour: str
) -> None:
    assert told(line, real_library, ("conflict", "missing-flag")) == [(level, marked)]
    assert left_over(neighbour, real_library) == []


@pytest.mark.parametrize(("line", "code", "whole"), MISSING, ids=[line for line, _, _ in MISSING])
def test_a_line_that_lacks_one_of_several_words_is_told(
    real_library: Library, line: str, code: str, whole: str
) -> None:
    assert told(line, real_library, (code,)) == [("error", "")]
    assert left_over(whole, real_library) == []


@pytest.mark.parametrize(
    "line",
    [
        "docker run --rm --restart $POLICY nginx",
        "docker run --rm=false --restart always nginx",
        "docker run --network $NET -p 80:80 nginx",
        "docker ps -q --no-trunc",
        "docker pull -a registry.example.com:5000/web",
        "docker volume ls -q | xargs docker volume rm",
        "echo web | xargs docker compose logs --index 2",
        "docker cp ./a:b web:/tmp",
        "docker cp $SRC $DST",
    ],
)
def test_a_line_that_may_be_right_has_no_conflict(real_library: Library, line: str) -> None:
    assert told(line, real_library, ("conflict",)) == []


@pytest.mark.parametrize("line", ["docker scout cves nginx:1.27", "docker init", "docker model pull ai/smollm2"])
def test_a_plugin_of_docker_is_no_unknown_command(real_library: Library, line: str) -> None:
    assert explain(line, real_library).problems == ()
