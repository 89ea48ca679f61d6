"""What Compose says of a project, collected while it is resolved."""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.findings import Diagnosis, Label, Problem, Severity
from dockerlint.knowledge.compose.files import is_for_podman
from dockerlint.parsers.compose.trees.nodes import Interpolated
from dockerlint.parsers.yaml.tree import TOO_DEEP, TOO_MANY
from dockerlint.source import Span
from dockerlint.tree import Scalar

SYNTAX = "syntax"
INVALID = "invalid-compose"
UNDEFINED = "undefined-reference"
CYCLE = "dependency-cycle"
UNSET = "unset-critical-variable"
LIMIT = "limit-reached"

# What Compose refuses in the files as they are and linting does not speak of, for they don't decide it. No rule has these ids.
REQUIRED = "required-variable-unset"
"""`${X:?...}` without a value: the author wants it refused until the shell has the value."""
VARIABLE_NOT_HERE = "variable-not-here"
"""A variable without a value, of which a template, an ignored file or the shell may know one."""
ENV_FILE_NOT_HERE = "env-file-not-here"
"""A missing env_file that git ignores, or that has a template: a clone is meant to make it."""
DEFINED_ELSEWHERE = "defined-elsewhere"
"""A name that another compose file defines, over which this one may be meant to lie."""
RUN_ELSEWHERE = "project-directory-elsewhere"
"""A missing file that lies at the same path below a folder above: `--project-directory` may name that folder."""
ONLY_LAID_OVER = "empty-file-laid-over"
"""An empty file under a name of its own: Compose takes it as the second file of a project, and refuses it as the only one."""
NOT_RENDERED = "template-not-rendered"
"""A template of compose files (Jinja, Go, ERB), which is no YAML before something completes it."""
FORMAT_1 = "compose-1-format"
"""Services at the top of the file, as Compose 1 had them: whoever still has such a file does not run it with a Compose of today."""
READ_BY_PODMAN = "read-by-podman-compose"
"""What Compose refuses of a file that podman-compose reads, which knows no schema and takes an empty text in more places."""


def rule_of(node: Scalar, rule: str = INVALID) -> str:
    """Return the rule that speaks of a value that Compose refuses: another one when the cause is a variable without a value."""
    if not node.unresolved:
        return rule
    unset = node.unset if isinstance(node, Interpolated) else ()
    return UNSET if set(node.unresolved) <= set(unset) else VARIABLE_NOT_HERE


class Report:
    """Collects diagnoses, each place and message once."""

    def __init__(self) -> None:
        """Start empty."""
        self.diagnoses: list[Diagnosis] = []
        self._seen: set[tuple[str, int, str]] = set()
        self._broken: set[tuple[str, int]] = set()
        """Where YAML itself is at fault: nothing else is said of such a place."""

    def error(self, at: Span, message: str, rule: str = INVALID, labels: Iterable[Label] = ()) -> None:
        """Say what Compose refuses."""
        self._say(rule, Severity.ERROR, Problem(at, message, tuple(labels)))

    def warning(self, at: Span, message: str, rule: str = INVALID, labels: Iterable[Label] = ()) -> None:
        """Say what Compose takes and should not be left."""
        self._say(rule, Severity.WARNING, Problem(at, message, tuple(labels)))

    def refuse(self, node: Scalar, message: str, rule: str = INVALID) -> None:
        """Say what Compose refuses of a value, and which variable is the cause, if one is."""
        rule = rule_of(node, rule)
        if rule == UNSET:
            message = f"`{node.unresolved[0]}` has no value: {message}"
        self.error(node.span.first_line(), message, rule)

    def unset(self, node: Interpolated, message: str, severity: Severity) -> None:
        """Say what becomes of a variable without a value where Compose goes on; silent where it refuses the value anyway."""
        at = node.span.first_line()
        if not any(one.rule == UNSET and one.problem.at == at for one in self.diagnoses):
            said = f"`{node.unset[0]}` has no value: {message}"
            self._say(UNSET, Severity.WARNING, Problem(at, said, severity=severity))

    def beyond(self, at: Span, message: str) -> None:
        """Say what is more than dockerlint reads."""
        self.warning(at.first_line(), message, LIMIT)

    def syntax(self, problems: Iterable[Problem], rule: str = SYNTAX) -> None:
        """Say what the YAML parser said."""
        for problem in problems:
            if problem.message in {TOO_DEEP, TOO_MANY}:
                self.beyond(problem.at, problem.message)
            else:
                self._say(rule, Severity.ERROR, problem)

    def take(self, other: Report) -> None:
        """Say what another report says."""
        for one in other.diagnoses:
            self._say(*one)

    @property
    def faults(self) -> int:
        """How many things Compose refuses, or dockerlint does not read, so far."""
        return sum(one.severity is Severity.ERROR or one.rule == LIMIT for one in self.diagnoses)

    def _say(self, rule: str, severity: Severity, problem: Problem) -> None:
        if rule in {INVALID, UNSET} and is_for_podman(problem.at.path):
            rule = READ_BY_PODMAN
        key = (problem.at.path, problem.at.begin, problem.message)
        if rule == SYNTAX:
            self._broken.add(key[:2])
        elif key[:2] in self._broken:
            return
        if key not in self._seen:
            self._seen.add(key)
            self.diagnoses.append(Diagnosis(rule, severity, problem))
