"""A small project and made-up rules, for tests of what needs both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dockerlint.catalog import Check, Rule
from dockerlint.files import MemoryFiles
from dockerlint.findings import Label, Problem
from dockerlint.load import load
from dockerlint.pages import parse_page
from dockerlint.project.project import Project
from dockerlint.source import SourceFile, Span


def fake_project(files: Mapping[str, str]) -> Project:
    """Load a project in which every file counts as parsed without a fault, so that the subject `file` is each of them."""
    project = load(MemoryFiles(files))
    return replace(project, files=replace(project.files, read=frozenset(files), diagnoses=()))


def text_of(project: Project, path: str) -> SourceFile:
    file = project.files.source(path)
    assert file is not None
    return file


def fake_rule(check: Check, path: str = "image/found-word.md", header: str = "") -> Rule:
    keys = {"severity": "warning", "subject": "file", "costs": "style", "precision": "high", "since": "0.1.0"}
    own = dict(line.split(": ", 1) for line in header.split("\n") if line)
    lines = "\n".join(f"{key}: {value}" for key, value in {**keys, **own}.items())
    return Rule(parse_page(path, f"---\n{lines}\n---\n# Made up\n"), lambda: check)


def spans(file: SourceFile, word: str) -> list[Span]:
    return [file.span(found.start(), found.end()) for found in re.finditer(re.escape(word), file.text)]


def finder(word: str = "bad", message: str = "found it", *, label: str | None = None) -> Check:
    """Make a check that finds a word in files, and labels the first place of another one in the same file."""

    def check(file: SourceFile, _: object) -> Iterator[Problem]:
        labels = [Label(at, "see here") for at in (spans(file, label) if label else [])]
        for at in spans(file, word):
            yield Problem(at, message, tuple(labels[:1]))

    return check
