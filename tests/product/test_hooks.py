"""The pre-commit hooks: which names the first one is given, and that every file dockerlint reads is among them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
from ruamel.yaml import YAML

from dockerlint.catalog import rules
from dockerlint.config import Settings
from dockerlint.discover import DiskFiles
from dockerlint.engine import lint
from dockerlint.files import MemoryFiles, Unreadable
from dockerlint.knowledge.docker.bake_files import BAKE_NAMES
from dockerlint.knowledge.file_names import is_bake, is_compose, is_dockerfile, is_workflow
from dockerlint.knowledge.node.pnpm import MANIFEST_NAMES
from dockerlint.load import load
from dockerlint.pages import examples
from dockerlint.source import SourceFile

RULES = rules()
ROOT = Path(__file__).parents[2]
STAGED, WHOLE = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

TAKEN = """
Dockerfile a/Dockerfile Dockerfile.dev Dockerfile-dev Dockerfile_dev dev.Dockerfile dev-Dockerfile dev.dockerfile dockerfile
Containerfile Containerfile.prod api.containerfile Dockerfile.node-22 .dockerignore a/Dockerfile.dockerignore
compose.yaml compose.yml compose.override.yml docker-compose.yml docker-compose.prod.yaml a/docker-compose-dev.yml
prod.compose.yaml Docker-Compose.YML .env a/.env .env.local .env.example app.env
package.json a/package.json package.json5 package.yaml pnpm-workspace.yaml pnpm-lock.yaml .npmrc a/.npmrc
tsconfig.json tsconfig.base.json a/tsconfig.build.json jsconfig.json nest-cli.json
a/main.ts a/App.tsx a/main.js a/main.mjs a/main.cjs a/main.mts a/main.cts a/App.jsx .pnpmfile.cjs
docker-entrypoint.sh a/entrypoint bin/start.bash .github/workflows/ci.yml a/.github/workflows/ci.yaml
.dockerlint.yaml a/.dockerlint.yaml pyproject.toml
a/index.html .circleci/config.yml .gitlab-ci.yml ci/build.gitlab-ci.yml .travis.yml azure-pipelines.yml bitbucket-pipelines.yml
.goreleaser.yaml render.yaml a/railway.json fly.toml .devcontainer/devcontainer.json .devcontainer.json
package-lock.json yarn.lock .tool-versions mise.toml a/.mise.toml .config/mise.toml .gitmodules
"""
LEFT = """
README.md a/main.py config.yaml a/Dockerfile.md Dockerfile.png notcompose.yml compose.txt composer.json
a/package.json.bak environment envoy.yaml .envrc mypnpm-lock.yaml a/nest-cli.json5 .github/dependabot.yml
.github/workflows/README.md main.tsv data.json dockerfiles.txt Dockerfiles/notes
-x.Dockerfile --output=json=/etc/x.sh --output=json=a/Dockerfile
"""
PREFIXES = ("", "a/", "a/b/", "api.", "api-", "a/api_")
STEMS = ("Dockerfile", "dockerfile", "Containerfile", "containerfile", "compose", "docker-compose", "COMPOSE")
SUFFIXES = (
    "",
    ".dev",
    "-dev",
    "_dev",
    ".node-22",
    ".yml",
    ".yaml",
    ".prod.yml",
    "-prod.yaml",
    "_prod.YAML",
    ".md",
)


def is_taken(name: str) -> bool:
    """As pre-commit does it: `re.search` with `files`, over the path from the top of the repository."""
    return bool(re.search(STAGED["files"], name))


@pytest.mark.parametrize("name", TAKEN.split())
def test_it_is_given(name: str) -> None:
    assert is_taken(name)


@pytest.mark.parametrize("name", LEFT.split())
def test_it_is_not_given(name: str) -> None:
    assert not is_taken(name)


def test_every_name_that_dockerlint_reads_is_given() -> None:
    names = [prefix + stem + suffix for prefix in PREFIXES for stem in STEMS for suffix in SUFFIXES]
    names += [
        *MANIFEST_NAMES,
        *(f"a/{name}" for name in MANIFEST_NAMES),
        ".github/workflows/x.yaml",
        *BAKE_NAMES,
    ]
    read = [
        name
        for name in names
        if is_dockerfile(name) or is_compose(name) or is_workflow(name) or is_bake(name)
    ]
    assert len(read) > 100
    assert [name for name in read if not is_taken(name)] == []


def test_every_file_that_dockerlint_reads_of_the_example_is_given() -> None:
    read = load(DiskFiles(ROOT / "examples/shop")).files.read
    assert len(read) > 10
    assert [path for path in read if not is_taken(path)] == []


class AskedFiles(MemoryFiles):
    """Files that remember which names were read that are not there: names that dockerlint itself asks for."""

    asked: ClassVar[set[str]] = set()

    def read(self, path: str) -> SourceFile | Unreadable:
        found = super().read(path)
        if isinstance(found, Unreadable):
            self.asked.add(path)
        return found


def names_asked_for() -> set[str]:
    for rule in RULES:
        for example in examples(rule.page):
            lint(load(AskedFiles(example.contents())), RULES, Settings(select=("ALL",)))
    names = {path.rpartition("/")[2] for path in AskedFiles.asked}
    return {name for name in names if not re.search(r"\.[cm]?[jt]sx?$", name)}


def test_every_name_that_dockerlint_asks_for_is_given_and_documented() -> None:
    asked = names_asked_for()
    assert {".tool-versions", "yarn.lock", ".npmrc", ".gitmodules"} <= asked
    assert [path for path in AskedFiles.asked if not is_taken(path)] == []
    page = (ROOT / "docs/how-it-links.md").read_text("utf-8")
    assert [name for name in asked if name not in page and not name.endswith(".dockerignore")] == []


@pytest.mark.parametrize("hook", [STAGED, WHOLE], ids=["dockerlint", "dockerlint-workspace"])
def test_a_hook_runs_once_and_prints_lines(hook: dict[str, Any]) -> None:
    assert hook["entry"] == "dockerlint --format concise"
    assert hook["language"] == "python"
    assert hook["require_serial"] is True


def test_the_hooks_differ_in_what_they_are_given() -> None:
    assert (STAGED["id"], WHOLE["id"]) == ("dockerlint", "dockerlint-workspace")
    assert "types" not in STAGED
    assert "pass_filenames" not in STAGED
    assert (WHOLE["pass_filenames"], WHOLE["always_run"]) == (False, True)
    assert "files" not in WHOLE
