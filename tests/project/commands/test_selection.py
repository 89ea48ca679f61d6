from __future__ import annotations

import pytest

from dockerlint.parsers.shell.invocation import Invocation, invocation
from dockerlint.parsers.shell.read import parse_text
from dockerlint.project.commands.selection import chosen, folder_of, selected, selectors, selects
from dockerlint.source import SourceFile, Span
from dockerlint.values import Text
from tests.support.small_projects import project


def call(text: str) -> Invocation:
    at = Span(SourceFile("x", text), 0, len(text))
    found = invocation(parse_text(text, at).commands[0])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "folder", "names", "others"),
    [
        ("pnpm install", "/w", [], False),
        ("pnpm -C api install", "/w/api", [], False),
        ("npm --prefix /x ci", "/x", [], False),
        ("pnpm --filter a --filter $B run x", "/w", ["a"], True),
        ("npm run x -w a", "/w", ["a"], True),
        ("pnpm -r run x", "/w", [], True),
        ("yarn workspace a build", "/w", ["a"], True),
        ("yarn workspaces focus a", "/w", ["a"], True),
        ("turbo prune a --scope=b", "/w", ["b", "a"], False),
        ("npm prune a", "/w", [], False),
    ],
)
def test_what_a_call_names(text: str, folder: str, names: list[str], others: bool) -> None:
    found = call(text)
    assert folder_of(found, Text.known("/w"), lambda _: Text.unknown("nobody knows")).value == folder
    assert selectors(found, lambda _: Text.unknown("nobody knows")) == names
    assert selects(found) is others


def test_a_selector_is_a_name_or_a_folder() -> None:
    files = {
        "package.json": '{"name": "root", "workspaces": ["apps/*"]}',
        "apps/a/package.json": '{"name": "@x/a"}',
    }
    workspace = project(files).workspaces.of_path(".")
    assert workspace is not None
    for selector in ("@x/a", "a", "apps/a", "./apps/a"):
        assert [one.folder for one in selected(workspace, selector, ".")] == ["apps/a"]
    assert selected(workspace, "b", ".") == ()


MEMBERS = {
    "package.json": '{"name": "root", "workspaces": ["apps/*"]}',
    "apps/a/package.json": '{"name": "a", "dependencies": {"b": "*"}}',
    "apps/b/package.json": '{"name": "b"}',
    "apps/c/package.json": '{"name": "c"}',
}
ALL = [".", "apps/a", "apps/b", "apps/c"]


@pytest.mark.parametrize(
    ("text", "folders"),
    [
        ("pnpm --filter c run x", ["apps/c"]),
        ("pnpm run --filter a... x", ["apps/a", "apps/b"]),
        ("pnpm --filter c --filter a --filter !b run x", ["apps/c", "apps/a"]),
        ("npm run x -w b", ["apps/b"]),
        ("pnpm --filter !b run x", ALL),
        ("pnpm --filter a --filter $B run x", ALL),
        ("pnpm --filter a --filter nobody run x", ALL),
        ("pnpm -r run x", ALL),
        ("turbo run x --filter=c", ALL),
    ],
)
def test_a_script_runs_in_the_chosen_packages_or_in_all(text: str, folders: list[str]) -> None:
    workspace = project(MEMBERS).workspaces.of_path(".")
    assert workspace is not None
    found = chosen(call(text), workspace, workspace.root, lambda _: Text.unknown("nobody knows"))
    assert [one.folder for one in found] == folders
