"""The whole of `inspect`: its keys, and paths relative to the working directory."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dockerlint.files import MemoryFiles
from dockerlint.inspect.report import inspect_json
from dockerlint.load import load

FILES = {
    "api/Dockerfile": "FROM node:22\nENV A_TOKEN=hunter2\nENV lonely\n",
    "compose.yaml": "services:\n  api: {build: api, image: 1}\n",
    "package.json": '{"name": "root", "packageManager": "pnpm@9.1.0"}',
}


def report(shown: str = ".", here: str = ".", *, show_values: bool = False) -> Any:
    text = inspect_json(load(MemoryFiles(FILES)), Path("/base"), shown, here, show_values=show_values)
    assert text.isascii()
    assert text.endswith("}\n")
    return json.loads(text)


def test_the_keys_of_the_contract() -> None:
    found = report()
    assert list(found) == ["version", "dockerfiles", "compose", "workspaces", "links"]
    assert found["version"] == 1
    assert list(found["links"][0]) == [
        *("compose", "service", "dockerfile", "context", "stage", "packages", "because"),
    ]


def test_problems_of_files() -> None:
    found = report()
    [problem] = found["dockerfiles"][0]["problems"]
    assert (problem["rule"], problem["severity"], problem["path"]) == ("syntax", "error", "api/Dockerfile")
    assert (problem["start"], problem["end"]) == ({"line": 3, "column": 5}, {"line": 3, "column": 11})
    assert [one["rule"] for one in found["compose"][0]["problems"]] == ["invalid-compose"]


def test_paths_are_relative_to_the_working_directory() -> None:
    found = report("..", "api")
    assert (
        found["dockerfiles"][0]["path"],
        found["compose"][0]["paths"],
        found["workspaces"][0]["path"],
    ) == (
        "Dockerfile",
        ["../compose.yaml"],
        "..",
    )
    assert (found["links"][0]["compose"], found["links"][0]["context"]) == ("../compose.yaml", ".")


def test_secrets_are_shown_only_when_asked_for() -> None:
    assert [one["words"] for one in report()["dockerfiles"][0]["instructions"]][1] == ["A_TOKEN", "***", "="]
    assert "hunter2" in json.dumps(report(show_values=True))
