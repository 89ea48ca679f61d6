"""Which files and stages are for development: they are not judged by rules about what ships."""

from __future__ import annotations

import re

_WORDS = re.compile(r"(?:^|[._-])(?:dev|development|local|test|ci|e2e|debug|lint)(?:$|[._-])", re.IGNORECASE)


def is_for_development(name: str) -> bool:
    """Say whether a file's or a stage's name holds one of the words, between dots, dashes or underscores."""
    return bool(_WORDS.search(name.rsplit("/", 1)[-1]))
