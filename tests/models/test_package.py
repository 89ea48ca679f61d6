"""Questions to a package.json and an .npmrc."""

from __future__ import annotations

from dockerlint.models.package import DependencyGroup
from dockerlint.parsers.npm.manifest import parse_npmrc
from dockerlint.source import SourceFile
from dockerlint.tree import plain
from tests.support.manifests import manifest_of

PACKAGE = manifest_of(
    dependencies={"a": "1"}, devDependencies={"b": "2", "a": "3"}, pnpm={"overrides": {"x": "1"}, "x": 1}
)


def test_a_group_by_name() -> None:
    found = PACKAGE.group(DependencyGroup.DEV)
    assert {name: one.specifier for name, one in found.items()} == {"b": "2", "a": "3"}


def test_what_a_manifest_declares() -> None:
    found = PACKAGE.declares("a")
    dev = PACKAGE.declares("a", DependencyGroup.DEV)
    assert found is not None
    assert dev is not None
    assert (found.specifier, dev.specifier) == ("1", "3")
    assert (PACKAGE.declares("c"), PACKAGE.declares("b", DependencyGroup.DEPENDENCIES)) == (None, None)


def test_mappings_below_pnpm() -> None:
    overrides = PACKAGE.setting("overrides")
    assert overrides is not None
    assert plain(overrides) == {"x": "1"}
    assert (PACKAGE.setting("x"), PACKAGE.setting("y", "z"), manifest_of().setting()) == (None, None, None)


def test_the_folder_of_a_manifest() -> None:
    assert manifest_of().folder == "."


def test_the_last_line_of_a_setting_counts() -> None:
    npmrc = parse_npmrc(SourceFile(".npmrc", "a=1\na=2\nb=3\n"))
    last = npmrc.setting("a")
    assert last is not None
    assert (last.value, npmrc.setting("c")) == ("2", None)
