"""Compilers are in an image that ships and compiles nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.checks.image.shared.labels import service
from dockerlint.findings import Label, Problem
from dockerlint.project.images.building.unused_compilers import unused_compilers
from dockerlint.project.images.containers import Container
from dockerlint.project.project import Project


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem at the command that installs compilers into an image that ships, where another stage compiles."""
    found = unused_compilers(container, project.images)
    if found is None:
        return
    names = ", ".join(f"`{name}`" for name in found.names)
    other = found.compiled_in.written.start.at.first_line()
    yield Problem(
        found.at,
        f"the image that ships keeps {names}, but nothing in it compiles",
        (
            Label(other, "this stage compiles what the image copies: install them only here"),
            *service(container),
        ),
    )
