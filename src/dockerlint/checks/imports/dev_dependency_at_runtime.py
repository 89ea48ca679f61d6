"""Code that an image starts imports a devDependency, and the image installs production dependencies only."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.findings import Label, Problem, Severity
from dockerlint.project.images.containers import Container
from dockerlint.project.images.dev_imports import LeftOut, left_out
from dockerlint.project.project import Project

_LONGEST_CHAIN = 5


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem at the first import of each devDependency that the container's image leaves out."""
    for found in left_out(container, project.code.sources, project.pnpm.versions):
        when = "imported on demand" if found.site.lazy else "imported"
        yield Problem(
            found.site.found.at,
            f"`{found.name}` is {when}, but the image leaves devDependencies out",
            tuple(_labels(container, found)),
            severity=Severity.WARNING if found.serves or found.site.lazy else None,
            subject=found.name,
        )


def _labels(container: Container, found: LeftOut) -> Iterator[Label]:
    yield Label(found.declared.at, "move it to `dependencies`")
    yield Label(found.installed.decided, "this leaves it out of the image")
    if found.serves and found.serves_at:
        yield Label(found.serves_at, found.serves)
    elif found.serves:
        yield Label(found.declared.specifier_at, found.serves)
    entry = found.site.entry
    if entry.at:
        yield Label(entry.at, f"{entry.because} starts {_shown(found.site.chain)}")
    if container.service and container.builder:
        yield Label(container.builder.at, f"service `{container.builder.name}` runs it")


def _shown(chain: tuple[str, ...]) -> str:
    """Write the files from the entry to the import, the middle of a long chain left out."""
    if len(chain) > _LONGEST_CHAIN:
        chain = (*chain[:2], "...", *chain[-2:])
    return " -> ".join(chain)
