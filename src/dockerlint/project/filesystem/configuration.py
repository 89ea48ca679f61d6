"""Whether a file of configuration that gets into an image sets something."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dockerlint.files import Kind, source_of
from dockerlint.knowledge.images.base_images import base_image, repository_of
from dockerlint.knowledge.images.image_systems import UNKNOWN_SYSTEM, image_system
from dockerlint.paths import join, resolve
from dockerlint.project.filesystem.changes import Install, Put, Taken, UnknownChange, taken_at
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.mounts import mounts
from dockerlint.project.stages.paths import covers, meets

_WRITTEN = frozenset({Taken.FOLDER, Taken.PACKAGES})


def is_configured(
    origins: Origins, step: Step, places: tuple[str, ...], settings: tuple[str, ...]
) -> bool | None:
    """Return whether a file at one of some places, as a RUN finds it, names one of some settings (in lower case).

    None where such a file is not known, or the base image is not a published one that the tables know: those are taken to set
    nothing. Changes after the RUN count too.
    """
    texts = [text for place in places for text in _texts(origins, step, place)]
    if any(text is not None and setting in text.lower() for text in texts for setting in settings):
        return True
    return None if None in texts or not _is_published(step.stage.chain[-1]) else False


def _is_published(stage: EvaluatedStage) -> bool:
    reference = stage.base.value
    if reference is None:
        reference = repository_of(stage.base)
    known = reference and (base_image(reference).plain or image_system(reference) is not UNKNOWN_SYSTEM)
    return reference == "" or bool(known)


def _texts(origins: Origins, step: Step, place: str) -> Iterator[str | None]:
    """Yield the texts that may be at a place or below it; None for one that is not known."""
    for mount in mounts(step):
        if mount.target and meets(mount.target, place):
            inner = mount.target if covers(place, mount.target) else place
            taken, source, stage = taken_at(step, inner)
            put = Put(step, step.instruction.at, inner, taken, source, stage=stage)
            yield from _put(origins, put, 0, place)
    for one in step.stage.chain:
        yield from _stage(origins, one, place)


def _stage(origins: Origins, stage: EvaluatedStage, place: str) -> Iterator[str | None]:
    for index, change in enumerate(origins.changes(stage)):
        if isinstance(change, Put):
            yield from _put(origins, change, index, place)
        elif isinstance(change, UnknownChange) and any(one and covers(place, one) for one in change.paths):
            yield None
        elif isinstance(change, Install) and change.call.verb.startswith("config"):
            yield change.at.text


def _put(origins: Origins, put: Put, index: int, place: str) -> Iterator[str | None]:
    """Yield what a Put brings to a place; of a target that is not known only what certainly is a file."""
    if put.taken in _WRITTEN or (put.target and not meets(put.target, place)):
        return
    if put.taken is Taken.TEXT:
        yield put.step.instruction.at.text
    elif put.target is None:
        path = origins.source(put)
        yield from _tree(origins, path) if path and origins.files.kind(path) is Kind.FILE else ()
    elif covers(place, put.target):
        yield from _source(origins, put, index, put.source) or (None,)
    elif put.taken in {Taken.IMAGE, Taken.REMOTE} or put.source is None:
        yield None
    else:
        is_file = _is_file(origins, put)
        inner = put.source_of(place, lambda: is_file)
        found = [] if inner is None else _source(origins, put, index, inner)
        open_source = origins.is_file(put) is None and put.source != put.target and inner is not None
        yield from found or ((None,) if open_source else ())


def _is_file(origins: Origins, put: Put) -> bool:
    """Return whether a source is a file; of one that the tree lacks its name decides."""
    known = origins.is_file(put)
    return bool(posixpath.splitext(put.source or "")[1]) if known is None else known


def _source(origins: Origins, put: Put, index: int, path: str | None) -> list[str | None]:
    """List the texts at or below a path of what a Put takes; empty where there is none."""
    stage, context = put.step.stage, put.context
    if path is None:
        return [None]
    if put.taken is Taken.CONTEXT:
        found = resolve(context, path) if context is not None else None
        return [None] if found is None else list(_tree(origins, found))
    if put.taken is Taken.STAGE and put.stage:
        return [text for one in put.stage.chain for text in _stage(origins, one, path)]
    if put.taken is Taken.HERE:
        return [text for one in origins.origins(stage, path, index) for text in _tree(origins, one)]
    return [None]


def _tree(origins: Origins, path: str) -> Iterator[str | None]:
    """Yield the text of a file of the tree, or of the files in a folder."""
    kind = origins.files.kind(path)
    if kind is Kind.FILE:
        file = source_of(origins.files, path)
        yield file.text if file else None
    elif kind is Kind.FOLDER:
        for name in origins.files.names(path):
            if origins.files.kind(join(path, name)) is Kind.FILE:
                yield from _tree(origins, join(path, name))
    elif kind is not Kind.ABSENT or origins.files.ignored(path):
        yield None
