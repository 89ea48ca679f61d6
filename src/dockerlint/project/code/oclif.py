"""The files that oclif loads as commands, hooks and help of a command line tool."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dockerlint.knowledge.node.oclif import COMMAND_GLOBS, LOADED_FILES
from dockerlint.paths import join, resolve
from dockerlint.project.code.resolver import ModuleResolver
from dockerlint.project.workspaces.globs import matches
from dockerlint.project.workspaces.workspace import Package
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Scalar, Seq

_EMITTED = {".ts": ".js", ".tsx": ".js", ".mts": ".mjs", ".cts": ".cjs", ".jsx": ".js"}


def oclif_files(package: Package, resolver: ModuleResolver) -> Iterator[tuple[str, Span]]:
    """Yield the source files that oclif loads for a package, each with the value of package.json that names it."""
    oclif = package.manifest.tree.map("oclif")
    if oclif is None:
        return
    commands = oclif.get("commands")
    if isinstance(commands, Scalar) or (
        isinstance(commands, Map) and commands.string("strategy") == "pattern"
    ):
        yield from _commands(package, resolver, commands)
    named = (commands, *(oclif.get(name) for name in LOADED_FILES))
    for value in (value for node in named for value in _targets(node)):
        if isinstance(value.value, str) and (found := resolver.package_source(package, value.value)):
            yield found, value.span


def _commands(package: Package, resolver: ModuleResolver, node: Scalar | Map) -> Iterator[tuple[str, Span]]:
    """Yield the files of the folder of commands, chosen by their compiled names."""
    target = node if isinstance(node, Scalar) else node.scalar("target")
    path = resolve(package.folder, target.value) if target and isinstance(target.value, str) else None
    if path is None or target is None:
        return
    config = resolver.tsconfigs.tsconfig_in(package.folder)
    folder = resolver.paths.source_folder(path, package.folder, config)
    globs = _globs(node)
    for file in resolver.paths.sources_below(folder) if folder else ():
        if _chosen(file, globs) and not file.endswith((".d.ts", ".d.mts", ".d.cts")):
            yield join(folder or ".", file), target.span


def _globs(node: Scalar | Map) -> tuple[str, ...]:
    patterns = node.get("globPatterns") if isinstance(node, Map) else None
    if not isinstance(patterns, Seq):
        return COMMAND_GLOBS
    return tuple(
        one.value for one in patterns.items if isinstance(one, Scalar) and isinstance(one.value, str)
    )


def _chosen(file: str, globs: tuple[str, ...]) -> bool:
    """Return whether globs choose a source file, by its own name and by that of what the compiler writes."""
    stem, extension = posixpath.splitext(file)
    names = (file, stem + _EMITTED.get(extension, extension))
    if any(matches(one[1:], name) for one in globs if one.startswith("!") for name in names):
        return False
    return any(matches(one, name) for one in globs for name in names)


def _targets(node: Node | None) -> Iterator[Scalar]:
    """Yield the paths of a setting: a text, a list of them, or `target` of a mapping."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _targets(item)
    elif isinstance(node, Map):
        target = node.scalar("target")
        if target is not None:
            yield target
            return
        for entry in node.entries.values():
            yield from _targets(entry.value)
