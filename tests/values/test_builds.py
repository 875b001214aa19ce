"""What a build is made from, where its result goes, and what it may use."""

from collections.abc import Callable

import pytest

from cheatsheet.values.kinds import read

GOOD = [
    ("bake-override", "foo*.no-cache", [("target", "foo*"), ("key", "no-cache")], "target foo* gets no-cache"),
    ("platform", "linux/arm64", [("operating system", "linux"), ("architecture", "arm64")], "linux on arm64"),
    (
        "platform",
        "linux/arm/v7",
        [("operating system", "linux"), ("architecture", "arm"), ("variant", "v7")],
        "linux on arm/v7",
    ),
    ("platform", "linux", [("operating system", "linux")], ""),
    ("platform", "arm64", [("architecture", "arm64")], ""),
    ("platform", "local", [], "the platform of this machine"),
    (
        "platform",
        "windows(10.0.17763)/amd64",
        [("operating system", "windows(10.0.17763)"), ("architecture", "amd64")],
        "windows(10.0.17763) on amd64",
    ),
    ("platform", "linux/$ARCH", [("operating system", "linux"), ("architecture", "$ARCH")], "linux on $ARCH"),
    ("context-source", ".", [], "the current folder"),
    ("context-source", "-", [], "a Dockerfile or an archive from standard input"),
    ("context-source", "../app", [], "the folder ../app"),
    (
        "context-source",
        "https://github.com/docker/buildx.git#master:docs",
        [("repository", "https://github.com/docker/buildx.git"), ("ref", "master"), ("folder", "docs")],
        "the Git repository https://github.com/docker/buildx.git at master, of it the folder docs",
    ),
    (
        "context-source",
        "git@github.com:docker/buildx.git",
        [("repository", "git@github.com:docker/buildx.git")],
        "the Git repository git@github.com:docker/buildx.git",
    ),
    (
        "context-source",
        "github.com/docker/buildx#v1",
        [("repository", "github.com/docker/buildx"), ("ref", "v1")],
        "the Git repository github.com/docker/buildx at v1",
    ),
    (
        "context-source",
        "https://github.com/docker/buildx.git#:docs",
        [("repository", "https://github.com/docker/buildx.git"), ("folder", "docs")],
        "the Git repository https://github.com/docker/buildx.git, of it the folder docs",
    ),
    (
        "context-source",
        "https://example.com/ctx.tar.gz",
        [],
        "the archive or Dockerfile at https://example.com/ctx.tar.gz",
    ),
    ("context-source", "$DIR", [], "the folder $DIR"),
    (
        "build-context",
        "shared=../shared",
        [("name", "shared"), ("source", "../shared")],
        "shared is the folder ../shared",
    ),
    (
        "build-context",
        "alpine=docker-image://alpine:3.20",
        [("name", "alpine"), ("source", "docker-image://alpine:3.20")],
        "alpine is the image alpine:3.20",
    ),
    (
        "build-context",
        "src=https://github.com/a/b.git#main",
        [("name", "src"), ("source", "https://github.com/a/b.git#main")],
        "src is the Git repository https://github.com/a/b.git at main",
    ),
    (
        "build-context",
        "x=oci-layout:///tmp/x",
        [("name", "x"), ("source", "oci-layout:///tmp/x")],
        "x is the image in the folder /tmp/x",
    ),
    ("build-output", "out", [], "files of the last stage, in the folder out"),
    ("build-output", "-", [], "files of the last stage, as an archive on standard output"),
    (
        "build-output",
        "type=local,dest=out",
        [("type", "type=local"), ("dest", "dest=out")],
        "files of the last stage, in the folder out",
    ),
    (
        "build-output",
        "type=tar,dest=out.tar",
        [("type", "type=tar"), ("dest", "dest=out.tar")],
        "files of the last stage, in the archive out.tar",
    ),
    ("build-output", "type=tar", [("type", "type=tar")], "files of the last stage, as an archive on standard output"),
    (
        "build-output",
        "type=image,name=a/b,push=true",
        [("type", "type=image"), ("name", "name=a/b"), ("push", "push=true")],
        "an image, named a/b, pushed to its registry",
    ),
    (
        "build-output",
        "type=registry,name=a/b",
        [("type", "type=registry"), ("name", "name=a/b")],
        "an image, pushed to its registry, named a/b",
    ),
    ("build-output", "type=docker", [("type", "type=docker")], "an image, put among the local ones"),
    (
        "build-output",
        "type=docker,dest=x.tar",
        [("type", "type=docker"), ("dest", "dest=x.tar")],
        "an image that docker load takes, in the archive x.tar",
    ),
    (
        "build-output",
        "type=oci,dest=-",
        [("type", "type=oci"), ("dest", "dest=-")],
        "an image as the OCI defines it, as an archive on standard output",
    ),
    (
        "build-output",
        'type=image,"name=a,b",push=true',
        [("type", "type=image"), ("name", "name=a,b"), ("push", "push=true")],
        "an image, named a,b, pushed to its registry",
    ),
    ("cache-source", "team/api:cache", [], "the image team/api:cache in a registry"),
    (
        "cache-source",
        "type=registry,ref=team/api:cache",
        [("type", "type=registry"), ("ref", "ref=team/api:cache")],
        "the image team/api:cache in a registry",
    ),
    ("cache-source", "type=gha", [("type", "type=gha")], "the cache of GitHub Actions"),
    ("cache-source", "type=local,src=cache", [("type", "type=local"), ("src", "src=cache")], "the folder cache"),
    (
        "cache-source",
        "type=gha,scope=main",
        [("type", "type=gha"), ("scope", "scope=main")],
        "the cache of GitHub Actions",
    ),
    (
        "cache-target",
        "type=local,dest=cache,mode=max",
        [("type", "type=local"), ("dest", "dest=cache"), ("mode", "mode=max")],
        "the folder cache, all stages",
    ),
    ("cache-target", "type=inline", [("type", "type=inline")], "the image itself"),
    (
        "cache-target",
        "type=s3,region=eu,bucket=b",
        [("type", "type=s3"), ("region", "region=eu"), ("bucket", "bucket=b")],
        "the S3 bucket b",
    ),
    (
        "attestation",
        "type=provenance,mode=max",
        [("type", "type=provenance"), ("mode", "mode=max")],
        "a record of how the image was made, build arguments included",
    ),
    ("attestation", "type=sbom", [("type", "type=sbom")], "a record of what software it contains"),
    (
        "attestation",
        "type=sbom,disabled=true",
        [("type", "type=sbom"), ("disabled", "disabled=true")],
        "no record of what software it contains",
    ),
    ("provenance", "true", [], "a record of how the image was made"),
    ("provenance", "false", [], "no such record"),
    ("provenance", "mode=max", [("mode", "mode=max")], "a record of how the image was made, build arguments included"),
    ("sbom", "true", [], "a record of what software it contains"),
    (
        "sbom",
        "generator=docker/scanner",
        [("generator", "generator=docker/scanner")],
        "a record of what software it contains",
    ),
    (
        "build-secret",
        "id=npmrc,src=.npmrc",
        [("id", "id=npmrc"), ("src", "src=.npmrc")],
        "secret npmrc from the file .npmrc",
    ),
    (
        "build-secret",
        "id=token,env=TOKEN",
        [("id", "id=token"), ("env", "env=TOKEN")],
        "secret token from the environment variable TOKEN",
    ),
    (
        "build-secret",
        "type=env,id=aws,src=AWS",
        [("type", "type=env"), ("id", "id=aws"), ("src", "src=AWS")],
        "secret aws from the environment variable AWS",
    ),
    ("build-secret", "id=x", [("id", "id=x")], "secret x from the variable or file of that name"),
    ("ssh-keys", "default", [("id", "default")], "the default agent or keys, from your ssh agent"),
    (
        "ssh-keys",
        "default=$SSH_AUTH_SOCK",
        [("id", "default"), ("key or socket", "$SSH_AUTH_SOCK")],
        "the default agent or keys, from $SSH_AUTH_SOCK",
    ),
    (
        "ssh-keys",
        "git=~/.ssh/id_a,~/.ssh/id_b",
        [("id", "git"), ("key or socket", "~/.ssh/id_a,~/.ssh/id_b")],
        "the agent or keys named git, from ~/.ssh/id_a,~/.ssh/id_b",
    ),
    ("build-report", "check", [("report", "check")], ""),
    ("build-report", "outline,format=json", [("report", "outline"), ("format", "format=json")], ""),
    ("build-report", "check,ignorestatus=true", [("report", "check"), ("ignorestatus", "ignorestatus=true")], ""),
    ("entitlement", "network.host", [("key", "network.host")], ""),
    ("entitlement", "fs.read=/x", [("key", "fs.read"), ("value", "/x")], ""),
    ("entitlement", "device=a=b", [("key", "device"), ("value", "a=b")], ""),
    ("annotation", "a.b=c", [("key", "a.b"), ("value", "c")], ""),
    ("annotation", "index:a=b", [("level", "index"), ("key", "a"), ("value", "b")], ""),
    (
        "annotation",
        "manifest[linux/amd64],index:a=b",
        [("level", "manifest[linux/amd64],index"), ("key", "a"), ("value", "b")],
        "",
    ),
    ("build-limits", "memory=2g,cpu-quota=50000", [("memory", "memory=2g"), ("cpu-quota", "cpu-quota=50000")], ""),
    ("policy", "filename=p.rego", [("filename", "filename=p.rego")], "the rules in p.rego"),
    ("policy", "strict=true", [("strict", "strict=true")], ""),
    (
        "bake-override",
        "web.args.VERSION=1.4",
        [("target", "web"), ("key", "args"), ("name", "VERSION"), ("value", "1.4")],
        "target web gets args.VERSION = 1.4",
    ),
    (
        "bake-override",
        "*.platform=linux/arm64",
        [("target", "*"), ("key", "platform"), ("value", "linux/arm64")],
        "every target gets platform = linux/arm64",
    ),
    (
        "bake-override",
        "web.tags+=x",
        [("target", "web"), ("key", "tags"), ("value", "x")],
        "target web also gets tags = x",
    ),
    (
        "bake-override",
        "web.args.VERSION",
        [("target", "web"), ("key", "args"), ("name", "VERSION")],
        "target web takes args.VERSION from the environment",
    ),
    (
        "bake-override",
        "web.labels.org.x.y=z",
        [("target", "web"), ("key", "labels"), ("name", "org.x.y"), ("value", "z")],
        "target web gets labels.org.x.y = z",
    ),
    ("build-argument", "VERSION=1.4", [("key", "VERSION"), ("value", "1.4")], "VERSION is '1.4' for this build"),
    ("build-argument", "VERSION", [("key", "VERSION")], "VERSION as it is set here"),
    ("build-argument", "VERSION=", [("key", "VERSION")], "VERSION is '' for this build"),
]
REFUSED = [
    ("platform", "linux-arm64", "'linux-arm64' is no operating system or processor type", "linux-arm64", "linux/arm64"),
    ("platform", "linux/arm64/v8/x", "'linux/arm64/v8/x' is not OS/ARCH[/VARIANT]", "linux/arm64/v8/x", None),
    ("platform", "linuxx", "'linuxx' is no operating system or processor type", "linuxx", "linux"),
    ("platform", "linux/", "'linux/' is not OS/ARCH[/VARIANT]", "linux/", None),
    ("build-context", "shared", "'shared' is not NAME=SOURCE", "shared", None),
    ("build-context", "shared=", "the source is missing", "shared=", None),
    ("build-output", '"type=image,name=a,b"', "'image,name=a,b' is no type of output", "image,name=a,b", None),
    ("build-output", "type=locl,dest=x", "'locl' is no type of output", "locl", "local"),
    ("build-output", "type=local", "a folder is missing for the files", "type=local", None),
    ("build-output", "type=image,name=a,b", "'b' has no value", "b", None),
    ("build-output", "type=image,push=yes", "push is true or false, not 'yes'", "yes", "true"),
    ("build-output", "type=image,compression=zst", "'zst' is no compression", "zst", "zstd"),
    ("cache-source", "type=registry", "type=registry needs ref", "type=registry", None),
    ("cache-source", "type=local,dest=x", "type=local needs src", "type=local,dest=x", None),
    ("cache-source", "ref=x", "the cache has no type", "ref=x", None),
    ("cache-source", "type=registri,ref=x", "'registri' is no type of cache", "registri", "registry"),
    ("cache-target", "type=local,src=x", "type=local needs dest", "type=local,src=x", None),
    ("cache-target", "type=gha,mode=all", "'all' is no mode of a cache", "all", None),
    ("cache-target", "type=s3,region=eu", "type=s3 needs bucket", "type=s3,region=eu", None),
    ("cache-target", "type=gha,ignore-error=on", "ignore-error is true or false, not 'on'", "on", "true"),
    ("attestation", "mode=max", "the attestation has no type", "mode=max", None),
    ("attestation", "type=sboom", "'sboom' is no type of attestation", "sboom", "sbom"),
    ("attestation", "type=provenance,mode=full", "'full' is no mode of provenance", "full", None),
    ("provenance", "max", "'max' has no key", "max", "mode=max"),
    ("provenance", "mode=maxx", "'maxx' is no mode of provenance", "maxx", "max"),
    ("sbom", "yes", "'yes' has no value", "yes", None),
    ("build-secret", "src=.npmrc", "the secret has no id", "src=.npmrc", None),
    ("build-secret", "id=x,type=fil", "'fil' is no type of secret", "fil", "file"),
    ("build-secret", "id=x,src", "'src' has no value", "src", None),
    ("build-report", "check,lint", "only one report can be asked for", "lint", None),
    ("build-report", "check,ignorestatus=x", "ignorestatus is true or false, not 'x'", "x", None),
    ("annotation", "a", "'a' is not KEY=VALUE", "a", None),
    ("annotation", "idx:a=b", "'idx' is no level of an annotation", "idx", "index"),
    ("build-limits", "memory=2x", "'2x' is not an amount of bytes", "2x", None),
    ("build-limits", "cpu-quota=half", "'half' is not a whole number", "half", None),
    ("policy", "strict=yes", "strict is true or false, not 'yes'", "yes", "true"),
    (
        "bake-override",
        "platform=linux/arm64",
        "'platform=linux/arm64' names no field of a target",
        "platform",
        "*.platform",
    ),
    ("bake-override", "web.args=1", "args needs a name", "args", None),
    ("bake-override", "web.tags", "the value is missing", "web.tags", None),
    ("bake-override", "web", "'web' names no field of a target", "web", None),
    ("build-argument", "=x", "'=x' has no name before the =", "=x", None),
]
TAKEN_OTHERWISE = [
    ("platform", "amd64/linux", "the operating system stands first", "amd64/linux", "linux/amd64"),
    ("platform", "linux/amd46", "'amd46' is no processor type", "amd46", "amd64"),
    ("platform", "linux/armv7", "'armv7' is no processor type", "armv7", "arm/v7"),
    ("platform", "linx/amd64", "'linx' is no operating system or processor type", "linx", "linux"),
    (
        "context-source",
        "https://github.com/docker/buildx",
        "without .git this is a web page and no repository",
        "https://github.com/docker/buildx",
        "https://github.com/docker/buildx.git",
    ),
    (
        "context-source",
        "https://gitlab.com/a/b#main",
        "without .git this is a web page and no repository",
        "https://gitlab.com/a/b",
        "https://gitlab.com/a/b.git",
    ),
    (
        "build-output",
        "dest=out",
        "without a type, all of dest=out is the name of a folder",
        "dest=out",
        "type=local,dest=out",
    ),
    (
        "build-output",
        "dest=out/x",
        "without a type, all of dest=out/x is the name of a folder",
        "dest=out/x",
        "type=local,dest=out/x",
    ),
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
