"""The containers of pods, in manifests and in the values of charts."""

from __future__ import annotations

import pytest

from dockerlint.parsers.deployments.pods import parse_pods
from dockerlint.source import SourceFile

POD = """
kind: Deployment
spec:
  template:
    spec:
      securityContext: {runAsUser: 1000}
      containers:
        - image: acme/api:1
        - image: acme/web
          securityContext: {runAsUser: 0}
        - image: "{{ .Values.image }}"
        - name: without an image
---
kind: Pod
spec:
  containers: [{image: acme/job, securityContext: {runAsNonRoot: true}}]
"""
VALUES = """
api:
  image: {repository: acme/api, tag: 2}
  podSecurityContext: {runAsUser: 1000}
  securityContext: {runAsUser: 2000}
web:
  image: {repository: acme/web}
  podSecurityContext: {runAsUser: 3000}
job: {image: {repository: acme/job}}
chart: {repository: https://charts.example.com}
"""


def _read(text: str) -> list[tuple[str, str | None]]:
    found = parse_pods(SourceFile("deploy/app.yaml", text))
    return [(one.image.text, one.user.text if one.user else None) for one in found]


def test_manifests() -> None:
    assert _read(POD) == [("acme/api:1", "1000"), ("acme/web", "0"), ("acme/job", None)]


def test_values_of_charts() -> None:
    assert _read(VALUES) == [("acme/api", "2000"), ("acme/web", "3000"), ("acme/job", None)]


@pytest.mark.parametrize("text", ["", "[]", "containers: x", "containers: [x]", "image: {repository: {}}"])
def test_other_texts(text: str) -> None:
    assert _read(text) == []


def test_a_user_that_is_no_number() -> None:
    assert _read("containers: [{image: a, securityContext: {runAsUser: web}}]") == [("a", None)]
