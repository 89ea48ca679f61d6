"""The images that hosting platforms build."""

from __future__ import annotations

import pytest

from dockerlint.parsers.deployments.platforms import parse_fly, parse_railway, parse_render
from dockerlint.source import SourceFile
from dockerlint.values import Text
from tests.support.workflow_reading import shown


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("{runtime: docker, dockerfilePath: ./a/Dockerfile}", [[".", "a/Dockerfile", "-"]]),
        ("{env: docker, dockerfilePath: a/Dockerfile, dockerContext: ./a}", [["a", "a/Dockerfile", "-"]]),
        ("{runtime: docker, rootDir: api, dockerContext: src}", [["api/src", "api/Dockerfile", "-"]]),
        ("{runtime: docker}", [[".", "Dockerfile", "-"]]),
        ("{runtime: node, dockerfilePath: Dockerfile}", []),
        ("{runtime: image, image: {url: acme/api}}", []),
    ],
)
def test_render(service: str, expected: list[list[str]]) -> None:
    file = SourceFile("render.yaml", f"services:\n  - {service}\n")
    assert [shown(one) for one in parse_render(file, Text.known("."))] == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "railway.json",
            '{"build": {"dockerfilePath": "/api/Dockerfile"}}',
            [["x", "x/api/Dockerfile", "-"]],
        ),
        ("railway.json", '{"build": {"builder": "DOCKERFILE"}}', [["x", "x/Dockerfile", "-"]]),
        ("railway.json", '{"build": {"builder": "RAILPACK"}}', []),
        ("railway.json", '{"deploy": {}}', []),
        ("railway.toml", '[build]\ndockerfilePath = "Dockerfile.api"', [["x", "x/Dockerfile.api", "-"]]),
        ("railway.toml", '[build]\nbuilder = "DOCKERFILE"', [["x", "x/Dockerfile", "-"]]),
        ("railway.toml", "[phases.setup]\nnixPkgs = ['nodejs']", []),
    ],
)
def test_railway(name: str, text: str, expected: list[list[str]]) -> None:
    assert [shown(one) for one in parse_railway(SourceFile(name, text), Text.known("x"))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[build]\ndockerfile = "./Dockerfile"', [["…", "api/Dockerfile", "-"]]),
        ('[build]\ndockerfile = "../Dockerfile"\nbuild-target = "run"', [["…", "Dockerfile", "run"]]),
        ('[build]\nimage = "acme/api"', []),
    ],
)
def test_fly(text: str, expected: list[list[str]]) -> None:
    assert [shown(one) for one in parse_fly(SourceFile("api/fly.toml", text), Text.known("api"))] == expected


def test_arguments_of_fly() -> None:
    text = '[build]\ndockerfile = "Dockerfile"\n[build.args]\nNODE = "22"\n'
    (build,) = parse_fly(SourceFile("fly.toml", text), Text.known("."))
    assert [(one.name, str(one.value), one.at.text) for one in build.args] == [("NODE", "22", '"22"')]
