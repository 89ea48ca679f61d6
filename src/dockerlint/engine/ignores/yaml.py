"""Ignore comments that begin with `#`: of YAML, and of line-based formats (.env, .npmrc, .dockerignore, shell scripts)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dockerlint.engine.ignores.comments import WORD, Ignore, code_begin, read_comment, resolve
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Node, Scalar, Seq

_CANDIDATE = re.compile(rf"(?:^|(?<=[ \t]))#[ \t]*{WORD}[^\n]*", re.MULTILINE)
_QUOTED_OR_COMMENT = re.compile(
    r"""^[^\S\n]*(?:export[^\S\n]+)?[\w.\-]+[^\S\n]*[=:][^\S\n]*(?:"(?:[^"\\]|\\.)*"|'[^']*')
        | (?:^|(?<=\s))(?P<comment>[#;][^\n]*)""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_OWN_LINE = re.compile(r"^[^\S\n]*(?P<comment>#[^\n]*)", re.MULTILINE)


def env_ignores(file: SourceFile) -> list[Ignore]:
    """Return the ignores of a .env or .npmrc file: the line below or, trailing, their own; quoted values hold none."""
    return _ignores(file, _QUOTED_OR_COMMENT)


def line_ignores(file: SourceFile) -> list[Ignore]:
    """Return the ignores of a file whose comments have lines of their own: the line below."""
    return _ignores(file, _OWN_LINE)


def _ignores(file: SourceFile, pattern: re.Pattern[str]) -> list[Ignore]:
    begin = code_begin(file.text)
    out: list[Ignore] = []
    for found in pattern.finditer(file.text):
        at, end = found.span("comment")
        if at >= 0 and (comment := read_comment(file, at, end)):
            line = covered_line(file, at)
            out.append(resolve(comment, (line, line), leading=at < begin))
    return out


def covered_line(file: SourceFile, offset: int) -> int:
    """Return the line that a `#` comment applies to: its own after code, else the next one with code."""
    line, column = file.position(offset)
    if file.line(line)[: column - 1].strip():
        return line
    last = len(file.line_starts)
    line += 1
    while line < last and (file.line(line).lstrip()[:1] in {"", "#"}):
        line += 1
    return line


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
