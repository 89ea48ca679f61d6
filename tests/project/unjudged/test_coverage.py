from __future__ import annotations

from dockerlint.project.unjudged import Judged
from dockerlint.project.unjudged.coverage import coverage
from tests.support.small_projects import project

COMPOSE = "services:\n  web:\n    build: .\n"


def test_what_is_decided_is_judged() -> None:
    found = coverage(
        project({"Dockerfile": "FROM node:22\nUSER node\nCMD node a.js\n", "compose.yaml": COMPOSE})
    )
    assert found.judged == (Judged("image", "Dockerfile"), Judged("service", "compose.yaml", "web"))
    assert found.unjudged == ()
    assert list(found.counts()) == [("image", 1, 0), ("service", 1, 0)]


def test_paths_narrow_what_is_counted() -> None:
    files = {
        f"{name}/{file}": text
        for name in "ab"
        for file, text in {"Dockerfile": "FROM $B\n", "compose.yaml": COMPOSE}.items()
    }
    found = coverage(project(files))
    assert list(found.within(["a"]).counts()) == [("image", 1, 1), ("service", 1, 1)]
    assert {one.at.path for one in found.within(["a"]).unjudged} == {"a/Dockerfile", "a/compose.yaml"}


def test_a_question_about_an_image_is_asked_once_for_all_who_build_it() -> None:
    files = {
        "Dockerfile": "ARG TAG\nFROM acme/base:$TAG\nCMD serve\n",
        "a.compose.yaml": "services: {web: {build: {context: ., args: {TAG: '${A?}'}}}}\n",
        "b.compose.yaml": "services: {web: {build: {context: ., args: {TAG: '${B?}'}}}}\n",
    }
    found = [one for one in coverage(project(files)).unjudged if one.subject.kind == "image"]
    assert [(one.question, one.at.start) for one in found] == [("the user", (2, 1))]
