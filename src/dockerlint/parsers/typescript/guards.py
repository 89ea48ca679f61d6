"""Whether code handles a failing load, and whether it loads at program start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dockerlint.knowledge.node.typescript_grammar import CONDITIONS, FUNCTIONS, SHORT_CIRCUITS
from dockerlint.parsers.typescript.syntax import Syntax, literal

if TYPE_CHECKING:
    from tree_sitter import Node


def is_guarded(syntax: Syntax, call: Node, specifier: str) -> bool:
    """Return whether a failing load is caught: `try` with a catch, `.catch()`, `.then(a, b)`, or a loader's callback."""
    for child, above in syntax.parents(call):
        if above.type == "try_statement" and _is_field(above, "body", child) and _has(above, "handler"):
            return True
        if above.type == "call_expression" and (
            _catches(above, child) or _is_loader(syntax, above, specifier)
        ):
            return True
    return False


def is_lazy(syntax: Syntax, call: Node) -> bool:
    """Return whether a load runs only in a function call or under a condition."""
    for child, above in syntax.parents(call):
        if above.type in FUNCTIONS:
            return True
        if above.type in CONDITIONS and not _is_field(above, "condition", child):
            return True
        if above.type == "binary_expression" and _is_field(above, "right", child):
            operator = above.child_by_field_name("operator")
            if operator is not None and operator.type in SHORT_CIRCUITS:
                return True
    return False


def _is_field(parent: Node, field: str, child: Node) -> bool:
    return parent.child_by_field_name(field) == child


def _has(node: Node, field: str) -> bool:
    return node.child_by_field_name(field) is not None


def _catches(call: Node, child: Node) -> bool:
    """Return whether this call is `child.catch(...)` or `child.then(a, b)`, where `child` is the path to its callee."""
    callee = call.child_by_field_name("function")
    if callee is None or callee != child or callee.type != "member_expression":
        return False
    name = callee.child_by_field_name("property")
    arguments = call.child_by_field_name("arguments")
    if name is None or arguments is None:
        return False
    return name.text == b"catch" or (name.text == b"then" and len(arguments.named_children) > 1)


def _is_loader(syntax: Syntax, call: Node, specifier: str) -> bool:
    """Return whether a call also has the specifier as a string argument: `loadPackage("x", where, () => require("x"))`."""
    arguments = call.child_by_field_name("arguments")
    texts = [literal(syntax, one) for one in (arguments.named_children if arguments else [])]
    return len(texts) > 1 and specifier in texts
