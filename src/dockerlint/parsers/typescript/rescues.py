"""What catches a load that fails: `try` with a catch, `.catch()`, `.then(a, b)`, a loader's callback; not a catch that ends the process without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dockerlint.knowledge.node.typescript_grammar import ENDS_PROCESS, FUNCTIONS
from dockerlint.parsers.typescript.syntax import Syntax, literal

if TYPE_CHECKING:
    from tree_sitter import Node

_HANDLERS = {b"catch": 0, b"then": 1}
"""Methods of a promise, with the place of the argument that handles its failure."""
_LEAVES = frozenset({"return_statement", "break_statement", "continue_statement"})


def is_guarded(syntax: Syntax, call: Node, specifier: str) -> bool:
    """Return whether a failing load is caught, and the process goes on."""
    inside = False
    for child, above in syntax.parents(call):
        if above.type == "try_statement" and above.child_by_field_name("body") == child:
            handler = above.child_by_field_name("handler")
            body = handler.child_by_field_name("body") if handler is not None else None
            if body is not None and (
                inside
                or _asks_to_install(syntax, body, specifier)
                or not _ends(syntax, body, throws=_is_at_top(syntax, above))
            ):
                return True
        if above.type == "call_expression" and (
            _catches(syntax, above, child) or _is_loader(syntax, above, specifier)
        ):
            return True
        inside = inside or above.type in FUNCTIONS
    return False


def _asks_to_install(syntax: Syntax, body: Node, specifier: str) -> bool:
    """Return whether a handler tells the user to install the package: who needs it brings it."""
    text = syntax.text(body)
    return specifier in text and "install" in text


def _is_at_top(syntax: Syntax, node: Node) -> bool:
    """Return whether no function is around a statement: what it throws is caught by nobody."""
    return not any(above.type in FUNCTIONS | {"try_statement"} for _, above in syntax.parents(node))


def _ends(syntax: Syntax, body: Node, *, throws: bool) -> bool:
    """Return whether the statements of a handler certainly end the process.

    `throw` does so where nothing else can catch it: in a function, a caller may.
    """
    if _leaves(body):
        return False
    for statement in body.named_children:
        if statement.type == "throw_statement" and throws:
            return True
        if statement.type == "expression_statement" and ENDS_PROCESS.match(syntax.text(statement)):
            return True
    return False


def _leaves(node: Node) -> bool:
    """Return whether statements may leave a block before its end, functions in it apart."""
    if node.type in _LEAVES:
        return True
    return any(_leaves(one) for one in node.named_children if one.type not in FUNCTIONS)


def _catches(syntax: Syntax, call: Node, child: Node) -> bool:
    """Return whether this call is `child.catch(...)` or `child.then(a, b)`, where `child` is the path to its callee."""
    callee = call.child_by_field_name("function")
    if callee is None or callee != child or callee.type != "member_expression":
        return False
    name = callee.child_by_field_name("property")
    arguments = call.child_by_field_name("arguments")
    place = _HANDLERS.get(name.text or b"") if name is not None else None
    if place is None or arguments is None:
        return False
    given = arguments.named_children[place : place + 1]
    if not given:
        return place == 0
    body = given[0].child_by_field_name("body")
    return body is None or body.type != "statement_block" or not _ends(syntax, body, throws=False)


def _is_loader(syntax: Syntax, call: Node, specifier: str) -> bool:
    """Return whether a call also has the specifier as a string argument: `loadPackage("x", where, () => require("x"))`."""
    arguments = call.child_by_field_name("arguments")
    texts = [literal(syntax, one) for one in (arguments.named_children if arguments else [])]
    return len(texts) > 1 and specifier in texts
