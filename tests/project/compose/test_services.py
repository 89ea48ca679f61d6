"""All compose projects of a tree."""

from __future__ import annotations

from dockerlint.project.compose.services import Compose
from tests.support.compose_projects import projects

FILES = {
    "compose.yaml": "services: {a: {image: x}, b: {image: y, profiles: [p]}}",
    "compose.override.yaml": "services: {a: {user: '1'}}",
    "other/compose.yaml": "services: {a: {image: z}}",
}


def test_services_of_all_projects_inactive_ones_too() -> None:
    found = Compose(tuple(projects(FILES)))
    assert [(project.path, service.name) for project, service in found.services()] == [
        ("compose.yaml", "a"),
        ("compose.yaml", "b"),
        ("other/compose.yaml", "a"),
    ]
    assert [one.path for one in found.projects] == ["compose.yaml", "other/compose.yaml"]
