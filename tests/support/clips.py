"""Clips for tests."""

from __future__ import annotations

from dockerlint.models.words import Clip
from dockerlint.source import SourceFile


def whole(text: str, path: str = "file") -> Clip:
    """Return a file as one clip."""
    return Clip(SourceFile(path, text), text, 0)
