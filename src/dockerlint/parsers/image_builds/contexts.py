"""Named contexts: what FROM and `COPY --from` mean by a name, as `--build-context NAME=VALUE` gives it.

Source: docs.docker.com/reference/cli/docker/buildx/build, "Additional build contexts".
"""

from __future__ import annotations

from collections.abc import Callable

from dockerlint.models.image_build import NamedContext
from dockerlint.source import Span
from dockerlint.values import Known, Text

_IMAGE = "docker-image://"


def named_context(name: str, value: Text, at: Span, folder: Callable[[Text], Text]) -> NamedContext:
    """Return a named context; `folder` makes the path of a folder base-relative. What it can't place is unknown."""
    head = value.parts[0] if value.parts else None
    if isinstance(head, Known) and head.value.startswith(_IMAGE):
        rest = Known(head.value.removeprefix(_IMAGE), head.at)
        return NamedContext(name, at, image=Text.joined([rest, *value.parts[1:]]))
    placed = folder(value)
    return NamedContext(name, at, folder=placed if placed.value is not None else None)
