"""Scripts that give Compose a list of files that they put together."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.compose.lists import listed_by, listed_in_code
from tests.support.compose_projects import projects, said

LIST = 'for one in "$@"; do files+=("-f" "plugins/${one}/compose.yml"); done\n'
KNOWN = {"base.yml", "plugins/a/compose.yml", "plugins/b/compose.yml", "other/compose.yml"}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "run.sh",
            LIST + 'docker compose "${files[@]}" up',
            ["plugins/a/compose.yml", "plugins/b/compose.yml"],
        ),
        (
            "run",
            "#!/bin/sh\n" + LIST + "docker-compose --project-directory etc $files up",
            ["plugins/a/compose.yml", "plugins/b/compose.yml"],
        ),
        ("bin/run.sh", 'LIST="-f "$HERE"/../base.yml"\ndocker compose $LIST up', ["base.yml"]),
        ("bin/run.sh", 'LIST="-f ../base.yml"\ndocker compose -p x $LIST up', ["base.yml"]),
        ("bin/run.sh", 'LIST="-f base.yml -f gone.yml"\ndocker compose $LIST up', ["base.yml"]),
        ("run", LIST + 'docker compose "${files[@]}" up', []),
        ("run.py", "#!/bin/sh\n" + LIST + 'docker compose "${files[@]}" up', []),
        ("run.sh", LIST + "docker compose up $name", []),
        ("run.sh", LIST + "docker compose -f base.yml $more up", []),
        ("run.sh", LIST + "docker compose --env-file $env up", []),
        ("run.sh", "cat base.yml\ndocker compose $options up", []),
        ("run.sh", LIST, []),
    ],
)
def test_listed_by(path: str, text: str, expected: list[str]) -> None:
    assert sorted(listed_by(MemoryFiles({path: text}), path, KNOWN)) == expected


PLUGIN = """\
services:
  plugin:
    image: acme/plugin:${RELEASE}
    env_file: [plugins.env]
    depends_on: [web]
"""


@pytest.mark.parametrize(
    ("readme", "kinds"),
    [
        ("", ["defined-elsewhere", "env-file-not-here", "variable-not-here"]),
        (
            "docker compose -f plugins/a/compose.yml up\n",
            ["env-file-missing", "undefined-reference", "unset-critical-variable"],
        ),
    ],
)
def test_what_a_file_lacks_that_a_list_may_lay_over_others_is_undecided(
    readme: str, kinds: list[str]
) -> None:
    files = {
        "etc/base.yml": "services: {web: {image: 'nginx:1.27'}}\n",
        "plugins/a/compose.yml": PLUGIN,
        "run.sh": LIST + 'docker compose "${files[@]}" up\n',
        "README.md": readme,
    }
    assert sorted(one[1] for found in projects(files) for one in said(found)) == kinds


def test_a_file_of_a_list_that_lacks_nothing_is_judged() -> None:
    files = {
        "plugins/a/compose.yml": "services: {a: {image: x, ports: ['1:']}}\n",
        "run.sh": LIST + 'docker compose "${files[@]}" up\n',
    }
    [found] = projects(files)
    assert found.model.whole
    assert [one[1] for one in said(found)] == ["invalid-compose"]


def test_a_program_that_names_several_compose_files() -> None:
    go = 'var files = []string{"suites/compose.yml", "suites/ldap/compose.yml"}\n'
    files = MemoryFiles({"suites/run_test.go": go, "other.py": "x = 'suites/smtp/compose.yml'\n"})
    known = {"suites/compose.yml", "suites/ldap/compose.yml", "suites/smtp/compose.yml"}
    assert listed_in_code(files, known) == {"suites/compose.yml", "suites/ldap/compose.yml"}
