"""Two containers that have the same name when a profile is active."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dockerlint.findings import Label, Problem, Severity
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.project.project import Project


def check(compose: ComposeProject, project: Project) -> Iterator[Problem]:
    """Yield each container name of an earlier service that a profile starts too.

    Where both services run without a profile, Compose rejects the project: its reading reports that.
    """
    named: dict[str, _Holders] = {}
    for service in compose.services if compose.whole else ():
        name = service.container_name and service.container_name.value
        at = service.container_name_at
        if not name or at is None:
            continue
        holders = named.setdefault(name, _Holders())
        active = service.name in compose.active
        if not (active and holders.active) and (shared := holders.shared(service)):
            profile, first = shared
            message = f"container name `{name}` is used twice with the profile `{profile}`"
            labels = [Label(first.container_name_at, "the first one")] if first.container_name_at else []
            severity = Severity.INFO if compose.for_development else Severity.WARNING
            yield Problem(at, message, tuple(labels), severity=severity)
        holders.add(service, active=active)


@dataclass(slots=True)
class _Holders:
    """The services that have one container name so far: the first of each profile (none: it always runs)."""

    active: bool = False
    by_profile: dict[str | None, Service] = field(default_factory=dict)

    def add(self, service: Service, *, active: bool) -> None:
        self.active = self.active or active
        for profile in service.profiles or (None,):
            self.by_profile.setdefault(profile, service)

    def shared(self, service: Service) -> tuple[str, Service] | None:
        """Return a profile that starts a service together with one of these, and that one."""
        if not service.profiles:
            named = ((profile, one) for profile, one in self.by_profile.items() if profile is not None)
            return next(named, None)
        always = self.by_profile.get(None)
        if always is not None:
            return service.profiles[0], always
        held = self.by_profile
        return next(((profile, held[profile]) for profile in service.profiles if profile in held), None)
