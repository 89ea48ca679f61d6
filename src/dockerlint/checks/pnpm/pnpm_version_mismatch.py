"""Places that name different majors of pnpm for one workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dockerlint.findings import Label, Problem, Severity
from dockerlint.knowledge.node.pnpm import SWITCHES_SINCE
from dockerlint.masking import cut, mask_line, printable
from dockerlint.project.pnpm.pins import deviating_pins, obeys_package_manager
from dockerlint.project.project import Project
from dockerlint.project.workspaces.pin import PnpmPin, Rank, excludes
from dockerlint.project.workspaces.workspace import Workspace

_LONGEST = 40


def check(workspace: Workspace, project: Project) -> Iterator[Problem]:
    """Yield each place whose pnpm is of another major than the one that decides for the workspace."""
    if not project.pnpm.version_of(workspace).shown:
        return
    pins = project.pnpm.pins_of(workspace)
    for pin, decides in deviating_pins(workspace, pins):
        severity = _severity(workspace, pins, pin, decides)
        said = _said(decides) if decides else f"`--pnpm-version` is `{workspace.evidence.forced}`"
        message = f"{_is(pin, decides)}, but {said}"
        if severity is Severity.INFO:
            message += f", which pnpm {SWITCHES_SINCE} and later run instead"
        labels = (Label(decides.at, "this one decides"),) if decides else ()
        yield Problem(pin.at, message, labels, severity=severity)


def _severity(
    workspace: Workspace, pins: Sequence[PnpmPin], pin: PnpmPin, decides: PnpmPin | None
) -> Severity:
    """Rate a pin by what it does: a build stops, another pnpm runs, or none of both."""
    named = decides is not None and decides.rank is Rank.PACKAGE_MANAGER
    if (
        named
        and pin.rank is Rank.INSTALLED
        and min(pin.majors) >= SWITCHES_SINCE
        and obeys_package_manager(workspace)
    ):
        return Severity.INFO
    if pin.refuses and decides is not None and decides.rank <= Rank.INSTALLED:
        runs = [one for one in pins if one.rank is Rank.INSTALLED and not one.corepack]
        return Severity.ERROR if all(excludes(pin, one) for one in runs) else Severity.WARNING
    lockfile = next((one for one in pins if one.rank is Rank.LOCKFILE), None)
    stops = pin.frozen and not (named and pin.corepack)
    if stops and lockfile and lockfile.majors.isdisjoint(pin.majors):
        return Severity.ERROR
    return Severity.WARNING


def _is(pin: PnpmPin, decides: PnpmPin | None) -> str:
    if pin.rank is Rank.INSTALLED:
        return f"pnpm is `{_shown(pin)}` here"
    if pin.rank is Rank.LOCKFILE and decides:
        return f"`{pin.name}` is `{_shown(pin)}`, which pnpm {min(decides.majors)} does not read"
    return f"`{pin.name}` is `{_shown(pin)}`"


def _said(pin: PnpmPin) -> str:
    if pin.rank is Rank.INSTALLED:
        return f"`{printable(pin.name)}` installs `{_shown(pin)}`"
    return f"`{pin.name}` is `{_shown(pin)}`"


def _shown(pin: PnpmPin) -> str:
    return cut(printable(mask_line(pin.version)), _LONGEST)
