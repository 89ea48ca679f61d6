"""Find the base: the folder above which dockerlint reads nothing."""

import os
from pathlib import Path

_MARKERS = (".git", "pnpm-workspace.yaml")


def find_base(path: Path) -> Path:
    """Return the base of a path: the nearest folder at or above it with `.git`, else with pnpm-workspace.yaml, else its own.

    The result is absolute and has no links. A path that does not exist counts as a file.
    """
    real = Path(os.path.realpath(path))
    start = real if real.is_dir() else real.parent
    for marker in _MARKERS:
        for folder in (start, *start.parents):
            if os.path.lexists(folder / marker):
                return folder
    return start
