"""Which source file a path means: extensions that are left out, and compiled files whose source is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dockerlint.files import Files, Kind, source_of
from dockerlint.knowledge.commands.builders import MODULE_FOLDERS, OUTPUT_FOLDERS
from dockerlint.knowledge.node.node_programs import NODE_SHEBANG
from dockerlint.models.tsconfig import TsConfig
from dockerlint.paths import ancestors, join, parent, within

_EXTENSIONS = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
_COMPILED = {".js": (".ts", ".tsx"), ".mjs": (".mts",), ".cjs": (".cts",), ".jsx": (".tsx",)}
_DEEPEST = 10
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
        rest = path[len(out) + 1 :] or "index"
        *roots, own = _roots(folder, config)
        for places in (_places(rest, roots), [path], _places(rest, [own], folder)):
            for candidate in places:
                if (candidate == path or not within(candidate, out)) and (found := self.source(candidate)):
                    return found
        return None

    def program(self, path: str) -> str | None:
        """Return the path of a file that node runs by its first line, whatever its name; None for any other path."""
        file = source_of(self.files, path) if self.exists(path) else None
        return path if file and NODE_SHEBANG.match(file.text) else None

    def source_folder(self, path: str, folder: str, config: TsConfig | None) -> str | None:
        """Return the folder of the sources that a package in `folder` builds into a folder; one outside its output is its own."""
        out = _output_folder(path, folder, config)
        rest = path[len(out) + 1 :] if out else ""
        places = [join(one, rest) if rest else one for one in _roots(folder, config)] if out else [path]
        return next((one for one in places if self.files.kind(one) is Kind.FOLDER), None)

    def sources_below(self, folder: str, depth: int = 0) -> Iterator[str]:
        """Yield the source files in a folder and those below it, relative to it."""
        for name in self.files.names(folder) if depth < _DEEPEST else ():
            if name.endswith(_EXTENSIONS):
                yield name
            elif name != "node_modules":
                yield from (f"{name}/{one}" for one in self.sources_below(join(folder, name), depth + 1))


def _roots(folder: str, config: TsConfig | None) -> list[str]:
    """Return the folders that a package compiles from."""
    return [*([config.root_dir] if config and config.root_dir else []), join(folder, "src"), folder]


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
    return next((one for name in OUTPUT_FOLDERS if within(path, one := join(folder, name))), None)


def _places(rest: str, roots: list[str], folder: str = ".") -> Iterator[str]:
    """Yield where a compiled file's source may be: below a root, without a module format's folder, or from a root common with `folder`."""
    first, _, inner = rest.partition("/")
    for root in roots:
        yield join(root, rest)
    if first in MODULE_FOLDERS and inner:
        for root in roots:
            yield join(root, inner)
    for above in ancestors(folder) if folder != "." else []:
        yield join(above, rest)
