"""What a container is for, by what its service sets and what it starts: development, tests, or a job that ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dockerlint.files import Files, Kind
from dockerlint.knowledge.commands.background import only_waits, waits_for_a_while
from dockerlint.knowledge.commands.development import (
    DEVELOPMENT,
    DEVELOPMENT_CALLS,
    DEVELOPMENT_PROGRAMS,
    DEVELOPMENT_SCRIPT,
    ENVIRONMENTS,
    PRODUCTION,
    SOURCE_CALLS,
    SOURCE_PROGRAMS,
    TEST_PROGRAMS,
    TEST_SCRIPT,
    WATCHES,
)
from dockerlint.knowledge.commands.file_programs import FILE_PROGRAMS
from dockerlint.knowledge.commands.jobs import (
    INIT_NAMES,
    JOB_NAMES,
    JOB_PROFILES,
    ends,
    is_job,
)
from dockerlint.knowledge.development import is_for_development, is_run_for_development, is_test_service
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.invocation import invocation
from dockerlint.paths import within
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.shipping.applications import copied_paths, holds_program
from dockerlint.project.launch.launch import Launch, Started
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import covers

_IN_TURN = frozenset({"", "&&", ";"})
"""What joins a command to one that ends before it."""
_LOOPS_ON = frozenset({"true", ":", "false", "read", "wait", "trap", "tail", "openssl", "git"})
"""What a loop without an end begins with, or a script that waits for others, and programs that may serve (`openssl s_server`)."""
_RUNS_ON = frozenset({"always", "unless-stopped"})


def starts_development(started: Iterable[Started]) -> bool | None:
    """Return whether one of the commands is a development server, a test runner or a load generator.

    None where one runs sources (`tsx`, `ts-node`): images for development do, but some that ship do so too.
    """
    found = [_is_development(one.command) for one in started]
    return True if True in found else None if None in found else False


def _is_development(command: Command) -> bool | None:
    program = command.program or ""
    words = [word.literal or "" for word in command.words[1:]]
    options = {word.partition("=")[0] for word in words}
    if program in DEVELOPMENT_PROGRAMS or not options.isdisjoint(WATCHES.get(program, ())):
        return True
    call = invocation(command)
    if call and call.script is not None:
        return bool(DEVELOPMENT_SCRIPT.fullmatch(call.script))
    verb = next((word for word in words if not word.startswith("-")), "")
    if (program, verb) in DEVELOPMENT_CALLS:
        return True
    return None if program in SOURCE_PROGRAMS or (program, verb) in SOURCE_CALLS else False


def runs_tests(service: Service | None, started: Iterable[Started]) -> bool:
    """Return whether a service has a name for tests, or one of the commands is a test runner or runs a script of package.json for tests."""
    return bool(service and is_test_service(service.name)) or any(_tests(one.command) for one in started)


def _tests(command: Command) -> bool:
    call = invocation(command)
    script = call.script if call else None
    return command.program in TEST_PROGRAMS or bool(script and TEST_SCRIPT.fullmatch(script))


def starts_nothing(started: Sequence[Started], *, for_a_while: bool = False) -> bool:
    """Return whether all that it runs waits: `sleep infinity` keeps a container open for a shell, `sleep 60s` `for_a_while`, for `docker cp`."""
    waits = waits_for_a_while if for_a_while else only_waits
    return bool(started) and all(waits([word.literal for word in one.command.words]) for one in started)


def ends_with_a_job(started: Sequence[Started], given: Sequence[ShellWord]) -> bool:
    """Return whether the last command does its work and ends: a database migration, or one that only changes files.

    `given` are the words of the command that the container is given. A script that it starts may go on with arguments (`exec "$@"`), so files count
    only where all commands are in these words.
    """
    last = next((one.command for one in reversed(started) if one.lasting), None)
    if last is None or not last.words:
        return False
    words = [word.literal or "" for word in last.words]
    return is_job(last.program or "", words[1:]) or _ends_with_files(started, given)


def only_ends(launch: Launch) -> bool:
    """Return whether all that a start runs is known, and each of it does one thing and ends: clients of servers and programs for files.

    What may be the condition of an endless loop (`while true`), or pause one at the end, shows a job that goes on.
    """
    commands = [one.command for one in launch.started]
    if not commands or not launch.read_whole or not launch.complete or commands[-1].program == "sleep":
        return False
    return all(_ends(one) and one.program not in _LOOPS_ON for one in commands)


def _ends_with_files(started: Sequence[Started], given: Sequence[ShellWord]) -> bool:
    """Return whether the last command changes files, and each before it ends first: nothing would follow `&&` otherwise."""
    commands = [one.command for one in started]
    paths = {word.at.path for word in given}
    if commands[-1].program not in FILE_PROGRAMS or any("$@" in word.at.text for word in given):
        return False
    if not all(one.certain and one.joined_by in _IN_TURN and one.at.path in paths for one in commands):
        return False
    return all(after.joined_by == "&&" or _ends(one) for one, after in pairwise(commands))


def _ends(command: Command) -> bool:
    return ends(command.program or "", [word.literal or "" for word in command.words[1:]])


def is_one_shot(service: Service, project: ComposeProject, *, does_a_job: bool) -> bool | None:
    """Return whether a service does its work and ends.

    `restart: "no"` (of what publishes no port and has no healthcheck), a job's profile and a service that waits until it completes decide
    that. Unless it is always restarted so do what it runs, a name of what prepares others that are restarted, and a job's name if it starts
    something else than the image.
    """
    serves = bool(service.ports or service.healthcheck)
    if (service.restart == "no" and not serves) or JOB_PROFILES.intersection(service.profiles):
        return True
    if _is_awaited(service, project) or _prepares_others(service, project):
        return True
    if does_a_job:
        return None if service.restart in _RUNS_ON else True
    if service.restart in _RUNS_ON:
        return False
    own = service.command or service.entrypoint
    return True if own and JOB_NAMES.fullmatch(service.name) else None


def _prepares_others(service: Service, project: ComposeProject) -> bool:
    """Return whether a service has the name of one that prepares others, and unlike these is not restarted."""
    named = service.restart is None and INIT_NAMES.fullmatch(service.name) is not None
    return named and any(one.restart in _RUNS_ON for one in project.services)


def _is_awaited(service: Service, project: ComposeProject) -> bool:
    return any(
        dependency.service == service.name and dependency.condition == "service_completed_successfully"
        for other in project.services
        for dependency in other.depends_on
    )


def is_for_development_by_itself(service: Service, project: ComposeProject) -> bool:
    """Return whether the names of a service or the environment that it sets show that it is for development.

    The environment does not where another service of the project is set for production: who mixes the two means a way to log.
    """
    if is_named_for_development(service):
        return True
    mixed = any(_is_set_to(one, PRODUCTION) for one in project.services)
    return _is_set_to(service, DEVELOPMENT) and not mixed


def is_named_for_development(service: Service) -> bool:
    """Return whether a service, its profiles, its container or the image that it builds have names for development."""
    image = service.image.value if service.build and service.image else None
    container = service.container_name.value if service.container_name else None
    names = ((image or "").rpartition("/")[2].partition(":")[0], container or "")
    if service.build and is_test_service(service.name):
        return True
    return any(map(is_for_development, service.profiles)) or any(map(is_run_for_development, names))


def _is_set_to(service: Service, values: frozenset[str]) -> bool:
    """Return whether a service sets the environment that a framework runs in to one of the values, literally."""
    return any(
        one.name in ENVIRONMENTS and one.value and one.value.value in values and "$" not in one.at.text
        for one in service.environment
    )


def mounts_sources(service: Service, stage: EvaluatedStage, origins: Origins) -> bool:
    """Return whether a service puts sources of the tree over the folder that its image works in: no image that ships is run so.

    These are the build context, a folder above it, or one in it that holds programs and of which the image copies: `./data` is none. An image
    that copies nothing of its context may work in any folder.
    """
    workdir, context = stage.workdir.value, stage.evaluation.context
    if context is None:
        return False
    if _mounts_all(service, context) and not any(copied_paths(origins, stage.chain)):
        return True
    if workdir is None or workdir == "/":
        return False
    over = (
        one.source.value
        for one in service.volumes
        if one.type == "bind" and one.source and one.target.value and covers(one.target.value, workdir)
    )
    paths = [path for path in over if path is not None]
    if any(within(context, path) for path in paths):
        return True
    copied = set(copied_paths(origins, stage.chain)) if paths else ()
    return any(
        within(one, path) or within(path, one)
        for path in paths
        if _are_programs(path, context, origins.files)
        for one in copied
    )


def _mounts_all(service: Service, context: str) -> bool:
    """Return whether a service mounts a whole build context, or a folder above it."""
    sources = (one.source.value for one in service.volumes if one.type == "bind" and one.source)
    return any(path is not None and within(context, path) for path in sources)


def _are_programs(path: str, context: str, files: Files) -> bool:
    inside = within(path, context) and files.kind(path) is Kind.FOLDER and not files.ignored(path)
    return inside and holds_program(files, path)
