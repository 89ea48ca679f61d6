"""Find the base of the paths on the command line, and make the paths relative to it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from dockerlint.catalog import nearest
from dockerlint.cli import COMMANDS
from dockerlint.discover import find_base


@dataclass(frozen=True, slots=True)
class Placed:
    """The base, the given paths relative to it (`paths`), the path from the working directory to the base (`shown`) and back (`here`).

    All use `/`.
    """

    base: Path
    paths: tuple[str, ...]
    shown: str
    here: str = "."

    @property
    def folder(self) -> str:
        """The folder of the first given path: where Compose would be run."""
        path = self.paths[0]
        return path if (self.base / path).is_dir() else os.path.dirname(path) or "."  # noqa: PTH120 - text, not disk

    def below(self, path: str) -> str:
        """Return a path of the command line relative to the base; it begins with `..` if it is outside."""
        return _relative(_real(path), self.base)


def place(paths: Sequence[str], *, must_exist: bool = True) -> Placed:
    """Find the base of the given paths (the working directory if there are none).

    Raises ClickException for a path that does not exist, and for paths that no one base holds.
    """
    real = []
    for path in paths or (".",):
        if must_exist and not os.path.lexists(path):
            like = nearest(path, COMMANDS)
            command = f", or the command `{like}`" if like else ""
            raise click.ClickException(f"`{path}` does not exist; give a file or folder that does{command}")
        real.append(_real(path))
    base = _common({find_base(path if path.exists() else path.parent) for path in real})
    cwd = _real(".")
    return Placed(
        base, tuple(_relative(path, base) for path in real), _relative(base, cwd), _relative(cwd, base)
    )


def _common(bases: set[Path]) -> Path:
    """Return the base that contains all others, otherwise the working directory if it contains them all."""
    if len(bases) == 1:
        return bases.pop()
    holder = next((base for base in bases if all(other.is_relative_to(base) for other in bases)), _real("."))
    if all(other.is_relative_to(holder) for other in bases):
        return holder
    first, second = sorted(bases)[:2]
    raise click.ClickException(
        f"`{first.name}` and `{second.name}` are separate projects; lint one at a time"
    )


def _real(path: str) -> Path:
    return Path(os.path.realpath(path))


def _relative(path: Path, base: Path) -> str:
    try:
        return os.path.relpath(path, base).replace(os.sep, "/")
    except ValueError:  # two drives of Windows
        return path.as_posix()
