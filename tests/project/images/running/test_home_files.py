"""What an image holds in root's home."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.home_files import home_needs
from tests.support.small_projects import container

POETRY = "set `ENV POETRY_VIRTUALENVS_IN_PROJECT=true` before this"


def needs(lines: str, **files: str) -> list[tuple[int, str | None, str]]:
    it = container(f"FROM python:3.13-slim\n{lines}\nCMD python a.py\n", **files)
    return [(one.at.start.line, one.path, one.instead) for one in home_needs(it)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("WORKDIR /root\nCOPY a.py ./", [(2, "/root", ""), (3, "/root", "")]),
        ("COPY models /root/.cache/models", [(2, "/root/.cache/models", "")]),
        ("ENV PATH=/root/.bun/bin:$PATH", [(2, "/root/.bun/bin", "")]),
        ("RUN pip install poetry && poetry install", [(2, None, POETRY)]),
        ("RUN pip install --user flask", [(2, None, "install without `--user`")]),
        (
            "RUN npx --yes playwright@1.56 install; python -m playwright install chromium",
            [(2, None, "set `ENV PLAYWRIGHT_BROWSERS_PATH=/opt/browsers` before this")],
        ),
    ],
)
def test_what_only_root_may_enter(lines: str, expected: list[tuple[int, str | None, str]]) -> None:
    assert needs(lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "WORKDIR /root\nWORKDIR /rooted",
        "COPY .npmrc /root/.npmrc\nCOPY .bashrc /root/",
        "ENV GREETING=/rooted",
        "ENV POETRY_VIRTUALENVS_CREATE=false\nRUN poetry install",
        "RUN poetry config virtualenvs.create false && poetry install",
        "RUN POETRY_CACHE_DIR=/cache poetry install",
        "RUN export POETRY_CACHE_DIR=/cache; poetry install",
        "ENV HOME=/srv\nRUN pip install --user flask",
        "RUN pip install flask && playwright install-deps",
    ],
)
def test_what_another_user_may_enter(lines: str) -> None:
    assert needs(lines) == []


def test_the_settings_of_poetry_may_be_in_its_file() -> None:
    assert needs("RUN poetry install", **{"poetry.toml": "[virtualenvs]\nin-project = true\n"}) == []


@pytest.mark.parametrize(
    ("command", "env", "places"),
    [
        ('CMD ["pnpm", "start"]', "", [2]),
        ("CMD pnpm start", "", [2]),
        ('CMD ["node", "main.js"]', "", []),
        ('CMD ["pnpm", "start"]', "ENV COREPACK_HOME=/opt/corepack\n", []),
    ],
)
def test_a_package_manager_of_corepack_that_is_started(command: str, env: str, places: list[int]) -> None:
    text = (
        f"FROM node:22-slim\n{env}RUN corepack enable && corepack prepare pnpm@10.0.0 --activate\n{command}\n"
    )
    assert [one.at.start.line for one in home_needs(container(text))] == places
