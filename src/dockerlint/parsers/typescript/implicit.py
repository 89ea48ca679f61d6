"""Imports that the compiler adds: for decorators (`importHelpers`) and for JSX elements (`jsx`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dockerlint.knowledge.node.typescript_grammar import ELEMENTS
from dockerlint.models.module import Import
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.syntax import Syntax

if TYPE_CHECKING:
    from tree_sitter import Node

HELPERS = "tslib"
_RUNTIMES = {"react-jsx": "jsx-runtime", "react-jsxdev": "jsx-dev-runtime"}


def implicit_specifiers(path: str, text: str, config: TsConfig | None) -> list[str]:
    """Return the specifiers that the compiler may add to a file: a superset, without a syntax tree."""
    out = []
    if config and config.import_helpers and "@" in text and path.endswith((".ts", ".tsx", ".mts", ".cts")):
        out.append(HELPERS)
    if config and config.jsx in _RUNTIMES and path.endswith(("x", ".js")) and "<" in text:
        out.append(_jsx_runtime(config))
    return out


def implicit_imports(syntax: Syntax, config: TsConfig | None) -> Iterator[Import]:
    """Yield the imports that the compiler certainly adds, for decorators and elements; helpers that depend on the target are left out."""
    wanted = implicit_specifiers(syntax.file.path, syntax.file.text, config)
    if HELPERS in wanted and (node := _first(syntax, "@", frozenset({"decorator"}))):
        yield Import(HELPERS, syntax.span(node), implicit="importHelpers")
    runtime = next((one for one in wanted if one != HELPERS), None)
    if runtime and (node := _first(syntax, "<", ELEMENTS)):
        yield Import(runtime, syntax.span(node), implicit="jsx")


def _jsx_runtime(config: TsConfig) -> str:
    return f"{config.jsx_import_source or 'react'}/{_RUNTIMES[config.jsx or '']}"


def _first(syntax: Syntax, mark: str, kinds: frozenset[str]) -> Node | None:
    """Return the first node of these kinds that begins with a mark."""
    at = syntax.data.find(mark.encode())
    while at >= 0:
        node = syntax.root.descendant_for_byte_range(at, at + 1)
        parent = node.parent if node is not None else None
        if parent is not None and parent.type in kinds and parent.start_byte == at:
            return parent
        at = syntax.data.find(mark.encode(), at + 1)
    return None
