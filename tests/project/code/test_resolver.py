"""What a specifier names: a file of the tree, a package, or what is not known."""

from __future__ import annotations

import json

import pytest

from dockerlint.project.code.resolver import Target
from tests.support.code_trees import linked, manifest

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
