from __future__ import annotations

import pytest

from dockerlint.knowledge.compose.coolify import is_for_coolify


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("docker-compose.coolify.yml", "", True),
        ("deploy/Coolify/compose.yaml", "", True),
        ("compose.yaml", "A: ${SERVICE_PASSWORD_DB}", True),
        ("compose.yaml", "SERVICE_FQDN_WEB_3000: ''", True),
        ("compose.yaml", "exclude_from_hc: true", True),
        ("compose.yaml", "A: ${MY_SERVICE_URL}", False),
        ("compose.yaml", "content: x", False),
    ],
)
def test_a_file_of_coolify(path: str, text: str, expected: bool) -> None:
    assert is_for_coolify(path, text) is expected
