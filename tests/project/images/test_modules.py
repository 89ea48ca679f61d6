from __future__ import annotations

from dockerlint.project.images.modules import StartedModule
from tests.support.small_projects import project

FILES = {
    "package.json": '{"name": "x", "scripts": {"start": "node main.js"}}',
    "main.js": "require('./a'); function f() { require('./late') }",
    "a.js": "require('./b')",
    "b.js": "",
    "late.js": "",
    "other.js": "",
}


def modules(files: dict[str, str]) -> list[StartedModule]:
    return [one for one in project(files).subjects("module") if isinstance(one, StartedModule)]


def test_an_entry_and_what_it_may_load_nearest_first() -> None:
    found = modules(FILES)
    assert [one.path for one in found] == ["main.js", "a.js", "late.js", "b.js"]
    assert {one.package.name for one in found} == {"x"}


def test_who_starts_a_module_and_by_which_files() -> None:
    found = {one.path: one for one in modules(FILES)}
    assert found["b.js"].chain == ("main.js", "a.js", "b.js")
    entry = found["b.js"].entry
    assert entry is not None
    assert (entry.path, entry.because) == ("main.js", "the script `start`")


def test_what_is_loaded_later_is_not_certain_to_be_loaded() -> None:
    late = next(one for one in modules(FILES) if one.path == "late.js")
    assert (late.chain, late.entry) == ((), None)


def test_a_module_is_parsed_and_has_its_text() -> None:
    a = next(one for one in modules(FILES) if one.path == "a.js")
    assert a.file is not None
    assert a.module is not None
    assert (a.file.text, [one.specifier for one in a.module.imports]) == ("require('./b')", ["./b"])


def test_what_a_container_starts() -> None:
    found = project({**FILES, "Dockerfile": 'FROM node:22\nCOPY . .\nCMD ["node", "a.js"]\n'})
    (container,) = found.images.containers
    assert [one.path for one in found.code.modules_of(container)] == ["a.js", "b.js"]


def test_a_package_that_starts_nothing_has_no_modules() -> None:
    assert modules({"package.json": '{"name": "x", "main": "a.js"}', "a.js": ""}) == []
