"""The objects of sarif-om as JSON values, without the library's defaults that would be wrong in a file."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import attr

KEPT = frozenset({"level", "kind"})
"""Written even if they have the default value: a result without a level has the level of its rule's configuration."""


class _Property(NamedTuple):
    attribute: str
    name: str
    default: object
    kept: bool


def as_json(value: Any) -> Any:
    """Return dictionaries, lists and scalars, without None and without the library's defaults (`-1` means absent)."""
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
