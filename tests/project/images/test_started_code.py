from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.code.sources import Sources
from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.collection import Images
from dockerlint.project.images.started_code import StartedCode, StartedModule, started_files
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces
from tests.support.code_trees import app, manifest, undeclared
from tests.support.small_projects import project

FILES = {
    "package.json": '{"name": "x", "scripts": {"start": "node main.js"}}',
    "main.js": "require('./a'); function f() { require('./late') }",
    "a.js": "require('./b')",
    "b.js": "",
    "late.js": "",
    "other.js": "",
}


def test_a_broken_manifest_silences_what_depends_on_it() -> None:
    tree = MemoryFiles(
        {**app("import 'x';"), "package.json": '{"name": "app", "scripts": {"start": "node src/main.ts"} "a"'}
    )
    reading = Reading(tree)
    workspaces = find_workspaces(reading, tree.walk())
    assert len(reading.diagnoses) > 0
    code = StartedCode(Sources(tree, workspaces), Images(Origins(tree, workspaces, Scripts())))
    assert [code.undeclared_in(one) for one in workspaces.all[0].packages] == [()]


def test_entries_of_an_image_count_too() -> None:
    files = {"package.json": manifest("app", dependencies={}), "src/job.ts": "import 'x';"}
    assert undeclared(files) == []
    dockerfile = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "src/job.ts"]\n'
    found = load(MemoryFiles({**files, "Dockerfile": dockerfile}))
    (use,) = found.code.undeclared_in(found.workspaces.all[0].packages[0])
    assert (use.name, use.sites[0].chain) == ("x", ("src/job.ts",))
    assert use.sites[0].entry.because == "the image of `Dockerfile`"


@pytest.mark.parametrize(
    ("text", "needs", "wanted"),
    [
        ("require.resolve('cli')", "lib", []),
        ("require('cli')", "lib", ["cli"]),
        ("require.resolve('cli')", "other", ["cli"]),
    ],
)
def test_a_library_that_asks_where_its_host_is_needs_no_declaration(
    text: str, needs: str, wanted: list[str]
) -> None:
    files = {
        "package.json": manifest("root", workspaces=["cli", "lib", "other"]),
        "cli/package.json": manifest("cli", dependencies={needs: "*"}),
        "lib/package.json": manifest("lib", scripts={"start": "node main.js"}, dependencies={}),
        "lib/main.js": text,
        "other/package.json": manifest("other"),
    }
    assert [name for _, name, _, _ in undeclared(files)] == wanted


@pytest.mark.parametrize(
    ("lockfile", "fields", "wanted"),
    [
        ({}, {}, ["host"]),
        ({"package-lock.json": '{"packages": {"node_modules/other": {}}}'}, {}, []),
        ({"package-lock.json": '{"packages": {\n"node_modules/host": {}}}'}, {}, ["host"]),
        (
            {"package-lock.json": '{"packages": {"node_modules/other": {}}}'},
            {"scripts": {"start": "node main.js"}},
            ["host"],
        ),
    ],
)
def test_what_no_install_has_and_nothing_starts_comes_from_a_host(
    lockfile: dict[str, str], fields: dict[str, object], wanted: list[str]
) -> None:
    package = manifest("plugin", main="main.js", dependencies={}, **fields)
    found = undeclared({"package.json": package, "main.js": "require('host')", **lockfile})
    assert [name for _, name, _, _ in found] == wanted


def test_a_program_with_a_first_line_for_node_is_an_entry_of_an_image() -> None:
    files = {
        "package.json": manifest("app", dependencies={}),
        "bin/run": "#!/usr/bin/env node\nrequire('x')\n",
    }
    dockerfile = 'FROM node:22\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./bin/run"]\n'
    found = project({**files, "bin/other": "require('y')", "Dockerfile": dockerfile})
    assert [one.name for one in found.code.undeclared_in(found.workspaces.all[0].packages[0])] == ["x"]
    shell = project({**files, "bin/run": "#!/bin/sh\nnode a.js\n", "Dockerfile": dockerfile})
    assert shell.code.modules == ()


