"""The files of an image that lie in one folder, as far as the tree shows them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dockerlint.files import Kind
from dockerlint.paths import join, resolve
from dockerlint.project.filesystem.changes import Change, Put, Taken, UnknownChange, is_pattern
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import covers, rest_below
from dockerlint.values import Facts

_FOLLOWED = frozenset({Taken.CONTEXT, Taken.STAGE, Taken.HERE})
_DEEPEST = 3
"""How many folders deep a folder is listed."""
_LONGEST = 12
"""How many stages and copies a file is followed through."""


def files_below(
    origins: Origins, stage: EvaluatedStage, folder: str, before: int | None = None, depth: int = _LONGEST
) -> Facts[str]:
    """Return the paths of an image that COPY, ADD, `cp` and redirections (of the first `before` changes of its stage) put into a folder.

    Not complete when something else may have put files there; what the base image brings is not counted, and nothing that is removed is left out.
    """
    found: dict[str, None] = {}
    complete = depth > 0
    for one in stage.chain if depth else ():
        changes = origins.changes(one)
        for index, change in enumerate(changes[:before] if one is stage else changes):
            paths = _brought(origins, change, index, folder, depth)
            complete = complete and paths.complete
            found.update(dict.fromkeys(paths))
    return Facts(tuple(found), complete)


def _brought(origins: Origins, change: Change, index: int, folder: str, depth: int) -> Facts[str]:
    if isinstance(change, UnknownChange):
        inside = (place is not None and covers(folder, place) for place in change.paths)
        return Facts(complete=not any(inside))
    if not isinstance(change, Put) or change.target is None or change.taken is Taken.FOLDER:
        return Facts()
    if covers(folder, change.target):
        return _put_inside(origins, change, index, depth)
    rest, source = rest_below(change.target, folder), change.source
    if not rest or source is None or change.taken not in _FOLLOWED:
        return Facts()
    inner = posixpath.join(posixpath.dirname(source) if is_pattern(source) else source, rest)
    return _mapped(_source_files(origins, change, index, inner, depth), inner, folder)


def _put_inside(origins: Origins, put: Put, index: int, depth: int) -> Facts[str]:
    """Return what a Put brings whose target lies in the folder: a file under its new name, or the content of a folder."""
    target, source = put.target or "", put.source
    if put.taken is Taken.TEXT:
        return Facts((target if put.named else posixpath.join(target, source or ""),))
    if source is None:
        return Facts(complete=False)
    if origins.is_file(put):
        return Facts((target if put.named else posixpath.join(target, posixpath.basename(source)),))
    base = posixpath.dirname(source) if is_pattern(source) else source
    paths = _mapped(_source_files(origins, put, index, base, depth), base, target)
    return Facts(tuple(one for one in paths if put.source_of(one, lambda: False)), paths.complete)


def _mapped(paths: Facts[str], source: str, target: str) -> Facts[str]:
    """Return paths at the source of a copy as those at its target."""
    inner = (posixpath.relpath(one, source) for one in paths)
    return Facts(
        tuple(target if one == "." else posixpath.join(target, one) for one in inner), paths.complete
    )


def _source_files(origins: Origins, put: Put, index: int, path: str, depth: int) -> Facts[str]:
    """Return the files at or below a path at the source of a Put, as paths there."""
    if put.taken is Taken.STAGE and put.stage:
        return files_below(origins, put.stage, path, depth=depth - 1)
    if put.taken is Taken.HERE:
        return files_below(origins, put.step.stage, path, index, depth - 1)
    context = put.context
    place = resolve(context, path) if put.taken is Taken.CONTEXT and context is not None else None
    if place is None:
        return Facts(complete=False)
    if origins.files.kind(place) is Kind.FILE:
        return Facts((path,))
    return Facts(tuple(posixpath.join(path, one) for one in _tree_files(origins, place)))


def _tree_files(origins: Origins, folder: str, depth: int = _DEEPEST) -> Iterator[str]:
    """Yield the files below a folder of the tree, relative to it."""
    for name in origins.files.names(folder):
        path = join(folder, name)
        kind = origins.files.kind(path)
        if kind is Kind.FILE:
            yield name
        elif kind is Kind.FOLDER and depth and name not in {".git", "node_modules"}:
            yield from (posixpath.join(name, one) for one in _tree_files(origins, path, depth - 1))
