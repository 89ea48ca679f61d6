from __future__ import annotations

from dockerlint.parsers.typescript.tsconfig import parse_tsconfig, split_package
from dockerlint.source import SourceFile


def test_broken_json_is_reported_and_the_rest_is_read() -> None:
    text = '{"extends": "./base", "compilerOptions": {"jsx": "react" "outDir": "dist"}}'
    layer, problems = parse_tsconfig(SourceFile("tsconfig.json", text))
    assert (layer.extends, sorted(layer.options), layer.complete) == (("./base",), ["jsx", "outDir"], False)
    assert [one.at.start for one in problems] == [(1, 58)]


def test_what_is_no_mapping_sets_nothing_that_is_known() -> None:
    layer, problems = parse_tsconfig(SourceFile("tsconfig.json", "[]"))
    assert (layer.options, layer.complete, layer.opaque, problems) == ({}, False, True, [])


def test_split_package() -> None:
    assert [split_package(one) for one in ("a", "a/b/c", "@s/a", "@s/a/b")] == [
        ("a", ""),
        ("a", "b/c"),
        ("@s/a", ""),
        ("@s/a", "b"),
    ]
