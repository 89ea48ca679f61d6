"""Programs that start what a table says: where the table is, and how it is written.

Sources: crontab(5) and cron(8) of Debian, busybox crond, https://github.com/aptible/supercronic, https://supervisord.org/configuration.html,
https://skarnet.org/software/s6 (s6-svscan, s6-supervise), https://github.com/just-containers/s6-overlay (v2 and v3), http://smarden.org/runit
(runsvdir, runsv), https://github.com/phusion/baseimage-docker (my_init), the READMEs of foreman, forego, honcho, overmind, hivemind and goreman;
the packages `supervisor` of Debian and Alpine for what their configuration includes.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from dockerlint.knowledge.commands.command_lines import words


class TableKind(Enum):
    """How a table of jobs is written."""

    CRON = "the crontabs of the system and of its users"
    CRONTAB = "one crontab, all jobs as the same user"
    SUPERVISORD = "supervisord.conf"
    SERVICES = "a folder with one folder for each service, which holds a script `run`"
    SERVICE = "the folder of one service"
    PROCFILE = "a Procfile"


class Supervisor(NamedTuple):
    """How to find the table of one program."""

    kind: TableKind
    named: frozenset[str] = frozenset()
    """Options whose value names the table."""
    operand: bool = False
    """Whether its first operand names the table."""
    places: tuple[str, ...] = ()
    """Where it looks when nothing is named, absolute or in the working directory."""
    valued: frozenset[str] = frozenset()
    """Its other options that take a value."""
    verbs: frozenset[str] = frozenset()
    """Its words before the operands; with them it starts something, without it does not."""
    command: bool = False
    """Whether it starts the command after its options, too."""


USER_TABLES = ("/var/spool/cron/crontabs", "/etc/crontabs", "/var/spool/cron")
"""Folders with one crontab for each user, of that name."""
SYSTEM_TABLE, SYSTEM_TABLES = "/etc/crontab", "/etc/cron.d"
"""The crontabs that name a user in each line: one file, and a folder."""
SCRIPT_FOLDERS = tuple(
    f"/etc/{head}{period}"
    for head, periods in (
        ("cron.", ("hourly", "daily", "weekly", "monthly")),
        ("periodic/", ("15min", "hourly", "daily", "weekly", "monthly")),
    )
    for period in periods
)
"""Folders whose scripts the system's own crontab runs as root."""
CRON_PLACES = (*USER_TABLES, SYSTEM_TABLE, SYSTEM_TABLES, *SCRIPT_FOLDERS)

SUPERVISORD_INCLUDES = {
    "/etc/supervisor/supervisord.conf": ("/etc/supervisor/conf.d/*.conf",),
    "/etc/supervisord.conf": ("/etc/supervisor.d/*.ini",),
}
"""What the configuration of the package includes, by its place."""

_CRON = Supervisor(TableKind.CRON, valued=words("-L -l -d -M -t -b -s -S -m -p -x -c"))
_PROCFILE = Supervisor(
    TableKind.PROCFILE,
    words("-f --procfile"),
    places=("Procfile",),
    valued=words("-d --root -e --env -p --port -m --formation -c --concurrency -t --timeout -l --processes"),
    verbs=words("start s"),
)
_RUNIT = Supervisor(TableKind.SERVICES, places=("/etc/service", "/service"))

SUPERVISORS: dict[str, Supervisor] = {
    "cron": _CRON,
    "crond": _CRON,
    "supercronic": Supervisor(
        TableKind.CRONTAB, operand=True, valued=words("-prometheus-listen-address -sentry-dsn")
    ),
    "supervisord": Supervisor(
        TableKind.SUPERVISORD,
        words("-c --configuration"),
        places=("supervisord.conf", "etc/supervisord.conf", *reversed(SUPERVISORD_INCLUDES)),
        valued=words(
            "-u --user -m --umask -d --directory -l --logfile -y -z -e --loglevel -j --pidfile -i -q -a"
        ),
    ),
    "s6-svscan": Supervisor(TableKind.SERVICES, operand=True, places=(".",), valued=words("-c -C -t -d -b")),
    "s6-supervise": Supervisor(TableKind.SERVICE, operand=True),
    "runsvdir": Supervisor(TableKind.SERVICES, operand=True),
    "runsv": Supervisor(TableKind.SERVICE, operand=True),
    **dict.fromkeys(("runit", "runit-init", "runsvinit"), _RUNIT),
    "my_init": Supervisor(TableKind.SERVICES, places=("/etc/service",), command=True),
    **dict.fromkeys(("foreman", "forego", "honcho", "overmind", "goreman"), _PROCFILE),
    "hivemind": Supervisor(TableKind.PROCFILE, operand=True, places=("Procfile",)),
}
OVERLAY_INIT = "/init"
"""The program of s6-overlay that an image's ENTRYPOINT names: by its path, because `init` alone may be anything."""
OVERLAY = Supervisor(TableKind.SERVICES, places=("/etc/services.d", "/etc/s6-overlay/s6-rc.d"), command=True)
"""s6-overlay: the services of version 2 and before, and of version 3."""
_S6 = frozenset({"s6-svscan", "s6-supervise", OVERLAY_INIT.strip("/")})
_CHANGES_USER = {
    **dict.fromkeys(_S6, "`s6-setuidgid` in its `run` file"),
    **dict.fromkeys(
        ("runsvdir", "runsv", "runit", "runit-init", "runsvinit"), "`chpst -u` in its `run` file"
    ),
    "my_init": "`setuser` in its `run` file",
    "supervisord": "`user=` in its section of the configuration",
}


def user_change(program: str | None) -> str:
    """Return how to start something as another user where a program starts it.

    Sources: skarnet.org/software/s6/s6-setuidgid.html, smarden.org/runit/chpst.8.html, phusion/baseimage-docker (setuser), supervisord.org/configuration.html.
    """
    return _CHANGES_USER.get(program or "", "`setpriv` or `gosu`")
