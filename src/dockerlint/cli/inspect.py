"""The command `dockerlint inspect [PATH]`: print the Project as JSON."""

from __future__ import annotations

from typing import Unpack

import click

from dockerlint.cli.options import ProjectOptions, one_of, project_options
from dockerlint.cli.output import write


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", default=".", type=click.Path())
@click.option(
    "--format",
    "kind",
    callback=one_of("format", ("json",)),
    default="json",
    metavar="json",
    help="Format of the output.",
)
@click.option(
    "--unknown", is_flag=True, help="List what was not judged, why, and what would decide it, as text."
)
@click.option("--show-values", is_flag=True, help="Show secret values instead of ***.")
@project_options
def command(path: str, kind: str, unknown: bool, show_values: bool, **options: Unpack[ProjectOptions]) -> int:  # noqa: ARG001
    """Print what dockerlint understood of the project that PATH belongs to.

    The output has the stages, the merged services, the packages and their links. It always covers the whole project.
    """
    from dockerlint.catalog import rules  # noqa: PLC0415 - start-up: --help needs none of it
    from dockerlint.cli.loading import (  # noqa: PLC0415
        configure,
        load_project,
        pnpm_version,
    )
    from dockerlint.cli.placing import place  # noqa: PLC0415
    from dockerlint.config import Settings  # noqa: PLC0415
    from dockerlint.discover import DiskFiles  # noqa: PLC0415
    from dockerlint.inspect.report import inspect_json  # noqa: PLC0415
    from dockerlint.inspect.unknown import unknown_text  # noqa: PLC0415

    placed = place([path])
    files = DiskFiles(placed.base)
    scopes = configure(files, placed, options, Settings(), rules())
    project = load_project(files, placed, options, pnpm_version(options, scopes))
    if unknown:
        write(unknown_text(project, placed.shown, placed.here))
        return 0
    write(inspect_json(project, placed.base, placed.shown, placed.here, show_values=show_values))
    return 0
