"""A workspace and its packages: who depends on whom, and what a `--filter` selects."""

from __future__ import annotations

import json

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.workspaces.workspace import (
    Package,
    Workspace,
    linked_folder,
    takes,
    workspace_name,
)
from tests.support.manifests import dependency
from tests.support.small_projects import project

DEPENDENCIES = {
    "web": {"dependencies": {"@x/ui": "workspace:*"}, "devDependencies": {"tools": "workspace:*"}},
    "ui": {"dependencies": {"@x/core": "^1.0.0"}},
    "core": {},
    "tools": {"dependencies": {"@x/core": "^2.0.0"}},
}
NAMES = {"web": "web", "ui": "@x/ui", "core": "@x/core", "tools": "tools"}
FOLDERS = {"web": "apps/web", "ui": "libs/ui", "core": "libs/core", "tools": "tools"}
FILES = {
    "pnpm-workspace.yaml": "packages: [apps/*, libs/*, tools]\n",
    "package.json": '{"name": "root"}',
    **{
        f"{FOLDERS[key]}/package.json": json.dumps({"name": NAMES[key], "version": "1.0.0", **fields})
        for key, fields in DEPENDENCIES.items()
    },
}


def workspace(files: dict[str, str] | None = None) -> Workspace:
    [found] = project(files or FILES).workspaces.all
    return found


def at(found: Workspace, folder: str) -> Package:
    package = found.package_at(folder)
    assert package is not None
    return package


def folders(packages: tuple[Package, ...]) -> list[str]:
    return [one.folder for one in packages]


@pytest.mark.parametrize(
    ("folder", "direct", "all_of_them"),
    [
        ("apps/web", ["libs/ui", "tools"], ["libs/core", "libs/ui", "tools"]),
        ("libs/ui", ["libs/core"], ["libs/core"]),
        ("tools", [], []),
        ("libs/core", [], []),
    ],
)
def test_dependencies(folder: str, direct: list[str], all_of_them: list[str]) -> None:
    found = workspace()
    package = at(found, folder)
    assert folders(found.dependencies(package)) == direct
    assert folders(found.dependencies_closure(package)) == all_of_them


def test_dependencies_of_one_group() -> None:
    found = workspace()
    assert folders(found.dependencies(at(found, "apps/web"), "dependencies")) == ["libs/ui"]
    assert folders(found.dependencies_closure(at(found, "apps/web"), "devDependencies")) == ["tools"]


def test_dependents() -> None:
    found = workspace()
    assert folders(found.dependents_closure(at(found, "libs/core"))) == ["apps/web", "libs/ui"]
    assert folders(found.dependents_closure(at(found, "apps/web"))) == []


def test_a_circle_of_dependencies_ends() -> None:
    files = {
        "pnpm-workspace.yaml": "packages: ['*']\n",
        "package.json": '{"name": "root"}',
        "a/package.json": '{"name": "a", "dependencies": {"b": "workspace:*"}}',
        "b/package.json": '{"name": "b", "dependencies": {"a": "link:../a"}}',
    }
    found = workspace(files)
    assert folders(found.dependencies_closure(at(found, "a"))) == ["b"]


ALL = [".", "apps/web", "libs/core", "libs/ui", "tools"]


@pytest.mark.parametrize(
    ("selector", "folder", "wanted"),
    [
        ("web", ".", ["apps/web"]),
        ("web...", ".", ["apps/web", "libs/core", "libs/ui", "tools"]),
        ("web^...", ".", ["libs/core", "libs/ui", "tools"]),
        ("...core", ".", ["apps/web", "libs/core", "libs/ui"]),
        ("@x/*", ".", ["libs/core", "libs/ui"]),
        ("./libs/*", ".", ["libs/core", "libs/ui"]),
        ("../ui", "libs/core", ["libs/ui"]),
        ("!web", ".", [".", "libs/core", "libs/ui", "tools"]),
        ("[main]", ".", []),
        ("none", ".", []),
        ("*", ".", ALL),
    ],
)
def test_selectors(selector: str, folder: str, wanted: list[str]) -> None:
    assert sorted(folders(workspace().select(selector, folder))) == wanted


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("web", True),
        ("core^...", True),
        ("...web", True),
        ("//", True),
        ("./libs/ui", True),
        ("!web", True),
        ("none", False),
        ("none...", False),
        ("none^...", False),
        ("@x/none", False),
        ("./libs/none", False),
        ("[main]", None),
        ("web[main]", None),
        ("secret", None),
        ("@x/secret...", None),
        ("./libs/secret", None),
    ],
)
def test_whether_a_selector_names_a_package(selector: str, expected: bool | None) -> None:
    found = load(MemoryFiles(FILES, ["libs/secret"])).workspaces.all[0]
    assert found.has_selected(selector, ".") is expected


@pytest.mark.parametrize(
    "more", [{".gitmodules": '[submodule "m"]\n\tpath = libs/m\n'}, {"libs/bad/package.json": "{"}]
)
def test_a_package_may_come_with_a_submodule_or_of_a_broken_manifest(more: dict[str, str]) -> None:
    assert workspace({**FILES, **more}).has_selected("none", ".") is None


def test_names_folders_and_importers() -> None:
    files = {f"sub/{path}": text for path, text in FILES.items()}
    found = workspace(files)
    assert (found.path, found.package_named("@x/ui"), found.package_at("libs/ui")) == (
        "sub/package.json",
        at(found, "sub/libs/ui"),
        None,
    )
    assert [one.importer for one in found.packages if one.folder in {"sub", "sub/libs/ui"}] == [
        ".",
        "libs/ui",
    ]
    assert [one.importer for one in workspace().packages if one.folder == "libs/ui"] == ["libs/ui"]


def test_a_workspace_file_without_a_root_manifest_is_its_path() -> None:
    files = {path: text for path, text in FILES.items() if path != "package.json"}
    assert workspace(files).path == "pnpm-workspace.yaml"


@pytest.mark.parametrize(
    ("specifier", "wanted"),
    [
        ("link:../b", "libs/b"),
        ("file:../b", "libs/b"),
        ("workspace:../b", "libs/b"),
        ("link:./b", "libs/a/b"),
        ("workspace:*", None),
        ("workspace:b@*", None),
        ("link:../../..", None),
        ("^1.0.0", None),
    ],
)
def test_folders(specifier: str, wanted: str | None) -> None:
    assert linked_folder(dependency(specifier), "libs/a") == wanted


@pytest.mark.parametrize(
    ("specifier", "wanted"),
    [
        ("workspace:*", "a"),
        ("workspace:^1.0.0", "a"),
        ("workspace:b@^1", "b"),
        ("workspace:@x/b@*", "@x/b"),
        ("workspace:@x/b", "a"),
        ("^1.0.0", "a"),
        ("npm:b@1", "a"),
    ],
)
def test_names(specifier: str, wanted: str) -> None:
    assert workspace_name(specifier, "a") == wanted


@pytest.mark.parametrize(
    ("specifier", "version", "wanted"),
    [
        ("workspace:^9", "1.0.0", True),
        ("catalog:", "1.0.0", True),
        ("^1.0.0", "1.2.0", True),
        ("^1.0.0", "2.0.0", False),
        ("^1.0.0", None, True),
        ("*", "2.0.0", True),
        ("latest", "1.0.0", False),
        ("file:../a", "1.0.0", False),
    ],
)
def test_versions(specifier: str, version: str | None, *, wanted: bool) -> None:
    assert takes(dependency(specifier), version) is wanted
