from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.project.compose.projects import resolve_projects
from dockerlint.project.compose.together import Callers, named_together

KNOWN = {"compose.yml", "prod.yml", "deploy/a.yml", "deploy/b.yml"}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "package.json",
            '{"scripts": {"up": "docker compose -f compose.yml -f prod.yml up -d"}}',
            [("compose.yml", "prod.yml")],
        ),
        (
            "Makefile",
            "up:\n\tdocker-compose -f compose.yml \\\n\t  --file=prod.yml up\n",
            [("compose.yml", "prod.yml")],
        ),
        (
            "deploy/run.sh",
            "docker compose --env-file x -f a.yml -f b.yml config",
            [("deploy/a.yml", "deploy/b.yml")],
        ),
        ("deploy/run.sh", "docker compose -f compose.yml -f prod.yml up", [("compose.yml", "prod.yml")]),
        (
            ".github/workflows/ci.yml",
            "run: docker compose -f compose.yml -f prod.yml up",
            [("compose.yml", "prod.yml")],
        ),
        (
            ".gitlab/ci/up.gitlab-ci.yml",
            "script:\n  - docker compose -f compose.yml -f prod.yml up",
            [("compose.yml", "prod.yml")],
        ),
        (
            "deploy/Jenkinsfile",
            "sh 'docker compose -f a.yml -f b.yml up'",
            [("deploy/a.yml", "deploy/b.yml")],
        ),
        (
            "package.json",
            '{"scripts": {"up": "docker compose -f \\"compose.yml\\" -f prod.yml up", "down": "x"}}',
            [("compose.yml", "prod.yml")],
        ),
        ("run.sh", "docker compose -f \"compose.yml\" -f 'prod.yml' up", [("compose.yml", "prod.yml")]),
        ("run.sh", "docker compose -fcompose.yml -f=prod.yml up", [("compose.yml", "prod.yml")]),
        ("run.sh", "echo 'docker compose -f compose.yml -f prod.yml'", [("compose.yml", "prod.yml")]),
        ("run.sh", 'docker compose -p "a b" -f compose.yml -f "$X.yml" up', []),
        ("run.sh", "docker compose -f compose.yml up -f prod.yml", []),
        ("run.sh", "docker compose -f $BASE -f prod.yml up", []),
        ("run.sh", "docker compose -f compose.yml -f missing.yml up", []),
        ("README.md", "docker compose -f compose.yml -f prod.yml up", []),
    ],
)
def test_named_together(path: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert named_together(MemoryFiles({path: text}), KNOWN) == expected


def test_files_that_a_script_names_together_are_one_project() -> None:
    files = {
        "docker-compose.yml": "services:\n  a: {image: x, user: one}\n",
        "docker-compose.big.yml": "services:\n  a: {image: y, user: two}\n",
        "run.sh": "docker compose -f docker-compose.yml -f docker-compose.big.yml up\n",
    }
    found = resolve_projects(MemoryFiles(files), sorted(path for path in files if path.endswith(".yml")))
    shown = [
        (one.model.paths, one.model.services[0].user and one.model.services[0].user.value) for one in found
    ]
    assert shown == [
        (("docker-compose.yml",), "one"),
        (("docker-compose.big.yml",), "two"),
        (("docker-compose.yml", "docker-compose.big.yml"), "two"),
    ]


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
