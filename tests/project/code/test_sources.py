from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.code.entries import Entry
from dockerlint.project.code.resolver import Target
from dockerlint.project.code.sources import Sources
from dockerlint.project.workspaces.finding import Workspaces, find_workspaces

START = {"build": "tsc", "start": "node dist/main.js"}
METADATA = '{"compilerOptions": {"outDir": "dist", "emitDecoratorMetadata": true}}'


def manifest(name: str, **fields: object) -> str:
    return json.dumps({"name": name, **fields})


def linked(
    files: dict[str, str], entries: Mapping[str, tuple[Entry, ...]] | None = None
) -> tuple[Sources, Workspaces]:
    tree = MemoryFiles(files)
    workspaces, diagnoses = find_workspaces(tree, tree.walk())
    assert diagnoses == []
    return Sources(tree, workspaces, lambda _: entries or {}), workspaces


def undeclared(
    files: dict[str, str], entries: Mapping[str, tuple[Entry, ...]] | None = None
) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """List owner, name, chain and laziness of the first site of each undeclared import."""
    sources, workspaces = linked(files, entries)
    return [
        (use.owner.folder, use.name, use.sites[0].chain, use.sites[0].lazy)
        for workspace in workspaces.all
        for package in workspace.packages
        for use in sources.undeclared(package)
    ]


def app(text: str, /, config: str = METADATA, **files: str) -> dict[str, str]:
    extra = {f"src/{name}.ts": one for name, one in files.items()}
    package = manifest("app", scripts=START, dependencies={"declared": "1"}, devDependencies={"dev": "1"})
    return {"package.json": package, "tsconfig.json": config, "src/main.ts": text, **extra}


def started(path: str, **fields: object) -> tuple[str, ...]:
    """Return the entries of a package with these manifest fields and one source file."""
    files = {"package.json": manifest("app", **fields), path: ""}
    sources, workspaces = linked(files)
    return tuple(f"{one.path} by {one.because}" for one in sources.entries(workspaces.all[0].packages[0]))


@pytest.mark.parametrize(
    ("script", "path"),
    [
        ("node dist/main", "src/main.ts"),
        ("node --enable-source-maps -r dotenv/config dist/main.js", "src/main.ts"),
        ("cross-env NODE_ENV=production node ./dist/main.js", "src/main.ts"),
        ("NODE_ENV=production exec node dist/src/main.js", "src/main.ts"),
        ("dotenv -e ../../.env -- node dist/apps/api/src/main.js", "src/main.ts"),
        ("pm2-runtime start dist/main.js", "src/main.ts"),
        ("prisma migrate deploy && node dist/main.js", "src/main.ts"),
        ("npm run real", "src/main.ts"),
        ("tsx src/main.ts", "src/main.ts"),
        ("nest start", "src/main.ts"),
        ("node lib/esm/main.mjs", "src/main.mts"),
        ("node server.js", "server.js"),
    ],
)
def test_a_start_script_leads_to_the_source_of_what_it_starts(script: str, path: str) -> None:
    folder = "apps/api/" if "apps/api" in script else ""
    scripts = {"build": "tsc", "start": script, "real": "node dist/main.js"}
    files = {f"{folder}package.json": manifest("app", scripts=scripts), f"{folder}{path}": ""}
    sources, workspaces = linked(files)
    found = sources.entries(workspaces.all[0].packages[0])
    assert [(one.path, one.because) for one in found] == [(f"{folder}{path}", "the script `start`")]
    assert found[0].at is not None
    assert found[0].at.text == json.dumps(script)


def test_start_prod_goes_before_start_and_main_is_the_last() -> None:
    scripts = {"build": "nest build", "start": "nest start", "start:prod": "node dist/main"}
    assert started("src/main.ts", scripts=scripts) == ("src/main.ts by the script `start:prod`",)
    assert started("src/index.ts", main="dist/index.js") == ("src/index.ts by `main`",)
    assert started("src/index.ts", exports={".": {"types": "./x.d.ts", "import": "./dist/index.js"}}) == (
        "src/index.ts by `exports`",
    )


@pytest.mark.parametrize(
    "scripts",
    [
        {"start": "./run.sh"},
        {"start": 'node "$MAIN"'},
        {"build": "next build", "start": "node dist/main.js"},
        {"build": "node build.mjs", "start": "node dist/main.js"},
        {"build": "tsc && vite build", "start": "node dist/main.js"},
        {"build": "pnpm run bundle", "bundle": "esbuild src/main.ts", "start": "node dist/main.js"},
        {"build": "nest build --webpack", "start": "node dist/main.js"},
        {"build": "tsc", "start": "node 'dist/main.js"},
    ],
)
def test_bundled_and_unknown_applications_have_no_entry(scripts: dict[str, str]) -> None:
    assert started("src/main.ts", scripts=scripts, main="dist/main.js") == ()


