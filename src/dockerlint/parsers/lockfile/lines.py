"""The YAML that pnpm writes into lockfiles, line by line: two-space steps, no folding, flow values closed on their line.

What js-yaml's writer never makes (anchors, folded text, odd quoting) is not read: `Unreadable.sure` tells a file that
every YAML reader refuses from one that only this scanner does not know.
"""

from __future__ import annotations

import re

from dockerlint.parsers.json.tokens import unescaped
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Entry, Map, Node, Scalar, Seq

_KEY = r"""'(?:[^'\n]|'')*'|"(?:[^"\\\n]|\\.)*"|(?:[^\s'"\#\-\[\]{}&*!|>%@`?,]|-\S)[^\n:]*+(?::(?![ \r\n]|\Z)[^\n:]*+)*+"""
_LINE = re.compile(
    rf"""^([ ]*+)(?:({_KEY})[ ]*:(?:[ ]+([^\n]*?))?[ \t]*\r?$   # 1 indent, 2 key, 3 value
        |-[ ]+([^\n]*?)[ \t]*\r?$                               # 4 item
        |(?:\#[^\n]*|\r)?$                                      # nothing
        |([^\n]+)$)                                             # 5 something else
    """,
    re.VERBOSE | re.MULTILINE,
)
_FLOW = r"\{[^\n]*\}|\[[^\n]*\]"
_BODY = re.compile(
    rf"""(?:[ ]*+\r?\n
        |([ ]{{2,}}+)(?:{_KEY})[ ]*:[ ]+[|>][-+]?\r?\n(?:(?:\1[ ]+[^\n]*+|[ ]*+)\r?\n)*+
        |[ ]{{2,}}+(?:-[ ]+)*+(?:{_KEY})[ ]*:
            (?:[ ]+(?:{_FLOW}|'(?:[^'\n]|'')*+'|"(?:[^"\\\n]|\\.)*+"|[^\s'"{{\[|>&*!%@`][^\n]*+))?[ ]*+\r?(?:\n|\Z)
        |[ ]{{2,}}+-[ ]+(?:{_FLOW}|'(?:[^'\n]|'')*+'|"(?:[^"\\\n]|\\.)*+"|[^\s'"{{\[|>&*!%@`][^\n]*+)[ ]*+\r?(?:\n|\Z)
        |[ ]*+\#[^\n]*+(?:\n|\Z))*+""",
    re.VERBOSE,
)
_ENTRY = re.compile(rf"\n  ({_KEY}):(?=[ \r\n]|\Z)")
_QUOTED_OR_FLOW = re.compile(rf"""(?:{_FLOW}|'(?:[^'\n]|'')*'|"(?:[^"\\\n]|\\.)*")(?:[ ]+\#.*)?""")
_FLOW_ITEM = re.compile(
    r"""\s*('(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^\s,:\[\]{}'"][^,\[\]{}:]*(?::(?!\s)[^,\[\]{}:]*)*)(?:\s*:\s+|\s*)"""
)
_COMMENT = re.compile(r"\s+#.*")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_TAB = re.compile(r"[ ]*\t")
_OPEN = ("{", "[", "'", '"')


class UnreadableError(Exception):
    """A line that can't be scanned: why, where, and whether every YAML parser rejects it too (`sure`)."""

    def __init__(self, why: str, at: Span, *, sure: bool) -> None:
        """Keep the facts."""
        super().__init__(why)
        self.why = why
        self.at = at
        self.sure = sure


