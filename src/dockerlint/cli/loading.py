"""Load the configuration of each file and the Project, as the options of the command line say."""

from __future__ import annotations

from collections.abc import Sequence

import click

from dockerlint.catalog import Rule
from dockerlint.cli.options import ProjectOptions
from dockerlint.cli.placing import Placed, place
from dockerlint.config import (
    ConfigurationError,
    ConfigurationReader,
    Configurations,
    Scopes,
    Settings,
    Single,
    known_names,
)
from dockerlint.discover import DiskFiles
from dockerlint.files import Files
from dockerlint.load import LoadOptions, load
from dockerlint.project.compose.options import ComposeOptions
from dockerlint.project.project import Project
from dockerlint.reporters.view import View


def configure(
    files: Files, placed: Placed, options: ProjectOptions, settings: Settings, rules: Sequence[Rule]
) -> Scopes:
    """Read all configuration files of a tree. Raises UsageError with one line that names the fault."""
    known = known_names(rules)
    try:
        if options["config"] is not None:
            given = place([options["config"]])
            tree = files if given.base == placed.base else DiskFiles(given.base)
            reader = ConfigurationReader(tree, known, View(given.shown, here=given.here).path, folder=".")
            return Single(settings, files, (reader, given.paths[0]))
        if options["isolated"]:
            return Single(settings)
        scopes = Configurations(
            files, settings, ConfigurationReader(files, known, View(placed.shown, here=placed.here).path)
        )
        _ = scopes.all
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    return scopes


def pnpm_version(options: ProjectOptions, scopes: Scopes) -> int | None:
    """Return the pnpm major version from the command line, otherwise from the configuration of the base."""
    return options["pnpm_version"] or scopes.scope_of(".").pnpm_version


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
