"""Make the paths in a compose file base-relative.

While a project is loaded, a resolved path starts with MARK, so that no later step resolves it against another folder.
`unmarked` removes the marks at the end. A path is then base-relative (it may begin with `..`) or absolute (`/`, `~`, a
Windows drive). A URL or `service:` reference stays as written.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from dockerlint.parsers.compose.trees.nodes import derived, marked_of, with_entry
from dockerlint.parsers.compose.trees.patterns import Patterns, rewrite
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Node, Scalar

MARK = "\ue000"
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_REMOTE = ("https://", "http://", "git://", "ssh://", "github.com/", "git@")

PATHS = {
    "services.*.build.context": "context",
    "services.*.build.additional_contexts.*": "context",
    "services.*.build.ssh.*": "path",
    "services.*.env_file.*.path": "path",
    "services.*.label_file.*": "path",
    "services.*.extends.file": "path",
    "services.*.develop.watch.*.path": "path",
    "services.*.volumes.*": "volume",
    "configs.*.file": "path",
    "secrets.*.file": "path",
    "volumes.*": "driver",
}
_PATHS = Patterns(PATHS)
_Change = Callable[[Scalar], Scalar]


def is_remote(context: str) -> bool:
    """Return whether a build context is a URL, an image or another service instead of a folder."""
    return "://" in context or context.startswith(("service:", *_REMOTE))


def is_absolute(path: str) -> bool:
    """Return whether a path is absolute on the host, whatever its system."""
    return path.startswith(("/", "~")) or bool(_WINDOWS.match(path))


def resolve_paths(tree: Map, folder: str, report: Report, home: str | None = None) -> Map:
    """Resolve each path of a tree in long form against a base-relative folder, and `~` if the home folder is known."""
    return rewrite(tree, _PATHS, lambda kind, node: _resolved(kind, node, folder, home, report))


def unmarked(tree: Map) -> Map:
    """Remove the marks: a resolved path becomes a plain base-relative path."""
    return rewrite(tree, _PATHS, lambda kind, node: _each(kind, node, _bare))


def joined(folder: str, path: str) -> str:
    """Join a path to a base-relative folder and normalise it; the result may begin with `..`."""
    return posixpath.normpath(posixpath.join(folder, path))


def _resolved(kind: str, node: Node, folder: str, home: str | None, report: Report) -> Node:
    if kind == "volume" and isinstance(node, Map) and _kind_of(node) == "bind" and node.get("source") is None:
        report.error(node.span.first_line(), "a bind mount needs a `source`")
    return _each(kind, node, lambda scalar: _against(folder, home, scalar))


def _each(kind: str, node: Node, change: _Change) -> Node:
    """Change the path in a node of this kind."""
    if isinstance(node, Scalar):
        if kind == "context" and isinstance(node.value, str) and is_remote(node.value):
            return node
        return change(node) if isinstance(node.value, str) and kind in {"path", "context"} else node
    if kind == "volume" and isinstance(node, Map) and _kind_of(node) == "bind":
        return _with_changed(node, "source", change)
    if kind == "driver" and isinstance(node, Map) and node.string("driver") == "local":
        options = node.map("driver_opts")
        if options is not None and options.string("o") == "bind":
            return with_entry(node, "driver_opts", _with_changed(options, "device", change))
    return node


def _with_changed(node: Map, name: str, change: _Change) -> Map:
    value = node.scalar(name)
    return (
        node if value is None or not isinstance(value.value, str) else with_entry(node, name, change(value))
    )


def _kind_of(volume: Map) -> object:
    kind = volume.scalar("type")
    return kind.value if kind else None


def _against(folder: str, home: str | None, node: Scalar) -> Scalar:
    text = str(node.value)
    if home and text.startswith("~"):
        return derived(
            node, joined(home, text[1:].lstrip("/")), joined(home, marked_of(node)[1:].lstrip("/"))
        )
    if not text or text.startswith(MARK) or is_absolute(text):
        return node
    marked = marked_of(node)
    return derived(node, MARK + joined(folder, text), MARK + joined(folder, marked))


def _bare(node: Scalar) -> Scalar:
    text = str(node.value)
    return derived(node, text[1:], marked_of(node).removeprefix(MARK)) if text.startswith(MARK) else node
