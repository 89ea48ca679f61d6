"""Commands that start a service of the system, which runs on by itself, often as a user of its own; and those that only wait.

Sources: service(8), invoke-rc.d(8), systemctl(1), rc-service(8) of OpenRC, pg_ctlcluster(1) of postgresql-common, sv(8) of runit,
tail(1), sleep(1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_STARTS = frozenset({"start", "restart", "force-start", "once", "up"})
_NAME_FIRST = frozenset({"service", "invoke-rc.d", "rc-service"})
_VERB_FIRST = frozenset({"systemctl", "sv"})
_FOLLOWS = re.compile(r"-[A-Za-z0-9]*[fF][A-Za-z0-9]*|--follow(?:=.*)?|--retry")
_DURATION = re.compile(r"\d+(?:\.\d+)?[smhd]?")
_INIT_SCRIPT = re.compile(r"/etc/(?:rc\d?\.d/)?init\.d/[\w.@-]+")


def starts_service(words: Sequence[str | None]) -> bool:
    """Return whether a command starts a service of the system: `service nginx start`, `/etc/init.d/ssh start`."""
    program = (words[0] or "") if words else ""
    operands = [word for word in words[1:] if word is None or not word.startswith("-")]
    if _INIT_SCRIPT.fullmatch(program):
        return operands[:1] != [] and operands[0] in _STARTS
    name = program.rsplit("/", 1)[-1]
    if name == "pg_ctlcluster":
        return "start" in operands
    index = 1 if name in _NAME_FIRST else 0 if name in _VERB_FIRST else len(operands)
    return len(operands) > 1 and index < len(operands) and operands[index] in _STARTS


def only_waits(words: Sequence[str | None]) -> bool:
    """Return whether a command only keeps a container running: `tail -f /dev/null`, `sleep infinity`."""
    name = ((words[0] or "") if words else "").rsplit("/", 1)[-1]
    follows = any(_FOLLOWS.fullmatch(word or "") for word in words[1:])
    return name == "sleep" or (name == "tail" and follows)


def waits_for_a_while(words: Sequence[str | None]) -> bool:
    """Return whether a command waits and ends: `sleep 60s`."""
    durations = [_DURATION.fullmatch(word or "") for word in words[1:]]
    return words[:1] == ["sleep"] and bool(durations) and all(durations)
