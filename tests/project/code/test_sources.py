"""The code of a project: entries of images, and what stays silent where a manifest is broken."""

from __future__ import annotations

from dockerlint.files import MemoryFiles
from dockerlint.project.code.entries import Entry
from dockerlint.project.code.sources import Sources
from dockerlint.project.workspaces.finding import find_workspaces
from tests.support.code_trees import app, manifest, undeclared


def test_a_broken_manifest_silences_what_depends_on_it() -> None:
    tree = MemoryFiles(
        {**app("import 'x';"), "package.json": '{"name": "app", "scripts": {"start": "node src/main.ts"} "a"'}
    )
    workspaces, diagnoses = find_workspaces(tree, tree.walk())
    assert len(diagnoses) > 0
    sources = Sources(tree, workspaces)
    assert [sources.undeclared(one) for one in workspaces.all[0].packages] == [()]


def test_entries_of_an_image_count_too() -> None:
    files = {"package.json": manifest("app", dependencies={}), "src/job.ts": "import 'x';"}
    assert undeclared(files) == []
    entries = {".": (Entry("src/job.ts", "`CMD` of Dockerfile"),)}
    assert undeclared(files, entries) == [(".", "x", ("src/job.ts",), False)]