def test_nest_cli_names_the_applications_of_a_monorepo() -> None:
    nest = {
        "monorepo": True,
        "compilerOptions": {"webpack": False},
        "projects": {
            "api": {"type": "application", "sourceRoot": "apps/api/src"},
            "job": {"type": "application", "sourceRoot": "apps/job/src", "entryFile": "job"},
            "shared": {"type": "library", "sourceRoot": "libs/shared/src", "entryFile": "index"},
        },
    }
    files = {
        "package.json": manifest("app"),
        "nest-cli.json": json.dumps(nest),
        "apps/api/src/main.ts": "",
        "apps/job/src/job.ts": "",
        "libs/shared/src/index.ts": "",
    }
    sources, workspaces = linked(files)
    package = workspaces.all[0].packages[0]
    assert [one.path for one in sources.entries(package)] == ["apps/api/src/main.ts", "apps/job/src/job.ts"]
    del nest["compilerOptions"]
    sources, workspaces = linked({**files, "nest-cli.json": json.dumps(nest)})
    assert sources.entries(workspaces.all[0].packages[0]) == ()


def test_the_output_folder_of_an_extended_tsconfig_counts() -> None:
    files = {
        "package.json": manifest("app", scripts={"build": "tsc", "start": "node target/js/main.js"}),
        "tsconfig.json": '{"extends": "./tsconfig.base.json"}',
        "tsconfig.base.json": '{"compilerOptions": {"outDir": "target/js", "rootDir": "code"}}',
        "code/main.ts": "",
    }
    sources, workspaces = linked(files)
    assert [one.path for one in sources.entries(workspaces.all[0].packages[0])] == ["code/main.ts"]


RESOLVING = {
    "package.json": manifest("root", workspaces=["a", "lib", "plain"]),
    "a/package.json": manifest(
        "a",
        dependencies={"lib": "workspace:*", "alias": "workspace:lib@*"},
        exports={"./own": "./dist/own.js"},
        imports={"#in/*": "./dist/in/*.js", "#dep": "uuid"},
        _moduleAliases={"@mod": "dist"},
    ),
    "a/tsconfig.json": json.dumps(
        {
            "compilerOptions": {
                "baseUrl": ".",
                "paths": {"@/*": ["src/*"], "@/deep/*": ["deep/*"], "@lib": ["../lib"]},
            }
        }
    ),
    "a/src/main.ts": "",
    "a/src/own.ts": "",
    "a/src/in/x.ts": "",
    "a/src/x.service.ts": "",
    "a/src/view.tsx": "",
    "a/src/folder/index.ts": "",
    "a/deep/y.ts": "",
    "a/generated/keep.txt": "",
    "a/typings.d.ts": "",
    "lib/package.json": manifest(
        "lib",
        exports={".": {"types": "./dist/index.d.ts", "default": "./dist/index.js"}, "./f/*": "./dist/f/*.js"},
    ),
    "lib/src/index.ts": "",
    "lib/src/f/z.ts": "",
    "plain/package.json": manifest("plain", main="dist/cjs/index.js"),
    "plain/src/index.ts": "",
}


@pytest.mark.parametrize(
    ("specifier", "target"),
    [
        ("./x.service", Target("a/src/x.service.ts")),
        ("./x.service.js", Target("a/src/x.service.ts")),
        ("./view.jsx", Target("a/src/view.tsx")),
        ("./folder", Target("a/src/folder/index.ts")),
        ("..", Target()),
        ("../typings", Target()),
        ("./gone", Target()),
        ("../../../up", Target()),
        ("/abs", Target()),
        ("fs", Target()),
        ("fs/promises", Target()),
        ("node:test", Target()),
        ("bun:sqlite", Target()),
        ("raw-loader!./x", Target()),
        ("test", Target(None, "test")),
        ("string_decoder/", Target(None, "string_decoder")),
        ("@/x.service", Target("a/src/x.service.ts")),
        ("@/deep/y", Target("a/deep/y.ts")),
        ("@/gone", Target()),
        ("@lib", Target("lib/src/index.ts")),
        ("src/own", Target("a/src/own.ts")),
        ("generated/client", Target()),
        ("in/x", Target()),
        ("#in/x", Target("a/src/in/x.ts")),
        ("#dep", Target(None, "uuid")),
        ("#none", Target()),
        ("~/x", Target()),
        (".prisma/client", Target()),
        ("@mod/x", Target()),
        ("a/own", Target("a/src/own.ts")),
        ("lib", Target("lib/src/index.ts", "lib")),
        ("lib/f/z", Target("lib/src/f/z.ts", "lib")),
        ("alias", Target("lib/src/index.ts", "alias")),
        ("plain", Target("plain/src/index.ts", "plain")),
        ("@scope/pkg/deep.js?raw", Target(None, "@scope/pkg")),
        ("JSONStream", Target(None, "JSONStream")),
        ("vscode", Target()),
        ("bun", Target()),
    ],
)
def test_specifiers(specifier: str, target: Target) -> None:
    sources, _ = linked(RESOLVING)
    assert sources.resolver.resolve("a/src/main.ts", specifier) == target


