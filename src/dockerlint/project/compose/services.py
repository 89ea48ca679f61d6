"""The compose projects of a tree, and what rules ask of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dockerlint.models.compose import ComposeProject, Service
from dockerlint.project.compose.resolve import ResolvedProject


@dataclass(frozen=True, slots=True)
class Compose:
    """Every compose project of the tree, in the order in which `inspect` shows them."""

    resolved: tuple[ResolvedProject, ...] = ()

    @property
    def projects(self) -> tuple[ComposeProject, ...]:
        """The models of all projects, for rules."""
        return tuple(one.model for one in self.resolved)

    def services(self) -> Iterator[tuple[ComposeProject, Service]]:
        """Yield each service with its project, inactive profiles too."""
        for project in self.projects:
            for service in project.services:
                yield project, service
