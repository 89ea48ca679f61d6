"""The line above a place that shows its context: the service, the job, the importer, the dependency group."""

from __future__ import annotations

import re

from dockerlint.source import SourceFile

_LINE = re.compile(r"^( *)([^\s#].?)", re.MULTILINE)
_OUTLINED = re.compile(r"\.ya?ml$|(?:^|/)package\.json$")


class Outline:
    """The second level of YAML files and package.json, by indentation; each file is read once."""

    def __init__(self) -> None:
        """Start without files."""
        self._owners: dict[SourceFile, dict[int, int]] = {}

    def owner(self, file: SourceFile, line: int) -> int | None:
        """Return the line of the second level that contains a line (or is that line), or None."""
        if not _OUTLINED.search(file.path):
            return None
        if file not in self._owners:
            self._owners[file] = _owners(file)
        return self._owners[file].get(line)


def _owners(file: SourceFile) -> dict[int, int]:
    owners: dict[int, int] = {}
    open_lines: list[tuple[int, int]] = []
    line, counted = 1, 0
    for found in _LINE.finditer(file.text):
        line += file.text.count("\n", counted, found.start())
        counted = found.start()
        depth = 2 * len(found[1]) + (found[2] in {"- ", "-\n"})
        while open_lines and open_lines[-1][0] >= depth:
            open_lines.pop()
        open_lines.append((depth, line))
        if len(open_lines) > 1:
            owners[line] = open_lines[1][1]
    return owners
