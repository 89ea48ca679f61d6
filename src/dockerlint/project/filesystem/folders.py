"""Whether a path of a stage is a folder at one moment: `cp` and `mv` put their source into one, and give it a new name otherwise."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from enum import Enum, auto

from dockerlint.files import Files, Kind
from dockerlint.knowledge.commands.javascript_managers import MANAGERS
from dockerlint.knowledge.images.image_facts import UNKNOWN
from dockerlint.knowledge.images.standard_folders import STANDARD_FOLDERS
from dockerlint.paths import resolve
from dockerlint.project.filesystem.changes import Change, Install, Put, Remove, Taken
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import covers, rest_below


class _Effect(Enum):
    """What a change makes of a path."""

    FOLDER = auto()
    NONE = auto()
    """It is a file, or not there."""
    UNKNOWN = auto()
    KEPT = auto()


def is_folder(files: Files, stage: EvaluatedStage, before: Iterable[Change], path: str) -> bool | None:
    """Return whether an absolute path is a folder after the changes of a stage and its parents, given from the last to the first.

    A base image that is known has the standard folders; None where the files don't decide.
    """
    for change in before:
        effect = _effect(files, change, path)
        if effect is not _Effect.KEPT:
            return None if effect is _Effect.UNKNOWN else effect is _Effect.FOLDER
    if path in STANDARD_FOLDERS:
        return True
    base = stage.chain[-1].image
    return None if base is None or base is UNKNOWN else False


def _effect(files: Files, change: Change, path: str) -> _Effect:
    if isinstance(change, Put):
        return _put(files, change, path)
    if isinstance(change, Remove):
        taken = change.takes(path)
        return _Effect.UNKNOWN if taken is None else _Effect.NONE if taken else _Effect.KEPT
    if isinstance(change, Install):
        modules = "node_modules" in path.split("/")
        return _Effect.UNKNOWN if modules and change.call.program in MANAGERS else _Effect.KEPT
    touched = any(one is None or covers(one, path) for one in change.paths)
    return _Effect.UNKNOWN if touched else _Effect.KEPT


def _put(files: Files, put: Put, path: str) -> _Effect:
    if put.target is None:
        return _Effect.UNKNOWN
    if path != put.target and covers(path, put.target):
        return _sure(put, _Effect.FOLDER)
    rest = rest_below(put.target, path)
    if rest is None or (rest and put.taken in {Taken.FOLDER, Taken.TEXT}):
        return _Effect.KEPT
    return _inside(files, put, path) if rest else _sure(put, _at_target(files, put))


def _sure(put: Put, effect: _Effect) -> _Effect:
    return effect if put.certain else _Effect.UNKNOWN


def _at_target(files: Files, put: Put) -> _Effect:
    """Return what the target itself is: a folder, or a file that got its name."""
    if put.taken is Taken.FOLDER or not put.named:
        return _Effect.FOLDER
    if put.taken is Taken.TEXT:
        return _Effect.NONE
    kind = _kind(files, put, put.source)
    if kind is Kind.FOLDER:
        return _Effect.FOLDER
    is_file = kind is Kind.FILE or posixpath.splitext(put.source or "")[1]
    return _Effect.NONE if is_file else _Effect.FOLDER


def _inside(files: Files, put: Put, path: str) -> _Effect:
    """Return what a path below the target is, by the tree where that is copied; what other stages hold is not looked up."""
    inner = put.source_of(path, lambda: False)
    if inner is None:
        return _Effect.KEPT
    kind = _kind(files, put, inner)
    if kind is None:
        return _Effect.UNKNOWN
    return _Effect.FOLDER if kind is Kind.FOLDER else _Effect.NONE if kind is Kind.FILE else _Effect.KEPT


def _kind(files: Files, put: Put, source: str | None) -> Kind | None:
    """Return the kind of a path of the context; None for one of anything else, and where it leaves the tree."""
    context = put.step.stage.evaluation.context
    if put.taken is not Taken.CONTEXT or context is None or source is None:
        return None
    place = resolve(context, source)
    return None if place is None else files.kind(place)
