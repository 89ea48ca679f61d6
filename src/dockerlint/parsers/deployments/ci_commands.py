"""The images that the command lines of a CI file build. The files are listed in knowledge/docker/ci_files.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dockerlint.knowledge.docker.ci_files import CiFile
from dockerlint.models.image_build import ImageBuild
from dockerlint.models.shell import Command
from dockerlint.parsers.image_builds.commands import docker_builds
from dockerlint.parsers.image_builds.paths import ROOT, path_text
from dockerlint.parsers.shell.read import parse_text
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar, Seq
from dockerlint.values import Text

_OUTSIDE = ("/", "~", "$", "<")
"""What a folder begins with that is not in the checkout, or not known."""


def parse_ci(file: SourceFile, kind: CiFile) -> Iterator[ImageBuild]:
    """Yield the builds of a CI file, whose command lines start at the top of the checkout."""
    documents, _ = parse_yaml(file)
    for root in documents:
        yield from _builds(root, {}, kind)


def _builds(node: Node, known: Mapping[str, Text], kind: CiFile) -> Iterator[ImageBuild]:
    if isinstance(node, Seq):
        for item in node:
            yield from _builds(item, known, kind)
    if not isinstance(node, Map):
        return
    inner = {**known, **dict(_variables(node, kind))}
    commands = [one for name in kind.scripts for one in _commands(node.get(name))]
    yield from docker_builds(commands, _folder(node, kind), lambda name: inner.get(name) or _unknown(name))
    for entry in node.entries.values():
        yield from _builds(entry.value, inner, kind)


def _commands(node: Node | None) -> Iterator[Command]:
    """Yield the commands of a text, or of a list of lines that one shell runs."""
    if isinstance(node, Seq):
        for item in node:
            yield from _commands(item)
    elif isinstance(node, Scalar) and isinstance(node.value, str):
        yield from parse_text(node.text, node.span).commands


def _variables(node: Map, kind: CiFile) -> Iterator[tuple[str, Text]]:
    for holder in kind.variables:
        for name, entry in node.below(holder).items():
            if isinstance(entry.value, Scalar):
                yield name, _literal(entry.value)


def _literal(node: Scalar) -> Text:
    refers = any(char in node.text for char in "$<")
    return Text.unknown("it refers to other variables") if refers else Text.known(node.text, node.span)


def _folder(node: Map, kind: CiFile) -> Text:
    value = node.scalar(kind.folder) if kind.folder else None
    if value is None:
        return ROOT
    if value.text.startswith(_OUTSIDE):
        return Text.unknown("it is outside of the checkout", value.span)
    return path_text(Text.known(value.text, value.span), ROOT)


def _unknown(name: str) -> Text:
    return Text.unknown(f"`{name}` is set when the job runs")
