"""A tsconfig.json with everything that it extends (typescriptlang.org/tsconfig#extends)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dockerlint.files import Files, source_of
from dockerlint.models.tsconfig import TsConfig
from dockerlint.parsers.typescript.tsconfig import Layer, make_tsconfig, parse_tsconfig, split_package
from dockerlint.paths import join, parent, resolve
from dockerlint.source import Span

_DEEPEST = 20
_HARMLESS = ("@tsconfig/node", "@tsconfig/recommended", "@tsconfig/strictest")
"""Published bases that set none of the options that are read here but `isolatedModules` (github.com/tsconfig/bases)."""

PackageFolder = Callable[[str], "str | None"]
"""Returns the folder of a workspace package by its name."""


def read_tsconfig(files: Files, path: str, package_folder: PackageFolder = lambda _: None) -> TsConfig | None:
    """Read a tsconfig.json and what it extends; None when the file can't be read.

    What an extended package outside the tree sets is unknown: then `complete` is False and unset options are None.
    """
    file = source_of(files, path)
    layer = _Chain(files, package_folder).layer(path)
    return make_tsconfig(path, layer, Span(file, 0, 1)) if layer and file else None


@dataclass(frozen=True, slots=True)
class _Chain:
    files: Files
    package_folder: PackageFolder

    def layer(self, path: str, depth: int = 0) -> Layer | None:
        """Read a file over what it extends; None when it can't be read."""
        file = source_of(self.files, path)
        if file is None or depth > _DEEPEST:
            return None
        own, _ = parse_tsconfig(file)
        out = Layer()
        for name in own.extends:
            out.put(self._extended(name, parent(path), depth))
        out.put(own)
        return out

    def _extended(self, name: str, folder: str, depth: int) -> Layer:
        if name.startswith(_HARMLESS):
            return Layer()
        found = next((path for path in self._candidates(name, folder) if self._is_file(path)), None)
        layer = self.layer(found, depth + 1) if found else None
        return layer or Layer(complete=False, opaque=name.startswith((".", "/")))

    def _candidates(self, name: str, folder: str) -> Iterator[str]:
        """Yield the places that an `extends` may mean."""
        if name.startswith((".", "/")):
            target = resolve(folder, name)
        else:
            package, rest = split_package(name)
            owner = self.package_folder(package)
            target = join(owner, rest or "tsconfig.json") if owner else None
        if target:
            yield target
            yield f"{target}.json"
            yield f"{target}/tsconfig.json"

    def _is_file(self, path: str) -> bool:
        return source_of(self.files, path) is not None
