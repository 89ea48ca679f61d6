from __future__ import annotations

import pytest

from dockerlint.knowledge.images.base_images import (
    UNKNOWN,
    Entrypoint,
    ImageName,
    base_image,
    parse_image_name,
    without_root,
)


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


def test_references_are_taken_apart() -> None:
    assert parse_image_name("localhost:5000/a/b:1@sha256:0") == ImageName(
        "localhost:5000/a/b", "1", "sha256:0"
    )
    assert parse_image_name("localhost:5000/a") == ImageName("localhost:5000/a", None, None)


@pytest.mark.parametrize(
    ("reference", "remedy"),
    [
        ("docker.io/library/node:22", "put `USER node` above this line"),
        ("scratch", "put `USER 65534` above this line: a number needs no /etc/passwd"),
        ("golang:1.24", "add a user without privileges, and name it with `USER`"),
    ],
)
def test_how_to_do_without_root(reference: str, remedy: str) -> None:
    assert without_root(reference) == remedy


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
