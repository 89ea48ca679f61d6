"""The files of a tree as they are read, what reading them found, and which of them another repository brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dockerlint.files import Files, source_of
from dockerlint.findings import Diagnosis, Problem, ReadingKind, Severity, Undecided
from dockerlint.paths import within
from dockerlint.source import SourceFile, Span

_SUBMODULE = re.compile(r"^[ \t]*path[ \t]*=[ \t]*(\S[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)


@dataclass(slots=True, eq=False)
class Reading:
    """Reads files; what is there and can't be read, and what a parser refuses, becomes a diagnosis."""

    files: Files
    parsed: set[str] = field(default_factory=set)
    """The paths of the files that were taken to be parsed."""
    diagnoses: list[Diagnosis] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    """The paths that are there and can't be read."""

    def text(self, path: str) -> SourceFile | None:
        """Return a file's text; None when it can't be read."""
        file = self.files.read(path)
        if isinstance(file, SourceFile):
            return file
        if file.is_there and path not in self.unreadable:
            self.unreadable.add(path)
            problem = Problem(Span(SourceFile(file.path, ""), 0, 0), file.message)
            self.diagnoses.append(Diagnosis(ReadingKind.UNREADABLE, Severity.WARNING, problem))
        return None

    def to_parse(self, path: str) -> SourceFile | None:
        """Return the text of a file that is parsed for its own sake, and so counts among what was linted."""
        file = self.text(path)
        if file is not None:
            self.parsed.add(path)
        return file

    def refuse(self, problems: Iterable[Problem], severity: Severity = Severity.ERROR) -> None:
        """Note what a format's own reader refuses, or only warns of; a template becomes a file of its format when it is rendered."""
        found = list(problems)
        kind = Undecided.NOT_RENDERED if any(map(_begins_template, found)) else ReadingKind.SYNTAX
        self.diagnoses += [Diagnosis(kind, severity, problem) for problem in found]


def _begins_template(problem: Problem) -> bool:
    """Return whether a problem is at `{{` or `{%`, which Go's templates and Jinja write where JSON and YAML have a value."""
    text, begin = problem.at.file.text, problem.at.begin
    near = text[max(begin - 1, 0) : begin + 2]
    return "{{" in near or "{%" in near


def submodules(files: Files) -> Iterator[str]:
    """Yield the folders of submodules, which need not be checked out (https://git-scm.com/docs/gitmodules)."""
    file = source_of(files, ".gitmodules")
    for found in _SUBMODULE.finditer(file.text) if file else ():
        yield found[1].strip('"')


def in_submodule(files: Files, path: str) -> bool:
    """Return whether a base-relative path lies in a submodule."""
    return any(within(path, folder) for folder in submodules(files))
