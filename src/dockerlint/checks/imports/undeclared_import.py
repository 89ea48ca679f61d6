"""Code that runs imports a package that its package.json does not declare."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.imports.shared.chains import shown
from dockerlint.checks.imports.shared.installs import as_installed, comes_along
from dockerlint.checks.imports.shared.providers import is_shown, works
from dockerlint.findings import Label, Problem, Severity
from dockerlint.knowledge.development import is_for_development
from dockerlint.knowledge.node.hoisting import ALLOWS_UNDECLARED
from dockerlint.paths import join, parent
from dockerlint.project.code.search import Site, Use
from dockerlint.project.project import Project
from dockerlint.project.workspaces.hoisting import (
    OtherProvider,
    Provider,
    is_locked,
    other_provider,
)
from dockerlint.project.workspaces.publishing import is_only_used_here
from dockerlint.project.workspaces.workspace import Package
from dockerlint.source import Span


def check(package: Package, project: Project) -> Iterator[Problem]:
    """Yield a problem for each name that started code of the package imports undeclared, at its first import."""
    for use in project.code.undeclared_in(package):
        other = _other(project, package, use)
        first, declaring = use.sites[0], project.code.sources.owners.declaring(package)
        yield Problem(
            first.found.at,
            f"{_imported(use.name, first)}, but {_lacking(package, declaring)}",
            tuple(_labels(use, declaring, other, _meant(project, package, use))),
            severity=_severity(project, package, use, other),
            subject=use.name,
        )


def _lacking(package: Package, declaring: Package) -> str:
    path = package.manifest.file.path
    if declaring is package:
        return f"{path} does not declare it"
    return f"neither {path} nor {declaring.manifest.file.path} declares it"


def _severity(project: Project, package: Package, use: Use, other: OtherProvider | None) -> Severity | None:
    manifest, first = package.manifest, use.sites[0]
    unpublished = is_only_used_here(project.workspaces.of_path(package.folder), package)
    tried = is_for_development(manifest.file.path) and (unpublished or manifest.version is None)
    certain = other and (
        other.is_certain or first.entry.prebuilt or comes_along(project, package, use, other)
    )
    if other and (tried or (unpublished and certain) or _is_allowed(first.found.at)):
        return Severity.INFO
    if first.entry.bundles:
        is_built = project.code.sources.built(package)
        return Severity.WARNING if is_built and not (other and _is_meant(other)) else Severity.INFO
    may_work = other or first.lazy or first.entry.node_path or not first.entry.starts
    return Severity.WARNING if may_work else None


def _is_allowed(at: Span) -> bool:
    """Return whether a comment at an import, or above it, lets ESLint pass an undeclared package."""
    begin = at.file.text.rfind("\n", 0, max(at.file.text.rfind("\n", 0, at.begin), 0)) + 1
    end = at.file.text.find("\n", at.finish)
    return ALLOWS_UNDECLARED.search(at.file.text, begin, end if end >= 0 else len(at.file.text)) is not None


def _is_meant(other: OtherProvider) -> bool:
    """Return whether the tree brings the package on purpose: a private one around it, one that it depends on, or a setting that hoists it."""
    around = other.provider in {Provider.ROOT, Provider.AROUND}
    shares = around and other.package is not None and other.package.manifest.private
    return shares or other.needed or bool(other.hoist and other.hoist.certain)


def _other(project: Project, package: Package, use: Use) -> OtherProvider | None:
    workspace = project.workspaces.of_path(package.folder)
    if workspace is None:
        return None
    renders = all(one.found.at.file.path.endswith((".tsx", ".jsx")) for one in use.sites)
    pnpm = project.pnpm.version_of(workspace)
    other = other_provider(project.workspaces, pnpm, package, use.name, renders=renders)
    return other and as_installed(project, package, use.name, other)


def _imported(name: str, site: Site) -> str:
    if site.found.implicit:
        return f"`{name}` is imported by the compiler (`{site.found.implicit}`)"
    return f"`{name}` is imported on demand" if site.lazy else f"`{name}` is imported"


def _meant(project: Project, package: Package, use: Use) -> str | None:
    """Return the relative path that an import may mean: no lockfile has the package, and a file or folder of its name is next to the import."""
    workspace, paths = project.workspaces.of_path(package.folder), project.code.sources.resolver.paths
    path = use.sites[0].found.at.file.path
    neighbour = join(parent(path), use.name)
    if workspace is None or "/" in use.name or is_locked(workspace, use.name) is not False:
        return None
    if paths.source(neighbour) not in {None, path}:
        return f"./{use.name}"
    return f"./{use.name}/" if paths.exists(neighbour) else None


def _labels(use: Use, declaring: Package, other: OtherProvider | None, meant: str | None) -> Iterator[Label]:
    if meant:
        yield Label(
            use.sites[0].found.at,
            f"no lockfile has `{use.name}`: write `{meant}` for what is next to this file",
        )
    else:
        why = f": it {works(other)}" if other and not is_shown(other) else ""
        if other is None and use.sites[0].entry.node_path:
            why = ": it works only where a folder of `NODE_PATH` has it"
        yield Label(_manifest_place(declaring), f"add `{use.name}` here{why}")
    if other and other.at and is_shown(other):
        yield Label(other.at, works(other))
    first = use.sites[0]
    if first.entry.at:
        verb = "bundles" if first.entry.bundles else "starts" if first.entry.starts else "loads"
        yield Label(first.entry.at, f"{first.entry.because} {verb} {shown(first.chain)}")
    for site in use.sites[1:]:
        yield Label(site.found.at, "imported here too")


def _manifest_place(package: Package) -> Span:
    """Point at the key `dependencies`, or at the start of a manifest that has none."""
    manifest = package.manifest
    return manifest.key("dependencies") if manifest.tree.key("dependencies") else manifest.tree.span.sub(0, 1)
