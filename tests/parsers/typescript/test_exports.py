"""Exported names: values, types, and what another file decides."""

from __future__ import annotations

from dockerlint.parsers.typescript.imports import parse_module
from dockerlint.source import SourceFile
from tests.support.typescript_reading import PLAIN


def test_exports_know_values_from_types() -> None:
    text = (
        "import { X } from './x'; import type { Y } from './y';\n"
        "export class A {} export interface B {} export type C = 1; export const d = 1, e = 2;\n"
        "export const enum F { G } export function g() {} export { X, Y, d as h, unknown };\n"
        "interface M {} const M = 1; export { M };\n"
        "export { P as Q, type R } from './p'; export * from './s'; export * as n from './n';\n"
        "export default interface Z {}\n"
    )
    module = parse_module(SourceFile("a.ts", text), PLAIN)
    shown = {
        name: (one.value.value, one.specifier, one.name, one.const_enum)
        for name, one in module.exports.items()
    }
    assert shown == {
        "A": ("yes", None, "", False),
        "B": ("no", None, "", False),
        "C": ("no", None, "", False),
        "d": ("yes", None, "", False),
        "e": ("yes", None, "", False),
        "F": ("yes", None, "", True),
        "g": ("yes", None, "", False),
        "X": ("unknown", "./x", "X", False),
        "Y": ("no", "./y", "Y", False),
        "h": ("yes", None, "", False),
        "unknown": ("unknown", None, "", False),
        "M": ("yes", None, "", False),
        "Q": ("unknown", "./p", "P", False),
        "R": ("no", None, "", False),
        "n": ("yes", None, "", False),
        "default": ("no", None, "", False),
    }
    assert module.stars == ("./s",)
