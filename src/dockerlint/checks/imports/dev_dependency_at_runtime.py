"""Code that an image starts imports a devDependency, and the image installs production dependencies only."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.imports.shared.chains import shown
from dockerlint.findings import Label, Problem, Severity
from dockerlint.project.images.containers import Container
from dockerlint.project.images.dev_imports import LeftOut, left_out
from dockerlint.project.project import Project
from dockerlint.project.workspaces.hoisting import Provider

WORKS = {
    Provider.ROOT: "works only where the root's dependencies are installed too",
    Provider.PACKAGE: "works only where this one is hoisted to the root",
    Provider.DEPENDENCY: "works only because another package brings it",
    Provider.PUBLIC_HOIST: "works only where pnpm hoists it to the root",
}
"""Why the import works all the same, by who brings the package."""


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem at the first import of each devDependency that the container's image leaves out."""
    for found in left_out(container, project.code.sources, project.pnpm.versions):
        when = "imported on demand" if found.site.lazy else "imported"
        yield Problem(
            found.site.found.at,
            f"`{found.name}` is {when}, but the image leaves devDependencies out",
            tuple(_labels(container, found)),
            severity=Severity.WARNING if found.other or found.site.lazy else None,
            subject=found.name,
        )


def _labels(container: Container, found: LeftOut) -> Iterator[Label]:
    yield Label(found.declared.at, "move it to `dependencies`")
    yield Label(found.installed.decided, "this leaves it out of the image")
    if found.other:
        yield Label(found.other.at or found.declared.specifier_at, WORKS[found.other.provider])
    entry = found.site.entry
    if entry.at:
        yield Label(entry.at, f"{entry.because} starts {shown(found.site.chain)}")
    if container.service and container.builder:
        yield Label(container.builder.at, f"service `{container.builder.name}` runs it")
