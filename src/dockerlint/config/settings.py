"""The settings of the command line and of configuration files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dockerlint.findings import Severity
from dockerlint.models.configuration import Configuration
from dockerlint.parsers.ignore_files.gitignore import Gitignore
from dockerlint.paths import ancestors, within

NEVER = Severity.ERROR + 1
"""A threshold that no severity reaches."""


class PathPatterns:
    """A list of patterns; a later one can negate (`!`) an earlier one."""

    def __init__(self, folder: str, lines: Sequence[str]) -> None:
        """Use patterns that are relative to a base-relative folder."""
        self._folder = folder
        self._start = 0 if folder == "." else len(folder) + 1
        self._rules = Gitignore("\n".join(lines)) if lines else None
        self._folders: dict[str, bool] = {}

    def match(self, path: str) -> bool:
        """Return whether a base-relative file, or a folder above it, matches."""
        if self._rules is None or not within(path, self._folder):
            return False
        inner = path[self._start :]
        above = [folder for folder in reversed(ancestors(inner)) if folder != "."]
        return any(map(self._matches_folder, above)) or bool(self._rules.verdict(inner))

    def _matches_folder(self, folder: str) -> bool:
        if folder not in self._folders:
            self._folders[folder] = bool(self._rules and self._rules.verdict(f"{folder}/"))
        return self._folders[folder]


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of the command line.

    `select` and `ignore` hold rule ids, aliases, families, groups or `ALL`. With None the configuration applies, and without one the
    default: every rule without a group that is not a preview. `paths` are base-relative; findings elsewhere are only counted.
    `fail_on` is a severity or NEVER, or None if it was not given. `partial` means that only a part of the tree was read
    (`--compose-file`), so an ignore comment without a finding may still be needed.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] = (".",)
    fail_on: int | None = None
    min_severity: Severity | None = None
    partial: bool = False


Chooses: TypeAlias = Settings | Configuration
"""One layer of choices: `select` and `ignore` replace those of weaker layers unless they are None; the others add to them."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A configuration file, with its patterns ready to match."""

    configuration: Configuration
    exclude: PathPatterns
    per_path: Mapping[str, PathPatterns]


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The settings for some files: the command line, their configuration file, then the files that it extends."""

    command: Settings
    files: tuple[Layer, ...] = ()

    @property
    def layers(self) -> tuple[Chooses, ...]:
        """The layers of rule choices, strongest first."""
        return (self.command, *self.configurations)

    @property
    def configurations(self) -> tuple[Configuration, ...]:
        """The configuration files, strongest first."""
        return tuple(layer.configuration for layer in self.files)

    @property
    def fail_on(self) -> int:
        """The lowest severity that fails a run."""
        if self.command.fail_on is not None:
            return self.command.fail_on
        names = (one.fail_on for one in self.configurations if one.fail_on)
        return threshold(next(names, "warning"))

    @property
    def shown_from(self) -> Severity:
        """The lowest severity that text shows: never above `fail_on`, so that what fails a run is visible."""
        if self.command.min_severity is not None:
            return self.command.min_severity
        names = (one.min_severity for one in self.configurations if one.min_severity)
        if name := next(names, None):
            return Severity.parse(name)
        return Severity(min(Severity.WARNING, self.fail_on))

    @property
    def pnpm_version(self) -> int | None:
        """The pnpm major version that the files name."""
        return next((one.pnpm_version for one in self.configurations if one.pnpm_version), None)

    def excludes(self, path: str) -> bool:
        """Return whether a file is excluded."""
        return any(layer.exclude.match(path) for layer in self.files)

    def switched_off(self, path: str) -> frozenset[str]:
        """Return the names of the rules that `per-path` turns off for a file."""
        return frozenset(
            name
            for layer in self.files
            for pattern, patterns in layer.per_path.items()
            if patterns.match(path)
            for name in layer.configuration.per_path[pattern]
        )


def threshold(name: str) -> int:
    """Return the threshold for a severity's name or `never`. Raises KeyError for another word."""
    return NEVER if name == "never" else Severity.parse(name)
