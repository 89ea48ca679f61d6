"""Load a Project with the options of the command line."""

from __future__ import annotations

import click

from dockerlint.cli.options import ProjectOptions
from dockerlint.cli.placing import Placed
from dockerlint.files import Files
from dockerlint.load import LoadOptions, load
from dockerlint.project.compose.options import ComposeOptions
from dockerlint.project.project import Project


def load_project(files: Files, placed: Placed, options: ProjectOptions, pnpm_version: int | None) -> Project:
    """Return the Project of a tree, read with these options; `pnpm_version` may come from a configuration.

    `main` keeps it until the process ends, because freeing it costs a tenth of a run.
    """
    compose = ComposeOptions(
        compose_files=tuple(placed.below(path) for path in options["compose_files"]),
        env=options["env"],
        env_files=tuple(placed.below(path) for path in options["env_file"]),
        profiles=options["profiles"],
        folder=placed.folder,
        base_name=placed.base.name,
    )
    project = load(files, LoadOptions(compose, pnpm_version))
    click.get_current_context().ensure_object(list).append(project)
    return project
