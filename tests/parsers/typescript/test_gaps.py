"""Code that the grammar does not take."""

from __future__ import annotations

import pytest

from dockerlint.models.module import Kept
from dockerlint.parsers.typescript.gaps import covered
from dockerlint.parsers.typescript.imports import parse_module
from dockerlint.source import SourceFile
from tests.support.typescript_reading import PLAIN, kept

GAPS = [
    "const r = sql<{ a: string; b: Date }[]>`select 1`;",
    "const r = await db.$queryRaw<Row[]>`select ${id}`;",
    "const r = sql<[string, number]> /*sql*/ `select 1`;",
    "const r = sql<() => void>`select 1`;",
    "const D = styled(Img)<{ $open?: boolean }>`color: red;`;",
    "export type * from './rows';",
    "export type * as rows from './rows'",
    "let f: (any) => string;",
    "let f: ( object ) => string;",
    "using(store.read(), (r) => r);",
    "const a = await using(store);",
    "class Box<in out T> {}",
    "type Get<A, out B> = () => B;",
    "const a = await load<typeof import('./a')>();",
    "type T = NonNullable<import('./a').Options['b']>;",
]


@pytest.mark.parametrize("path", ["a.ts", "a.tsx"])
@pytest.mark.parametrize("gap", GAPS)
def test_a_gap_leaves_the_file_readable(gap: str, path: str) -> None:
    text = f"import {{ p }} from 'p';\n{gap}\nexport const x = p();\n"
    module = parse_module(SourceFile(path, text), PLAIN)
    assert not module.partial
    assert [(one.specifier, one.kept) for one in module.imports if one.specifier == "p"] == [("p", Kept.YES)]
    assert len(covered(text.encode())) == len(text.encode())


def test_a_value_in_a_gap_is_still_used() -> None:
    assert kept("import { using } from 'p';\nawait using(a, b);") is Kept.YES


def test_a_type_in_a_gap_is_no_value() -> None:
    text = (
        "import { Row, q } from 'p';\nimport { Id } from 'q';\nexport const r = sql<{ a: Row; b: Id }[]>`x`;"
    )
    assert kept(text) is Kept.NO


@pytest.mark.parametrize(
    "text",
    [
        "const a = b < c && d > `e`;",
        "const a = `x < ${b} >`;",
        "const a = () => `b`;",
        "for (const a in out) b(a);",
        "f(a, out, b);",
        "const m = import('p').then((q) => q.a);",
        "await using a = b();",
        "x.using(a);",
        "export type { A } from './a';",
        "const f = (any: number) => any;",
        "<",
        ">`",
    ],
)
def test_other_code_is_left_as_it_is(text: str) -> None:
    assert covered(text.encode()) == text.encode()


def test_long_and_unfinished_code_is_read_once() -> None:
    data = (b"a<" * 50_000) + (b">`" * 50_000)
    assert len(covered(data)) == len(data)
    assert covered(b"a<" + b"b" * 5_000 + b">`c`") == b"a<" + b"b" * 5_000 + b">`c`"
