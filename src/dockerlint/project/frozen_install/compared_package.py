"""One workspace package as a frozen install compares it: effective manifest, importer, settings."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.findings import Label, Problem
from dockerlint.knowledge.node.pnpm import GROUP_PRECEDENCE
from dockerlint.masking import cut, mask_head, printable
from dockerlint.models.lockfile import Importer, Lockfile
from dockerlint.models.package import Dependency, DependencyGroup
from dockerlint.project.frozen_install.manifest import Effective
from dockerlint.project.frozen_install.settings import Settings
from dockerlint.project.workspaces.workspace import Package
from dockerlint.source import Span

REMEDY = "run `pnpm install` to bring the lockfile up to date"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class ComparedPackage:
    """One project of an install: its package, the manifest as pnpm sees it, and its importer, if the lockfile has one."""

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

    def about(self, name: str, message: str, locked: Span, *, specifier: bool = False) -> Problem:
        """Make the problem of one dependency, at its name or specifier, with the lockfile's line as label."""
        found = self.declared(name)
        at = (
            self.package.manifest.key(DependencyGroup.DEPENDENCIES).first_line()
            if found is None
            else found.at
        )
        if found and specifier:
            at = found.specifier_at
        return Problem(at, message, (Label(locked, REMEDY),), subject=name)

    def declared(self, name: str) -> Dependency | None:
        """Return the dependency of the manifest that counts for a name: optional over prod over dev over peers."""
        return next(
            (one for group in GROUP_PRECEDENCE if (one := self.package.manifest.declares(name, group))),
            None,
        )


def shown(text: str) -> str:
    """Make a name or specifier safe to show: short, printable, without a login."""
    return cut(printable(mask_head(text)), _LONGEST)
