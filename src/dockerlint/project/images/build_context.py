"""Sources of COPY and ADD that .dockerignore keeps out of the build context."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from dockerlint.files import Kind, source_of
from dockerlint.models.words import Word
from dockerlint.parsers.ignore_files.dockerignore import Dockerignore, IgnorePattern
from dockerlint.paths import join
from dockerlint.project.images.images import Image
from dockerlint.project.stages.evaluation import Step

_REMOTE = ("<<", "http://", "https://", "git@", "git://", "ssh://")
_EVERYTHING = frozenset({"*", "**", "**/*"})


@dataclass(frozen=True, slots=True)
class Excluded:
    """A source, the instruction's keyword, and the line of the .dockerignore that keeps it out."""

    word: Word
    keyword: str
    pattern: IgnorePattern


def excluded_sources(image: Image) -> Iterator[Excluded]:
    """Yield the sources of an image's build that are certainly not in its context; none where the context is unknown."""
    ignore = _dockerignore(image)
    if ignore is None or not ignore.patterns:
        return
    for stage in image.stages:
        for step in stage.steps:
            if step.instruction.keyword in {"COPY", "ADD"} and not step.instruction.flag("from"):
                yield from _of_step(image, step, ignore)


def _of_step(image: Image, step: Step, ignore: Dockerignore) -> Iterator[Excluded]:
    for word in step.instruction.sources:
        source = step.expand(word).value
        if source is None or source.startswith(_REMOTE):
            continue
        if pattern := _culprit(image, posixpath.normpath(source).lstrip("/") or ".", ignore):
            yield Excluded(word, step.instruction.keyword, pattern)


def _culprit(image: Image, source: str, ignore: Dockerignore) -> IgnorePattern | None:
    """Return the line that keeps a source out; behind a `!` line only a file is judged, for a folder may hold what is let in."""
    if any(pattern.negated for pattern in ignore.patterns):
        files, path = image.origins.files, join(image.context or ".", source)
        return ignore.culprit(source) if files.kind(path) is Kind.FILE else None
    if source == ".":
        return next((pattern for pattern in ignore.patterns if pattern.text in _EVERYTHING), None)
    return ignore.culprit(source)


def _dockerignore(image: Image) -> Dockerignore | None:
    """Read `Dockerfile.dockerignore` beside the Dockerfile, else the context's .dockerignore (docs.docker.com)."""
    if image.context is None:
        return None
    for path in (f"{image.dockerfile.path}.dockerignore", join(image.context, ".dockerignore")):
        if (file := source_of(image.origins.files, path)) is not None:
            return Dockerignore(file)
    return None
