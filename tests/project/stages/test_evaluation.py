from __future__ import annotations

import pytest

from dockerlint.values import Text
from tests.support.small_projects import container


def expanded(dockerfile: str, service: str = "") -> Text:
    """Return the last USER of the image, expanded."""
    return container(dockerfile, service).image.user.name


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        ("FROM node\nARG U=app\nUSER $U", "app"),
        ("FROM node\nARG U=app\nENV U=env\nUSER $U", "env"),
        ("ARG U=global\nFROM node\nARG U\nUSER $U", "global"),
        ("ARG U=global\nFROM node\nARG U=own\nUSER $U", "own"),
        ("FROM node\nENV A=x B=$A-y\nENV C=$A\nUSER ${C}z", "xz"),
        ("FROM node\nARG U\nUSER ${U:-fallback}", "fallback"),
        ("FROM node\nARG U=\nUSER ${U:-fallback}", "fallback"),
        ("FROM node AS a\nENV U=inherited\nFROM a\nUSER $U", "inherited"),
        ("FROM node AS a\nARG U=above\nFROM a\nUSER $U", "above"),
        ("FROM scratch\nUSER ${NOBODY:-x}", "x"),
    ],
)
def test_known_values(dockerfile: str, expected: str) -> None:
    assert expanded(dockerfile + "\n").value == expected


@pytest.mark.parametrize(
    ("dockerfile", "why"),
    [
        ("ARG U=global\nFROM node\nUSER $U", "`U` is not set here, but the base image may set it"),
        ("FROM node\nARG U\nUSER $U", "`U` has no value"),
        ("FROM node\nARG TARGETARCH\nUSER $TARGETARCH", "`TARGETARCH` is set by BuildKit"),
    ],
)
def test_values_that_the_files_do_not_decide(dockerfile: str, why: str) -> None:
    assert expanded(dockerfile + "\n").why == why


def test_a_build_argument_beats_every_default_and_keeps_its_place() -> None:
    found = expanded("ARG U=a\nFROM node\nARG U=b\nUSER $U\n", "").value
    assert found == "b"
    service = "    image: x\n"
    compose = "services:\n  it:\n    build:\n      context: .\n      args: {U: root}\n"
    image = container("FROM node\nARG U=b\nUSER $U\n", service, **{"compose.yaml": compose}).image
    (part,) = image.user.name.parts
    assert (image.user.name.value, part.at and part.at.path, part.at and part.at.text) == (
        "root",
        "compose.yaml",
        "root",
    )


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        ("FROM node\n", "/"),
        ("FROM node\nWORKDIR app\nWORKDIR src/..\n", "/app"),
        ("FROM node AS a\nWORKDIR /x\nFROM a\nWORKDIR y\n", "/x/y"),
        ("FROM acme/base\nWORKDIR y\n", None),
        ("FROM acme/base\nWORKDIR /y\n", "/y"),
        ("FROM node\nARG D\nWORKDIR /x/$D\n", None),
    ],
)
def test_the_working_directory(dockerfile: str, expected: str | None) -> None:
    assert container(dockerfile).image.stage.workdir.value == expected


def test_the_base_image_is_found_through_stages_and_arguments() -> None:
    image = container("ARG V=22\nFROM node:$V-slim AS a\nFROM a AS b\nFROM b\n").image
    assert [one.base.value for one in image.stage.chain] == ["b", "a", "node:22-slim"]
    assert image.user.name.value == "root"
