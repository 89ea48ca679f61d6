"""Questions to a pnpm-lock.yaml."""

from __future__ import annotations

import pytest

from dockerlint.models.lockfile import Lockfile
from dockerlint.models.package import DependencyGroup
from dockerlint.parsers.lockfile.read import parse_lockfile
from dockerlint.source import SourceFile
from dockerlint.tree import Map
from tests.support.lockfile_text import LOCK


def lockfile(text: str) -> Lockfile:
    found, problems = parse_lockfile(SourceFile("pnpm-lock.yaml", text))
    assert problems == []
    return found


@pytest.mark.parametrize(
    ("written", "wanted"), [("'9.0'", "9.0"), ("5.4", "5.4"), ("9.0", "9"), ("6.0", "6"), ("x", "x")]
)
def test_the_version_as_yaml_reads_it(written: str, wanted: str) -> None:
    assert lockfile(LOCK.replace("'9.0'", written)).version_value == wanted


def test_a_dependency_group_of_an_importer() -> None:
    importer = lockfile(LOCK).importers["."]
    assert list(importer.group(DependencyGroup.DEPENDENCIES)) == ["a"]
    assert importer.group(DependencyGroup.DEV) == {}


def test_the_place_of_a_key() -> None:
    found = lockfile(LOCK)
    at = found.key_at("settings", "autoInstallPeers")
    assert at is not None
    assert (at.text, at.start) == ("autoInstallPeers", (4, 3))
    assert (found.key_at("settings", "none"), found.key_at("none", "x")) == (None, None)


def test_nothing_is_judged_of_what_is_broken_or_unread() -> None:
    file = SourceFile("pnpm-lock.yaml", "")
    start = file.span(0, 0)
    tree = Map(start)
    assert [
        one.broken_for
        for one in (
            Lockfile(file, start, tree),
            Lockfile(file, start, tree, broken="b"),
            Lockfile(file, start, tree, unread="u"),
        )
    ] == [None, "b", "u"]
