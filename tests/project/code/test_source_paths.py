"""Which source file a path means."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.models.tsconfig import TsConfig
from dockerlint.project.code.source_paths import SourcePaths


def paths(*names: str) -> SourcePaths:
    return SourcePaths(MemoryFiles(dict.fromkeys(names, "")))


@pytest.mark.parametrize(
    ("path", "files", "wanted"),
    [
        ("a", ["a.ts"], "a.ts"),
        ("a", ["a.js", "a.ts"], "a.ts"),
        ("a", ["a/index.ts"], "a/index.ts"),
        ("a", ["a.ts", "a/index.ts"], "a.ts"),
        ("a.js", ["a.ts"], "a.ts"),
        ("a.js", ["a.ts", "a.js"], "a.ts"),
        ("a.jsx", ["a.tsx"], "a.tsx"),
        ("a.mjs", ["a.mts"], "a.mts"),
        ("a.cjs", ["a.cts"], "a.cts"),
        ("a.mjs", ["a.ts"], None),
        ("a.service", ["a.service.ts"], "a.service.ts"),
        ("x.y/a", ["x.y/a.ts"], "x.y/a.ts"),
        ("a.d.ts", ["a.d.ts"], None),
        ("a", ["a.d.ts"], None),
        ("a.json", ["a.json"], None),
        ("a", ["a"], None),
    ],
)
def test_sources(path: str, files: list[str], wanted: str | None) -> None:
    assert paths(*files).source(path) == wanted


@pytest.mark.parametrize(
    ("path", "files", "wanted"),
    [
        ("p/dist/main.js", ["p/src/main.ts"], "p/src/main.ts"),
        ("p/dist/main", ["p/src/main.ts"], "p/src/main.ts"),
        ("p/dist/src/main.js", ["p/src/main.ts"], "p/src/main.ts"),
        ("p/dist/main.js", ["p/main.ts"], "p/main.ts"),
        ("p/dist/esm/main.js", ["p/src/main.ts"], "p/src/main.ts"),
        ("p/dist/p/src/main.js", ["p/src/main.ts"], "p/src/main.ts"),
        ("p/dist/main.js", ["p/dist/main.js"], "p/dist/main.js"),
        ("p/main.js", ["p/main.ts", "p/src/main.ts"], "p/main.ts"),
        ("p/dist", ["p/src/index.ts"], "p/src/index.ts"),
        ("p/lib", ["p/lib/index.js", "p/index.js"], "p/lib/index.js"),
        ("p/lib/main.js", ["p/lib/main.js", "p/main.js"], "p/lib/main.js"),
        ("p/lib/main.js", ["p/lib/main.js", "p/src/main.ts"], "p/src/main.ts"),
        ("p/dist/main.js", [], None),
        ("p/other/main.js", ["p/src/main.ts"], None),
    ],
)
def test_compiled_files(path: str, files: list[str], wanted: str | None) -> None:
    assert paths(*files).compiled_from(path, "p", None) == wanted


@pytest.mark.parametrize(
    ("path", "wanted"), [("p/out/js/main.js", "p/code/main.ts"), ("p/lib/main.js", "p/code/main.ts")]
)
def test_folders_of_a_tsconfig(path: str, wanted: str) -> None:
    config = TsConfig(path="p/tsconfig.json", out_dir="p/out/js", root_dir="p/code")
    assert paths("p/code/main.ts", "p/src/main.ts").compiled_from(path, "p", config) == wanted


def test_what_exists() -> None:
    found = paths("a/b.ts")
    assert [found.exists(one) for one in ("a", "a/b.ts", "b.ts", "a/b")] == [True, True, False, False]


def test_a_program_is_known_by_its_first_line() -> None:
    files = {
        "bin/run": "#!/usr/bin/env node\n",
        "bin/sh": "#!/bin/sh\nnode x\n",
        "bin/bun.ts": "#!/usr/bin/env bun\n",
    }
    found = SourcePaths(MemoryFiles(files))
    assert [found.program(one) for one in (*files, "bin/none", "bin")] == [
        "bin/run",
        None,
        "bin/bun.ts",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("p/dist/commands", "p/src/commands"),
        ("p/lib/commands", "p/src/commands"),
        ("p/dist", "p/src"),
        ("p/src", "p/src"),
        ("p/tools", "p/tools"),
        ("p/dist/gone", None),
        ("p/gone", None),
    ],
)
def test_the_folder_of_the_sources_of_a_folder(path: str, wanted: str | None) -> None:
    assert paths("p/src/commands/up.ts", "p/tools/a.js").source_folder(path, "p", None) == wanted


def test_the_sources_below_a_folder() -> None:
    found = paths("p/b.ts", "p/a/c.mjs", "p/a/d.json", "p/node_modules/e.js", "f.ts")
    assert list(found.sources_below("p")) == ["a/c.mjs", "b.ts"]
