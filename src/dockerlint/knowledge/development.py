"""Which files and stages are for development: rules about what ships ignore them."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"(?:^|[._-])(?:dev|devenv|development|local|test|ci|e2e|cypress|playwright|debug|lint)(?:$|[._-])",
    re.IGNORECASE,
)
_FOLDERS = frozenset(
    ".devcontainer dev devenv development local test tests testing __tests__ e2e ci fixtures".split()
)
"""Names of folders whose Dockerfiles and compose files are for development, as seen in public repositories."""


def is_for_development(path: str) -> bool:
    """Return whether a file or stage is for development.

    Its name holds one of the words between dots, dashes or underscores, or one of the folders above it has just such a name.
    """
    *folders, name = path.split("/")
    return bool(_WORDS.search(name)) or not _FOLDERS.isdisjoint(folders)


_SIDE = re.compile(r"[^/]*\b(?:spec|tests?|e2e|cypress|jest|vitest|storybook|stories|node|editor)\b[^/]*$")
"""Names of tsconfig files for tests, tools and editors, as Nx, Vite and Angular generate them."""


def is_side_configuration(path: str) -> bool:
    """Return whether a tsconfig is for tests, tools or editors, not for what is built."""
    return bool(_SIDE.search(path))
