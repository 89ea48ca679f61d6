"""Compose files that another one names by a path with a variable."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.project.compose.loading import Trees
from dockerlint.project.compose.variants import variants
from dockerlint.tree import Map
from tests.support.compose_projects import projects, said

PATHS = ("app/v1/compose.yaml", "app/v2/compose.yaml", "app/v2/compose.ldap.yaml", "app/v2/x/compose.yaml")


def found(text: str) -> list[str]:
    files = {"app/compose.yaml": text, **dict.fromkeys(PATHS, "services: {}\n")}
    trees = Trees(MemoryFiles(files))
    read = {path: [one for one in trees.read(path, Report()) if isinstance(one, Map)] for path in files}
    return sorted(variants(read))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("include: [v1/compose.yaml]\n", []),
        ("include: ['${V:-v1}/compose.yaml']\n", []),
        ("include: ['./${V:-v1}/compose.yaml']\n", ["app/v1/compose.yaml", "app/v2/compose.yaml"]),
        ("include: [v$V/compose.yaml]\n", ["app/v1/compose.yaml", "app/v2/compose.yaml"]),
        ("include: [{path: 'v${V}/compose.yaml'}]\n", ["app/v1/compose.yaml", "app/v2/compose.yaml"]),
        ("include: [{path: [a.yaml, 'v2/compose.${W:-o}.yaml']}]\n", ["app/v2/compose.ldap.yaml"]),
        ("include: ['.${L:+/${V:-v1}/}compose.ldap.yaml']\n", ["app/v2/compose.ldap.yaml"]),
        ("include: ['v2/${NAME}']\n", []),
        ("include: [v$$V/compose.yaml]\n", []),
        (
            "services: {a: {extends: {file: 'v${V}/compose.yaml', service: a}}}\n",
            ["app/v1/compose.yaml", "app/v2/compose.yaml"],
        ),
        ("services: {a: {extends: a}}\n", []),
    ],
)
def test_the_files_that_a_path_with_a_variable_may_mean(text: str, expected: list[str]) -> None:
    assert found(text) == expected


VARIANT = "services:\n  web:\n    image: acme/web\n    depends_on: [db]\n"


@pytest.mark.parametrize(
    ("readme", "faults"),
    [("", []), ("docker compose -f v1/compose.yaml up\n", [("undefined-reference", "v1/compose.yaml")])],
)
def test_a_variant_is_not_judged_alone_unless_a_command_runs_it(
    readme: str, faults: list[tuple[str, str]]
) -> None:
    tree = {
        "compose.yaml": "include: [db.yaml, './v${V:-2}/compose.yaml']\n",
        "db.yaml": "services: {db: {image: 'postgres:17'}}\n",
        "v1/compose.yaml": VARIANT,
        "v2/compose.yaml": VARIANT,
        "README.md": readme,
    }
    assert [(one[1], each.model.path) for each in projects(tree) for one in said(each)] == faults
