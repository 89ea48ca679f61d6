"""Imports that the compiler adds."""

from __future__ import annotations

from dockerlint.models.tsconfig import TsConfig
from tests.support.typescript_reading import imports


def test_the_compiler_adds_imports() -> None:
    config = TsConfig(path="t", import_helpers=True, jsx="react-jsx", jsx_import_source="preact")
    found = imports("@D class A {}\nexport const e = <p>@</p>;", config, "a.tsx")
    assert [(one.specifier, one.implicit, one.at.start) for one in found] == [
        ("tslib", "importHelpers", (1, 1)),
        ("preact/jsx-runtime", "jsx", (2, 18)),
    ]
    assert imports("const a = '@', b = 1 < 2;", config, "a.tsx") == ()
