"""What a container starts: its ENTRYPOINT and CMD, read through wrappers, shells, scripts and package.json scripts."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, Lookup, ShellWord
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.read import parse_exec
from dockerlint.project.commands.script_commands import node_argument
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.launch.opened import Inside
from dockerlint.project.launch.program_files import RootFilesystem
from dockerlint.project.launch.walk import walked
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import joined, normal
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class Started:
    """One program that runs in the container: its words resolved, and the folder and the variables that it runs with."""

    command: Command
    environment: ExecutionEnvironment
    lasting: bool
    """Whether it may be what runs in the end, or runs on while that runs."""
    manifest: Manifest | None = None
    """The package.json whose script starts it."""


@dataclass(frozen=True, slots=True)
class Launch:
    """Everything that is started, in order.

    `complete` is False when what runs in the end (the last command of each script, or what replaces its shell) could not be read.
    """

    started: tuple[Started, ...] = ()
    complete: bool = True
    drops_root: bool = False
    """Whether what may serve in the end is started as another user than root, or as one that is not known."""


def launch(
    origins: Origins, stage: EvaluatedStage, words: tuple[ShellWord, ...], folder: Text, lookup: Lookup
) -> Launch:
    """Follow a command in exec form (a shell form is `sh -c TEXT`) through everything that can be read."""
    script = parse_exec(words)
    start = ExecutionEnvironment(folder, lookup, joined, arguments=())
    reached = list(walked(RootFilesystem(origins, stage), Inside(script, start)))
    return Launch(
        tuple(
            Started(one.command, one.environment, one.lasting, one.manifest)
            for one in reached
            if one.opened.started
        ),
        complete=script.complete
        and bool(words)
        and not any(one.opened.unread and one.final for one in reached),
        drops_root=any(one.drops_root for one in reached),
    )


def node_file(started: Started) -> str | None:
    """Return the absolute path in the image of the JavaScript file that node (or the like) runs, or None."""
    literal = node_argument(started.command)
    path = joined(started.environment.folder, Text.known(literal)).value if literal else None
    return normal(path) if path else None
