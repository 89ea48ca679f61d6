"""Tables of jobs: what cron, supervisord, s6, runit and the like start, and as whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dockerlint.models.shell import Script
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One program that a table starts. What is None stays as it is for the program that reads the table."""

    script: Script
    user: Text | None = None
    folder: Text | None = None
    environment: Mapping[str, Text] = field(default_factory=dict)
    """The variables that the table sets for it."""


@dataclass(frozen=True, slots=True)
class JobTable:
    """The jobs of one table, or of several; `complete` is False when a part could not be read."""

    jobs: tuple[Job, ...] = ()
    complete: bool = True
    user: Text | None = None
    """The user that the program that reads it changes to itself."""
    includes: tuple[str, ...] = ()
    """Shell patterns of further tables, relative to the folder of this one."""

    @classmethod
    def together(cls, tables: Iterable[JobTable]) -> JobTable:
        """Return the jobs of several tables."""
        found = list(tables)
        return cls(tuple(job for one in found for job in one.jobs), all(one.complete for one in found))

    def as_user(self, user: Text | None) -> JobTable:
        """Return the table with a user for the jobs that name none."""
        return replace(self, jobs=tuple(replace(job, user=job.user or user) for job in self.jobs))
