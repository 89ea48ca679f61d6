"""Where a path of an image comes from: the file or folder of the tree that COPY, cp, `pnpm deploy` and the like put there.

A path that is made by a build (`/repo/services/api/dist`) has the origin that it would have in the tree
(`services/api/dist`), whether or not that exists there.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain

from dockerlint.files import Files, Kind
from dockerlint.knowledge.images.standard_folders import STANDARD_FOLDERS
from dockerlint.models.dockerfile import Keyword
from dockerlint.paths import join, parent, resolve
from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.commands.selection import folder_of, selected, selectors
from dockerlint.project.examples import Examples
from dockerlint.project.filesystem.changes import Change, Install, Put, Taken
from dockerlint.project.filesystem.effects import effects
from dockerlint.project.filesystem.folders import is_folder
from dockerlint.project.filesystem.tree_names import TreeNames
from dockerlint.project.pods import Pods
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.paths import rest_below
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.project.workspaces.workspace import Package

_FILE_ENDS = frozenset({".js", ".mjs", ".cjs", ".json", ".sh", ".ts", ".yaml", ".yml"})
"""How the names of files end that may be missing from the tree."""

_COPIES = frozenset({Keyword.COPY, Keyword.ADD})

_DEEPEST = 20


@dataclass(frozen=True, eq=False)
class Origins:
    """What origins are looked up in; each stage's changes and each answer are worked out once."""

    files: Files
    workspaces: Workspaces
    scripts: Scripts
    _effects: dict[Step, tuple[Change, ...]] = field(default_factory=dict)
    _changes: dict[EvaluatedStage, tuple[Change, ...]] = field(default_factory=dict)
    _starts: dict[Step, int] = field(default_factory=dict)
    _origins: dict[tuple[EvaluatedStage, str, int], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def names(self) -> TreeNames:
        """The names in the tree."""
        return TreeNames(self.files)

    @cached_property
    def examples(self) -> Examples:
        """The examples of the tree."""
        return Examples(self.files)

    @cached_property
    def pods(self) -> Pods:
        """The pods that the tree describes."""
        return Pods(self.files)

    def changes(self, stage: EvaluatedStage) -> tuple[Change, ...]:
        """Return what the steps of a stage change, in order."""
        if stage not in self._changes:
            out: list[Change] = []
            for step in stage.steps:
                self._starts[step] = len(out)
                for change in self._effects_of(step):
                    out.append(self._settled(stage, change, out))
            self._changes[stage] = tuple(out)
        return self._changes[stage]

    def _settled(self, stage: EvaluatedStage, change: Change, before: list[Change]) -> Change:
        """Decide whether a `cp`, `mv` or COPY puts its source into a folder or renames it, by what comes before it in its stage."""
        if not isinstance(change, Put) or change.target is None or not _is_open(change):
            return change
        earlier = (one for parent in stage.chain[1:] for one in reversed(self.changes(parent)))
        found = is_folder(self.files, stage, chain(reversed(before), earlier), change.target)
        if change.into is False:
            return replace(change, named=not found)
        return replace(
            change, into=None if found is None else False, target=change.inside if found else change.target
        )

    def puts(self, stage: EvaluatedStage) -> list[Put]:
        """List what COPY and ADD of a stage put into it, from the context or another stage; no RUN is read for it."""
        taken = {Taken.CONTEXT, Taken.STAGE}
        steps = (step for step in stage.steps if step.keyword in _COPIES)
        found = (one for step in steps for one in self._effects_of(step))
        return [one for one in found if isinstance(one, Put) and one.taken in taken]

    def _effects_of(self, step: Step) -> tuple[Change, ...]:
        if step not in self._effects:
            self._effects[step] = tuple(effects(self.scripts, step))
        return self._effects[step]

    def before(self, step: Step) -> int:
        """Return how many changes of its stage come before a step."""
        self.changes(step.stage)
        return self._starts[step]

    def origins(self, stage: EvaluatedStage, path: str, before: int | None = None) -> tuple[str, ...]:
        """List the origins that a path may have after the first `before` changes of a stage, the last one put there first."""
        before = len(self.changes(stage)) if before is None else before
        key = (stage, path, before)
        if key not in self._origins:
            self._origins[key] = tuple(dict.fromkeys(_found(self, stage, path, before)))
        return self._origins[key]

    def source(self, put: Put) -> str | None:
        """Return the base-relative path that a Put takes from the context or another stage; None when it is not decided."""
        if put.source is None:
            return None
        if put.taken is Taken.STAGE and put.stage:
            return origin(self, put.stage, put.source)
        context = put.context if put.taken is Taken.CONTEXT else None
        return resolve(context, put.source) if context is not None else None

    def is_file(self, put: Put) -> bool | None:
        """Return whether what a Put takes is a file, by the tree or else by its name; None when neither shows it."""
        path = self.source(put)
        kind = self.files.kind(path) if path is not None else None
        if kind in {Kind.FILE, Kind.FOLDER}:
            return kind is Kind.FILE
        return True if path is not None and posixpath.splitext(path)[1] in _FILE_ENDS else None


def _is_open(put: Put) -> bool:
    """Return whether a Put may get into a folder that is there: a `cp`, or a COPY to the working directory or a standard folder, without `/` after it."""
    if put.into is None:
        return True
    copied = put.named and put.taken in {Taken.CONTEXT, Taken.STAGE} and put.step.keyword in _COPIES
    return copied and (put.target in STANDARD_FOLDERS or put.target == put.step.workdir.value)


def origin(origins: Origins, stage: EvaluatedStage, path: str, before: Step | None = None) -> str | None:
    """Return the base-relative path of an absolute path of a stage (as it is before a step), or None."""
    found = origins.origins(stage, path, origins.before(before) if before else None)
    return found[0] if found else None


def file_behind(origins: Origins, stage: EvaluatedStage, path: str) -> str | None:
    """Return the file of the tree that a path of a stage is; what a build may have made in its place is passed over."""
    found = origins.origins(stage, path)
    return next((one for one in found if origins.files.kind(one) is Kind.FILE), None)


def _found(origins: Origins, stage: EvaluatedStage, path: str, before: int) -> Iterator[str]:
    changes = origins.changes(stage)
    for index in reversed(range(before)):
        change = changes[index]
        if isinstance(change, Put):
            yield from _behind(origins, change, index, path)
    if stage.parent:
        yield from origins.origins(stage.parent, path)


def _behind(origins: Origins, put: Put, index: int, path: str) -> Iterator[str]:
    """Follow a path to what a Put takes; of the stage itself that is as it was before the Put."""
    if put.taken is Taken.PACKAGES and put.install:
        rest = rest_below(put.target, path) if put.target is not None else None
        for package in deployed(origins, put.install) if rest is not None else ():
            yield join(package.folder, rest) if rest else package.folder
        return
    inner = put.source_of(path, lambda: bool(origins.is_file(put)))
    if inner is None:
        return
    if put.taken is Taken.HERE:
        yield from origins.origins(put.step.stage, inner, index)
    elif put.taken is Taken.STAGE and put.stage:
        yield from origins.origins(put.stage, inner)
    elif put.taken is Taken.CONTEXT and (context := put.context) is not None:
        found = resolve(context, inner)
        yield from () if found is None else (found,)


def deployed(origins: Origins, install: Install) -> list[Package]:
    """Return the packages that a `pnpm deploy` packs: those of its `--filter`, or that of its folder."""
    step, call = install.step, install.call
    folder = folder_of(call, install.shell.folder, install.shell.lookup)
    if not call.values("filter"):
        place = origin(origins, step.stage, folder.value, step) if folder.value else None
        package = origins.workspaces.package_of(place) if place is not None else None
        return [package] if package else []
    return named_packages(origins, replace(install, shell=replace(install.shell, folder=folder)))


def named_packages(origins: Origins, install: Install) -> list[Package]:
    """Return the packages that a call names, without their `...` relatives."""
    step, folder, lookup = install.step, install.shell.folder, install.shell.lookup
    place = origin(origins, step.stage, folder.value, step) if folder.value else None
    context = step.stage.evaluation.context
    workspace = origins.workspaces.of_path(place) if place is not None else None
    if workspace is None and context is not None:
        workspace = origins.workspaces.of_path(context)
    if workspace is None:
        return []
    names = [one.removesuffix("...") for one in selectors(install.call, lookup)]
    return [found for one in names for found in selected(workspace, one, place or workspace.folder)]


def file_origin(origins: Origins, stage: EvaluatedStage, path: str) -> str | None:
    """Return the base-relative path of a file of the image: where it was copied from, or where its package's build would put it."""
    found = origin(origins, stage, path)
    return _built_file(origins, stage, path) if found is None else found


def _built_file(origins: Origins, stage: EvaluatedStage, path: str, depth: int = 0) -> str | None:
    """Return the base-relative path of a file by the package.json nearest above it in the stage that it was built in."""
    for other in stage.chain:
        for put in reversed(origins.changes(other)):
            if not isinstance(put, Put) or put.stage is None:
                continue
            inner = put.source_of(path, partial(_looks_like_a_file, put.source or ""))
            if inner is not None and depth < _DEEPEST:
                return _built_file(origins, put.stage, inner, depth + 1)
    return _beside_manifest(origins, stage, path)


def _looks_like_a_file(path: str) -> bool:
    return bool(posixpath.splitext(path)[1])


def _beside_manifest(origins: Origins, stage: EvaluatedStage, path: str) -> str | None:
    folder = posixpath.dirname(path)
    while folder != "/":
        manifest = origin(origins, stage, posixpath.join(folder, "package.json"))
        package = origins.workspaces.package_of(parent(manifest)) if manifest is not None else None
        if package and package.path == manifest:
            return join(package.folder, path[len(folder) + 1 :])
        folder = posixpath.dirname(folder)
    return None
