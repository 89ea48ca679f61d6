"""docs/configuration.md: every example is read as dockerlint reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dockerlint.catalog import rules
from dockerlint.config import ConfigurationReader, Configurations, Settings, known_names
from dockerlint.engine import lint
from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.models.configuration import Configuration

TEXT = (Path(__file__).parents[2] / "docs/configuration.md").read_text("utf-8")
BLOCK = re.compile(r'^```\w+ title="(?P<path>[^"]+)"\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
BLOCKS = [(found["path"], found["text"]) for found in BLOCK.finditer(TEXT)]
CONFIGURATIONS = [one for one in BLOCKS if one[0].endswith((".dockerlint.yaml", "pyproject.toml"))]
PROJECT = dict(one for one in BLOCKS if one not in CONFIGURATIONS)
RULES = rules()


@pytest.mark.parametrize(("path", "text"), CONFIGURATIONS)
def test_each_configuration_is_one(path: str, text: str) -> None:
    tree = MemoryFiles({".dockerlint.yaml": "", path: text})
    if path == "pyproject.toml":
        tree = MemoryFiles({path: text})
    scopes = Configurations(tree, Settings(), ConfigurationReader(tree, known_names(RULES), str))
    keys = re.findall(r"^(?:\[tool\.dockerlint\.)?([a-z-]+)(?=:| =|\]$)", text, re.MULTILINE)
    fields = {key.replace("-", "_") for key in keys} - {"root_user"}
    assert scopes.scope_of(path).configurations[0].model_fields_set == fields


def test_each_key_has_its_section_and_an_example() -> None:
    keys = [field.alias for field in Configuration.model_fields.values()]
    assert re.findall(r"^### ([a-z-]+)$", TEXT, re.MULTILINE) == keys
    for key in keys:
        section = TEXT.partition(f"\n### {key}\n")[2].partition("\n#")[0]
        assert re.search(rf"^{key}:", section, re.MULTILINE)


def test_the_project_is_clean_for_its_ignores_only() -> None:
    def found(word: str) -> list[str]:
        files = {path: text.replace("dockerlint", word) for path, text in PROJECT.items()}
        result = lint(load(MemoryFiles(files)), RULES, Settings())
        return sorted({one.rule for one in result.findings})

    assert found("dockerlint") == []
    assert found("other") == [
        "container-name-with-replicas",
        "env-file-missing",
        "missing-healthcheck",
        "root-user",
        "undeclared-import",
    ]
