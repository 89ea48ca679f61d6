"""Build tree nodes from a parser's events."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dockerlint.findings import Label, Problem
from dockerlint.parsers.yaml.scalars import resolve_plain, resolve_tagged
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Entry, Map, Node, Scalar, Seq

DEEPEST = 200
"""The limit of nesting; go-yaml stops at 10,000, and real files have less than 20."""
MOST = 200_000
"""The limit of keys and values in one file; merged ones count again. The largest known compose file has 2,100."""
TOO_MANY = f"more than {MOST:,} keys and values"
TOO_DEEP = f"more than {DEEPEST} nested containers"

_PROPERTIES = re.compile(r"(?:[ \t\r\n]|#[^\n]*\n|[&!][^\s,\[\]{}]*(?=[\s,\]}]|$))*")
_BLOCK = ("|", ">")


class TooDeepError(Exception):
    """The document is nested deeper than DEEPEST, or has more than MOST nodes; the problem is already recorded."""


@dataclass(slots=True)
class _Frame:
    """An open container; `key` waits for its value. `None` as node means the document itself."""

    node: Map | Seq | None
    flow: bool = False
    key: Scalar | None = None
    end: int = 0
    merges: list[tuple[Scalar, Node]] = field(default_factory=list)


class TreeBuilder:
    """Builds nodes from events; `close_all` closes everything that is open at an error."""

    def __init__(self, file: SourceFile) -> None:
        """Start without documents."""
        self.file = file
        self.documents: list[Node] = []
        self.problems: list[Problem] = []
        self.anchors: dict[str, Node] = {}
        self.stack: list[_Frame] = []
        self.count = 0

    def scalar(self, event: Any) -> None:
        """Add a scalar."""
        start, end = event.start_mark.index, event.end_mark.index
        text, style, tag, anchor = event.value, event.style, event.tag, event.anchor
        value = text if style else resolve_plain(text)
        if anchor is not None or tag is not None:
            start = self._past_properties(start, end)
            value = value if tag is None else resolve_tagged(tag, text, value)
        if start >= end:
            start = end = self._empty_place(start)
        elif style in _BLOCK:
            end = start + len(self.file.text[start:end].rstrip())
        node = Scalar(Span(self.file, start, end), value, text, bool(style), tag)
        if anchor is not None:
            self.anchors[anchor] = node
        self._put(node, end, None)

    def alias(self, event: Any) -> None:
        """Add an alias: the node of its anchor."""
        at = Span(self.file, event.start_mark.index, event.end_mark.index)
        target = self.anchors.get(event.anchor)
        if target is None:
            self.problems.append(Problem(at, f"alias `{event.anchor}` has no anchor before it"))
        elif any(frame.node is target for frame in self.stack):
            self.problems.append(Problem(at, f"alias `{event.anchor}` is inside its own anchor"))
            target = None
        self._put(target or Scalar(at, None, ""), at.finish, at)

    def open_map(self, event: Any) -> None:
        """Begin a mapping."""
        start, end = event.start_mark.index, event.end_mark.index
        self._open(event, Map(Span(self.file, start, end), {}, bool(event.flow_style), event.tag))

    def open_seq(self, event: Any) -> None:
        """Begin a list."""
        start, end = event.start_mark.index, event.end_mark.index
        self._open(event, Seq(Span(self.file, start, end), [], bool(event.flow_style), event.tag))

    def close(self, event: Any) -> None:
        """End the innermost container."""
        frame = self.stack[-1]
        self._close(event.end_mark.index if frame.flow else frame.end)

    def open_document(self, _event: Any) -> None:
        """Begin a document; anchors are local to it."""
        self.anchors = {}
        self.stack = [_Frame(None)]

    def close_document(self, _event: Any) -> None:
        """End a document."""
        self.stack = []

    def ignore(self, _event: Any) -> None:
        """Ignore the begin and end of the stream."""

    def close_all(self) -> None:
        """Close what an error left open; a node that had only begun is dropped, with its key."""
        while len(self.stack) > 1:
            frame = self.stack[-1]
            frame.key = None
            if _is_empty(frame.node) and not frame.merges:
                self.stack.pop()
            else:
                self._close(frame.end)

    def _open(self, event: Any, node: Map | Seq) -> None:
        start = node.span.begin
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        if event.anchor is not None or event.tag is not None:
            start = self._past_properties(start, len(self.file.text))
        node.span = Span(self.file, start, start)
        self.stack.append(_Frame(node, node.flow, None, start))
        if len(self.stack) > DEEPEST:
            self.problems.append(Problem(node.span, TOO_DEEP))
            raise TooDeepError

    def _close(self, end: int) -> None:
        frame = self.stack.pop()
        node = frame.node
        if node is None:
            return
        if frame.key is not None:
            self.stack.append(frame)
            self._put(
                Scalar(Span(self.file, frame.key.span.finish, frame.key.span.finish), None, ""), end, None
            )
            self.stack.pop()
        node.span = Span(self.file, node.span.begin, max(end, node.span.begin))
        if frame.merges and isinstance(node, Map):
            self._flatten(node, frame.merges)
        self._put(node, end, None)

    def _put(self, node: Node, end: int, at: Span | None) -> None:
        """Add a finished node to its container; `at` is the place of an alias."""
        frame = self.stack[-1]
        frame.end = end
        self.count += 1
        if self.count > MOST:
            self._too_many(node.span)
        holder = frame.node
        if type(holder) is Map:
            if frame.key is None:
                frame.key = node if type(node) is Scalar else self._as_key(node, at)
            else:
                self._set(frame, holder, node)
        elif type(holder) is Seq:
            holder.items.append(node)
        else:
            self.documents.append(node)

    def _set(self, frame: _Frame, holder: Map, value: Node) -> None:
        key, frame.key = frame.key, None
        if key is None:
            return
        if key.text == "<<" and not key.quoted:
            frame.merges.append((key, value))
            return
        before = holder.entries.get(key.text)
        if before is not None:
            message = f"key `{key.text}` is defined twice"
            self.problems.append(Problem(key.span, message, (Label(before.key.span, "first defined here"),)))
        holder.entries[key.text] = Entry(key, value)

    def _as_key(self, node: Node, at: Span | None) -> Scalar:
        if isinstance(node, Scalar):
            return node
        span = at or node.span
        if not any(span.begin <= one.at.begin < span.finish for one in self.problems):
            self.problems.append(Problem(span.first_line(), self._key_message(span)))
        return Scalar(span, span.text, span.text, quoted=True)

    def _key_message(self, span: Span) -> str:
        if span.begin and self.file.text[span.begin - 1 : span.begin + 1] == "{{":
            return "`{{` starts a mapping in YAML: quote the template"
        return "a key must be a plain value, not a list or a mapping"

    def _flatten(self, holder: Map, merges: list[tuple[Scalar, Node]]) -> None:
        """Merge the mappings of `<<`: own keys win, then the first mapping that has the key."""
        for key, value in merges:
            for source in value.items if isinstance(value, Seq) else [value]:
                if not isinstance(source, Map):
                    self.problems.append(Problem(key.span, "`<<` must name a mapping or a list of mappings"))
                    break
                self._count(len(source.entries), key.span)
                for name, entry in source.entries.items():
                    holder.entries.setdefault(name, Entry(entry.key, entry.value, merged=True))

    def _count(self, more: int, at: Span) -> None:
        self.count += more
        if self.count > MOST:
            self._too_many(at)

    def _too_many(self, at: Span) -> None:
        self.count = 0
        self.problems.append(Problem(at.first_line(), TOO_MANY))
        raise TooDeepError

    def _past_properties(self, start: int, end: int) -> int:
        found = _PROPERTIES.match(self.file.text, start, end)
        return found.end() if found else start

    def _empty_place(self, start: int) -> int:
        """Return the place of a missing value: after the colon (the marks of the two parsers differ)."""
        key = self.stack[-1].key if self.stack else None
        colon = self.file.text.find(":", key.span.finish) if key is not None else -1
        return colon + 1 if 0 <= colon < start or colon == start else start


def _is_empty(node: Map | Seq | None) -> bool:
    return not (node.entries if isinstance(node, Map) else node.items if isinstance(node, Seq) else ())


HANDLERS: dict[str, Callable[[TreeBuilder, Any], None]] = {
    "ScalarEvent": TreeBuilder.scalar,
    "AliasEvent": TreeBuilder.alias,
    "MappingStartEvent": TreeBuilder.open_map,
    "SequenceStartEvent": TreeBuilder.open_seq,
    "MappingEndEvent": TreeBuilder.close,
    "SequenceEndEvent": TreeBuilder.close,
    "DocumentStartEvent": TreeBuilder.open_document,
    "DocumentEndEvent": TreeBuilder.close_document,
    "StreamStartEvent": TreeBuilder.ignore,
    "StreamEndEvent": TreeBuilder.ignore,
}
