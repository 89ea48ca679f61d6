"""HCL's JSON syntax: a tree of JSON to a body of attributes and blocks.

Source: github.com/hashicorp/hcl, "HCL JSON Syntax Specification": strings are templates, blocks are objects by label.
"""

from __future__ import annotations

from collections.abc import Collection

from dockerlint.parsers.hcl.cursor import Cursor
from dockerlint.parsers.hcl.expressions import ExpressionReader
from dockerlint.parsers.hcl.syntax import (
    Attribute,
    Block,
    Body,
    Expression,
    ListOf,
    Literal,
    LiteralText,
    ObjectOf,
    Template,
    Unread,
)
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar, Seq

_DEEPEST = 50


def json_body(tree: Map, blocks: Collection[str]) -> Body:
    """Return the body of a JSON file; `blocks` are the kinds of blocks that have one label."""
    body = Body()
    for name, entry in tree.entries.items():
        if name not in blocks:
            body.attributes[name] = Attribute(name, _expression(entry.value), entry.key.span)
            continue
        for label, one in entry.value.entries.items() if isinstance(entry.value, Map) else ():
            inner = json_body(one.value, ()) if isinstance(one.value, Map) else Body()
            body.blocks.append(Block(name, (label,), inner, one.key.span))
    return body


def _expression(node: Node, depth: int = 0) -> Expression:
    if depth > _DEEPEST:
        return Unread("it is nested too deeply", node.span)
    if isinstance(node, Seq):
        return ListOf(tuple(_expression(one, depth + 1) for one in node), node.span)
    if isinstance(node, Map):
        pairs = ((_scalar(one.key), _expression(one.value, depth + 1)) for one in node.entries.values())
        return ObjectOf(tuple(pairs), node.span)
    return _scalar(node)


def _scalar(node: Scalar) -> Expression:
    if not isinstance(node.value, str):
        return Literal(node.value, node.span)
    if "${" not in node.text and "%{" not in node.text:
        return Template((LiteralText(node.text, node.span),), node.span)
    return ExpressionReader(Cursor(SourceFile(node.span.path, node.text), node.span)).read()
