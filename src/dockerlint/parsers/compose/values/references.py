"""References from one service to another."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.tree import Map, Scalar


def implied_dependencies(service: Map) -> Iterator[tuple[str, Scalar, bool]]:
    """Yield the services that links, shared namespaces and volumes_from depend on, the node, and whether a restart carries over."""
    for text, item in items_of(service, "links"):
        yield text.split(":")[0] if text.count(":") == 1 else text, item, True
    for key in ("network_mode", "ipc", "pid", "uts", "cgroup"):
        value = service.scalar(key)
        if value is not None and go_text(value.value).startswith("service:"):
            yield go_text(value.value).removeprefix("service:"), value, True
    for text, item in items_of(service, "volumes_from"):
        if not text.startswith("container:"):
            yield text.split(":")[0], item, False


def items_of(service: Map, name: str) -> list[tuple[str, Scalar]]:
    """Return the texts of a list with their nodes."""
    holder = service.seq(name)
    return [(go_text(item.value), item) for item in (holder or ()) if isinstance(item, Scalar)]
