"""Check the values of all keys: Compose's first check of a merged file."""

from __future__ import annotations

import re
from functools import cache

from dockerlint.findings import DiagnosisKind, Label, ReadingKind, Undecided
from dockerlint.knowledge.compose import coolify
from dockerlint.knowledge.compose.schema import COMPOSE, NEWER_KEYS
from dockerlint.knowledge.compose.spec import Spec
from dockerlint.parsers.compose.trees.scalars import TIMESTAMP
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Scalar, Seq

_REMEDIES = {"condition": "write `condition: service_started`, or the short form: a list of services"}
"""What to write for a key that is missing, where the key alone does not tell."""


def check_schema(tree: Map, report: Report) -> bool:
    """Report every node of a merged tree (in short or long form) that no version of its key allows; return whether there is none."""
    before = len(report.diagnoses)
    _Schema(report, Undecided.FORMAT_1 if _is_format_1(tree) else ReadingKind.INVALID).node(
        tree, COMPOSE, "the file", tree.span
    )
    return len(report.diagnoses) == before


class _Schema:
    def __init__(self, report: Report, top: DiagnosisKind) -> None:
        self.report = report
        self.top = top
        """The kind of unknown keys at the top of the file."""

    def node(self, node: Node, spec: Spec, name: str, key_at: Span) -> None:
        """Check a node; `name` is its key, `key_at` the place for a fault of an empty node."""
        if isinstance(node, Scalar):
            self._scalar(node, spec, name, key_at)
        elif isinstance(node, Map):
            self._map(node, spec, name)
        else:
            self._seq(node, spec, name)

    def _scalar(self, node: Scalar, spec: Spec, name: str, key_at: Span) -> None:
        kind = _kind(node)
        if kind not in spec.scalars and not (kind == "integer" and "number" in spec.scalars):
            if kind == "number" and "integer" in spec.scalars and float(node.value or 0).is_integer():
                return
            at = node.span if node.span.begin < node.span.finish else key_at
            self.report.error(at.first_line(), f"`{name}` must be {_wanted(spec)}")
            return
        if isinstance(node.value, str):
            self._text(node, node.value, spec, name)
        elif node.value is not None:
            self._number(node, float(node.value), spec, name)

    def _text(self, node: Scalar, text: str, spec: Spec, name: str) -> None:
        if spec.words and text not in spec.words:
            words = ", ".join(f"`{word}`" for word in spec.words)
            self.report.refuse(node, f"`{name}` must be one of {words}")
        elif spec.match and not _pattern(spec.match).search(text):
            self.report.refuse(node, f"`{name}` has a value that Compose does not take")

    def _number(self, node: Scalar, value: float, spec: Spec, name: str) -> None:
        if spec.low is not None and value < spec.low:
            self.report.error(node.span, f"`{name}` must be {spec.low:g} or more")
        elif spec.high is not None and value > spec.high:
            self.report.error(node.span, f"`{name}` must be {spec.high:g} or less")

    def _map(self, node: Map, spec: Spec, name: str) -> None:
        if spec.keys is None and spec.others is None:
            self.report.error(node.span.first_line(), f"`{name}` must be {_wanted(spec)}")
            return
        for key, entry in node.entries.items():
            below = self._below(key, spec)
            if below is not None:
                self.node(entry.value, below, key, entry.key.span)
            elif spec.strict and not (spec.extensible and key.startswith("x-")):
                self._unknown(key, entry.key.span, name)
        for key in spec.required:
            if key not in node.entries:
                at = node.span.first_line()
                labels = [Label(at, _REMEDIES[key])] if key in _REMEDIES else []
                self.report.error(at, f"`{name}` needs `{key}`", labels=labels)

    def _below(self, key: str, spec: Spec) -> Spec | None:
        if spec.keys is not None and key in spec.keys:
            return spec.keys[key]
        if spec.others is not None and _pattern(spec.pattern).fullmatch(key):
            return spec.others
        return None

    def _unknown(self, key: str, at: Span, name: str) -> None:
        if key in NEWER_KEYS:
            self.report.error(at, f"`{key}` needs Compose {NEWER_KEYS[key]} or later", ReadingKind.NEWER_KEY)
            return
        if key in coolify.KEYS and coolify.is_for_coolify(at.path, at.file.text):
            self.report.error(at, f"`{key}` is a key of Coolify", Undecided.COOLIFY)
        elif name == "the file":
            self.report.error(at, f"unknown key `{key}` in a compose file", self.top)
        else:
            self.report.error(at, f"unknown key `{key}` in `{name}`")

    def _seq(self, node: Seq, spec: Spec, name: str) -> None:
        if spec.items is None:
            self.report.error(node.span.first_line(), f"`{name}` must be {_wanted(spec)}")
            return
        for item in node.items:
            self.node(item, spec.items, f"an item of {name}", item.span)
        if spec.unique:
            self._unique(node, name)

    def _unique(self, node: Seq, name: str) -> None:
        seen: set[object] = set()
        for item in node.items:
            if not isinstance(item, Scalar) or item.unresolved:
                continue
            key = type(item.value), item.value
            if key in seen:
                self.report.error(item.span.first_line(), f"`{name}` holds this item twice")
            seen.add(key)


def _is_format_1(tree: Map) -> bool:
    values = [entry.value for entry in tree.entries.values()]
    return bool(values) and all(
        isinstance(value, Map) and not {"image", "build", "extends"}.isdisjoint(value.entries)
        for value in values
    )


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _kind(node: Scalar) -> str:
    if node.tag == TIMESTAMP:
        return "date"
    value = node.value
    if isinstance(value, str):
        return "string"
    if isinstance(value, bool):
        return "boolean"
    if value is None:
        return "null"
    return "integer" if isinstance(value, int) else "number"


def _wanted(spec: Spec) -> str:
    names = {
        "string": "a text",
        "integer": "an integer",
        "number": "a number",
        "boolean": "a boolean",
        "null": "empty",
    }
    words = [
        names[kind] for kind in ("string", "integer", "number", "boolean", "null") if kind in spec.scalars
    ]
    if spec.items is not None:
        words.append("a list")
    if spec.keys is not None or spec.others is not None:
        words.append("a mapping")
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
