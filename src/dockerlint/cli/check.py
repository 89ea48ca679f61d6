"""`dockerlint [PATHS]...`: lint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import click

from dockerlint import __version__
from dockerlint.cli.options import (
    FORMATS,
    SEVERITIES,
    CheckOptions,
    Decorated,
    one_of,
    output_files,
    project_options,
    split_names,
)

_EPILOG = """\b
Commands (for a folder with the name of a command, write ./rules):
  dockerlint [PATHS]...    lint (the same as `dockerlint check`)
  dockerlint explain RULE  show a rule's page
  dockerlint rules         list all rules
  dockerlint inspect       print what dockerlint understood, as JSON

\b
Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not run."""


def _names(option: str, text: str) -> Callable[[Decorated], Decorated]:
    return click.option(option, multiple=True, metavar="NAMES", callback=split_names, help=text)


@click.command(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    callback=one_of("format", FORMATS),
    default="text",
    metavar="|".join(FORMATS),
    help="Format of standard output (default: text).",
)
@click.option(
    "--output",
    callback=output_files,
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write a format to a file. Repeatable.",
)
@_names("--select", "Run only these rules: ids, aliases, families, groups or ALL, separated by commas.")
@_names("--ignore", "Do not run these rules. The more specific name wins.")
@_names("--extend-select", "Run these rules as well.")
@_names("--extend-ignore", "Do not run these rules either.")
@click.option(
    "--fail-on",
    callback=one_of("severity", (*SEVERITIES, "never")),
    metavar="|".join((*SEVERITIES, "never")),
    help="Exit with 1 for findings of this severity or worse (default: warning).",
)
@click.option(
    "--min-severity",
    callback=one_of("severity", SEVERITIES),
    metavar="|".join(SEVERITIES),
    help="Show findings of this severity or worse (default: warning) and count the others.",
)
@click.option("--show-all", is_flag=True, help="Show all findings, not only three of each rule.")
@click.option("--stdin-filename", metavar="PATH", help="Lint standard input as the content of this file.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, hidden=True)
@project_options
@click.version_option(__version__, message="dockerlint %(version)s")
def command(paths: tuple[str, ...], **options: Unpack[CheckOptions]) -> int:
    """Lint Dockerfiles, compose files, pnpm workspaces and the TypeScript that they ship, against each other.

    PATHS determine what is reported, not what is read.
    """
    from dockerlint.cli.linting import lint_paths  # noqa: PLC0415 - start-up: --help and --version need none of it

    return lint_paths(paths, options)
