"""Options that the package manager of a command does not know, where it is clear which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dockerlint.knowledge.node.manager_options import ABBREVIATES, INSTALLS, OF_OTHERS, OPTIONS, VALUES
from dockerlint.models.shell import ShellWord
from dockerlint.parsers.shell.invocation import Invocation, unwrapped
from dockerlint.source import Span

_OPTION = re.compile(r"--(?P<no>no-)?(?P<name>[a-z][A-Za-z-]+)(?P<value>=.*)?")
_SHORTEST = 5
"""Shorter names are near to too many others."""
_FAR = 99
_LONG = 10
"""Names of this length are near to another one with two differences."""


class UnknownOption(NamedTuple):
    """An option that no version of a manager knows: `--omit-dev`."""

    manager: str
    at: Span
    """Its name with the dashes, and with the value where that is part of the mistake."""
    meant: str
    """What to write in its place."""
    certain: bool = True
    """Whether that is the same option, spelled as the manager knows it."""


def unknown_options(command: Invocation) -> Iterator[UnknownOption]:
    """Yield the unknown options of a command that installs packages, each near to one that is known."""
    call = unwrapped(command)
    for word in call.options if call.verb in INSTALLS.get(call.program, ()) else ():
        if found := _unknown(call, word):
            yield found


def _unknown(call: Invocation, word: ShellWord) -> UnknownOption | None:
    head = word.parts[0] if word.parts else None
    written = _OPTION.fullmatch(head) if isinstance(head, str) else None
    if written is None or (len(word.parts) > 1 and written["value"] is None):
        return None
    manager, name, no = call.program, written["name"], written["no"] or ""
    if _is_known(manager, name):
        return None
    if not no and (other := _of_another(call, name, word.literal or "")):
        return UnknownOption(manager, word.at, other, certain=False)
    at = word.at.sub(0, len(f"--{no}{name}"))
    if not (no or written["value"]) and (text := _joined(name)):
        own = _is_known(manager, text.partition("=")[0])
        meant = f"--{text}" if own else OF_OTHERS[manager].get(text)
        return UnknownOption(manager, at, meant, certain=own) if meant else None
    near = nearest(name, OPTIONS[manager])
    return UnknownOption(manager, at, f"--{no}{near}") if near else None


def _is_known(manager: str, name: str) -> bool:
    known = OPTIONS[manager]
    foreign = name in OF_OTHERS[manager]
    short = manager in ABBREVIATES and any(one.startswith(name) for one in known)
    return not foreign and (name in known or short)


def _of_another(call: Invocation, name: str, literal: str) -> str | None:
    """Return what does the same as an option of another manager; None for what the command does anyway (`npm ci` is frozen)."""
    others = OF_OTHERS[call.program]
    found = others.get(literal.removeprefix("--")) or others.get(name)
    return None if found == f"{call.program} {call.verb}" else found


def _joined(name: str) -> str | None:
    """Return `omit=dev` for `omit-dev`."""
    pairs = ((option, name.removeprefix(f"{option}-")) for option in VALUES if name.startswith(f"{option}-"))
    return next((f"{option}={value}" for option, value in pairs if value in VALUES[option]), None)


def nearest(name: str, known: frozenset[str]) -> str | None:
    """Return the only name that differs from another by hyphens and case, or by one letter (of a long name, two)."""
    allowed = 2 if len(name) >= _LONG else 1 if len(name) >= _SHORTEST else -1
    ranked = sorted((_difference(name, one), one) for one in known)
    best, found = ranked[0]
    return found if best <= allowed and ranked[1][0] > best else None


def _difference(name: str, other: str) -> int:
    """Return 0 where only hyphens and case differ, else the letters that differ; names of very different lengths are not compared."""
    if _plain(name) == _plain(other):
        return 0
    return _distance(name, other) if abs(len(name) - len(other)) <= 2 else _FAR


def _plain(name: str) -> str:
    return name.replace("-", "").lower()


def _distance(one: str, other: str) -> int:
    """Return how many letters must be added, removed, replaced or swapped with the next one (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, match in enumerate(other, 1):
            cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (letter != match))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == match:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, last = last, current
    return last[-1]
