"""package.json, pnpm-workspace.yaml and .npmrc."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import InstanceOf

from dockerlint.models.base import Model, Source, TreeModel
from dockerlint.source import Span
from dockerlint.tree import Map


class DependencyGroup(StrEnum):
    """A field of package.json that maps package names to specifiers (docs.npmjs.com, "package.json")."""

    DEPENDENCIES = "dependencies"
    DEV = "devDependencies"
    OPTIONAL = "optionalDependencies"
    PEER = "peerDependencies"


SHIPPED = (DependencyGroup.DEPENDENCIES, DependencyGroup.OPTIONAL)
"""What an install for production brings with a package."""


@dataclass(frozen=True, slots=True, eq=False)
class Dependency:
    """One entry of a dependency group: `at` is the key (the name), `specifier_at` the value."""

    name: str
    specifier: str
    group: DependencyGroup
    at: Span
    specifier_at: Span


@dataclass(frozen=True, slots=True, eq=False)
class PackageManagerPin:
    """`packageManager: pnpm@9.1.0+sha...`: `version` is the text after the `@` without the hash."""

    name: str
    version: str
    at: Span


class Manifest(TreeModel):
    """A package.json. Values of the wrong type are left out here and reported by the parser; `tree` still has them."""

    file: Source
    name: str | None = None
    version: str | None = None
    private: bool = False
    scripts: dict[str, str] = {}
    dependencies: tuple[InstanceOf[Dependency], ...] = ()
    """All groups, in the order of DependencyGroup and of the file."""
    bundled: tuple[str, ...] = ()
    """bundledDependencies, or bundleDependencies."""
    package_manager: InstanceOf[PackageManagerPin] | None = None
    workspaces: tuple[str, ...] | None = None

    @property
    def folder(self) -> str:
        """The package's folder."""
        return self.file.path.rpartition("/")[0] or "."

    def group(self, group: DependencyGroup) -> dict[str, Dependency]:
        """Return one dependency group by name of the dependency."""
        return {one.name: one for one in self.dependencies if one.group is group}

    def declares(self, name: str, *groups: DependencyGroup) -> Dependency | None:
        """Return the first dependency of a name in these groups (all, when none is given)."""
        return next(
            (d for d in self.dependencies if d.name == name and (not groups or d.group in groups)), None
        )

    def setting(self, *path: str) -> Map | None:
        """Return a mapping below `pnpm`, for instance `setting("overrides")`."""
        node = self.tree.map("pnpm")
        for step in path:
            node = node.map(step) if node else None
        return node


class WorkspaceManifest(TreeModel):
    """A pnpm-workspace.yaml; `packages` is None when the key is absent or null."""

    file: Source
    packages: tuple[str, ...] | None = None
    empty: bool = False
    catalogs: dict[str, dict[str, str]] = {}
    """By catalog name; `catalog:` is `default`."""


@dataclass(frozen=True, slots=True, eq=False)
class NpmSetting:
    """One line of an .npmrc."""

    name: str
    value: str
    at: Span
    value_at: Span


class Npmrc(Model):
    """An .npmrc; the last line of a key counts."""

    file: Source
    settings: tuple[InstanceOf[NpmSetting], ...] = ()

    def setting(self, name: str) -> NpmSetting | None:
        """Return the line that counts for a key."""
        return next((one for one in reversed(self.settings) if one.name == name), None)
