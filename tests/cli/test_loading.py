"""Options that say how the tree is read."""

from __future__ import annotations

import json

from tests.support.command_line import Shell, tree

COMPOSE = "services:\n  a: {image: 'x:${TAG}', profiles: [p]}\n"


def image_of_a(shell: Shell, *arguments: str) -> object:
    """Return the image of the service `a` in what `inspect` shows first; None where it is not active."""
    code, out, err = shell("inspect", *arguments)
    assert (code, err) == (0, "")
    return json.loads(out)["compose"][0]["config"]["services"].get("a", {}).get("image")


def test_profiles_variables_and_env_files_reach_compose(shell: Shell) -> None:
    tree(shell.folder, {"compose.yaml": COMPOSE, "sub/x.env": "TAG=2\n", ".env": "TAG=3\n"})
    assert image_of_a(shell) is None
    assert image_of_a(shell, "--profile", "p") == "x:3"
    assert image_of_a(shell, "--profile", "p", "--env-file", "sub/x.env") == "x:2"
    assert image_of_a(shell, "--profile", "p", "--env-file", "sub/x.env", "--env", "TAG=1") == "x:1"


def test_a_given_compose_file_is_the_only_project(shell: Shell) -> None:
    tree(shell.folder, {"compose.yaml": COMPOSE, "b.yaml": "services:\n  a: {image: b}\n"})
    code, out, _ = shell("inspect", "--compose-file", "b.yaml")
    assert (code, [one["paths"] for one in json.loads(out)["compose"]]) == (0, [["b.yaml"]])
