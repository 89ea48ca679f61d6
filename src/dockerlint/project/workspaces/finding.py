"""All workspaces of a tree: which folders are roots, which packages their patterns claim, and who owns a path."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from dockerlint.findings import Problem, Severity
from dockerlint.knowledge.node.pnpm import IGNORED_FOLDERS, LOCKFILE, MANIFEST_NAMES, WORKSPACE_FILE
from dockerlint.models.lockfile import Lockfile
from dockerlint.models.package import Manifest, WorkspaceManifest
from dockerlint.parsers.lockfile.read import parse_lockfile
from dockerlint.parsers.npm.manifest import parse_manifest, parse_npmrc, parse_workspace
from dockerlint.paths import ancestors, join, parent, resolve, within
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.globs import expanded, matches
from dockerlint.project.workspaces.pnpm_major import PnpmEvidence, find_pnpm
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.source import SourceFile

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Workspaces:
    """Every workspace of the tree, by folder. Two of them may claim one package; the inner one owns it."""

    all: tuple[Workspace, ...] = ()
    _packages: dict[str, tuple[Workspace, Package]] = field(default_factory=dict)
    _roots: dict[str, Workspace] = field(default_factory=dict)

    def of_path(self, path: str) -> Workspace | None:
        """Return the workspace that a base-relative file or folder belongs to."""
        for folder in (path, *ancestors(path)):
            if folder in self._packages:
                return self._packages[folder][0]
            if folder in self._roots:
                return self._roots[folder]
        return None

    def package_of(self, path: str) -> Package | None:
        """Return the package whose folder is nearest at or above a base-relative file or folder."""
        for folder in (path, *ancestors(path)):
            if folder in self._packages:
                return self._packages[folder][1]
        return None


@dataclass(slots=True, eq=False)
class _Sources:
    """The files that make workspaces, each read once."""

    reading: Reading
    forced: int | None
    manifests: dict[str, Manifest | None] = field(default_factory=dict)
    """By folder, those that can't be read included."""
    lockfiles: dict[str, Lockfile | None] = field(default_factory=dict)
    lock_problems: dict[str, list[Problem]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def parsed(self, path: str, parser: Callable[[SourceFile], tuple[T | None, list[Problem]]]) -> T | None:
        """Parse a file that is there; None when it holds nothing that can be used."""
        file = self.reading.text(path)
        if file is None:
            self.broken += [path] if path in self.reading.unreadable else []
            return None
        model, problems = parser(file)
        if problems or model is None:
            self.broken.append(path)
        self.reading.refuse(problems)
        return model

    def lockfile(self, folder: str) -> Lockfile | None:
        """Read the pnpm-lock.yaml of a folder."""
        if folder not in self.lockfiles:
            file = self.reading.text(join(folder, LOCKFILE))
            self.lockfiles[folder], problems = parse_lockfile(file) if file else (None, [])
            self.lock_problems[folder] = problems
        return self.lockfiles[folder]

    def installed_lockfile(self, folder: str) -> Lockfile | None:
        """Read the pnpm-lock.yaml that an install in a folder reads, and note what is wrong in it.

        pnpm 7 and later join the sides of whole conflict markers (facts of pnpm 7 to 12), so those are not an error.
        """
        lockfile = self.lockfile(folder)
        if lockfile is None or not lockfile.broken:  # the rule lockfile-broken reports it
            self.reading.refuse(self.lock_problems[folder], Severity.WARNING)
        return lockfile


def find_workspaces(reading: Reading, paths: Iterable[str], pnpm_version: int | None = None) -> Workspaces:
    """Find the workspaces among base-relative `paths` and read their manifests, settings and lockfiles.

    `pnpm_version` forces one pnpm major. A package.json that no workspace above claims is a workspace of one.
    """
    sources = _Sources(reading, pnpm_version)
    by_name: dict[str, set[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        if name in MANIFEST_NAMES or name == WORKSPACE_FILE:
            by_name.setdefault(name, set()).add(folder or ".")
    for name in MANIFEST_NAMES:
        for folder in sorted(by_name.get(name, set()) - sources.manifests.keys()):
            sources.manifests[folder] = sources.parsed(join(folder, name), parse_manifest)
    return _linked(_roots(sources, by_name.get(WORKSPACE_FILE, set())))


def _roots(sources: _Sources, pnpm_roots: set[str]) -> list[Workspace]:
    """Make a workspace of each folder that says it is one, then of each package that none of them claims."""
    npm_roots = {folder for folder, one in sources.manifests.items() if one and one.workspaces is not None}
    out = [_workspace(sources, folder, pnpm_roots) for folder in sorted(pnpm_roots | npm_roots)]
    claimed = {package.folder for one in out for package in one.packages}
    for folder, manifest in sorted(sources.manifests.items()):
        if manifest and folder not in claimed and folder not in pnpm_roots and _is_package(manifest):
            inner = any(place in claimed or sources.lockfile(place) for place in ancestors(folder))
            out.append(_workspace(sources, folder, pnpm_roots, forced=not inner))
    return out


def _is_package(manifest: Manifest) -> bool:
    """Return whether this is a package and not only a `{"type": "commonjs"}`, which sets how its folder's modules are read."""
    return bool(manifest.name or manifest.dependencies or manifest.scripts or manifest.package_manager)


def _workspace(sources: _Sources, folder: str, pnpm_roots: set[str], *, forced: bool = True) -> Workspace:
    """Read a workspace. A package that another one does not claim is `forced` to no pnpm: nobody installs it alone."""
    start = len(sources.broken)
    pnpm = folder in pnpm_roots
    workspace_file = sources.parsed(join(folder, WORKSPACE_FILE), parse_workspace) if pnpm else None
    npmrc = sources.reading.text(join(folder, ".npmrc"))
    root = sources.manifests.get(folder)
    lockfile = sources.installed_lockfile(folder)
    version = sources.forced if forced or lockfile else None
    evidence = PnpmEvidence(root, lockfile, pnpm, version)
    members = _members(sources, folder, workspace_file, evidence)
    packages = tuple(Package(one, place, folder) for place in members if (one := sources.manifests[place]))
    broken = [path for path in sources.broken[:start] if parent(path) in members] + sources.broken[start:]
    return Workspace(
        folder=folder,
        files=sources.reading.files,
        packages=packages,
        root=next((one for one in packages if one.folder == folder), None),
        manifest_file=workspace_file,
        npmrc=parse_npmrc(npmrc) if npmrc else None,
        lockfiles={place: file for place in {folder, *members} if (file := sources.lockfile(place))},
        evidence=evidence,
        above=None if pnpm else next((one for one in ancestors(folder) if one in pnpm_roots), None),
        broken=tuple(broken),
    )


def _members(
    sources: _Sources, folder: str, file: WorkspaceManifest | None, evidence: PnpmEvidence
) -> list[str]:
    """List the folders of a workspace's packages, those with a broken manifest included, sorted."""
    globs = [_Glob.of(pattern) for pattern in _patterns(file, evidence)]
    if not globs:
        return [folder] if folder in sources.manifests else []
    found = {place for place in sources.manifests if place == folder or _claims(globs, folder, place)}
    return sorted(found)


def _patterns(file: WorkspaceManifest | None, evidence: PnpmEvidence) -> tuple[str, ...]:
    if file is None:
        return (evidence.manifest.workspaces or ()) if evidence.manifest else ()
    if file.packages is not None:
        return file.packages
    everywhere = 7 if not file.empty else 9
    majors = find_pnpm(evidence).majors
    return ("**",) if majors and max(majors) <= everywhere else ()


class _Glob(NamedTuple):
    """A pattern of a workspace, with its braces expanded."""

    excludes: bool
    globs: tuple[str, ...]

    @classmethod
    def of(cls, pattern: str) -> _Glob:
        return cls(pattern.startswith("!"), tuple(expanded(pattern.removeprefix("!"))))


def _claims(globs: Iterable[_Glob], folder: str, place: str) -> bool:
    """Return whether patterns of the workspace in `folder` match a package's folder; `!` wins at any position."""
    if not IGNORED_FOLDERS.isdisjoint(place.split("/")):
        return False
    claimed = False
    for one in globs:
        if any(_names(glob, folder, place) for glob in one.globs):
            if one.excludes:
                return False
            claimed = True
    return claimed


def _names(glob: str, folder: str, place: str) -> bool:
    start: str | None = folder
    glob = glob.removeprefix("./")
    while start is not None and glob.startswith("../"):
        start, glob = resolve(start, ".."), glob[3:].removeprefix("./")
    if start is None or not within(place, start):
        return False
    inside = place if start == "." else place[len(start) + 1 :] or "."
    return matches(glob, inside)


def _linked(workspaces: list[Workspace]) -> Workspaces:
    """Index workspaces by folder; a package of two belongs to the inner one."""
    workspaces.sort(key=lambda one: one.folder)
    packages: dict[str, tuple[Workspace, Package]] = {}
    for one in sorted(workspaces, key=lambda one: len(one.folder) if one.folder != "." else 0):
        packages |= {package.folder: (one, package) for package in one.packages}
    return Workspaces(tuple(workspaces), packages, {one.folder: one for one in workspaces})
