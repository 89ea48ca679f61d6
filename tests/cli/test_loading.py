"""Options that say how the tree is read."""

from __future__ import annotations

import json
import os

import pytest

from tests.support.command_line import FOUND, Shell, tree

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


def test_a_configuration_of_the_tree_holds_for_the_files_below_it(bad: Shell) -> None:
    tree(bad.folder, {"a/.dockerlint.yaml": "severity: {root-user: info}\n"})
    assert bad() == (0, "no findings in 2 files; 2 images; 1 info not shown (--min-severity)\n", "")
    assert bad("--isolated", "--format", "concise") == (1, f"a/Dockerfile:4:6: {FOUND}", "")
    tree(bad.folder, {"a/.dockerlint.yaml": "severity: {root-user: error}\nfail-on: never\n"})
    assert bad("--format", "concise")[:2] == (0, f"a/Dockerfile:4:6: {FOUND.replace('warning', 'error')}")
    assert bad("--fail-on", "error")[0] == 1


def test_a_given_configuration_replaces_those_of_the_tree(bad: Shell) -> None:
    tree(bad.folder, {"a/.dockerlint.yaml": "broken: [", "ci.yaml": "exclude: [a/Dockerfile, c]\n"})
    assert bad("--config", "ci.yaml", "--format", "json")[::2] == (
        0,
        "dockerlint: ci.yaml:1: `c` of `exclude` matches no file\n",
    )
    outside = tree(bad.folder.parent / "elsewhere", {"x.yaml": "ignore: [image]\n"})
    assert bad("--config", os.fspath(outside / "x.yaml"))[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "a/.dockerlint.yaml:1: unknown key `ignroe`; did you mean `ignore`?"),
        (("b",), "a/.dockerlint.yaml:1: unknown key `ignroe`; did you mean `ignore`?"),
        (("inspect",), "a/.dockerlint.yaml:1: unknown key `ignroe`; did you mean `ignore`?"),
        (
            ("--config", "b/Dockerfile"),
            "b/Dockerfile:1: the file has no keys; add for example `select:`",
        ),
        (("--config", "nope"), "`nope` does not exist; give a file or folder that does"),
    ],
)
def test_a_broken_configuration_can_not_run(bad: Shell, arguments: tuple[str, ...], message: str) -> None:
    tree(bad.folder, {"a/.dockerlint.yaml": "ignroe: [image]\n", "b/Dockerfile": "FROM a\n"})
    assert bad(*arguments) == (2, "", f"dockerlint: {message}\n")


def test_the_pnpm_version_of_the_configuration_counts(bad: Shell) -> None:
    files = {
        ".dockerlint.yaml": "pnpm-version: 8\n",
        "package.json": '{"name": "x"}',
        "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
    }
    tree(bad.folder, files)
    pnpm = json.loads(bad("inspect")[1])["workspaces"][0]["pnpm"]
    given = json.loads(bad("inspect", "--pnpm-version", "9")[1])["workspaces"][0]["pnpm"]
    assert (pnpm["majors"], given["majors"]) == ([8], [9])
