"""Imports of whole files: places, broken code, and what is no import."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dockerlint.models.module import Kept
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.imports import parse_module, quick_specifiers
from dockerlint.source import SourceFile
from tests.support.typescript_reading import METADATA, PLAIN, imports, kept


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


def test_a_syntax_error_marks_the_file_and_loses_no_import() -> None:
    module = parse_module(SourceFile("a.ts", "import a from 'p';\na();\nclass {{{"), PLAIN)
    assert module.partial
    assert [one.specifier for one in module.imports] == ["p"]


def test_casts_are_read_by_the_grammar_of_the_extension() -> None:
    assert not parse_module(SourceFile("a.ts", "const a = <T>b;"), PLAIN).partial
    assert not parse_module(SourceFile("a.tsx", "const a = <T>b</T>;"), PLAIN).partial


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


def test_code_that_is_nested_absurdly_deep_is_read_by_regular_expressions() -> None:
    module = parse_module(
        SourceFile("a.ts", "import { a } from 'p';" + "(" * 20000 + "a" + ")" * 20000), PLAIN
    )
    assert module.partial
    assert [(one.specifier, one.kept) for one in module.imports] == [("p", Kept.UNKNOWN)]


def test_quick_specifiers_see_all_forms_and_each_once() -> None:
    text = (
        "import'a';import b from'b';import{c}\nfrom // why\n 'c';export*from\"d\";\n"
        "require('e');require.resolve(`f`);import('g');import.meta.resolve('h');import i = require('i');\n"
        "import { x /* it's */ } from 'j'; await import<T>(/* c */ 'k'); require?.('l'); require('e');\n"
        "x.import('no'); $require('no'); xfrom 'no'; require(no);"
    )
    assert sorted(quick_specifiers(text)) == list("abcdefghijkl")


def test_the_compiler_adds_imports() -> None:
    config = TsConfig(path="t", import_helpers=True, jsx="react-jsx", jsx_import_source="preact")
    found = imports("@D class A {}\nexport const e = <p>@</p>;", config, "a.tsx")
    assert [(one.specifier, one.implicit, one.at.start) for one in found] == [
        ("tslib", "importHelpers", (1, 1)),
        ("preact/jsx-runtime", "jsx", (2, 18)),
    ]
    assert imports("const a = '@', b = 1 < 2;", config, "a.tsx") == ()


BROKEN = "function g() { return 1badname; }\n"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("import 'p';\nf();\n" + BROKEN, Kept.YES),
        ("import { a } from 'p';\nexport const b = a();\n" + BROKEN, Kept.YES),
        ("import { a } from 'p';\n" + BROKEN + "f();\nexport const b = a();\n", Kept.YES),
        ("import { a } from 'p';\nexport class B { c() { a(); } }\n" + BROKEN, Kept.YES),
        ("import { a } from 'p';\nexport class B { c() { a(); }\n d() { return 1badname; } }\n", Kept.YES),
        ("const b = require('p');\n" + BROKEN, Kept.YES),
        ("import { a } from 'p';\n" + BROKEN, Kept.UNKNOWN),
        ("import { a } from 'p';\nfunction h() { a(1badname); }\n", Kept.UNKNOWN),
        ("import { a } from 'p';\n" + BROKEN + "export const b = a();\n", Kept.UNKNOWN),
        ("import { a } from 'p';\nfunction h() { const b = 1bad; return a(); }\n", Kept.UNKNOWN),
        ("function h() { require('p'); 1bad; }\n", Kept.UNKNOWN),
        ("import type { a } from 'p';\n" + BROKEN, Kept.NO),
    ],
)
def test_what_stands_outside_an_error_is_certain(text: str, verdict: Kept) -> None:
    module = parse_module(SourceFile("src/a.ts", text), PLAIN)
    assert module.partial
    assert [one.kept for one in module.imports if one.specifier == "p"] == [verdict]
