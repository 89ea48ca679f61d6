"""Which tsconfig.json holds for a file."""

from __future__ import annotations

import json

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.models.tsconfig import TsConfig
from dockerlint.project.code.tsconfigs import read_tsconfig
from tests.support.code_trees import app, undeclared


def test_helpers_of_the_compiler_are_imports() -> None:
    config = '{"compilerOptions": {"importHelpers": true}}'
    text = "import { D } from 'declared'; @D() export class A {}"
    assert undeclared(app(text, config)) == [(".", "tslib", ("src/main.ts",), False)]
    assert undeclared({**app(text, config), "nest-cli.json": '{"compilerOptions": {"builder": "swc"}}'}) == []


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


def read(files: dict[str, str], path: str = "a/tsconfig.json") -> TsConfig:
    folders = {"@acme/config": "packages/config", "bases": "packages/bases"}
    config = read_tsconfig(MemoryFiles(files), path, folders.get)
    assert config is not None
    return config


def test_paths_are_relative_to_base_url_or_to_the_file_that_declares_them() -> None:
    paths = '"paths": {"@/*": ["./src/*", "gen/*"], "x": ["../b/x.ts"]}'
    assert read({"a/tsconfig.json": f'{{"compilerOptions": {{{paths}}}}}'}).paths == {
        "@/*": ("a/src/*", "a/gen/*"),
        "x": ("b/x.ts",),
    }
    own = read({"a/tsconfig.json": f'{{"compilerOptions": {{"baseUrl": "lib", {paths}}}}}'})
    assert (own.base_url, own.paths["@/*"]) == ("a/lib", ("a/lib/src/*", "a/lib/gen/*"))


def test_extends_merges_options_and_keeps_folders() -> None:
    config = read(
        {
            "a/tsconfig.json": '{"extends": ["../base", "../more.json"], "compilerOptions": {"rootDir": "src"}, "include": ["src"],}',
            "base.json": '{"compilerOptions": {"outDir": "out", "jsx": "react", "paths": {"@/*": ["lib/*"]}}} // base',
            "more.json": '{"compilerOptions": {"outDir": "${configDir}/dist", "emitDecoratorMetadata": true}}',
        }
    )
    assert (config.out_dir, config.root_dir, config.jsx) == ("a/dist", "a/src", "react")
    assert (config.paths, config.include) == ({"@/*": ("lib/*",)}, ("a/src",))
    assert (config.complete, config.emit_decorator_metadata, config.import_helpers) == (True, True, False)


def test_extends_finds_workspace_packages_and_known_bases() -> None:
    config = read(
        {
            "a/tsconfig.json": '{"extends": ["@acme/config/base", "bases", "@tsconfig/node22/tsconfig.json"]}',
            "packages/config/base.json": '{"compilerOptions": {"verbatimModuleSyntax": true}}',
            "packages/bases/tsconfig.json": '{"compilerOptions": {"importHelpers": true}}',
        }
    )
    assert (config.complete, config.verbatim_module_syntax, config.import_helpers) == (True, True, True)


def test_what_a_missing_base_may_set_is_unknown() -> None:
    config = read(
        {"a/tsconfig.json": '{"extends": "@other/base", "compilerOptions": {"importHelpers": true}}'}
    )
    assert (config.complete, config.paths_known) == (False, True)
    assert (config.emit_decorator_metadata, config.import_helpers) == (None, True)


def test_a_missing_file_of_the_tree_may_hold_aliases() -> None:
    text = '{"extends": "./.nuxt/tsconfig.json", "compilerOptions": %s}'
    assert read({"a/tsconfig.json": text % "{}"}).paths_known is False
    assert read({"a/tsconfig.json": text % '{"paths": {}}'}).paths_known is True


def test_a_cycle_of_extends_ends() -> None:
    config = read(
        {"a/tsconfig.json": '{"extends": "./b.json"}', "a/b.json": '{"extends": "./tsconfig.json"}'}
    )
    assert config.complete is False


def test_references_name_files_or_folders() -> None:
    config = read({"a/tsconfig.json": '{"references": [{"path": "./tsconfig.app.json"}, {"path": "../b"}]}'})
    assert config.references == ("a/tsconfig.app.json", "b/tsconfig.json")


def test_broken_json_is_read_as_far_as_it_goes() -> None:
    config = read({"a/tsconfig.json": '{"compilerOptions": {"jsx": "react" "outDir": "dist"}}'})
    assert (config.out_dir, config.complete, config.paths_known) == ("a/dist", False, False)


def test_values_of_another_type_are_left_out() -> None:
    config = read(
        {"a/tsconfig.json": '{"extends": 1, "compilerOptions": {"paths": [], "outDir": 2, "baseUrl": "/x"}}'}
    )
    assert (config.paths, config.out_dir, config.base_url) == ({}, None, None)


def test_a_file_that_is_not_there_is_none() -> None:
    assert read_tsconfig(MemoryFiles({}), "tsconfig.json") is None


@pytest.mark.parametrize(
    ("build", "wanted"),
    [
        ("tsc -p tsconfig.lib.json", True),
        ("tsc --project=tsconfig.lib.json", True),
        ('vue-tsc -b "tsconfig.lib.json"', True),
        ("npm run compile", True),
        ("sh -c 'tsc -p tsconfig.lib.json'", True),
        ("echo 'tsc -p tsconfig.lib.json'", False),
        ("tsc", False),
        ("tsc -p tsconfig.lib.json && swc src", False),
        ("tsc -p tsconfig.lib.json && nest build -b swc", False),
        ("tsc -p tsconfig.lib.json && echo swc", True),
    ],
)
def test_the_script_that_builds_names_the_tsconfig(build: str, *, wanted: bool) -> None:
    files = app("import { D } from 'declared'; @D() export class A {}")
    package = json.loads(files["package.json"])
    package["scripts"] |= {"build": build, "compile": "tsc -p tsconfig.lib.json"}
    files["package.json"] = json.dumps(package)
    files["tsconfig.lib.json"] = '{"compilerOptions": {"importHelpers": true, "outDir": "dist"}}'
    assert undeclared(files) == ([(".", "tslib", ("src/main.ts",), False)] if wanted else [])
