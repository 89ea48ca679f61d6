"""What one command opens into."""

from __future__ import annotations

from typing import NamedTuple

from dockerlint.models.package import Manifest
from dockerlint.models.shell import Script
from dockerlint.parsers.shell.environment import ExecutionEnvironment


class Inside(NamedTuple):
    """A script that a command runs, the environment that it starts in, and the package.json that holds it."""

    script: Script
    environment: ExecutionEnvironment
    manifest: Manifest | None = None
    lasting: bool = True
    """Whether it may be what runs in the end: `prestart` is not."""


class Opened(NamedTuple):
    """What a command opens into; `started` when it is itself a program that runs."""

    inside: tuple[Inside, ...] = ()
    started: bool = False
    unread: str = ""
    """Why something in it could not be read; empty where all of it was."""
    tables: tuple[str, ...] = ()
    """The files and folders in which it finds its jobs."""
    unknown_script: bool = False
    """Whether it runs a script of a package.json that is not known: the program is a package manager all the same."""

    @classmethod
    def of(cls, *inside: Inside, started: bool = False) -> Opened:
        """Open a command into scripts; one that could not be read as a whole makes it unread."""
        return cls(inside, started, "" if all(one.script.complete for one in inside) else NOT_PARSED)


NOT_PARSED = "the shell script could not be parsed"
