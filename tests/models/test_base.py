"""Models compare by identity, and know the places of their tree."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from dockerlint.models.base import Model, TreeModel
from tests.support.compose_trees import tree


class One(Model):
    name: str


def test_two_equal_models_are_two_things() -> None:
    first, second = One(name="a"), One(name="a")
    assert (first == second, len({first, second, first})) == (False, 2)


def test_a_model_is_frozen_and_has_no_other_field() -> None:
    with pytest.raises(ValidationError):
        One(name="a").name = "b"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        One(name="a", other="b")  # type: ignore[call-arg]


def test_any_path_of_a_tree_has_a_place() -> None:
    model = TreeModel(tree=tree("a:\n  b: [x, y]\n"))
    assert [model.at(*path).start for path in (("a", "b", 1), ("a", "c"), ("z",))] == [
        (2, 10),
        (2, 3),
        (1, 1),
    ]
    assert [model.key(*path).start for path in (("a", "b"), ("a", "b", 0), ("a", "c"))] == [
        (2, 3),
        (2, 7),
        (2, 3),
    ]
