"""Where a name was looked for that nothing defines: a definition that is commented out, or a name that is nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.findings import Label
from dockerlint.source import SourceFile
from dockerlint.tree import Map


def looked_for(name: str, holder: Map | None, *files: SourceFile) -> Iterator[Label]:
    """Yield a label where one of some files defines a name in a comment, else where the holder defines the most similar one."""
    commented = re.compile(rf"^[ \t]*#[#\s]*?({re.escape(name)})[ \t]*:[ \t]*$", re.MULTILINE)
    for file in dict.fromkeys((*files, *([holder.span.file] if holder else []))):
        if found := commented.search(file.text):
            yield Label(file.span(*found.span(1)), f"the definition of `{name}` is commented out")
            return
    near = _nearest(name, list(holder.entries)) if holder else None
    if holder and near:
        yield Label(holder.entries[near].key.span, f"did you mean `{near}`?")


def _nearest(name: str, names: list[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is not defined

    return next(iter(get_close_matches(name, names, n=1, cutoff=0.8)), None)
