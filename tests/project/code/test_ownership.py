from __future__ import annotations

import json

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.code.ownership import Owners
from dockerlint.project.code.sources import Sources
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces

FILES = {
    "package.json": json.dumps(
        {"name": "root", "workspaces": ["api", "web"], "dependencies": {"shared": "1"}}
    ),
    "api/package.json": json.dumps(
        {"name": "api", "devDependencies": {"jest": "1"}, "bundledDependencies": ["inside"]}
    ),
    "api/src/esm/package.json": '{"type": "module"}',
    "api/fixture/package.json": '{"name": "fixture", "scripts": {"build": "tsc"}}',
    "web/package.json": json.dumps({"name": "web", "scripts": {"build": "vite build"}}),
}


def owners() -> Owners:
    tree = MemoryFiles(FILES, ignored=["api/gen"])
    workspaces = find_workspaces(Reading(tree), tree.walk())
    return Sources(tree, workspaces).owners


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("tool.ts", "root"),
        ("api/src/main.ts", "api"),
        ("api/src/esm/x.ts", None),
        ("api/fixture/x.ts", None),
        ("api/gen/x.ts", None),
        ("web/src/main.ts", None),
    ],
)
def test_who_answers_for_a_file(path: str, owner: str | None) -> None:
    found = owners().owner_of(path)
    assert (found and found.name) == owner


def test_a_package_without_any_group_leaves_its_dependencies_to_the_root() -> None:
    declared = {package.name: names for package, names in owners().declared.items()}
    assert declared == {
        "root": {"shared"},
        "api": {"jest", "inside"},
        "fixture": set(),
        "web": {"shared"},
    }


@pytest.mark.parametrize(("path", "declaring"), [("api/a.ts", "api"), ("web/a.ts", "root"), ("a.ts", "root")])
def test_which_manifest_declares_what_code_imports(path: str, declaring: str) -> None:
    found = owners()
    package = found.resolver.workspaces.package_of(path)
    assert package
    assert found.declaring(package).name == declaring


def test_the_root_answers_for_what_members_compile() -> None:
    tree = MemoryFiles(
        {**FILES, "package.json": FILES["package.json"][:-1] + ', "scripts": {"build": "vite build"}}'}
    )
    found = Sources(tree, find_workspaces(Reading(tree), tree.walk())).owners.owner_of("libs/a.ts")
    assert found
    assert found.name == "root"
