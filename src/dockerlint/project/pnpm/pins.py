"""Which pnpm installs each workspace, the pins that say so, and which of them deviate from the one that decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dockerlint.models.workflow import Workflow
from dockerlint.paths import parent
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.collection import Images
from dockerlint.project.pnpm.dockerfiles import dockerfile_pins
from dockerlint.project.pnpm.manifests import lockfile_pin, manifest_pins, tool_pins
from dockerlint.project.pnpm.workflows import workflow_pins
from dockerlint.project.workspaces.pin import PnpmPin, Rank, excludes
from dockerlint.project.workspaces.pnpm_major import PnpmVersion, find_pnpm
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.source import Span


@dataclass(frozen=True, eq=False)
class PnpmVersions:
    """Which pnpm installs each workspace. It is computed on first use, because that parses the shell of every RUN."""

    origins: Origins
    images: Images
    workflows: Mapping[str, Workflow]

    def version_of(self, workspace: Workspace) -> PnpmVersion:
        """Return which pnpm installs a workspace."""
        return self.versions[workspace]

    @cached_property
    def versions(self) -> Mapping[Workspace, PnpmVersion]:
        """Which pnpm installs each workspace, by its own files and what Dockerfiles and workflows install."""
        return {one: find_pnpm(one.evidence, self.pins_of(one)) for one in self.origins.workspaces.all}

    def frozen_majors(self, workspace: Workspace) -> tuple[int, ...]:
        """Return the pnpm majors whose frozen install reads the workspace's own lockfile.

        Below a pnpm-workspace.yaml, pnpm installs the workspace above, whether it claims the folder or not: none then, unless an
        image is of this folder, as the file above may be absent there.
        """
        alone = workspace.above is None or workspace.folder in self._of_images
        return self.version_of(workspace).majors if alone else ()

    def pins_of(self, workspace: Workspace) -> tuple[PnpmPin, ...]:
        """Return every place that names a pnpm for a workspace, once, in the order in which they decide."""
        own = [
            pin
            for one in workspace.packages
            for pin in manifest_pins(one.manifest, root=one is workspace.root)
        ]
        own += tool_pins(workspace.files, workspace.folder)
        own += lockfile_pin(workspace.lockfile)
        return tuple(sorted([*own, *self._installed.get(workspace.folder, ())], key=lambda pin: pin.order))

    @cached_property
    def _of_images(self) -> frozenset[str]:
        """The folders of the workspaces of which images are."""
        found = (one.workspace_of(one.stage) for one in self.images.all)
        return frozenset(one.folder for one in found if one)

    @cached_property
    def _installed(self) -> Mapping[str, tuple[PnpmPin, ...]]:
        """What Dockerfiles and workflows install, by the folder of the workspace."""
        pairs = [
            *dockerfile_pins(self.origins, self.images.all),
            *workflow_pins(self.origins.workspaces, self.workflows.values()),
        ]
        return {
            folder: tuple(_once(pin for one, pin in pairs if one.folder == folder))
            for folder in {one.folder for one, _ in pairs}
        }


def _once(pins: Iterable[PnpmPin]) -> Iterator[PnpmPin]:
    """Keep one pin of each place: the one that proves most."""
    best: dict[Span, PnpmPin] = {}
    for pin in pins:
        old = best.get(pin.at)
        if old is None or (pin.frozen, pin.installs) > (old.frozen, old.installs):
            best[pin.at] = pin
    yield from best.values()


class Deviation(NamedTuple):
    """A pin, and the one that decides; None when the command line does."""

    pin: PnpmPin
    decides: PnpmPin | None


def deviating_pins(workspace: Workspace, pins: Sequence[PnpmPin]) -> list[Deviation]:
    """List the pins of a workspace that admit no version of the deciding pin's major, by place; none where that pin is not known."""
    if any(parent(path) == workspace.folder for path in workspace.broken):
        return []
    if (forced := workspace.evidence.forced) is not None:
        found = [Deviation(pin, None) for pin in pins if forced not in pin.majors]
    else:
        decides = deciding(pins)
        found = [Deviation(pin, decides) for pin in pins if decides and excludes(pin, decides)]
    return sorted(found, key=lambda one: (one.pin.at.path, one.pin.at.begin))


def deciding(pins: Iterable[PnpmPin]) -> PnpmPin | None:
    """Return the first pin that admits one major only; a lockfile decides by all that read it."""
    return next((pin for pin in pins if len(pin.majors) == 1 or pin.rank is Rank.LOCKFILE), None)


def obeys_package_manager(workspace: Workspace) -> bool:
    """Return whether pnpm 10 and later run what packageManager names: unless a setting turns that off.

    pnpm.io/settings: `managePackageManagerVersions` (10), `pmOnFail` (11 and later, `download` by default).
    """
    npmrc = workspace.npmrc.setting("manage-package-manager-versions") if workspace.npmrc else None
    tree = workspace.manifest_file.tree if workspace.manifest_file else None
    manages = tree.scalar("managePackageManagerVersions") if tree else None
    fails = tree.scalar("pmOnFail") if tree else None
    off = (npmrc is not None and npmrc.value == "false") or (manages is not None and manages.value is False)
    return not off and (fails is None or fails.text == "download")
