from __future__ import annotations

from typing import cast

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.inspect.compose import compose_data
from dockerlint.project.compose.dotfiles import template_of
from dockerlint.project.compose.options import ComposeOptions
from dockerlint.project.compose.projects import resolve_projects

SERVICE = "services:\n  a: {image: 'x:${TAG:-none}-${ONLY:-none}'}\n"


def image(files: dict[str, str], options: ComposeOptions | None = None) -> tuple[str, str]:
    """Return the first project's name, and the image of its one service."""
    paths = [path for path in files if path.endswith(".yml")]
    found = resolve_projects(MemoryFiles(files), paths, options)[0]
    shown = compose_data(found, "/base", show_values=True)["config"]
    services = cast("dict[str, dict[str, dict[str, str]]]", shown)["services"]
    return found.shown.name, services["a"]["image"]


def test_a_file_that_is_named_takes_the_env_file_beside_it() -> None:
    files = {".env": "COMPOSE_PROJECT_NAME=top\nTAG=top\n", "sub/compose.yml": SERVICE}
    assert image(files, ComposeOptions(compose_files=("sub/compose.yml",))) == ("sub", "x:none-none")


@pytest.mark.parametrize(
    ("beside", "wanted"),
    [({}, "x:top-none"), ({"sub/.env": "TAG=sub\nONLY=sub\n"}, "x:top-sub")],
)
def test_an_env_file_that_names_the_files_goes_before_the_one_beside_them(
    beside: dict[str, str], wanted: str
) -> None:
    files = {".env": "COMPOSE_FILE=sub/compose.yml\nTAG=top\n", "sub/compose.yml": SERVICE, **beside}
    assert image(files) == ("sub", wanted)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({".env.example": "A=1"}, ".env.example"),
        ({".env.local": "A=1", "README.md": "`mv .env.local .env`"}, ".env.local"),
        ({".env.local": "A=1", "readme.rst": "    cp -n ./.env.local ./.env\n"}, ".env.local"),
        ({".env.local": "A=1", "README.md": "> ren .env.local .env"}, ".env.local"),
        ({".env.local": "A=1", "README.md": "`cp .env.local .env.test`"}, None),
        ({".env.local": "A=1", "docs/README.md": "`cp .env.local .env`"}, None),
        ({"README.md": "`cp .env.local .env`"}, None),
    ],
)
def test_the_template_of_a_missing_env_file(files: dict[str, str], expected: str | None) -> None:
    assert template_of(MemoryFiles(files), ".env") == expected
