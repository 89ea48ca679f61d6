"""Types of option values, and the options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, TypedDict, TypeVar

import click

FORMATS = ("text", "concise", "json", "sarif", "github")
SEVERITIES = ("error", "warning", "info")

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class ProjectOptions(TypedDict):
    """The options of `project_options`."""

    compose_files: tuple[str, ...]
    env: tuple[tuple[str, str], ...]
    env_file: tuple[str, ...]
    profiles: tuple[str, ...]
    pnpm_version: int | None
    config: str | None
    isolated: bool
    no_cache: bool


class CheckOptions(ProjectOptions):
    """The options of `check`."""

    format: str
    output: tuple[tuple[str, str], ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    extend_ignore: tuple[str, ...]
    fail_on: str | None
    min_severity: str | None
    show_all: bool
    stdin_filename: str | None
    jobs: int


def one_of(
    noun: str, names: Sequence[str]
) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return a callback that accepts one of these names. It raises BadParameter for another name, and suggests the nearest."""

    def judge(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
        if value is not None and value not in names:
            raise click.BadParameter(_unknown(noun, value, names))
        return value

    return judge


def output_files(
    _: click.Context, __: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return the values `FORMAT=FILE` as pairs. Raises BadParameter."""
    out = []
    for value in values:
        kind, equals, path = value.partition("=")
        if not (equals and path):
            raise click.BadParameter(f"`{value}` is not FORMAT=FILE; write for example `json=report.json`")
        if kind not in FORMATS:
            raise click.BadParameter(_unknown("format", kind, FORMATS))
        out.append((kind, path))
    return tuple(out)


def assignments(
    _: click.Context, __: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return the values `NAME=VALUE` as pairs. Raises BadParameter, without the value in its message."""
    pairs = [value.partition("=") for value in values]
    if any(not (name and equals) for name, equals, _ in pairs):
        raise click.BadParameter("a variable must be NAME=VALUE, for example `TAG=1.2`")
    return tuple((name, text) for name, _, text in pairs)


def existing(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values, names of files. Raises BadParameter for a file that does not exist."""
    for value in values:
        if not os.path.lexists(value):
            raise click.BadParameter(f"`{value}` does not exist")
    return values


def _unknown(noun: str, value: str, names: Sequence[str]) -> str:
    from dockerlint.catalog import nearest  # noqa: PLC0415 - only where something is misspelt

    like = nearest(value, names)
    return f"unknown {noun} `{value}`; {f'did you mean `{like}`?' if like else f'use {_either(names)}'}"


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def split_names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split values at commas: `--select a,b --select c`."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def project_options(command: Decorated) -> Decorated:
    """Add the options about how to read the project."""
    for option in reversed(_PROJECT_OPTIONS):
        command = option(command)
    return command


_PROJECT_OPTIONS = [
    click.option(
        "--compose-file",
        "compose_files",
        callback=existing,
        metavar="FILE",
        multiple=True,
        help="Read this compose file instead of those in the project. Repeat it to merge several.",
    ),
    click.option(
        "--env",
        callback=assignments,
        multiple=True,
        metavar="NAME=VALUE",
        help="Set a variable for compose files.",
    ),
    click.option(
        "--env-file",
        callback=existing,
        metavar="FILE",
        multiple=True,
        help="Read variables for compose files from this file instead of .env.",
    ),
    click.option("--profile", "profiles", metavar="NAME", multiple=True, help="Activate a compose profile."),
    click.option(
        "--pnpm-version",
        type=click.IntRange(6, 99),
        metavar="MAJOR",
        help="Check lockfiles as this major version of pnpm does.",
    ),
    click.option(
        "--config",
        metavar="FILE",
        help="Use this configuration for every file, instead of those in the project.",
    ),
    click.option("--isolated", is_flag=True, help="Use no configuration of the project."),
    click.option("--no-cache", is_flag=True, hidden=True),
]
