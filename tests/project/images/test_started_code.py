from __future__ import annotations

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.code.sources import Sources
from dockerlint.project.images.containers import Images
from dockerlint.project.images.started_code import StartedCode
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces
from tests.support.code_trees import app, manifest, undeclared


def test_a_broken_manifest_silences_what_depends_on_it() -> None:
    tree = MemoryFiles(
        {**app("import 'x';"), "package.json": '{"name": "app", "scripts": {"start": "node src/main.ts"} "a"'}
    )
    reading = Reading(tree)
    workspaces = find_workspaces(reading, tree.walk())
    assert len(reading.diagnoses) > 0
    code = StartedCode(Sources(tree, workspaces), Images())
    assert [code.undeclared_in(one) for one in workspaces.all[0].packages] == [()]


def test_entries_of_an_image_count_too() -> None:
    files = {"package.json": manifest("app", dependencies={}), "src/job.ts": "import 'x';"}
    assert undeclared(files) == []
    dockerfile = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "src/job.ts"]\n'
    found = load(MemoryFiles({**files, "Dockerfile": dockerfile}))
    (use,) = found.code.undeclared_in(found.workspaces.all[0].packages[0])
    assert (use.name, use.sites[0].chain) == ("x", ("src/job.ts",))
    assert use.sites[0].entry.because == "the image of `Dockerfile`"
