"""The verdict of `pnpm install --frozen-lockfile` on a workspace, step by step, and what all pnpms that may install it agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dockerlint.files import Kind
from dockerlint.knowledge.node import frozen_install as facts
from dockerlint.knowledge.node.pnpm import MANIFEST_NAMES
from dockerlint.models.lockfile import Lockfile
from dockerlint.paths import join, resolve
from dockerlint.project.frozen_install.answers import (
    Answer,
    Drift,
    DriftKind,
    InstallVerdict,
    Reason,
    StopError,
    undecided,
)
from dockerlint.project.frozen_install.compare import differences
from dockerlint.project.frozen_install.lockfile_links import link_differences
from dockerlint.project.frozen_install.manifest import ComparedPackage, effective, has_dependencies
from dockerlint.project.frozen_install.reading import check_readable, check_version_text, is_absent
from dockerlint.project.frozen_install.settings import PnpmSettings
from dockerlint.project.frozen_install.settings_drift import auto_install_peers, settings_drift
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.tree import Map, Scalar

_BRANCH_LOCKFILE = re.compile(r"pnpm-lock\..+\.yaml")


def judge(workspace: Workspace, major: int) -> list[InstallVerdict]:
    """Return what a frozen install of one pnpm major (6 to 12) answers: one verdict for each lockfile, the shared one first.

    A drift names all packages that drifted, where pnpm names one. What the files don't decide is UNKNOWN.
    """
    settings = PnpmSettings(workspace, major)
    try:
        _check_workspace(settings)
        shared = settings.flag("sharedWorkspaceLockfile", default=True)
    except StopError as stop:
        return [InstallVerdict(stop.answer, major, reason=stop.reason)]
    projects = _projects(workspace)
    if shared:
        return [_judged(settings, workspace.lockfile, projects, workspace.folder)]
    return [_judged(settings, workspace.lockfiles.get(one.folder), [one], one.folder) for one in projects]


def _projects(workspace: Workspace) -> list[Package]:
    """List what pnpm installs: package.json's own `workspaces` mean nothing to it."""
    if workspace.manifest_file is not None:
        return list(workspace.packages)
    return [workspace.root] if workspace.root else []


def _check_workspace(settings: PnpmSettings) -> None:
    workspace, major = settings.workspace, settings.major
    if workspace.broken:
        raise undecided(Reason.UNREADABLE_FILE)
    branches = [name for name in workspace.files.names(workspace.folder) if _BRANCH_LOCKFILE.fullmatch(name)]
    if branches and settings.flag("gitBranchLockfile", default=False):
        raise undecided(Reason.BRANCH_LOCKFILE)
    file = workspace.manifest_file
    if file is None:
        return
    packages = file.tree.get("packages")
    absent = packages is None or (isinstance(packages, Scalar) and packages.is_null)
    if (absent and not file.empty and major in facts.NEEDS_PACKAGES) or (
        not absent and file.packages is None and major in facts.CHECKS_PACKAGES
    ):
        raise StopError(Answer.OTHER, Reason.NO_PACKAGES)


def _judged(
    settings: PnpmSettings, lockfile: Lockfile | None, projects: list[Package], folder: str
) -> InstallVerdict:
    try:
        drifts = tuple(_drifts(settings, lockfile, projects, folder))
    except StopError as stop:
        return InstallVerdict(stop.answer, settings.major, lockfile, stop.reason, stop.setting)
    return InstallVerdict(Answer.DRIFT if drifts else Answer.FRESH, settings.major, lockfile, drifts=drifts)


def _drifts(
    settings: PnpmSettings, lockfile: Lockfile | None, projects: list[Package], folder: str
) -> Iterator[Drift]:
    """Go through pnpm's steps; yields the drifts of the first step that has any. Raises StopError for all else."""
    major = settings.major
    peers = auto_install_peers(settings)
    needed = any(has_dependencies(one, peers=peers) for one in projects)
    if lockfile is None or _is_switched_off(settings) or is_absent(lockfile, major):
        raise StopError(Answer.MISSING if needed else Answer.FRESH)
    if pinned := list(_config_dependencies(settings, lockfile)):
        yield from pinned
        return
    check_readable(lockfile, major)
    hidden = _check_settings(lockfile, settings)
    check_version_text(lockfile, major)
    found = list(_orphans(settings, lockfile, folder))
    found = found or list(_project_drifts(settings, lockfile, projects, folder))
    if hidden and not found:
        raise hidden
    yield from found


