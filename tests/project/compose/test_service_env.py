"""Env files of services."""

from __future__ import annotations

from tests.support.compose_projects import config, projects, said, service


def test_values_of_an_ignored_env_file_are_unknown_but_shown() -> None:
    files = {"compose.yaml": "services:\n  a:\n    image: x:${TAG}\n", ".env": "TAG=9\n"}
    found = projects(files, ignored=[".env"])[0]
    image = found.model.services[0].image
    assert image is not None
    assert (image.value, image.why) == (None, "git ignores `.env`")
    assert config(found)["services"]["a"]["image"] == "x:9"


def test_names_of_an_env_file_beside_it_are_known_though_git_ignores_them() -> None:
    files = {"compose.yaml": "services:\n  a:\n    image: x:${TAG}\n", "common.env": "TAG=9\n"}
    found = projects(files, ignored=["common.env"])[0]
    assert said(found) == []


def test_env_files_set_variables() -> None:
    found = service("services:\n  a:\n    image: x\n    env_file: [a.env]\n", **{"a.env": "K=1\nL=2\n"})
    assert [(one.name, str(one.value), one.at.path, one.at.start) for one in found.file_environment] == [
        ("K", "1", "a.env", (1, 3)),
        ("L", "2", "a.env", (2, 3)),
    ]


def test_an_env_file_that_git_ignores_is_no_fault_of_the_tree() -> None:
    files = {"compose.yaml": "services: {a: {image: x, env_file: e.env}}\n"}
    assert [one.kind for one in projects(files, ignored=["e.env"])[0].diagnoses] == ["env-file-not-here"]
