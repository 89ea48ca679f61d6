"""Containers that would have the same name (compose-go, loader/validate.go)."""

from __future__ import annotations

from collections.abc import Mapping

from dockerlint.findings import Label, ReadingKind, Undecided
from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Scalar


def check_container_names(services: Mapping[str, Map], active: frozenset[str], report: Report) -> None:
    """Report each container name that an earlier service has, among those that run."""
    named: dict[str, Scalar] = {}
    for name, service in services.items():
        node = service.scalar("container_name")
        if name in active and node is not None and (text := go_text(node.value)):
            if text in named:
                _report(node, named[text], report)
            named.setdefault(text, node)


def _report(node: Scalar, first: Scalar, report: Report) -> None:
    kind = Undecided.VARIABLE_NOT_HERE if node.unresolved or first.unresolved else ReadingKind.DUPLICATE_NAME
    message = f"container name `{go_text(node.value)}` is used twice"
    report.error(node.span, message, kind, [Label(first.span, "the first one")])
