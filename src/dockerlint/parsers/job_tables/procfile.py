"""Procfiles to their jobs. Source: https://ddollar.github.io/foreman/#PROCFILE (honcho, forego, overmind and hivemind read the same)."""

from __future__ import annotations

import re

from dockerlint.models.job_tables import Job, JobTable
from dockerlint.models.words import Clip
from dockerlint.parsers.shell.read import parse_shell

_LINE = re.compile(r"(?m)^([A-Za-z0-9_-]+):[ \t]*(\S.*?)[ \t\r]*$")


def parse_procfile(text: Clip) -> JobTable:
    """Read a Procfile: a line that is not `name: command` is passed over, as foreman does."""
    found = _LINE.finditer(text.text)
    return JobTable(tuple(Job(parse_shell(text.part(*one.span(2)))) for one in found))
