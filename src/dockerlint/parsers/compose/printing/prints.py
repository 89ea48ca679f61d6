"""The values of a compose model as Compose prints them."""

from __future__ import annotations

from collections.abc import Callable

from dockerlint.knowledge.compose.casts import BOOLEANS
from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.parsers.compose.trees.patterns import Patterns
from dockerlint.parsers.compose.values.formats import (
    CommandError,
    duration_text,
    parse_duration,
    parse_size,
    split_command,
)
from dockerlint.tree import Map, Node, Scalar, Seq, plain

OMITTED = object()
"""The values that Go's `omitempty` omits."""
_Printed = Callable[[Node], object]


def print_value(node: Node, formats: Patterns[str] | None) -> object:
    """Return a node as plain data, by the formats of its path; OMITTED if it is not printed. `x-` keys are not."""
    printer = _PRINTERS.get(formats.value) if formats and formats.value else None
    if printer is not None:
        return printer(node)
    if isinstance(node, Map):
        printed = {
            key: print_value(entry.value, formats.at(key) if formats else None)
            for key, entry in node.entries.items()
            if not key.startswith("x-")
        }
        return {key: value for key, value in printed.items() if value is not OMITTED}
    if isinstance(node, Seq):
        below = formats.at("*") if formats else None
        printed_items = [(item, print_value(item, below)) for item in node.items]
        return [plain(item) if value is OMITTED else value for item, value in printed_items]
    return None if node.is_null else node.value or OMITTED


def _on_scalar(convert: Callable[[Scalar], object], *, kept: bool = False) -> _Printed:
    """Convert a value with `convert`; null is omitted, and unless `kept` also false, zero and empty values.

    Go's pointer fields distinguish these from unset.
    """

    def print_scalar(node: Node) -> object:
        if not isinstance(node, Scalar):
            return plain(node)
        value = OMITTED if node.is_null else convert(node)
        return value if kept else value or OMITTED

    return print_scalar


def _on_map(convert: Callable[[Map], object]) -> _Printed:
    return lambda node: convert(node) if isinstance(node, Map) else plain(node)


def _size(node: Scalar) -> object:
    size = node.value if isinstance(node.value, int) else parse_size(go_text(node.value))
    return str(size) if size else None


def _duration(node: Scalar) -> object:
    nanoseconds = parse_duration(go_text(node.value))
    return None if nanoseconds is None else duration_text(nanoseconds)


def _mode(node: Scalar) -> object:
    if isinstance(node.value, str):
        try:
            return f"0{int(node.value, 8):o}"
        except ValueError:
            return node.value
    return f"0{int(node.value or 0):o}"


def _count(node: Scalar) -> object:
    text = go_text(node.value).lower()
    return -1 if text == "all" else _to_int(text)


def _to_int(text: str) -> object:
    try:
        return int(float(text))
    except ValueError:
        return text


def _number(node: Scalar) -> object:
    try:
        value = float(go_text(node.value))
    except ValueError:
        return node.value
    return int(value) if value.is_integer() else value


def _boolean(node: Scalar) -> object:
    return BOOLEANS.get(go_text(node.value).lower(), node.value)


def _integer(node: Scalar) -> object:
    return _to_int(go_text(node.value))


def _command(node: Node) -> object:
    if isinstance(node, Seq):
        return [go_text(item.value) for item in node.items if isinstance(item, Scalar)]
    if isinstance(node, Scalar) and isinstance(node.value, str):
        try:
            return [word for word, _, _ in split_command(node.value)]
        except CommandError:
            return None
    return None


def _test(node: Node) -> object:
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return ["CMD-SHELL", node.value]
    return _command(node)


def _map_texts(node: Map) -> object:
    return {
        name: None if entry.value.is_null else go_text(entry.value.value)
        for name, entry in node.entries.items()
        if isinstance(entry.value, Scalar)
    }


def _labels(node: Map) -> object:
    return {
        name: go_text(entry.value.value)
        for name, entry in node.entries.items()
        if isinstance(entry.value, Scalar)
    }


def _multiple(node: Map) -> object:
    return {name: _texts(entry.value) for name, entry in node.entries.items()}


def _devices(node: Node) -> object:
    """Print throttled devices: their fields have no JSON names."""
    items = node.items if isinstance(node, Seq) else []
    found = [item for item in items if isinstance(item, Map)]
    return [
        {name.capitalize(): _throttle(name, entry.value) for name, entry in item.entries.items()}
        for item in found
    ]


def _throttle(name: str, node: Node) -> object:
    if name == "path" or not isinstance(node, Scalar):
        return plain(node)
    return _size(node) if name == "rate" else _integer(node)


def _texts(node: Node) -> list[str]:
    items = node.items if isinstance(node, Seq) else [node]
    return [go_text(item.value) for item in items if isinstance(item, Scalar)]


def _dependencies(node: Map) -> object:
    return {name: _dependency(entry.value) for name, entry in node.entries.items()}


def _dependency(node: Node) -> object:
    """Print one dependency: `required` always, `restart` only when it is true."""
    fields = plain(node)
    if not isinstance(fields, dict):
        return fields
    shown = {key: BOOLEANS.get(str(value).lower(), value) for key, value in fields.items()}
    return {
        key: value
        for key, value in shown.items()
        if (value or key == "required") and not key.startswith("x-")
    }


def _ulimit(node: Map) -> object:
    return {
        name: entry.value.value for name, entry in node.entries.items() if isinstance(entry.value, Scalar)
    }


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


_PRINTERS: dict[str, _Printed] = {
    "size": _on_scalar(_size),
    "duration": _on_scalar(_duration),
    "mode": _on_scalar(_mode),
    "count": _on_scalar(_count),
    "command": _command,
    "test": _test,
    "hosts": host_list,
    "number": _on_scalar(_number),
    "integer": _on_scalar(_integer),
    "boolean": _on_scalar(_boolean),
    "kept integer": _on_scalar(_integer, kept=True),
    "kept boolean": _on_scalar(_boolean, kept=True),
    "texts": _on_map(_map_texts),
    "labels": _on_map(_labels),
    "multiple": _on_map(_multiple),
    "throttles": _devices,
    "list": _texts,
    "servers": lambda node: [one for one in _texts(node) if one],
    "dependencies": _on_map(_dependencies),
    "text": _on_scalar(lambda node: go_text(node.value)),
    "ssh": _on_map(lambda node: list(node.entries)),
    "ulimit": _on_map(_ulimit),
}
