"""Questions to a compose project."""

from __future__ import annotations

from tests.support.compose_projects import project


def test_a_service_by_its_name() -> None:
    found = project("services: {a: {image: x}, b: {image: y}}").model
    service = found.service("b")
    assert service is not None
    assert (service.name, found.service("c"), found.path) == ("b", None, "compose.yaml")
