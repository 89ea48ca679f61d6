from __future__ import annotations

import json

from dockerlint.files import MemoryFiles
from dockerlint.project.frozen_install.answers import InstallVerdict
from dockerlint.project.frozen_install.verdict import judge
from dockerlint.project.reading import Reading
from dockerlint.project.workspaces.finding import find_workspaces

SETTINGS = "settings:\n  autoInstallPeers: true\n  excludeLinksFromLockfile: false\n"


def lock(
    head: str = "", version: str = "'9.0'", settings: str = SETTINGS, **groups: dict[str, tuple[str, str]]
) -> str:
    out = f"lockfileVersion: {version}\n\n{settings}\n{head}\nimporters:\n\n  .:"
    out += "" if any(groups.values()) else " {}"
    for group, entries in groups.items():
        out += f"\n    {group}:" if entries else ""
        for name, (specifier, locked) in entries.items():
            out += f"\n      {name}:\n        specifier: {specifier}\n        version: {locked}"
    return out + "\n"


def verdicts(files: dict[str, str], major: int) -> list[InstallVerdict]:
    memory = MemoryFiles(files)
    found = find_workspaces(Reading(memory), memory.walk(), major)
    return judge(found.all[0], major)


def drifts(files: dict[str, str], major: int) -> list[tuple[str, str, str, str | None]]:
    """Return the kind, the name and the two values of each drift."""
    return [
        (one.kind.value, one.name, one.wanted, one.locked)
        for verdict in verdicts(files, major)
        for one in verdict.drifts
    ]


def answers(files: dict[str, str], *majors: int) -> list[str]:
    return [verdict.answer.value for major in majors for verdict in verdicts(files, major)]


def manifest(**fields: object) -> str:
    return json.dumps({"name": "p", "version": "1.0.0", **fields})


A = {"a": ("^1.0.0", "1.2.0")}
