"""Imports that no manifest declares, and which package answers for them."""

from __future__ import annotations

from tests.support.code_trees import START, app, linked, manifest, undeclared


def test_an_undeclared_import_is_found_along_its_chain() -> None:
    files = app(
        "import './a';", a="import { b } from './b'; b();", b="import x from 'x'; export const b = x;"
    )
    assert undeclared(files) == [(".", "x", ("src/main.ts", "src/a.ts", "src/b.ts"), False)]


def test_what_one_file_loads_on_trial_is_optional_for_those_that_load_it_on_demand() -> None:
    probe = "try { require('x'); } catch (e) { log('npm install x'); process.exit(1); }"
    lazy = "export function f() { return require('x'); }"
    files = app("import './probe'; import { f } from './use'; f();", probe=probe, use=lazy)
    assert undeclared(files) == []
    assert undeclared(files | {"src/use.ts": "import x from 'x'; export const f = x;"}) == [
        (".", "x", ("src/main.ts", "src/use.ts"), False)
    ]


def test_four_sites_of_a_name_are_enough() -> None:
    names = [f"f{number}" for number in range(9)]
    text = "".join(f"import './{name}';" for name in names)
    code, workspaces = linked(app(text, **dict.fromkeys(names, "import 'x';")))
    (use,) = code.undeclared_in(workspaces.all[0].packages[0])
    assert [one.chain[-1] for one in use.sites] == [f"src/f{number}.ts" for number in range(4)]


def workspace(api: str, lib: str, **fields: object) -> dict[str, str]:
    return {
        "pnpm-workspace.yaml": "packages: [api, lib]",
        "package.json": manifest("root"),
        "api/package.json": manifest(
            "api", scripts=START, **{"dependencies": {"lib": "workspace:*"}, **fields}
        ),
        "api/src/main.ts": api,
        "lib/package.json": manifest("lib", main="dist/index.js", dependencies={}),
        "lib/src/index.ts": lib,
    }


def test_a_package_answers_for_its_own_files() -> None:
    found = undeclared(workspace("import { a } from 'lib'; a();", "import x from 'x'; export const a = x;"))
    assert found == [("lib", "x", ("api/src/main.ts", "lib/src/index.ts"), False)]


def test_code_that_a_relative_import_pulls_in_may_use_what_the_importer_declares() -> None:
    files = workspace("import '../../lib/src';", "import 'x';", dependencies={"x": "1"})
    files["lib/package.json"] = manifest("lib", dependencies={})
    assert undeclared(files) == []


def test_an_undeclared_package_of_the_workspace_is_undeclared() -> None:
    files = workspace("import { a } from 'lib'; a();", "export const a = 1;", dependencies={})
    assert undeclared(files) == [("api", "lib", ("api/src/main.ts",), False)]


def test_a_package_without_any_group_leaves_it_to_the_root() -> None:
    files = workspace("import 'x'; import 'y';", "")
    files["package.json"] = manifest("root", dependencies={"x": "1"})
    files["api/package.json"] = manifest("api", scripts=START)
    assert undeclared(files) == [("api", "y", ("api/src/main.ts",), False)]


def test_bundled_packages_and_nearer_manifests_are_not_judged() -> None:
    files = workspace("import { a } from 'lib'; a();", "import 'x'; export const a = 1;")
    files["lib/package.json"] = manifest("lib", main="dist/index.js", scripts={"build": "tsup"})
    assert undeclared(files) == []
    nearer = {
        **app("import './in/a';"),
        "src/in/package.json": '{"type": "module"}',
        "src/in/a.ts": "import 'x';",
    }
    assert undeclared(nearer) == []


def nested(**fields: object) -> dict[str, str]:
    files = app("import 'declared';")
    part = manifest("part", main="dist/index.js", **fields)
    return {**files, "fixtures/part/package.json": part, "fixtures/part/src/index.ts": "import 'zod';"}


def test_a_package_inside_another_that_declares_nothing_is_a_part_of_it() -> None:
    assert undeclared(nested()) == []


def test_a_package_inside_another_that_declares_something_answers_for_itself() -> None:
    files = nested(dependencies={"declared": "1"})
    assert undeclared(files) == [("fixtures/part", "zod", ("fixtures/part/src/index.ts",), False)]


def test_what_a_member_compiles_of_the_root_is_judged_whatever_the_root_builds() -> None:
    files = workspace("import '../../tools/a';", "")
    files["tools/a.ts"] = "import 'x';"
    files["package.json"] = manifest("root", scripts={"build": "pnpm -r build"})
    assert undeclared(files) == [(".", "x", ("api/src/main.ts", "tools/a.ts"), False)]


def test_what_a_bundled_member_takes_of_the_root_is_not_judged() -> None:
    files = workspace("import '../../tools/a';", "")
    files["tools/a.ts"] = "import 'x';"
    files["api/package.json"] = manifest("api", scripts={**START, "build": "vite build"})
    assert undeclared(files) == []


def test_a_chain_under_a_condition_comes_before_one_that_waits_for_a_call() -> None:
    files = app(
        "import './cli'; if (!process.argv[2]) { require('./init') }",
        cli="export const rerun = () => require('./work');",
        init="import './boot';",
        boot="import './work';",
        work="import 'missing';",
    )
    chain = ("src/main.ts", "src/init.ts", "src/boot.ts", "src/work.ts")
    assert undeclared(files) == [(".", "missing", chain, True)]
