"""The answers of a frozen install, as data: the rules about lockfiles have the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from dockerlint.models.lockfile import Lockfile
from dockerlint.source import Span


class Answer(StrEnum):
    """What a frozen install ends with."""

    FRESH = auto()
    DRIFT = auto()
    SETTINGS_DRIFT = auto()
    INCOMPATIBLE = auto()
    MISSING = auto()
    BROKEN = auto()
    OTHER = auto()
    """The install stops for a reason that is not the lockfile's."""
    UNKNOWN = auto()
    """The files don't decide."""


class Reason(StrEnum):
    """Why a frozen install stops before it compares, or why the files don't decide."""

    EMPTY = auto()
    NOT_YAML = auto()
    """`Lockfile.broken` says why."""
    SEVERAL_DOCUMENTS = auto()
    MAIN_DOCUMENT_EMPTY = auto()
    CONFLICT_MARKERS = auto()
    NO_VERSION = auto()
    INVALID_VERSION = auto()
    VERSION_WITHOUT_MINOR = auto()
    UNSUPPORTED_VERSION = auto()
    UNSUPPORTED_VERSION_TEXT = auto()
    """The major of lockfileVersion is read, but not as it is written (`Lockfile.version_value`)."""
    OTHER_LAYOUT = auto()
    INCOMPLETE_SETTINGS = auto()

    NO_PACKAGES = auto()
    PATCH_ABSENT = auto()
    OVERRIDE_OF_NOTHING = auto()
    OVERRIDE_IN_NO_CATALOG = auto()

    UNREADABLE_FILE = auto()
    UNREADABLE_PATCH = auto()
    UNREADABLE_PNPMFILE = auto()
    UNSCANNED = auto()
    """`Lockfile.unread` says why."""
    UNKNOWN_LAYOUT = auto()
    MAYBE_PINS_ONLY = auto()
    BRANCH_LOCKFILE = auto()
    PLUGINS = auto()
    """Config dependencies bring their own pnpmfile."""
    READ_PACKAGE = auto()
    """A pnpmfile may change the manifest."""
    VARIABLE = auto()
    """A variable sets the setting."""
    SEVERAL_OVERRIDES = auto()


class DriftKind(StrEnum):
    """What differs between the manifests and the lockfile."""

    NO_IMPORTER = auto()
    IMPORTER_WITHOUT_MANIFEST = auto()
    ADDED = auto()
    REMOVED = auto()
    CHANGED = auto()
    OVERRIDDEN = auto()
    """The specifier that the overrides make of the manifest's is another one than the locked."""
    MOVED = auto()
    """The dependency is in another group."""
    PUBLISH_DIRECTORY = auto()
    LINK_DIRECTORY = auto()
    DEPENDENCIES_META = auto()
    OUTSIDE_RANGE = auto()
    OUTSIDE_CATALOG = auto()
    OTHER_TARGET = auto()
    FOLDER_ABSENT = auto()
    FOLDER_CHANGED = auto()
    """The dependencies of a local folder are others than its snapshot's."""
    MEMBER_OUTSIDE_RANGE = auto()
    MEMBER_ABSENT = auto()
    MEMBER_RENAMED = auto()
    NOT_LINKED = auto()
    NOT_INJECTED = auto()
    CONFIG_CHANGED = auto()
    CONFIG_REMOVED = auto()


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference: its place, the lockfile's place (None where `at` is it), and the two values, where it has them."""

    kind: DriftKind
    at: Span
    locked_at: Span | None = None
    name: str = ""
    """The dependency; empty where the difference is of no single one."""
    importer: str = ""
    wanted: str = ""
    locked: str | None = None


@dataclass(frozen=True, slots=True)
class SettingDrift:
    """A setting that is another one than the lockfile was made with: where it is set, and where it is recorded."""

    name: str
    at: Span | None
    recorded_at: Span | None


@dataclass(frozen=True, slots=True)
class InstallVerdict:
    """The first thing at which one pnpm stops, for one lockfile."""

    answer: Answer
    major: int
    lockfile: Lockfile | None = None
    reason: Reason | None = None
    setting: SettingDrift | None = None
    drifts: tuple[Drift, ...] = ()


class StopError(Exception):
    """Ends the judging with a verdict other than fresh."""

    def __init__(
        self, answer: Answer, reason: Reason | None = None, setting: SettingDrift | None = None
    ) -> None:
        """Keep the verdict."""
        super().__init__(answer, reason)
        self.answer = answer
        self.reason = reason
        self.setting = setting


def undecided(reason: Reason) -> StopError:
    """Make the error for what the files don't decide."""
    return StopError(Answer.UNKNOWN, reason)
