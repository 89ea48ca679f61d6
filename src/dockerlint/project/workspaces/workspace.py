"""A workspace and its packages, which of them a dependency means, and what rules ask them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.knowledge.node.pnpm import WORKSPACE_FILE
from dockerlint.knowledge.node.publishing import PUBLISHES, RELEASE_FILES
from dockerlint.models.lockfile import Lockfile
from dockerlint.models.package import Dependency, Manifest, Npmrc, WorkspaceManifest
from dockerlint.parsers.npm.ranges import parse_range, parse_version, satisfies
from dockerlint.paths import join, resolve, within
from dockerlint.project.reading import submodules
from dockerlint.project.workspaces.globs import Selector, parse_selector
from dockerlint.project.workspaces.pnpm_major import PnpmEvidence
from dockerlint.source import SourceFile

_WORKFLOWS = ".github/workflows"
_SCHEMES = ("link:", "file:", "workspace:")


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """A folder with a manifest. `workspace_folder` is the root of the workspace that claims it."""

    manifest: Manifest
    folder: str
    workspace_folder: str

    @property
    def path(self) -> str:
        """The path of its manifest."""
        return self.manifest.file.path

    @property
    def importer(self) -> str:
        """The package's key in the workspace's lockfile: its path from there, `.` for the root."""
        if self.folder == self.workspace_folder:
            return "."
        return self.folder if self.workspace_folder == "." else self.folder[len(self.workspace_folder) + 1 :]

    @property
    def name(self) -> str | None:
        """The package's name."""
        return self.manifest.name


