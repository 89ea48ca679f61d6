"""The third step: which parts of an import or re-export statement the compiler keeps.

Measured with tsc 4.9 to 6.0, swc and esbuild. If they differ, or if it depends on another file, the answer is UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dockerlint.knowledge.node.typescript_grammar import INTERFACES
from dockerlint.models.module import Kept
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.metadata import Serialized, serialized
from dockerlint.parsers.typescript.scopes import ScopePlace, place
from dockerlint.parsers.typescript.syntax import Syntax, children_of, has_child

if TYPE_CHECKING:
    from tree_sitter import Node

_CLAUSES = frozenset({"import_clause", "import_require_clause"})
_CLASSIC_JSX = frozenset({None, "react", "preserve", "react-native"})
_TYPESCRIPT = (".ts", ".tsx", ".mts", ".cts")


@dataclass(frozen=True, slots=True)
class Flags:
    """The options that apply to a whole file; None if unknown. `plain`: JavaScript, from which nothing is removed."""

    plain: bool = False
    verbatim: bool | None = False
    metadata: bool | None = False
    preserve: bool | None = False
    isolated: bool | None = False
    react: bool = False
    """JSX elements become `React.createElement`, which uses the name `React`."""


class Elision(NamedTuple):
    """Whether a statement is kept, and the exported names that it depends on."""

    kept: Kept
    names: tuple[str, ...] = ()


class Binding(NamedTuple):
    """A name that an import declares; `exported` is `*` for a namespace and `=` for `import x = require()`."""

    local: str
    exported: str


def flags_of(path: str, config: TsConfig | None) -> Flags:
    """Return the flags of a file under its tsconfig.json (None: there is none)."""
    plain = not path.endswith(_TYPESCRIPT)
    if config is None:
        return Flags(plain=plain, react=path.endswith("x"))
    return Flags(
        plain=plain,
        verbatim=config.verbatim_module_syntax,
        metadata=config.emit_decorator_metadata,
        preserve=config.preserve_value_imports,
        isolated=config.isolated_modules,
        react=path.endswith("x") and config.jsx in _CLASSIC_JSX,
    )


def import_verdict(syntax: Syntax, statement: Node, specifier: str, flags: Flags) -> Elision:
    """Judge an import statement."""
    if has_child(statement, "type"):
        return Elision(Kept.NO)
    clause = _clause(statement)
    if clause is None or flags.plain or flags.verbatim:
        return Elision(Kept.YES)
    bindings = list(_bindings(syntax, clause))
    if not bindings:
        empty = not any(children_of(one, "import_specifier") for one in children_of(clause, "named_imports"))
        return Elision(Kept.UNKNOWN if empty or flags.verbatim is None else Kept.NO)
    used = _strongest([_use(syntax, one, specifier, flags) for one in bindings])
    if used.kept is Kept.NO and (flags.preserve is not False or flags.verbatim is None):
        return Elision(Kept.UNKNOWN)
    return used


def reexport_verdict(syntax: Syntax, statement: Node, flags: Flags) -> Elision:
    """Judge `export ... from`."""
    if has_child(statement, "type"):
        return Elision(Kept.NO)
    clause = next(iter(children_of(statement, "export_clause")), None)
    if clause is None or flags.plain or flags.verbatim:
        return Elision(Kept.YES)
    names = [
        _field_text(syntax, one, "name")
        for one in children_of(clause, "export_specifier")
        if not has_child(one, "type")
    ]
    if not names and clause.named_children:
        return Elision(Kept.UNKNOWN if flags.verbatim is None else Kept.NO)
    return Elision(Kept.YES if flags.isolated and names else Kept.UNKNOWN, tuple(names))


def bindings_of(syntax: Syntax, statement: Node) -> list[Binding]:
    """Return the names that an import statement declares, without those with an inline `type`."""
    clause = _clause(statement)
    return list(_bindings(syntax, clause)) if clause is not None else []


def _clause(statement: Node) -> Node | None:
    return next((one for one in statement.named_children if one.type in _CLAUSES), None)


def _bindings(syntax: Syntax, clause: Node) -> Iterator[Binding]:
    for child in clause.named_children:
        if child.type == "identifier":
            yield Binding(syntax.text(child), "=" if clause.type == "import_require_clause" else "default")
        elif child.type == "namespace_import":
            yield Binding(syntax.text(child.named_children[0]), "*")
        elif child.type == "named_imports":
            yield from _named(syntax, child)


def _named(syntax: Syntax, named: Node) -> Iterator[Binding]:
    for one in children_of(named, "import_specifier"):
        if not has_child(one, "type"):
            name = _field_text(syntax, one, "name")
            yield Binding(_field_text(syntax, one, "alias") or name, name)


def _field_text(syntax: Syntax, node: Node, field: str) -> str:
    child = node.child_by_field_name(field)
    return syntax.text(child) if child is not None else ""


def _strongest(verdicts: list[Elision]) -> Elision:
    """Return the verdict on a statement from those on its names: it is kept if any name is kept."""
    for kept in (Kept.YES, Kept.UNKNOWN):
        if found := [one for one in verdicts if one.kept is kept]:
            return Elision(kept, tuple(name for one in found for name in one.names))
    return Elision(Kept.NO)


def _use(syntax: Syntax, binding: Binding, specifier: str, flags: Flags) -> Elision:
    """Judge a name by all places where it is used."""
    if flags.react and binding.local == "React":
        return Elision(Kept.YES)
    best = Elision(Kept.UNKNOWN if syntax.root.has_error else Kept.NO)
    for node in syntax.occurrences(binding.local):
        found = _use_at(syntax, node, binding, specifier, flags)
        if found.kept is Kept.YES:
            return found
        best = _strongest([best, found])
    return best


def _use_at(syntax: Syntax, node: Node, binding: Binding, specifier: str, flags: Flags) -> Elision:
    judge = _JUDGES.get(node.type)
    found = judge(syntax, node, binding, specifier, flags) if judge else Elision(Kept.NO)
    if found.kept is Kept.YES and not syntax.is_read(node):
        return found._replace(kept=Kept.UNKNOWN)
    return found


def _value_use(syntax: Syntax, node: Node, binding: Binding, specifier: str, flags: Flags) -> Elision:
    parent = node.parent
    kind = parent.type if parent is not None else ""
    if kind.startswith(("import_", "namespace_import")):
        return Elision(Kept.NO)
    if kind == "export_specifier" and parent is not None:
        return _exported(parent, node, binding, flags)
    if kind == "nested_type_identifier":
        return _type_use(syntax, node, binding, specifier, flags)
    where = place(syntax, node, binding.local)
    if where is ScopePlace.VALUE:
        return Elision(Kept.YES, (binding.exported,))
    return Elision(Kept.UNKNOWN if where is ScopePlace.COMPUTED else Kept.NO)


def _exported(export: Node, node: Node, binding: Binding, flags: Flags) -> Elision:
    """Judge `export { name }`: it keeps the import only if the name is a value, which depends on the other file."""
    statement = export.parent.parent if export.parent else None
    if statement is None or has_child(statement, "type") or has_child(export, "type"):
        return Elision(Kept.NO)
    if statement.child_by_field_name("source") is not None or export.child_by_field_name("name") != node:
        return Elision(Kept.NO)
    certain = flags.isolated or binding.exported == "*"
    return Elision(Kept.YES if certain else Kept.UNKNOWN, (binding.exported,))


def _type_use(syntax: Syntax, node: Node, binding: Binding, specifier: str, flags: Flags) -> Elision:
    """Judge a type's name: only decorator metadata keeps it."""
    if flags.metadata is False:
        return Elision(Kept.NO)
    name = _type_name(syntax, node, binding)
    found = serialized(syntax, node)
    if found is Serialized.NO:
        return Elision(Kept.NO)
    if found is Serialized.IF_CLASS and name in INTERFACES.get(specifier, ()):
        return Elision(Kept.NO)
    certain = found is Serialized.CLASS and flags.metadata
    return Elision(Kept.YES if certain else Kept.UNKNOWN, (name,))


def _type_name(syntax: Syntax, node: Node, binding: Binding) -> str:
    """Return the exported name of a type: of `n.C` under `import * as n` it is `C`."""
    parent = node.parent
    if binding.exported in {"*", "="} and parent is not None and parent.type == "nested_type_identifier":
        return _field_text(syntax, parent, "name")
    return binding.exported


_JUDGES = {
    "identifier": _value_use,
    "shorthand_property_identifier": _value_use,
    "type_identifier": _type_use,
}
