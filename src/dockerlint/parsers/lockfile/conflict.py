"""A lockfile with whole merge conflict markers: pnpm 7 and later read both sides and join them."""

from __future__ import annotations

import re
from dataclasses import replace

from dockerlint.models.lockfile import Importer, Lockfile

_CONFLICT = re.compile(
    r"^<{7}(?: [^\n]*)?\n(?P<ours>(?:(?!<{7}|={7}|>{7}|\|{7})[^\n]*\n)*)"
    r"(?P<base>\|{7}(?: [^\n]*)?\n(?:(?!<{7}|={7}|>{7}|\|{7})[^\n]*\n)*)?"
    r"={7}\r?\n(?P<theirs>(?:(?!<{7}|={7}|>{7}|\|{7})[^\n]*\n)*)>{7}(?: [^\n]*)?$",
    re.MULTILINE,
)
_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})", re.MULTILINE)
_NOT_A_LINE_END = re.compile(r"[^\r\n]")


def sides(text: str) -> tuple[str, str] | None:
    """Split into our and their text, everything else blanked so that offsets stay; None when markers are left over."""
    ours = _CONFLICT.sub(lambda found: _only(found, "ours"), text)
    theirs = _CONFLICT.sub(lambda found: _only(found, "theirs"), text)
    return None if _MARKER.search(ours) or _MARKER.search(theirs) else (ours, theirs)


def _only(found: re.Match[str], side: str) -> str:
    begin, finish = found.start(side) - found.start(), found.end(side) - found.start()
    text = found[0]
    return _blank(text[:begin]) + text[begin:finish] + _blank(text[finish:])


def _blank(text: str) -> str:
    return _NOT_A_LINE_END.sub(" ", text)


def merged(ours: Lockfile, theirs: Lockfile) -> Lockfile:
    """Join two sides as pnpm does: all importers and dependencies of both, theirs where they differ; our head."""
    importers = dict(ours.importers)
    for path, importer in theirs.importers.items():
        importers[path] = _joined(importers[path], importer) if path in importers else importer
    return replace(ours, importers=importers)


def _joined(ours: Importer, theirs: Importer) -> Importer:
    found = {(one.group, one.name): one for side in (ours, theirs) for one in side.dependencies}
    return replace(ours, dependencies=tuple(found.values()))
