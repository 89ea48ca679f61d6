"""A Dockerfile as `inspect` shows it."""

from __future__ import annotations

from dockerlint.inspect.dockerfile import dockerfile_data, instruction_data
from tests.support.dockerfile_reading import only, read


def test_a_whole_file() -> None:
    data = dockerfile_data(
        read("# syntax=docker/dockerfile:1\nARG V\nFROM a AS Build\nRUN \\\n  x\nFROM build\n")
    )
    assert (data["path"], data["directives"]) == ("Dockerfile", {"syntax": "docker/dockerfile:1"})
    assert data["stages"] == [
        {"index": 0, "name": "Build", "base": "a", "start": 3, "end": 5},
        {"index": 1, "name": None, "base": "build", "start": 6, "end": 6},
    ]
    instructions = data["instructions"]
    assert isinstance(instructions, list)
    assert [one["keyword"] for one in instructions] == ["ARG", "FROM", "RUN", "FROM"]


def test_an_instruction() -> None:
    assert instruction_data(only("RUN --mount=type=ssh <<E\na\nE\n")) == {
        "keyword": "RUN",
        "words": ["<<E"],
        "flags": ["--mount=type=ssh"],
        "json": False,
        "start": 1,
        "end": 3,
        "heredocs": [{"name": "E", "content": "a\n", "expand": True, "chomp": False}],
    }


def test_an_instruction_without_words() -> None:
    data = instruction_data(only("CMD []"))
    assert (data["words"], data["json"]) == (None, True)
