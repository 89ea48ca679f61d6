"""Which pnpm installs a workspace: the strongest evidence of its own files."""

from __future__ import annotations

import pytest

from dockerlint.models.lockfile import Lockfile
from dockerlint.parsers.lockfile.read import parse_lockfile
from dockerlint.project.workspaces.pin import PnpmPin, Rank, admitted
from dockerlint.project.workspaces.pnpm_major import PnpmEvidence, PnpmVersion, find_pnpm
from dockerlint.source import SourceFile
from tests.support.lockfile_text import LOCK
from tests.support.manifests import manifest_of


def lockfile(version: str) -> Lockfile:
    return parse_lockfile(SourceFile("pnpm-lock.yaml", LOCK.replace("9.0", version)))[0]


PINNED = manifest_of(packageManager="pnpm@9.1.0", engines={"pnpm": "8"})
ENGINES = manifest_of(engines={"pnpm": "^8.1.0"})
DEV = manifest_of(devEngines={"packageManager": [{"name": "npm"}, {"name": "pnpm", "version": "^10"}]})
VOLTA = manifest_of(volta={"pnpm": "8.1.0"})
AT = SourceFile("Dockerfile", "x").span(0, 1)
INSTALLED = PnpmPin(Rank.INSTALLED, "pnpm", "10.1.0", AT, admitted("10.1.0"), installs=True)
TOOL = PnpmPin(Rank.TOOL, "mise", "10.1.0", AT, admitted("10.1.0"))


@pytest.mark.parametrize(
    ("evidence", "pins", "majors", "because"),
    [
        (PnpmEvidence(PINNED, lockfile("6.0"), forced=7), (), (7,), "--pnpm-version"),
        (PnpmEvidence(PINNED, lockfile("6.0")), (INSTALLED,), (9,), "packageManager"),
        (PnpmEvidence(DEV), (INSTALLED,), (10,), "devEngines.packageManager"),
        (PnpmEvidence(ENGINES), (INSTALLED,), (10,), "what installs it"),
        (PnpmEvidence(VOLTA), (), (8,), "volta"),
        (PnpmEvidence(ENGINES, has_workspace_file=True), (TOOL,), (10,), "a version manager"),
        (PnpmEvidence(ENGINES, lockfile("9.0")), (), (8,), "engines.pnpm"),
        (PnpmEvidence(None, lockfile("5.4")), (), (7,), "lockfileVersion"),
        (PnpmEvidence(None, lockfile("6.0")), (), (8,), "lockfileVersion"),
        (PnpmEvidence(None, lockfile("9.0")), (), (9, 10), "lockfileVersion"),
        (PnpmEvidence(has_workspace_file=True), (), (), ""),
    ],
)
def test_the_strongest_evidence_decides(
    evidence: PnpmEvidence, pins: tuple[PnpmPin, ...], majors: tuple[int, ...], because: str
) -> None:
    assert find_pnpm(evidence, pins) == PnpmVersion(majors, because, shown=True)


@pytest.mark.parametrize(
    "evidence",
    [PnpmEvidence(), PnpmEvidence(ENGINES), PnpmEvidence(manifest_of(packageManager="yarn@4.0.0"))],
)
def test_what_shows_no_pnpm(evidence: PnpmEvidence) -> None:
    assert find_pnpm(evidence, (TOOL,)) == PnpmVersion()
