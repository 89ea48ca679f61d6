"""sarif-om's objects as JSON values. The library has no serialiser; these are the rules that make its defaults harmless."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import attr

KEPT = frozenset({"level", "kind"})
"""Written even where they hold the default: a result without a level has the level of its rule's configuration."""


class _Property(NamedTuple):
    attribute: str
    name: str
    default: object
    kept: bool


def as_json(value: Any) -> Any:
    """Return dictionaries, lists and scalars. What is None or the library's own default (`-1` means absent) is left out."""
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if not attr.has(type(value)):
        return value
    out = {}
    for attribute, name, default, kept in _properties(value.__class__):
        item = getattr(value, attribute)
        if item is not None and (kept or item != default):
            out[name] = as_json(item)
    return out


@cache
def _properties(kind: Any) -> tuple[_Property, ...]:
    return tuple(
        _Property(one.name, one.metadata["schema_property_name"], _default(one.default), one.name in KEPT)
        for one in attr.fields(kind)
    )


def _default(default: Any) -> object:
    return default.factory() if isinstance(default, attr.Factory) else default  # type: ignore[arg-type]
