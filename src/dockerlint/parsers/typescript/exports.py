"""The exports of a file: a value, a type, or a re-export."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dockerlint.knowledge.node.typescript_grammar import NAMED_DECLARATIONS, TYPE_DECLARATIONS, VARIABLES
from dockerlint.models.module import Export, Kept
from dockerlint.parsers.typescript.elision import bindings_of
from dockerlint.parsers.typescript.syntax import Syntax, children_of, has_child, literal

if TYPE_CHECKING:
    from tree_sitter import Node

_VALUES = NAMED_DECLARATIONS | {"function_signature"}


class Exports(NamedTuple):
    """The exported names, and the specifiers of `export * from`."""

    names: dict[str, Export]
    stars: tuple[str, ...]


def exports_of(syntax: Syntax) -> Exports:
    """Read the exports of a file's top level."""
    local = _declarations(syntax)
    names: dict[str, Export] = {}
    stars: list[str] = []
    for statement in children_of(syntax.root, "export_statement"):
        source = literal(syntax, statement.child_by_field_name("source"))
        if source is None:
            _own(syntax, statement, local, names)
        elif children_of(statement, "export_clause") or children_of(statement, "namespace_export"):
            _forwarded(syntax, statement, source, names)
        elif not has_child(statement, "type"):
            stars.append(source)
    return Exports(names, tuple(stars))


def _declarations(syntax: Syntax) -> dict[str, Export]:
    """Return the origin of each top-level name: a declaration in this file, or an import."""
    out: dict[str, Export] = {}
    for node in syntax.root.named_children:
        if node.type == "import_statement":
            _imported(syntax, node, out)
            continue
        inner = node.child_by_field_name("declaration") if node.type == "export_statement" else node
        if inner is not None:
            _declare(syntax, inner, out)
    return out


def _imported(syntax: Syntax, statement: Node, out: dict[str, Export]) -> None:
    source = _source(syntax, statement)
    if source is None:
        return
    value = Kept.NO if has_child(statement, "type") else Kept.UNKNOWN
    for binding in bindings_of(syntax, statement):
        whole = binding.exported in {"*", "="}
        out[binding.local] = (
            Export(Kept.YES) if whole and value is not Kept.NO else Export(value, source, binding.exported)
        )


def _source(syntax: Syntax, statement: Node) -> str | None:
    holder = next(iter(children_of(statement, "import_require_clause")), statement)
    return literal(syntax, holder.child_by_field_name("source"))


def _declare(syntax: Syntax, node: Node, out: dict[str, Export]) -> None:
    if node.type == "ambient_declaration":
        for inner in node.named_children:
            _declare(syntax, inner, out)
        return
    if node.type in VARIABLES:
        for one in node.named_children:
            _add(syntax, one.child_by_field_name("name"), Export(Kept.YES), out)
    elif node.type in TYPE_DECLARATIONS:
        _add(syntax, node.child_by_field_name("name"), Export(Kept.NO), out)
    elif node.type in _VALUES:
        constant = node.type == "enum_declaration" and has_child(node, "const")
        _add(syntax, node.child_by_field_name("name"), Export(Kept.YES, const_enum=constant), out)
    elif node.type == "expression_statement" and (modules := children_of(node, "internal_module")):
        _add(syntax, modules[0].child_by_field_name("name"), Export(Kept.UNKNOWN), out)


def _add(syntax: Syntax, name: Node | None, export: Export, out: dict[str, Export]) -> None:
    """Add a name; if an interface and a value share it, it is a value."""
    if name is None or name.type not in {"identifier", "type_identifier"}:
        return
    known = out.get(syntax.text(name))
    if known is None or known.value is not Kept.YES:
        out[syntax.text(name)] = export


def _own(syntax: Syntax, statement: Node, local: dict[str, Export], names: dict[str, Export]) -> None:
    """Add `export declaration`, `export { a as b }` and `export default`."""
    declared: dict[str, Export] = {}
    inner = statement.child_by_field_name("declaration")
    if inner is not None:
        _declare(syntax, inner, declared)
    if has_child(statement, "default") or has_child(statement, "="):
        names["default"] = next(iter(declared.values()), None) or _default(syntax, statement, local)
        return
    names.update({name: local.get(name, export) for name, export in declared.items()})
    for clause in children_of(statement, "export_clause"):
        for one in children_of(clause, "export_specifier"):
            name, shown = _pair(syntax, one)
            typed = has_child(statement, "type") or has_child(one, "type")
            names[shown] = Export(Kept.NO) if typed else local.get(name, Export(Kept.UNKNOWN))


def _default(syntax: Syntax, statement: Node, local: dict[str, Export]) -> Export:
    """Judge `export default expression`: a bare name is whatever the name is, anything else is a value."""
    value = statement.child_by_field_name("value")
    if value is not None and value.type == "identifier":
        return local.get(syntax.text(value), Export(Kept.UNKNOWN))
    return Export(Kept.YES)


def _forwarded(syntax: Syntax, statement: Node, source: str, names: dict[str, Export]) -> None:
    whole = has_child(statement, "type")
    for clause in children_of(statement, "export_clause"):
        for one in children_of(clause, "export_specifier"):
            name, shown = _pair(syntax, one)
            typed = whole or has_child(one, "type")
            names[shown] = Export(Kept.NO) if typed else Export(Kept.UNKNOWN, source, name)
    for clause in children_of(statement, "namespace_export"):
        if clause.named_children:
            names[syntax.text(clause.named_children[0])] = Export(Kept.NO if whole else Kept.YES)


def _pair(syntax: Syntax, specifier: Node) -> tuple[str, str]:
    """Return an export specifier's name inside and outside this file."""
    name, alias = specifier.child_by_field_name("name"), specifier.child_by_field_name("alias")
    own = syntax.text(name) if name is not None else ""
    return own, syntax.text(alias) if alias is not None else own
