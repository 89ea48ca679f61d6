"""What in a container needs root as it is written: without it, `USER` alone would break the container."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.code_writes import code_needs
from dockerlint.project.images.running.home_files import home_needs
from dockerlint.project.images.running.mounts import mount_needs
from dockerlint.project.images.running.needs import Need, RootNeed
from dockerlint.project.images.running.owned_paths import given_paths
from dockerlint.project.images.running.server_settings import settings_needs
from dockerlint.project.images.running.start_writes import start_needs
from dockerlint.project.images.started_code import StartedCode

_OF_OWNERS = frozenset({Need.WRITE, Need.REPLACE, Need.CODE, Need.VOLUME, Need.ENGINES})


def root_needs(container: Container, code: StartedCode) -> tuple[RootNeed, ...]:
    """Return what needs root: what is written, where the mounts are, what lies in root's home.

    `launch.starts_services` has services of the system.
    """
    given = tuple(given_paths(container.image))
    found = chain(
        start_needs(container, given),
        settings_needs(container),
        home_needs(container),
        code_needs(container, code, given),
        mount_needs(container, given),
    )
    decided = None not in given
    return tuple(one for one in _first_of_each(found) if decided or one.kind not in _OF_OWNERS)


def _first_of_each(needs: Iterable[RootNeed]) -> Iterator[RootNeed]:
    """Yield the needs, those of a known path once."""
    seen: set[tuple[Need, object]] = set()
    for one in needs:
        key = one.kind, one.path or one.at
        if key not in seen:
            seen.add(key)
            yield one
