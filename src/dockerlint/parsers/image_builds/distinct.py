"""Builds that are written once and made several times: for the rows of a matrix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dockerlint.models.image_build import ImageBuild


def distinct(builds: Iterable[ImageBuild]) -> Iterator[ImageBuild]:
    """Drop builds of one place that are equal to one before."""
    seen = set()
    for build in builds:
        args = tuple((one.name, str(one.value)) for one in build.args)
        contexts = tuple((one.name, str(one.folder), str(one.image)) for one in build.contexts)
        texts = (str(build.context), str(build.dockerfile), str(build.target), *map(str, build.tags))
        if (key := (build.at, texts, args, contexts)) not in seen:
            seen.add(key)
            yield build
