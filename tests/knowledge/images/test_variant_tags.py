"""Tags that hold no version of the image's program."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.images.variant_tags import names_variant_only


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("nginx:alpine", True),
        ("docker.io/library/node:bookworm-slim", True),
        ("node:alpine3.22", True),
        ("php:fpm-alpine", True),
        ("ghcr.io/astral-sh/uv:debian", True),
        ("caddy:builder-alpine", True),
        ("gcr.io/distroless/base:debug", True),
        ("gcr.io/distroless/static:debug-nonroot-arm64", True),
        ("gcr.io/distroless/base-debian12:debug", False),
        ("gcr.io/distroless/base:0f1e2d", False),
        ("caddy:2-builder", False),
        ("nginx", False),
        ("nginx:stable-alpine", False),
        ("node:lts-alpine", False),
        ("node:22-alpine", False),
        ("node:buster-slim", False),
        ("java:jre-alpine", False),
        ("debian:bookworm-slim", False),
        ("ubuntu:noble", False),
        ("buildpack-deps:bookworm", False),
        ("acme/node:alpine", False),
    ],
)
def test_tags_without_a_version(reference: str, *, expected: bool) -> None:
    assert names_variant_only(reference) is expected
