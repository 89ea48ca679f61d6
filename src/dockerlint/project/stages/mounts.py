"""What a RUN mounts, and where it appears (docs.docker.com, "RUN --mount")."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.paths import covers, joined, normal, rest_below
from dockerlint.values import Text


class Mount(NamedTuple):
    """One mount of a RUN. `target` and `source` are absolute; the target is None when it is not known."""

    kind: str
    """`bind`, `cache`, `tmpfs`, `secret` or `ssh`."""
    target: str | None
    source: str = "/"
    stage: str | None = None
    """The stage or image that `from` names; None for the build context."""

    def source_of(self, path: str) -> str | None:
        """Return the path at the source that appears at a path of the RUN; None for one that is not on the mount."""
        rest = rest_below(self.target, path) if self.target else None
        return None if rest is None else normal(posixpath.join(self.source, rest))


def mounts(step: Step) -> list[Mount]:
    """List the mounts of a RUN."""
    fields = (flag.fields() for flag in step.instruction.flags if flag.name == "mount")
    return [_mount(step, one) for one in fields]


def _mount(step: Step, fields: dict[str, str]) -> Mount:
    target = fields.get("target") or fields.get("dst") or fields.get("destination")
    place = joined(step.workdir, Text.known(target)).value if target else None
    source = normal(fields.get("source") or fields.get("src") or "/")
    return Mount(fields.get("type", "bind"), place, source, fields.get("from"))


def mount_over(step: Step, path: str) -> Mount | None:
    """Return the mount of a RUN that a path lies on, the innermost one; nothing written there gets into the image."""
    found = [(one.target, one) for one in mounts(step) if one.target and covers(one.target, path)]
    return max(found, key=lambda pair: len(pair[0]))[1] if found else None
