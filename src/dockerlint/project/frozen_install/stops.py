"""Where a frozen install stops before it compares any project: problems with their places, for every reason but a drift."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.models.lockfile import Lockfile
from dockerlint.project.frozen_install.answers import Answer, Verdict
from dockerlint.project.frozen_install.compared_package import REMEDY
from dockerlint.project.frozen_install.verdict import judge
from dockerlint.project.workspaces.pin import Pin
from dockerlint.project.workspaces.pnpm_major import PnpmVersion
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.source import Span

_FIELDS = {
    "catalogs": ("catalogs", "catalog"),
    "overrides": ("overrides", "resolutions"),
    "packageExtensionsChecksum": ("packageExtensions",),
    "pnpmfileChecksum": ("pnpmfile",),
}
"""Where the settings that pnpm names are written, when they have other names there."""


def stops(workspace: Workspace, pnpm: PnpmVersion, answer: Answer) -> Iterator[Verdict]:
    """Yield the verdict on each lockfile at which all pnpms that may install the workspace stop with one answer."""
    each = [judge(workspace, major) for major in pnpm.majors]
    for index, verdict in enumerate(each[0]) if each else ():
        others = [one[index].answer if index < len(one) else None for one in each]
        if all(other is answer for other in others):
            yield verdict


def settings_problem(workspace: Workspace, verdict: Verdict) -> Problem | None:
    """Say which setting is another one than the lockfile was made with, where it is set now or was recorded."""
    lockfile = verdict.lockfile
    if lockfile is None:
        return None
    name = _names(verdict.why)[0]
    now, recorded = _written(workspace, verdict.why), _recorded(lockfile, verdict.why)
    if now is None:
        message = f"the lockfile was made with another `{name}` than the workspace has now"
        return Problem(recorded or lockfile.start, message, (Label(lockfile.start, REMEDY),))
    said = (
        "has changed since the lockfile was made"
        if recorded
        else "is set, but the lockfile was made without it"
    )
    return Problem(now, f"`{name}` {said}", (Label(recorded or lockfile.start, REMEDY),))


def _names(setting: str) -> tuple[str, ...]:
    return _FIELDS.get(setting, (setting.removeprefix("settings."),))


def _written(workspace: Workspace, setting: str) -> Span | None:
    """Return the place at which a setting is written now: in pnpm-workspace.yaml, package.json or .npmrc."""
    own = workspace.root.manifest.tree if workspace.root else None
    holders = [workspace.manifest_file.tree if workspace.manifest_file else None]
    holders += [own.map("pnpm") if own else None, own]
    names = _names(setting)
    for holder in holders:
        for key in (holder.key(name) for name in names) if holder else ():
            if key is not None:
                return key.span
    found = workspace.npmrc.setting(_kebab(names[0])) if workspace.npmrc else None
    return found.at if found else None


def _recorded(lockfile: Lockfile, setting: str) -> Span | None:
    """Return the place at which the lockfile records a setting."""
    head, _, name = setting.partition(".")
    block = lockfile.tree.map(head) if lockfile.tree and name else None
    key = block.key(name) if block else None
    return key.span if key else None if name else lockfile.head_at.get(head)


def _kebab(name: str) -> str:
    return "".join(f"-{char.lower()}" if char.isupper() else char for char in name)


def version_problem(pin: Pin | None, verdict: Verdict) -> Problem | None:
    """Say that the lockfile is of a version that the workspace's pnpm does not read.

    `pin` decides for the workspace. None where it is an install that is not frozen: that makes the lockfile anew.
    """
    lockfile = verdict.lockfile
    if lockfile is None or (pin and pin.installs and not pin.frozen):
        return None
    labels = (
        (Label(pin.at, "this pnpm installs it: run `pnpm install` with it, and commit the lockfile"),)
        if pin
        else ()
    )
    return Problem(_version_at(lockfile), f"a frozen install stops at this lockfile: {verdict.why}", labels)


def _version_at(lockfile: Lockfile) -> Span:
    version = lockfile.tree.get("lockfileVersion") if lockfile.tree else None
    return version.span if version else lockfile.start


def broken_problem(lockfile: Lockfile, message: str) -> Problem:
    """Say that the lockfile cannot be read, at the place that breaks it."""
    at = lockfile.broken_at or lockfile.conflict or lockfile.start
    remedy = Label(lockfile.start, "delete the file and run `pnpm install`, or take a whole one from git")
    return Problem(at, message, (remedy,))


def missing_problem(workspace: Workspace, verdict: Verdict) -> Problem | None:
    """Say that there is no lockfile to install from."""
    root = workspace.root
    at = verdict.lockfile.start if verdict.lockfile else root.manifest.file.line_span(1) if root else None
    if at is None:
        return None
    said = f": {verdict.why}" if verdict.why else ""
    label = Label(at, "run `pnpm install`, and commit pnpm-lock.yaml")
    return Problem(at, f"a frozen install finds no lockfile{said}", (label,))
