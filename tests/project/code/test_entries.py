"""Where the code of a package starts."""

from __future__ import annotations

import json

import pytest

from tests.support.code_trees import linked, manifest


def started(path: str, **fields: object) -> tuple[str, ...]:
    """Return the entries of a package with these manifest fields and one source file."""
    files = {"package.json": manifest("app", **fields), path: ""}
    code, workspaces = linked(files)
    return tuple(f"{one.path} by {one.because}" for one in code.entries_of(workspaces.all[0].packages[0]))


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
        ("node dist", "src/index.ts"),
        ("node .", "src/index.ts"),
        ("cd dist && node main.js", "src/main.ts"),
    ],
)
def test_a_start_script_leads_to_the_source_of_what_it_starts(script: str, path: str) -> None:
    folder = "apps/api/" if "apps/api" in script else ""
    scripts = {"build": "tsc", "start": script, "real": "node dist/main.js"}
    files = {f"{folder}package.json": manifest("app", scripts=scripts), f"{folder}{path}": ""}
    code, workspaces = linked(files)
    found = code.entries_of(workspaces.all[0].packages[0])
    assert [(one.path, one.because) for one in found] == [(f"{folder}{path}", "the script `start`")]
    assert found[0].at is not None
    assert found[0].at.text == json.dumps(script)


def test_what_node_loads_before_the_file_is_an_entry_too() -> None:
    start = "node -r dotenv/config --import=./dist/tracing.js -r ./dist/gone.js dist/main.js --import ./dist/late.js"
    files = dict.fromkeys(["src/main.ts", "src/tracing.ts", "src/late.ts"], "")
    code, workspaces = linked(
        {"package.json": manifest("app", scripts={"build": "tsc", "start": start}), **files}
    )
    found = code.entries_of(workspaces.all[0].packages[0])
    assert [one.path for one in found] == ["src/tracing.ts", "src/main.ts"]


def test_the_package_that_a_file_lies_in_must_be_compiled() -> None:
    scripts = {"build": "turbo run build", "start": "node api/dist/main.js && node ui/dist/main.js"}
    files = {
        "package.json": manifest("root", workspaces=["api", "ui"], scripts=scripts, main="index.js"),
        "api/package.json": manifest("api", scripts={"build": "tsc"}),
        "ui/package.json": manifest("ui", scripts={"build": "vite build"}),
        **dict.fromkeys(["index.js", "api/src/main.ts", "ui/src/main.ts"], ""),
    }
    code, workspaces = linked(files)
    root = workspaces.all[0].root
    assert root is not None
    assert [one.path for one in code.entries_of(root)] == ["api/src/main.ts"]


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
        {"build": "next build", "start": "node dist/main.js"},
        {"build": "node build.mjs", "start": "node dist/main.js"},
        {"build": "tsc && vite build", "start": "node dist/main.js"},
        {"build": "pnpm run bundle", "bundle": "esbuild src/main.ts", "start": "node dist/main.js"},
        {"build": "nest build --webpack", "start": "node dist/main.js"},
    ],
)
def test_bundled_and_unknown_applications_have_no_entry(scripts: dict[str, str]) -> None:
    assert started("src/main.ts", scripts=scripts, main="dist/main.js") == ()


@pytest.mark.parametrize(
    "start", ["./run.sh", 'node "$MAIN"', "node 'dist/main.js", 'cd "$HOME" && node main.js']
)
def test_main_is_an_entry_where_start_leads_nowhere(start: str) -> None:
    scripts = {"build": "tsc", "start": start}
    files = {"package.json": manifest("app", scripts=scripts, main="dist/main.js"), "src/main.ts": ""}
    code, workspaces = linked(files)
    (entry,) = code.entries_of(workspaces.all[0].packages[0])
    assert (entry.path, entry.because, entry.starts) == ("src/main.ts", "`main`", False)


@pytest.mark.parametrize(
    ("fields", "other", "wanted"),
    [
        ({"private": True, "main": "src/index.tsx"}, {}, ()),
        ({"private": True, "exports": {".": "./src/index.tsx"}}, {}, ()),
        ({"private": True, "main": "src/index.tsx"}, {"devDependencies": {"lib": "*"}}, ()),
        ({"private": True, "main": "src/index.tsx"}, {"dependencies": {"lib": "*"}}, ("lib/src/index.tsx",)),
        ({"private": True, "main": "dist/index.js"}, {}, ("lib/src/index.tsx",)),
        ({"main": "src/index.tsx"}, {}, ()),
        ({"main": "src/index.tsx", "publishConfig": {}}, {}, ("lib/src/index.tsx",)),
    ],
)
def test_what_only_an_unknown_tool_loads_is_no_entry(
    fields: dict[str, object], other: dict[str, object], wanted: tuple[str, ...]
) -> None:
    files = {
        "package.json": manifest("root", workspaces=["lib", "app"]),
        "app/package.json": manifest("app", **other),
        "lib/package.json": manifest("lib", **fields),
        "lib/src/index.tsx": "",
    }
    code, workspaces = linked(files)
    package = workspaces.all[0].package_named("lib")
    assert package is not None
    assert tuple(one.path for one in code.entries_of(package)) == wanted


