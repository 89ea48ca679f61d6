"""Containers that would have the same name (compose-go, loader/validate.go)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dockerlint.findings import Label, ReadingKind, Undecided
from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.tree import Map, Scalar


def check_container_names(
    services: Mapping[str, Map], profiles: Callable[[str], list[str]], active: frozenset[str], report: Report
) -> None:
    """Report each container name of an earlier service that runs at the same time.

    Compose rejects duplicates among the active services. If two services share an inactive profile, the finding is a warning.
    Services without a common profile are alternatives.
    """
    named: dict[str, _Holders] = {}
    for name, service in services.items():
        container = service.scalar("container_name")
        if container is not None and go_text(container.value):
            same = named.setdefault(go_text(container.value), _Holders())
            _check_container_name(container, same, profiles(name), name in active, report)


def _check_container_name(
    node: Scalar, same: _Holders, profiles: list[str], active: bool, report: Report
) -> None:
    message = f"container name `{go_text(node.value)}` is used twice"
    shared = same.shared(profiles)
    if active and same.active is not None:
        excused = node.unresolved or same.active.unresolved
        labels = [Label(same.active.span, "the first one")]
        report.error(
            node.span,
            message,
            Undecided.VARIABLE_NOT_HERE if excused else ReadingKind.DUPLICATE_NAME,
            labels,
        )
    elif shared is not None and not node.unresolved and not shared[1].unresolved:
        labels = [Label(shared[1].span, "the first one")]
        report.warning(
            node.span,
            f"{message} with the profile `{shared[0]}`",
            ReadingKind.DUPLICATE_NAME,
            labels,
        )
    same.add(node, profiles, active=active)


@dataclass(slots=True)
class _Holders:
    """The services with one container name so far: the first active one, and the first of each profile (none: always active)."""

    active: Scalar | None = None
    by_profile: dict[str | None, Scalar] = field(default_factory=dict)

    def add(self, node: Scalar, profiles: list[str], *, active: bool) -> None:
        if active and self.active is None:
            self.active = node
        names: Sequence[str | None] = profiles or (None,)
        for profile in names:
            self.by_profile.setdefault(profile, node)

    def shared(self, profiles: list[str]) -> tuple[str, Scalar] | None:
        """Return a profile with which another service would run at the same time as one of these, and that one's node."""
        if not profiles:
            named = ((profile, node) for profile, node in self.by_profile.items() if profile is not None)
            return next(named, None)
        always = self.by_profile.get(None)
        if always is not None:
            return profiles[0], always
        return next(((one, self.by_profile[one]) for one in profiles if one in self.by_profile), None)
