"""The tables of jobs in an image: crontabs, supervisord.conf, services of s6 and runit, Procfiles."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from functools import partial

from dockerlint.knowledge.commands.supervisors import (
    SCRIPT_FOLDERS,
    SUPERVISORD_INCLUDES,
    SYSTEM_TABLE,
    SYSTEM_TABLES,
    USER_TABLES,
    TableKind,
)
from dockerlint.knowledge.commands.wrappers import Wrapper
from dockerlint.models.dockerfile import Keyword
from dockerlint.models.job_tables import Job, JobTable
from dockerlint.models.shell import Command
from dockerlint.parsers.job_tables.crontab import parse_crontab
from dockerlint.parsers.job_tables.procfile import parse_procfile
from dockerlint.parsers.job_tables.supervisord import parse_supervisord
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.printed import printed_clip
from dockerlint.parsers.shell.wrappers import scattered_options
from dockerlint.project.launch.program_files import RootFilesystem
from dockerlint.project.stages.paths import joined, normal
from dockerlint.values import Text

_UNREAD = JobTable(complete=False)
_ROOT = Text.known("/")
_CRONTAB = Wrapper(frozenset({"-u"}))


def job_table(files: RootFilesystem, kind: TableKind, places: tuple[str, ...]) -> JobTable:
    """Return the jobs that a program of a kind finds at places; not complete where the tree does not show all of them."""
    return _READERS[kind](files, places)


def _cron(files: RootFilesystem, _: tuple[str, ...]) -> JobTable:
    """Read all crontabs of the system: files, those that a RUN installs with `crontab`, and the scripts that run as root."""
    return JobTable.together((*_cron_files(files), *_installed(files)))


def _cron_files(files: RootFilesystem) -> Iterator[JobTable]:
    if file := files.text_at(SYSTEM_TABLE, _ROOT):
        yield parse_crontab(file, names_users=True)
    yield from _each(files, SYSTEM_TABLES, lambda path: _crontab(files, path, names_users=True))
    for folder in USER_TABLES:
        yield from _each(files, folder, partial(_users_crontab, files, folder))
    for folder in SCRIPT_FOLDERS:
        yield from _each(files, folder, lambda path: _script(files, path))


def _users_crontab(files: RootFilesystem, folder: str, path: str) -> JobTable:
    below, user = posixpath.split(path)
    return _crontab(files, path, user) if below == folder else JobTable()


def _each(files: RootFilesystem, folder: str, read: Callable[[str], JobTable]) -> Iterator[JobTable]:
    """Yield the tables of the files of a folder, and one that is not complete where others may be in it."""
    found = files.files_in(folder)
    yield from map(read, found)
    if not found.complete:
        yield _UNREAD


def _crontab(files: RootFilesystem, path: str, user: str = "", *, names_users: bool = False) -> JobTable:
    file = files.text_at(path, _ROOT)
    table = parse_crontab(file, names_users=names_users) if file else _UNREAD
    return table.as_user(Text.known(user)) if user else table


def _script(files: RootFilesystem, path: str) -> JobTable:
    file = files.text_at(path, _ROOT)
    return JobTable((Job(files.origins.scripts.of_text(file)),)) if file else _UNREAD


def _installed(files: RootFilesystem) -> Iterator[JobTable]:
    """Yield the crontabs that steps of the build install: `RUN crontab -u app /app/crontab`."""
    for step in files.stage.chain_steps:
        before: Command | None = None
        for command, shell in files.origins.scripts.run(step) if step.keyword == Keyword.RUN else ():
            if command.program == "crontab":
                yield _install(files, command, shell, before if command.joined_by == "|" else None)
            before = command


def _install(
    files: RootFilesystem, command: Command, shell: ExecutionEnvironment, before: Command | None
) -> JobTable:
    """Read the table that a call of `crontab` installs: a file, or what the command before it prints."""
    found = scattered_options(tuple(one for one in command.words[1:] if one.literal != "-"), _CRONTAB)
    path = joined(shell.folder, found.rest[0].text(shell.lookup)).value if found and found.rest else None
    text = files.text_at(path, _ROOT) if path else printed_clip(before) if before else None
    user = found.values["-u"].text(shell.lookup) if found and "-u" in found.values else None
    return parse_crontab(text, names_users=False).as_user(user) if text else _UNREAD


def _one_crontab(files: RootFilesystem, places: tuple[str, ...]) -> JobTable:
    return _crontab(files, places[0]) if places else _UNREAD


def _supervisord(files: RootFilesystem, places: tuple[str, ...]) -> JobTable:
    """Read the first configuration that is there, and what it includes; what the one of a package includes is known."""
    for path in places:
        if file := files.text_at(path, _ROOT):
            table = parse_supervisord(file)
            included = _included(files, posixpath.dirname(path), table.includes)
            return JobTable.together((table, *included)).as_user(table.user)
    return JobTable.together(
        _included(files, "/", [one for path in places for one in SUPERVISORD_INCLUDES.get(path, ())])
    )


def _included(files: RootFilesystem, folder: str, patterns: Iterable[str]) -> Iterator[JobTable]:
    for pattern in patterns:
        wanted = normal(posixpath.join(folder, pattern))
        yield from _each(files, posixpath.dirname(wanted), partial(_matching, files, wanted))


def _matching(files: RootFilesystem, pattern: str, path: str) -> JobTable:
    if not fnmatchcase(path, pattern):
        return JobTable()
    file = files.text_at(path, _ROOT)
    return parse_supervisord(file) if file else _UNREAD


def _services(files: RootFilesystem, places: tuple[str, ...]) -> JobTable:
    """Read the script `run` of each service in the folders."""
    return JobTable.together(
        one for place in places for one in _each(files, place, lambda path: _run_script(files, path))
    )


def _run_script(files: RootFilesystem, path: str) -> JobTable:
    return _script(files, path) if posixpath.basename(path) == "run" else JobTable()


def _service(files: RootFilesystem, places: tuple[str, ...]) -> JobTable:
    return _script(files, posixpath.join(places[0], "run")) if places else _UNREAD


def _procfile(files: RootFilesystem, places: tuple[str, ...]) -> JobTable:
    file = files.text_at(places[0], _ROOT) if places else None
    return parse_procfile(file) if file else _UNREAD


_READERS: dict[TableKind, Callable[[RootFilesystem, tuple[str, ...]], JobTable]] = {
    TableKind.CRON: _cron,
    TableKind.CRONTAB: _one_crontab,
    TableKind.SUPERVISORD: _supervisord,
    TableKind.SERVICES: _services,
    TableKind.SERVICE: _service,
    TableKind.PROCFILE: _procfile,
}
