"""What a RUN mounts, and where it appears (docs.docker.com, "RUN --mount")."""

from __future__ import annotations

from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.paths import covers, joined
from dockerlint.values import Text


def mount_target(step: Step, fields: dict[str, str]) -> str | None:
    """Return the absolute path that a mount appears at; None when it is not known."""
    target = fields.get("target") or fields.get("dst") or fields.get("destination")
    return joined(step.workdir, Text.known(target)).value if target else None


def is_mounted(step: Step, path: str) -> bool:
    """Return whether a path lies on a mount of a RUN, so that nothing written there gets into the image."""
    targets = (mount_target(step, flag.fields()) for flag in step.instruction.flags if flag.name == "mount")
    return any(target and covers(target, path) for target in targets)
