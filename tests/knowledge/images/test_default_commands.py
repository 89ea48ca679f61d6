"""What base images start by themselves."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.images.default_commands import starts_nothing
from dockerlint.values import Text


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("scratch", True),
        ("alpine:3.22", True),
        ("docker.io/library/python:3.13-slim", True),
        ("gcr.io/distroless/static-debian12", True),
        ("php:8.4-cli", True),
        ("php:8.4-fpm", False),
        ("php:8.4-apache-trixie", False),
        ("nginx:1.29", False),
        ("tomcat:11", False),
        ("postgres:18", False),
        ("registry.access.redhat.com/ubi9/ubi-init", False),
        ("acme/base", False),
    ],
)
def test_what_a_base_starts_without_a_command(reference: str, expected: bool) -> None:
    assert starts_nothing(Text.known(reference)) is expected


def test_a_php_image_of_an_unknown_tag_may_be_a_server() -> None:
    assert starts_nothing(Text.joined((Text.known("php:"), Text.unknown("no value")))) is False
