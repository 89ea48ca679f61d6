"""The place of a parser in the tokens of a file."""

from __future__ import annotations

from dockerlint.parsers.hcl.lexer import Kind, Token, tokens
from dockerlint.source import SourceFile, Span

_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


class SyntaxUnreadError(Exception):
    """The tokens are not an expression that is read."""


class Cursor:
    """Reads tokens one by one."""

    def __init__(self, file: SourceFile, whole: Span | None = None) -> None:
        """Cut a file into tokens; with `whole` the file is one template, and that the place of all of it."""
        self.file = file
        self.whole = whole
        self.tokens = list(tokens(file, template=whole is not None))
        self.index = 0
        self.enclosed = 0
        """How many brackets are open, inside of which the ends of lines don't count."""

    @property
    def token(self) -> Token:
        """The token at this place."""
        return self.tokens[self.index]

    def take(self) -> Token:
        """Return the token at this place, and go on; the END is never passed."""
        token = self.tokens[self.index]
        if token.kind is not Kind.END:
            self.index += 1
        return token

    def takes(self, *texts: str) -> Token | None:
        """Return the token at this place and go on, if it is one of these marks or names."""
        self.skip_enclosed_lines()
        found = self.token.kind in {Kind.MARK, Kind.NAME} and self.token.text in texts
        return self.take() if found else None

    def at(self, *texts: str) -> bool:
        """Whether the token at this place is one of these marks."""
        return self.token.kind is Kind.MARK and self.token.text in texts

    def skip_lines(self) -> None:
        """Go over the ends of lines."""
        while self.token.kind is Kind.LINE:
            self.index += 1

    def skip_enclosed_lines(self) -> None:
        """Go over the ends of lines inside of brackets."""
        if self.enclosed:
            self.skip_lines()

    def expect(self, text: str) -> None:
        """Take a mark or name. Raise SyntaxUnreadError where it is missing."""
        if not self.takes(text):
            raise SyntaxUnreadError(f"`{text}` is missing")

    def closes(self, closing: str) -> bool:
        """Take a closing bracket, if one follows. Raise SyntaxUnreadError at the end of the file."""
        self.skip_lines()
        if self.token.kind is Kind.END:
            raise SyntaxUnreadError("a bracket that is not closed")
        return self.takes(closing) is not None

    def separated(self, closing: str) -> None:
        """Take the comma between two items. Raise SyntaxUnreadError where it is missing."""
        if not self.takes(",") and not self.at(closing):
            raise SyntaxUnreadError("a list that does not end")

    def skip_statement(self) -> None:
        """Go to the end of the line, or to the bracket that closes the body, over whole brackets and templates."""
        depth = 0
        while self.token.kind is not Kind.END:
            depth += self._change(self.token)
            if depth < 0 or (not depth and self.token.kind is Kind.LINE):
                return
            self.index += 1

    def _change(self, token: Token) -> int:
        """Return how a token changes the depth of brackets."""
        if token.kind in {Kind.OPEN, Kind.ENTER}:
            return 1
        if token.kind in {Kind.CLOSE, Kind.LEAVE}:
            return -1
        return _BRACKETS.get(token.text, 0) if token.kind is Kind.MARK else 0

    def span(self, begin: Token, finish: Token | None = None) -> Span:
        """Return the place from one token to another."""
        if self.whole is not None:
            return self.whole
        return Span(self.file, begin.begin, max(begin.finish, (finish or begin).finish))

    @property
    def last(self) -> Token:
        """The token before this place."""
        return self.tokens[max(self.index - 1, 0)]
