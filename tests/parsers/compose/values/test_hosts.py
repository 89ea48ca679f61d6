"""`extra_hosts` as Compose prints them."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.values.hosts import host_list
from tests.support.compose_trees import node


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("['b=1.1.1.1', 'a:2.2.2.2']", ["a=2.2.2.2", "b=1.1.1.1"]),
        ("['a=1.1.1.1,2.2.2.2']", ["a=1.1.1.1", "a=2.2.2.2"]),
        ("['a=[::1]', 'b:::1']", ["a=::1", "b=::1"]),
        ("{a: 1.1.1.1, b: [2.2.2.2, '[::1]']}", ["a=1.1.1.1", "b=2.2.2.2", "b=::1"]),
        ("x", []),
    ],
)
def test_hosts(text: str, wanted: list[str]) -> None:
    assert host_list(node(text)) == wanted
