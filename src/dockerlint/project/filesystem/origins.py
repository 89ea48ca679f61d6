"""Where a path of an image comes from: the file or folder of the tree that COPY, cp, `pnpm deploy` and the like put there.

A path that is made by a build (`/repo/services/api/dist`) has the origin that it would have in the tree
(`services/api/dist`), whether or not that exists there.
"""

from __future__ import annotations

import fnmatch
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from dockerlint.files import Files, Kind
from dockerlint.models.dockerfile import Instruction
from dockerlint.models.shell import Command
from dockerlint.models.words import Word
from dockerlint.parsers.shell.invocation import Invocation, invocation, unwrapped
from dockerlint.paths import join, resolve
from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.filesystem.renames import option, renames
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.paths import joined, normal, rest_below
from dockerlint.project.stages.reachable import copy_stage
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Something that a step puts at `target`: a COPY or ADD, or (with a `source`) what a command of a RUN moves there."""

    index: int
    step: Step
    target: str
    source: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """What origins are looked up in; each stage's placements and each answer are worked out once."""

    files: Files
    workspaces: Workspaces
    scripts: Scripts
    _placed: dict[EvaluatedStage, list[Placed]] = field(default_factory=dict)
    _origins: dict[tuple[EvaluatedStage, str, int], tuple[str, ...]] = field(default_factory=dict)

    def placed(self, stage: EvaluatedStage) -> list[Placed]:
        """List what the steps of a stage put somewhere, in order. A step that is being worked out sees those before it."""
        if stage not in self._placed:
            out = self._placed[stage] = []
            for index, step in enumerate(stage.steps):
                out.extend(_placements(self, stage, index, step))
        return self._placed[stage]

    def origins(self, stage: EvaluatedStage, path: str, before: int) -> tuple[str, ...]:
        """List the origins that a path may have, the last one put there first."""
        key = (stage, path, before)
        if key not in self._origins:
            self._origins[key] = tuple(dict.fromkeys(_found(self, stage, path, before)))
        return self._origins[key]


def origin(origins: Origins, stage: EvaluatedStage, path: str, before: int | None = None) -> str | None:
    """Return the base-relative path behind an absolute path of a stage (as it is before step `before`), or None."""
    found = origins.origins(stage, path, len(stage.steps) if before is None else before)
    return found[0] if found else None


def file_behind(origins: Origins, stage: EvaluatedStage, path: str) -> str | None:
    """Return the file of the tree that a path of a stage is; what a build may have made in its place is passed over."""
    found = origins.origins(stage, path, len(stage.steps))
    return next((one for one in found if origins.files.kind(one) is Kind.FILE), None)


def _found(origins: Origins, stage: EvaluatedStage, path: str, before: int) -> Iterator[str]:
    for placed in reversed(origins.placed(stage)):
        rest = rest_below(placed.target, path)
        if placed.index >= before or rest is None:
            continue
        if placed.source is None:
            yield from _copied(origins, stage, placed.step, rest)
        else:
            yield from _moved(origins, stage, placed, rest)
    if stage.parent:
        yield from origins.origins(stage.parent, path, len(stage.parent.steps))


def _placements(origins: Origins, stage: EvaluatedStage, index: int, step: Step) -> Iterator[Placed]:
    instruction = step.instruction
    if instruction.keyword in {"COPY", "ADD"} and instruction.destination:
        target = joined(step.workdir, stage.expand(step, instruction.destination)).value
        if target is not None:
            yield Placed(index, step, target)
    elif instruction.keyword == "RUN":
        for command, folder in origins.scripts.run(step):
            for source, target in _moves(origins, stage, step, command, folder):
                yield Placed(index, step, target, source)


def copied_from(origins: Origins, stage: EvaluatedStage, step: Step, word: Word) -> str | None:
    """Return the base-relative path that one source word of a COPY or ADD takes, or None when it is not decided."""
    source = stage.expand(step, word)
    if source.value is None or source.value.startswith(("<<", "http://", "https://", "git@")):
        return None
    if step.instruction.flag("from"):
        other = copy_stage(stage, step)
        return origin(origins, other, normal(source.value)) if other else None
    context = stage.evaluation.context
    return None if context is None else resolve(context, source.value.lstrip("/") or ".")


def _copied(origins: Origins, stage: EvaluatedStage, step: Step, rest: str) -> Iterator[str]:
    from_stage = step.instruction.flag("from") is not None
    for word in reversed(step.instruction.sources):
        if from_stage:
            yield from _from_stage(origins, stage, step, word, rest)
        elif (found := _from_context(origins, stage, step, word, rest)) is not None:
            yield found


