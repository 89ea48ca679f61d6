"""Where the output of TypeScript needs a helper of tslib (typescriptlang.org/tsconfig#importHelpers, measured with tsc 5.9).

Helpers that depend on `target` are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dockerlint.models.module import Kept
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.elision import bindings_of, flags_of, import_verdict
from dockerlint.parsers.typescript.syntax import Syntax, first_with, has_child, literal

if TYPE_CHECKING:
    from tree_sitter import Node

HELPERS = "tslib"
_TYPESCRIPT = (".ts", ".tsx", ".mts", ".cts")
_COMMONJS = "commonjs"
_INTEROP = ("*", "namespace_export", "import_clause")
"""The parts of statements that may be converted with `esModuleInterop`; without it, only `export *` is."""
_CONVERTED = frozenset({"default", "*"})
"""What `esModuleInterop` converts by `__importDefault` and `__importStar`."""


def may_need_helpers(path: str, text: str, config: TsConfig) -> bool:
    """Return whether a file may need a helper, without a syntax tree: never False for one that does."""
    if not config.import_helpers or not path.endswith(_TYPESCRIPT):
        return False
    return "@" in text or (_is_commonjs(path, config) and ("import" in text or "export" in text))


def helper_place(syntax: Syntax, config: TsConfig) -> Node | None:
    """Return the first place that certainly needs a helper: a decorator, or an import or re-export in the form of CommonJS."""
    if not may_need_helpers(syntax.file.path, syntax.file.text, config):
        return None
    decorator = first_with(syntax, "@", frozenset({"decorator"}))
    found = [decorator] if decorator is not None else []
    if _is_commonjs(syntax.file.path, config):
        found += _converted(syntax, config)
    return min(found, key=lambda one: one.start_byte, default=None)


def _is_commonjs(path: str, config: TsConfig) -> bool:
    return (config.module or "").lower() == _COMMONJS and not path.endswith(".mts")


def _converted(syntax: Syntax, config: TsConfig) -> Iterator[Node]:
    """Yield what is converted: `* as a` or `a` of an import, `*` of a re-export."""
    for statement in syntax.root.named_children:
        if statement.child_by_field_name("source") is None or has_child(statement, "type"):
            continue
        part = next((one for one in statement.children if one.type in _parts(config)), None)
        if part is None or not syntax.is_read(statement):
            continue
        if part.type != "import_clause" or _is_import_converted(syntax, statement, config):
            yield part


def _parts(config: TsConfig) -> tuple[str, ...]:
    return _INTEROP if config.es_module_interop else ("*",)


def _is_import_converted(syntax: Syntax, statement: Node, config: TsConfig) -> bool:
    """Return whether all that an import declares is converted, and some of it is used."""
    bindings = bindings_of(syntax, statement)
    if not bindings or any(one.exported not in _CONVERTED for one in bindings):
        return False
    specifier = literal(syntax, statement.child_by_field_name("source")) or ""
    flags = flags_of(syntax.file.path, config)
    return import_verdict(syntax, statement, specifier, flags).kept is Kept.YES
