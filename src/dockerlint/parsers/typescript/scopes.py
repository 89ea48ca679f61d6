"""What a name means at its position: types, ambient code, and local declarations that shadow an import."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from dockerlint.knowledge.node import typescript_grammar as grammar
from dockerlint.parsers.typescript.syntax import Syntax

if TYPE_CHECKING:
    from tree_sitter import Node


class ScopePlace(Enum):
    """The role of an identifier at its position."""

    VALUE = "value"
    TYPE = "type"
    COMPUTED = "computed"
    """A computed key in a type: the only type position that keeps an import, in tsc but not in swc."""
    HIDDEN = "hidden"
    """A local declaration of the same name."""


def place(syntax: Syntax, node: Node, name: str) -> ScopePlace:
    """Return the role of an identifier `name` at `node`."""
    computed = False
    for child, above in syntax.parents(node):
        kind = above.type
        if kind in grammar.TYPE_CONTEXT:
            return ScopePlace.COMPUTED if computed else ScopePlace.TYPE
        if kind == "computed_property_name":
            computed = True
        if kind in grammar.CASTS and child != above.named_children[0]:
            return ScopePlace.TYPE
        if name in declared(syntax, above):
            return ScopePlace.HIDDEN
    return ScopePlace.VALUE


def declared(syntax: Syntax, scope: Node) -> set[str]:
    """Return the names that a function, block, loop or catch clause declares; the file itself does not count as a scope here."""
    if scope.id not in syntax.scopes:
        syntax.scopes[scope.id] = _declared(syntax, scope)
    return syntax.scopes[scope.id]


def _declared(syntax: Syntax, scope: Node) -> set[str]:
    kind = scope.type
    if kind in grammar.FUNCTIONS:
        return _names(
            syntax, [scope.child_by_field_name("parameters"), scope.child_by_field_name("parameter")]
        )
    if kind == "catch_clause":
        return _names(syntax, [scope.child_by_field_name("parameter")])
    if kind in grammar.BLOCKS:
        return _block_names(syntax, scope.named_children)
    if kind == "for_in_statement":
        return _names(syntax, [scope.child_by_field_name("left")])
    if kind == "for_statement":
        return _block_names(syntax, scope.named_children[:1])
    return set()


def _block_names(syntax: Syntax, statements: list[Node]) -> set[str]:
    patterns: list[Node | None] = []
    for statement in statements:
        if statement.type in grammar.VARIABLES:
            patterns += [one.child_by_field_name("name") for one in statement.named_children]
        elif statement.type in grammar.NAMED_DECLARATIONS:
            patterns.append(statement.child_by_field_name("name"))
    return _names(syntax, patterns)


def _names(syntax: Syntax, patterns: list[Node | None]) -> set[str]:
    """Add the names that patterns bind; default values and types bind none."""
    out: set[str] = set()
    todo = [one for one in patterns if one is not None]
    while todo:
        node = todo.pop()
        if node.type in {"identifier", "shorthand_property_identifier_pattern", "type_identifier"}:
            out.add(syntax.text(node))
        else:
            todo += _inside(node)
    return out


def _inside(pattern: Node) -> list[Node]:
    kind = pattern.type
    if kind in grammar.PATTERN_LISTS:
        return pattern.named_children
    field = grammar.PATTERN_FIELDS.get(kind)
    child = pattern.child_by_field_name(field) if field else None
    return [child] if child else []
