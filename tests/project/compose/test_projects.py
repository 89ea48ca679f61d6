"""Which files form which projects."""

from __future__ import annotations

import pytest

from dockerlint.inspect.compose import compose_data
from dockerlint.project.compose.options import ComposeOptions
from dockerlint.project.compose.projects import Compose
from tests.support.compose_projects import config, projects, said

FILES = {
    "compose.yaml": "services: {a: {image: x}, b: {image: y, profiles: [p]}}",
    "compose.override.yaml": "services: {a: {user: '1'}}",
    "other/compose.yaml": "services: {a: {image: z}}",
}


def test_included_files_are_no_projects_of_their_own() -> None:
    files = {
        "compose.yaml": "include: [inc/compose.yaml]\nservices:\n  a: {image: x}\n",
        "inc/compose.yaml": "services:\n  b: {image: 'y:${T:-0}'}\n",
        "inc/.env": "T=9\n",
        "other/compose.yaml": "services:\n  c: {image: z}\n",
    }
    found = [one for one in projects(files) if "inc/compose.yaml" not in one.model.paths]
    assert [one.model.paths for one in found] == [("compose.yaml",), ("other/compose.yaml",)]
    assert config(found[0])["services"]["b"]["image"] == "y:9"


def test_a_fragment_is_merged_over_its_base_and_not_judged_alone() -> None:
    files = {
        "docker-compose.yml": "services:\n  a: {image: x}\n",
        "docker-compose.prod.yml": "services:\n  a: {restart: always}\n",
        "docker-compose.tools.yml": "services:\n  t: {image: t}\n",
    }
    found = projects(files)
    assert [one.model.paths for one in found] == [
        ("docker-compose.yml",),
        ("docker-compose.prod.yml",),
        ("docker-compose.tools.yml",),
        ("docker-compose.yml", "docker-compose.prod.yml"),
    ]
    assert [one.model.fragment for one in found] == [False, True, False, False]
    assert [said(one) for one in found] == [[], [], [], []]


def test_compose_file_of_env_comes_first() -> None:
    files = {
        ".env": "COMPOSE_FILE=b.yaml:c.yaml\n",
        "b.yaml": "services:\n  a: {image: x}\n",
        "c.yaml": "services:\n  a: {user: '1'}\n",
        "compose.yaml": "services:\n  z: {image: z}\n",
    }
    assert [one.model.paths for one in projects(files)] == [("b.yaml", "c.yaml"), ("compose.yaml",)]


def test_profiles_decide_what_is_shown_and_not_what_is_modelled() -> None:
    files = {"compose.yaml": "services:\n  a: {image: x}\n  b: {image: y, profiles: [p]}\n"}
    (plain,) = projects(files)
    (asked,) = projects(files, ComposeOptions(profiles=("p",)))
    assert [one.name for one in plain.model.services] == ["a", "b"]
    assert (sorted(config(plain)["services"]), sorted(config(asked)["services"])) == (["a"], ["a", "b"])


RICH = """\
x-base: &base
  restart: always
services:
  a:
    <<: *base
    build: {context: ., args: [K=${V:-1}]}
    ports: ["80:80", {target: 81}]
    volumes: [./x:/y, {type: volume, source: vol, target: /z}]
    networks: [n]
    models: {m: {}}
    secrets: [s]
    extends: {service: b}
  b: {image: x, command: run 'it', healthcheck: {test: [CMD, x], interval: 10s}}
networks: {n: {}}
volumes: {vol: }
secrets: {s: {file: ./s}}
models: {m: {model: q}}
"""


@pytest.mark.parametrize("start", range(0, len(RICH), 29))
def test_no_broken_file_raises(start: int) -> None:
    texts = [RICH[:start], RICH[start:]] + [
        RICH[:start] + junk + RICH[start + 3 :] for junk in ("[[]]", "{}", "1", "!reset ", "*base")
    ]
    for text in texts:
        for found in projects({"compose.yaml": text, "compose.override.yaml": RICH}):
            shown = compose_data(found, "/base")
            assert list(shown) == ["paths", "problems", "config"]


def test_services_of_all_projects_inactive_ones_too() -> None:
    found = Compose(tuple(projects(FILES)))
    assert [(project.path, service.name) for project, service in found.services()] == [
        ("compose.yaml", "a"),
        ("compose.yaml", "b"),
        ("other/compose.yaml", "a"),
    ]
    assert [one.path for one in found.projects] == ["compose.yaml", "other/compose.yaml"]


def test_the_files_of_a_devcontainer_are_one_project() -> None:
    files = {
        "compose.yaml": "services:\n  db: {image: 'db:1'}\n",
        ".devcontainer/compose.yaml": "services:\n  dev: {image: 'dev:1', depends_on: [db]}\n",
        ".devcontainer/devcontainer.json": '{\n// both\n"dockerComposeFile": ["../compose.yaml", "compose.yaml"],}',
    }
    found = projects(files)
    both = ("compose.yaml", ".devcontainer/compose.yaml")
    alone = next(one for one in found if one.model.paths == (".devcontainer/compose.yaml",))
    assert {one.model.paths for one in found} == {both[:1], both[1:], both}
    assert alone.model.fragment
    assert [said(one) for one in found] == [[], [], []]


def test_a_devcontainer_of_its_own_file_is_judged_alone() -> None:
    files = {
        "compose.yaml": "services:\n  db: {image: 'db:1'}\n",
        ".devcontainer/compose.yaml": "services:\n  dev: {image: 'dev:1', depends_on: [db]}\n",
        ".devcontainer/devcontainer.json": '{"dockerComposeFile": "compose.yaml"}',
    }
    found = projects(files)
    assert [one.model.paths for one in found] == [("compose.yaml",), (".devcontainer/compose.yaml",)]
    assert [len(said(one)) for one in found] == [0, 1]


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("a: {environment: {X: '1'}}", []),
        ("a: {environment: {X: '1'}}, c: {image: z}", []),
        ("b: {environment: {X: '1'}}", ["invalid-compose"]),
    ],
)
def test_a_default_file_that_changes_services_of_one_above_is_a_fragment(
    service: str, expected: list[str]
) -> None:
    files = {
        "compose.yaml": "services: {a: {image: x}}\n",
        "ci/basic/compose.yaml": f"services: {{{service}}}\n",
    }
    assert [one[1] for found in projects(files) for one in said(found)] == expected


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("docker compose -f $DIR/base.yml -f $DIR/$CASE/compose.yaml up", []),
        ('eval "docker compose -f base.yml -f cases/$CASE/compose.yaml up"', []),
        ("docker compose -f $DIR/$CASE/compose.yaml up", ["service `a` has neither `image` nor `build`"]),
        ("docker compose -f base.yml -f $CASE.yaml up", ["service `a` has neither `image` nor `build`"]),
    ],
)
def test_a_default_file_that_a_script_may_lay_over_others_is_a_fragment(
    call: str, expected: list[str]
) -> None:
    files = {"cases/one/compose.yaml": "services: {a: {environment: {X: 1}}}\n", "run.sh": call}
    assert [one[4] for found in projects(files) for one in said(found)] == expected
