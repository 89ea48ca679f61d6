"""The files of an image after its last step, predicted without building it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import NamedTuple

from dockerlint.knowledge.docker.instructions import UNPACKED
from dockerlint.models.dockerfile import Keyword
from dockerlint.paths import join
from dockerlint.project.filesystem.build_context import BuildContext
from dockerlint.project.filesystem.changes import (
    Change,
    Install,
    Put,
    Remove,
    Taken,
    UnknownChange,
    is_pattern,
)
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.stages.evaluation import EvaluatedStage, Evaluation
from dockerlint.project.stages.paths import covers, normal
from dockerlint.source import Span


class Presence(NamedTuple):
    """Whether a path is in an image: None when the files don't decide. `at` is the step or command that decides, or prevents it."""

    answer: bool | None
    at: Span


class _Doubt(NamedTuple):
    """A change that may have brought a path, or that may have removed it."""

    adds: bool
    removes: bool


@dataclass(frozen=True, slots=True, eq=False)
class ImageFiles:
    """The files of an image. What its base image brings is unknown, except for `scratch`."""

    origins: Origins
    stage: EvaluatedStage
    _answers: dict[tuple[EvaluatedStage, str, int], Presence] = field(default_factory=dict)
    _contexts: dict[tuple[Evaluation, str | None], BuildContext] = field(default_factory=dict)

    def has(self, path: str) -> Presence:
        """Return whether a file or folder is at an absolute path of the image."""
        return self._presence(self.stage, normal(path), len(self.origins.changes(self.stage)))

    def _presence(self, stage: EvaluatedStage, path: str, before: int) -> Presence:
        """Return whether a path is in a stage after its first `before` changes."""
        key = (stage, path, before)
        if key not in self._answers:
            self._answers[key] = self._searched(stage, path, before)
        return self._answers[key]

    def _searched(self, stage: EvaluatedStage, path: str, before: int) -> Presence:
        """Go back through the changes to the one that certainly brings or removes a path; doubts on the way remain."""
        changes = self.origins.changes(stage)
        adds: Span | None = None
        removes: Span | None = None
        for index in reversed(range(before)):
            change = changes[index]
            effect = self._effect(change, index, path)
            if isinstance(effect, bool):
                return _doubted(Presence(effect, change.at), adds, removes)
            adds = adds or (change.at if effect.adds else None)
            removes = removes or (change.at if effect.removes else None)
        return _doubted(self._base(stage, path), adds, removes)

    def _base(self, stage: EvaluatedStage, path: str) -> Presence:
        """Return whether what a stage is FROM has a path; an ONBUILD of it may do anything."""
        if stage.parent is None:
            return Presence(False if stage.base.value == "scratch" else None, stage.written.base.span)
        for one in stage.parent.written.instructions:
            if one.trigger and one.trigger.keyword in {Keyword.COPY, Keyword.ADD, Keyword.RUN}:
                return Presence(None, one.at)
        return self._presence(stage.parent, path, len(self.origins.changes(stage.parent)))

    def _effect(self, change: Change, index: int, path: str) -> bool | _Doubt:
        """Return what a change makes of a path: there, not there, or what it may have done."""
        if isinstance(change, Put):
            found = self._brings(change, index, path)
            return True if found and change.certain else _Doubt(found is not False, False)
        if isinstance(change, Remove):
            taken = change.takes(path)
            return False if taken else _Doubt(False, taken is None)
        return _Doubt(True, _touches(change, path))

    def _brings(self, put: Put, index: int, path: str) -> bool | None:
        """Return whether a Put brings a path; None when it may."""
        if put.target is None:
            return None
        if covers(path, put.target):
            return True
        if not covers(put.target, path) or put.taken is Taken.FOLDER:
            return False
        if put.taken is Taken.TEXT:
            return not put.named and path == posixpath.join(put.target, put.source or "")
        return self._source_has(put, index, path)

    def _source_has(self, put: Put, index: int, path: str) -> bool | None:
        """Return whether what a Put takes holds what gets to a path."""
        if put.source is None or put.taken in {Taken.IMAGE, Taken.PACKAGES, Taken.REMOTE} or _is_open(put):
            return None
        is_file = self.origins.is_file(put)
        whole = put.source_of(path, lambda: True)
        inner = whole if is_file else put.source_of(path, lambda: False)
        found = False if inner is None else self._at_source(put, index, inner)
        may_be_file = is_file is None and put.taken is not Taken.HERE and whole is not None
        return None if found is False and may_be_file else found

    def _at_source(self, put: Put, index: int, path: str) -> bool | None:
        if put.taken is Taken.HERE:
            return self._presence(put.step.stage, path, index).answer
        if put.stage:
            return self._presence(put.stage, path, len(self.origins.changes(put.stage))).answer
        return self._in_context(put, path)

    def _in_context(self, put: Put, path: str) -> bool | None:
        """Return whether the context has a path; a source that is not there is made before the build."""
        evaluation = put.step.stage.evaluation
        if put.context is None or put.source is None:
            return None
        key = (evaluation, put.folder)
        if key not in self._contexts:
            own = evaluation.dockerfile.path if put.folder is None else join(put.folder, "Dockerfile")
            self._contexts[key] = BuildContext(self.origins.files, put.context, own)
        context = self._contexts[key]
        source, lacks = context.lacks(put.source), context.lacks(path)
        doubted = source or (lacks and source is None and is_pattern(put.source))
        return None if doubted or lacks is None else not lacks


def _doubted(found: Presence, adds: Span | None, removes: Span | None) -> Presence:
    """Return an answer with the doubts of later changes: one that removes counts for what is there, one that adds for what is not."""
    doubt = removes if found.answer else adds
    if found.answer is None:
        doubt = adds or removes
    return Presence(None, doubt) if doubt else found


def _touches(change: Install | UnknownChange, path: str) -> bool:
    """Return whether a command may remove a path; a package manager removes modules only."""
    if isinstance(change, Install):
        return "node_modules" in path.split("/")
    return any(place is None or covers(place, path) for place in change.paths)


def _is_open(put: Put) -> bool:
    """Return whether what a Put brings is not decided by paths: unpacked, excluded, or chosen by several patterns."""
    source = put.source or ""
    unpacked = put.step.keyword == Keyword.ADD and (is_pattern(source) or source.endswith(UNPACKED))
    excluded = put.step.instruction.flag("exclude") is not None
    return unpacked or excluded or "{" in source or is_pattern(posixpath.dirname(source))
