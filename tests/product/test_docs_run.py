"""What docs/ shows is what happens: transcripts are run, workflows read, options known, and the list of rules is today's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import click
import pytest

from dockerlint import cli
from dockerlint.parsers.workflow.read import parse_workflow
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"^```console\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
TITLED = re.compile(r'^```yaml title="(?P<path>[^"]+)"\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
CONFIGURATION = ROOT / "docs/configuration.md"
FOREIGN = {"--all-files", "--build-context"}
"""Options of pre-commit and of `docker build` that documents speak of."""


def transcripts() -> Iterable[tuple[str, str]]:
    for document in DOCUMENTS:
        for number, found in enumerate(CONSOLE.finditer(document.read_text("utf-8")), 1):
            yield f"{document.stem}-{number}", found["text"]


TRANSCRIPTS = dict(transcripts())


def replayed(text: str, folder: Path) -> str:
    """Run the commands of a transcript one after the other in one shell, and give it with what they really print."""
    commands = [line[2:] for line in text.split("\n") if line.startswith("$ ")]
    script = "\n".join(f"cat <<'END'\n$ {command}\nEND\n{command}" for command in commands)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(  # noqa: S603
        ["/bin/bash", "-c", f'dockerlint() {{ python -m dockerlint "$@"; }}\n{script}'],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    )
    return done.stdout.decode()


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_transcript_is_what_the_commands_print(name: str, tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    shutil.copytree(ROOT / "examples/shop", shop)
    (shop / ".git").mkdir()
    assert replayed(TRANSCRIPTS[name], shop) == TRANSCRIPTS[name]


def options() -> set[str]:
    commands = [import_module(f"dockerlint.cli.{name}").command for name in cli.COMMANDS]
    parameters = [one for command in commands for one in command.params if isinstance(one, click.Option)]
    return {name for one in parameters for name in one.opts} | {"--help"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_options_exist(document: Path) -> None:
    code = re.findall(
        r"`dockerlint [^`]*`|`--[^`]*`|^ *- (?:run: )?dockerlint .*",
        document.read_text("utf-8"),
        re.MULTILINE,
    )
    named = {option for one in code for option in OPTION.findall(one)}
    assert named - options() - FOREIGN == set()


def test_every_option_is_documented() -> None:
    text = (ROOT / "docs/usage.md").read_text("utf-8") + CONFIGURATION.read_text("utf-8")
    accepted_only = {"--jobs", "--no-cache", "--show-values", "--version", "--help"}
    assert options() - set(OPTION.findall(text)) - accepted_only == set()


def yaml_blocks() -> list[tuple[str, str, str]]:
    return [
        (document.name, found["path"], found["text"])
        for document in DOCUMENTS
        if document != CONFIGURATION
        for found in TITLED.finditer(document.read_text("utf-8"))
    ]


@pytest.mark.parametrize(("document", "path", "text"), yaml_blocks())
def test_yaml_is_valid(document: str, path: str, text: str) -> None:
    assert document
    nodes, problems = parse_yaml(SourceFile(path, text))
    assert (len(nodes), problems) == (1, [])


def test_the_workflows_are_workflows() -> None:
    texts = [text for _, path, text in yaml_blocks() if path.startswith(".github/workflows/")]
    assert len(texts) == 2
    for text in texts:
        workflow, problems = parse_workflow(SourceFile(".github/workflows/dockerlint.yml", text))
        assert workflow is not None
        assert problems == []


@pytest.mark.parametrize(
    "text",
    sorted({text for _, _, text in yaml_blocks() if "- dockerlint" in text or "run: dockerlint" in text}),
)
def test_the_commands_of_ci_run(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples/shop", tmp_path / "shop")
    (tmp_path / "shop/.git").mkdir()
    monkeypatch.chdir(tmp_path / "shop")
    commands = re.findall(r"- (?:run: )?dockerlint (.+)", text)
    assert [cli.run(command.split()) for command in commands] == [1]
    assert Path("dockerlint.sarif").exists() == ("sarif_file" in text)


def test_the_hooks_of_the_documents_are_those_that_exist() -> None:
    offered = re.findall(r"^- id: (.+)$", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE)
    named = re.findall(r"^ +- id: (.+)$", (ROOT / "docs/pre-commit.md").read_text("utf-8"), re.MULTILINE)
    assert set(named) == set(offered)
