"""A frozen install of a workspace without a pnpm-lock.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.pnpm.shared.reasons import reason
from dockerlint.findings import Label, Problem
from dockerlint.knowledge.node.pnpm import LOCKFILE
from dockerlint.paths import join
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.verdict import verdicts_with
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield the manifest of a workspace that something certainly installs frozen, but that has no lockfile."""
    is_ignored = workspace.files.ignored(join(workspace.folder, LOCKFILE))
    if is_ignored or not (
        workspace.evidence.forced or any(pin.frozen for pin in project.pnpm.pins_of(workspace))
    ):
        return
    root = workspace.root
    for verdict in verdicts_with(Answer.MISSING, workspace, project.pnpm.frozen_majors(workspace)):
        at = verdict.lockfile.start if verdict.lockfile else root.manifest.file.line_span(1) if root else None
        if at is not None:
            why = f": {reason(verdict)}" if verdict.reason else ""
            label = Label(at, "run `pnpm install`, and commit pnpm-lock.yaml")
            yield Problem(at, f"a frozen install finds no lockfile{why}", (label,))