def test_an_undeclared_import_is_found_along_its_chain() -> None:
    files = app(
        "import './a';", a="import { b } from './b'; b();", b="import x from 'x'; export const b = x;"
    )
    assert undeclared(files) == [(".", "x", ("src/main.ts", "src/a.ts", "src/b.ts"), False)]


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
        app("import './a';", a="import 'x'; class {"),
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


def test_four_sites_of_a_name_are_enough() -> None:
    names = [f"f{number}" for number in range(9)]
    text = "".join(f"import './{name}';" for name in names)
    sources, workspaces = linked(app(text, **dict.fromkeys(names, "import 'x';")))
    (use,) = sources.undeclared(workspaces.all[0].packages[0])
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


def test_a_broken_manifest_silences_what_depends_on_it() -> None:
    tree = MemoryFiles(
        {**app("import 'x';"), "package.json": '{"name": "app", "scripts": {"start": "node src/main.ts"} "a"'}
    )
    workspaces, diagnoses = find_workspaces(tree, tree.walk())
    assert len(diagnoses) > 0
    sources = Sources(tree, workspaces)
    assert [sources.undeclared(one) for one in workspaces.all[0].packages] == [()]


def test_entries_of_an_image_count_too() -> None:
    files = {"package.json": manifest("app", dependencies={}), "src/job.ts": "import 'x';"}
    assert undeclared(files) == []
    entries = {".": (Entry("src/job.ts", "`CMD` of Dockerfile"),)}
    assert undeclared(files, entries) == [(".", "x", ("src/job.ts",), False)]


def test_reached_lists_the_nearest_files_first() -> None:
    sources, workspaces = linked(
        app("import './a'; import './b';", a="import './c';", b="", c="import './a';")
    )
    package = workspaces.all[0].packages[0]
    assert sources.reached(package) == ["src/main.ts", "src/a.ts", "src/b.ts", "src/c.ts"]


def test_helpers_of_the_compiler_are_imports() -> None:
    config = '{"compilerOptions": {"importHelpers": true}}'
    text = "import { D } from 'declared'; @D() export class A {}"
    assert undeclared(app(text, config)) == [(".", "tslib", ("src/main.ts",), False)]
    assert undeclared({**app(text, config), "nest-cli.json": '{"compilerOptions": {"builder": "swc"}}'}) == []


def nested(**fields: object) -> dict[str, str]:
    files = app("import 'declared';")
    part = manifest("part", main="dist/index.js", **fields)
    return {**files, "fixtures/part/package.json": part, "fixtures/part/src/index.ts": "import 'zod';"}


def test_a_package_inside_another_that_declares_nothing_is_a_part_of_it() -> None:
    assert undeclared(nested()) == []


def test_a_package_inside_another_that_declares_something_answers_for_itself() -> None:
    files = nested(dependencies={"declared": "1"})
    assert undeclared(files) == [("fixtures/part", "zod", ("fixtures/part/src/index.ts",), False)]


@pytest.mark.parametrize(
    ("references", "wanted"),
    [
        (["./tsconfig.spec.json", "./tsconfig.lib.json"], []),
        (["./tsconfig.spec.json"], [(".", "react", ("src/main.tsx",), False)]),
        (["../other"], [(".", "react", ("src/main.tsx",), False)]),
    ],
)
def test_a_tsconfig_without_files_means_what_it_refers_to(
    references: list[str], wanted: list[object]
) -> None:
    files = {
        **app(""),
        "src/main.tsx": "export const view = <p/>;",
        "base.json": '{"compilerOptions": {"jsx": "react-jsx", "outDir": "dist"}}',
        "tsconfig.json": json.dumps(
            {"extends": "./base.json", "files": [], "references": [{"path": one} for one in references]}
        ),
        "tsconfig.lib.json": '{"extends": "./base.json", "compilerOptions": {"jsx": "preserve"}}',
        "tsconfig.spec.json": '{"extends": "./base.json", "compilerOptions": {"jsx": "preserve"}}',
    }
    del files["src/main.ts"]
    assert undeclared(files) == wanted