class Lines:
    """A part of a lockfile: `text` has the offsets of `file`'s text, but may have other sides of a conflict blanked."""

    def __init__(self, file: SourceFile, text: str) -> None:
        """Take the file that spans point into and the text that is scanned."""
        self.file = file
        self.text = text

    def block(self, begin: int, finish: int) -> Map:
        """Read whole lines into a mapping. Raises UnreadableError."""
        root = Map(Span(self.file, begin, begin))
        builder = _Builder(self, root)
        for found in _LINE.finditer(self.text, begin, finish):
            if found[2] is not None:
                builder.entry(len(found[1]), found)
            elif found[4] is not None:
                builder.item(len(found[1]), self.value(found[4], found.start(4)))
            elif found[5] is not None:
                raise self.refused(found.start(), finish)
        return root

    def entries(self, begin: int, finish: int) -> list[tuple[str, int]]:
        """List the keys of a section of packages (as written) with their offsets; its lines are only checked.

        Raises UnreadableError, also for a key that is there twice.
        """
        found = _BODY.match(self.text, begin, finish)
        end = found.end() if found else begin
        if end < finish:
            raise self.refused(end, finish)
        out = [(one[1], one.start(1)) for one in _ENTRY.finditer(self.text, begin - 1, finish)]
        if len(dict(out)) < len(out):
            key, at = _second(out)
            raise UnreadableError("a key occurs twice", Span(self.file, at, at + len(key)), sure=True)
        return out

    def value(self, raw: str, at: int) -> Node:
        """Read the value after a key or a dash. Raises UnreadableError."""
        span = Span(self.file, at, at + len(raw))
        if not raw.startswith(_OPEN):
            if raw[:1] in {"&", "*", "!", "|", ">", "%", "@", "`"}:
                raise UnreadableError("it holds YAML that pnpm does not write", span, sure=False)
            text = _COMMENT.sub("", raw) if "#" in raw else raw
            return Scalar(Span(self.file, at, at + len(text)), _typed(text), text)
        if not _QUOTED_OR_FLOW.fullmatch(raw):
            raise self.refused(self.text.rfind("\n", 0, at) + 1, len(self.text))
        if raw[0] in "'\"":
            text = unquoted(raw)
            return Scalar(span, text, text, quoted=True)
        return self._flow(raw, span)

    def _flow(self, raw: str, span: Span) -> Map | Seq:
        pieces = [(one[1], span.begin + 1 + one.start(1)) for one in _FLOW_ITEM.finditer(raw[1:-1])]
        nodes = [self.value(text.rstrip(), at) for text, at in pieces]
        if raw[0] == "[":
            return Seq(span, nodes, flow=True)
        scalars = [node for node in nodes if isinstance(node, Scalar)]
        pairs = zip(scalars[::2], scalars[1::2], strict=False)
        return Map(span, {key.text: Entry(key, value) for key, value in pairs}, flow=True)

    def refused(self, at: int, finish: int) -> UnreadableError:
        """Return why a line can't be scanned: `at` is its offset, `finish` the end of its entry."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        line = self.text[at:end].rstrip()
        begin = at + len(line) - len(line.lstrip())
        span = Span(self.file, begin, max(begin, at + len(line)))
        if _TAB.match(line):
            return UnreadableError("a line is indented with a tab", span, sure=True)
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            return UnreadableError("it holds a stray merge conflict marker", span, sure=True)
        if not self.text[end:].strip() and finish >= end:
            return UnreadableError("it ends in the middle of an entry", span, sure=True)
        return UnreadableError("it holds YAML that pnpm does not write", span, sure=False)


class _Builder:
    """Puts keys and items under the mapping that their indentation names."""

    def __init__(self, lines: Lines, root: Map) -> None:
        self.lines = lines
        self.root = root
        self.open: list[tuple[int, Map]] = []
        self.waiting: tuple[int, Map, Scalar] | None = None
        """The key without a value that deeper lines belong to."""

    def entry(self, indent: int, found: re.Match[str]) -> None:
        """Take a line with a key."""
        file, raw = self.lines.file, found[2]
        text = unquoted(raw) if raw[0] in "'\"" else raw
        key = Scalar(Span(file, *found.span(2)), text, text, raw[0] in "'\"")
        into = self._map_at(indent, key)
        if text in into.entries:
            raise UnreadableError("a key occurs twice", key.span, sure=True)
        empty = found[3] is None or found[3].startswith("#")
        end = found.end(2)
        value = (
            Scalar(Span(file, end, end), None, "") if empty else self.lines.value(found[3], found.start(3))
        )
        into.entries[text] = Entry(key, value)
        self.waiting = (indent, into, key) if empty else None

    def _map_at(self, indent: int, key: Scalar) -> Map:
        if self.waiting and indent > self.waiting[0]:
            _, holder, above = self.waiting
            inner = Map(key.span)
            holder.entries[above.text] = Entry(above, inner)
            self.open.append((indent, inner))
        elif not self.open:
            self.open.append((indent, self.root))
        while self.open[-1][0] > indent and len(self.open) > 1:
            self.open.pop()
        if self.open[-1][0] != indent:
            raise UnreadableError("a line is indented wrongly", key.span, sure=True)
        return self.open[-1][1]

    def item(self, indent: int, node: Node) -> None:
        """Take a line with a list item."""
        if not self.waiting or indent < self.waiting[0]:
            raise UnreadableError("a list item is indented wrongly", node.span, sure=True)
        _, holder, above = self.waiting
        value = holder.entries[above.text].value
        if not isinstance(value, Seq):
            value = Seq(node.span)
            holder.entries[above.text] = Entry(above, value)
        value.items.append(node)


def _second(entries: list[tuple[str, int]]) -> tuple[str, int]:
    """Find the first entry whose key an earlier one has."""
    first = dict(reversed(entries))
    return next(one for one in entries if first[one[0]] != one[1])


def unquoted(raw: str) -> str:
    """Return the text of a key or value as written, quotes and escapes resolved."""
    if raw.startswith("'"):
        return raw[1:-1].replace("''", "'")
    return unescaped(raw[1:-1].replace("\\_", "\u00a0"))[0] if raw.startswith('"') else raw


def _typed(text: str) -> str | int | float | bool | None:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
