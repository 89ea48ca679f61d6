"""What a name is where it is written."""

from __future__ import annotations

import pytest

from dockerlint.parsers.typescript.scopes import ScopePlace, declared, place
from dockerlint.parsers.typescript.syntax import read_syntax
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("v();", ScopePlace.VALUE),
        ("function f() { return v; }", ScopePlace.VALUE),
        ("(v as T)", ScopePlace.VALUE),
        ("let x: typeof v;", ScopePlace.TYPE),
        ("interface I { a: v }", ScopePlace.TYPE),
        ("x as typeof v", ScopePlace.TYPE),
        ("declare const a: typeof v;", ScopePlace.TYPE),
        ("interface I { [v.a]: string }", ScopePlace.COMPUTED),
        ("const o = { [v]: 1 };", ScopePlace.VALUE),
    ],
)
def test_the_last_occurrence(text: str, wanted: ScopePlace) -> None:
    assert places(text)[-1] is wanted


@pytest.mark.parametrize(
    "text",
    [
        "function f(v) { v; }",
        "(v) => v",
        "v => v",
        "function f({ a: v, ...b }) { v; }",
        "function f([v = 1]) { v; }",
        "{ const v = 1; v; }",
        "{ class v {} v; }",
        "for (const v of x) v;",
        "for (let v = 0; v < 1;) v;",
        "try {} catch (v) { v; }",
    ],
)
def test_a_local_declaration_hides_an_import(text: str) -> None:
    assert places(text)[-1] is ScopePlace.HIDDEN


@pytest.mark.parametrize("text", ["function f(a = v) {}", "{ const a = v; }", "for (const a of v) {}"])
def test_what_a_pattern_only_uses_is_not_hidden(text: str) -> None:
    assert places(text) == [ScopePlace.VALUE]


def places(text: str) -> list[ScopePlace]:
    syntax = read_syntax(SourceFile("a.ts", text))
    assert syntax is not None
    return [place(syntax, node, "v") for node in syntax.occurrences("v")]


def test_the_file_itself_is_no_scope() -> None:
    syntax = read_syntax(SourceFile("a.ts", "const v = 1; { let a, { b, c: [d] } = x; function e() {} }"))
    assert syntax is not None
    assert declared(syntax, syntax.root) == set()
    assert declared(syntax, syntax.root.named_children[1]) == {"a", "b", "d", "e"}
