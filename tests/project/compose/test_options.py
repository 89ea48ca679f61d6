from __future__ import annotations

import pytest

from dockerlint.project.compose.options import OtherFiles
from dockerlint.source import SourceFile
from dockerlint.tree import Map


def tree(path: str) -> Map:
    return Map(SourceFile(path, "").span(0, 0))


@pytest.mark.parametrize(
    ("paths", "near"),
    [
        (("app/dev.yaml",), ["merged.yaml", "app/compose.yaml", "base.yaml"]),
        (("base.yaml",), ["merged.yaml"]),
        (("app/compose.yaml",), []),
        (("app/compose.yaml", "app/dev.yaml"), ["merged.yaml", "base.yaml"]),
        (("deep/compose.yaml",), ["merged.yaml", "base.yaml"]),
    ],
)
def test_what_may_bring_a_name_lies_beside_or_above(paths: tuple[str, ...], near: list[str]) -> None:
    names = ("app/compose.yaml", "app/dev.yaml", "base.yaml", "deep/compose.yaml")
    documents = {path: [tree(path)] for path in names}
    others = OtherFiles(documents, {"deep/compose.yaml"}, [("merged.yaml", tree("merged.yaml"))])
    assert [one.span.path for one in others.trees_near(paths)] == near
