from __future__ import annotations

from dockerlint.files import MemoryFiles
from dockerlint.project.code.modules import Modules
from dockerlint.project.code.source_paths import SourcePaths
from dockerlint.project.code.tsconfigs import Tsconfigs
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces


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
