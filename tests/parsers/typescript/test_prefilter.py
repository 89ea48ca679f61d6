"""Specifiers that regular expressions find."""

from __future__ import annotations

from dockerlint.parsers.typescript.prefilter import quick_specifiers


def test_quick_specifiers_see_all_forms_and_each_once() -> None:
    text = (
        "import'a';import b from'b';import{c}\nfrom // why\n 'c';export*from\"d\";\n"
        "require('e');require.resolve(`f`);import('g');import.meta.resolve('h');import i = require('i');\n"
        "import { x /* it's */ } from 'j'; await import<T>(/* c */ 'k'); require?.('l'); require('e');\n"
        "x.import('no'); $require('no'); xfrom 'no'; require(no);"
    )
    assert sorted(quick_specifiers(text)) == list("abcdefghijkl")
