"""Dockerfiles and pieces of them, read for tests."""

from __future__ import annotations

from dockerlint.findings import Problem
from dockerlint.models.dockerfile import Dockerfile, Instruction
from dockerlint.models.words import Clip
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.source import SourceFile

Places = list[tuple[int, int, str, str]]


def clip(text: str) -> Clip:
    """Return a whole text as a clip of a file that holds nothing else."""
    return Clip(SourceFile("Dockerfile", text), text, 0)


def read(text: str) -> Dockerfile:
    """Read a Dockerfile that BuildKit's parser accepts."""
    dockerfile, problems = parse_dockerfile(SourceFile("Dockerfile", text))
    assert said(problems) == []
    return dockerfile


def only(text: str) -> Instruction:
    """Read a Dockerfile of one instruction."""
    [one] = read(text).instructions
    return one


def said(problems: tuple[Problem, ...] | list[Problem]) -> Places:
    """Return line, column, text and message of each problem."""
    return [(*one.at.start, one.at.text, one.message) for one in problems]
