"""What single stages are for."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.stage_uses import (
    as_built,
    is_only_described,
    stays_in_build,
)
from dockerlint.project.project import Project
from dockerlint.project.stages.evaluation import EvaluatedStage
from tests.support.small_projects import project

CHOICE = """\
ARG KIND=small
ARG BASE=alpine
FROM ${BASE} AS base-small
FROM ${BASE} AS base-large
FROM base-${KIND} AS run
CMD ["run"]
"""
BAKE = 'target "run" {{ args = {{ KIND = "large", BASE = "{base}" }} }}\ngroup "default" {{ targets = ["run"] }}\n'


def stage_of(found: Project, name: str) -> EvaluatedStage:
    (dockerfile,) = found.dockerfiles.all
    return next(one for one in found.dockerfiles.stages(dockerfile) if one.written.name == name)


def bases(files: dict[str, str], name: str) -> list[str | None]:
    found = project(files)
    return [one.base.value for one in as_built(stage_of(found, name), found.images)]


def test_a_stage_that_no_value_chooses_is_never_built() -> None:
    assert bases({"Dockerfile": CHOICE}, "base-small") == ["alpine"]
    assert bases({"Dockerfile": CHOICE}, "base-large") == []


def test_the_values_of_builders_choose() -> None:
    files = {"Dockerfile": CHOICE, "docker-bake.hcl": BAKE.format(base="debian:13")}
    assert bases(files, "base-large") == ["debian:13"]
    assert bases(files, "base-small") == ["alpine"]


def test_a_tag_that_a_builder_leaves_empty_is_that_of_the_dockerfile() -> None:
    files = {"Dockerfile": CHOICE, "docker-bake.hcl": BAKE.format(base="debian:")}
    assert bases(files | {"Dockerfile": CHOICE.replace("KIND=small", "KIND=large")}, "base-large") == [
        "alpine"
    ]


def test_a_stage_whose_name_no_variable_can_give_is_judged_by_itself() -> None:
    text = "ARG V=1\nFROM alpine AS other\nFROM node:$V\nCMD node\n"
    assert bases({"Dockerfile": text}, "other") == ["alpine"]


@pytest.mark.parametrize(
    ("last", "compose", "expected"),
    [
        ("FROM files", "services: {}", False),
        ("FROM scratch\nCOPY --from=files /out /", "services: {}", True),
        ("FROM scratch\nCOPY --from=files /out /", "services: {it: {build: {context: ., target: files}}}", False),
        ("FROM files AS test", "services: {it: {build: {context: ., target: test}}}", True),
    ],
)  # fmt: skip
def test_a_stage_of_which_only_files_leave_the_build(last: str, compose: str, expected: bool) -> None:
    text = f"FROM alpine AS files\nRUN apk add bash\n{last}\n"
    found = project({"Dockerfile": text, "compose.yaml": compose})
    assert stays_in_build(stage_of(found, "files"), found.images) is expected


@pytest.mark.parametrize(
    ("body", "compose", "expected"),
    [
        ("LABEL a=b\n", "services: {}", True),
        ("LABEL a=b\n", "services: {web: {build: .}}", False),
        ("LABEL a=b\nEXPOSE 80\n", "services: {}", False),
        ("", "services: {}", False),
    ],
)
def test_a_stage_with_labels_alone(body: str, compose: str, expected: bool) -> None:
    found = project({"Dockerfile": f"FROM nginx AS web\n{body}", "compose.yaml": compose})
    assert is_only_described(stage_of(found, "web"), found.images) is expected
