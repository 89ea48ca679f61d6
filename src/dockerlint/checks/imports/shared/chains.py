"""How labels write the files from an entry to an import."""

from __future__ import annotations

_LONGEST = 5


def shown(chain: tuple[str, ...]) -> str:
    """Write the files from the entry to the import, the middle of a long chain left out."""
    if len(chain) > _LONGEST:
        chain = (*chain[:2], "...", *chain[-2:])
    return " -> ".join(chain)
