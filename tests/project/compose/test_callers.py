"""Scripts and READMEs that set variables for Compose."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.project.compose.callers import Callers


def sets(files: dict[str, str], folder: str) -> bool:
    return Environment(callers=Callers(MemoryFiles(files)).near(folder)).is_set_by_caller("TAG")


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        ("up.sh", "TAG=1 docker compose up", True),
        ("up.sh", "export A TAG\ndocker compose up", True),
        ("up.sh", "read TAG\ndocker compose up", True),
        ("up.sh", ': "${TAG:=1}"\ndocker compose up', True),
        ("up.sh", "docker compose up # $TAG", False),
        ("up.sh", "XTAG=1 docker compose up", False),
        ("up.sh", "docker compose up --TAG=1", False),
        ("up.sh", "[ $A == TAG ]; TAG==1; docker compose up", False),
        ("up.sh", "TAG=1", False),
        ("Makefile", "TAG ?= 1\nup:\n\tdocker compose up", True),
        ("Makefile", "TAG := 1\nup:\n\tdocker compose up", True),
        (".github/workflows/ci.yml", "env:\n  TAG: 1\nrun: docker compose up", True),
        (".github/workflows/ci.yml", "env:\n  OTHER: TAG\nrun: docker compose up", False),
        (".github/workflows/e2e.yml", "env:\n  TAG: 1\njobs: {}\n", False),
        (".github/workflows/e2e.yml", "env:\n  A: 1\n\n  TAG: 1\nrun: npm run e2e\n", True),
        (".github/workflows/e2e.yml", "env: {A: 1, TAG: 1}\nrun: make e2e\n", True),
        (".github/workflows/e2e.yml", "  - env:\n      TAG: 1\n    run: ./e2e.sh\n", True),
        (
            ".github/workflows/e2e.yml",
            "  - env:\n      A: 1\n    with:\n      TAG: 1\n    run: ./e2e.sh\n",
            False,
        ),
        (".github/workflows/e2e.yml", "env:\n  A: 1\nwith:\n  TAG: 1\nrun: pnpm e2e\n", False),
        (".github/workflows/e2e.yml", 'run: |\n  echo "TAG=1" >> "$GITHUB_ENV"\n  yarn e2e\n', True),
        (".gitlab-ci.yml", "env:\n  TAG: 1\nrun: npm run e2e\n", False),
        ("README.md", "```\nexport TAG=1\ndocker compose up\n```", True),
        ("README.md", "Set TAG=1, then docker compose up", False),
        ("setenv.sh", "export TAG=1", True),
        ("notes.txt", "TAG=1 docker compose up", False),
    ],
)
def test_callers(path: str, text: str, *, wanted: bool) -> None:
    assert sets({path: text}, ".") is wanted


@pytest.mark.parametrize(
    ("caller", "folder", "wanted"),
    [
        ("up.sh", "deploy", True),
        ("deploy/up.sh", "deploy", True),
        ("deploy/scripts/up.sh", "deploy", True),
        ("scripts/up.sh", "deploy", True),
        ("a/b/up.sh", "c/d", False),
    ],
)
def test_a_caller_must_be_near(caller: str, folder: str, *, wanted: bool) -> None:
    assert sets({caller: "TAG=1 docker compose up"}, folder) is wanted
