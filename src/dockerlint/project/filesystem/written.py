"""The text of a file of an image: a file of the tree, or what a step of the build writes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dockerlint.files import Kind, source_of
from dockerlint.models.words import Clip
from dockerlint.paths import resolve
from dockerlint.project.filesystem.changes import Put, Taken
from dockerlint.project.filesystem.origins import Origins, file_behind
from dockerlint.project.stages.evaluation import EvaluatedStage

_DEEPEST = 12


def text_at(origins: Origins, stage: EvaluatedStage, path: str, depth: int = _DEEPEST) -> Clip | None:
    """Return the text of the file at an absolute path of a stage; None where the tree does not show it."""
    for put in _puts(origins, stage, path):
        if put.taken is Taken.TEXT:
            return _written(origins, stage, path)
        inner, context = _source_of(put, path), put.context
        found = None
        if put.taken is Taken.STAGE and put.stage and inner and depth:
            found = text_at(origins, put.stage, inner, depth - 1)
        elif put.taken is Taken.CONTEXT and inner and context is not None:
            found = _tree_text(origins, resolve(context, inner))
        if found is not None:
            return found
    return _tree_text(origins, file_behind(origins, stage, path))


def _tree_text(origins: Origins, path: str | None) -> Clip | None:
    is_there = path is not None and origins.files.kind(path) is Kind.FILE
    file = source_of(origins.files, path) if path is not None and is_there else None
    return Clip(file, file.text, 0) if file else None


def _written(origins: Origins, stage: EvaluatedStage, path: str) -> Clip | None:
    """Return what steps write to a file: the last text, and what is appended to it."""
    texts: list[Clip] = []
    for put in _puts(origins, stage, path):
        if put.taken is not Taken.TEXT and not texts:
            continue
        if put.taken is not Taken.TEXT or put.text is None or not put.certain:
            return None
        texts.insert(0, put.text)
        if not put.appends:
            break
    return _together(texts)


def _puts(origins: Origins, stage: EvaluatedStage, path: str) -> Iterator[Put]:
    """Yield what may get to a path, the last one first."""
    for one in stage.chain:
        for change in reversed(origins.changes(one)):
            if isinstance(change, Put) and _reaches(change, path):
                yield change


def _reaches(put: Put, path: str) -> bool:
    if put.taken is not Taken.TEXT:
        return _source_of(put, path) is not None
    target = put.target or ""
    return path == (target if put.named else posixpath.join(target, put.source or ""))


def _source_of(put: Put, path: str) -> str | None:
    """Return where a path comes from: the source as a file, else the content of a folder."""
    whole = put.source_of(path, lambda: True)
    return put.source_of(path, lambda: False) if whole is None else whole


def _together(texts: list[Clip]) -> Clip:
    text, segments = "", []
    for clip in texts:
        segments += [(len(text) + at, where) for at, where in clip.segments]
        text += clip.text
    return Clip.joined(texts[0].file, text, segments)
