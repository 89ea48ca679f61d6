"""Variables without a value take the value that Compose knows for their name."""

from __future__ import annotations

from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import FIRST_MARK, Interpolated, made
from dockerlint.parsers.compose.trees.patterns import Patterns, rewrite
from dockerlint.tree import Map, Node, Scalar
from dockerlint.values import Unknown

_PASSED = Patterns({"services.*.environment": "environment", "services.*.build.args": "args"})


def pass_through(tree: Map, environment: Environment) -> Map:
    """Return the tree with a value for each null under `environment` and `build.args` whose name is known; others stay null."""
    return rewrite(tree, _PASSED, lambda _, node: _filled(node, environment))


def _filled(node: Node, environment: Environment) -> Node:
    if not isinstance(node, Map):
        return node
    entries = dict(node.entries)
    for name, entry in node.entries.items():
        if isinstance(entry.value, Scalar) and entry.value.is_null:
            value = _value(name, entry.value, environment)
            if value is not None:
                entries[name] = entry._replace(value=value)
    return Map(node.span, entries, node.flow, node.tag)


def _value(name: str, node: Scalar, environment: Environment) -> Scalar | None:
    found = environment.find(name)
    if found.value is None and found.why is None:
        return None
    if found.why is None:
        return made(found.value, node.span)
    unknown = Unknown(found.why, node.span)
    plain = found.value
    return Interpolated(node.span, plain, plain or "", True, None, (name,), chr(FIRST_MARK), (unknown,))
