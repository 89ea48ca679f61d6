"""The workspace whose files a stage of an image builds."""

from __future__ import annotations

from dockerlint.paths import parent
from dockerlint.project.filesystem.changes import Taken
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.images import Image
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.workspaces.pnpm_major import find_pnpm
from dockerlint.project.workspaces.workspace import Workspace


def stage_workspace(image: Image, stage: EvaluatedStage) -> Workspace | None:
    """Return the workspace that a stage is of: its context's, or the only other one of which it copies anything.

    None where the context is not known, and for a stage that builds what it clones.
    """
    if image.context is None:
        return _lone_workspace(image)
    own = image.origins.workspaces.of_path(image.context.folder)
    copied = _copied(image)
    if own in copied or not copied:
        return None if not copied and _clones(image.origins, stage) else own
    return copied[0] if len(copied) == 1 else None


def _lone_workspace(image: Image) -> Workspace | None:
    """Return the workspace around a Dockerfile whose context is not decided, if there is but one in the tree."""
    workspaces = image.origins.workspaces
    around = workspaces.of_path(parent(image.dockerfile.path))
    showing = [one for one in workspaces.all if find_pnpm(one.evidence).shown]
    composed = any(builder.service for builder in image.builders)
    return around if not composed and showing == [around] else None


def _copied(image: Image) -> list[Workspace]:
    """List the workspaces from which the stages of a Dockerfile copy files of the context."""
    origins, evaluation = image.origins, image.stage.evaluation
    puts = (put for one in image.dockerfile.stages for put in origins.puts(evaluation.stage(one)))
    paths = (origins.source(put) for put in puts if put.taken is Taken.CONTEXT)
    found = (origins.workspaces.of_path(path) for path in paths if path is not None)
    return list({one.folder: one for one in found if one}.values())


def _clones(origins: Origins, stage: EvaluatedStage) -> bool:
    """Return whether a stage gets a repository from elsewhere."""
    return any(
        command.program == "git" and any(word.literal == "clone" for word in command.words)
        for step in stage.chain_steps
        if step.keyword == "RUN"
        for command in origins.scripts.script_of(step.instruction, step.shell).commands
    )
