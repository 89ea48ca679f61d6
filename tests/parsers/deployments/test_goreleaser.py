"""The images that GoReleaser builds."""

from __future__ import annotations

import pytest

from dockerlint.models.image_build import ImageBuild
from dockerlint.parsers.deployments.goreleaser import parse_goreleaser
from dockerlint.source import SourceFile
from dockerlint.values import Text
from tests.support.workflow_reading import shown


def _builds(text: str) -> list[ImageBuild]:
    return list(parse_goreleaser(SourceFile(".goreleaser.yml", text), Text.known(".")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dockers: [{dockerfile: build/Dockerfile}]", [["…", "build/Dockerfile", "-"]]),
        ("dockers: [{}]", [["…", "Dockerfile", "-"]]),
        ("dockers: [{build_flag_templates: [--pull, --target=run]}]", [["…", "Dockerfile", "run"]]),
        (
            "dockers_v2: [{dockerfile: Dockerfile.api}, {}]",
            [["…", "Dockerfile.api", "-"], ["…", "Dockerfile", "-"]],
        ),
        ("dockers: [{dockerfile: '{{ .Env.FILE }}'}]", [["…", "…", "-"]]),
        ("docker_manifests: [{}]", []),
        ("dockers: {}", []),
    ],
)
def test_what_a_file_builds(text: str, expected: list[list[str]]) -> None:
    assert [shown(one) for one in _builds(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dockers: [{image_templates: ['acme/api:{{ .Tag }}-amd64']}]", ["acme/api:…-amd64"]),
        (
            "dockers_v2: [{images: [acme/a, 'x/{{ .Name }}'], tags: [latest]}]",
            ["acme/a:latest", "x/…:latest"],
        ),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    (build,) = _builds(text)
    assert [str(one) for one in build.tags] == expected


def test_arguments() -> None:
    (build,) = _builds("dockers_v2: [{build_args: {A: '1', B: '{{ .Tag }}'}}]")
    assert [(one.name, str(one.value)) for one in build.args] == [("A", "1"), ("B", "…")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("false", True), ("auto", True), ("true", False), ("'{{ .Env.SKIP }}'", None)],
)
def test_pushes(value: str, expected: bool | None) -> None:
    (build,) = _builds(f"dockers: [{{skip_push: {value}}}]")
    assert build.pushes is expected


def test_a_release_pushes_by_default() -> None:
    (build,) = _builds("dockers: [{}]")
    assert build.pushes is True
