"""What a specifier names: a file of the tree, a package, or what is not known."""

from __future__ import annotations

import json

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.code.resolver import Target, exported_paths, imported_paths
from dockerlint.project.code.sources import Sources
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces
from tests.support.code_trees import linked, manifest
from tests.support.manifests import manifest_of

RESOLVING = {
    "package.json": manifest("root", workspaces=["a", "lib", "plain"]),
    "a/package.json": manifest(
        "a",
        dependencies={"lib": "workspace:*", "alias": "workspace:lib@*"},
        exports={"./own": "./dist/own.js"},
        imports={"#in/*": "./dist/in/*.js", "#dep": "uuid"},
        _moduleAliases={"@mod": "dist"},
    ),
    "a/tsconfig.json": json.dumps(
        {
            "compilerOptions": {
                "baseUrl": ".",
                "paths": {"@/*": ["src/*"], "@/deep/*": ["deep/*"], "@lib": ["../lib"]},
            }
        }
    ),
    "a/src/main.ts": "",
    "a/src/own.ts": "",
    "a/src/in/x.ts": "",
    "a/src/x.service.ts": "",
    "a/src/view.tsx": "",
    "a/src/folder/index.ts": "",
    "a/deep/y.ts": "",
    "a/generated/keep.txt": "",
    "a/typings.d.ts": "",
    "lib/package.json": manifest(
        "lib",
        exports={".": {"types": "./dist/index.d.ts", "default": "./dist/index.js"}, "./f/*": "./dist/f/*.js"},
    ),
    "lib/src/index.ts": "",
    "lib/src/f/z.ts": "",
    "plain/package.json": manifest("plain", main="dist/cjs/index.js"),
    "plain/src/index.ts": "",
}
DEFAULTS = ["./src/index", "./index"]


@pytest.mark.parametrize(
    ("specifier", "target"),
    [
        ("./x.service", Target("a/src/x.service.ts")),
        ("./x.service.js", Target("a/src/x.service.ts")),
        ("./view.jsx", Target("a/src/view.tsx")),
        ("./folder", Target("a/src/folder/index.ts")),
        ("..", Target()),
        ("../typings", Target()),
        ("./gone", Target()),
        ("../dist/own.js", Target("a/src/own.ts")),
        ("../dist/folder", Target("a/src/folder/index.ts")),
        ("../dist/gone", Target()),
        ("../../../up", Target()),
        ("/abs", Target()),
        ("fs", Target()),
        ("fs/promises", Target()),
        ("node:test", Target()),
        ("bun:sqlite", Target()),
        ("raw-loader!./x", Target()),
        ("test", Target(None, "test")),
        ("string_decoder/", Target(None, "string_decoder")),
        ("@/x.service", Target("a/src/x.service.ts")),
        ("@/deep/y", Target("a/deep/y.ts")),
        ("@/gone", Target()),
        ("@lib", Target("lib/src/index.ts")),
        ("src/own", Target("a/src/own.ts")),
        ("generated/client", Target()),
        ("in/x", Target()),
        ("#in/x", Target("a/src/in/x.ts")),
        ("#dep", Target(None, "uuid")),
        ("#none", Target()),
        ("~/x", Target()),
        (".prisma/client", Target()),
        ("@mod/x", Target()),
        ("a/own", Target("a/src/own.ts")),
        ("lib", Target("lib/src/index.ts", "lib")),
        ("lib/f/z", Target("lib/src/f/z.ts", "lib")),
        ("alias", Target("lib/src/index.ts", "alias")),
        ("plain", Target("plain/src/index.ts", "plain")),
        ("@scope/pkg/deep.js?raw", Target(None, "@scope/pkg")),
        ("JSONStream", Target(None, "JSONStream")),
        ("vscode", Target()),
        ("bun", Target()),
    ],
)
def test_specifiers(specifier: str, target: Target) -> None:
    code, _ = linked(RESOLVING)
    assert code.sources.resolver.resolve("a/src/main.ts", specifier) == target


def test_a_name_below_the_base_url_that_git_ignores_is_generated() -> None:
    files = MemoryFiles(
        {
            "package.json": manifest("a", dependencies={}),
            "tsconfig.json": '{"compilerOptions": {"baseUrl": "src"}}',
            "src/main.ts": "",
        },
        ignored=["src/client", "other"],
    )
    resolver = Sources(files, find_workspaces(Reading(files), files.walk())).resolver
    found = [resolver.resolve("src/main.ts", one) for one in ("client", "client/rest", "other")]
    assert found == [Target(), Target(), Target(None, "other")]


@pytest.mark.parametrize(
    ("fields", "rest", "wanted"),
    [
        ({}, "", DEFAULTS),
        ({"main": "m.js"}, "", ["m.js", *DEFAULTS]),
        ({"main": "m.js", "module": "e.js", "source": "s.ts"}, "", ["s.ts", "e.js", "m.js", *DEFAULTS]),
        ({}, "x/y", ["./x/y", "./src/x/y"]),
        ({"exports": "./e.js"}, "", ["./e.js", *DEFAULTS]),
        ({"exports": "./e.js"}, "x", []),
        ({"exports": {".": "./e.js", "./x": "./f.js"}}, "x", ["./f.js"]),
        ({"exports": {".": "./e.js"}}, "x", []),
        ({"exports": {"import": "./e.mjs", "require": "./e.cjs"}}, "", ["./e.mjs", "./e.cjs", *DEFAULTS]),
        (
            {"exports": {".": {"types": "./e.d.ts", "node": {"import": "./n.mjs"}, "browser": "./b.js"}}},
            "",
            ["./n.mjs", *DEFAULTS],
        ),
        ({"exports": {"./*": "./dist/*.js"}}, "a/b", ["./dist/a/b.js"]),
        ({"exports": {"./*": "./d/*.js", "./f/*": "./g/*.js"}}, "f/a", ["./g/a.js"]),
        ({"exports": {"./f/*.js": "./g/*.ts", "./f/*": "./h/*"}}, "f/a.js", ["./g/a.ts"]),
        ({"exports": {"./a": ["./x.js", "./y.js"]}}, "a", ["./x.js", "./y.js"]),
        ({"exports": {"./a": None}}, "a", []),
        ({"exports": {"./*": "./*.js", "./internal/*": None}}, "internal/a", []),
    ],
)
def test_exports(fields: dict[str, object], rest: str, wanted: list[str]) -> None:
    assert list(exported_paths(manifest_of(**fields), rest)) == wanted


@pytest.mark.parametrize(
    ("imports", "specifier", "wanted"),
    [
        (None, "#a", []),
        ({"#a": "./a.js"}, "#a", ["./a.js"]),
        ({"#a": "dep"}, "#a", ["dep"]),
        ({"#a/*": "./x/*.js"}, "#a/b/c", ["./x/b/c.js"]),
        ({"#a": {"node": "./n.js", "default": "dep"}}, "#a", ["./n.js", "dep"]),
        ({"#a": "./a.js"}, "#b", []),
    ],
)
def test_imports(imports: object, specifier: str, wanted: list[str]) -> None:
    fields = {} if imports is None else {"imports": imports}
    assert list(imported_paths(manifest_of(**fields), specifier)) == wanted
