"""What holds the architecture: each contract of pyproject.toml catches its fault, and files and functions stay small."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src/dockerlint"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = [name.strip() for layer in CONTRACTS[0]["layers"] for name in layer.split("|")]
ROOMS = {
    contract["containers"][0].removeprefix("dockerlint.").replace(".", "/"): [
        name.strip() for layer in contract["layers"] for name in layer.split("|")
    ]
    for contract in CONTRACTS[1:]
    if contract["type"] == "layers"
}
SUBJECTS = ["commands", "compose", "docker", "images", "node"]
MODULES = [
    "checks/core/one.py",
    "checks/core/two.py",
    "checks/image/three.py",
    "checks/image/shared/labels.py",
]
PLANTED = [
    ("layers, as docs/architecture.md draws them", "source.py", "import dockerlint.files"),
    ("layers, as docs/architecture.md draws them", "reporters/__init__.py", "import dockerlint.inspect"),
    ("layers, as docs/architecture.md draws them", "pages/__init__.py", "import dockerlint.checks.core.one"),
    ("layers, as docs/architecture.md draws them", "extra.py", ""),
    (
        "no package's parts import each other in a circle",
        "checks/core/one.py",
        "import dockerlint.checks.image.three",
    ),
    ("checks do no I/O and parse nothing", "checks/core/one.py", "import os"),
    ("checks do no I/O and parse nothing", "checks/core/one.py", "import dockerlint.parsers.compose.dotenv"),
    ("the rooms of project, lowest last", "project/stages/__init__.py", "import dockerlint.project.commands"),
    ("the rooms of project, lowest last", "project/code/__init__.py", "import dockerlint.project.filesystem"),
    ("the rooms of project, lowest last", "project/extra.py", ""),
    ("the rooms of parsers, lowest last", "parsers/yaml/__init__.py", "import dockerlint.parsers.npm"),
    ("the rooms of parsers, lowest last", "parsers/npm/__init__.py", "import dockerlint.parsers.lockfile"),
    (
        "the rooms of the compose reader, lowest last",
        "parsers/compose/verdict/__init__.py",
        "import dockerlint.parsers.compose.printing",
    ),
    (
        "the rooms of the compose reader, lowest last",
        "parsers/compose/trees/__init__.py",
        "import dockerlint.parsers.compose.values",
    ),
    (
        "the subjects of knowledge know nothing of each other",
        "knowledge/node/__init__.py",
        "import dockerlint.knowledge.commands",
    ),
    ("parsers see no files", "parsers/json/__init__.py", "import dockerlint.files"),
    ("a check knows no other check", "checks/core/one.py", "import dockerlint.checks.core.two"),
    ("a check knows no other check", "checks/core/shared.py", "import dockerlint.checks.core.two"),
    ("a check knows no other check", "checks/core/one.py", "import dockerlint.checks.image.shared.labels"),
    ("models, parsers, knowledge and project do no I/O", "models/__init__.py", "import pathlib"),
    ("models, parsers, knowledge and project do no I/O", "project/__init__.py", "import io"),
    ("nothing is executed or fetched", "cli/__init__.py", "import subprocess"),
]

ONLY_IN: dict[str, str | tuple[str, ...]] = {
    "click": "cli",
    "dockerfile_parse": "parsers/dockerfile",
    "pathspec": "parsers/ignore_files/gitignore.py",
    "ruamel": "parsers",
    "sarif_om": "reporters",
    "semver": "parsers",
    "tree_sitter": ("parsers", "engine/ignores/scripts.py"),
    "tree_sitter_bash": "parsers",
    "tree_sitter_typescript": "parsers",
}
NEVER = {"urllib.request", "urllib3", "requests"}


def modules() -> list[str]:
    return sorted(path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.py"))


@pytest.fixture(scope="module")
def skeleton(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty module for each layer, and the few that the contracts name."""
    top = tmp_path_factory.mktemp("skeleton")
    package = top / "dockerlint"
    rooms = [f"{container}/{name}" for container, names in ROOMS.items() for name in names]
    folders = [*LAYERS, *rooms, *(f"knowledge/{subject}" for subject in SUBJECTS)]
    for name in [*(f"{folder}/__init__.py" for folder in folders), "__main__.py", "__init__.py", *MODULES]:
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        (path.parent / "__init__.py").touch()
    (package / "checks/image/three.py").write_text("import dockerlint.findings\n", "utf-8")
    shutil.copy(ROOT / "pyproject.toml", top)
    return top


def broken_contracts(top: Path) -> list[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=top,
        env={**os.environ, "PYTHONPATH": str(top), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    names = [contract["name"] for contract in CONTRACTS]
    verdicts = [name for name in names if f"{name} BROKEN" in done.stdout]
    assert (done.returncode == 0) == (verdicts == []), done.stdout + done.stderr
    return verdicts


def test_a_tree_without_faults_keeps_all_contracts(skeleton: Path) -> None:
    assert broken_contracts(skeleton) == []


@pytest.mark.parametrize(("contract", "module", "line"), PLANTED)
def test_each_contract_catches_its_fault(
    skeleton: Path, tmp_path: Path, contract: str, module: str, line: str
) -> None:
    shutil.copytree(skeleton, tmp_path / "top")
    path = tmp_path / "top/dockerlint" / module
    path.write_text(f"{line}\n", "utf-8")
    if "circle" in contract:
        back = tmp_path / "top/dockerlint/checks/image/three.py"
        back.write_text("import dockerlint.checks.core.two\n", "utf-8")
    assert contract in broken_contracts(tmp_path / "top")


def test_every_contract_has_a_planted_fault() -> None:
    assert {contract["name"] for contract in CONTRACTS} == {contract for contract, _, _ in PLANTED}


def test_the_package_keeps_all_contracts() -> None:
    assert broken_contracts(ROOT) == []


def test_files_are_at_most_250_lines_long() -> None:
    long = {name for name in modules() if (SOURCES / name).read_text("utf-8").count("\n") > 250}
    assert long == set()


def test_checks_are_at_most_150_lines_long() -> None:
    checks = [name for name in modules() if name.startswith("checks/")]
    assert {name for name in checks if (SOURCES / name).read_text("utf-8").count("\n") > 150} == set()


def test_a_folder_holds_at_most_20_modules() -> None:
    """A family of checks may hold more: its modules are found by their rule's name, and none knows another."""
    folders = Counter(
        str(Path(name).parent.as_posix()) for name in modules() if not name.endswith("__init__.py")
    )
    assert {name for name, count in folders.items() if count > 20 and not name.startswith("checks/")} == set()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_functions_are_at_most_40_lines_long() -> None:
    long = {
        f"{name}:{function.name}"
        for name in modules()
        for function in functions(ast.parse((SOURCES / name).read_text("utf-8")))
        if (function.end_lineno or 0) - function.lineno >= 40
    }
    assert long == set()


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("name", modules())
def test_each_library_has_its_place(name: str) -> None:
    names = set(imported(ast.parse((SOURCES / name).read_text("utf-8"))))
    assert not names & NEVER
    libraries = {whole.partition(".")[0] for whole in names} & ONLY_IN.keys()
    assert {library for library in libraries if not name.startswith(ONLY_IN[library])} == set()
