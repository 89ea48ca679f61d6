"""Which source file a path means: extensions that are left out, and compiled files whose source is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dockerlint.files import Files
from dockerlint.knowledge.commands.builders import MODULE_FOLDERS, OUTPUT_FOLDERS
from dockerlint.models.tsconfig import TsConfig
from dockerlint.paths import ancestors, join, parent, within

_EXTENSIONS = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
_COMPILED = {".js": (".ts", ".tsx"), ".mjs": (".mts",), ".cjs": (".cts",), ".jsx": (".tsx",)}
_DECLARATIONS = (".d.ts", ".d.mts", ".d.cts")


@dataclass(slots=True, eq=False)
class SourcePaths:
    """Looks paths up in a tree; each folder is listed once."""

    files: Files
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    def exists(self, path: str) -> bool:
        """Return whether a file or folder is at a path."""
        folder = parent(path)
        names = self._names.get(folder)
        if names is None:
            names = self._names[folder] = frozenset(self.files.names(folder))
        return path.rpartition("/")[2] in names

    def source(self, path: str) -> str | None:
        """Return the source file that an import of a path loads (TypeScript before JavaScript), or None."""
        return next((one for one in _candidates(path) if self.exists(one)), None)

    def compiled_from(self, path: str, folder: str, config: TsConfig | None) -> str | None:
        """Return the source of a file that a package in `folder` builds; a path outside its output folder is its own source."""
        out = _output_folder(path, folder, config)
        if out is None:
            return self.source(path)
        rest = path[len(out) + 1 :]
        roots = [config.root_dir] if config and config.root_dir else []
        for candidate in _places(rest, [*roots, join(folder, "src"), folder], folder):
            if not within(candidate, out) and (found := self.source(candidate)):
                return found
        return self.source(path)


def _candidates(path: str) -> Iterator[str]:
    """Yield what a path may mean, as TypeScript and Node look it up; declarations hold no code."""
    dot = path.rfind(".", path.rfind("/") + 1)
    extension = path[dot:] if dot >= 0 else ""
    if extension in _COMPILED:
        for other in _COMPILED[extension]:
            yield path[:dot] + other
    if extension in _EXTENSIONS and not path.endswith(_DECLARATIONS):
        yield path
    for other in _EXTENSIONS:
        yield path + other
    for other in _EXTENSIONS:
        yield f"{path}/index{other}"


def _output_folder(path: str, folder: str, config: TsConfig | None) -> str | None:
    """Find the output folder that a path lies in."""
    if config and config.out_dir and config.out_dir != folder and within(path, config.out_dir):
        return config.out_dir
    folders = [join(folder, name) for name in OUTPUT_FOLDERS]
    return next((one for one in folders if path != one and within(path, one)), None)


def _places(rest: str, roots: list[str], folder: str) -> Iterator[str]:
    """Yield where a compiled file's source may be: below a root, without a module format's folder, from a common root."""
    first, _, inner = rest.partition("/")
    for root in roots:
        yield join(root, rest)
    if first in MODULE_FOLDERS and inner:
        for root in roots:
            yield join(root, inner)
    for above in ancestors(folder) if folder != "." else []:
        yield join(above, rest)
