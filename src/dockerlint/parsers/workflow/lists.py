"""Inputs of actions that are lists: lines, and items between commas."""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.image_builds.attributes import stripped
from dockerlint.parsers.shell.places import text_clip
from dockerlint.parsers.workflow.values import expanded
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Scalar
from dockerlint.values import Text


def lines(node: Node | None, lookup: Lookup) -> Iterator[tuple[Span, Text]]:
    """Yield the lines of an input, each with its place; comments are left out."""
    if not isinstance(node, Scalar):
        return
    clip = text_clip(node.text, node.span)
    begin = 0
    for line in node.text.split("\n"):
        text = line.strip()
        if text and not text.startswith("#"):
            start = begin + line.index(text)
            at = clip.span(start, start + len(text)) if clip else node.span
            yield at, expanded(text, at, lookup)
        begin += len(line) + 1


def items(inputs: Map | None, name: str, lookup: Lookup, *, commas: bool = True) -> Iterator[Text]:
    """Yield the items of a list; an expression may bring several lines."""
    for _, text in lines(inputs.get(name) if inputs else None, lookup):
        for line in text.split("\n"):
            yield from filter(_is_something, map(stripped, line.split(",") if commas else [line]))


def _is_something(text: Text) -> bool:
    return bool(text.parts)
