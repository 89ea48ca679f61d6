"""The nest-cli.json of a folder, and the projects of a Nest monorepo (docs.nestjs.com "Workspaces")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dockerlint.files import Files, source_of
from dockerlint.parsers.json.read import parse_json
from dockerlint.paths import ancestors, join, resolve, within
from dockerlint.project.code.source_paths import SourcePaths
from dockerlint.tree import Map, Node, Scalar, find

_NAMES = ("nest-cli.json", ".nestcli.json")


class NestProject(NamedTuple):
    """A project of the nest-cli.json in `folder`: the build of that folder writes its files, whatever manifest is next to them."""

    folder: str
    root: str
    nest: Map
    own: Map

    @property
    def bundles(self) -> bool:
        """Whether Nest bundles it."""
        return nest_bundles(self.nest, self.own)

    @property
    def tsconfig(self) -> str | None:
        """The path of the tsconfig.json that it names."""
        named = find(self.own, "compilerOptions", "tsConfigPath")
        return resolve(self.folder, named.text) if isinstance(named, Scalar) else None


@dataclass(slots=True, eq=False)
class Nests:
    """The nest-cli.json of each folder, read once."""

    files: Files
    paths: SourcePaths
    _folders: dict[str, Map | None] = field(default_factory=dict)

    def of(self, folder: str) -> Map | None:
        """Return the nest-cli.json of a folder, or None."""
        if folder not in self._folders:
            self._folders[folder] = self._read(folder)
        return self._folders[folder]

    def around(self, folder: str) -> NestProject | None:
        """Return the project of a nest-cli.json above that a folder belongs to; None for a folder with its own file."""
        if self.of(folder):
            return None
        every = (found for above in ancestors(folder) for found in self._projects(above))
        return next((one for one in every if within(folder, one.root)), None)

    def _projects(self, folder: str) -> Iterator[NestProject]:
        nest = self.of(folder)
        for entry in nest.below("projects").values() if nest else ():
            own = entry.value
            root = resolve(folder, own.string("root") or "") if isinstance(own, Map) else None
            if nest and isinstance(own, Map) and root and root != folder:
                yield NestProject(folder, root, nest, own)

    def _read(self, folder: str) -> Map | None:
        path = next((one for name in _NAMES if self.paths.exists(one := join(folder, name))), None)
        file = source_of(self.files, path) if path else None
        tree = parse_json(file, comments=True)[0] if file else None
        return tree if isinstance(tree, Map) else None


def nest_builder(nest: Map | None, project: Map | None = None) -> str | None:
    """Return the builder that a nest-cli.json names for a project: `tsc`, `swc`, `webpack`; None for the default."""
    builder = _option(nest, project, "builder")
    if isinstance(builder, Map):
        return builder.string("type")
    return builder.text if isinstance(builder, Scalar) else None


def nest_bundles(nest: Map | None, project: Map | None = None) -> bool:
    """Return whether Nest bundles with webpack: asked for, or the default of a monorepo that names no builder."""
    webpack = _option(nest, project, "webpack")
    if nest is None or (isinstance(webpack, Scalar) and webpack.value is False):
        return False
    monorepo, builder = nest.scalar("monorepo"), nest_builder(nest, project)
    default = monorepo is not None and monorepo.value is True and builder is None
    return webpack is not None or default or builder in {"webpack", "rspack"}


def _option(nest: Map | None, project: Map | None, name: str) -> Node | None:
    """Return a compiler option: the project's, else that of the whole file."""
    found = (find(one, "compilerOptions", name) for one in (project, nest) if one)
    return next((one for one in found if one is not None), None)
