"""Types that `emitDecoratorMetadata` turns into values (TypeScript's serializeTypeNode, as sections 1 of our measurements show).

A decorated class keeps the types of its constructor's parameters; a decorated property, accessor or method keeps its own.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from dockerlint.knowledge.node.typescript_grammar import CLASSES, INJECTED, PARAMETERS
from dockerlint.parsers.typescript.syntax import Syntax, children_of

if TYPE_CHECKING:
    from tree_sitter import Node

_MOST_MEMBERS = 20
_NOTHING = frozenset({"undefined", "null"})


class Serialized(Enum):
    """Whether a type is part of the emitted metadata."""

    NO = "no"
    CLASS = "class"
    """Yes: it must be a class, because it is injected."""
    IF_CLASS = "if class"
    """Only if the name is a class; an interface is not emitted."""


def serialized(syntax: Syntax, node: Node) -> Serialized:
    """Judge a type name (or the first part of a qualified one) by its position."""
    top = _whole(node)
    if top is None or top.parent is None or top.parent.type != "type_annotation":
        return Serialized.NO
    holder = top.parent.parent
    if holder is None:
        return Serialized.NO
    if holder.type in PARAMETERS:
        return _parameter(syntax, holder)
    if holder.type == "public_field_definition":
        return _if_class(bool(children_of(holder, "decorator")))
    if holder.type == "method_definition":
        return _if_class(_decorated_member(holder))
    return Serialized.NO


def _if_class(decorated: bool) -> Serialized:
    return Serialized.IF_CLASS if decorated else Serialized.NO


def _whole(node: Node) -> Node | None:
    """Return the enclosing type that is serialised as this name: `n.C`, `C<X>`, `C | undefined`, and `...c: C[]`; else None."""
    top: Node = node
    for _ in range(_MOST_MEMBERS):
        if top.parent is None or top.parent.type not in {"nested_type_identifier", "nested_identifier"}:
            break
        top = top.parent
    if (above := top.parent) is not None and above.type == "generic_type" and _first(above, top):
        top = above
    for _ in range(_MOST_MEMBERS):
        above = top.parent
        if above is None or above.type not in {"union_type", "parenthesized_type"}:
            break
        if above.type == "union_type" and not _only_nothing_beside(above, top):
            return None
        top = above
    return _rest(top)


def _first(parent: Node, child: Node) -> bool:
    return parent.named_children[0] == child


def _only_nothing_beside(union: Node, node: Node) -> bool:
    others = [child for child in union.named_children if child != node]
    return all(
        one.type == "literal_type" and one.named_children and one.named_children[0].type in _NOTHING
        for one in others
    )


def _rest(top: Node) -> Node:
    """Return the element of the array type of a rest parameter."""
    array = top.parent
    if array is None or array.type != "array_type" or array.parent is None:
        return top
    holder = array.parent.parent
    pattern = holder.child_by_field_name("pattern") if holder is not None else None
    return array if pattern is not None and pattern.type == "rest_pattern" else top


def _parameter(syntax: Syntax, parameter: Node) -> Serialized:
    method = parameter.parent.parent if parameter.parent else None
    body = method.parent if method else None
    owner = body.parent if body else None
    if method is None or owner is None or method.type != "method_definition" or owner.type not in CLASSES:
        return Serialized.NO
    name = method.child_by_field_name("name")
    if name is None or syntax.text(name) != "constructor":
        return _if_class(_decorated_member(method))
    decorators = _class_decorators(owner)
    if not decorators and not _decorated_parameters(method):
        return Serialized.NO
    injected = any(decorator_name(syntax, one) in INJECTED for one in decorators)
    own = bool(children_of(parameter, "decorator")) or _is_union_or_rest(parameter)
    return Serialized.CLASS if injected and not own else Serialized.IF_CLASS


def _is_union_or_rest(parameter: Node) -> bool:
    """Return whether compilers differ on the type: `C | null` and rest parameters."""
    annotation = parameter.child_by_field_name("type")
    inner = annotation.named_children[0] if annotation and annotation.named_children else None
    return inner is not None and inner.type in {"union_type", "array_type", "parenthesized_type"}


def _class_decorators(owner: Node) -> list[Node]:
    """Return a class's decorators: they are inside it, or before `export`."""
    above = owner.parent
    outer = children_of(above, "decorator") if above is not None and above.type == "export_statement" else []
    return children_of(owner, "decorator") + outer


def _decorated_member(method: Node) -> bool:
    """Return whether a method or accessor has a decorator (a sibling before it), or a parameter that has one."""
    before = method.prev_named_sibling
    while before is not None and before.type == "comment":
        before = before.prev_named_sibling
    return (before is not None and before.type == "decorator") or _decorated_parameters(method)


def _decorated_parameters(method: Node) -> bool:
    parameters = method.child_by_field_name("parameters")
    return parameters is not None and any(children_of(one, "decorator") for one in parameters.named_children)


def decorator_name(syntax: Syntax, decorator: Node) -> str:
    """Return the last name of a decorator: `Injectable` for `@Injectable()` and `@core.Injectable()`."""
    node = decorator.named_children[0] if decorator.named_children else None
    if node is not None and node.type == "call_expression":
        node = node.child_by_field_name("function")
    if node is not None and node.type == "member_expression":
        node = node.child_by_field_name("property")
    return syntax.text(node) if node is not None else ""
