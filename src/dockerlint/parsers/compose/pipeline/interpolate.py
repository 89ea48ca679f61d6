"""Variables expanded in every value, texts turned into numbers and booleans, and names without a value filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dockerlint.findings import ReadingKind, Undecided
from dockerlint.knowledge.compose.casts import BOOLEANS, CASTS
from dockerlint.knowledge.compose.files import set_by_system
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import FIRST_MARK, Interpolated, made, retyped
from dockerlint.parsers.compose.trees.patterns import Patterns, rewrite
from dockerlint.parsers.compose.trees.scalars import go_typed
from dockerlint.parsers.compose.trees.templates import Expansion, TemplateError, no_value
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Entry, Map, Node, Plain, Scalar, Seq
from dockerlint.values import Unknown

_CASTS = Patterns(CASTS)
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_PASSED = Patterns({"services.*.environment": "environment", "services.*.build.args": "args"})


def interpolate(tree: Map, environment: Environment, report: Report) -> Map:
    """Return the tree with every value expanded; keys and comments are not. What cannot be expanded is reported and left."""
    result = _Interpolation(environment, report).node(tree, _CASTS)
    return result if isinstance(result, Map) else tree


@dataclass(slots=True)
class _Interpolation:
    environment: Environment
    report: Report
    done: dict[tuple[int, int], Node] = field(default_factory=dict)
    """What became of containers that several aliases share, so that sharing stays."""

    def node(self, node: Node, casts: Patterns[str] | None) -> Node:
        if isinstance(node, Scalar):
            return self._scalar(node, casts.value if casts else None)
        key = id(node), id(casts)
        if (known := self.done.get(key)) is not None:
            return known
        result = self._map(node, casts) if isinstance(node, Map) else self._seq(node, casts)
        self.done[key] = result
        return result

    def _map(self, node: Map, casts: Patterns[str] | None) -> Map:
        changed: dict[str, Entry] = {}
        for name, entry in node.entries.items():
            key, old, merged = entry
            if not isinstance(key.value, str):
                self.report.error(key.span, f"key `{name}` must be a string: quote it")
            value = self.node(old, casts.at(name) if casts else None)
            if value is not old:
                changed[name] = Entry(key, value, merged)
        return Map(node.span, {**node.entries, **changed}, node.flow, node.tag) if changed else node

    def _seq(self, node: Seq, casts: Patterns[str] | None) -> Seq:
        below = casts.any if casts else None
        items = [self.node(item, below) for item in node.items]
        changed = any(new is not old for new, old in zip(items, node.items, strict=True))
        return Seq(node.span, items, node.flow, node.tag) if changed else node

    def _scalar(self, node: Scalar, cast: str | None) -> Scalar:
        if isinstance(node.value, str) and "$" in node.value:
            node = self._expanded(node)
        elif not node.quoted:
            node = go_typed(node)
        if cast is None or not isinstance(node.value, str) or node.tag is not None:
            return node
        return self._cast(node, cast)

    def _expanded(self, node: Scalar) -> Scalar:
        expansion = Expansion(self.environment, node.span, missing=[])
        try:
            piece = expansion.expand(str(node.value))
        except TemplateError as error:
            self.report.error(node.span.first_line(), str(error), ReadingKind.INVALID)
            return node
        for name in (expansion.missing or ())[:1]:
            self.report.error(
                node.span.first_line(), f"required variable {no_value(name)}", Undecided.REQUIRED
            )
        unresolved = tuple(dict.fromkeys(self._doubtful(expansion)))
        return Interpolated(
            node.span,
            piece.value,
            piece.value,
            True,
            node.tag,
            unresolved,
            piece.marked,
            tuple(expansion.unknowns),
            self._unset(expansion),
        )

    def _doubtful(self, expansion: Expansion) -> list[str]:
        unset = {*expansion.unset, *(expansion.missing or ())}
        return [
            name for name in expansion.names if name in unset or self.environment.find(name).why is not None
        ]

    def _unset(self, expansion: Expansion) -> tuple[str, ...]:
        names = dict.fromkeys(expansion.unset)
        return tuple(name for name in names if not self._may_be_set(name))

    def _may_be_set(self, name: str) -> bool:
        environment = self.environment
        return (
            environment.find(name).why is not None
            or set_by_system(name)
            or environment.is_set_by_caller(name)
        )

    def _cast(self, node: Scalar, kind: str) -> Scalar:
        value = _CAST[kind](str(node.value))
        if value is None:
            article = "an" if kind == "integer" else "a"
            self.report.refuse(node, f"this must be {article} {kind}")
            return node
        if kind == "boolean" and str(node.value).lower() not in {"true", "false"}:
            plain = "true" if value else "false"
            self.report.warning(node.span, f"`{node.value}` is not a boolean in YAML 1.2: write `{plain}`")
        return retyped(node, value)


def _to_boolean(text: str) -> Plain:
    return BOOLEANS.get(text.lower())


def _to_integer(text: str) -> Plain:
    return int(text) if _INTEGER.fullmatch(text) else None


def _to_number(text: str) -> Plain:
    try:
        return float(text)
    except ValueError:
        return None


_CAST = {"boolean": _to_boolean, "integer": _to_integer, "number": _to_number}


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
