"""What the commands of a RUN do to the files of the image. What is written on a mount does not get there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dockerlint.knowledge.commands.build_tools import BUILD_TOOLS
from dockerlint.knowledge.commands.file_programs import CONDITIONS, QUIET
from dockerlint.knowledge.commands.javascript_managers import MANAGERS, RUNS_PROGRAM
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.parsers.shell.invocation import Invocation, invocation, unwrapped
from dockerlint.parsers.shell.printed import printed_clip
from dockerlint.project.commands import removals
from dockerlint.project.commands.failures import Failure
from dockerlint.project.commands.removals import REMOVERS, operands, searched
from dockerlint.project.commands.run_command import Run
from dockerlint.project.commands.scripts import Scripts, start_of
from dockerlint.project.commands.selection import selects
from dockerlint.project.filesystem.changes import (
    Change,
    Install,
    Put,
    Remove,
    Taken,
    UnknownChange,
    is_pattern,
    taken_at,
)
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.mounts import mount_over
from dockerlint.project.stages.paths import joined, names_a_folder
from dockerlint.values import Text


def run_effects(scripts: Scripts, step: Step) -> Iterator[Change]:
    """Yield the changes that the commands of a RUN make, in order."""
    script = scripts.script_of(step.instruction, step.shell)
    unsure = _unsure(Run(step, script))
    before: Command | None = None
    for command, shell in scripts.run(step):
        one = replace(command, certain=False) if command in unsure else command
        yield from _effects(_Place(step, one, shell, before))
        before = command
    if not script.complete:
        yield UnknownChange(step, step.instruction.at, start_of(step))


def _unsure(run: Run) -> set[Command]:
    """Return the commands after a condition whose failure does not stop the build: `[ -f x ] && rm x || true`."""
    commands = run.script.commands
    if not any(one.program in CONDITIONS for one in commands):
        return set()
    found: set[Command] = set()
    unsure = False
    for index, one in enumerate(commands[1:]):
        lost = commands[index].program in CONDITIONS and run.failures[index] is not Failure.STOPS
        unsure = one.joined_by == "&&" and (unsure or lost)
        if unsure:
            found.add(one)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """One command of a RUN, and where it runs. `before` is the command before it in the RUN."""

    step: Step
    command: Command
    shell: ExecutionEnvironment
    before: Command | None

    def text(self, word: ShellWord) -> str | None:
        """Return a word with its variables replaced."""
        return word.text(self.shell.lookup).value

    def path(self, word: ShellWord) -> str | None:
        """Return the absolute path that a word names."""
        return joined(self.shell.folder, word.text(self.shell.lookup)).value

    def put(self, target: str | None, taken: Taken, source: str | None = None) -> Iterator[Put]:
        """Yield what gets to a target, unless that lies on a mount; of a source on a mount what is mounted there."""
        if target is not None and mount_over(self.step, target):
            return
        stage = None
        if taken is Taken.HERE and source is not None:
            taken, source, stage = taken_at(self.step, source)
        yield Put(self.step, self.command.at, target, taken, source, self.command.certain, stage)

    def remove(self, target: str | None, *, certain: bool = True, recursive: bool = True) -> Iterator[Remove]:
        """Yield the removal of a path, unless that lies on a mount."""
        if target is None or not mount_over(self.step, target):
            certain = certain and self.command.certain
            yield Remove(self.step, self.command.at, target, certain, recursive)

    def install(self, call: Invocation) -> Install:
        """Return that the command is a call of a package manager."""
        return Install(self.step, call.command.at, call, self.shell, call.command.certain)

    def unknown(
        self,
        *,
        call: Invocation | None = None,
        places: tuple[str | None, ...] | None = None,
        packaged: bool = False,
    ) -> UnknownChange:
        """Return that the command may change its folder and the paths that it names, or certain places only."""
        return UnknownChange(self.step, self.command.at, self.shell, self.command, call, places, packaged)


def _effects(place: _Place, *, packaged: bool = False) -> Iterator[Change]:
    command = place.command
    for operator, word in command.redirects:
        if ">" in operator and not operator.endswith("&") and (path := place.path(word)) != "/dev/null":
            text = printed_clip(command) if operator in {">", ">>", ">|", "1>"} else None
            for put in place.put(path, Taken.TEXT):
                yield replace(put, text=text, appends=operator.endswith(">>"))
    call = invocation(command)
    call = unwrapped(call) if call else None
    if call:
        yield from _called(place, call)
    elif reader := _READERS.get(command.program or ""):
        yield from reader(place)
    elif command.program not in QUIET:
        yield place.unknown(packaged=packaged)


def _called(place: _Place, call: Invocation) -> Iterator[Change]:
    """Read a call of a package manager or build tool."""
    if call.program in MANAGERS and call.verb in RUNS_PROGRAM and call.arguments:
        unknown = Text.unknown("the folder of each package")
        shell = replace(place.shell, folder=unknown) if selects(call) else place.shell
        tool = call.command.with_words(call.arguments)
        yield from _effects(replace(place, command=tool, shell=shell), packaged=True)
    elif call.program == "turbo" and call.verb == "prune":
        yield from _pruned(place, call)
    elif call.script is not None or call.verb == "run" or call.program in BUILD_TOOLS:
        yield place.unknown(call=call)
    else:
        yield (install := place.install(call))
        if call.program == "pnpm" and call.verb == "deploy" and call.arguments:
            for put in place.put(place.path(call.arguments[-1]), Taken.PACKAGES, ""):
                yield replace(put, install=install)


def _pruned(place: _Place, call: Invocation) -> Iterator[Change]:
    """Read `turbo prune`: a part of the workspace gets to its output folder (turbo.build/docs/reference/prune)."""
    values = call.values("out-dir")
    out = joined(place.shell.folder, values[-1].text(place.shell.lookup) if values else Text.known("out"))
    for part in ("full", "json") if call.has("docker") else ("",):
        target = joined(out, Text.known(part)).value
        for put in place.put(target, Taken.HERE, place.shell.folder.value):
            yield replace(put, certain=False, install=place.install(call))


_RENAMES = frozenset({"-T", "--no-target-directory"})
"""Options of GNU `cp` and `mv` with which the target is the new name, whatever is there."""


def _moved(place: _Place) -> Iterator[Change]:
    """Read `cp` and `mv`: into a folder by how that is written, else to a new name."""
    sources, target, into = _arguments(place.command)
    if target is None:
        return
    folder = place.path(target)
    into = into or names_a_folder(place.text(target) or "")
    renames = any(word.literal in _RENAMES for word in place.command.words)
    for word in sources:
        path = place.path(word)
        content = path is None or is_pattern(path) or (place.text(word) or "").endswith("/.")
        for put in place.put(folder, Taken.HERE, path):
            if into and not content and folder is not None:
                yield replace(put, target=posixpath.join(folder, posixpath.basename(path or "")))
            else:
                yield put if content or renames else replace(put, into=None)
        if place.command.program == "mv":
            yield from place.remove(path)


def _arguments(command: Command) -> tuple[tuple[ShellWord, ...], ShellWord | None, bool]:
    """Return the sources and the target of `cp` or `mv`, and whether the options or their number make that a folder."""
    words = command.words
    for index, word in enumerate(words[:-1]):
        if word.literal == "-t":
            others = command.with_words(words[:index] + words[index + 2 :])
            return operands(others), words[index + 1], True
    given = operands(command)
    return given[:-1], given[-1] if given else None, len(given) > 2


def _removed(place: _Place) -> Iterator[Change]:
    """Read `rm`; after `xargs` it removes what its input names: files that `find` searched for, or anything."""
    command, before = place.command, place.before
    if any(word.literal == "xargs" for word in command.prefixes):
        fed = before is not None and before.program == "find" and command.joined_by == "|"
        for path in _folders(place, before) if before and fed else (None,):
            yield from place.remove(path, certain=False)
    options = (word.literal or "" for word in command.words[1:])
    deep = {"r", "R"}
    recursive = command.program == "rimraf" or any(
        one == "--recursive" or (one[:1] == "-" != one[1:2] and not deep.isdisjoint(one)) for one in options
    )
    for word in removals.removed_words(command):
        yield from place.remove(place.path(word), recursive=recursive)


def _folders(place: _Place, find: Command) -> tuple[str | None, ...]:
    return tuple(map(place.path, searched(find))) or (place.shell.folder.value,)


def _found(place: _Place) -> Iterator[Change]:
    """Read `find`: what it deletes or runs a command on lies below the folders that it searches."""
    program = removals.executed(place.command)
    if program is not None and program not in REMOVERS:
        yield place.unknown(places=_folders(place, place.command))
    elif program in REMOVERS or removals.deletes(place.command):
        for path in _folders(place, place.command):
            yield from place.remove(path, certain=False)


def _made(taken: Taken) -> Callable[[_Place], Iterator[Change]]:
    """Return the reader of a program that makes what its operands name."""

    def read(place: _Place) -> Iterator[Change]:
        for word in operands(place.command):
            yield from place.put(place.path(word), taken)

    return read


def _linked(place: _Place) -> Iterator[Change]:
    """Read `ln`: what the link leads to is not followed."""
    yield place.unknown(places=tuple(map(place.path, operands(place.command)[-1:])))


_READERS: dict[str, Callable[[_Place], Iterator[Change]]] = {
    "cp": _moved,
    "mv": _moved,
    "rm": _removed,
    "rimraf": _removed,
    "find": _found,
    "mkdir": _made(Taken.FOLDER),
    "touch": _made(Taken.TEXT),
    "tee": _made(Taken.TEXT),
    "ln": _linked,
}
