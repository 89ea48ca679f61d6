"""Where a project ends: the one folder above which nothing is looked at."""

import os
from pathlib import Path

_MARKERS = (".git", "pnpm-workspace.yaml")


def find_base(path: Path) -> Path:
    """Return the base of a path: the nearest folder at or above with `.git`, else with pnpm-workspace.yaml, else its own.

    The answer is absolute and free of links. A path that does not exist is taken for a file.
    """
    real = Path(os.path.realpath(path))
    start = real if real.is_dir() else real.parent
    for marker in _MARKERS:
        for folder in (start, *start.parents):
            if os.path.lexists(folder / marker):
                return folder
    return start
