"""What a package manager's command line asks and leaves behind in an image."""

from __future__ import annotations

from dockerlint.knowledge.package_managers import ANSWERS, ANSWERS_SETTING, ASKING, CACHE_OFF, FALSE_WORDS
from dockerlint.parsers.programs import Invocation
from dockerlint.project.commands import RunCommand

_KEPT_OUT = frozenset({"cache", "tmpfs"})


def asks(command: RunCommand) -> bool:
    """Say whether a command certainly asks before it does something, with nobody there to answer."""
    call = command.call
    if call is None or call.verb not in ASKING.get(call.program, ()) or not call.arguments:
        return False
    if "" in call.flags or call.has(*ANSWERS[call.program]) or _is_quiet(call) or command.is_fed:
        return False
    return not command.is_configured(ANSWERS_SETTING[call.program])


def _is_quiet(call: Invocation) -> bool:
    """Say whether apt-get is quiet twice, which means yes (apt-get(8), `--quiet`)."""
    given = call.flags.get("quiet", ())
    return len(given) > 1 or any(value and value.literal not in {"0", "1"} for value in given)


def keeps_cache(command: RunCommand, call: Invocation) -> bool:
    """Say whether an install certainly leaves its downloads in the image: no flag, variable or mount keeps them out."""
    flag, variable = CACHE_OFF[call.program]
    if "" in call.flags or call.has(flag):
        return False
    mounts = [one.fields() for one in command.instruction.flags if one.name == "mount"]
    if any(fields.get("type") in _KEPT_OUT for fields in mounts):
        return False
    value = command.variable(variable)
    return value is None or (value.value or "true").lower() in FALSE_WORDS