def _check_settings(lockfile: Lockfile, settings: PnpmSettings) -> StopError | None:
    """Stop where the settings differ; return what is not decided because a patch can't be read: the importers are compared all the same."""
    try:
        setting = settings_drift(lockfile, settings)
    except StopError as stop:
        if stop.reason is not Reason.UNREADABLE_PATCH:
            raise
        return stop
    if setting:
        raise StopError(Answer.SETTINGS_DRIFT, setting=setting)
    return None


def _project_drifts(
    settings: PnpmSettings, lockfile: Lockfile, projects: list[Package], folder: str
) -> Iterator[Drift]:
    importers = (
        {} if lockfile.single and settings.major in facts.IGNORES_SINGLE_LAYOUT else lockfile.importers
    )
    packages = []
    for package in projects:
        key = package.importer if folder == package.workspace_folder else "."
        manifest = effective(package, settings)
        packages.append(ComparedPackage(package, manifest, importers.get(key), lockfile, settings))
    found = [drift for package in packages for drift in differences(package)]
    yield from found or [drift for package in packages for drift in link_differences(package)]


def _is_switched_off(settings: PnpmSettings) -> bool:
    if settings.major not in facts.CAN_GO_WITHOUT_LOCKFILE:
        return False
    read = settings.npmrc if settings.major in facts.READS_NPMRC else settings.value
    return read("lockfile") is False


def _config_dependencies(settings: PnpmSettings, lockfile: Lockfile) -> Iterator[Drift]:
    """Compare configDependencies with the first document."""
    if settings.major not in facts.COMPARES_CONFIG_DEPENDENCIES or lockfile.broken_for:
        return
    wanted = {
        name: value.text.split("+", 1)[0] if isinstance(value, Scalar) else ""
        for name, value in settings.table("configDependencies").items()
    }
    recorded = lockfile.environment.map("configDependencies") if lockfile.environment else None
    locked = {name: _specifier(entry.value) for name, entry in (recorded.entries if recorded else {}).items()}
    file = settings.workspace.manifest_file
    for name in sorted(wanted.keys() | locked.keys()):
        if wanted.get(name) == locked.get(name):
            continue
        if name in wanted and file is not None:
            at, there = file.key("configDependencies", name), recorded.key(name) if recorded else None
            yield Drift(DriftKind.CONFIG_CHANGED, at, there.span if there else lockfile.start, name)
        elif recorded and (key := recorded.key(name)):
            yield Drift(DriftKind.CONFIG_REMOVED, key.span, name=name)


def _specifier(node: object) -> str | None:
    specifier = node.scalar("specifier") if isinstance(node, Map) else None
    return specifier.text.split("+", 1)[0] if specifier else None


def _orphans(settings: PnpmSettings, lockfile: Lockfile, folder: str) -> Iterator[Drift]:
    """Find importers whose folder has files, but no manifest."""
    if settings.major not in facts.NEEDS_IMPORTER_MANIFESTS:
        return
    files = settings.workspace.files
    for path, importer in lockfile.importers.items():
        place = resolve(folder, path)
        if place is None or settings.workspace.package_at(place) is not None:
            continue
        if files.kind(place) is Kind.FOLDER and files.names(place) and not _has_manifest(settings, place):
            yield Drift(DriftKind.IMPORTER_WITHOUT_MANIFEST, importer.at, importer=path)


def _has_manifest(settings: PnpmSettings, folder: str) -> bool:
    return any(
        settings.workspace.files.kind(join(folder, name)) is not Kind.ABSENT for name in MANIFEST_NAMES
    )


def verdicts_with(answer: Answer, workspace: Workspace, majors: Sequence[int]) -> Iterator[InstallVerdict]:
    """Yield the verdict on each lockfile at which all pnpms that may install the workspace have one answer."""
    first, *others = [judge(workspace, major) for major in majors] or [[]]
    for index, verdict in enumerate(first):
        rest = [one[index].answer if index < len(one) else None for one in others]
        if all(one is answer for one in (verdict.answer, *rest)):
            yield verdict


def agreed_drifts(workspace: Workspace, majors: Sequence[int]) -> Iterator[Drift]:
    """Yield the drifts that all pnpms that may install the workspace find."""
    first, *others = [_found(workspace, major) for major in majors] or [{}]
    yield from (drift for drift in first if all(drift in other for other in others))


def _found(workspace: Workspace, major: int) -> dict[Drift, None]:
    return dict.fromkeys(drift for verdict in judge(workspace, major) for drift in verdict.drifts)
