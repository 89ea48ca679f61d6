"""One project's manifest against its importer in the lockfile: every difference at which a frozen install stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.findings import Label, Problem
from dockerlint.models.lockfile import Importer, LockedDependency
from dockerlint.models.package import GROUPS
from dockerlint.project.frozen_install.configuration import auto_install_peers, excludes_links
from dockerlint.project.frozen_install.manifest import Groups
from dockerlint.project.frozen_install.versions import left_catalogs, left_ranges
from dockerlint.project.frozen_install.view import REMEDY, Project, shown
from dockerlint.source import Span

_GIT = re.compile(
    r"(?:git\+https://|https://|git://|git\+ssh://git@)?(?:(?P<host>github|gitlab|bitbucket)(?:\.com|\.org)?[/:])?"
    r"(?P<repo>[\w.-]+/[\w.-]+?)(?:\.git)?(?:#(?P<commit>.*))?"
)


def differences(project: Project) -> list[Problem]:
    """List what makes a frozen install of this project stop, in the order of the manifest; empty when it is fresh."""
    wanted = _wanted(project)
    if project.importer is None:
        needs = _counts(project) if project.major == 12 else bool(wanted)
        return [_no_importer(project)] if needs else []
    found = [*_specifiers(project, project.importer, wanted), *_publishing(project, project.importer)]
    return found or [*_metadata(project, project.importer), *_groups(project, project.importer, wanted)]


def _counts(project: Project) -> bool:
    return any(project.manifest.groups[group] for group in GROUPS[:3])


def _wanted(project: Project) -> dict[str, str]:
    wanted = project.manifest.specifiers(with_peers=auto_install_peers(project.settings))
    if not excludes_links(project.settings):
        return wanted
    return {name: one for name, one in wanted.items() if not one.startswith("link:")}


def _no_importer(project: Project) -> Problem:
    manifest = project.package.manifest
    at = manifest.at("name") if manifest.name else manifest.tree.span.first_line()
    entry = project.lockfile.head_at.get("importers", project.lockfile.start)
    return Problem(at, f"the lockfile has no importer `{shown(project.key)}`", (Label(entry, REMEDY),))


def _specifiers(project: Project, importer: Importer, wanted: dict[str, str]) -> Iterator[Problem]:
    locked = {one.name: one for one in importer.dependencies if one.specifier is not None}
    if excludes_links(project.settings):
        locked = {name: one for name, one in locked.items() if not (one.specifier or "").startswith("link:")}
    for name, specifier in wanted.items():
        if name not in locked:
            if not _may_be_skipped(project, name):
                yield _added(project, importer, name)
        elif not _same(specifier, locked[name].specifier or "", project.major):
            yield _changed(project, name, specifier, locked[name])
    for name, one in locked.items():
        if name not in wanted:
            yield _removed(project, importer, one)


def _may_be_skipped(project: Project, name: str) -> bool:
    """From 11 on an optional dependency that the lockfile does not know is skipped."""
    return project.major >= 11 and name in project.manifest.groups[GROUPS[2]]


def _same(one: str, other: str, major: int) -> bool:
    return one == other or (
        major >= 11 and (left := _repository(one)) is not None and left == _repository(other)
    )


def _repository(specifier: str) -> tuple[str, str, str] | None:
    """Read a git specifier; `a/b`, `github:a/b` and `git+https://github.com/a/b.git` are one."""
    found = _GIT.fullmatch(specifier)
    if not found or specifier.startswith("git+ssh:"):
        return None
    return found["host"] or "github", found["repo"], found["commit"] or ""


def _added(project: Project, importer: Importer, name: str) -> Problem:
    message = f"`{shown(name)}` is declared here, but the lockfile's importer `{shown(importer.path)}` does not have it"
    return project.about(name, message, importer.at)


def _changed(project: Project, name: str, specifier: str, locked: LockedDependency) -> Problem:
    declared = project.declared(name)
    what = "here" if declared and declared.specifier == specifier else "here with the overrides"
    message = f"`{shown(name)}` is `{shown(specifier)}` {what}, but the lockfile was made for `{shown(locked.specifier or '')}`"
    return project.about(name, message, locked.specifier_at, specifier=True)


def _removed(project: Project, importer: Importer, locked: LockedDependency) -> Problem:
    manifest = project.package.manifest
    group = locked.group or GROUPS[0]
    holder = manifest.tree.key(group)
    at = (
        holder.span if holder else Span(manifest.file, manifest.tree.span.begin, manifest.tree.span.begin + 1)
    )
    message = f"`{shown(locked.name)}` is not declared here, but the lockfile's importer `{shown(importer.path)}` still has it"
    return Problem(at, message, (Label(locked.at, REMEDY),), subject=locked.name)


def _publishing(project: Project, importer: Importer) -> Iterator[Problem]:
    manifest = project.package.manifest
    differs = project.major >= 7 and project.manifest.publish_directory != importer.publish_directory
    links = project.major >= 11 and project.manifest.link_directory != importer.link_directory
    for name, found in (("directory", differs), ("linkDirectory", links)):
        if found:
            at = manifest.key("publishConfig", name).first_line()
            yield Problem(
                at,
                f"the lockfile was made for another `publishConfig.{name}`",
                (Label(importer.at, REMEDY),),
            )


def _metadata(project: Project, importer: Importer) -> Iterator[Problem]:
    if project.manifest.meta != importer.dependencies_meta:
        at = project.package.manifest.key("dependenciesMeta").first_line()
        yield Problem(at, "the lockfile was made for other `dependenciesMeta`", (Label(importer.at, REMEDY),))


def _groups(project: Project, importer: Importer, wanted: dict[str, str]) -> Iterator[Problem]:
    """Compare which names stand in which group, then the locked versions with their ranges."""
    expected = _expected(project, wanted)
    for group in GROUPS[:3]:
        locked = importer.group(group)
        missing = [
            name for name in expected[group] if name not in locked and not _may_be_skipped(project, name)
        ]
        for name in missing:
            other = next((one for one in importer.dependencies if one.name == name and one.group), None)
            yield _moved(project, importer, name, group, other)
        if not missing and project.major >= 10:
            yield from left_ranges(project, expected[group], locked)
        if project.major == 11:
            yield from left_catalogs(project, expected[group], locked)


def _expected(project: Project, wanted: dict[str, str]) -> Groups:
    groups = project.manifest.groups
    optional = {name: one for name, one in groups[GROUPS[2]].items() if name in wanted}
    prod = {name: one for name, one in groups[GROUPS[0]].items() if name in wanted and name not in optional}
    dev = {
        name: one
        for name, one in groups[GROUPS[1]].items()
        if name in wanted and name not in {*optional, *prod}
    }
    named = {*optional, *prod, *dev}
    prod |= {name: one for name, one in wanted.items() if name not in named}
    return {GROUPS[0]: prod, GROUPS[1]: dev, GROUPS[2]: optional}


def _moved(
    project: Project, importer: Importer, name: str, group: str, locked: LockedDependency | None
) -> Problem:
    if locked is None:
        return _added(project, importer, name)
    message = f"`{shown(name)}` is in `{group}` here, but in `{locked.group}` in the lockfile"
    return project.about(name, message, locked.at)
