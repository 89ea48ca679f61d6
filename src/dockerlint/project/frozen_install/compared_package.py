"""One workspace package as a frozen install compares it: effective manifest, importer, settings."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.knowledge.node.pnpm import GROUP_PRECEDENCE
from dockerlint.models.lockfile import Importer, Lockfile
from dockerlint.models.package import Dependency, DependencyGroup
from dockerlint.project.frozen_install.answers import Drift, DriftKind
from dockerlint.project.frozen_install.manifest import Effective
from dockerlint.project.frozen_install.settings import Settings
from dockerlint.project.workspaces.workspace import Package
from dockerlint.source import Span

_OF_THE_NAME = {DriftKind.ADDED, DriftKind.MOVED}


@dataclass(frozen=True, slots=True)
class ComparedPackage:
    """One package of an install: the manifest as pnpm sees it, and its importer, if the lockfile has one."""

    package: Package
    manifest: Effective
    importer: Importer | None
    lockfile: Lockfile
    settings: Settings

    @property
    def major(self) -> int:
        """The pnpm that judges."""
        return self.settings.major

    @property
    def key(self) -> str:
        """The importer's key as the lockfile has it."""
        return self.importer.path if self.importer else self.package.importer

    def declared(self, name: str) -> Dependency | None:
        """Return the dependency of the manifest that counts for a name."""
        manifest = self.package.manifest
        return next((one for group in GROUP_PRECEDENCE if (one := manifest.declares(name, group))), None)

    def drift(
        self, kind: DriftKind, name: str, locked_at: Span, wanted: str = "", locked: str | None = None
    ) -> Drift:
        """Make the drift of a dependency, at its name or its specifier in the manifest."""
        declared = self.declared(name)
        if declared is None:
            at = self.package.manifest.key(DependencyGroup.DEPENDENCIES).first_line()
        else:
            at = declared.at if kind in _OF_THE_NAME else declared.specifier_at
        return Drift(kind, at, locked_at, name, self.key, wanted, locked)
