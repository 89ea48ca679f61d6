from __future__ import annotations

import pytest

from dockerlint.catalog import rule_of
from dockerlint.config import Settings
from dockerlint.engine import lint
from tests.support.small_projects import project

RULE = rule_of("compose/duplicate-container-name.md")
TWICE = "container name `shop` is used twice"
WITH_P = (f"{TWICE} with the profile `p`", "warning")


def found(services: dict[str, str], env: str = "") -> list[tuple[str, str]]:
    lines = "".join(f"  {name}: {{image: x, container_name: {rest}}}\n" for name, rest in services.items())
    result = lint(project({"compose.yaml": f"services:\n{lines}", ".env": env}), [RULE], Settings())
    return [(one.message, str(one.severity)) for one in result.findings]


@pytest.mark.parametrize(
    ("services", "findings"),
    [
        ({"a": "shop", "b": "shop"}, [(TWICE, "error")]),
        ({"a": "shop", "b": "shop, profiles: [p]"}, [WITH_P]),
        ({"a": "shop, profiles: [p]", "b": "shop"}, [WITH_P]),
        ({"a": "shop, profiles: [p]", "b": "shop, profiles: [q, p]"}, [WITH_P]),
        ({"a": "shop, profiles: [p]", "b": "shop, profiles: [q]"}, []),
        ({"a": "shop", "b": "'${N}', profiles: [p]"}, []),
        ({"a": "shop", "b": "shop, profiles: [p], nope: 1"}, []),
        ({"a": "''", "b": "'', profiles: [p]"}, []),
    ],
)
def test_a_name_is_shared_by_services_that_a_profile_starts_together(
    services: dict[str, str], findings: list[tuple[str, str]]
) -> None:
    assert found(services) == findings


def test_what_compose_rejects_is_not_reported_a_second_time() -> None:
    assert found({"a": "shop", "b": "shop, profiles: [p]"}, "COMPOSE_PROFILES=p\n") == [(TWICE, "error")]


def test_many_alternatives_are_compared_once() -> None:
    assert found({f"s{number}": f"shop, profiles: [p{number}]" for number in range(500)}) == []
