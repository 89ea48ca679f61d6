"""What installs into the home folder of the user who runs it, and what keeps it out of there.

Sources: python-poetry.org/docs/configuration, pipenv.pypa.io (virtual environments), pip.pypa.io (`--user`), pipx.pypa.io (environment variables),
docs.astral.sh/uv/reference/environment, playwright.dev/docs/browsers, pptr.dev/guides/configuration,
github.com/nodejs/corepack (environment variables).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class HomeInstall(NamedTuple):
    """A command that installs into the home folder of its user."""

    words: tuple[str, ...]
    """The program and its verbs, also as `npx` or `python -m` call them."""
    variables: frozenset[str]
    """Variables each of which names another folder."""
    instead: str
    option: str | None = None
    """Only with this option."""
    unless: frozenset[str] = frozenset()
    """Options, settings and programs that keep it out of there."""
    starts: frozenset[str] = frozenset()
    """Only if the container's command names one of these."""


HOME_INSTALLS = (
    HomeInstall(
        ("poetry", "install"),
        frozenset(
            "POETRY_VIRTUALENVS_IN_PROJECT POETRY_VIRTUALENVS_CREATE POETRY_VIRTUALENVS_PATH POETRY_CACHE_DIR XDG_CACHE_HOME VIRTUAL_ENV".split()
        ),
        "set `ENV POETRY_VIRTUALENVS_IN_PROJECT=true` before this",
        unless=frozenset(
            {"virtualenvs.create", "virtualenvs.in-project", "virtualenvs.path", "venv", "virtualenv"}
        ),
    ),
    HomeInstall(
        ("pipenv", "install"),
        frozenset({"PIPENV_VENV_IN_PROJECT", "WORKON_HOME", "VIRTUAL_ENV", "PIPENV_SYSTEM"}),
        "set `ENV PIPENV_VENV_IN_PROJECT=1` before this",
        unless=frozenset({"--system"}),
    ),
    HomeInstall(
        ("pip", "install"), frozenset({"PYTHONUSERBASE"}), "install without `--user`", option="--user"
    ),
    HomeInstall(
        ("pip3", "install"), frozenset({"PYTHONUSERBASE"}), "install without `--user`", option="--user"
    ),
    HomeInstall(
        ("pipx", "install"),
        frozenset({"PIPX_HOME"}),
        "set `ENV PIPX_HOME=/opt/pipx PIPX_BIN_DIR=/usr/local/bin` before this",
        unless=frozenset({"--global"}),
    ),
    HomeInstall(
        ("uv", "tool", "install"),
        frozenset({"UV_TOOL_DIR", "XDG_DATA_HOME"}),
        "set `ENV UV_TOOL_DIR=/opt/uv UV_TOOL_BIN_DIR=/usr/local/bin` before this",
    ),
    HomeInstall(
        ("uv", "python", "install"),
        frozenset({"UV_PYTHON_INSTALL_DIR", "XDG_DATA_HOME"}),
        "set `ENV UV_PYTHON_INSTALL_DIR=/opt/python` before this",
    ),
    *(
        HomeInstall(
            ("corepack", verb),
            frozenset({"COREPACK_HOME", "XDG_CACHE_HOME"}),
            "set `ENV COREPACK_HOME=/opt/corepack` before this, or each start downloads the package manager",
            starts=frozenset({"pnpm", "yarn"}),
        )
        for verb in ("prepare", "install", "use")
    ),
    HomeInstall(
        ("playwright", "install"),
        frozenset({"PLAYWRIGHT_BROWSERS_PATH"}),
        "set `ENV PLAYWRIGHT_BROWSERS_PATH=/opt/browsers` before this",
    ),
    HomeInstall(
        ("puppeteer", "browsers", "install"),
        frozenset({"PUPPETEER_CACHE_DIR"}),
        "set `ENV PUPPETEER_CACHE_DIR=/opt/browsers` before this",
    ),
)
ROOT_HOME = "/root"
"""The home of root, with mode 0700 (Debian's base-files, alpine-baselayout) or 0550 (Red Hat's filesystem)."""
OWN_SETTINGS = re.compile(r"\.(?:\w*rc|profile|gitconfig|bash_\w+|ssh|gnupg|vim|inputrc|netrc)")
"""Files and folders in a home that are for a person or for a build."""
