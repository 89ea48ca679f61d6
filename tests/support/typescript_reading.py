"""TypeScript files read for tests, and the options of their tsconfig.json."""

from __future__ import annotations

from dockerlint.models.module import Import, Kept
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.imports import parse_module
from dockerlint.source import SourceFile

PLAIN = TsConfig(path="tsconfig.json")
METADATA = TsConfig(path="tsconfig.json", emit_decorator_metadata=True)
VERBATIM = TsConfig(path="tsconfig.json", verbatim_module_syntax=True)
ISOLATED = TsConfig(path="tsconfig.json", isolated_modules=True)
UNREAD = TsConfig(
    path="tsconfig.json", complete=False, verbatim_module_syntax=None, emit_decorator_metadata=None
)


def imports(text: str, config: TsConfig = PLAIN, path: str = "src/a.ts") -> tuple[Import, ...]:
    return parse_module(SourceFile(path, text), config).imports


def kept(text: str, config: TsConfig = PLAIN, path: str = "src/a.ts") -> Kept | None:
    """Return the verdict on the import of `p`; None when the reader finds no import."""
    return next((one.kept for one in imports(text, config, path) if one.specifier == "p"), None)
