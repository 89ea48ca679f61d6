"""The dependencies of services, explicit and implied, and cycles among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dockerlint.findings import Label, ReadingKind
from dockerlint.parsers.compose.values.references import implied_dependencies
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.source import Span
from dockerlint.tree import Map, Scalar


def dependencies_of(service: Map) -> Iterator[tuple[str, Scalar, bool]]:
    """Yield each dependency of a service: its name, its node, and whether it is required."""
    seen: set[str] = set()
    for name, entry in service.below("depends_on").items():
        required = entry.value.scalar("required") if isinstance(entry.value, Map) else None
        seen.add(name)
        yield name, entry.key, required is None or required.value is not False
    for name, node, _ in implied_dependencies(service):
        if name not in seen:
            seen.add(name)
            yield name, node, True


def check_cycles(services: Mapping[str, Map], active: frozenset[str], report: Report) -> None:
    """Report each dependency of an active service that closes a cycle."""
    running = {name: service for name, service in services.items() if name in active}
    done: set[str] = set()
    for name in running:
        if name not in done:
            _walk(running, name, done, report)


def _walk(services: Mapping[str, Map], first: str, done: set[str], report: Report) -> None:
    """Walk the dependencies depth first; an entry that is already on the path closes a cycle."""
    path: list[tuple[str, Iterator[tuple[str, Scalar, bool]]]] = [(first, dependencies_of(services[first]))]
    places: list[Span] = []
    while path:
        step = next(path[-1][1], None)
        names = [name for name, _ in path]
        if step is None:
            done.add(path.pop()[0])
            places = places[:-1]
        elif step[0] in names:
            _say_cycle(names, places, names.index(step[0]), step[1].span, report)
        elif step[0] in services and step[0] not in done:
            path.append((step[0], dependencies_of(services[step[0]])))
            places.append(step[1].span)


def _say_cycle(names: list[str], places: list[Span], start: int, at: Span, report: Report) -> None:
    circle = " -> ".join([*names[start:], names[start]])
    labels = [Label(places[index], f"`{names[index]}` waits here") for index in range(start, len(names) - 1)]
    report.error(at, f"dependency cycle: {circle}", ReadingKind.CYCLE, labels)
