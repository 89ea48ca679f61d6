"""Where the output of TypeScript needs a helper of tslib."""

from __future__ import annotations

import pytest

from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.helpers import helper_place, may_need_helpers
from dockerlint.parsers.typescript.syntax import read_syntax
from dockerlint.source import SourceFile

COMMONJS = TsConfig(path="t", import_helpers=True, module="CommonJS", es_module_interop=True)
PLAIN = COMMONJS.model_copy(update={"es_module_interop": False})
MODULES = COMMONJS.model_copy(update={"module": "esnext"})
WITHOUT = COMMONJS.model_copy(update={"import_helpers": False})


def place(text: str, config: TsConfig, path: str = "a.ts") -> str | None:
    syntax = read_syntax(SourceFile(path, text))
    assert syntax is not None
    found = helper_place(syntax, config)
    assert found is None or may_need_helpers(path, text, config)
    return syntax.text(found) if found is not None else None


@pytest.mark.parametrize(
    ("text", "config", "wanted"),
    [
        ("import a from 'p';\na();", COMMONJS, "a"),
        ("import * as a from 'p';\na.b();", COMMONJS, "* as a"),
        ("import { default as a } from 'p';\na();", COMMONJS, "{ default as a }"),
        ("import a, * as b from 'p';\na(b);", COMMONJS, "a, * as b"),
        ("import { a } from 'p';\na();\nexport * from './q';\nexport * from './r';", COMMONJS, "*"),
        ("export * from './q';", PLAIN, "*"),
        ("export * as q from './q';", COMMONJS, "* as q"),
        ("export * as q from './q';", PLAIN, None),
        ("import a from 'p';\na();", PLAIN, None),
        ("import a from 'p';\na();\nexport * from './q';", MODULES, None),
        ("import a from 'p';\na();\n@D class A {}", MODULES, "@D"),
        ("import a from 'p';\na();\n@D class A {}", COMMONJS, "a"),
        ("import a from 'p';\na();\n@D class A {}", WITHOUT, None),
        ("import a from 'p';\nlet b: a;", COMMONJS, None),
        ("import type a from 'p';\nexport type * from './q';", COMMONJS, None),
        ("import a, { b } from 'p';\nb();", COMMONJS, None),
        ("import { a } from 'p';\na();", COMMONJS, None),
        ("import 'p';\nimport a = require('q');\na();", COMMONJS, None),
        ("export { a } from './q';\nexport const b = 1;", COMMONJS, None),
    ],
)
def test_the_first_place_that_needs_a_helper(text: str, config: TsConfig, wanted: str | None) -> None:
    assert place(text, config) == wanted


@pytest.mark.parametrize(
    ("path", "wanted"), [("a.tsx", "a"), ("a.cts", "a"), ("a.mts", None), ("a.js", None)]
)
def test_the_files_that_are_compiled_to_commonjs(path: str, wanted: str | None) -> None:
    assert place("import a from 'p';\na();", COMMONJS, path) == wanted
