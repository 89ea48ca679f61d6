from __future__ import annotations

from dockerlint.inspect.unknown import unknown_text
from tests.support.small_projects import project

COMPOSE = "services:\n  web:\n    build: .\n    user: node\n"


def test_each_open_question_has_three_lines() -> None:
    files = {
        "Dockerfile": "ARG WHO\nFROM node:22 AS run\nARG WHO\nUSER $WHO\nCMD node a.js\n",
        "compose.yaml": "services:\n  web:\n    build: .\n",
    }
    assert unknown_text(project(files), "../app") == (
        "../app/Dockerfile:1:5: ../app/Dockerfile, stage `run`: the user is not known\n"
        "  because: `WHO` has no value\n"
        "  would decide it: a `USER` in the Dockerfile, or `user:` of the service, whose value the files contain\n"
    )


def test_questions_of_images_and_services_are_apart() -> None:
    files = {"Dockerfile": "FROM acme/base\nCMD a\n", "compose.yaml": COMPOSE}
    lines = unknown_text(project(files), ".").split("\n")
    assert lines == [
        "compose.yaml:2:3: service `web` of compose.yaml: whether it has a healthcheck is not known",
        "  because: nothing is known of the base image `acme/base`",
        "  would decide it: a `HEALTHCHECK` in the Dockerfile, or `healthcheck:` of the service",
        "",
    ]


def test_where_nothing_is_open_it_says_so() -> None:
    assert unknown_text(project({"Dockerfile": "FROM node:22\nUSER node\n"}), ".") == (
        "no question is open about what was judged\n"
        "Dockerfile: not judged as an image: it starts nothing: no CMD or ENTRYPOINT in its stages\n"
    )
