"""`exports`, `imports` and `main` (https://nodejs.org/api/packages.html)."""

from __future__ import annotations

import pytest

from dockerlint.project.code.package_exports import exported_paths, imported_paths
from tests.support.manifests import manifest_of

DEFAULTS = ["./src/index", "./index"]


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
