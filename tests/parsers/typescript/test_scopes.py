"""What a name is where it is written."""

from __future__ import annotations

import pytest

from dockerlint.parsers.typescript.scopes import Place, declared, place
from dockerlint.parsers.typescript.syntax import read_syntax
from dockerlint.source import SourceFile


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("v();", Place.VALUE),
        ("function f() { return v; }", Place.VALUE),
        ("(v as T)", Place.VALUE),
        ("let x: typeof v;", Place.TYPE),
        ("interface I { a: v }", Place.TYPE),
        ("x as typeof v", Place.TYPE),
        ("declare const a: typeof v;", Place.TYPE),
        ("interface I { [v.a]: string }", Place.COMPUTED),
        ("const o = { [v]: 1 };", Place.VALUE),
    ],
)
def test_the_last_occurrence(text: str, wanted: Place) -> None:
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
    assert places(text)[-1] is Place.HIDDEN


@pytest.mark.parametrize("text", ["function f(a = v) {}", "{ const a = v; }", "for (const a of v) {}"])
def test_what_a_pattern_only_uses_is_not_hidden(text: str) -> None:
    assert places(text) == [Place.VALUE]


def places(text: str) -> list[Place]:
    syntax = read_syntax(SourceFile("a.ts", text))
    assert syntax is not None
    return [place(syntax, node, "v") for node in syntax.occurrences("v")]


def test_the_file_itself_is_no_scope() -> None:
    syntax = read_syntax(SourceFile("a.ts", "const v = 1; { let a, { b, c: [d] } = x; function e() {} }"))
    assert syntax is not None
    assert declared(syntax, syntax.root) == set()
    assert declared(syntax, syntax.root.named_children[1]) == {"a", "b", "d", "e"}
