"""The images that nx targets build."""

from __future__ import annotations

import json

import pytest

from dockerlint.models.image_build import ImageBuild
from dockerlint.parsers.recipes.nx_targets import parse_nx_targets
from dockerlint.source import SourceFile
from tests.support.workflow_reading import shown


def build(options: dict[str, object], **others: object) -> ImageBuild:
    """Return the build of a target of the project in `apps/api`."""
    target = {"executor": "@nx-tools/nx-container:build", "options": options, **others}
    text = json.dumps({"targets": {"lint": {"executor": "@nx/eslint:lint"}, "container": target}})
    (found,) = parse_nx_targets(SourceFile("apps/api/project.json", text), "apps/api")
    return found


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [".", "apps/api/Dockerfile", "-"]),
        ({"context": "apps/api"}, ["apps/api", "apps/api/Dockerfile", "-"]),
        ({"file": "docker/api.Dockerfile", "target": "run"}, [".", "docker/api.Dockerfile", "run"]),
        (
            {"file": "{projectRoot}/Dockerfile.prod", "context": "{workspaceRoot}/dist"},
            ["dist", "apps/api/Dockerfile.prod", "-"],
        ),
        ({"file": "${DOCKERFILE}"}, [".", "…", "-"]),
    ],
)
def test_context_file_and_target(options: dict[str, object], expected: list[str]) -> None:
    assert shown(build(options)) == expected


def test_names_of_all_configurations_and_whether_one_pushes() -> None:
    found = build(
        {"tags": ["acme/api:latest"], "push": False, "metadata": {"images": ["ghcr.io/acme/api"]}},
        configurations={"production": {"tags": ["acme/api:${VERSION}"], "push": True}},
    )
    assert [str(one) for one in found.tags] == ["acme/api:latest", "ghcr.io/acme/api:…", "acme/api:…"]
    assert (found.pushes, build({"push": False}).pushes) == (True, None)


def test_arguments() -> None:
    found = build({"build-args": ["A=b", "B=x-$C", "D"]})
    assert [(one.name, str(one.value)) for one in found.args] == [("A", "b"), ("B", "x-…"), ("D", "None")]
    assert found.args_complete
    assert not build({}, configurations={"ci": {}}).args_complete


@pytest.mark.parametrize(
    "text",
    [
        '{"nx": {"targets": {"image": {"executor": "@nx-tools/nx-docker:build"}}}}',
        '{"targets": {"image": {"executor": "@nx-tools/nx-container:build", "options": null}}}',
    ],
)
def test_targets_of_a_manifest_and_without_options(text: str) -> None:
    (found,) = parse_nx_targets(SourceFile("package.json", text), ".")
    assert shown(found) == [".", "Dockerfile", "-"]
    assert found.at.text == '"image"'


@pytest.mark.parametrize("text", ["", "[]", '{"targets": []}', '{"targets": {"a": 1}, "nx": 1}'])
def test_other_files_have_none(text: str) -> None:
    assert list(parse_nx_targets(SourceFile("project.json", text), ".")) == []
