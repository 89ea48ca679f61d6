"""The problems of a project, collected while it is resolved."""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.findings import Diagnosis, DiagnosisKind, Label, Problem, ReadingKind, Severity, Undecided
from dockerlint.parsers.compose.trees.nodes import Interpolated
from dockerlint.parsers.yaml.tree import TOO_DEEP, TOO_MANY
from dockerlint.source import Span
from dockerlint.tree import Scalar


def kind_of(node: Scalar, kind: DiagnosisKind = ReadingKind.INVALID) -> DiagnosisKind:
    """Return the kind of a rejected value: another one if the cause is a variable without a value."""
    if not node.unresolved:
        return kind
    unset = node.unset if isinstance(node, Interpolated) else ()
    return ReadingKind.UNSET if set(node.unresolved) <= set(unset) else Undecided.VARIABLE_NOT_HERE


class Report:
    """Collects diagnoses, each place and message once."""

    def __init__(self) -> None:
        """Start empty."""
        self.diagnoses: list[Diagnosis] = []
        self._seen: set[tuple[str, int, str]] = set()
        self._broken: set[tuple[str, int]] = set()
        """Places with invalid YAML: nothing else is reported there."""

    def error(
        self, at: Span, message: str, kind: DiagnosisKind = ReadingKind.INVALID, labels: Iterable[Label] = ()
    ) -> None:
        """Report a fault that Compose rejects."""
        self._say(kind, Severity.ERROR, Problem(at, message, tuple(labels)))

    def warning(self, at: Span, message: str, kind: DiagnosisKind = ReadingKind.INVALID) -> None:
        """Report a fault that Compose accepts."""
        self._say(kind, Severity.WARNING, Problem(at, message))

    def refuse(
        self,
        node: Scalar,
        message: str,
        kind: DiagnosisKind = ReadingKind.INVALID,
        labels: Iterable[Label] = (),
        severity: Severity | None = None,
    ) -> None:
        """Report a value that Compose rejects, and the variable that causes it, if any; as an info, if it will be right when someone runs it."""
        kind = kind_of(node, kind)
        if kind == ReadingKind.UNSET:
            message = f"`{node.unresolved[0]}` has no value: {message}"
        problem = Problem(node.span.first_line(), message, tuple(labels), severity=severity)
        self._say(kind, Severity.ERROR, problem)

    def unset(self, node: Interpolated, message: str, severity: Severity) -> None:
        """Report the effect of a variable without a value that Compose accepts; nothing if it rejects the value anyway."""
        at = node.span.first_line()
        if not any(one.kind == ReadingKind.UNSET and one.problem.at == at for one in self.diagnoses):
            said = f"`{node.unset[0]}` has no value: {message}"
            self._say(ReadingKind.UNSET, Severity.WARNING, Problem(at, said, severity=severity))

    def beyond(self, at: Span, message: str) -> None:
        """Report a limit of dockerlint."""
        self.warning(at.first_line(), message, ReadingKind.LIMIT)

    def syntax(self, problems: Iterable[Problem], kind: DiagnosisKind = ReadingKind.SYNTAX) -> None:
        """Report the problems of the YAML parser."""
        for problem in problems:
            if problem.message in {TOO_DEEP, TOO_MANY}:
                self.beyond(problem.at, problem.message)
            else:
                self._say(kind, Severity.ERROR, problem)

    def take(self, other: Report) -> None:
        """Add the problems of another report."""
        for one in other.diagnoses:
            self._say(*one)

    @property
    def faults(self) -> int:
        """The number of faults so far that Compose rejects or that exceed a limit."""
        return sum(one.severity is Severity.ERROR or one.kind == ReadingKind.LIMIT for one in self.diagnoses)

    def _say(self, kind: DiagnosisKind, severity: Severity, problem: Problem) -> None:
        key = (problem.at.path, problem.at.begin, problem.message)
        if kind == ReadingKind.SYNTAX:
            self._broken.add(key[:2])
        elif key[:2] in self._broken:
            return
        if key not in self._seen:
            self._seen.add(key)
            self.diagnoses.append(Diagnosis(kind, severity, problem))
