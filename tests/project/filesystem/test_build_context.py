from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.filesystem.build_context import BuildContext

FILES = {
    "app/src/main.ts": "",
    "app/.env.example": "",
    "app/a-1.tgz": "",
    "app/kept/x.txt": "",
    "app/.dockerignore": "docs\n*.md\n",
    "app/docs/x": "",
    "app/README.md": "",
    ".gitignore": "/app/certs/*\n",
    "app/.gitignore": "keys/*.pem\n",
    ".gitmodules": '[submodule "m"]\n\tpath = app/module\n',
}


def context(**files: str) -> BuildContext:
    return BuildContext(
        MemoryFiles({**FILES, **files}, ignored=["app/made", "app/.secret", "app/certs/a.pem"]),
        "app",
        "app/Dockerfile",
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("src", False),
        ("./src/main.ts", False),
        ("/src/", False),
        (".", False),
        ("src/*.ts", False),
        ("*-1.tgz", False),
        ("*/x.txt", False),
        ("src/mian.ts", True),
        ("gone", True),
        ("src/*.js", None),
        ("*.zip", None),
        ("*.md", None),
        ("package-lock.json*", None),
        ("certs", None),
        ("certs/a.pem", None),
        ("keys", None),
        ("cert", True),
        ("docs", True),
        ("docs/x", True),
        ("README.md", True),
        (".secret", None),
        ("made/x.js", None),
        ("module/x", None),
        (".env", None),
        ("dist", None),
        ("packages/a/dist/main.js", None),
        ("../gone", True),
    ],
)
def test_what_a_context_lacks(path: str, expected: bool | None) -> None:
    assert context().lacks(path) is expected


def test_the_dockerfile_may_have_a_dockerignore_of_its_own() -> None:
    found = context(**{"app/Dockerfile.dockerignore": "src\n"})
    pattern = found.excluded_by("src")
    assert pattern is not None
    assert (pattern.at.path, pattern.at.start, found.excluded_by("docs")) == (
        "app/Dockerfile.dockerignore",
        (1, 1),
        None,
    )


def test_after_a_line_that_lets_in_only_files_are_judged() -> None:
    found = context(**{"app/.dockerignore": "*\n!src/main.ts\n"})
    assert found.excluded_by("kept") is None
    assert found.excluded_by("kept/x.txt") is not None
    assert (found.excluded_by("src/main.ts"), found.excluded_by(".")) == (None, None)


def test_everything_excluded_excludes_the_context() -> None:
    assert context(**{"app/.dockerignore": "*\n"}).lacks(".") is True
