"""The source files of a tree as text that imports: quickly, and exactly."""

from __future__ import annotations

from dataclasses import dataclass, field

from dockerlint.files import Files, source_of
from dockerlint.models.module import Module
from dockerlint.parsers.typescript.imports import implicit_specifiers, parse_module, quick_specifiers
from dockerlint.project.code.tsconfigs import Tsconfigs


@dataclass(slots=True, eq=False)
class Modules:
    """Reads each file at most once in each way, when it is asked for."""

    files: Files
    tsconfigs: Tsconfigs
    _specifiers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _modules: dict[str, Module | None] = field(default_factory=dict)

    def specifiers_of(self, path: str) -> tuple[str, ...]:
        """Return what a file may import, quickly: a superset."""
        if path not in self._specifiers:
            file = source_of(self.files, path)
            found: list[str] = []
            if file:
                found = quick_specifiers(file.text)
                found += implicit_specifiers(path, file.text, self.tsconfigs.tsconfig_of(path))
            self._specifiers[path] = tuple(found)
        return self._specifiers[path]

    def module_of(self, path: str) -> Module | None:
        """Read a file exactly; None when it can't be read."""
        if path not in self._modules:
            file = source_of(self.files, path)
            self._modules[path] = parse_module(file, self.tsconfigs.tsconfig_of(path)) if file else None
        return self._modules[path]
