"""What a package manager's command line asks, brings along, refreshes and upgrades."""

from __future__ import annotations

from dockerlint.knowledge.commands.package_questions import (
    ANSWERS,
    ANSWERS_SETTING,
    ASKING,
    ASKS_BY_VERSION,
    CONFIGURATION,
    FALSE_WORDS,
    RECOMMENDED_OFF,
    RECOMMENDED_SETTINGS,
    REFRESHES,
    UPGRADES,
)
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.project.commands.installed_packages import installs
from dockerlint.project.images.commands import BuildCommand


def asks(command: BuildCommand) -> bool:
    """Return whether a command certainly asks before it does something, with nobody there to answer."""
    call = command.expanded_call
    if call is None or call.verb not in ASKING.get(call.program, ()) or command.program in ASKS_BY_VERSION:
        return False
    return bool(call.arguments or call.verb != "install") and not answers(command)


def answers(command: BuildCommand) -> bool:
    """Return whether questions of a command may be answered: by an option, its input, or a file of configuration."""
    call = command.expanded_call
    if call is None or call.program not in ANSWERS:
        return True
    if call.is_open or call.has(*ANSWERS[call.program]) or _is_quiet(call) or command.is_fed:
        return True
    return call.program in ANSWERS_SETTING and _may_set(command, call, ANSWERS_SETTING[call.program])


def takes_recommended(command: BuildCommand) -> bool:
    """Return whether an install certainly brings along what its packages only recommend."""
    call = command.expanded_call
    if call is None or call.program not in RECOMMENDED_OFF or not installs(command):
        return False
    refused = [value.literal in FALSE_WORDS for value in call.values("install-recommends")]
    if call.is_open or call.has(*RECOMMENDED_OFF[call.program]) or any(refused):
        return False
    return not _may_set(command, call, RECOMMENDED_SETTINGS[call.program])


def refreshes(command: BuildCommand) -> bool:
    """Return whether a command only fetches the lists of packages: `apt-get update`, `apk update`."""
    call = command.call
    return call is not None and call.verb in REFRESHES.get(call.program, ())


def upgrades_all(command: BuildCommand) -> bool:
    """Return whether a command upgrades whatever is installed: `apt-get upgrade`, `apk upgrade`, `dnf upgrade` without names."""
    call = command.expanded_call
    return call is not None and call.verb in UPGRADES.get(call.program, ()) and not call.arguments


def _may_set(command: BuildCommand, call: Invocation, settings: tuple[str, ...]) -> bool:
    """Return whether `-o NAME=VALUE`, `--setopt=NAME=VALUE` or a file of configuration may be for a setting."""
    given = [str(value.text()).lower() for value in call.values("option", "setopt")]
    if any(setting in one for one in given for setting in settings):
        return True
    return command.is_configured(CONFIGURATION[call.program], settings) is not False


def _is_quiet(call: Invocation) -> bool:
    """Return whether apt-get is quiet twice, which means yes (apt-get(8), `--quiet`)."""
    given = call.flags.get("quiet", ()) if call.program == "apt-get" else ()
    return len(given) > 1 or any(value and value.literal not in {"0", "1"} for value in given)
