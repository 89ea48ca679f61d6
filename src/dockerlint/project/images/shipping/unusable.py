"""Whether nobody can build or start an image from the tree: its Dockerfile is one that was left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.shipping.missing_entry import missing_entry
from dockerlint.project.images.shipping.missing_script import missing_lockfile, missing_script
from dockerlint.project.launch.launch import Started
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.source import Span


class Unusable(NamedTuple):
    """What an image certainly lacks, and the place that needs it."""

    why: str
    at: Span


def unusable(origins: Origins, stage: EvaluatedStage, started: Sequence[Started]) -> Unusable | None:
    """Return what an image needs and the tree certainly lacks; None where nothing shows that."""
    if entry := missing_entry(origins, stage, started):
        return Unusable("what it starts is not in it: no `main`, and no index.js", entry.command.at)
    if script := missing_script(origins, stage, started):
        return Unusable("the package.json lacks the script that it starts", script.command.at)
    if lockfile := missing_lockfile(origins, stage.dockerfile):
        return Unusable(f"it can't be built: there is no `{lockfile.text}`", lockfile.span)
    return None
