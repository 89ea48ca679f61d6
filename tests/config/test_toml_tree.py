"""The table `[tool.dockerlint]` of a pyproject.toml."""

from __future__ import annotations

import re

import pytest

from dockerlint.config import ConfigurationError
from tests.support.configuration_fakes import configured, found


def test_pyproject_holds_every_key() -> None:
    text = """[tool.dockerlint]
select = ["ALL"]
extend-ignore = ["other-word"]
fail-on = "never"
exclude = ["b"]

[tool.dockerlint.severity]
hard-word = "info"

[tool.dockerlint.per-path]
"c" = ["found-word"]
"""
    files = {"pyproject.toml": text, "a": "bad hard odd", "b": "bad", "c": "bad hard"}
    assert found(files) == [
        ("a", "found-word", "warning"),
        ("a", "hard-word", "info"),
        ("c", "hard-word", "info"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.dockerlint]\nselct = ['ALL']", "2: unknown key `selct`; did you mean `select`?"),
        (
            "[a]\nselect = 1\n[tool.dockerlint]\nselect = [\n  'ALL',\n  \"hard-wrd\",\n]\n",
            "6: `select`: unknown rule, alias, family or group `hard-wrd`; did you mean `hard-word`?",
        ),
        (
            "[tool.dockerlint.severity]\n\"found-word\" = 'eror'\n",
            "2: `severity` takes a mapping from rules to error, warning or info; did you mean `error`?",
        ),
        ("[tool.dockerlint.severty]\nx = 1\n", "1: unknown key `severty`; did you mean `severity`?"),
        (
            "[tool.dockerlint]\nfail-on = 'error'\n[tool.dockerlint.per-path]\n'a/*.x' = ['hard-wrd']\n",
            "4: `per-path`: unknown rule, alias, family or group `hard-wrd`; did you mean `hard-word`?",
        ),
        ("[tool]\ndockerlint = {exclude = 1}\n", "2: `exclude` takes a list of patterns of paths"),
        ("[tool.dockerlint]\r\nselect = [\r\n'ALL'\r\nx\r\n", "4: not valid TOML"),
        ("[tool.dockerlint]\nselect = [", "2: not valid TOML"),
        (f"[tool.dockerlint]\nselect = {'[' * 9999}", "2: not valid TOML"),
        (f"[tool.dockerlint]\npnpm-version = {'9' * 5000}", "2: not valid TOML"),
    ],
)
def test_a_broken_table_of_pyproject_is_one_line(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^{re.escape(f'pyproject.toml:{message}')}$"):
        _ = configured({"pyproject.toml": text}).all


@pytest.mark.parametrize(
    "text",
    [
        "x = [",
        "# dockerlint\nx = [",
        "[project]\nname = 'dockerlint'\n",
        "tool = 'dockerlint'\n",
        "[tool]\ndockerlint = 1\n",
    ],
)
def test_another_pyproject_is_left_alone(text: str) -> None:
    assert configured({"pyproject.toml": text}).scope_of("a").files == ()
