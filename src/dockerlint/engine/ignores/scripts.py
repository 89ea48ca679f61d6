"""Ignore comments of TypeScript and JavaScript: above or at the end of a statement, a class member, an element, an argument."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dockerlint.engine.ignores.comments import WORD, Ignore, read_comment, resolve, script_begin
from dockerlint.parsers.typescript.syntax import Syntax, read_syntax
from dockerlint.source import SourceFile

if TYPE_CHECKING:
    from tree_sitter import Node

SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")

_CANDIDATE = re.compile(rf"(?://|/\*+)[ \t]*{WORD}[^\n]*")


def script_ignores(file: SourceFile) -> list[Ignore]:
    """Return the ignores of a script; text in strings and templates is not a comment. Empty without tree-sitter."""
    syntax = read_syntax(file)
    if syntax is None:
        return []
    begin = script_begin(file.text)
    out: list[Ignore] = []
    for found in _CANDIDATE.finditer(file.text):
        node = _comment(syntax, found.start())
        if node is not None and (comment := read_comment(file, *found.span())):
            out.append(resolve(comment, _covered(syntax, node), leading=found.start() < begin))
    return out


def _comment(syntax: Syntax, offset: int) -> Node | None:
    byte = len(syntax.file.text[:offset].encode("utf-8", "replace"))
    node = syntax.root.descendant_for_byte_range(byte, byte + 2)
    return node if node is not None and node.type == "comment" and node.start_byte == byte else None


def _covered(syntax: Syntax, comment: Node) -> tuple[int, int] | None:
    at = syntax.span(comment)
    line, column = at.start
    if syntax.file.line(line)[: column - 1].strip():
        before = _neighbour(comment, "prev_named_sibling")
        if before is not None and before.end_point[0] == comment.start_point[0]:
            return before.start_point[0] + 1, line
        return line, line
    after = _neighbour(comment, "next_named_sibling")
    return (line, after.end_point[0] + 1) if after is not None else None


def _neighbour(node: Node, side: str) -> Node | None:
    """Return the next node on one side that is not a comment or, below, a decorator of the node after it."""
    found: Node | None = getattr(node, side)
    passed = {"comment", "decorator"} if side == "next_named_sibling" else {"comment"}
    while found is not None and found.type in passed:
        found = getattr(found, side)
    return found
