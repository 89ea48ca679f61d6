"""What ships, what runs a stage, and what begins from another Dockerfile of the tree."""

from __future__ import annotations

import pytest

from dockerlint.project.stages.evaluation import Step
from tests.support.small_projects import project

APP = 'FROM node:22\nCOPY server.js .\nCMD ["node", "server.js"]\n'
FILES = {"server.js": "", "start.sh": "", "nginx.conf": ""}


def shipping(files: dict[str, str]) -> list[tuple[str, str, bool | None]]:
    found = project({**FILES, **files}).images.containers
    return [(one.image.dockerfile.path, one.image.stage.written.label, one.ships) for one in found]


def test_what_ships_is_listed_once_for_rules() -> None:
    found = project({**FILES, "Dockerfile": APP, "Dockerfile.dev": APP})
    (shipped,) = found.subjects("shipped")
    assert shipped is found.images.shipped[0]
    assert [one.ships for one in found.images.containers] == [True, False]


def test_a_development_file_over_a_base_ships_nothing_more() -> None:
    files = {
        "Dockerfile": APP,
        "docker-compose.yml": "services:\n  a: {build: .}\n",
        "docker-compose.dev.yml": "services:\n  a: {user: root}\n",
    }
    assert shipping(files) == [("Dockerfile", "0", True), ("Dockerfile", "0", False)]


@pytest.mark.parametrize(
    ("compose", "expected"),
    [
        ("", [True, False, None]),
        ("services: {a: {build: .}}", [True, False, None]),
        ("services: {a: {build: {context: a, dockerfile: ../Dockerfile}}}", [False, None, None]),
        ("services: {a: {build: .}, b: {build: {context: a, dockerfile: ../Dockerfile}}}", [None] * 3),
    ],
)
def test_whether_a_source_is_a_file_for_all_who_build_it(compose: str, expected: list[bool | None]) -> None:
    files = {
        "Dockerfile": "FROM node:22\nADD data src $X /app/\n",
        "data": "",
        "src/a.js": "",
        "a/data/b.js": "",
        **({"compose.yaml": compose} if compose else {}),
    }
    found = project(files)
    steps = [one for one in found.subjects("step") if isinstance(one, Step)]
    answers = [found.images.copies_file(steps[0], word) for word in steps[0].instruction.sources]
    assert answers == expected


STAGES = """\
FROM node:22 AS dev
WORKDIR /app
CMD ["nodemon", "server.js"]
FROM node:22 AS final
WORKDIR /app
COPY server.js .
CMD ["node", "server.js"]
"""


@pytest.mark.parametrize(
    ("dockerfile", "compose", "expected"),
    [
        (
            STAGES,
            {"compose.yaml": "services: {a: {build: {context: ., target: dev}}}"},
            [("dev", False), ("final", True)],
        ),
        (STAGES, {"compose.test.yaml": "services: {a: {build: .}}"}, [("final", False), ("final", True)]),
        (APP, {"compose.test.yaml": "services: {a: {build: .}}"}, [("0", False)]),
        (
            APP.replace("COPY", "ENV NODE_ENV=production\nCOPY"),
            {"compose.test.yaml": "services: {a: {build: .}}"},
            [("0", False), ("0", True)],
        ),
        (APP, {"compose.yaml": "services: {a: {build: ., command: nodemon}}"}, [("0", False), ("0", True)]),
        (
            APP,
            {"compose.yaml": "services: {a: {build: ., command: nodemon}, b: {build: .}}"},
            [("0", False), ("0", True)],
        ),
        (APP, {"compose.yaml": "services: {a: {build: ., restart: 'no'}}"}, [("0", False)]),
        (
            APP.replace("COPY", "ENV NODE_ENV=production\nCOPY"),
            {
                "compose.test.yaml": "services: {a: {build: ., command: npx prisma migrate deploy}, b: {build: .}}"
            },
            [("0", False), ("0", False), ("0", True)],
        ),
        (
            APP.replace("node", "nodemon"),
            {"compose.yaml": "services: {a: {build: ., command: nodemon}}"},
            [("0", False), ("0", False)],
        ),
    ],
)
def test_the_last_stage_ships_where_only_development_runs_of_a_dockerfile(
    dockerfile: str, compose: dict[str, str], expected: list[tuple[str, bool]]
) -> None:
    found = shipping({"Dockerfile": dockerfile, **compose})
    assert [(stage, ships) for _, stage, ships in found] == expected


def test_jobs_are_in_use_and_do_not_ship() -> None:
    found = project(
        {**FILES, "Dockerfile": APP, "compose.yaml": "services: {a: {build: ., restart: 'no'}}"}
    ).images
    assert (len(found.shipped), len(found.in_use)) == (0, 1)


FAMILY = {
    "app/Dockerfile": APP,
    "app/server.js": "",
    "metrics/Dockerfile": 'FROM acme/app:1\nCOPY server.js .\nCMD ["node", "server.js"]\n',
    "metrics/server.js": "",
    "compose.yaml": (
        "services:\n  app:\n    build: app\n    image: acme/app:1\n"
        "  metrics:\n    build: metrics\n  dev:\n    build: app\n    profiles: [dev]\n"
    ),
}


def test_the_builds_of_a_dockerfile() -> None:
    found = project(FAMILY).images
    (app,) = {one.dockerfile for one in found.all if one.path == "app/Dockerfile"}
    assert [one.path for one in found.of(app)] == ["app/Dockerfile"]
    assert found.paths == {"app/Dockerfile", "metrics/Dockerfile"}


def test_what_begins_from_a_stage_of_another_dockerfile() -> None:
    found = project(FAMILY).images
    begun = {one.path: [each.path for each in found.begun_from(one.stage.written)] for one in found.all}
    assert begun == {"app/Dockerfile": ["metrics/Dockerfile"], "metrics/Dockerfile": []}
    assert [[one.path for one in found.bases_of(each)] for each in found.shipped] == [[], ["app/Dockerfile"]]
