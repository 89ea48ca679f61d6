"""What a nest-cli.json decides for the folders below it."""

from __future__ import annotations

import json

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.code.nest import Nests
from dockerlint.project.code.source_paths import SourcePaths
from tests.support.code_trees import manifest, undeclared

MAIN = "apps/mail/src/main.ts"


def monorepo(**fields: object) -> dict[str, str]:
    """Return a tree whose nest-cli.json, with these fields, has an application and a library with manifests of their own."""
    projects = {
        "mail": {"type": "application", "root": "apps/mail", "sourceRoot": "apps/mail/src"},
        "queue": {"type": "library", "root": "libs/queue"},
    }
    return {
        "nest-cli.json": json.dumps({"monorepo": True, "projects": projects, **fields}),
        "pnpm-workspace.yaml": "packages: [apps/*, libs/*]\n",
        "package.json": manifest("root", scripts={"build": "nest build"}, dependencies={"rooted": "1"}),
        "apps/mail/package.json": manifest("mail", dependencies={"own": "1"}),
        MAIN: "import 'own'; import 'rooted'; import 'nobody'; import 'queue';",
        "libs/queue/package.json": manifest("queue", dependencies={"bull": "1"}),
        "libs/queue/src/index.ts": "import 'bull';",
        "apps/other/package.json": manifest("other"),
    }


@pytest.mark.parametrize(
    ("folder", "root"),
    [
        ("apps/mail", "apps/mail"),
        ("apps/mail/src", "apps/mail"),
        ("libs/queue", "libs/queue"),
        ("apps/other", None),
        (".", None),
    ],
)
def test_the_project_of_a_folder(folder: str, root: str | None) -> None:
    tree = MemoryFiles(monorepo())
    found = Nests(tree, SourcePaths(tree)).around(folder)
    assert (found.root if found else None) == root


def test_what_nest_bundles_looks_nothing_up() -> None:
    assert undeclared(monorepo()) == []
    assert undeclared(monorepo(compilerOptions={"webpack": True})) == []


def test_what_the_root_compiles_the_manifest_of_the_root_may_declare() -> None:
    found = undeclared(monorepo(compilerOptions={"builder": "tsc"}))
    assert found == [
        ("apps/mail", "nobody", (MAIN,), False),
        ("apps/mail", "queue", (MAIN,), False),
    ]


def test_a_project_may_have_a_builder_of_its_own() -> None:
    files = monorepo(compilerOptions={"builder": "tsc"})
    nest = json.loads(files["nest-cli.json"])
    nest["projects"]["mail"]["compilerOptions"] = {"webpack": True}
    assert undeclared({**files, "nest-cli.json": json.dumps(nest)}) == []
