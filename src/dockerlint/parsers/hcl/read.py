"""HCL text to a body of attributes and blocks. Never raises: what can't be read is left out or `Unread`."""

from __future__ import annotations

from dockerlint.parsers.hcl.cursor import Cursor
from dockerlint.parsers.hcl.expressions import ExpressionReader
from dockerlint.parsers.hcl.lexer import Kind, Token
from dockerlint.parsers.hcl.syntax import Attribute, Block, Body
from dockerlint.source import SourceFile, Span

_DEEPEST = 50


def parse_hcl(file: SourceFile) -> tuple[Body, bool]:
    """Return the body of a file, and whether all of its statements could be read."""
    reader = _BodyReader(Cursor(file))
    body = reader.body(0)
    return body, reader.complete


class _BodyReader:
    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.expressions = ExpressionReader(cursor)
        self.complete = True

    def body(self, depth: int) -> Body:
        """Read statements up to the bracket that closes the body, or of the file to its end."""
        body = Body()
        while True:
            self.cursor.skip_lines()
            if self.cursor.token.kind is Kind.END:
                self.complete = self.complete and not depth
                return body
            if self.cursor.takes("}"):
                if depth:
                    return body
                self.complete = False
                continue
            self._statement(body, depth)

    def _statement(self, body: Body, depth: int) -> None:
        name = self.cursor.token
        labels = self._labels()
        if name.kind is Kind.NAME and len(labels) == 1 and self.cursor.takes("="):
            value = self.expressions.read()
            body.attributes.setdefault(name.text, Attribute(name.text, value, self.cursor.span(name)))
            self._ended()
        elif name.kind is Kind.NAME and depth < _DEEPEST and self.cursor.takes("{"):
            *_, last = labels
            texts = tuple(text for _, text in labels[1:])
            body.blocks.append(Block(name.text, texts, self.body(depth + 1), self._span(last[0])))
        else:
            self.complete = False
            index = self.cursor.index
            self.cursor.skip_statement()
            if self.cursor.index == index and not self.cursor.at("}"):
                self.cursor.take()

    def _labels(self) -> list[tuple[list[Token], str]]:
        """Take the names and strings that a statement begins with: each with its tokens and its text."""
        found: list[tuple[list[Token], str]] = []
        while True:
            token = self.cursor.token
            if token.kind is Kind.NAME:
                found.append(([self.cursor.take()], token.text))
            elif token.kind is Kind.OPEN and found:
                taken = [self.cursor.take()]
                while taken[-1].kind not in {Kind.CLOSE, Kind.END}:
                    taken.append(self.cursor.take())
                text = "".join(one.text for one in taken if one.kind is Kind.TEXT)
                found.append((taken, text))
            else:
                return found

    def _ended(self) -> None:
        """Skip what follows an attribute on its line."""
        if self.cursor.token.kind not in {Kind.LINE, Kind.END} and not self.cursor.at("}"):
            self.complete = False
            self.cursor.skip_statement()

    def _span(self, taken: list[Token]) -> Span:
        return self.cursor.span(taken[0], taken[-1])
