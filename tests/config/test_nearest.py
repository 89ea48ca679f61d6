"""Which configuration holds for a file."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from dockerlint.config import ConfigurationError, ConfigurationReader, Note, Settings, Single
from dockerlint.files import MemoryFiles
from dockerlint.findings import Severity
from tests.support.configuration_fakes import KNOWN, configured, found


def test_the_nearest_configuration_is_the_whole_one() -> None:
    files = {
        ".dockerlint.yaml": "ignore: [found-word]",
        "a/pyproject.toml": "[tool.dockerlint]\nextend-select = ['hard-word']\n",
        "a/b/pyproject.toml": "[project]\nname = 'dockerlint-user'\n",
        "a/b/x": "bad hard",
        "x": "bad hard",
    }
    assert found(files) == [("a/b/x", "found-word", "warning"), ("a/b/x", "hard-word", "warning")]


def test_an_excluded_folder_has_no_configuration_of_its_own() -> None:
    files = {
        ".dockerlint.yaml": "exclude: [fixtures/]",
        "fixtures/.dockerlint.yaml": "broken: [",
        "fixtures/x": "bad",
    }
    assert found(files) == []


def test_the_pnpm_version_is_that_of_the_base() -> None:
    scopes = configured({".dockerlint.yaml": "pnpm-version: 9", "a/.dockerlint.yaml": "\npnpm-version: 8"})
    assert (scopes.scope_of(".").pnpm_version, len(scopes.all)) == (9, 2)
    assert scopes.notes() == (
        Note("a/.dockerlint.yaml", 2, "`pnpm-version` counts only in the configuration of the base"),
    )


def test_a_given_configuration_holds_for_all_and_its_patterns_for_the_base() -> None:
    tree = MemoryFiles(
        {"ci/strict.yaml": "extends: more.yaml\nexclude: [/a, gone]", "ci/more.yaml": "fail-on: info"}
    )
    files = MemoryFiles({".dockerlint.yaml": "broken: [", "a": "", "b": ""})
    single = Single(Settings(), files, (ConfigurationReader(tree, KNOWN, str, folder="."), "ci/strict.yaml"))
    assert [single.scope_of(path).excludes(path) for path in ("a", "b", "x/a")] == [True, False, False]
    assert single.scope_of("x").fail_on == Severity.INFO
    assert [str(note) for note in single.notes()] == ["ci/strict.yaml:2: `gone` of `exclude` matches no file"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"a/.dockerlint.yaml": "", "a/pyproject.toml": "[tool.dockerlint]\n"},
            "a/pyproject.toml:1: `[tool.dockerlint]` is in the same folder as a `.dockerlint.yaml`; keep one of them",
        ),
        (
            {"a/.dockerlint.yml": ""},
            "a/.dockerlint.yml:1: the file is not read under this name; rename it to `.dockerlint.yaml`",
        ),
        (
            {"a/.dockerlint.yaml": "extends: ../b.yaml", "b.yaml": "\nextends: a/.dockerlint.yaml"},
            "b.yaml:2: `extends` leads back to `a/.dockerlint.yaml`",
        ),
        (
            {"a/.dockerlint.yaml": "extends: ../pyproject.toml", "pyproject.toml": "[project]\n"},
            "pyproject.toml:1: the file has no table `[tool.dockerlint]`",
        ),
    ],
)
def test_files_that_do_not_go_together_are_refused(files: Mapping[str, str], message: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^{re.escape(message)}$"):
        _ = configured(files).all
