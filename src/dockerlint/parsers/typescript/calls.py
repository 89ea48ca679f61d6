"""`require()`, `import()` and their `resolve` forms with a literal specifier; whether a failing load is caught, and when it runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dockerlint.knowledge.node.typescript_grammar import (
    CONDITIONS,
    DEVELOPMENT,
    FUNCTIONS,
    PRODUCTION,
    SHORT_CIRCUITS,
    VARIABLES,
)
from dockerlint.models.module import Import, Kept, Wait
from dockerlint.parsers.typescript.rescues import is_guarded
from dockerlint.parsers.typescript.scopes import ScopePlace, place
from dockerlint.parsers.typescript.syntax import Syntax, children_of, first_argument, literal

if TYPE_CHECKING:
    from tree_sitter import Node


def calls_of(syntax: Syntax) -> Iterator[Import]:
    """Yield the calls that load or resolve a module at run time, in no order."""
    if not _own_require(syntax):
        for node in syntax.occurrences("require"):
            yield from _required(syntax, node)
    for node in syntax.occurrences("import"):
        call = node.parent.parent if node.parent is not None else None
        if call is not None and place(syntax, call, "import") is ScopePlace.VALUE:
            yield from _made(syntax, call, resolves=False)
    for node in syntax.occurrences("resolve"):
        callee = node.parent
        if callee is not None and callee.type == "member_expression" and _is_meta(callee):
            yield from _made(syntax, callee.parent, resolves=True)


def _required(syntax: Syntax, node: Node) -> Iterator[Import]:
    callee = node.parent
    if node.type != "identifier" or callee is None or place(syntax, node, "require") is not ScopePlace.VALUE:
        return
    if callee.type == "call_expression" and callee.child_by_field_name("function") == node:
        yield from _made(syntax, callee, resolves=False)
    elif callee.type == "member_expression" and callee.child_by_field_name("object") == node:
        name = callee.child_by_field_name("property")
        if name is not None and syntax.text(name) == "resolve":
            yield from _made(syntax, callee.parent, resolves=True)


def _made(syntax: Syntax, call: Node | None, *, resolves: bool) -> Iterator[Import]:
    argument = first_argument(call) if call is not None and call.type == "call_expression" else None
    specifier = literal(syntax, argument)
    if call is None or argument is None or not specifier:
        return
    yield Import(
        specifier,
        syntax.span(argument),
        Kept.YES if syntax.is_read(call) else Kept.UNKNOWN,
        guarded=is_guarded(syntax, call, specifier) or is_for_development(syntax, call),
        wait=_wait(syntax, call),
        resolves_only=resolves,
    )


def _is_meta(callee: Node) -> bool:
    owner = callee.child_by_field_name("object")
    return owner is not None and owner.type == "meta_property"


def _own_require(syntax: Syntax) -> bool:
    """Return whether the file declares its own `require`; one from `createRequire` is Node's."""
    for statement in syntax.root.named_children:
        if statement.type in {"function_declaration", "generator_function_declaration"}:
            name = statement.child_by_field_name("name")
            if name is not None and syntax.text(name) == "require":
                return True
        if statement.type in VARIABLES:
            for one in children_of(statement, "variable_declarator"):
                if _declares_other(syntax, one):
                    return True
    return False


def _declares_other(syntax: Syntax, declarator: Node) -> bool:
    name, value = declarator.child_by_field_name("name"), declarator.child_by_field_name("value")
    if name is None or syntax.text(name) != "require":
        return False
    return value is None or "createRequire" not in syntax.text(value)


def _wait(syntax: Syntax, call: Node) -> Wait:
    """Return what a load waits for: a function call, else a condition."""
    parents = list(syntax.parents(call))
    if any(above.type in FUNCTIONS for _, above in parents):
        return Wait.CALL
    return Wait.CONDITION if any(_is_condition(above, child) for child, above in parents) else Wait.START


def _is_condition(above: Node, child: Node) -> bool:
    """Return whether a node runs a part of it under a condition only."""
    if above.type in CONDITIONS:
        return not _is_field(above, "condition", child)
    operator = above.child_by_field_name("operator") if above.type == "binary_expression" else None
    return operator is not None and operator.type in SHORT_CIRCUITS and _is_field(above, "right", child)


def is_for_development(syntax: Syntax, call: Node) -> bool:
    """Return whether a load is under a condition that NODE_ENV makes false in production."""
    return any(_leaves_production_out(syntax, above, child) for child, above in syntax.parents(call))


def _leaves_production_out(syntax: Syntax, above: Node, child: Node) -> bool:
    condition = above.child_by_field_name("left" if above.type == "binary_expression" else "condition")
    if condition is None or condition == child:
        return False
    text, operator = syntax.text(condition), above.child_by_field_name("operator")
    if _is_field(above, "alternative", child):
        return "&&" not in text and PRODUCTION.search(text) is not None
    alone = "||" not in text and (operator is None or operator.type == "&&")
    return alone and DEVELOPMENT.search(text) is not None


def _is_field(parent: Node, field: str, child: Node) -> bool:
    return parent.child_by_field_name(field) == child
