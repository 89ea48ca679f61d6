"""The files that Bake looks for."""

from __future__ import annotations

from dockerlint.knowledge.docker.bake_files import BAKE_NAMES, LOOKED_FOR
from dockerlint.knowledge.file_names import is_bake, is_compose


def test_they_are_bake_files_and_compose_files() -> None:
    assert all(map(is_bake, BAKE_NAMES))
    assert [name for name in LOOKED_FOR if is_compose(name)] == list(LOOKED_FOR[:4])
