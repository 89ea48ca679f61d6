"""What Compose says of a project, collected while it is resolved."""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.findings import Diagnosis, DiagnosisKind, Label, Problem, ReadingKind, Severity, Undecided
from dockerlint.parsers.compose.trees.nodes import Interpolated
from dockerlint.parsers.yaml.tree import TOO_DEEP, TOO_MANY
from dockerlint.source import Span
from dockerlint.tree import Scalar


def kind_of(node: Scalar, kind: DiagnosisKind = ReadingKind.INVALID) -> DiagnosisKind:
    """Return the kind of a value that Compose refuses: another one when the cause is a variable without a value."""
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
        """Where YAML itself is at fault: nothing else is said of such a place."""

    def error(
        self, at: Span, message: str, kind: DiagnosisKind = ReadingKind.INVALID, labels: Iterable[Label] = ()
    ) -> None:
        """Say what Compose refuses."""
        self._say(kind, Severity.ERROR, Problem(at, message, tuple(labels)))

    def warning(
        self, at: Span, message: str, kind: DiagnosisKind = ReadingKind.INVALID, labels: Iterable[Label] = ()
    ) -> None:
        """Say what Compose takes and should not be left."""
        self._say(kind, Severity.WARNING, Problem(at, message, tuple(labels)))

    def refuse(self, node: Scalar, message: str, kind: DiagnosisKind = ReadingKind.INVALID) -> None:
        """Say what Compose refuses of a value, and which variable is the cause, if one is."""
        kind = kind_of(node, kind)
        if kind == ReadingKind.UNSET:
            message = f"`{node.unresolved[0]}` has no value: {message}"
        self.error(node.span.first_line(), message, kind)

    def unset(self, node: Interpolated, message: str, severity: Severity) -> None:
        """Say what becomes of a variable without a value where Compose goes on; silent where it refuses the value anyway."""
        at = node.span.first_line()
        if not any(one.kind == ReadingKind.UNSET and one.problem.at == at for one in self.diagnoses):
            said = f"`{node.unset[0]}` has no value: {message}"
            self._say(ReadingKind.UNSET, Severity.WARNING, Problem(at, said, severity=severity))

    def beyond(self, at: Span, message: str) -> None:
        """Say what is more than dockerlint reads."""
        self.warning(at.first_line(), message, ReadingKind.LIMIT)

    def syntax(self, problems: Iterable[Problem], kind: DiagnosisKind = ReadingKind.SYNTAX) -> None:
        """Say what the YAML parser said."""
        for problem in problems:
            if problem.message in {TOO_DEEP, TOO_MANY}:
                self.beyond(problem.at, problem.message)
            else:
                self._say(kind, Severity.ERROR, problem)

    def take(self, other: Report) -> None:
        """Say what another report says."""
        for one in other.diagnoses:
            self._say(*one)

    @property
    def faults(self) -> int:
        """How many things Compose refuses, or dockerlint does not read, so far."""
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
