"""A pnpm-lock.yaml that was made with other settings."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.pnpm.shared.remedies import INSTALL
from dockerlint.findings import Label, Problem
from dockerlint.models.lockfile import Lockfile
from dockerlint.project.frozen_install.answers import Answer, SettingDrift
from dockerlint.project.frozen_install.verdict import verdicts_with
from dockerlint.project.project import Project
from dockerlint.project.workspaces.workspace import Workspace


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield the first setting, in pnpm's order, at which a frozen install stops: where it is set now, or was recorded."""
    for verdict in verdicts_with(Answer.SETTINGS_DRIFT, workspace, project.pnpm.frozen_majors(workspace)):
        if verdict.lockfile and verdict.setting:
            yield _problem(verdict.setting, verdict.lockfile)


def _problem(setting: SettingDrift, lockfile: Lockfile) -> Problem:
    name, recorded_at = setting.name, setting.recorded_at
    if setting.at is None:
        message = f"the lockfile was made with another `{name}` than the workspace has now"
        return Problem(recorded_at or lockfile.start, message, (Label(lockfile.start, INSTALL),))
    if recorded_at is None:
        message = f"`{name}` is set, but the lockfile was made without it"
        return Problem(setting.at, message, (Label(lockfile.start, INSTALL),))
    message = f"`{name}` has changed since the lockfile was made"
    return Problem(setting.at, message, (Label(recorded_at, INSTALL),))
