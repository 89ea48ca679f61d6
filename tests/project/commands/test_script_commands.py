from __future__ import annotations

import json

import pytest

from dockerlint.models.package import Manifest
from dockerlint.project.commands.script_commands import node_argument, placed_commands, script_commands
from tests.support.shell_reading import line, script
from tests.support.small_projects import project


def manifest(**scripts: str) -> Manifest:
    text = json.dumps({"name": "x", "scripts": scripts})
    (workspace,) = project({"package.json": text, "Dockerfile": "FROM x"}).workspaces.all
    assert workspace.root
    return workspace.root.manifest


OTHERS = {"other": "x", "prehooked": "a", "hooked": "b", "posthooked": "c"}


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("a && b | c; d", ["a", "&& b", "| c", "; d"]),
        ("echo 'a && b'", ["echo a && b"]),
        ("(a; b)", ["a", "; b"]),
        ("npm run other", ["x"]),
        ("pnpm other && bun run other", ["x", "x"]),
        ("turbo run other", ["turbo run other"]),
        ("pnpm --filter y other", ["pnpm --filter y other"]),
        ("npm run hooked", ["a", "b", "c"]),
        ("pnpm run hooked", ["b"]),
        ("npm-run-all other hooked", ["x", "a", "b", "c"]),
        ("concurrently 'y && z' npm:other", ["y", "&& z", "x"]),
        ("npm run missing", ["npm run missing"]),
        ("npx time nice tsc -p x", ["tsc -p x"]),
        ("pnpm exec tsc", ["tsc"]),
        ("node $FILE", ["node …"]),
        ("if (", [""]),
    ],
)
def test_the_commands_of_a_script(start: str, expected: list[str]) -> None:
    assert [line(one) for one in script_commands(manifest(start=start, **OTHERS), "start")] == expected


def test_a_script_that_runs_itself_can_not_be_read() -> None:
    (command,) = script_commands(manifest(start="npm start"), "start")
    assert command.program is None


def test_a_script_that_is_missing_runs_nothing() -> None:
    assert list(script_commands(manifest(), "start")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("node -r dotenv/config --enable-source-maps a.js", "a.js"),
        ("pm2-runtime start a.js", "a.js"),
        ("node $FILE", None),
        ("mocha dist/*.js", None),
        ("node dist/*.js", None),
        ("node", None),
    ],
)
def test_the_file_that_node_runs(text: str, expected: str | None) -> None:
    (command,) = script(text).commands
    assert node_argument(command) == expected


def test_scripts_that_multiply_are_read_up_to_a_bound() -> None:
    calls = {f"s{level}": " && ".join([f"npm run s{level + 1}"] * 20) for level in range(4)}
    found = script_commands(manifest(**calls, s4="a"), "s0")
    assert (len(found), [word.literal for word in found[0].words], found[-1].words) == (1001, ["a"], ())


def test_a_script_is_read_once() -> None:
    one = manifest(start="a && b")
    assert placed_commands(one, "start") is placed_commands(one, "start")


def test_each_command_has_the_folder_that_it_runs_in() -> None:
    scripts = {"a": "x; cd bin && y; npm run b; (cd ../lib; z); cd $W; v", "b": "w"}
    found = placed_commands(manifest(**scripts), "a")
    places = [(one.command.program, one.folder) for one in found if one.command.program != "cd"]
    assert places == [("x", "."), ("y", "bin"), ("w", "."), ("z", "lib"), ("v", None)]


def test_a_script_for_the_platform() -> None:
    scripts = {"up": "run-script-os", "up:windows": "a", "up:nix": "b", "up:default": "c", "it": "run-os"}
    assert [one.program for one in script_commands(manifest(**scripts), "up")] == ["b"]
    assert [one.program for one in script_commands(manifest(**scripts), "it")] == ["run-os"]
