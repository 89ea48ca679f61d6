from __future__ import annotations

import pytest

from dockerlint.knowledge.development import is_for_development


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Dockerfile.dev", True),
        ("web/Dockerfile.playwright", True),
        ("docker/playwright-report.Dockerfile", True),
        ("docker-compose.ci.yml", True),
        ("api-e2e", True),
        ("Dockerfile.device", False),
        ("development/api/Dockerfile", True),
        (".devcontainer/Dockerfile", True),
        ("docker/devenv/docker-compose.main.yml", True),
        ("devices/Dockerfile", False),
        ("Dockerfile", False),
    ],
)
def test_development_by_file_and_folder(path: str, expected: bool) -> None:
    assert is_for_development(path) is expected
