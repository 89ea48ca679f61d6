from __future__ import annotations

import pytest

from dockerlint.project.stages.base_values import base_places
from tests.support.small_projects import lone


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        ("ARG TAG=latest\nFROM node:${TAG}\n", ["latest"]),
        ("ARG BASE=node\nARG TAG\nFROM $BASE:${TAG}\n", ["node"]),
        ("FROM node:${TAG:-24}\n", []),
        ("FROM node\n", []),
    ],
)
def test_where_the_name_of_a_base_image_comes_from(dockerfile: str, expected: list[str]) -> None:
    assert [one.text for one in base_places(lone(dockerfile).image.stage)] == expected
