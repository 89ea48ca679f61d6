"""Which texts name an image: the grammar of github.com/distribution/reference, which every builder uses."""

from __future__ import annotations

import re

_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
_HOST = rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?"
_PART = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_DIGEST = r"[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}"
_REFERENCE = re.compile(
    rf"(?:{_HOST}/)?{_PART}(?:/{_PART})*(?::[\w][\w.-]{{0,127}})?(?:@{_DIGEST})?", re.ASCII
)
_LONGEST = 500


def is_image_reference(text: str) -> bool:
    """Return whether a text can be an image's name (`node:22`, `ghcr.io/a/b@sha256:...`); `node:` and an empty one can't."""
    return len(text) <= _LONGEST and bool(_REFERENCE.fullmatch(text))
