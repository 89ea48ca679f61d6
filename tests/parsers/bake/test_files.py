"""The text of Bake files."""

from __future__ import annotations

import pytest

from dockerlint.parsers.bake.files import parse_bake
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("path", "text", "blocks", "complete"),
    [
        ("docker-bake.hcl", 'target "a" {}', [("target", ("a",))], True),
        ("docker-bake.json", '{"target": {"a": {}}, "T": 1}', [("target", ("a",))], True),
        ("docker-bake.hcl", 'target "a" {', [("target", ("a",))], False),
        ("docker-bake.json", '{"target": {"a": {}}', [("target", ("a",))], False),
        ("docker-bake.json", "[]", [], True),
    ],
)
def test_files(path: str, text: str, blocks: list[tuple[str, tuple[str]]], *, complete: bool) -> None:
    found = parse_bake(SourceFile(path, text))
    assert [(one.kind, one.labels) for one in found.body.blocks] == blocks
    assert (found.path, found.complete) == (path, complete)
