"""Parse JSON, JSON with comments, and the part of JSON5 that package.json5 uses, into a tree with places.

Strict JSON is RFC 8259; `comments` adds what TypeScript's tsconfig.json takes (comments and trailing commas).
"""

from __future__ import annotations

from dockerlint.findings import Problem
from dockerlint.parsers.json import tokens
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Entry, Map, Node, Scalar, Seq

_DEEPEST = 500
_MOST_PROBLEMS = 100
_CLOSER = {"}": Map, "]": Seq}


def parse_json(
    file: SourceFile, *, comments: bool = False, json5: bool = False
) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a JSON file (None if it has no value), and the problems that a JSON parser reports. Never raises.

    `comments` allows comments and trailing commas, `json5` also single quotes and bare keys. The text after an error is still
    read, up to a hundred errors. Of two equal keys the last one counts, without a problem, as in every JSON parser.
    """
    return _Reader(file, comments=comments or json5, json5=json5).read()


class _TooDeepError(Exception):
    pass


class _EnoughError(Exception):
    """The file is not JSON if it has this many problems; the rest is not read."""


class _Reader:
    """One pass over the tokens with an explicit stack, so nesting needs no recursion."""

    def __init__(self, file: SourceFile, *, comments: bool, json5: bool) -> None:
        self.file = file
        self.comments = comments
        self.json5 = json5
        self.problems: list[Problem] = []
        self.conflict = False
        self.root: Node | None = None
        self.stack: list[Map | Seq] = []
        self.keys: list[Scalar | None] = []
        """The key that waits for its value, for each open container."""
        self.colon = False
        self.filled = False
        """Whether the open container has a value since the last comma."""
        self.comma: int | None = None
        """The place of the last comma, if nothing has followed yet."""

    def read(self) -> tuple[Node | None, list[Problem]]:
        """Read the tokens one by one."""
        take = self._take
        try:
            for found in tokens.TOKEN.finditer(self.file.text):
                take(found.lastindex or 0, found[0], found.start(), found.end())
            self._finish()
        except _TooDeepError:
            place = self.stack[-1].span
            self._note(f"nested deeper than {_DEEPEST} levels", place.begin, place.finish)
        except _EnoughError:
            pass
        self.problems.sort(key=lambda one: one.at.begin)
        return self.root, self.problems

    def _take(self, kind: int, text: str, begin: int, finish: int) -> None:
        if kind == tokens.STRING:
            self._leaf(self._string(text[1:-1], begin, finish))
        elif kind == tokens.MARK:
            self._mark(text, begin)
        elif kind == tokens.LITERAL:
            self._leaf(Scalar(Span(self.file, begin, finish), tokens.literal(text), text))
        else:
            self._odd(kind, text, begin, finish)

    def _mark(self, mark: str, at: int) -> None:
        if mark == ",":
            self._comma(at)
        elif mark == ":":
            self._colon(at)
        elif mark in "{[":
            self._open(Map(self._span(at)) if mark == "{" else Seq(self._span(at)), at)
        else:
            self._close(mark, at)

    def _odd(self, kind: int, text: str, begin: int, finish: int) -> None:
        """Read a token that strict JSON does not have."""
        if kind == tokens.COMMENT:
            if not self.comments:
                self._problem("JSON has no comments", begin, finish)
        elif kind == tokens.CONFLICT:
            self._problem("merge conflict marker", begin, finish)
            self.conflict = True
        elif kind == tokens.ODD_STRING:
            self._odd_string(text, begin, finish)
        elif kind == tokens.OPEN_ENDED:
            self._open_ended(text, begin, finish)
        else:
            self._word(text, begin, finish)

    def _odd_string(self, text: str, begin: int, finish: int) -> None:
        bad = tokens.CONTROL.search(text)
        if text[0] == "'" and not self.json5:
            self._problem("string in single quotes: JSON requires double quotes", begin, finish)
        elif bad:
            place = begin + bad.start()
            self._problem("control character in a string: write it as an escape", place, place + 1)
        self._leaf(self._string(text[1:-1], begin, finish))

    def _open_ended(self, text: str, begin: int, finish: int) -> None:
        what = "comment" if text.startswith("/*") else "string"
        self._problem(f"{what} is never closed", begin, begin + len(text.split("\n", 1)[0].rstrip()))
        if what == "string":
            value = text[1:].rstrip(" \r\t,")
            self._leaf(Scalar(Span(self.file, begin, finish), value, value, quoted=True), quiet=True)

    def _word(self, text: str, begin: int, finish: int) -> None:
        bare_key = self._wants_key() and bool(tokens.IDENTIFIER.fullmatch(text))
        if not bare_key:
            self._problem("invalid JSON value", begin, finish)
        elif not self.json5:
            self._problem("name without quotes", begin, finish)
        self._leaf(Scalar(Span(self.file, begin, finish), text, text, quoted=True), quiet=True)

    def _string(self, raw: str, begin: int, finish: int) -> Scalar:
        text = raw
        if "\\" in raw:
            text, bad = tokens.unescaped(raw)
            for start, end in () if self.json5 else bad:
                self._problem("invalid escape in a string", begin + 1 + start, begin + 1 + end)
        return Scalar(Span(self.file, begin, finish), text, text, quoted=True)

    def _leaf(self, node: Scalar, *, quiet: bool = False) -> None:
        if not self._wants_key():
            self._place(node, quiet=quiet)
            return
        self._separated(node.span.begin, node.span.finish, quiet=quiet)
        if not node.quoted:
            self._problem("name without quotes", node.span.begin, node.span.finish)
        self.keys[-1], self.colon = node, False

    def _place(self, node: Node, *, quiet: bool = False) -> None:
        """Add a value to the open container."""
        _, begin, finish = node.span
        if not self.stack:
            if self.root is not None and not quiet:
                self._problem("text after the end of the document", begin, finish)
            self.root = node if self.root is None else self.root
        elif isinstance(top := self.stack[-1], Seq):
            self._separated(begin, finish, quiet=quiet)
            top.items.append(node)
            self.filled, self.comma = True, None
        elif key := self.keys[-1]:
            if not self.colon:
                self._problem("`:` is missing before this value", begin, finish)
            self._enter(top, key, node)

    def _enter(self, top: Map, key: Scalar, value: Node) -> None:
        top.entries[key.text] = Entry(key, value)
        self.keys[-1] = None
        self.filled, self.comma = True, None

    def _separated(self, begin: int, finish: int, *, quiet: bool) -> None:
        if self.filled and not quiet:
            self._problem("`,` is missing before this", begin, finish)
        self.filled = False

    def _comma(self, at: int) -> None:
        self._value_missing(at)
        if not self.filled:
            self._problem("unexpected `,`", at, at + 1)
        self.filled, self.comma = False, at

    def _colon(self, at: int) -> None:
        if not (self.keys and self.keys[-1]) or self.colon:
            self._problem("unexpected `:`", at, at + 1)
        self.colon = True

    def _open(self, node: Map | Seq, at: int) -> None:
        if self._wants_key():
            self._problem("a name is missing before this value", at, at + 1)
            self.keys[-1], self.colon = Scalar(self._span(at, 0), "", "", quoted=True), True
        self._place(node)
        self.stack.append(node)
        self.keys.append(None)
        self.filled, self.comma = False, None
        if len(self.stack) > _DEEPEST:
            raise _TooDeepError

    def _close(self, mark: str, at: int) -> None:
        if not any(isinstance(node, _CLOSER[mark]) for node in self.stack):
            self._problem(f"unexpected `{mark}`", at, at + 1)
            return
        while not isinstance(self.stack[-1], _CLOSER[mark]):
            self._unclosed(at)
        self._value_missing(at)
        if self.comma is not None and not self.comments:
            self._problem("trailing comma", self.comma, self.comma + 1)
        self._pop(at + 1)

    def _value_missing(self, at: int) -> None:
        key = self.keys[-1] if self.keys else None
        if key is not None and isinstance(top := self.stack[-1], Map):
            self._problem("a value is missing after this name", key.span.begin, key.span.finish)
            self._enter(top, key, Scalar(self._span(at, 0), None, ""))

    def _pop(self, finish: int) -> None:
        node = self.stack.pop()
        self.keys.pop()
        node.span = Span(self.file, node.span.begin, finish)
        self.filled, self.comma = True, None

    def _unclosed(self, finish: int) -> None:
        node = self.stack[-1]
        mark = "{" if isinstance(node, Map) else "["
        self._problem(f"`{mark}` is never closed", node.span.begin, node.span.begin + 1)
        self._value_missing(finish)
        self._pop(finish)

    def _finish(self) -> None:
        """Close what is open at the end of the file; only the innermost is reported, since the others follow from it."""
        end = len(self.file.text.rstrip())
        if self.stack:
            self._unclosed(end)
        while self.stack:
            self._pop(end)
        if self.root is None and not self.problems:
            self._problem("the file holds no value", 0, 0)

    def _wants_key(self) -> bool:
        return bool(self.stack) and self.keys[-1] is None and isinstance(self.stack[-1], Map)

    def _span(self, at: int, width: int = 1) -> Span:
        return Span(self.file, at, at + width)

    def _problem(self, message: str, begin: int, finish: int) -> None:
        if len(self.problems) >= _MOST_PROBLEMS:
            raise _EnoughError
        self._note(message, begin, finish)

    def _note(self, message: str, begin: int, finish: int) -> None:
        if not self.conflict:
            self.problems.append(Problem(Span(self.file, begin, finish), message))
