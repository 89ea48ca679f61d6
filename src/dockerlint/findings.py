"""What a rule says, and what the engine makes of it. All of it is data; nothing here renders or applies anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeAlias

from dockerlint.source import Span


class Severity(IntEnum):
    """How bad a finding is; a larger number is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        """Return the name that the command line and every format use: `error`."""
        return self.name.lower()

    @classmethod
    def parse(cls, name: str) -> Severity:
        """Return the severity of a name. Raises KeyError for another word."""
        return cls[name.upper()]


class Cost(IntEnum):
    """What a fault costs: text shows the findings of one severity in this order."""

    LEAK = 1
    """A secret gets out."""
    WILL_NOT_BUILD = 2
    WILL_NOT_START = 3
    ROOT = 4
    """An attacker who breaks into a container has more rights in it than it needs."""
    DATA_LOSS = 5
    BLOAT = 6
    SURPRISE = 7
    """A build or container does something other than what is written, or something else each time."""
    HEALTHCHECK = 8
    """A hang or crash goes unnoticed."""
    STYLE = 9

    def __str__(self) -> str:
        """Return the name that a page's header uses: `will-not-build`."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that explains the first: the place of the cause, or of the remedy."""

    at: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text under a span by another text."""

    at: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that fixes a finding; a safe one never changes what the image does."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check or a parser says: a place, a message (lower case, no full stop, `code` in backticks), and labels.

    It knows no rule. `severity` may only lower the page's; `codes` are further ids of this one finding (`SC2046`);
    `subject` is what an ignore in package.json names (the package of an undeclared import).
    """

    at: Span
    message: str
    labels: tuple[Label, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    codes: tuple[str, ...] = ()
    subject: str | None = None


class ReadingKind(StrEnum):
    """What the reading of files reports; each has a page with `reported-by: reading`, whose name is the value."""

    SYNTAX = "syntax"
    UNREADABLE = "unreadable-file"
    LIMIT = "limit-reached"
    INVALID = "invalid-compose"
    NEWER_KEY = "newer-compose-key"
    UNDEFINED = "undefined-reference"
    CYCLE = "dependency-cycle"
    INACTIVE_PROFILE = "depends-on-inactive-profile"
    DUPLICATE_NAME = "duplicate-container-name"
    NAME_WITH_REPLICAS = "container-name-with-replicas"
    ENV_FILE_MISSING = "env-file-missing"
    UNSET = "unset-critical-variable"


class Undecided(StrEnum):
    """What Compose refuses in the files as they are, where they don't decide it: `inspect` shows it, and no rule reports it."""

    REQUIRED = "required-variable-unset"
    """`${X:?...}` without a value: the author requires the shell to set it."""
    VARIABLE_NOT_HERE = "variable-not-here"
    """A variable without a value, of which a template, an ignored file or the shell may know one; or that is set for the copy of a template."""
    ENV_FILE_NOT_HERE = "env-file-not-here"
    """A missing env_file that git ignores, or that has a template: a clone is meant to make it."""
    DEFINED_ELSEWHERE = "defined-elsewhere"
    """A name that another compose file defines; this file may be an override of it."""
    RUN_ELSEWHERE = "project-directory-elsewhere"
    """A missing file that exists below a folder above, which `--project-directory` may name, or that a template needs next to its copy."""
    LAID_OVER = "empty-file-laid-over"
    """An empty file with a name of its own: Compose accepts it as the second file of a project, but not as the only one."""
    NOT_RENDERED = "template-not-rendered"
    """A template of a compose file or a manifest (Jinja, Go, ERB), which becomes YAML or JSON when it is rendered, or of which a script writes keys or values."""
    FORMAT_1 = "compose-1-format"
    """Services at the top of the file, as Compose 1 had them: Compose today does not run such a file."""
    PODMAN = "read-by-podman-compose"
    """What Compose refuses of a file that podman-compose reads, which has no schema and takes an empty text in more places."""
    COOLIFY = "key-of-coolify"
    """A key that Coolify takes out of a file before Compose reads it."""


DiagnosisKind: TypeAlias = ReadingKind | Undecided


class Diagnosis(NamedTuple):
    """What the reading of a file found."""

    kind: DiagnosisKind
    severity: Severity
    problem: Problem

    @property
    def as_severe(self) -> Problem:
        """The problem with the diagnosis's severity, unless it has one of its own."""
        return replace(self.problem, severity=self.problem.severity or self.severity)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem signed by the engine with its rule."""

    rule: str
    family: str
    severity: Severity
    cost: Cost
    message: str
    at: Span
    labels: tuple[Label, ...]
    fix: Fix | None
    aliases: tuple[str, ...]
    codes: tuple[str, ...]
    fingerprint: str

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key of the one stable order: path, place, rule, message."""
        return self.at.path, self.at.begin, self.at.finish, self.rule, self.message

    @property
    def weight(self) -> tuple[int, Cost]:
        """The key of the order for people: most severe first, then what costs most."""
        return -self.severity, self.cost
