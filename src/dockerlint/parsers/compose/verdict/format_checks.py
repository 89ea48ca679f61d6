"""Sizes, durations, file modes and command lines that Compose can't parse."""

from __future__ import annotations

from collections.abc import Callable

from dockerlint.knowledge.compose.formats import FORMATS
from dockerlint.parsers.compose.trees.patterns import Patterns, visit
from dockerlint.parsers.compose.values.formats import (
    LONGEST_COMMAND,
    CommandError,
    parse_duration,
    parse_size,
    split_command,
)
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Node, Seq

_FORMATS = Patterns(FORMATS)


def check_formats(tree: Map, report: Report) -> None:
    """Report sizes, durations, counts and command lines that Compose can't parse."""
    visit(tree, _FORMATS, lambda kind, node: _check_format(kind, node, report))


def _check_format(kind: str, node: Node, report: Report) -> None:
    if isinstance(node, Map | Seq):
        if kind == "texts" and isinstance(node, Map):
            _check_names(node, report)
        return
    if kind not in _FAULTS or not isinstance(node.value, str):
        return
    fault = _FAULTS[kind](node.value)
    if fault is not None and kind == "command" and len(node.value) > LONGEST_COMMAND:
        report.beyond(node.span, fault)
    elif fault is not None:
        report.refuse(node, fault)


def _check_names(node: Map, report: Report) -> None:
    for name, entry in node.entries.items():
        if (
            entry.key is not None
            and name != name.rstrip()
            and "=" in entry.key.span.file.text[entry.key.span.begin : entry.key.span.finish + 2]
        ):
            report.error(entry.key.span, f"variable `{name.rstrip()}` is written with a space after its name")


def _size_fault(text: str) -> str | None:
    return None if parse_size(text) is not None else "not a size: write bytes, or for example `512m`"


def _duration_fault(text: str) -> str | None:
    return None if parse_duration(text) is not None else "not a duration: write for example `10s` or `1m30s`"


def _count_fault(text: str) -> str | None:
    fine = text.lower() == "all" or text.lstrip("+-").isdigit()
    return None if fine else "`count` must be `all` or a number"


def _mode_fault(text: str) -> str | None:
    return None if text and all(digit in "01234567" for digit in text) else "not an octal file mode"


def _command_fault(text: str) -> str | None:
    try:
        split_command(text)
    except CommandError as error:
        return str(error)
    return None


def _whole_fault(text: str) -> str | None:
    return None if text.lstrip("+-").isdigit() else "this must be an integer"


_FAULTS: dict[str, Callable[[str], str | None]] = {
    "size": _size_fault,
    "duration": _duration_fault,
    "count": _count_fault,
    "mode": _mode_fault,
    "whole": _whole_fault,
    "command": _command_fault,
}
