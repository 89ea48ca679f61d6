"""`dockerfile_inline` of a compose file, read as a Dockerfile whose places are those of the compose file."""

from __future__ import annotations

from dockerlint.models.compose import Build
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.source import SourceFile


def inline_dockerfile(build: Build) -> Dockerfile | None:
    """Read the block scalar of a build; lines and columns are those of the compose file."""
    at = build.inline_at
    if at is None:
        return None
    head, *body = at.text.split("\n")
    if not head.lstrip().startswith(("|", ">")):
        return None
    text = "\n" * at.start.line + "\n".join(body)
    dockerfile, problems = parse_dockerfile(SourceFile(at.path, text))
    return None if problems else dockerfile
