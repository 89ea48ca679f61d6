"""Crontabs to their jobs.

Sources: crontab(5) of Debian's cron, https://busybox.net (crond), https://github.com/aptible/supercronic (seconds and years).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.models.job_tables import Job, JobTable
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.read import parse_shell
from dockerlint.values import Text

_LINE = re.compile(r"(?m)^[ \t]*([^\s#].*?)[ \t\r]*$")
_SETTING = re.compile(r"[\"']?[A-Za-z_]\w*[\"']?[ \t]*=")
_NUMBERS = r"[\d*?][\d*,/?LW#-]*"
_NAMES = r"[A-Za-z]{3}(?:[-,][A-Za-z]{3})*"
_FIELD = rf"(?:{_NUMBERS}|{_NAMES})[ \t]+"
_SCHEDULE = re.compile(rf"(?:@\w+(?:[ \t]+\d+\w+)?[ \t]+|(?:{_FIELD}){{5}}(?:{_NUMBERS}[ \t]+){{0,2}})")
_USER = re.compile(r"([\w.$-]+(?::[\w.-]+)?)[ \t]+")


def parse_crontab(text: Clip, *, names_users: bool) -> JobTable:
    """Read a crontab; in those of the system (`/etc/crontab`, `/etc/cron.d`) a user is named before each command."""
    jobs = tuple(_jobs(text, names_users=names_users))
    return JobTable(tuple(one for one in jobs if one), complete=None not in jobs)


def _jobs(text: Clip, *, names_users: bool) -> Iterator[Job | None]:
    """Yield the job of each line that has one; None for a line that can't be read."""
    for line in _LINE.finditer(text.text):
        if not _SETTING.match(line[1]):
            yield _job(text.part(*line.span(1)), names_users=names_users)


def _job(line: Clip, *, names_users: bool) -> Job | None:
    schedule = _SCHEDULE.match(line.text)
    rest = line.part(schedule.end(), len(line.text)) if schedule else None
    user = _USER.match(rest.text) if rest and names_users else None
    if rest is None or (names_users and not user):
        return None
    command = rest.part(user.end() if user else 0, len(rest.text))
    named = Text.known(user[1], rest.span(*user.span(1))) if user else None
    return Job(parse_shell(command), named, Text.unknown("the home of the user", command.span()))
