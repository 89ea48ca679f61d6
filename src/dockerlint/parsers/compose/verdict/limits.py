"""Limits and replicas that are set in two places of one service."""

from __future__ import annotations

from dockerlint.findings import Label, ReadingKind
from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.parsers.compose.values.formats import parse_size
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Scalar, find

_LIMITS = (
    ("cpus", ("limits", "cpus")),
    ("mem_limit", ("limits", "memory")),
    ("mem_reservation", ("reservations", "memory")),
    ("pids_limit", ("limits", "pids")),
)


def check_limits(service: Map, report: Report) -> None:
    """Report a limit that is set twice with different amounts."""
    for key, (group, field) in _LIMITS:
        own, holder = service.scalar(key), find(service, "deploy", "resources", group)
        amount = _amount(own)
        if own is None or not amount or not isinstance(holder, Map):
            continue
        other = holder.scalar(field)
        if _amount(other) != amount:
            at = other.span if other is not None else holder.span.first_line()
            message = f"`{key}` and `deploy.resources.{group}.{field}` differ"
            report.error(own.span, message, labels=[Label(at, "the other one")])


def _amount(node: Scalar | None) -> float:
    if node is None or node.is_null:
        return 0
    text = go_text(node.value)
    try:
        return float(text)
    except ValueError:
        return parse_size(text) or 0


def check_replicas(name: str, service: Map, report: Report) -> None:
    """Report replicas that are set twice with different numbers, are negative, or share one container name."""
    scale, replicas = service.scalar("scale"), find(service, "deploy", "replicas")
    if scale is not None and isinstance(replicas, Scalar) and scale.value != replicas.value:
        report.error(
            scale.span, "`scale` and `deploy.replicas` differ", labels=[Label(replicas.span, "the other one")]
        )
    number = scale if scale is not None else replicas
    container = service.scalar("container_name")
    if not isinstance(number, Scalar) or not isinstance(number.value, int):
        return
    if number.value < 0:
        report.error(number.span, "this must be 0 or more")
    if number.value > 1 and container is not None and go_text(container.value):
        labels = [Label(number.span, f"{number.value} containers")]
        report.error(
            container.span,
            f"`{name}` runs several containers, and they cannot share one name",
            ReadingKind.NAME_WITH_REPLICAS,
            labels,
        )
