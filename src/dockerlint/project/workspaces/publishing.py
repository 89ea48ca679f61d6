"""Whether a registry may have a package, or only this tree."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.files import Kind
from dockerlint.knowledge.node.publishing import (
    BUILD_SCRIPTS,
    FILES_FIELD,
    GENERATED_FIELDS,
    GENERATED_TEST,
    LOADED_FIELDS,
    OTHER_PATHS,
    PLACEHOLDER,
    PREPARING_SCRIPTS,
    PUBLISH_FIELD,
    TYPESCRIPT,
)
from dockerlint.models.package import SHIPPED, DependencyGroup, Manifest
from dockerlint.paths import resolve
from dockerlint.project.workspaces.workspace import Package, Workspace, dependent_groups
from dockerlint.tree import Node, Scalar, Seq


def is_never_published(workspace: Workspace | None, package: Package) -> bool:
    """Return whether nobody can use a package from a registry: it is private, or it or a member that it depends on is TypeScript as it is written, or it has nothing that can be loaded."""
    manifest = package.manifest
    if manifest.private or _is_source(manifest):
        return True
    if workspace and (_is_unreleased(workspace, package) or _only_holds_others(workspace, package)):
        return True
    if workspace is None or _is_prepared(manifest):
        return False
    return any(_is_source(one.manifest) for one in workspace.dependencies_closure(package, *SHIPPED))


def is_only_used_here(workspace: Workspace | None, package: Package) -> bool:
    """Return whether a package is never published, or is a member of a private root and nothing shows that the tree publishes anything."""
    if is_never_published(workspace, package):
        return True
    if workspace is None or workspace.root is None or not workspace.root.manifest.private:
        return False
    manifest = package.manifest
    said = _is_prepared(manifest) or manifest.tree.get(FILES_FIELD) is not None
    return not said and not workspace.publishes


def is_for_development(workspace: Workspace, package: Package) -> bool:
    """Return whether a package is never published, and others name it in devDependencies only: a test helper, or a tool."""
    if dependent_groups(workspace, package) != {DependencyGroup.DEV}:
        return False
    return is_never_published(workspace, package)


def is_as_generated(manifest: Manifest) -> bool:
    """Return whether all that names what a package starts and loads is as `npm init` writes it: nobody chose its `main`."""
    if dict(manifest.scripts) != {"test": GENERATED_TEST}:
        return False
    tree = manifest.tree
    named = [name for name in (*LOADED_FIELDS, FILES_FIELD, PUBLISH_FIELD) if tree.get(name) is not None]
    return named == ["main"] and all(tree.string(name) == one for name, one in GENERATED_FIELDS.items())


def _is_unreleased(workspace: Workspace, package: Package) -> bool:
    """Return whether a package has the version of a generator, and the tree neither has nor builds any file that it names, and no script of the root publishes."""
    manifest, root = package.manifest, workspace.root
    if manifest.version != PLACEHOLDER or any(one.startswith(BUILD_SCRIPTS) for one in manifest.scripts):
        return False
    named = [resolve(package.folder, path) for path in _loaded(manifest)]
    absent = all(path and workspace.files.kind(path) is Kind.ABSENT for path in named)
    scripts = root.manifest.scripts.values() if root else ()
    return bool(named) and absent and not any("publish" in one for one in scripts)


def _only_holds_others(workspace: Workspace, package: Package) -> bool:
    """Return whether a package is the root of others, and names nothing that can be loaded."""
    if package is not workspace.root or len(workspace.packages) == 1 or _is_prepared(package.manifest):
        return False
    tree = package.manifest.tree
    return all(tree.get(name) is None for name in (*LOADED_FIELDS, FILES_FIELD))


def _loaded(manifest: Manifest) -> list[str]:
    """List the files of code that a manifest names to be loaded."""
    fields = [node for name in LOADED_FIELDS if (node := manifest.tree.get(name)) is not None]
    return [path for one in fields for path in _paths(one) if not path.endswith(OTHER_PATHS)]


def _is_source(manifest: Manifest) -> bool:
    """Return whether all that a manifest names to be loaded is TypeScript, and nothing changes that when it is published."""
    named = _loaded(manifest)
    return bool(named) and all(path.endswith(TYPESCRIPT) for path in named) and not _is_prepared(manifest)


def _is_prepared(manifest: Manifest) -> bool:
    """Return whether a manifest says how it is published."""
    return manifest.tree.get(PUBLISH_FIELD) is not None or not PREPARING_SCRIPTS.isdisjoint(manifest.scripts)


def _paths(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield from [node.value] if isinstance(node.value, str) else []
        return
    below = node.items if isinstance(node, Seq) else [one.value for one in node.entries.values()]
    for one in below:
        yield from _paths(one)
