"""What a COPY takes from the context for those who build it: files or folders."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.files import Kind
from dockerlint.models.words import Word
from dockerlint.project.images.images import Image
from dockerlint.project.stages.evaluation import Step


def are_files(image: Image, step: Step, source: Word) -> Iterator[bool | None]:
    """Yield for each build of a step whether a source of it is a file."""
    for stage in image.stages if image.dockerfile is step.dockerfile else ():
        for put in image.origins.puts(stage) if stage.written is step.stage.written else ():
            if put.at == source.span:
                path = image.origins.source(put)
                kind = image.origins.files.kind(path) if path is not None else None
                yield kind is Kind.FILE if kind in {Kind.FILE, Kind.FOLDER} else None
