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
