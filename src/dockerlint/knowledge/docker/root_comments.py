"""What comments of Dockerfiles say about root, in the sentences that public repositories use."""

from __future__ import annotations

import re

_NEEDS_ROOT = re.compile(
    r"\b(?:needs?|requires?|must (?:run|start|be)(?: as)?|ha(?:s|ve) to (?:run|start|be)(?: as)?)"
    r"(?: to (?:run|start|be)(?: as)?)?(?: the)? root\b(?! (?:folder|director|of\b|path))",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:no|not|never|without|non)\b|n't\b", re.IGNORECASE)


def says_root_is_needed(comment: str) -> bool:
    """Return whether a comment says that something needs root: `update-ca-certificates requires root to run`."""
    return bool(_NEEDS_ROOT.search(comment)) and not _NOT.search(comment)
