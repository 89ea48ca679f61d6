"""Names of compose files."""

from __future__ import annotations

import pytest

from dockerlint.knowledge.compose.files import is_filled_in, is_template_name


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("compose.example.yaml", True),
        ("deploy/docker-compose.tmpl.yml", True),
        ("sample-compose.yml", True),
        ("docker-compose.dist.yaml", True),
        ("templates/compose.yaml", False),
        ("docker-compose.distributed.yml", False),
    ],
)
def test_templates_by_name(path: str, expected: bool) -> None:
    assert is_template_name(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("deploy/docker-compose.tmpl.yml", True),
        ("docker-compose-template.yml", True),
        ("compose.example.yaml", False),
        ("templates/compose.yaml", False),
    ],
)
def test_templates_whose_words_a_script_replaces(path: str, expected: bool) -> None:
    assert is_filled_in(path) is expected
