"""Which files are certainly loaded, along which chain."""

from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.code.import_graph import Modules
from dockerlint.project.code.source_paths import SourcePaths
from dockerlint.project.code.tsconfigs import Tsconfigs
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces
from tests.support.code_trees import app, linked, undeclared


@pytest.mark.parametrize(
    "files",
    [
        app("import x from 'declared'; import y from 'dev'; x(y);"),
        app("import type { X } from 'x';"),
        app("export const a = 1;", a="import x from 'x'; x();"),
        app("import { A } from './a'; let a: A;", a="import x from 'x'; export class A { y = x; }"),
        app("export { A } from './a';", a="import 'x'; export interface A {}"),
        app("import { E } from './a'; f(E.B);", a="import 'x'; export const enum E { B }"),
        app("try { require('./a'); } catch {}", a="import 'x';"),
        app("require.resolve('./a');", a="import 'x';"),
        app("import './a';", a="class { import 'x';"),
        app("import 'x';", config='{"extends": "./generated/tsconfig.json"}'),
    ],
)
def test_what_is_not_certainly_loaded_is_silent(files: dict[str, str]) -> None:
    assert undeclared(files) == []


def test_another_file_decides_whether_a_name_is_a_value() -> None:
    for main in ("export { A } from './a';", "import { A } from './a'; class B { @D() a: A }"):
        barrel = app(main, a="export * from './b';", b="import 'x'; export class A {}")
        assert undeclared(barrel) == [(".", "x", ("src/main.ts", "src/a.ts", "src/b.ts"), False)]


def test_an_elided_shortcut_does_not_hide_the_long_way() -> None:
    files = app(
        "import { A } from './a'; import './b'; let a: A;",
        a="import 'x'; export class A {}",
        b="import { A } from './a'; new A();",
    )
    assert undeclared(files) == [(".", "x", ("src/main.ts", "src/b.ts", "src/a.ts"), False)]


def test_loads_that_come_later_are_lazy_unless_another_is_not() -> None:
    lazy = app("export const f = () => import('./a');", a="import 'x';")
    assert undeclared(lazy) == [(".", "x", ("src/main.ts", "src/a.ts"), True)]
    both = app("export const f = () => import('./a'); import './b';", a="import 'x';", b="import 'x';")
    assert undeclared(both) == [(".", "x", ("src/main.ts", "src/b.ts"), False)]


def test_reached_lists_the_nearest_files_first() -> None:
    code, workspaces = linked(app("import './a'; import './b';", a="import './c';", b="", c="import './a';"))
    package = workspaces.all[0].packages[0]
    assert code.reached_from(package) == ["src/main.ts", "src/a.ts", "src/b.ts", "src/c.ts"]


def modules(files: dict[str, str | bytes]) -> Modules:
    tree = MemoryFiles(files)
    workspaces = find_workspaces(Reading(tree), tree.walk())
    return Modules(tree, Tsconfigs(tree, workspaces, SourcePaths(tree)))


def test_the_quick_reading_holds_types_too_and_the_exact_one_the_same_module_each_time() -> None:
    read = modules({"a.ts": "import type { T } from './t';\nimport { b } from 'b';\nb();\n"})
    assert read.specifiers_of("a.ts") == ("./t", "b")
    module = read.module_of("a.ts")
    assert module is not None
    assert [one.specifier for one in module.imports if one.kept.name == "YES"] == ["b"]
    assert read.module_of("a.ts") is module


def test_a_file_that_cannot_be_read_has_no_imports() -> None:
    read = modules({"a.ts": b"import 'b';\0"})
    assert (read.specifiers_of("a.ts"), read.module_of("a.ts"), read.module_of("none.ts")) == ((), None, None)
