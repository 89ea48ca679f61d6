"""Changes of an image's files as plain tuples, for tests to compare."""

from __future__ import annotations

from dockerlint.project.filesystem.changes import Change, Install, Put, Remove
from tests.support.small_projects import container

STAGES = "FROM alpine AS other\nFROM node\nWORKDIR /w\n"


def shown(change: Change) -> tuple[str | None, ...]:
    """Return a change as a tuple; one that may not happen ends with `?`."""
    if isinstance(change, Put):
        row = ("put", change.target, change.taken.name, change.source)
        return row if change.certain else (*row, "?")
    if isinstance(change, Remove):
        return ("remove", change.target) if change.certain else ("remove", change.target, "?")
    if isinstance(change, Install):
        return ("install", change.call.program, change.call.verb)
    return ("unknown", *change.paths)


def changes(lines: str) -> list[tuple[str | None, ...]]:
    image = container(STAGES + lines + "\n").image
    return [shown(one) for one in image.origins.changes(image.stage)][1:]
