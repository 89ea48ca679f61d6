from __future__ import annotations

import re

import pytest

from dockerlint.knowledge.images.base_images import (
    PUBLISHED,
    ImageName,
    base_image,
    base_image_of,
    has_healthcheck,
    has_version_tags,
    interpreter_of,
    is_official,
    is_rolling,
    names_release,
    parse_image_name,
    without_root,
)
from dockerlint.knowledge.images.image_facts import UNKNOWN, Entrypoint
from dockerlint.knowledge.images.official_images import LIBRARY, NO_LONGER_BUILT, OFFICIAL
from dockerlint.values import Known, Text, Unknown


@pytest.mark.parametrize(
    ("reference", "user"),
    [
        ("node:22-slim", "root"),
        ("docker.io/library/node:22", "root"),
        ("public.ecr.aws/docker/library/node:22", "root"),
        ("scratch", "root"),
        ("gcr.io/distroless/nodejs22-debian12", "root"),
        ("gcr.io/distroless/nodejs22-debian12:nonroot", "65532"),
        ("gcr.io/distroless/static:debug-nonroot", "65532"),
        ("nginxinc/nginx-unprivileged:1.27-alpine", "101"),
        ("cgr.dev/chainguard/node:latest", "65532"),
        ("bitnami/nginx:1.27", "1001"),
        ("mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled", "1654"),
        ("mcr.microsoft.com/dotnet/aspnet:9.0", "root"),
        ("arm32v7/node:22", "root"),
        ("mirror.gcr.io/library/node:22", "root"),
        ("openresty/openresty:1.25.3.2-0-alpine", "root"),
        ("clickhouse/clickhouse-server:25.8", "root"),
        ("clickhouse/clickhouse-server:25.8-distroless", "101"),
        ("fluentd:v1.17-1", "fluent"),
        ("fluent/fluentd:v1.2-debian", "root"),
        ("docker:29-dind", "root"),
        ("docker:29-dind-rootless", "rootless"),
        ("flink:1.20-java17", "root"),
        ("flink:2.2.1", "flink"),
        ("influxdb:3-core", "influxdb3"),
        ("influxdb:2.7", "root"),
        ("prom/blackbox-exporter:v0.27.0", "root"),
        ("prom/prometheus:v3.5.0", "nobody"),
        ("qdrant/qdrant:v1.15-unprivileged", "1000"),
        ("gitea/gitea:1.24-rootless", "1000"),
        ("cgr.dev/chainguard/wolfi-base", "root"),
        ("cgr.dev/chainguard/go:latest-dev", "root"),
        ("cgr.dev/chainguard/git", None),
        ("dhi.io/node:22-alpine3.22", "node"),
        ("dhi.io/node:22-dev", "root"),
        ("dhi.io/terraform:1.14-dev", None),
        ("dhi.io/dotnet:10-sdk", "root"),
        ("ghcr.io/puppeteer/puppeteer:24", "pptruser"),
        ("mcr.microsoft.com/devcontainers/universal:2", None),
        ("public.ecr.aws/lambda/nodejs:22", None),
        ("altinity/clickhouse-server:25.8", "root"),
        ("trafex/php-nginx:3.9.0", "nobody"),
        ("gcr.io/google.com/cloudsdktool/google-cloud-cli:slim", "root"),
        ("pytorch/pytorch:2.8.0-cuda12.6-cudnn9-runtime", "root"),
        ("acme/base:1", None),
        ("registry.acme.example/node:22", None),
    ],
)
def test_users(reference: str, user: str | None) -> None:
    assert base_image(reference).user == user


def test_entrypoints() -> None:
    assert base_image("postgres:17").entrypoint is Entrypoint.DROPS_ROOT
    assert base_image("node:22").entrypoint is Entrypoint.RUNS_COMMAND
    assert base_image("debian:13").entrypoint is Entrypoint.NONE
    assert base_image("typesense/typesense:29.0").entrypoint is Entrypoint.PROGRAM
    assert base_image("lscr.io/linuxserver/ffmpeg:8.0").entrypoint is Entrypoint.DROPS_ROOT


@pytest.mark.parametrize(
    ("reference", "user"),
    [
        ("node@sha256:ab", "root"),
        ("gcr.io/distroless/nodejs22-debian12@sha256:ab", None),
        ("gcr.io/distroless/nodejs22-debian12:nonroot@sha256:ab", "65532"),
        ("denoland/deno@sha256:ab", None),
    ],
)
def test_a_digest_alone_leaves_the_variant_open(reference: str, user: str | None) -> None:
    assert base_image(reference).user == user


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("postgres", False),
        ("kong", True),
        ("axllent/mailpit", True),
        ("clickhouse/clickhouse-server", False),
        ("serversideup/php", None),
        ("acme/base", None),
    ],
)
def test_healthchecks(repository: str, expected: bool | None) -> None:
    assert has_healthcheck(repository) is expected


