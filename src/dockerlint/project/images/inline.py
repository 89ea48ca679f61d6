"""Dockerfiles that compose files hold: `dockerfile_inline`."""

from __future__ import annotations

from collections.abc import Iterable

from dockerlint.findings import Problem
from dockerlint.models.compose import Build, Service
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.parsers.dockerfile import find_refusals, parse_dockerfile
from dockerlint.source import SourceFile


def inline_dockerfile(build: Build) -> Dockerfile | None:
    """Read `dockerfile_inline`, a block scalar; None where there is none, and for what BuildKit refuses."""
    dockerfile, problems = _parsed(build) or (None, [])
    return None if dockerfile is None or problems or find_refusals(dockerfile) else dockerfile


def inline_dockerfiles(services: Iterable[Service]) -> list[tuple[Dockerfile, list[Problem]]]:
    """Read the `dockerfile_inline` that reach BuildKit as they are written, each once: Compose replaces what a `$` begins."""
    found: dict[tuple[str, int], tuple[Dockerfile, list[Problem]]] = {}
    for service in services:
        at = service.build.inline_at if service.build else None
        if service.build and at and "$" not in at.text and (read := _parsed(service.build)):
            found.setdefault((at.path, at.begin), read)
    return list(found.values())


def _parsed(build: Build) -> tuple[Dockerfile, list[Problem]] | None:
    """Parse a text in which every line and column is that of the compose file."""
    at = build.inline_at
    if at is None:
        return None
    head, *body = at.text.split("\n")
    if not head.lstrip().startswith(("|", ">")):
        return None
    text = "\n" * at.start.line + "\n".join(body)
    return parse_dockerfile(SourceFile(at.path, text, whole=at.file))
