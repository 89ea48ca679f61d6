"""A fault in a configuration file, as one line."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """A message about a line of a configuration file; `path` is relative to the working directory, lines count from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return one line with the place and the message."""
        return f"{self.path}:{self.line}: {self.message}"


class ConfigurationError(ValueError):
    """A configuration file that can't be used."""

    def __init__(self, path: str, line: int, message: str) -> None:
        """Create the error of a line."""
        super().__init__(str(Note(path, line, message)))
