from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.models.module import Import, Kept
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.imports import parse_module, quick_specifiers
from dockerlint.source import SourceFile

PLAIN = TsConfig(path="tsconfig.json")
METADATA = TsConfig(path="tsconfig.json", emit_decorator_metadata=True)
VERBATIM = TsConfig(path="tsconfig.json", verbatim_module_syntax=True)
ISOLATED = TsConfig(path="tsconfig.json", isolated_modules=True)
UNREAD = TsConfig(
    path="tsconfig.json", complete=False, verbatim_module_syntax=None, emit_decorator_metadata=None
)


def imports(text: str, config: TsConfig = PLAIN, path: str = "src/a.ts") -> tuple[Import, ...]:
    return parse_module(SourceFile(path, text), config).imports


def kept(text: str, config: TsConfig = PLAIN, path: str = "src/a.ts") -> Kept | None:
    """Return the verdict on the import of `p`; None when the reader finds no import."""
    return next((one.kept for one in imports(text, config, path) if one.specifier == "p"), None)


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
    "text",
    [
        "type X = typeof import('p');",
        "type X = import('p').T;",
        "declare module 'p' {}",
        "declare module 'q' { import x from 'p'; }",
        "/// <reference types='p' />",
        "// import x from 'p'\n/* require('p') */",
        "const s = `import x from 'p'`, r = /import 'p'/;",
        "x.require('p');",
        "function f(require) { return require('p'); }",
        "const require = (name) => name; require('p');",
        "const name = 'p'; require(name); require(`p${x}`);",
    ],
)
def test_what_is_no_import_is_not_found(text: str) -> None:
    assert kept(text) is None


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


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("import { C } from 'p'; @Injectable() class A { constructor(c: C) {} }", Kept.YES),
        (
            "import { C } from 'p'; @Injectable() export class A { constructor(private c?: C<X>) {} }",
            Kept.YES,
        ),
        ("import * as n from 'p'; @Controller() class A { constructor(c: n.C) {} }", Kept.YES),
        ("import { C } from 'p'; class A { constructor(c: C) {} }", Kept.NO),
        ("import { C } from 'p'; @Injectable() class A { f(c: C): C {} g: C }", Kept.NO),
        ("import { C } from 'p'; @Injectable() class A { constructor(c: C[], d: Promise<C>) {} }", Kept.NO),
        ("import { C } from 'p'; @Injectable() class A { constructor(c: C | string) {} }", Kept.NO),
        ("import { C } from 'p'; @Injectable() class A { constructor(@Inject('k') c: C) {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; @Injectable() class A { constructor(c: C | null) {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; @Injectable() class A { constructor(...c: C[]) {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; @Entity() class A { constructor(c: C) {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; class A { @Field() c: C; }", Kept.UNKNOWN),
        ("import { C } from 'p'; class A { @Get() f(): C {} }", Kept.UNKNOWN),
        ("import { C } from 'p'; class A { f(@Body() c: C) {} }", Kept.UNKNOWN),
        ("import type { C } from 'p'; @Injectable() class A { constructor(c: C) {} }", Kept.NO),
    ],
)
def test_metadata_keeps_the_types_of_decorated_code(text: str, verdict: Kept) -> None:
    assert kept(text, METADATA) is verdict


def test_metadata_needs_its_option() -> None:
    text = "import { C } from 'p'; @Injectable() class A { constructor(c: C) {} }"
    assert [kept(text, PLAIN), kept(text, METADATA), kept(text, UNREAD)] == [Kept.NO, Kept.YES, Kept.UNKNOWN]


def test_a_known_interface_leaves_no_metadata() -> None:
    text = "import { Request, Odd } from 'express'; class A { @Get() f(@Req() r: Request) {} }"
    assert imports(text, METADATA)[0].kept is Kept.NO
    assert imports(text.replace("r: Request", "r: Odd"), METADATA)[0].kept is Kept.UNKNOWN


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


@pytest.mark.parametrize(
    "text",
    [
        "try { require('p'); } catch {}",
        "try { await import('p'); } catch (e) { log(e); } finally {}",
        "import('p').catch(() => 0);",
        "import('p').then((m) => m.default).catch(() => 0);",
        "import('p').then(use, forget);",
        "Promise.all([import('p')]).catch(forget);",
        "loadPackage('p', 'Here', () => require('p'));",
    ],
)
def test_a_caught_load_is_guarded(text: str) -> None:
    assert [(one.specifier, one.guarded) for one in imports(text)] == [("p", True)]


@pytest.mark.parametrize(
    "text",
    [
        "try { f(); } catch { require('p'); }",
        "try { require('p'); } finally {}",
        "import('p').then((m) => m.default);",
        "load(() => require('p'));",
    ],
)
def test_other_loads_are_not_guarded(text: str) -> None:
    assert [(one.specifier, one.guarded) for one in imports(text)] == [("p", False)]


@pytest.mark.parametrize(
    ("text", "lazy"),
    [
        ("require('p');", False),
        ("if (require('p')) {}", False),
        ("class A { f() { return require('p'); } }", True),
        ("const f = () => import('p');", True),
        ("if (x) require('p');", True),
        ("const c = x ? require('p') : null;", True),
        ("x && require('p');", True),
    ],
)
def test_lazy_loads_wait_for_a_call_or_a_condition(text: str, lazy: bool) -> None:
    assert [one.lazy for one in imports(text)] == [lazy]