@dataclass(frozen=True, eq=False)
class Workspace:
    """A root folder, the packages that its patterns claim, and pnpm's files in it.

    `lockfiles` are by folder: the root's own, and those of members, which count only without a shared lockfile.
    """

    folder: str
    files: Files
    evidence: PnpmEvidence
    """What its own files and the command line say of the pnpm that installs it."""
    packages: tuple[Package, ...] = ()
    root: Package | None = None
    manifest_file: WorkspaceManifest | None = None
    npmrc: Npmrc | None = None
    lockfiles: dict[str, Lockfile] = field(default_factory=dict)
    above: str | None = None
    """The folder of the pnpm workspace in which it lies and that does not claim it."""
    broken: tuple[str, ...] = ()
    """Manifests, pnpm-workspace.yaml or .npmrc that could not be read: nothing follows from what they lack."""

    @property
    def path(self) -> str:
        """The path of its root's manifest, or of its pnpm-workspace.yaml, which needs none."""
        return self.root.path if self.root else join(self.folder, WORKSPACE_FILE)

    @property
    def lockfile(self) -> Lockfile | None:
        """The pnpm-lock.yaml of the root."""
        return self.lockfiles.get(self.folder)

    def package_named(self, name: str) -> Package | None:
        """Return the package of a name (the first by path, where two have it)."""
        return self._by_name.get(name)

    def package_at(self, folder: str) -> Package | None:
        """Return the package in exactly this base-relative folder."""
        return self._by_folder.get(folder)

    @cached_property
    def _by_name(self) -> dict[str, Package]:
        return {one.name: one for one in reversed(self.packages) if one.name}

    @cached_property
    def _by_folder(self) -> dict[str, Package]:
        return {one.folder: one for one in reversed(self.packages)}

    def dependencies(self, package: Package, *groups: str) -> tuple[Package, ...]:
        """Return the packages of the workspace that one depends on directly (through these groups; all, when none is given)."""
        out: dict[str, Package] = {}
        for one in package.manifest.dependencies:
            if groups and one.group not in groups:
                continue
            found = self._linked(one, package.folder)
            if found and found is not package:
                out[found.folder] = found
        return tuple(out.values())

    def _linked(self, dependency: Dependency, folder: str) -> Package | None:
        if target := linked_folder(dependency, folder):
            return self.package_at(target)
        found = self.package_named(workspace_name(dependency.specifier, dependency.name))
        return found if found and takes(dependency, found.manifest.version) else None

    def dependencies_closure(self, package: Package, *groups: str) -> tuple[Package, ...]:
        """Return all packages of the workspace that one reaches, without itself, sorted by folder."""
        seen, queue = {package.folder: package}, [package]
        while queue:
            for one in self.dependencies(queue.pop(), *groups):
                if one.folder not in seen:
                    seen[one.folder] = one
                    queue.append(one)
        return tuple(seen[folder] for folder in sorted(seen) if folder != package.folder)

    def dependents_closure(self, package: Package, *groups: str) -> tuple[Package, ...]:
        """Return all packages of the workspace that reach one, without itself."""
        return tuple(
            one
            for one in self.packages
            if one is not package and package in self.dependencies_closure(one, *groups)
        )

    def select(self, selector: str, folder: str) -> tuple[Package, ...]:
        """Return the packages that a `--filter` selector names when pnpm runs in the base-relative `folder`.

        A selector of changes (`[main]`) names none, for only git knows; an exclusion alone names all the others.
        """
        parts = parse_selector(selector)
        chosen = set(self._chosen(parts, folder)) if parts else set()
        excluded = parts is not None and parts.excluded
        return tuple(one for one in self.packages if (one in chosen) != excluded)

    def has_selected(self, selector: str, folder: str) -> bool | None:
        """Return whether a package is there that a `--filter` selector names when pnpm or turbo runs in `folder`.

        None where only git knows, and where the package may come: a manifest can't be read, git ignores the folder of that name,
        or there are submodules.
        """
        parts = parse_selector(selector)
        if selector == "//" or (parts and any(self._named(parts, folder))):
            return True
        if (
            parts is None
            or parts.excluded
            or self.broken
            or any(within(one, self.folder) for one in submodules(self.files))
        ):
            return None
        return None if any(map(self.files.ignored, self._places(parts, folder))) else False

    def _places(self, parts: Selector, folder: str) -> Iterator[str]:
        """Yield the folders where a package that a selector names would lie, by its name."""
        if parts.folder is not None and (place := resolve(folder, parts.folder)):
            yield place
        file, manifest = self.manifest_file, self.evidence.manifest
        name = (parts.name or "*").rpartition("/")[2]
        for pattern in (file.packages if file else manifest and manifest.workspaces) or ():
            yield join(self.folder, pattern.replace("**", "*").replace("*", name))

    def _named(self, parts: Selector, folder: str) -> Iterator[Package]:
        names = parts.names([one.name for one in self.packages if one.name])
        for one in self.packages:
            if (names is None or one.name in names) and parts.lies(one.folder, folder):
                yield one

    def _chosen(self, parts: Selector, folder: str) -> Iterator[Package]:
        for one in self._named(parts, folder):
            if not parts.without_itself:
                yield one
            if parts.dependencies:
                yield from self.dependencies_closure(one)
            if parts.dependents:
                yield from self.dependents_closure(one)

    @cached_property
    def publishes(self) -> bool:
        """Whether a script, a workflow or the settings of a release tool show that packages get to a registry from here."""
        if not RELEASE_FILES.isdisjoint(self.files.names(self.folder)):
            return True
        scripts = (text for one in self.packages for text in one.manifest.scripts.values())
        workflows = (source_of(self.files, join(_WORKFLOWS, name)) for name in self.files.names(_WORKFLOWS))
        texts = (*scripts, *(one.text for one in workflows if one))
        return any(PUBLISHES.search(text) for text in texts)

    def text(self, path: str) -> SourceFile | None:
        """Read a file of the workspace by its path from the root; None when it can't be read."""
        return source_of(self.files, join(self.folder, path))


def linked_folder(dependency: Dependency, folder: str) -> str | None:
    """Return the base-relative folder of `link:../x`, `file:../x` and `workspace:../x`; None when it names none."""
    for scheme in _SCHEMES:
        rest = dependency.specifier.removeprefix(scheme)
        if rest != dependency.specifier and (scheme != "workspace:" or rest.startswith(".")):
            return resolve(folder, rest)
    return None


def workspace_name(specifier: str, name: str) -> str:
    """Return the name that is looked up in the workspace for a dependency: `workspace:other@^1` is an alias."""
    rest = specifier.removeprefix("workspace:")
    return rest.rpartition("@")[0] if rest != specifier and "@" in rest[1:] else name


def takes(dependency: Dependency, version: str | None) -> bool:
    """Return whether a dependency can mean the workspace's package of its name, which has this version."""
    if dependency.specifier.startswith(("workspace:", "catalog:")):
        return True
    wanted, has = parse_range(dependency.specifier), parse_version(version or "")
    return wanted is not None and (has is None or satisfies(has, wanted))


def dependent_groups(workspace: Workspace, package: Package) -> set[str]:
    """Return the groups in which other packages of a workspace name one."""
    return {
        one.group
        for other in workspace.packages
        for one in other.manifest.dependencies
        if other is not package and one.name == package.name
    }
