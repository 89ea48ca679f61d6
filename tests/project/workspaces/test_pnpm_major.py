"""Which pnpm installs a workspace: the strongest evidence of its own files."""

from __future__ import annotations

import pytest

from dockerlint.models.lockfile import Lockfile
from dockerlint.parsers.lockfile.read import parse_lockfile
from dockerlint.project.workspaces.pin import Pin, Rank, admitted
from dockerlint.project.workspaces.pnpm_major import Evidence, PnpmVersion, find_pnpm
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
INSTALLED = Pin(Rank.INSTALLED, "pnpm", "10.1.0", AT, admitted("10.1.0"), installs=True)
TOOL = Pin(Rank.TOOL, "mise", "10.1.0", AT, admitted("10.1.0"))


@pytest.mark.parametrize(
    ("evidence", "pins", "majors", "because"),
    [
        (Evidence(PINNED, lockfile("6.0"), forced=7), (), (7,), "--pnpm-version"),
        (Evidence(PINNED, lockfile("6.0")), (INSTALLED,), (9,), "packageManager"),
        (Evidence(DEV), (INSTALLED,), (10,), "devEngines.packageManager"),
        (Evidence(ENGINES), (INSTALLED,), (10,), "what installs it"),
        (Evidence(VOLTA), (), (8,), "volta"),
        (Evidence(ENGINES, has_workspace_file=True), (TOOL,), (10,), "a version manager"),
        (Evidence(ENGINES, lockfile("9.0")), (), (8,), "engines.pnpm"),
        (Evidence(None, lockfile("5.4")), (), (7,), "lockfileVersion"),
        (Evidence(None, lockfile("6.0")), (), (8,), "lockfileVersion"),
        (Evidence(None, lockfile("9.0")), (), (9, 10), "lockfileVersion"),
        (Evidence(has_workspace_file=True), (), (), ""),
    ],
)
def test_the_strongest_evidence_decides(
    evidence: Evidence, pins: tuple[Pin, ...], majors: tuple[int, ...], because: str
) -> None:
    assert find_pnpm(evidence, pins) == PnpmVersion(majors, because, shown=True)


@pytest.mark.parametrize(
    "evidence", [Evidence(), Evidence(ENGINES), Evidence(manifest_of(packageManager="yarn@4.0.0"))]
)
def test_what_shows_no_pnpm(evidence: Evidence) -> None:
    assert find_pnpm(evidence, (TOOL,)) == PnpmVersion()
