"""The steps of `dockerlint check`: place, load, lint, report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module

import click

from dockerlint.catalog import Rule, rules
from dockerlint.cli.loading import configure, load_project, pnpm_version
from dockerlint.cli.options import CheckOptions
from dockerlint.cli.output import CANNOT_RUN, save, tell, write
from dockerlint.cli.placing import Placed, place
from dockerlint.cli.standard_input import Overlaid
from dockerlint.config import Scope, Scopes, Settings, UnknownNameError, threshold
from dockerlint.discover import DiskFiles
from dockerlint.engine import LintResult, lint, select
from dockerlint.files import Files
from dockerlint.findings import Severity
from dockerlint.paths import seen_from
from dockerlint.reporters.ansi import wants_color
from dockerlint.reporters.view import View


def lint_paths(paths: Sequence[str], options: CheckOptions) -> int:
    """Lint, write every report, and return the exit code. Raises ClickException if that is not possible."""
    name = options["stdin_filename"]
    if name is not None and paths:
        raise click.UsageError("`--stdin-filename` takes no PATHS; give one or the other")
    if name is not None and (not name or os.path.isdir(name)):  # noqa: PTH112 - the name as it was written
        raise click.UsageError(f"`--stdin-filename` takes the name of a file, not `{name}`")
    placed = place(paths if name is None else [name], must_exist=name is None)
    settings, known = _settings(options, placed), rules()
    disk = DiskFiles(placed.base)
    files = disk if name is None else Overlaid(disk, placed.paths[0], sys.stdin.buffer.read())
    scopes = _configured(files, placed, options, settings, known)
    project = load_project(files, placed, options, pnpm_version(options, scopes))
    result = lint(project, known, settings, scopes)
    for note in (*map(str, scopes.notes()), *_skipped(disk, placed)):
        tell(note)
    if not (project.files.read or result.findings):
        tell(_nothing(paths))
        if options["format"] == "text" and not options["output"]:
            return 0
    _report(result, scopes, placed, options)
    return _exit_code(result, scopes)


def _nothing(paths: Sequence[str]) -> str:
    where = ", ".join(f"`{path}`" for path in paths) or "this folder"
    other = any(path.endswith((".yaml", ".yml")) for path in paths)
    hint = "; `--compose-file` reads a compose file of any name" if other else ""
    return f"nothing to lint in {where}: no Dockerfile, compose file, workflow or package.json{hint}"


def _settings(options: CheckOptions, placed: Placed) -> Settings:
    least, fail_on = options["min_severity"], options["fail_on"]
    return Settings(
        select=options["select"] or None,
        ignore=options["ignore"] or None,
        extend_select=options["extend_select"],
        extend_ignore=options["extend_ignore"],
        paths=placed.paths,
        fail_on=threshold(fail_on) if fail_on else None,
        min_severity=Severity.parse(least) if least else None,
        partial=bool(options["compose_files"]),
    )


def _skipped(disk: DiskFiles, placed: Placed) -> Iterator[str]:
    """Yield a message for each folder that could not be listed, except for those that git ignores."""
    for folder, why in sorted(disk.skipped.items()):
        if not disk.ignored(folder):
            shown = seen_from(folder, placed.shown, placed.here)
            yield f"the folder `{shown}` {why}, so nothing in it was read"


def _configured(
    files: Files, placed: Placed, options: CheckOptions, settings: Settings, known: Sequence[Rule]
) -> Scopes:
    try:
        select(known, settings)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from error
    return configure(files, placed, options, settings, known)


def _report(result: LintResult, scopes: Scopes, placed: Placed, options: CheckOptions) -> None:
    color = wants_color(os.environ, terminal=sys.stdout.isatty())
    held = _held(result, scopes)
    least, fail_on = min(scope.shown_from for scope in held), min(scope.fail_on for scope in held)
    plain = View(placed.shown, show_all=options["show_all"], least=least, here=placed.here, fail_on=fail_on)
    for kind, path in options["output"]:
        save(path, _rendered(kind, result, plain))
    view = replace(plain, color=color)
    write(_rendered(options["format"], result, view))
    same: dict[tuple[str, str], list[str]] = {}
    for error in result.errors:
        same.setdefault((error.rule, error.message), []).append(view.path(error.path))
    for (rule, message), paths in same.items():
        more = f" and for {len(paths) - 1} more" if len(paths) > 1 else ""
        tell(f"rule `{rule}` failed at `{paths[0]}`{more}: {message}; please report this")
    if result.elsewhere and options["format"] == "concise":
        tell(f"{result.elsewhere} more in files not given")


def _rendered(kind: str, result: LintResult, view: View) -> str:
    text: str = import_module(f"dockerlint.reporters.{kind}").render(result, view)
    return text


def _held(result: LintResult, scopes: Scopes) -> set[Scope]:
    """Return the configurations with findings: the lowest severities of all of them count."""
    return {scopes.scope_of(finding.at.path) for finding in result.findings} or {scopes.scope_of(".")}


def _exit_code(result: LintResult, scopes: Scopes) -> int:
    if result.errors:
        return CANNOT_RUN
    return int(any(one.severity >= scopes.scope_of(one.at.path).fail_on for one in result.findings))
