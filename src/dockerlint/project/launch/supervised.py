"""Open cron, supervisord, s6, runit and the like: they start the jobs of their tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dockerlint.knowledge.commands.supervisors import (
    CRON_PLACES,
    OVERLAY,
    OVERLAY_INIT,
    SUPERVISORS,
    Supervisor,
    TableKind,
)
from dockerlint.knowledge.commands.wrappers import Wrapper
from dockerlint.models.job_tables import Job
from dockerlint.models.shell import Command
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.read import parse_command
from dockerlint.parsers.shell.wrappers import WrapperOptions, scattered_options
from dockerlint.project.launch.opened import Inside, Opened
from dockerlint.project.launch.program_files import RootFilesystem
from dockerlint.project.launch.tables import job_table
from dockerlint.project.stages.paths import joined
from dockerlint.values import Text

_HIDDEN = "the jobs that it starts are not all in files of the tree"


def opened_supervisor(
    files: RootFilesystem, command: Command, environment: ExecutionEnvironment
) -> Opened | None:
    """Open a program that starts the jobs of a table; None for any other one. Jobs that the tree does not show make it unread."""
    supervisor = _supervisor(files, command, environment)
    if supervisor is None:
        return None
    found = scattered_options(command.words[1:], Wrapper(supervisor.valued | supervisor.named))
    verb = found.rest[0].literal if found and found.rest else None
    if found is None or (supervisor.verbs and verb not in supervisor.verbs):
        return None
    places = tuple(_places(supervisor, found, environment))
    table = job_table(files, supervisor.kind, places)
    jobs = [Inside(job.script, _environment(job, environment)) for job in table.jobs]
    if supervisor.command and found.rest:
        jobs.append(Inside(parse_command(command.with_words(found.rest)), environment))
    opened = Opened.of(*jobs, started=True)
    hidden = "" if jobs and table.complete else _HIDDEN
    return opened._replace(unread=opened.unread or hidden, tables=places)


def _supervisor(
    files: RootFilesystem, command: Command, environment: ExecutionEnvironment
) -> Supervisor | None:
    if command.words[0].literal == OVERLAY_INIT and not files.text_at(OVERLAY_INIT, environment.folder):
        return OVERLAY
    return SUPERVISORS.get(command.program or "")


def _places(
    supervisor: Supervisor, found: WrapperOptions, environment: ExecutionEnvironment
) -> Iterator[str]:
    """Yield the absolute paths of what is named, else of what is looked for by itself; none when a word is not known."""
    if supervisor.kind is TableKind.CRON:
        yield from CRON_PLACES
        return
    words = [found.values[one] for one in supervisor.named if one in found.values]
    words += found.rest[:1] if supervisor.operand else ()
    texts = [one.text(environment.lookup) for one in words] or map(Text.known, supervisor.places)
    yield from (path for one in texts if (path := joined(environment.folder, one).value) is not None)


def _environment(job: Job, environment: ExecutionEnvironment) -> ExecutionEnvironment:
    return replace(
        environment,
        own={**environment.inherited, **job.environment},
        arguments=(),
        script=None,
        folder=joined(environment.folder, job.folder) if job.folder else environment.folder,
        user=job.user or environment.user,
    )
