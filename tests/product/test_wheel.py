"""What is handed out: the wheel holds the package, its rules and its licence, and nothing else."""

from __future__ import annotations

import shutil
import tomllib
import zipfile
from email import message_from_string
from pathlib import Path

import pytest
from hatchling.build import build_wheel

import dockerlint

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    top = tmp_path_factory.mktemp("wheel")
    for name in ("src", "rules"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, top / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, top)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(top)
        return zipfile.Path(top / build_wheel(str(top)))


def names(wheel: zipfile.Path) -> set[str]:
    return set(wheel.root.namelist())


def test_it_holds_every_rule_page(wheel: zipfile.Path) -> None:
    pages = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").glob("*/*.md")}
    assert "pnpm/lockfile-drift.md" in pages
    held = {name.removeprefix("dockerlint/_rules/") for name in names(wheel) if "/_rules/" in name}
    assert {name for name in held if name.endswith(".md")} == pages


def test_it_holds_every_module_and_the_type_marker(wheel: zipfile.Path) -> None:
    source = ROOT / "src"
    modules = {path.relative_to(source).as_posix() for path in source.rglob("*.py")}
    assert {name for name in names(wheel) if name.endswith(".py")} == modules
    assert "dockerlint/py.typed" in names(wheel)


def test_it_holds_nothing_else(wheel: zipfile.Path) -> None:
    tops = {name.split("/")[0] for name in names(wheel)}
    assert tops == {"dockerlint", f"dockerlint-{dockerlint.__version__}.dist-info"}


def test_its_metadata(wheel: zipfile.Path) -> None:
    folder = wheel / f"dockerlint-{dockerlint.__version__}.dist-info"
    metadata = message_from_string((folder / "METADATA").read_text("utf-8"))
    assert metadata["Name"] == "dockerlint"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert "dockerlint = dockerlint.cli:main" in (folder / "entry_points.txt").read_text("utf-8")


def test_the_version_stands_in_one_more_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == dockerlint.__version__