def test_only_systems_are_plain() -> None:
    assert base_image("node:22").plain
    assert not base_image("n8nio/n8n:1.100").plain
    assert not base_image("acme/base:1").plain


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("flink", True),
        ("docker.io/library/flink:2.2", True),
        ("arm64v8/java:8", True),
        ("acme/flink", False),
        ("toolbase", False),
    ],
)
def test_official_images(reference: str, expected: bool) -> None:
    assert is_official(reference) is expected


def test_every_entry_has_a_source() -> None:
    assert set(OFFICIAL) <= LIBRARY | NO_LONGER_BUILT
    for entry in PUBLISHED:
        assert re.compile(entry.repositories)
        assert re.compile(entry.tags)
        assert re.fullmatch(r"https://\S+|[\w.-]+/[\w.-]+", entry.source)


def test_references_are_taken_apart() -> None:
    assert parse_image_name("localhost:5000/a/b:1@sha256:0") == ImageName(
        "localhost:5000/a/b", "1", "sha256:0"
    )
    assert parse_image_name("localhost:5000/a") == ImageName("localhost:5000/a", None, None)


def test_the_user_of_unprivileged_nginx_cannot_install() -> None:
    plain = "start from `nginxinc/nginx-unprivileged` instead: this one can't write its cache and pid file without root"
    assert without_root(Text.known("nginx:1.29")) == plain
    with_runs = plain.replace(
        "instead:", "instead, with `USER root` before the first `RUN` and `USER nginx` after the last:"
    )
    assert without_root(Text.known("nginx:1.29"), has_runs=True) == with_runs
    assert without_root(Text.known("node:22"), has_runs=True) == "put `USER node` above this line"


@pytest.mark.parametrize(
    ("reference", "remedy"),
    [
        ("docker.io/library/node:22", "put `USER node` above this line"),
        (
            "gcr.io/distroless/static-debian12",
            "put `USER 65532` above this line, the `nonroot` of all distroless images: no command can add a user there",
        ),
        ("scratch", "put `USER 65534` above this line: a number needs no /etc/passwd"),
        ("golang:1.24", "add a user without privileges, and name it with `USER`"),
    ],
)
def test_how_to_do_without_root(reference: str, remedy: str) -> None:
    assert without_root(Text.known(reference)) == remedy


@pytest.mark.parametrize(
    "reference",
    [
        "mcr.microsoft.com/dotnet/runtime:10.0-nanoserver-ltsc2022",
        "golang:1.24-windowsservercore-ltsc2022",
        "python:3.13-windowsservercore",
    ],
)
def test_windows_images_have_no_root(reference: str) -> None:
    assert base_image(reference) is UNKNOWN


@pytest.mark.parametrize(
    ("parts", "user"),
    [
        (("node:", None), "root"),
        (("node:", None, "-alpine"), "root"),
        (("docker.io/library/node:", None), "root"),
        (("localhost:5000/node:", None), None),
        (("node", None), None),
        ((None, ":22"), None),
        (("golang:", None, "-windowsservercore"), None),
        (("gcr.io/distroless/static:", None), None),
        (("acme/base:", None), None),
    ],
)
def test_all_tags_of_a_repository_may_share_what_is_known(
    parts: tuple[str | None, ...], user: str | None
) -> None:
    text = Text.joined(Unknown("`TAG` has no value") if part is None else Known(part) for part in parts)
    found = base_image_of(text)
    assert (found and found.user) == user


@pytest.mark.parametrize(
    ("repository", "release", "versions"),
    [
        ("gcr.io/distroless/static", False, False),
        ("gcr.io/distroless/nodejs22-debian12", True, False),
        ("cgr.dev/chainguard/node", False, False),
        ("chainguard/node", False, False),
        ("cgr.dev/acme.com/node", False, True),
        ("registry.access.redhat.com/ubi9/ubi-minimal", True, True),
        ("redhat/ubi8", True, True),
        ("node", False, True),
    ],
)
def test_what_fixes_the_version_of_a_repository(repository: str, release: bool, versions: bool) -> None:
    assert (names_release(repository), has_version_tags(repository)) == (release, versions)


@pytest.mark.parametrize(
    ("reference", "program"),
    [
        ("gcr.io/distroless/nodejs22-debian12:nonroot", "/nodejs/bin/node"),
        ("gcr.io/distroless/python3", "/usr/bin/python3"),
        ("gcr.io/distroless/java17", None),
        ("node:22", None),
    ],
)
def test_the_interpreters_without_a_shell(reference: str, program: str | None) -> None:
    assert interpreter_of(Text.known(reference)) == program


@pytest.mark.parametrize(
    ("repository", "rolls"),
    [
        ("archlinux", True),
        ("opensuse/tumbleweed", True),
        ("cgr.dev/chainguard/wolfi-base", True),
        ("cgr.dev/chainguard/node", False),
        ("opensuse/leap", False),
        ("debian", False),
    ],
)
def test_distributions_without_releases(repository: str, rolls: bool) -> None:
    assert is_rolling(repository) is rolls
