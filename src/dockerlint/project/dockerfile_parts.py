"""Which files that are named like Dockerfiles are parts of one: a script puts them together."""

from __future__ import annotations

import posixpath
import re

from dockerlint.files import Files, source_of
from dockerlint.knowledge.file_names import names_part
from dockerlint.project.compose.callers import is_caller


def is_part(files: Files, path: str) -> bool:
    """Return whether a file without FROM is a part of a Dockerfile: by its name, or because a script prints it with others."""
    return names_part(path) or any(_prints(files, one, path) for one in files.walk() if is_caller(one))


def _prints(files: Files, script: str, path: str) -> bool:
    """Return whether a script calls `cat` with a file; a plain `Dockerfile` is named with its folder."""
    name = posixpath.basename(path)
    wanted = re.escape(path if name in {"Dockerfile", "Containerfile"} else name)
    file = source_of(files, script)
    return file is not None and re.search(rf"\bcat\b[^|;&\n]*{wanted}(?![\w.-])", file.text) is not None
