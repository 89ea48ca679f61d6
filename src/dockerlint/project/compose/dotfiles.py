""".env files of a project: values for Compose, and what linting may believe of them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dockerlint.files import Files, Kind, Unreadable, source_of
from dockerlint.findings import ReadingKind
from dockerlint.knowledge.compose.files import is_env_file
from dockerlint.knowledge.file_names import TEMPLATE_SUFFIXES, is_readme
from dockerlint.parsers.compose.dotenv import DotenvVariable, parse_dotenv, parse_raw_env
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.paths import join, parent, resolve
from dockerlint.source import Span

_COPY = re.compile(r"\b(?:cp|mv|copy|move|ren|rename) (?:-\w+ )*(?P<source>[\w./-]+) (?P<target>[\w./-]+)")
"""A command that makes a file of another, in a shell of Unix or Windows."""


@dataclass(slots=True)
class EnvValues:
    """Names with the values that Compose sees, and the names whose values linting does not know, each with why."""

    values: dict[str, str] = field(default_factory=dict)
    doubtful: dict[str, str] = field(default_factory=dict)


def read_env(
    files: Files, paths: Iterable[tuple[str, Span | None]], environment: Environment, report: Report
) -> EnvValues:
    """Read `.env` files, the later over the earlier. A path with a span must exist, and is reported there if it does not."""
    found = EnvValues()
    for path, at in paths:
        kind = files.kind(path)
        if kind is Kind.FILE:
            seen = Environment({**found.values, **environment.values, **environment.given})
            for one in read_variables(files, path, seen, report):
                found.values[one.name] = one.value
                why = f"git ignores `{path}`" if files.ignored(path) else one.why
                _doubt(found, one.name, why)
            continue
        if at is not None and kind in {Kind.ABSENT, Kind.FOLDER}:
            report.error(at, f"the file `{path}` does not exist", ReadingKind.ENV_FILE_MISSING)
        for name, why in template_names(files, path).items():
            found.doubtful.setdefault(name, why)
    return found


def _doubt(found: EnvValues, name: str, why: str | None) -> None:
    if why is None:
        found.doubtful.pop(name, None)
    else:
        found.doubtful[name] = why


def read_variables(
    files: Files, path: str, environment: Environment, report: Report, *, raw: bool = False
) -> list[DotenvVariable]:
    """Read one file's variables, and report what Compose refuses in it."""
    file = files.read(path)
    if isinstance(file, Unreadable):
        return []
    variables, problems = (parse_raw_env if raw else parse_dotenv)(file, environment)
    for problem in problems:
        report.error(problem.at, problem.message)
    return variables


def names_near(files: Files, folder: str, *, above: bool = False) -> dict[str, str]:
    """Return the names that the env files and templates of a folder set, each with why its value is unknown.

    Git may ignore them (`*.env`) and track one all the same. `above` says that Compose reads the folder's own `.env` only if it is run there.
    """
    out: dict[str, str] = {}
    for name in files.names(folder):
        path = join(folder, name)
        if not is_env_file(name) or (name == ".env" and not above) or files.kind(path) is not Kind.FILE:
            continue
        for one in read_variables(files, path, Environment(), Report()):
            out.setdefault(one.name, f"`{path}` may give it")
    return out


def template_names(files: Files, path: str) -> dict[str, str]:
    """Return the names of a missing file's template (`.env.example` next to `.env`), each with the reason why its value is unknown."""
    template = template_of(files, path)
    if template is None:
        return {}
    why = f"`{posixpath.basename(path)}` is not there, only its template"
    return {one.name: why for one in read_variables(files, template, Environment(), Report())}


def template_of(files: Files, path: str) -> str | None:
    """Return the path of a file's template, if git tracks it: by its name, or because a README next to it says to copy or rename it."""
    named = (path + suffix for suffix in TEMPLATE_SUFFIXES)
    return next((one for one in (*named, *_copied(files, path)) if _is_tracked(files, one)), None)


def _is_tracked(files: Files, path: str) -> bool:
    return files.kind(path) is Kind.FILE and not files.ignored(path)


def _copied(files: Files, path: str) -> Iterator[str]:
    """Yield what the commands of the READMEs next to a file copy to its path."""
    folder = parent(path)
    for name in filter(is_readme, files.names(folder)):
        file = source_of(files, join(folder, name))
        for copy in _COPY.finditer(file.text if file else ""):
            source = resolve(folder, copy["source"])
            if source and resolve(folder, copy["target"]) == path:
                yield source
