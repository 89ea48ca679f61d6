"""A small project and made-up rules, for tests of what stands above both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dockerlint.catalog import Check, Rule
from dockerlint.files import MemoryFiles
from dockerlint.findings import Diagnosis, Label, Problem
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.pages import parse_page
from dockerlint.parsers.dockerfile import parse_dockerfile
from dockerlint.source import SourceFile, Span


@dataclass(frozen=True, eq=False)
class FakeFiles:
    disk: MemoryFiles
    dockerfiles: Mapping[str, Dockerfile]
    diagnoses: tuple[Diagnosis, ...] = ()
    parsed: frozenset[str] | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(self.disk.walk())

    @property
    def read(self) -> frozenset[str]:
        return frozenset(self.disk.walk()) if self.parsed is None else self.parsed

    def source(self, path: str) -> SourceFile | None:
        file = self.disk.read(path)
        return file if isinstance(file, SourceFile) else None


class FakeSources:
    """A package is the list of the files that it reaches."""

    def reached(self, package: list[str]) -> list[str]:
        return package


@dataclass(frozen=True, eq=False)
class FakeProject:
    """`subjects("file")` are the files themselves, unless other subjects are given."""

    files: FakeFiles
    given: Mapping[str, Iterable[object]] = field(default_factory=dict)
    sources: FakeSources = field(default_factory=FakeSources)

    def subjects(self, name: str) -> Iterable[object]:
        if name in self.given:
            return self.given[name]
        return [self.files.source(path) for path in self.files.disk.walk()]


def text_of(project: FakeProject, path: str) -> SourceFile:
    file = project.files.source(path)
    assert file is not None
    return file


def fake_project(files: Mapping[str, str], **given: Iterable[object]) -> FakeProject:
    disk = MemoryFiles(files)
    dockerfiles = {}
    for path in files:
        file = disk.read(path)
        if path.endswith("Dockerfile") and isinstance(file, SourceFile):
            dockerfiles[path] = parse_dockerfile(file)[0]
    return FakeProject(FakeFiles(disk, dockerfiles), given)


def fake_rule(check: Check, path: str = "image/found-word.md", header: str = "") -> Rule:
    keys = {"severity": "warning", "subject": "file", "precision": "high", "since": "0.1.0"}
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
