"""Ignore comments of YAML: the line below or, trailing, their own, with the whole of a text that begins there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dockerlint.engine.ignores.comments import WORD, Ignore, code_begin, read_comment, resolve
from dockerlint.engine.ignores.lines import covered_line
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Node, Scalar, Seq

_CANDIDATE = re.compile(rf"(?:^|(?<=[ \t]))#[ \t]*{WORD}[^\n]*", re.MULTILINE)


def yaml_ignores(file: SourceFile) -> list[Ignore]:
    """Return the ignores of a YAML file; text in quotes and in block scalars is not a comment."""
    texts = [_text(span) for span in _scalars(parse_yaml(file)[0])]
    begin = code_begin(file.text)
    out: list[Ignore] = []
    for found in _CANDIDATE.finditer(file.text):
        at = found.start()
        if any(one.begin < at < one.finish for one in texts):
            continue
        if comment := read_comment(file, *found.span()):
            out.append(resolve(comment, _covered(file, at, texts), leading=at < begin))
    return out


def _covered(file: SourceFile, offset: int, texts: list[Span]) -> tuple[int, int]:
    """Return the line that a comment applies to, with the multi-line texts that begin or end there."""
    line = covered_line(file, offset)
    start, end = file.offset(line), file.offset(line + 1)
    touching = [one for one in texts if start <= one.begin < end or start < one.finish <= end]
    first = min((one.start.line for one in touching), default=line)
    last = max((one.file.position(max(one.begin, one.finish - 1)).line for one in touching), default=line)
    return min(first, line), max(last, line)


def _text(span: Span) -> Span:
    """Leave out the header line of a block scalar, which may hold a comment; its line break stays."""
    if not span.text.startswith(("|", ">")):
        return span
    header = span.text.find("\n")
    return span if header < 0 else span.sub(header, len(span.text))


def _scalars(documents: Iterable[Node]) -> Iterator[Span]:
    """Walk every text once; nodes that aliases share are visited the first time only."""
    seen: set[int] = set()
    waiting = list(documents)
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Scalar):
            yield node.span
        elif isinstance(node, Seq):
            waiting += node.items
        elif isinstance(node, Map):
            for entry in node.entries.values():
                waiting += (entry.key, entry.value)
