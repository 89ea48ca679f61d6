from __future__ import annotations

import pytest

from dockerlint.knowledge.file_names import is_compose, is_dockerfile, is_manifest, is_template


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Dockerfile", True),
        ("a/Dockerfile.dev", True),
        ("api.Dockerfile", True),
        ("Dockerfile.alpine3.20", True),
        ("Dockerfile.m4", False),
        ("policy/dockerfile.rego", False),
        ("Dockerfile.j2", False),
        ("Dockerfile.license", False),
        ("Dockerfile.kt", False),
    ],
)
def test_files_named_like_a_dockerfile(path: str, expected: bool) -> None:
    assert is_dockerfile(path) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FROM a\nRUN b\n", False),
        ("FROM {{ base }}\n", True),
        ("FROM debian:${debian.codename}\nRUN a\n", True),
        ("FROM a\nRUN echo 'port=${server.port}' > x\n", False),
        ("FROM a:${B:-1.2}\n", False),
        ("RUN x {{InsertTemplate('a')}}\n", True),
        ("RUN x {{ARGS['b']}}\n", True),
        ("RUN docker ps --format {{json}}\n", False),
        ("RUN docker inspect -f '{{.State}}' x\n", False),
    ],
)
def test_templates_are_known_by_their_braces(text: str, expected: bool) -> None:
    assert is_template(text) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("apps/x/package.json", True),
        ("bun.lockb", True),
        ("Gemfile.lock", True),
        ("app.csproj", True),
        ("packages.json", False),
        ("main.go", False),
    ],
)
def test_manifests_and_lockfiles(path: str, expected: bool) -> None:
    assert is_manifest(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docker-compose.prod.yml", True),
        ("deploy/rancher-compose.yml", False),
        (".ddev/docker-compose.redis.yaml", False),
        ("rancher.compose.yml", True),
    ],
)
def test_compose_files(path: str, expected: bool) -> None:
    assert is_compose(path) is expected
