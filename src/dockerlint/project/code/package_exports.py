"""`exports`, `imports`, `main` and their kin (nodejs.org/api/packages.html), as paths that a specifier may mean."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.knowledge.node.node_modules import OTHER_CONDITIONS
from dockerlint.models.package import Manifest
from dockerlint.tree import Map, Node, Scalar, Seq

_ENTRY_FIELDS = ("source", "module", "main")


def exported_paths(manifest: Manifest, rest: str) -> Iterator[str]:
    """Yield what `import "package/rest"` may load, best first, relative to the package's folder."""
    exports = manifest.tree.get("exports")
    if exports is not None:
        yield from _chosen(exports, f"./{rest}" if rest else ".")
    elif rest:
        yield f"./{rest}"
        yield f"./src/{rest}"
    if rest:
        return
    for field in _ENTRY_FIELDS:
        if path := manifest.tree.string(field):
            yield path
    yield "./src/index"
    yield "./index"


def imported_paths(manifest: Manifest, specifier: str) -> Iterator[str]:
    """Yield what `#specifier` may load: a path that starts with a dot, or a package."""
    imports = manifest.tree.map("imports")
    if imports is not None:
        yield from _chosen(imports, specifier)


def _chosen(node: Node, wanted: str) -> Iterator[str]:
    if not isinstance(node, Map) or not any(key.startswith((".", "#")) for key in node.entries):
        if wanted == ".":
            yield from _targets(node, "")
        return
    exact = node.get(wanted)
    if exact is not None:
        yield from _targets(exact, "")
        return
    for key in sorted(node.entries, key=lambda one: -len(one.partition("*")[0])):
        head, star, tail = key.partition("*")
        fits = wanted.startswith(head) and wanted.endswith(tail) and len(wanted) >= len(head) + len(tail)
        if star and fits:
            yield from _targets(node.entries[key].value, wanted[len(head) : len(wanted) - len(tail)])
            return


def _targets(node: Node, middle: str) -> Iterator[str]:
    """Yield every path below a target: conditions and fallbacks in the order of the file."""
    if isinstance(node, Scalar):
        if isinstance(node.value, str):
            yield node.value.replace("*", middle)
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _targets(item, middle)
    else:
        for condition, entry in node.entries.items():
            if condition not in OTHER_CONDITIONS:
                yield from _targets(entry.value, middle)
