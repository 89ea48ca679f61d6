"""What a run imports is part of the product: it is most of what `--version`, `--help` and a small run cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "pydantic",
    "pydantic_core",
    "ruamel",
    "ruamel.yaml",
    "_ruamel_yaml",
    "tree_sitter",
    "tree_sitter_bash",
    "tree_sitter_typescript",
    "dockerfile_parse",
    "pathspec",
    "semver",
    "asyncio",
    "difflib",
    "subprocess",
}
PROGRAM = """
import sys
from dockerlint.cli import run
code = run(sys.argv[2:])
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("\\n".join([str(code), *sys.modules]))
"""


def imported(folder: Path, *arguments: str) -> tuple[int, set[str]]:
    """Return the exit code, and the heavy modules that a run in this folder imports."""
    report = folder / "modules"
    command = [sys.executable, "-c", PROGRAM, str(report), *arguments]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=60)  # noqa: S603
    code, *modules = report.read_text("utf-8").split("\n")
    return int(code), HEAVY & set(modules)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("--help",),
        ("inspect", "--help"),
        ("rules",),
        ("rules", "--format", "json"),
        ("explain", "syntax"),
    ],
)
def test_what_reads_no_files_imports_no_reader(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert imported(tmp_path, *arguments) == (0, set())


def test_one_dockerfile_needs_neither_yaml_nor_a_syntax_tree(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text('FROM node:22-slim\nUSER node\nCMD ["node", "server.js"]\n', "utf-8")
    code, modules = imported(tmp_path)
    assert code == 0
    assert modules <= {"pydantic", "pydantic_core", "dockerfile_parse", "pathspec"}
