"""Rules over the subjects of a project. An exception in one rule costs nothing but what that rule would have said."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple, Protocol

from dockerlint.catalog import Rule
from dockerlint.engine.result import RuleError
from dockerlint.findings import Diagnosis, Problem
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.source import SourceFile

FILTERED_BY = {"step": "keyword", "command": "program"}
"""The attribute of a subject that the header `only` filters, by the kind of subject."""


class LintedFiles(Protocol):
    """What the engine asks the files of a project."""

    @property
    def paths(self) -> Collection[str]:
        """The paths of all files of the tree."""
        ...

    @property
    def read(self) -> Collection[str]:
        """The paths of all files that were parsed."""
        ...

    @property
    def diagnoses(self) -> Sequence[Diagnosis]:
        """What the reading itself found."""
        ...

    @property
    def dockerfiles(self) -> Mapping[str, Dockerfile]:
        """Every Dockerfile by its path."""
        ...

    def source(self, path: str) -> SourceFile | None:
        """Return a file's text."""
        ...


class LintedSources(Protocol):
    """What the engine asks the code of a project."""

    def reached(self, package: Any) -> Collection[str]:
        """List the files that a package's entries may load."""
        ...


class Lintable(Protocol):
    """What the engine asks a project."""

    @property
    def files(self) -> LintedFiles:
        """The files of the tree."""
        ...

    def subjects(self, name: str) -> Iterable[object]:
        """Return what a rule with this `subject` is called with."""
        ...

    @property
    def sources(self) -> LintedSources:
        """The code of the tree."""
        ...


class Signed(NamedTuple):
    """A problem and the rule that found it."""

    rule: Rule
    problem: Problem


def run(
    project: Lintable,
    rules: Sequence[Rule],
    errors: list[RuleError],
    given: Mapping[str, Sequence[object]] | None = None,
) -> Iterator[Signed]:
    """Call each rule for each of its subjects: the given ones, or the project's. Exceptions are added to `errors`."""
    subjects = {kind: list(some) for kind, some in (given or {}).items()}
    for rule in rules:
        kind = rule.page.subject
        if kind not in subjects:
            subjects[kind] = list(project.subjects(kind))
        yield from _run_one(rule, _only(rule, subjects[kind]), project, errors)


def _run_one(
    rule: Rule, subjects: list[object], project: Lintable, errors: list[RuleError]
) -> Iterator[Signed]:
    check = None
    for subject in subjects:
        try:
            check = check or rule.load()
            yield from [Signed(rule, problem) for problem in check(subject, project)]
        except Exception as error:  # noqa: BLE001 - a fault in one rule must not hide what the others found
            errors.append(RuleError(rule.id, _path(subject), described(error)))


def _only(rule: Rule, subjects: list[object]) -> list[object]:
    if not rule.page.only:
        return subjects
    name = FILTERED_BY[rule.page.subject]
    return [subject for subject in subjects if getattr(subject, name) in rule.page.only]


def _path(subject: object) -> str:
    path = getattr(subject, "path", "")
    return path if isinstance(path, str) else ""


def described(error: BaseException) -> str:
    """Return an exception's type and place; its text may hold what a file holds, and stays out."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames[-2:]]
    return f"{type(error).__name__} at {' > '.join(places)}" if places else type(error).__name__
