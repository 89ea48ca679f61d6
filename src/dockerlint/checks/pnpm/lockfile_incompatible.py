"""A pnpm-lock.yaml of a version that the workspace's pnpm does not read."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.pnpm.shared.reasons import reason
from dockerlint.findings import Label, Problem
from dockerlint.models.lockfile import Lockfile
from dockerlint.project.frozen_install.answers import Answer
from dockerlint.project.frozen_install.verdict import verdicts_with
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.source import Span

_REMEDY = "this pnpm installs it: run `pnpm install` with it, and commit the lockfile"


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield the version of each lockfile at which a frozen install stops.

    Installs that are not frozen write a new lockfile: if the pnpm is known only from them, there is nothing to report.
    """
    for verdict in verdicts_with(Answer.INCOMPATIBLE, workspace, project.pnpm.frozen_majors(workspace)):
        pin = next(iter(project.pnpm.pins_of(workspace)), None)
        if verdict.lockfile is None or (pin and pin.installs and not pin.frozen):
            continue
        message = f"a frozen install stops at this lockfile: {reason(verdict)}"
        yield Problem(_version_at(verdict.lockfile), message, (Label(pin.at, _REMEDY),) if pin else ())


def _version_at(lockfile: Lockfile) -> Span:
    version = lockfile.tree.get("lockfileVersion")
    return version.span if version else lockfile.start
