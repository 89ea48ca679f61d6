from __future__ import annotations

from itertools import combinations

import pytest

from dockerlint.knowledge.images import service_roles as roles
from dockerlint.knowledge.images.base_images import hub_name, parse_image_name

TABLES = [
    roles.PROXIES,
    roles.WEB_SERVERS,
    roles.ONE_SHOT,
]


@pytest.mark.parametrize("name", sorted(set().union(*TABLES)))
def test_names_are_as_they_are_looked_up(name: str) -> None:
    assert hub_name(parse_image_name(f"docker.io/{name}:1").repository) == name


def test_no_image_has_two_roles() -> None:
    pairs = combinations((roles.PROXIES, roles.WEB_SERVERS, roles.ONE_SHOT), 2)
    assert [one & other for one, other in pairs] == [frozenset()] * 3
