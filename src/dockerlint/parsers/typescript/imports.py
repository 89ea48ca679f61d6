"""TypeScript and JavaScript files as modules: imports, what is left of them at run time, and exports."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.models.module import Import, Kept, Module
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.calls import calls_of
from dockerlint.parsers.typescript.elision import (
    Flags,
    Verdict,
    flags_of,
    import_verdict,
    reexport_verdict,
)
from dockerlint.parsers.typescript.exports import exports_of
from dockerlint.parsers.typescript.implicit import implicit_imports, implicit_specifiers
from dockerlint.parsers.typescript.prefilter import quick_specifiers
from dockerlint.parsers.typescript.syntax import Syntax, TooDeepError, children_of, literal, read_syntax
from dockerlint.source import SourceFile, Span

__all__ = ["implicit_specifiers", "parse_module", "quick_specifiers"]


def parse_module(file: SourceFile, tsconfig: TsConfig | None = None) -> Module:
    """Return a file's imports and exports under the options of its tsconfig.json. Never raises.

    Without tree-sitter, and in extremely nested code, the imports come from regular expressions and every verdict is UNKNOWN.
    """
    syntax = read_syntax(file)
    if syntax is None:
        return _unread(file)
    try:
        return _read(syntax, tsconfig)
    except TooDeepError:
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
            verdict: Verdict = import_verdict(syntax, statement, specifier, flags)
        else:
            verdict = reexport_verdict(syntax, statement, flags)
        yield Import(specifier, syntax.span(source), verdict.kept, names=verdict.names)