def test_what_node_loads_first_is_an_entry_of_an_image() -> None:
    files = {
        "package.json": manifest("app", dependencies={}),
        "tracing.js": "require('x')",
        "main.js": "require('y')",
    }
    dockerfile = (
        'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "--require", "./tracing.js", "main.js"]\n'
    )
    found = project({**files, "Dockerfile": dockerfile})
    assert [one.name for one in found.code.undeclared_in(found.workspaces.all[0].packages[0])] == ["x", "y"]


def modules(files: dict[str, str]) -> list[StartedModule]:
    return [one for one in project(files).subjects("module") if isinstance(one, StartedModule)]


def test_an_entry_and_what_it_may_load_nearest_first() -> None:
    found = modules(FILES)
    assert [one.path for one in found] == ["main.js", "a.js", "late.js", "b.js"]
    assert {one.package.name for one in found} == {"x"}


def test_who_starts_a_module_and_by_which_files() -> None:
    found = {one.path: one for one in modules(FILES)}
    assert found["b.js"].chain == ("main.js", "a.js", "b.js")
    entry = found["b.js"].entry
    assert entry is not None
    assert (entry.path, entry.because) == ("main.js", "the script `start`")


def test_what_is_loaded_later_is_not_certain_to_be_loaded() -> None:
    late = next(one for one in modules(FILES) if one.path == "late.js")
    assert (late.chain, late.entry) == ((), None)


def test_a_module_is_parsed_and_has_its_text() -> None:
    a = next(one for one in modules(FILES) if one.path == "a.js")
    assert a.file is not None
    assert a.module is not None
    assert (a.file.text, [one.specifier for one in a.module.imports]) == ("require('./b')", ["./b"])


def test_what_a_container_starts() -> None:
    found = project({**FILES, "Dockerfile": 'FROM node:22\nCOPY . .\nCMD ["node", "a.js"]\n'})
    (container,) = found.images.containers
    assert [one.path for one in found.code.modules_of(container)] == ["a.js", "b.js"]


def test_a_package_that_starts_nothing_has_no_modules() -> None:
    assert modules({"package.json": '{"name": "x", "main": "a.js"}', "a.js": ""}) == []


def test_an_import_means_a_package_or_what_paths_make_of_it() -> None:
    files = {
        "package.json": '{"name": "x", "scripts": {"start": "tsx src/main.ts"}, "dependencies": {"chai": "5"}}',
        "tsconfig.json": '{"compilerOptions": {"paths": {"vitest": ["./src/fake.ts"]}}}',
        "src/main.ts": "import 'vitest'; import 'chai/register'; import 'node:fs';",
        "src/fake.ts": "",
    }
    main = next(one for one in modules(files) if one.path == "src/main.ts")
    assert [(one.specifier, to.package, to.file) for one, to in main.imports] == [
        ("vitest", None, "src/fake.ts"),
        ("chai/register", "chai", None),
        ("node:fs", None, None),
    ]


def test_what_a_script_copied_on_is_the_source_of_the_same_start() -> None:
    files = {
        "package.json": '{"name": "x", "scripts": {"start": "A=1 node ./dist/main.js", "build": "tsc", "pack": "cp -r dist out/"}}',
        "tsconfig.json": '{"compilerOptions": {"rootDir": "src", "outDir": "dist"}}',
        "src/main.ts": "",
        "src/other.ts": "",
        "Dockerfile": "FROM node:22 AS build\nWORKDIR /w\nCOPY . .\nRUN npm run build && npm run pack\n"
        "FROM node:22\nWORKDIR /app\nCOPY --from=build /w/out ./\nCMD node dist/main.js & node dist/other.js\n",
    }
    found = project(files)
    (container,) = found.images.containers
    started = started_files(container, found.code.sources.resolver)
    assert [(one.file, one.folder, one.entry.path) for one in started] == [
        ("/app/dist/main.js", ".", "src/main.ts")
    ]
