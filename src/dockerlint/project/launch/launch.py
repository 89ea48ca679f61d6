"""What a container starts: its ENTRYPOINT and CMD, read through wrappers, shells, scripts and package.json scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dockerlint.knowledge.commands.wrappers import NODE_FLAGS_WITH_VALUE, NODE_LIKE, UNREAD_PROGRAMS
from dockerlint.models.package import Manifest
from dockerlint.models.shell import Command, Lookup, ShellWord
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.launch.environment import UNREAD, Layer, Scene, command_of
from dockerlint.project.launch.package_scripts import manager_layer
from dockerlint.project.launch.wrappers import wrapper_layer
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import joined, normal
from dockerlint.values import Text

_DEEPEST = 12


@dataclass(frozen=True, slots=True, eq=False)
class Started:
    """One program that runs in the container: its words resolved, and the folder that it runs in."""

    command: Command
    folder: Text
    manifest: Manifest | None = None
    """The package.json whose script starts it."""


@dataclass(frozen=True, slots=True)
class Launch:
    """Everything that is started, in order.

    `complete` is False when what runs in the end (the last command of each script, or what replaces its shell) could not be read.
    """

    started: tuple[Started, ...] = ()
    complete: bool = True
    gives_root_up: bool = False
    """A program among them (gosu, su-exec, setpriv, runuser ...) changes the user."""


def launch(
    origins: Origins, stage: EvaluatedStage, words: tuple[ShellWord, ...], folder: Text, lookup: Lookup
) -> Launch:
    """Follow a command in exec form (a shell form is `sh -c TEXT`) through everything that can be read."""
    if not words:
        return Launch(complete=False)
    opened = list(_opened(Scene(origins, stage, lookup, folder), command_of(words), _DEEPEST, final=True))
    return Launch(
        started=tuple(
            Started(one.command, one.scene.folder, one.scene.manifest) for one in opened if one.layer.started
        ),
        complete=not any(one.layer.unread and one.final for one in opened),
        gives_root_up=any(one.layer.gives_root_up for one in opened),
    )


class _Opened(NamedTuple):
    """A command, what it opens into, and whether it is what runs in the end."""

    scene: Scene
    command: Command
    layer: Layer
    final: bool


def _opened(scene: Scene, command: Command, depth: int, *, final: bool) -> Iterator[_Opened]:
    """Open a command layer by layer, outermost first, at most `depth` layers."""
    command = scene.resolved(command)
    layer = _layer(scene, command) if depth else UNREAD
    yield _Opened(scene, command, layer, final)
    for index, (inner_scene, inner) in enumerate(layer.commands, 1):
        last = inner.exec or index == len(layer.commands)
        yield from _opened(inner_scene, inner, depth - 1, final=final and last)


def _layer(scene: Scene, command: Command) -> Layer:
    if command.program is None:
        return UNREAD
    opened = wrapper_layer(scene, command) or manager_layer(scene, command)
    return opened or Layer(started=True, unread=_may_be_script(command.program))


def _may_be_script(program: str) -> bool:
    """Return whether a program that is not in the tree goes by the name of a script, which might do anything."""
    return program.endswith((".sh", ".bash")) or "entrypoint" in program or program in UNREAD_PROGRAMS


def node_file(started: Started) -> str | None:
    """Return the absolute path in the image of the JavaScript file that node (or the like) runs, or None."""
    if started.command.program not in NODE_LIKE:
        return None
    words = iter(started.command.words[1:])
    for word in words:
        literal = word.literal
        if literal is None:
            return None
        if literal in NODE_FLAGS_WITH_VALUE:
            next(words, None)
        elif not literal.startswith("-") and literal not in {"start", "run", "watch"}:
            path = joined(started.folder, Text.known(literal)).value
            return normal(path) if path else None
    return None