@pytest.mark.parametrize(
    "scripts",
    [
        {"start": "run-script-os", "start:default": "node a.js", "start:win32": "node b.js"},
        {
            "start": "run-script-os",
            "start:default": "node b.js",
            "start:nix": "node a.js",
            "start:macos": "node b.js",
        },
        {"start": "cross-env X=1 run-os", "start:nix": "node b.js", "start:linux": "node a.js"},
        {"start": "cd bin && ./run start"},
        {"start": "cd bin && node ../a.js"},
        {"start": "(cd bin && node b.js) && node a.js"},
        {"start": "npm run up && node a.js", "up": "cd bin"},
    ],
)
def test_scripts_by_platform_and_folders(scripts: dict[str, str]) -> None:
    start = "bin/run" if "./run" in scripts["start"] else "a.js"
    files = {"package.json": manifest("app", scripts=scripts), "a.js": "", "b.js": ""}
    code, workspaces = linked({**files, "bin/run": "#!/usr/bin/env node\n", "bin/tool": "#!/bin/sh\n"})
    found = code.entries_of(workspaces.all[0].packages[0])
    assert [(one.path, one.because) for one in found] == [(start, "the script `start`")]


@pytest.mark.parametrize(
    ("bins", "files", "wanted"),
    [
        ("dist/cli.js", {"src/cli.ts": ""}, ["src/cli.ts"]),
        (
            {"a": "./bin/a", "b": "./bin/b"},
            {"bin/a": "#!/usr/bin/env node\n", "bin/b": "#!/bin/sh\n"},
            ["bin/a"],
        ),
        ({"a": "bin/a.mjs"}, {"bin/a.mjs": ""}, ["bin/a.mjs"]),
        ({"a": "../a.js", "b": 1}, {"a.js": ""}, []),
        ("build/gone.js", {"src/here.ts": ""}, []),
    ],
)
def test_the_programs_of_a_package(bins: object, files: dict[str, str], wanted: list[str]) -> None:
    code, workspaces = linked({"package.json": manifest("app", bin=bins), **files})
    found = code.entries_of(workspaces.all[0].packages[0])
    assert [(one.path, one.because, one.starts) for one in found] == [(one, "`bin`", True) for one in wanted]


def test_a_program_is_an_entry_next_to_what_the_package_starts_and_to_main() -> None:
    files = {"src/cli.ts": "", "src/main.ts": "", "src/index.ts": ""}
    fields = {"bin": "dist/cli.js", "main": "dist/index.js"}
    code, workspaces = linked({"package.json": manifest("app", **fields), **files})
    assert [one.path for one in code.entries_of(workspaces.all[0].packages[0])] == [
        "src/cli.ts",
        "src/index.ts",
    ]
    scripts = {"start": "node dist/main.js"}
    code, workspaces = linked({"package.json": manifest("app", scripts=scripts, **fields), **files})
    assert [one.path for one in code.entries_of(workspaces.all[0].packages[0])] == [
        "src/main.ts",
        "src/cli.ts",
    ]


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
    code, workspaces = linked(files)
    package = workspaces.all[0].packages[0]
    assert [one.path for one in code.entries_of(package)] == ["apps/api/src/main.ts", "apps/job/src/job.ts"]
    del nest["compilerOptions"]
    code, workspaces = linked({**files, "nest-cli.json": json.dumps(nest)})
    assert code.entries_of(workspaces.all[0].packages[0]) == ()


def test_the_output_folder_of_an_extended_tsconfig_counts() -> None:
    files = {
        "package.json": manifest("app", scripts={"build": "tsc", "start": "node target/js/main.js"}),
        "tsconfig.json": '{"extends": "./tsconfig.base.json"}',
        "tsconfig.base.json": '{"compilerOptions": {"outDir": "target/js", "rootDir": "code"}}',
        "code/main.ts": "",
    }
    code, workspaces = linked(files)
    assert [one.path for one in code.entries_of(workspaces.all[0].packages[0])] == ["code/main.ts"]


def test_nest_start_without_a_name_starts_what_the_top_of_nest_cli_names() -> None:
    projects = {name: {"sourceRoot": f"apps/{name}/src"} for name in ("mail", "web")}
    nest = {"sourceRoot": "apps/web/src", "projects": projects, "compilerOptions": {"builder": "tsc"}}
    files = {
        "package.json": manifest("app", scripts={"start": "nest start"}),
        "nest-cli.json": json.dumps(nest),
        "apps/mail/src/main.ts": "",
        "apps/web/src/main.ts": "",
    }
    code, workspaces = linked(files)
    found = code.entries_of(workspaces.all[0].packages[0])
    assert {one.path: one.because for one in found} == {
        "apps/web/src/main.ts": "the script `start`",
        "apps/mail/src/main.ts": "nest-cli.json",
    }


@pytest.mark.parametrize(
    ("root", "paths"), [({}, []), ({"dependencies": {"app": "1.0.0"}}, ["app/index.js"])]
)
def test_the_main_that_npm_init_writes_is_loaded_by_those_who_name_the_package(
    root: dict[str, object], paths: list[str]
) -> None:
    generated = {
        "version": "1.0.0",
        "main": "index.js",
        "scripts": {"test": 'echo "Error: no test specified" && exit 1'},
    }
    files = {
        "package.json": manifest("root", workspaces=["app"], **root),
        "app/package.json": manifest("app", **generated),
        "app/index.js": "",
    }
    code, workspaces = linked(files)
    package = workspaces.all[0].package_at("app")
    assert package is not None
    assert [one.path for one in code.entries_of(package)] == paths
