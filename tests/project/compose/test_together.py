from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.compose.projects import resolve_projects
from dockerlint.project.compose.together import named_together

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
