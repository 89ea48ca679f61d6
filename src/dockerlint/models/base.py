"""The base classes of all models."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, InstanceOf

from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, locate, locate_key

At: TypeAlias = Annotated[Span, InstanceOf[Span]]
Source: TypeAlias = Annotated[SourceFile, InstanceOf[SourceFile]]


class Model(BaseModel):
    """A frozen model that compares and hashes by identity: equal texts at two places are different."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    def __eq__(self, other: object) -> bool:
        """Compare by identity."""
        return self is other

    def __hash__(self) -> int:
        """Hash by identity."""
        return id(self)


class TreeModel(Model):
    """A model that was read from YAML or JSON and keeps its tree, so that any path in it has a place."""

    tree: Annotated[Map, InstanceOf[Map]]

    def at(self, *path: str | int) -> Span:
        """Return the place of the value at a path; if the path ends early, the nearest place before it."""
        return locate(self.tree, *path)

    def key(self, *path: str | int) -> Span:
        """Return the place of the key at a path (for an index: of the item)."""
        return locate_key(self.tree, *path)
