"""TypeScript and JavaScript files as modules: imports, what is left of them at run time, and exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dockerlint.knowledge.node.typescript_grammar import ELEMENTS
from dockerlint.models.module import Import, Kept, Module
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.calls import calls_of
from dockerlint.parsers.typescript.elision import (
    Elision,
    Flags,
    flags_of,
    import_verdict,
    reexport_verdict,
)
from dockerlint.parsers.typescript.exports import exports_of
from dockerlint.parsers.typescript.helpers import HELPERS, helper_place, may_need_helpers
from dockerlint.parsers.typescript.syntax import (
    CodeTooDeepError,
    Syntax,
    children_of,
    first_with,
    literal,
    read_syntax,
)
from dockerlint.source import SourceFile, Span

if TYPE_CHECKING:
    from tree_sitter import Node
_STRING = r"(?:'([^'\n]*)'|\"([^\"\n]*)\"|`([^`$\n]*)`)"
_BLOCK_COMMENT = r"/\*[^*]{0,500}+(?:\*(?!/)[^*]{0,500}+){0,20}+\*/"
_GAP = rf"(?:\s|{_BLOCK_COMMENT}|//[^\n]{{0,500}}\n)*+"
# Bounded and possessive: no text is scanned twice.
# Each pattern starts with its literal word, which `re` finds fast; a lookbehind checks the text before the word.
_FROM = re.compile(rf"from(?<![\w$]from){_GAP}{_STRING}")
_IMPORT = re.compile(
    rf"import(?<![\w$.]import)(?:\s*(?:<[^;()]{{0,300}}>\s*)?\({_GAP}{_STRING}|\s*{_STRING})"
)
_REQUIRE = re.compile(rf"require(?<![\w$.]require)\s*(?:\.\s*resolve\s*)?(?:\?\.)?\({_GAP}{_STRING}")
_META = re.compile(rf"import\.meta\.resolve\s*\({_GAP}{_STRING}")
_RUNTIMES = {"react-jsx": "jsx-runtime", "react-jsxdev": "jsx-dev-runtime"}


def parse_module(file: SourceFile, tsconfig: TsConfig | None = None) -> Module:
    """Return a file's imports and exports under the options of its tsconfig.json. Never raises.

    Without tree-sitter, and in extremely nested code, the imports come from regular expressions and every verdict is UNKNOWN.
    """
    syntax = read_syntax(file)
    if syntax is None:
        return _unread(file)
    try:
        return _read(syntax, tsconfig)
    except CodeTooDeepError:
        return _unread(file)


def _read(syntax: Syntax, tsconfig: TsConfig | None) -> Module:
    path = syntax.file.path
    flags = flags_of(path, tsconfig)
    imports = [*_statements(syntax, flags), *calls_of(syntax), *implicit_imports(syntax, tsconfig)]
    imports.sort(key=lambda one: (one.at.begin, one.specifier))
    exports = exports_of(syntax)
    return Module(path, tuple(imports), syntax.root.has_error, exports.names, exports.stars)


def _unread(file: SourceFile) -> Module:
    start = Span(file, 0, 0)
    found = quick_specifiers(file.text)
    return Module(file.path, tuple(Import(one, start, Kept.UNKNOWN) for one in found), partial=True)


def _statements(syntax: Syntax, flags: Flags) -> Iterator[Import]:
    """Yield the import and re-export statements of the top level; those in `declare module` are types."""
    for statement in syntax.root.named_children:
        if statement.type not in {"import_statement", "export_statement"}:
            continue
        holder = next(iter(children_of(statement, "import_require_clause")), statement)
        source = holder.child_by_field_name("source")
        specifier = literal(syntax, source)
        if source is None or not specifier:
            continue
        if statement.type == "import_statement":
            verdict: Elision = import_verdict(syntax, statement, specifier, flags)
        else:
            verdict = reexport_verdict(syntax, statement, flags)
        kept = verdict.kept if syntax.is_read(statement) else Kept.UNKNOWN
        yield Import(specifier, syntax.span(source), kept, names=verdict.names)


def quick_specifiers(text: str) -> list[str]:
    """Return the specifiers that a file may import, each once: none is missed; those in comments or strings are included."""
    found: dict[str, None] = {}
    for pattern in (_FROM, _IMPORT, _REQUIRE, _META):
        for groups in pattern.findall(text):
            found[next((group for group in groups if group), "")] = None
    found.pop("", None)
    return list(found)


def implicit_specifiers(path: str, text: str, config: TsConfig | None) -> list[str]:
    """Return the specifiers that the compiler may add to a file: a superset, without a syntax tree."""
    out = []
    if config and may_need_helpers(path, text, config):
        out.append(HELPERS)
    if config and config.jsx in _RUNTIMES and path.endswith(("x", ".js")) and "<" in text:
        out.append(_jsx_runtime(config))
    return out


def implicit_imports(syntax: Syntax, config: TsConfig | None) -> Iterator[Import]:
    """Yield the imports that the compiler certainly adds, for helpers and elements."""
    wanted = implicit_specifiers(syntax.file.path, syntax.file.text, config)
    if config and (node := helper_place(syntax, config)):
        yield Import(HELPERS, syntax.span(node), _kept(syntax, node), implicit="importHelpers")
    runtime = next((one for one in wanted if one != HELPERS), None)
    if runtime and (node := first_with(syntax, "<", ELEMENTS)):
        yield Import(runtime, syntax.span(node), _kept(syntax, node), implicit="jsx")


def _kept(syntax: Syntax, node: Node) -> Kept:
    return Kept.YES if syntax.is_read(node) else Kept.UNKNOWN


def _jsx_runtime(config: TsConfig) -> str:
    return f"{config.jsx_import_source or 'react'}/{_RUNTIMES[config.jsx or '']}"
