"""The defaults that Compose fills in, and its checks of single entries (compose-go, transform/ and validation/)."""

from __future__ import annotations

from collections.abc import Callable

from dockerlint.parsers.compose.trees.nodes import derived, go_text, marked_of, with_default, with_entry
from dockerlint.parsers.compose.trees.patterns import Patterns, rewrite, visit
from dockerlint.parsers.compose.values.ports import is_ip
from dockerlint.parsers.compose.values.volumes import clean
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map


def fill_defaults(tree: Map) -> Map:
    """Return the tree with the defaults that Compose shows."""
    return rewrite(tree, _DEFAULTS, lambda fill, node: fill(node) if isinstance(node, Map) else node)


def check_entries(tree: Map, report: Report) -> None:
    """Report the faults of a single volume, secret, config, port or device that Compose rejects."""
    visit(tree, _CHECKS, lambda check, node: check(node, report) if isinstance(node, Map) else None)


def _build(node: Map) -> Map:
    return with_default(node, "context", ".")


def _secret(node: Map) -> Map:
    source = node.scalar("source")
    return with_default(node, "target", f"/run/secrets/{go_text(source.value)}") if source else node


def _port(node: Map) -> Map:
    return with_default(with_default(node, "protocol", "tcp"), "mode", "ingress")


def _device(node: Map) -> Map:
    return node if "device_ids" in node.entries else with_default(node, "count", "all")


def _volume(node: Map) -> Map:
    target = node.scalar("target")
    text = go_text(target.value) if target else ""
    if target is None or clean(text) == text:
        return node
    return with_entry(node, "target", derived(target, clean(text), clean(marked_of(target))))


def _check_volume(node: Map, report: Report) -> None:
    external = node.scalar("external")
    if external is None or external.value is not True:
        return
    for name, entry in node.entries.items():
        if name not in {"name", "external"} and not name.startswith("x-"):
            report.error(entry.key.span, f"`external` cannot be combined with `{name}`")


def _check_source(*keys: str) -> Callable[[Map, Report], None]:
    def check(node: Map, report: Report) -> None:
        given = [name for name in keys if name in node.entries]
        shown = ", ".join(f"`{name}`" for name in keys)
        if len(given) > 1:
            report.error(node.entries[given[1]].key.span, f"only one of {shown} can be set")
        elif not given and "driver" not in node.entries and "external" not in node.entries:
            report.error(node.span.first_line(), f"one of {shown} must be set")

    return check


def _check_port(node: Map, report: Report) -> None:
    host = node.scalar("host_ip")
    if host is not None and not is_ip(go_text(host.value)):
        report.refuse(host, "`host_ip` is not an IP address")


def _check_device(node: Map, report: Report) -> None:
    if "count" in node.entries and "device_ids" in node.entries:
        report.error(node.entries["count"].key.span, "`count` cannot be combined with `device_ids`")


_DEFAULTS: Patterns[Callable[[Map], Map]] = Patterns(
    {
        "services.*.build": _build,
        "services.*.secrets.*": _secret,
        "services.*.ports.*": _port,
        "services.*.deploy.resources.reservations.devices.*": _device,
        "services.*.gpus.*": _device,
        "services.*.volumes.*": _volume,
    }
)
_CHECKS: Patterns[Callable[[Map, Report], None]] = Patterns(
    {
        "volumes.*": _check_volume,
        "configs.*": _check_source("file", "environment", "content"),
        "secrets.*": _check_source("file", "environment"),
        "services.*.ports.*": _check_port,
        "services.*.deploy.resources.reservations.devices.*": _check_device,
        "services.*.gpus.*": _check_device,
    }
)
