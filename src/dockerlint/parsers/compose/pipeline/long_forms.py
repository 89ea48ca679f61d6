"""Expand the short forms of volumes, ports and devices to mappings."""

from __future__ import annotations

from dockerlint.parsers.compose.trees.nodes import (
    Interpolated,
    derived,
    go_text,
    known_piece,
    made,
    marked_of,
    new_map,
    retyped,
    same_list,
)
from dockerlint.parsers.compose.values.ports import Port, PortError, parse_port
from dockerlint.parsers.compose.values.volumes import Volume, VolumeError, clean, parse_volume
from dockerlint.parsers.compose.verdict.critical import short_port_fault
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Node, Scalar, Seq


def long_volume(node: Node, report: Report) -> Node:
    """Expand `SOURCE:TARGET:OPTIONS`."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return node
    try:
        volume = parse_volume(node.value)
    except VolumeError as error:
        report.refuse(node, str(error))
        return node
    return _long_volume(node, volume)


def _long_volume(node: Scalar, volume: Volume) -> Map:
    at = node.span
    fields: dict[str, Node] = {"type": made(volume.kind, at)}
    if volume.source:
        fields["source"] = known_piece(node, volume.source)
    fields["target"] = known_piece(node, clean(volume.target))
    if volume.read_only:
        fields["read_only"] = made(True, at)
    bind: dict[str, Node] = {"create_host_path": made(True, at)} if volume.kind == "bind" else {}
    options = {"propagation": volume.propagation, "selinux": volume.selinux}
    bind.update({name: made(value, at) for name, value in options.items() if value})
    if bind:
        fields["bind"] = new_map(at, [(made(name, at), value) for name, value in bind.items()])
    if volume.nocopy:
        fields["volume"] = new_map(at, [(made("nocopy", at), made(True, at))])
    return new_map(at, [(made(name, at), value) for name, value in fields.items()])


def long_device(node: Node, report: Report) -> Node:
    """Expand `SOURCE:TARGET:PERMISSIONS`."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return node
    parts = node.value.split(":")
    if len(parts) > 3:
        report.error(node.span, "too many colons in a device")
        return node
    fields = {"source": parts[0], "target": parts[1] if len(parts) > 1 else parts[0]}
    fields["permissions"] = parts[2] if len(parts) > 2 else "rwm"
    return new_map(
        node.span, [(made(name, node.span), known_piece(node, text)) for name, text in fields.items()]
    )


def long_ports(node: Node, report: Report) -> Node:
    """Expand each port of a list; a range becomes several."""
    if not isinstance(node, Seq):
        return node
    items: list[Node] = []
    for item in node.items:
        items.extend(_port(item, report) if isinstance(item, Scalar) else [item])
    return same_list(node, items)


def _port(item: Scalar, report: Report) -> list[Node]:
    if isinstance(item.value, float | bool) or item.value is None:
        return [item]
    try:
        ports = parse_port(go_text(item.value))
    except PortError as error:
        report.refuse(item, str(error))
        return [item]
    if isinstance(item, Interpolated) and item.unset:
        report.unset(item, *short_port_fault(item.marked))
    if any(port.target == 0 for port in ports):
        report.error(item.span, "a port needs a container port over 0")
    return [_long_port(item, port) for port in ports]


def _long_port(item: Scalar, port: Port) -> Node:
    at = item.span
    fields: list[tuple[str, Node]] = [("mode", made("ingress", at))]
    if port.host_ip:
        fields.append(("host_ip", known_piece(item, port.host_ip)))
    target = (
        derived(item, str(port.target), str(port.target))
        if not item.unresolved
        else _marked_target(item, port)
    )
    fields.append(("target", retyped(target, port.target)))
    if port.published or item.unresolved:
        fields.append(("published", known_piece(item, port.published)))
    fields.append(("protocol", made(port.protocol, at)))
    return new_map(at, [(made(name, at), value) for name, value in fields])


def _marked_target(item: Scalar, port: Port) -> Scalar:
    """Return the container port: the last part of the short form, known or not."""
    last = marked_of(item).rpartition(":")[2].partition("/")[0]
    return derived(item, str(port.target), str(port.target) if last.isascii() else last)
