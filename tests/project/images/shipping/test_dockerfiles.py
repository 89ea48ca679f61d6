"""What Dockerfiles are for."""

from __future__ import annotations

import pytest

from dockerlint.project.images.shipping.dockerfiles import counted_name, is_described, is_set_up_for_tests
from tests.support.small_projects import lone


@pytest.mark.parametrize(
    ("path", "pushed", "published", "expected"),
    [
        ("dev/build/Dockerfile", False, False, "dev/build/Dockerfile"),
        ("dev/build/Dockerfile", True, False, "Dockerfile"),
        ("dev/Dockerfile.dev", True, False, "Dockerfile.dev"),
        ("web/Dockerfile.dev", False, True, "web/Dockerfile"),
        ("test/tools/Dockerfile", True, False, "test/tools/Dockerfile"),
    ],
)
def test_the_names_that_count(path: str, pushed: bool, published: bool, expected: str) -> None:
    assert counted_name(path, pushed=pushed, published=published) == expected


@pytest.mark.parametrize(
    ("comment", "described"), [("# For local development only\n", True), ("# The server\n", False)]
)
def test_the_comment_at_the_head(comment: str, described: bool) -> None:
    assert is_described(lone(comment + "FROM node:22\n").image.dockerfile) is described


@pytest.mark.parametrize(("base", "expected"), [("cypress/included:13", True), ("node:22", False)])
def test_the_base_image(base: str, expected: bool) -> None:
    assert is_set_up_for_tests(lone(f"FROM {base}\n").image.stage) is expected
