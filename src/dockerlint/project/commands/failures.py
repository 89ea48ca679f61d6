"""What follows when a shell command fails: POSIX.1-2024, Shell Command Language 2.9 (lists, pipelines) and `set -e`."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from dockerlint.models.shell import Command, Script


class Failure(Enum):
    """What follows when a command fails."""

    STOPS = "the build stops"
    HANDLED = "the command after `||` runs"
    LOST = "nobody notices, and the build goes on"
    UNKNOWN = "the files don't say"


class _Fate(NamedTuple):
    """What follows when the command fails by itself, and when one fails that is tied to it by `&&`."""

    alone: Failure
    in_list: Failure


def failures(script: Script, *, errexit: bool = False, pipefail: bool = False) -> tuple[Failure, ...]:
    """Return for each command of a script what happens if it fails; `errexit` and `pipefail` are the options of its shell.

    Of a healthcheck or CMD `STOPS` means that the script fails with it.
    """
    errexit, pipefail = errexit or script.errexit, pipefail or script.pipefail
    found: list[Failure] = []
    after, fate = None, _Fate(Failure.STOPS, Failure.STOPS)
    for one in reversed(script.commands):
        if one.substitution:
            found.append(Failure.UNKNOWN)
            continue
        if after is not None:
            fate = _fate(one, after, fate, errexit=errexit, pipefail=pipefail)
        found.append(Failure.LOST if one.negated else fate.alone)
        after = one
    return tuple(reversed(found))


def _fate(own: Command, after: Command, follows: _Fate, *, errexit: bool, pipefail: bool) -> _Fate:
    """Return a command's fate by the command after it, and by that one's fate."""
    joined_by = after.joined_by
    if joined_by == "||":
        return _Fate(Failure.HANDLED, Failure.HANDLED)
    if after.subshell != own.subshell or after.certain != own.certain:
        return _Fate(Failure.UNKNOWN, Failure.UNKNOWN)
    if joined_by == "&&":
        return _Fate(follows.in_list, follows.in_list)
    if joined_by == "|":
        return follows if pipefail else _Fate(Failure.LOST, follows.in_list)
    if joined_by == "&":
        return _Fate(Failure.LOST, Failure.LOST)
    return _Fate(Failure.STOPS if errexit else Failure.LOST, Failure.LOST)
