"""What the env_file and label_file of a service bring into it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dockerlint.files import Files, Kind
from dockerlint.findings import ReadingKind, Severity, Undecided
from dockerlint.knowledge.compose.files import MADE_BY_PORTAINER, is_own_env_file, is_template_name
from dockerlint.parsers.compose.dotenv import DotenvVariable
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.project.compose.dotfiles import read_variables, template_names, template_of
from dockerlint.project.reading import in_submodule
from dockerlint.source import Span
from dockerlint.tree import Map, Scalar


class EnvFile(NamedTuple):
    """One entry of env_file: its base-relative path, its node, and whether it must be there and is read raw."""

    path: str
    at: Scalar
    required: bool
    raw: bool


@dataclass(slots=True)
class ServiceEnv:
    """A service's environment as Compose prints it, and the variables of its files with what linting may believe of them."""

    environment: dict[str, str | None] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    variables: list[tuple[DotenvVariable, str | None]] = field(default_factory=list)
    doubtful: dict[str, tuple[str, Span]] = field(default_factory=dict)
    """Names of a missing file's template: why the value is unknown, and the env_file entry."""
    complete: bool = True
    """Whether every env_file is there and git tracks it: else it may set any name."""


def resolve_environment(
    service: Map, files: Files, environment: Environment, report: Report, *, active: bool
) -> ServiceEnv:
    """Read the files of a service. What is missing is reported for an active service only, as Compose does."""
    own = _own(service, environment)
    out = ServiceEnv()
    values = {name: value for name, value in own.items() if value is not None}
    for entry in env_files(service):
        if files.kind(entry.path) is not Kind.FILE or files.ignored(entry.path):
            out.complete = False
            out.variables = [(one, why or f"`{entry.path}` may set it") for one, why in out.variables]
        if files.kind(entry.path) is not Kind.FILE:
            _missing(entry, files, report if active else Report(), out)
            continue
        lookup = Environment({**values, **environment.values, **environment.given})
        for one in read_variables(files, entry.path, lookup, report, raw=entry.raw):
            values[one.name] = one.value
            why = f"git ignores `{entry.path}`" if files.ignored(entry.path) else one.why
            out.variables.append((one, why))
    out.environment = {**values, **own}
    for path, at in _label_files(service):
        kind = files.kind(path)
        if kind in {Kind.ABSENT, Kind.FOLDER}:
            what = "is a folder" if kind is Kind.FOLDER else "does not exist"
            report.refuse(
                at,
                f"the file `{path}` {what}",
                Undecided.ENV_FILE_NOT_HERE if _comes_later(files, path, at) else ReadingKind.INVALID,
            )
        if kind is not Kind.FILE:
            continue
        out.labels.update({one.name: one.value for one in read_variables(files, path, Environment(), report)})
    return out


def _own(service: Map, environment: Environment) -> dict[str, str | None]:
    """Return the variables under `environment`; one without a value takes what Compose knows of its name."""
    out: dict[str, str | None] = {}
    for name, entry in service.below("environment").items():
        if isinstance(entry.value, Scalar):
            out[name] = environment.get(name) if entry.value.is_null else go_text(entry.value.value)
    return out


def env_files(service: Map) -> Iterator[EnvFile]:
    """Yield the entries of a service's env_file in long form."""
    for item in service.seq("env_file") or ():
        path = item.scalar("path") if isinstance(item, Map) else None
        if not isinstance(item, Map) or path is None:
            continue
        required, form = item.scalar("required"), item.scalar("format")
        optional = required is not None and go_text(required.value).lower() == "false"
        yield EnvFile(go_text(path.value), path, not optional, form is not None and form.value == "raw")


def _label_files(service: Map) -> Iterator[tuple[str, Scalar]]:
    for item in service.seq("label_file") or ():
        if isinstance(item, Scalar):
            yield go_text(item.value), item


def _missing(entry: EnvFile, files: Files, report: Report, out: ServiceEnv) -> None:
    names = template_names(files, entry.path)
    for name, why in names.items():
        out.doubtful.setdefault(name, (why, entry.at.span))
    kind = files.kind(entry.path)
    if kind is Kind.FOLDER:
        report.refuse(entry.at, f"env_file `{entry.path}` is a folder")
    elif entry.required and kind is Kind.ABSENT:
        later = _comes_later(files, entry.path, entry.at)
        rule = Undecided.ENV_FILE_NOT_HERE if later else ReadingKind.ENV_FILE_MISSING
        severity = Severity.INFO if is_own_env_file(posixpath.basename(entry.path)) else None
        report.refuse(entry.at, f"env_file `{entry.path}` does not exist", rule, severity=severity)


def _comes_later(files: Files, path: str, named: Scalar) -> bool:
    """Return whether a missing file is meant to be made, or fetched, after a clone, or lies next to the copy of a template."""
    if is_template_name(named.span.path):
        return True
    made = posixpath.basename(path) == MADE_BY_PORTAINER or bool(template_of(files, path))
    return made or files.ignored(path) or in_submodule(files, path)
