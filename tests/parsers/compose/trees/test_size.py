"""How many nodes a tree has once its aliases are written out."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.trees.size import too_large
from tests.support.compose_trees import tree


def aliased(levels: int) -> str:
    """Write lists of ten aliases of the list before."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("levels", "wanted"), [(1, False), (6, False), (7, True), (40, True)])
def test_aliases_count_as_often_as_they_are_used(levels: int, *, wanted: bool) -> None:
    assert too_large(tree(aliased(levels))) is wanted
