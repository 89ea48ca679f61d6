"""What the user asked for, in one frozen object."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.findings import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """Which rules run and what of their findings is reported.

    `select` and `ignore` hold rule ids, aliases, families, groups or `ALL`; None means the default (every rule without
    a group that is no preview; nothing ignored). `paths` are base-relative: findings elsewhere are only counted.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] = (".",)
    fail_on: Severity | None = Severity.WARNING
    min_severity: Severity | None = None

    @property
    def shown_from(self) -> Severity:
        """The least severity that text for people shows: never so high that what fails a run stays unseen."""
        if self.min_severity is not None:
            return self.min_severity
        return min(Severity.WARNING, self.fail_on or Severity.WARNING)
