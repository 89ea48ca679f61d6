"""Which tsconfig.json holds for a file."""

from __future__ import annotations

import json

import pytest

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
