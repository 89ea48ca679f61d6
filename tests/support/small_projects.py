"""Small projects for tests: loaded from a dictionary, asked for one container."""

from __future__ import annotations

from dockerlint.files import MemoryFiles
from dockerlint.load import load
from dockerlint.project.images.containers import Container
from dockerlint.project.project import Project

ONE_OF_EACH = {
    "Dockerfile": "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD node main.js\n",
    "compose.yaml": "services:\n  app:\n    build: .\n",
    "package.json": '{"name": "app", "scripts": {"start": "node main.js"}}',
    "main.js": "start()\n",
}
"""A tree with a subject of every kind."""


def project(files: dict[str, str]) -> Project:
    return load(MemoryFiles(files))


def built(dockerfile: str, service: str = "", **files: str) -> Project:
    """Return the project of a Dockerfile that compose builds (`service`: more lines of it)."""
    compose = f"services:\n  it:\n    build: .\n{service}"
    return project({"Dockerfile": dockerfile, "compose.yaml": compose, **files})


def container(dockerfile: str, service: str = "", **files: str) -> Container:
    """Return the one container of a Dockerfile that compose builds (`service`: more lines of it)."""
    (found,) = built(dockerfile, service, **files).images.containers
    return found


def lone(dockerfile: str, **files: str) -> Container:
    """Return the container of a Dockerfile that nobody builds."""
    (found,) = project({"Dockerfile": dockerfile, **files}).images.containers
    return found
