"""Ports, volumes and limits of a service, from the merged tree in long form."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.models.compose import Limits, ServicePort, ServiceVolume, Setting
from dockerlint.parsers.compose.trees.nodes import text_of
from dockerlint.tree import Map, Scalar, Seq, find, locate, locate_key
from dockerlint.values import EMPTY, Text

_LIMITS = {
    "cpus": (("deploy", "resources", "limits", "cpus"), ("cpus",)),
    "memory": (("deploy", "resources", "limits", "memory"), ("mem_limit",)),
    "pids": (("deploy", "resources", "limits", "pids"), ("pids_limit",)),
}


def service_ports(tree: Map) -> Iterator[ServicePort]:
    """Yield the ports that a service publishes."""
    for item in _maps(tree.seq("ports")):
        target = (_text(item, "target") or EMPTY).value or ""
        yield ServicePort(
            item.span,
            int(target) if target.isdecimal() else None,
            _text(item, "published") or EMPTY,
            _text(item, "host_ip") or EMPTY,
            (_text(item, "protocol") or Text.known("tcp")).value,
        )


def service_volumes(tree: Map) -> Iterator[ServiceVolume]:
    """Yield the mounts of a service."""
    for item in _maps(tree.seq("volumes")):
        read_only = item.scalar("read_only")
        value = False if read_only is None else read_only.value
        yield ServiceVolume(
            item.span,
            (_text(item, "type") or EMPTY).value or None,
            _text(item, "source"),
            _text(item, "target") or Text.unknown("the target is not written"),
            value if isinstance(value, bool) and not (read_only and read_only.unresolved) else None,
        )


def service_limits(tree: Map) -> Limits:
    """Return the limits that a service sets."""
    return Limits(**{name: _first(tree, paths) for name, paths in _LIMITS.items()})


def _first(tree: Map, paths: tuple[tuple[str, ...], ...]) -> Setting | None:
    for path in paths:
        found = find(tree, *path)
        if isinstance(found, Scalar) and not found.is_null:
            return Setting(".".join(path), text_of(found), locate_key(tree, *path), locate(tree, *path))
    return None


def _maps(items: Seq | None) -> Iterator[Map]:
    return (item for item in items or () if isinstance(item, Map))


def _text(item: Map, name: str) -> Text | None:
    found = item.scalar(name)
    return None if found is None or found.is_null else text_of(found)
