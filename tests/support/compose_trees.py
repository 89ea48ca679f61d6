"""Trees of compose files for tests of single steps, and what a step reports."""

from __future__ import annotations

from dockerlint.parsers.compose.pipeline.canonical import lengthen
from dockerlint.parsers.compose.pipeline.interpolate import interpolate
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar


def node(text: str, path: str = "compose.yaml") -> Node:
    """Read one YAML document of any kind."""
    [found], problems = parse_yaml(SourceFile(path, text))
    assert problems == []
    return found


def tree(text: str, path: str = "compose.yaml") -> Map:
    """Read one YAML document that is a mapping."""
    found = node(text, path)
    assert isinstance(found, Map)
    return found


def scalar(text: str) -> Scalar:
    """Read one YAML document that is a scalar."""
    found = node(text)
    assert isinstance(found, Scalar)
    return found


def reported(report: Report) -> list[str]:
    """Return `LINE:COLUMN message` for each diagnosis."""
    problems = [one.problem for one in report.diagnoses]
    return [f"{one.at.start.line}:{one.at.start.column} {one.message}" for one in problems]


def long(text: str, **values: str) -> Map:
    """Read a compose file, expand its variables and put it in long form; `values` are known variables."""
    report = Report()
    found = lengthen(interpolate(tree(text), Environment(values=values), report), report)
    assert reported(report) == []
    return found
