from __future__ import annotations

import pytest

from dockerlint.checks.pnpm.shared.reasons import reason
from dockerlint.models.lockfile import Lockfile
from dockerlint.project.frozen_install.answers import Answer, InstallVerdict, Reason
from dockerlint.source import SourceFile
from dockerlint.tree import Map


def verdict(why: Reason | None, version: str | None = None, *, quoted: bool = True) -> InstallVerdict:
    file = SourceFile("pnpm-lock.yaml", "")
    lockfile = Lockfile(
        file, file.span(0, 0), Map(file.span(0, 0)), version, quoted, broken="a key occurs twice"
    )
    return InstallVerdict(Answer.BROKEN, 8, lockfile, why)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (verdict(None), ""),
        (verdict(Reason.EMPTY), "it is empty"),
        (verdict(Reason.NOT_YAML), "a key occurs twice"),
        (verdict(Reason.UNSUPPORTED_VERSION, "9.0"), "pnpm 8 does not read lockfileVersion 9.0"),
        (
            verdict(Reason.UNSUPPORTED_VERSION_TEXT, "6.0", quoted=False),
            "pnpm 8 does not read lockfileVersion 6",
        ),
        (verdict(Reason.OTHER_LAYOUT, "6.1"), "its layout does not fit lockfileVersion 6.1"),
        (InstallVerdict(Answer.MISSING, 8, None, Reason.EMPTY), ""),
    ],
)
def test_a_reason_names_what_the_lockfile_holds(found: InstallVerdict, expected: str) -> None:
    assert reason(found) == expected
