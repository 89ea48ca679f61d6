"""Compose files next to a default one."""

from __future__ import annotations

import pytest

from tests.support.compose_projects import projects

ALONE = "services:\n  web: {build: ., ports: ['80:80'], depends_on: [db]}\n  db: {image: postgres}\n"
OVER = "services:\n  web: {build: .}\n"
BASE = "services:\n  web: {image: x, ports: ['80:80'], depends_on: [db]}\n  db: {image: postgres}\n"
FLAGS = "docker compose -f compose.yaml -f compose.b.yaml up\n"


@pytest.mark.parametrize(
    ("name", "text", "caller", "over"),
    [
        ("compose.b.yaml", OVER, "", True),
        ("compose.b.yaml", ALONE, "", False),
        ("compose.override-b.yaml", ALONE, "", True),
        (
            "compose.b.yaml",
            ALONE.replace("  db: {image: postgres}\n", "").replace(", depends_on: [db]", ""),
            "",
            True,
        ),
        ("compose.b.yaml", OVER + "  db: {image: postgres}\n", "", True),
        ("compose.b.yaml", OVER, "docker compose -f compose.b.yaml up\n", False),
        ("compose.b.yaml", ALONE, FLAGS, True),
        ("compose.b.yaml", OVER, FLAGS + "docker compose -f compose.b.yaml up\n", True),
    ],
)
def test_a_file_next_to_the_default_one_lies_over_it_unless_it_is_whole(
    name: str, text: str, caller: str, over: bool
) -> None:
    found = projects({"compose.yaml": BASE, name: text, "README.md": caller})
    assert [bool(one.model.over) for one in found if one.model.paths == (name,)] == [over]
