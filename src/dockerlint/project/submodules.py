"""Folders whose files another repository brings (https://git-scm.com/docs/gitmodules)."""

from __future__ import annotations

import re

from dockerlint.files import Files, source_of
from dockerlint.paths import within

_PATH = re.compile(r"^[ \t]*path[ \t]*=[ \t]*(\S[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)


def in_submodule(files: Files, path: str) -> bool:
    """Return whether a base-relative path lies in a submodule, which need not be checked out."""
    file = source_of(files, ".gitmodules")
    if file is None:
        return False
    return any(within(path, found[1].strip('"')) for found in _PATH.finditer(file.text))
