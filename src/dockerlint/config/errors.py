"""What is wrong with a configuration file, in one line."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """Something about a line of a configuration file; `path` is as it is to be shown, a line counts from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return the one line: place and message."""
        return f"{self.path}:{self.line}: {self.message}"


class ConfigurationError(ValueError):
    """A configuration file that can't be used."""

    def __init__(self, path: str, line: int, message: str) -> None:
        """Say where and what."""
        super().__init__(str(Note(path, line, message)))