def _from_stage(origins: Origins, stage: EvaluatedStage, step: Step, word: Word, rest: str) -> Iterator[str]:
    """Follow `rest` into the stage that COPY --from names: a file is copied itself, of a folder the content."""
    other, source = copy_stage(stage, step), stage.expand(step, word).value
    if other is None or source is None:
        return
    source = normal(source)
    at = origin(origins, other, source)
    if at is None or not _is_file(origins.files, at):
        yield from origins.origins(other, normal(posixpath.join(source, rest)), len(other.steps))
    elif rest == ("" if _names_a_file(step.instruction) else posixpath.basename(source)):
        yield at


def _from_context(origins: Origins, stage: EvaluatedStage, step: Step, word: Word, rest: str) -> str | None:
    """Follow `rest` below one source of the context: a file is copied itself, of a folder the content."""
    source = copied_from(origins, stage, step, word)
    if source is None:
        return None
    name = source.rsplit("/", 1)[-1]
    if any(char in source for char in "*?["):
        return (
            join(posixpath.dirname(source) or ".", rest) if rest and fnmatch.fnmatchcase(rest, name) else None
        )
    if step.instruction.flag("parents"):
        return rest if rest == source or rest.startswith(source + "/") else None
    if _is_file(origins.files, source):
        return source if rest == ("" if _names_a_file(step.instruction) else name) else None
    return source if not rest else join(source, rest)


def _names_a_file(instruction: Instruction) -> bool:
    """Whether the destination of a COPY is the new name of its one source file, and not a folder."""
    destination = instruction.destination.text if instruction.destination else ""
    return len(instruction.sources) == 1 and not destination.endswith("/") and destination not in {".", ".."}


def _is_file(files: Files, path: str) -> bool:
    kind = files.kind(path)
    if kind is Kind.ABSENT:
        return posixpath.splitext(path)[1] in {".js", ".mjs", ".cjs", ".json", ".sh", ".ts", ".yaml", ".yml"}
    return kind is Kind.FILE


def _moved(origins: Origins, stage: EvaluatedStage, placed: Placed, rest: str) -> Iterator[str]:
    """Follow `rest` below what a command moved: a source that starts with `/` is a path of the image, else of the tree."""
    source = placed.source or ""
    if source.startswith("/"):
        yield from origins.origins(stage, normal(posixpath.join(source, rest)), placed.index)
    else:
        yield join(source, rest) if rest else source


def _moves(
    origins: Origins, stage: EvaluatedStage, step: Step, command: Command, folder: Text
) -> Iterator[tuple[str, str]]:
    """Yield (source, target) pairs of a command: a source that starts with `/` is a path of the image, else of the tree."""
    call = invocation(command)
    call = unwrapped(call) if call else None
    if command.program in {"cp", "mv"}:
        yield from renames(command, step, folder)
    elif call and call.program == "pnpm" and call.verb == "deploy":
        for package in filtered(origins, stage, step, call, folder):
            target = (
                joined(folder, call.arguments[-1].text(step.variables.lookup)) if call.arguments else Text(())
            )
            if target.value:
                yield package, target.value
    elif call and call.program == "turbo" and call.verb == "prune" and folder.value:
        out = posixpath.join(folder.value, option(call, step, "out-dir") or "out")
        for part in ("full", "json") if call.has("docker") else ("",):
            yield folder.value, posixpath.join(out, part).rstrip("/")


def filtered(
    origins: Origins, stage: EvaluatedStage, step: Step, call: Invocation, folder: Text
) -> list[str]:
    """Return the folders of the packages that a command's `--filter` (or its working directory) selects."""
    place = origin(origins, stage, folder.value, stage.steps.index(step)) if folder.value else None
    selectors = [value.text(step.variables.lookup).value for value in call.values("filter")]
    if not selectors:
        package = origins.workspaces.package_of(place) if place is not None else None
        return [package.folder] if package else []
    return selected(origins, stage, selectors, place)


def selected(
    origins: Origins, stage: EvaluatedStage, selectors: list[str | None], place: str | None
) -> list[str]:
    """Return the folders of the packages that pnpm's or turbo's selectors choose, without their `...` relatives."""
    context = stage.evaluation.context
    workspace = origins.workspaces.of_path(place) if place is not None else None
    if workspace is None and context is not None:
        workspace = origins.workspaces.of_path(context)
    if workspace is None:
        return []
    at = place or workspace.folder
    names = [one.removesuffix("...") for one in selectors if one]
    return [package.folder for one in names for package in workspace.select(one, at)]
