from __future__ import annotations

import pytest

from dockerlint.project.images.stage_workspace import stage_workspace
from tests.support.small_projects import project

FILES = {f"{folder}package.json": '{"name": "x"}' for folder in ("", "app/", "lib/")}


@pytest.mark.parametrize(
    ("context", "steps", "expected"),
    [
        ("app", "COPY . .", "app"),
        ("app", "RUN npm ci", "app"),
        ("app", "RUN git clone https://example.com/x", None),
        (".", "COPY app app", "app"),
        (".", "COPY app app\nCOPY lib lib", None),
        (".", "COPY . .\nCOPY app app", "."),
        ("https://example.com/x.git", "COPY . .", None),
    ],
)
def test_the_workspace_of_a_stage(context: str, steps: str, expected: str | None) -> None:
    files = {
        **FILES,
        "compose.yaml": f"services:\n  a:\n    build:\n      context: {context}\n      dockerfile_inline: |\n"
        + "".join(f"        {line}\n" for line in ["FROM node:22", *steps.split("\n")]),
    }
    (image,) = project(files).images.all
    found = stage_workspace(image, image.stage)
    assert (found.folder if found else None) == expected
