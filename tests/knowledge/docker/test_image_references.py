from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.image_references import is_image_reference
from dockerlint.knowledge.docker.platforms import platform_words
from dockerlint.knowledge.images.base_variables import base_variables


@pytest.mark.parametrize(
    "text",
    [
        "node",
        "node:22-alpine",
        "localhost:5000/a/b__c:X_1",
        "ghcr.io/a.b/c--d@sha256:" + "0" * 64,
        "EXAMPLE.com/a",
        "[::1]:80/a",
    ],
)
def test_names_of_images(text: str) -> None:
    assert is_image_reference(text)


@pytest.mark.parametrize(
    "text", ["", "node:", ":22", "Node", "a//b", "a@sha256:1", "a b", "-a", "a/", "a" * 501]
)
def test_no_names_of_images(text: str) -> None:
    assert not is_image_reference(text)


@pytest.mark.parametrize(
    ("platform", "words"),
    [
        ("linux/amd64", ("linux", "amd64")),
        ("linux/arm64/v8", ("linux", "arm64")),
        ("Linux/x86_64", ("linux", "amd64")),
        ("windows", ("windows",)),
        ("aarch64", ("linux", "arm64")),
        ("plan9000", None),
        ("amd64/linux", None),
        ("", None),
    ],
)
def test_platforms(platform: str, words: tuple[str, ...] | None) -> None:
    assert platform_words(platform) == words


@pytest.mark.parametrize(
    ("image", "names"),
    [
        ("alpine:3", {"PATH"}),
        ("docker.io/library/debian", {"PATH"}),
        ("docker.io/oven/bun:1", {"PATH", "BUN_RUNTIME_TRANSPILER_CACHE_PATH", "BUN_INSTALL_BIN"}),
        ("gcr.io/distroless/static-debian12:nonroot", {"PATH", "SSL_CERT_FILE"}),
    ],
)
def test_variables_of_base_images(image: str, names: set[str]) -> None:
    assert set(base_variables(image) or ()) == names


@pytest.mark.parametrize("image", ["example.com/node", "somebody/alpine", "maven:3"])
def test_images_of_which_nothing_is_known(image: str) -> None:
    assert base_variables(image) is None
