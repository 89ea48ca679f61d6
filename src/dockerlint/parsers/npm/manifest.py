"""package.json (also package.json5 and package.yaml, which pnpm reads), pnpm-workspace.yaml, and .npmrc as npm's `ini` reads it."""

from __future__ import annotations

import re

from dockerlint.findings import Problem
from dockerlint.models.package import (
    Dependency,
    DependencyGroup,
    Manifest,
    Npmrc,
    NpmSetting,
    PackageManagerPin,
    WorkspaceManifest,
)
from dockerlint.parsers.json.read import parse_json
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Node, Scalar, Seq

_LINE = re.compile(r"^[ \t]*([^\s=;#\[][^=\n]*?)[ \t]*(?:=[ \t]*([^\n]*?))?[ \t\r]*$", re.MULTILINE)
_SECTION = re.compile(r"^[ \t]*\[[^\]\n]*\][ \t\r]*$", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\\)[;#].*$")


def parse_manifest(file: SourceFile) -> tuple[Manifest | None, list[Problem]]:
    """Read a package's manifest in the format that its name says; None when it holds no mapping.

    A field of another type than npm documents is left out of the model; the tree still has it.
    """
    node, problems = _tree(file)
    if not isinstance(node, Map):
        if node is not None and not problems:
            problems = [Problem(node.span.first_line(), "a package manifest must be an object")]
        return None, problems
    return _manifest(file, node), problems


def _tree(file: SourceFile) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a manifest and its problems; of JSON only the first, as npm reports it: the others mostly follow from it."""
    if not file.path.endswith((".yaml", ".yml")):
        node, problems = parse_json(file, json5=file.path.endswith(".json5"))
        return node, problems[:1]
    nodes, problems = parse_yaml(file)
    return (nodes[0] if nodes else None), problems


def _manifest(file: SourceFile, tree: Map) -> Manifest:
    workspaces = tree.get("workspaces")
    if isinstance(workspaces, Map):
        workspaces = workspaces.get("packages")
    return Manifest(
        tree=tree,
        file=file,
        name=_string(tree, "name"),
        version=_string(tree, "version"),
        private=isinstance(private := tree.get("private"), Scalar) and private.value is True,
        scripts=_strings(tree.map("scripts")),
        dependencies=tuple(one for group in DependencyGroup for one in _dependencies(tree, group)),
        bundled=_list(tree.get("bundledDependencies")) or _list(tree.get("bundleDependencies")),
        package_manager=_pin(tree),
        workspaces=_list(workspaces) if isinstance(workspaces, Seq) else None,
    )


def _dependencies(tree: Map, group: DependencyGroup) -> list[Dependency]:
    return [
        Dependency(_clean(name), text, group, entry.key.span, entry.value.span)
        for name, entry in tree.below(group).items()
        if (text := _text(entry.value)) is not None
    ]


def _pin(tree: Map) -> PackageManagerPin | None:
    text = _string(tree, "packageManager")
    if text is None or "@" not in text[1:]:
        return None
    name, _, version = text.rpartition("@")
    return PackageManagerPin(name, version.split("+", 1)[0], tree.entries["packageManager"].value.span)


def parse_workspace(file: SourceFile) -> tuple[WorkspaceManifest | None, list[Problem]]:
    """Read a pnpm-workspace.yaml; None when it holds something else than a mapping. An empty file is an empty mapping."""
    nodes, problems = parse_yaml(file)
    node = nodes[0] if nodes else None
    if node is None or (isinstance(node, Scalar) and node.is_null):
        if problems:
            return None, problems
        return WorkspaceManifest(tree=Map(file.span(0, 0)), file=file, empty=True), []
    if not isinstance(node, Map):
        return None, [
            *problems,
            Problem(node.span.first_line(), "pnpm-workspace.yaml must be a mapping"),
        ]
    packages = node.get("packages")
    return WorkspaceManifest(
        tree=node,
        file=file,
        packages=_list(packages) if isinstance(packages, Seq) else None,
        catalogs=_catalogs(node),
    ), problems


def _catalogs(tree: Map) -> dict[str, dict[str, str]]:
    out = {
        _clean(name): _strings(entry.value)
        for name, entry in tree.below("catalogs").items()
        if isinstance(entry.value, Map)
    }
    if (default := tree.map("catalog")) is not None:
        out["default"] = _strings(default)
    return out


def _string(tree: Map, name: str) -> str | None:
    node = tree.get(name)
    return None if node is None else _text(node)


def _strings(tree: Map | None) -> dict[str, str]:
    return {
        _clean(name): text
        for name, entry in (tree.entries if tree else {}).items()
        if (text := _text(entry.value)) is not None
    }


def _list(node: Node | None) -> tuple[str, ...]:
    if not isinstance(node, Seq):
        return ()
    return tuple(text for item in node if (text := _text(item)) is not None)


def _text(node: Node) -> str | None:
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return _clean(node.value)
    return None


def _clean(text: str) -> str:
    """Replace invalid bytes and lone surrogates as Node does when it decodes a file."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def parse_npmrc(file: SourceFile) -> Npmrc:
    """Read an .npmrc: its settings in order, quotes removed, variables (`${NAME}`) as written. A key alone is `true`."""
    end = found.start() if (found := _SECTION.search(file.text)) else len(file.text)
    return Npmrc(file=file, settings=tuple(_setting(file, one) for one in _LINE.finditer(file.text, 0, end)))


def _setting(file: SourceFile, found: re.Match[str]) -> NpmSetting:
    key, name = Span(file, *found.span(1)), found[1].strip("\"'")
    if found[2] is None:
        return NpmSetting(name, "true", key, key)
    value = found[2]
    if len(value) > 1 and value[0] in "\"'" and value[0] == value[-1]:
        value = value[1:-1]
    else:
        value = _COMMENT.sub("", value).rstrip()
    return NpmSetting(name, value, key, Span(file, *found.span(2)))
