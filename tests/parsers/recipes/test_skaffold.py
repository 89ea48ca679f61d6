"""The images that skaffold builds."""

from __future__ import annotations

from dockerlint.parsers.recipes.skaffold import parse_skaffold
from dockerlint.source import SourceFile
from dockerlint.values import Text
from tests.support.workflow_reading import shown

TEXT = """
apiVersion: skaffold/v4beta10
build:
  artifacts:
    - image: acme/api
      context: api
      docker:
        dockerfile: docker/Dockerfile
        target: prod
        buildArgs: {A: x, B: "{{.B}}"}
    - image: acme/web
    - image: acme/java
      jib: {}
profiles:
  - name: dev
    build:
      artifacts:
        - image: acme/dev
          context: ../dev
"""


def test_artifacts() -> None:
    found = list(parse_skaffold(SourceFile("deploy/skaffold.yaml", TEXT), Text.known("deploy")))
    assert [(shown(one), [str(tag) for tag in one.tags]) for one in found] == [
        (["deploy/api", "deploy/api/docker/Dockerfile", "prod"], ["acme/api"]),
        (["deploy", "-", "-"], ["acme/web"]),
        (["dev", "-", "-"], ["acme/dev"]),
    ]
    assert [(one.name, str(one.value)) for one in found[0].args] == [("A", "x"), ("B", "…")]


def test_other_texts() -> None:
    for text in ("", "[]", "build: x", "build: {artifacts: {}}", "profiles: {}", "build: {artifacts: [x]}"):
        assert list(parse_skaffold(SourceFile("skaffold.yaml", text), Text.known("."))) == []
