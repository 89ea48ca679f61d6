"""Commands that run Compose."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.compose.calls import called_alone, called_over_others, compose_calls, named_together
from dockerlint.project.compose.projects import resolve_projects

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
        (
            ".devcontainer/devcontainer.json",
            '{"dockerComposeFile": ["../compose.yml", "../prod.yml"] /* both */}',
            [("compose.yml", "prod.yml")],
        ),
        (".devcontainer.json", '{"dockerComposeFile": ["compose.yml", 1]}', []),
        (".devcontainer.json", '{"dockerComposeFile": ["compose.yml", "missing.yml"]}', []),
        (".devcontainer.json", '{"dockerComposeFile": []}', []),
        ("README.md", "docker compose -f compose.yml -f prod.yml up", []),
    ],
)
def test_named_together(path: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert named_together(compose_calls(MemoryFiles({path: text}), KNOWN)) == expected


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


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "package.json",
            '{"scripts": {"dev": "docker compose up"}}',
            [("dev", ("compose.yml",), "up", False)],
        ),
        (
            "package.json",
            '{"scripts": {"x": "docker compose -f prod.yml"}}',
            [("x", ("prod.yml",), None, True)],
        ),
        ("package.json", '{"scripts": {"x": "cd deploy && docker compose up"}}', []),
        ("Makefile", "A = 1\nup: x\n\tdocker compose up\n", [("up", ("compose.yml",), "up", False)]),
        ("Makefile", "up:\nC = docker compose -f prod.yml\n", [(None, ("prod.yml",), None, True)]),
        (
            "justfile",
            "start name:\n    docker compose start\n",
            [("start", ("compose.yml",), "start", False)],
        ),
        ("run.sh", "docker compose down\n", [("run.sh", ("compose.yml",), "down", False)]),
        ("deploy/README.md", "Call `docker compose -f a.yml up -d`", [(None, ("deploy/a.yml",), "up", True)]),
        (".github/workflows/x.yml", "run: docker compose up", [(None, ("compose.yml",), "up", False)]),
        ("README.md", "What docker compose does", [(None, ("compose.yml",), "does", False)]),
        ("notes.md", "docker compose up", []),
    ],
)
def test_calls(
    path: str, text: str, expected: list[tuple[str | None, tuple[str, ...], str | None, bool]]
) -> None:
    found = compose_calls(MemoryFiles({path: text}), KNOWN)
    assert [(one.script, one.files, one.verb, one.named) for one in found] == expected


def test_files_called_alone_and_over_others() -> None:
    text = "docker compose -f prod.yml up\ndocker compose up\ndocker compose -f deploy/a.yml -f deploy/b.yml up\n"
    calls = compose_calls(MemoryFiles({"run.sh": text}), KNOWN)
    assert called_alone(calls) == {"prod.yml"}
    assert called_over_others(calls) == {"deploy/b.yml"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cp prod.yml docker-compose.override.yml\ndocker compose build", [("compose.yml", "prod.yml")]),
        ("cp -f ./prod.yml ./compose.override.yaml && docker compose up -d", [("compose.yml", "prod.yml")]),
        ("docker compose up -d; cp prod.yml docker-compose.override.yml", []),
        ("cp prod.yml deploy/docker-compose.override.yml\ndocker compose build", []),
        ("cp prod.yml docker-compose.override.yml\ndocker compose -f compose.yml up", []),
        ("cp other.yml docker-compose.override.yml\ndocker compose build", []),
    ],
)
def test_files_that_a_script_copies_to_the_name_of_the_override(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    assert (
        named_together(compose_calls(MemoryFiles({"up.sh": f"{text}\n", "prod.yml": ""}), KNOWN)) == expected
    )
