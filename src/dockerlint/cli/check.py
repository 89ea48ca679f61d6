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
Commands (a first argument that names one is the command; write ./rules for a folder):
  dockerlint [PATHS]...    lint; `dockerlint check` is its long name
  dockerlint explain RULE  show a rule's page
  dockerlint rules         list all rules
  dockerlint inspect       show what the files are together, as JSON

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
    help="What goes to standard output.",
)
@click.option(
    "--output", callback=output_files, multiple=True, metavar="FORMAT=FILE", help="What goes to a file."
)
@_names("--select", "Run these and no other: rules, aliases, families, groups or ALL.")
@_names("--ignore", "Do not run these; the more specific name wins.")
@_names("--extend-select", "Run these as well.")
@_names("--extend-ignore", "Do not run these, either.")
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
    help="Show findings of this severity or worse (default: warning); the others are counted.",
)
@click.option("--show-all", is_flag=True, help="Show every finding, not three of a rule.")
@click.option("--stdin-filename", metavar="PATH", help="Lint standard input as this file of the tree.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, help="Accepted; everything runs in one process."
)
@project_options
@click.version_option(__version__, message="dockerlint %(version)s")
def command(paths: tuple[str, ...], **options: Unpack[CheckOptions]) -> int:
    """Lint Dockerfiles, compose files, pnpm workspaces and the TypeScript they ship, as one picture.

    PATHS narrow what is reported, not what is read.
    """
    from dockerlint.cli.linting import lint_paths  # noqa: PLC0415 - start-up: --help and --version need none of it

    return lint_paths(paths, options)
