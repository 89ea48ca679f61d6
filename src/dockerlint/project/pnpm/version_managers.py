"""Pins of version managers in the folder of a workspace: `.tool-versions` and mise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dockerlint.files import Files, source_of
from dockerlint.parsers.npm.tool_versions import ToolVersion, parse_mise, parse_tool_versions
from dockerlint.paths import join
from dockerlint.project.workspaces.pin import Pin, Rank, admitted, exact_version
from dockerlint.source import SourceFile

_READERS: tuple[tuple[str, Callable[[SourceFile, str], ToolVersion | None]], ...] = (
    (".tool-versions", parse_tool_versions),
    *(
        (name, parse_mise)
        for name in ("mise.toml", ".mise.toml", "mise/config.toml", ".mise/config.toml", ".config/mise.toml")
    ),
)
"""mise.jdx.dev/configuration.html lists the names; `mise.local.toml` is one developer's own."""


def tool_pins(files: Files, folder: str) -> Iterator[Pin]:
    """Yield what the files of version managers in a folder say of pnpm; those that git ignores are nobody's concern."""
    for name, parser in _READERS:
        path = join(folder, name)
        file = source_of(files, path)
        found = parser(file, "pnpm") if file and not files.ignored(path) else None
        majors = admitted(found.version) if found else frozenset()
        if found and majors:
            yield Pin(Rank.TOOL, name, found.version, found.at, majors, exact_version(found.version))
