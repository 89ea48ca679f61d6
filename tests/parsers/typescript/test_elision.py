"""What the compiler keeps of an import statement, and what decides it."""

from __future__ import annotations

import pytest

from dockerlint.models.module import Kept
from dockerlint.models.tsconfig import TsConfig
from tests.support.typescript_reading import ISOLATED, METADATA, PLAIN, UNREAD, VERBATIM, imports, kept


@pytest.mark.parametrize(
    "text",
    [
        "import 'p';",
        "import d from 'p'; d();",
        "import * as n from 'p'; n.f();",
        "import { v } from 'p'; class A extends v {}",
        "import { v as w } from 'p'; x instanceof w;",
        "import { v } from 'p'; const o = { v };",
        "import { v } from 'p'; if (0) v();",
        "import { v } from 'p'; f(v as Other);",
        "import v from 'p'; export default v;",
        "import { D } from 'p'; @D() class A {}",
        "import d, { type T } from 'p'; d();",
        "import c = require('p'); c();",
        "export { default } from './a'; export * from 'p';",
        "export * as n from 'p';",
        "import * as n from 'p'; export { n };",
        "const c = require('p');",
        "const c = require(/* why */ `p`);",
        "const c = require.resolve('p');",
        "const c = await import('p');",
        "const c = await import(/* webpackIgnore: true */ 'p');",
        "import.meta.resolve('p');",
        "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('p');",
    ],
)
def test_values_keep_their_import(text: str) -> None:
    assert kept(text) is Kept.YES


@pytest.mark.parametrize(
    "text",
    [
        "import d from 'p';",
        "import type { T } from 'p'; let x: T;",
        "import { type T } from 'p'; let x: T;",
        "import { T } from 'p'; let x: T;",
        "import { T } from 'p'; class A implements T {}",
        "import { T } from 'p'; f<T>();",
        "import { T } from 'p'; x as T; y satisfies T;",
        "import { v } from 'p'; let x: typeof v;",
        "import * as n from 'p'; let x: n.T;",
        "import { C } from 'p'; declare class A extends C {}",
        "import { v } from 'p'; type F = (v: string) => void;",
        "import { v } from 'p'; function f(v: string) { return v; }",
        "import { v } from 'p'; const f = ({ a: v }) => v;",
        "import { v } from 'p'; for (const v of []) { v; }",
        "import { v } from 'p'; try {} catch (v) { v; }",
        "import { v } from 'p'; function f() { const [v] = g(); return v; }",
        "import { v } from 'p'; const o = { v: 1 }; o.v;",
        "import { v } from 'p'; const s = 'v'; // v",
        "import c = require('p'); let x: c.T;",
        "export type { T } from 'p';",
        "export { type T } from 'p';",
        "import { T } from 'p'; export type { T };",
    ],
)
def test_types_and_unused_names_keep_nothing(text: str) -> None:
    assert kept(text) is Kept.NO


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("export { T, v as w } from 'p';", ("T", "v")),
        ("import { T as U } from 'p'; export { U };", ("T",)),
        ("import {} from 'p';", ()),
        ("import { E } from 'p'; interface I { [E.A]: string }", ()),
    ],
)
def test_what_another_file_or_the_compiler_decides_is_unknown(text: str, names: tuple[str, ...]) -> None:
    found = imports(text)[0]
    assert (found.kept, found.names) == (Kept.UNKNOWN, names)


def test_options_that_keep_statements() -> None:
    assert [kept("import { type T } from 'p';", one) for one in (PLAIN, VERBATIM, UNREAD)] == [
        Kept.NO,
        Kept.YES,
        Kept.UNKNOWN,
    ]
    assert kept("import { T } from 'p';", VERBATIM) is Kept.YES
    assert kept("import type { T } from 'p';", VERBATIM) is Kept.NO
    assert kept("export { T } from 'p';", ISOLATED) is Kept.YES
    assert kept("import { T } from 'p'; let x: T;", UNREAD) is Kept.UNKNOWN


def test_javascript_keeps_everything() -> None:
    assert kept("import { a } from 'p';", METADATA, "src/a.mjs") is Kept.YES
    assert kept("export { a } from 'p';", METADATA, "src/a.js") is Kept.YES
    assert kept("import { a } from 'p';", METADATA, "bin/run") is Kept.YES


def test_react_is_used_by_elements_where_they_become_its_calls() -> None:
    text = "import React from 'p'; export const e = <b/>;"
    assert kept(text, TsConfig(path="t", jsx="react"), "a.tsx") is Kept.YES
    assert kept(text, TsConfig(path="t", jsx="react-jsx"), "a.tsx") is Kept.NO
