"""Projects that a file includes."""

from __future__ import annotations

import pytest

from dockerlint.parsers.compose.pipeline.include import Include, Inclusion
from dockerlint.parsers.compose.pipeline.reset import take_resets
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, plain
from tests.support.compose_trees import reported, tree


def inclusions(
    text: str, folder: str = "deploy"
) -> tuple[list[tuple[list[str], str, list[str] | None]], list[str]]:
    """Return paths, folder and env files of each inclusion, and what is reported."""
    found: list[tuple[list[str], str, list[str] | None]] = []
    report = Report()

    def load(one: Inclusion) -> Map | None:
        envs = None if one.env_files is None else [path for path, _ in one.env_files]
        found.append(([path for path, _ in one.paths], one.folder, envs))
        return None

    left = Include(folder, load, report).apply(tree(text), [])
    assert "include" not in left.entries
    return found, reported(report)


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ("a.yaml", (["deploy/a.yaml"], "deploy", None)),
        ("../b/c.yaml", (["b/c.yaml"], "b", None)),
        ("{path: [b/a.yaml, c/a.yaml]}", (["deploy/b/a.yaml", "deploy/c/a.yaml"], "deploy/b", None)),
        ("{path: b/a.yaml, project_directory: ..}", (["deploy/b/a.yaml"], ".", None)),
        ("{path: a.yaml, env_file: x.env}", (["deploy/a.yaml"], "deploy", ["deploy/x.env"])),
        (
            "{path: a.yaml, env_file: [x.env, ../y.env]}",
            (["deploy/a.yaml"], "deploy", ["deploy/x.env", "y.env"]),
        ),
        ("/abs/a.yaml", (["/abs/a.yaml"], "/abs", None)),
        ("https://x/a.yaml", (["https://x/a.yaml"], "https://x", None)),
    ],
)
def test_entries(entry: str, wanted: object) -> None:
    assert inclusions(f"include:\n  - {entry}\n") == ([wanted], [])


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("include: a.yaml", ["1:10 `include` must be a list"]),
        ("include: {path: a.yaml}", ["1:10 `include` must be a list"]),
        ("include: null", []),
        (
            "include: [{env_file: x}, 1]",
            ["1:11 an entry of `include` needs a `path`", "1:26 an entry of `include` needs a `path`"],
        ),
    ],
)
def test_what_is_no_entry(text: str, messages: list[str]) -> None:
    assert inclusions(text) == ([], messages)


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ("services: {b: {image: y}}", {"b": {"image": "y"}, "a": {"image": "x", "ports": ["1"]}}),
        ("services: {a: {image: y}}", {"a": {"image": "y", "ports": ["1"]}}),
        ("services: {a: {ports: !reset []}}", {"a": {"image": "x"}}),
        ("x-a: 1", {"a": {"image": "x", "ports": ["1"]}}),
    ],
)
def test_own_definitions_win(own: str, wanted: object) -> None:
    included = tree("services: {a: {image: x, ports: ['1']}}\nx-b: 1", "a.yaml")
    document, resets = take_resets(tree(f"include: [a.yaml]\n{own}\n"))
    report = Report()
    found = Include(".", lambda _: included, report).apply(document, resets)
    services = found.get("services")
    assert services is not None
    assert (plain(services), reported(report), found.get("x-b")) == (wanted, [], None)


def test_every_kind_of_resource_is_taken() -> None:
    text = "".join(
        f"{kind}: {{n: {{}}}}\n" for kind in ("volumes", "networks", "secrets", "configs", "models")
    )
    found = Include(".", lambda _: tree(text), Report()).apply(tree("include: [a.yaml]"), [])
    assert plain(found) == {
        kind: {"n": {}} for kind in ("volumes", "networks", "secrets", "configs", "models")
    }
