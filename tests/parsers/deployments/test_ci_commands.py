"""The images that the command lines of CI files build."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.ci_files import CI_FILES
from dockerlint.parsers.deployments.ci_commands import parse_ci
from dockerlint.source import SourceFile
from tests.support.workflow_reading import shown

_CIRCLE = """\
jobs:
  image:
    environment: {NAME: acme/api, REF: $CIRCLE_SHA1}
    working_directory: ~/repo
    steps:
      - checkout
      - run: docker build -t $NAME:$REF -f api/Dockerfile .
      - run:
          working_directory: web
          command: |
            cd server
            docker build --target run .
      - run: {working_directory: ~/repo/web, command: docker build .}
"""
_GITLAB = """\
variables: {STAGE: run}
image:
  before_script: [cd api]
  script:
    - docker build --target "$STAGE" -t "$CI_REGISTRY_IMAGE" .
  variables: {OTHER: x}
"""
_TRAVIS = "env: {global: {NAME: a}}\nscript:\n  - docker build -t $NAME .\n"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            ".circleci/config.yml",
            _CIRCLE,
            [[".", "api/Dockerfile", "-"], ["web/server", "-", "run"], ["…", "-", "-"]],
        ),
        (".gitlab-ci.yml", _GITLAB, [["api", "-", "run"]]),
        (".travis.yml", _TRAVIS, [[".", "-", "-"]]),
        ("azure-pipelines.yml", "steps: [{bash: docker build ., workingDirectory: a}]", [["a", "-", "-"]]),
        ("bitbucket-pipelines.yml", "a: {step: {script: [docker build b]}}", [["b", "-", "-"]]),
        ("bitbucket-pipelines.yml", "a: {step: {name: docker build b}}", []),
        (".gitlab-ci.yml", "- 1", []),
    ],
)
def test_what_a_file_builds(path: str, text: str, expected: list[list[str]]) -> None:
    (kind,) = (one for one in CI_FILES if one.name.fullmatch(path))
    assert [shown(one) for one in parse_ci(SourceFile(path, text), kind)] == expected


def test_names_are_made_of_the_variables_of_the_file() -> None:
    (kind,) = (one for one in CI_FILES if one.name.fullmatch(".circleci/config.yml"))
    first, *_ = parse_ci(SourceFile(".circleci/config.yml", _CIRCLE), kind)
    assert [str(one) for one in first.tags] == ["acme/api:…"]
