"""Stages of Dockerfiles that are disabled by comments: `# FROM base AS build` with `# COPY --from=build ...`."""

from __future__ import annotations

import re
from collections.abc import Iterable

_STAGE = re.compile(r"#\s*FROM\s+\S+\s+AS\s+([\w.-]+)\s*", re.IGNORECASE)
_COPY = re.compile(r"#\s*COPY\s+(?:--\w+=\S+\s+)*--from=([\w.-]+)(?:\s+\S+){2,}\s*", re.IGNORECASE)


def disabled_copy(comments: Iterable[str]) -> int | None:
    """Return the index of the first comment that holds a COPY out of a stage of an earlier comment."""
    names: set[str] = set()
    for index, comment in enumerate(comments):
        if stage := _STAGE.fullmatch(comment):
            names.add(stage[1].lower())
        elif (copied := _COPY.fullmatch(comment)) and copied[1].lower() in names:
            return index
    return None