def test_places_are_code_points_of_the_specifier() -> None:
    file = SourceFile("a.ts", "// \U0001f600é\nimport { a } from 'x'; /* ü */ require(\"y\"); a();")
    found = parse_module(file).imports
    assert [(one.specifier, one.at.start, one.at.text) for one in found] == [
        ("x", (2, 19), "'x'"),
        ("y", (2, 40), '"y"'),
    ]


def test_names_that_are_not_ascii() -> None:
    assert kept("import { größe } from 'p'; größe();") is Kept.YES
    assert kept("import { gr } from 'p'; größe();") is Kept.NO


def test_the_compiler_adds_imports() -> None:
    config = TsConfig(path="t", import_helpers=True, jsx="react-jsx", jsx_import_source="preact")
    found = imports("@D class A {}\nexport const e = <p>@</p>;", config, "a.tsx")
    assert [(one.specifier, one.implicit, one.at.start) for one in found] == [
        ("tslib", "importHelpers", (1, 1)),
        ("preact/jsx-runtime", "jsx", (2, 18)),
    ]
    assert imports("const a = '@', b = 1 < 2;", config, "a.tsx") == ()


def test_react_is_used_by_elements_where_they_become_its_calls() -> None:
    text = "import React from 'p'; export const e = <b/>;"
    assert kept(text, TsConfig(path="t", jsx="react"), "a.tsx") is Kept.YES
    assert kept(text, TsConfig(path="t", jsx="react-jsx"), "a.tsx") is Kept.NO


def test_a_syntax_error_marks_the_file_and_loses_no_import() -> None:
    module = parse_module(SourceFile("a.ts", "import a from 'p';\na();\nclass {{{"), PLAIN)
    assert module.partial
    assert [one.specifier for one in module.imports] == ["p"]


def test_casts_are_read_by_the_grammar_of_the_extension() -> None:
    assert not parse_module(SourceFile("a.ts", "const a = <T>b;"), PLAIN).partial
    assert not parse_module(SourceFile("a.tsx", "const a = <T>b</T>;"), PLAIN).partial


def test_exports_know_values_from_types() -> None:
    text = (
        "import { X } from './x'; import type { Y } from './y';\n"
        "export class A {} export interface B {} export type C = 1; export const d = 1, e = 2;\n"
        "export const enum F { G } export function g() {} export { X, Y, d as h, unknown };\n"
        "interface M {} const M = 1; export { M };\n"
        "export { P as Q, type R } from './p'; export * from './s'; export * as n from './n';\n"
        "export default interface Z {}\n"
    )
    module = parse_module(SourceFile("a.ts", text), PLAIN)
    shown = {
        name: (one.value.value, one.specifier, one.name, one.const_enum)
        for name, one in module.exports.items()
    }
    assert shown == {
        "A": ("yes", None, "", False),
        "B": ("no", None, "", False),
        "C": ("no", None, "", False),
        "d": ("yes", None, "", False),
        "e": ("yes", None, "", False),
        "F": ("yes", None, "", True),
        "g": ("yes", None, "", False),
        "X": ("unknown", "./x", "X", False),
        "Y": ("no", "./y", "Y", False),
        "h": ("yes", None, "", False),
        "unknown": ("unknown", None, "", False),
        "M": ("yes", None, "", False),
        "Q": ("unknown", "./p", "P", False),
        "R": ("no", None, "", False),
        "n": ("yes", None, "", False),
        "default": ("no", None, "", False),
    }
    assert module.stars == ("./s",)


PIECES = st.sampled_from(
    [
        "import ", "{ a } ", "* as n ", "type ", "from ", "'p'", '"q"', ";", "\n", "require(", "export ", "a", ")", "(",
        "{", "}", "`", "${", "/*", "*/", "//", "class A ", "@D() ", "constructor(", ": a", "=> ", "await ", "import(",
        "\u2028", "\U0001f600", "\ud800", "<", ">", "= ", "try ", "catch ", ".catch(", "default ", "enum ", "\r\n",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_no_text_raises_and_the_quick_reader_misses_nothing(text: str) -> None:
    file = SourceFile("a.tsx", text)
    module = parse_module(file, METADATA)
    assert all(file.text[one.at.begin : one.at.finish][1:-1] == one.specifier for one in module.imports)
    if not module.partial:
        assert {one.specifier for one in module.imports} <= set(quick_specifiers(text))


def test_quick_specifiers_see_all_forms_and_each_once() -> None:
    text = (
        "import'a';import b from'b';import{c}\nfrom // why\n 'c';export*from\"d\";\n"
        "require('e');require.resolve(`f`);import('g');import.meta.resolve('h');import i = require('i');\n"
        "import { x /* it's */ } from 'j'; await import<T>(/* c */ 'k'); require?.('l'); require('e');\n"
        "x.import('no'); $require('no'); xfrom 'no'; require(no);"
    )
    assert sorted(quick_specifiers(text)) == list("abcdefghijkl")


def test_code_that_is_nested_absurdly_deep_is_read_by_regular_expressions() -> None:
    module = parse_module(
        SourceFile("a.ts", "import { a } from 'p';" + "(" * 20000 + "a" + ")" * 20000), PLAIN
    )
    assert module.partial
    assert [(one.specifier, one.kept) for one in module.imports] == [("p", Kept.UNKNOWN)]
