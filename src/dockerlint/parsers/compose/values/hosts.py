"""`extra_hosts` as Compose prints them."""

from __future__ import annotations

from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.tree import Map, Node, Scalar, Seq


def host_list(node: Node) -> list[str]:
    """Return extra_hosts as sorted `HOST=ADDRESS` texts, from a mapping or a list with `=` or `:`."""
    found: list[str] = []
    if isinstance(node, Map):
        for name, entry in node.entries.items():
            values = entry.value.items if isinstance(entry.value, Seq) else [entry.value]
            found += [f"{name}={_bare(go_text(one.value))}" for one in values if isinstance(one, Scalar)]
    elif isinstance(node, Seq):
        for item in node.items:
            text = go_text(item.value) if isinstance(item, Scalar) else ""
            name, _, addresses = text.partition("=" if "=" in text else ":")
            found += [f"{name}={_bare(one)}" for one in addresses.split(",")]
    return sorted(found)


def _bare(address: str) -> str:
    return address[1:-1] if address.startswith("[") and address.endswith("]") else address
