from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.examples import Examples

ROOT = {"Dockerfile": "FROM alpine:3.22\n"}


@pytest.mark.parametrize(
    ("path", "more", "expected"),
    [
        ("examples/redis/Dockerfile", ROOT, True),
        ("packages/parser/demo/compose.yaml", ROOT, True),
        ("demo_api/Dockerfile", ROOT, True),
        ("devcontainer-example/compose.yaml", ROOT, True),
        ("plugin/.config/Dockerfile", ROOT, True),
        ("democracy/Dockerfile", ROOT, False),
        ("compose.example.yaml", ROOT, False),
        ("docs/recipes/code/base.dockerfile", ROOT, True),
        ("docs/using/base.dockerfile", ROOT, True),
        ("docs/using/base.dockerfile", {**ROOT, "docs/package.json": "{}"}, False),
        ("docs/Dockerfile", ROOT, False),
        ("examples/redis/Dockerfile", {}, False),
        ("examples/redis/Dockerfile", {"package.json": "{}"}, True),
        ("examples/redis/Dockerfile", {"demo/compose.yaml": ""}, False),
    ],
)
def test_examples_by_the_folders_above(path: str, more: dict[str, str], expected: bool) -> None:
    assert Examples(MemoryFiles({path: "", **more})).holds(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [("ledger/Dockerfile", True), ("ledger/app/Dockerfile", False), ("Dockerfile", False)],
)
def test_a_readme_is_about_the_image_of_its_folder(path: str, expected: bool) -> None:
    text = "# Ledger\n\nThis image is for testing and development only.\n"
    files = MemoryFiles({path: "", "ledger/README.md": text, "README.md": text})
    examples = Examples(files)
    assert (examples.disclaims(path), examples.disclaims(path)) == (expected, expected)
