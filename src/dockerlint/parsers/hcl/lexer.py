"""The tokens of HCL. Templates are cut with a stack of their brackets, so nesting needs no recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from dockerlint.source import SourceFile


class Kind(Enum):
    """What a token is."""

    NAME = "a name"
    NUMBER = "a number"
    MARK = "an operator or a bracket"
    LINE = "the end of a line"
    OPEN = "the begin of a template"
    TEXT = "literal text of a template, decoded"
    ENTER = "`${` or `%{`"
    LEAVE = "the `}` of those"
    CLOSE = "the end of a template"
    ODD = "text that is not a token"
    END = "the end of the file"


class Token(NamedTuple):
    """A piece of the text, and what it means."""

    kind: Kind
    text: str
    begin: int
    finish: int


_SPACE = re.compile(r"(?:[ \t\r]|#[^\n]*|//[^\n]*|/\*(?s:.*?)(?:\*/|\Z))+")
_TOKEN = re.compile(
    r"(?P<heredoc><<(?P<indented>-?)(?P<marker>[^\W\d][\w-]*)[ \t]*\r?\n)"
    r"|(?P<NAME>[^\W\d][\w-]*)"
    r"|(?P<NUMBER>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
    r"|(?P<LINE>\n)"
    r'|(?P<quote>")'
    r"|(?P<MARK>\.\.\.|&&|\|\||==|!=|<=|>=|=>|[-{}\[\]()=:,.?!<>+*/%])"
)
_QUOTED = re.compile(r'(?:[^"\\\n$%]|\\[^\n]|\$(?!\{)|%(?!\{))+')
_HEREDOC = re.compile(r"(?:[^$%]|\$(?!\{)|%(?!\{))+")
_DOUBLED = re.compile(r"([$%])\1\{")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U(000[0-9a-fA-F]{5}|0010[0-9a-fA-F]{4})|(.))")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
_DEEPEST = 50
"""How many templates may be open at once; the text after that is not read."""


class _Opened(NamedTuple):
    """A template that is open: `finish` is where a heredoc ends, `depth` the brackets around it."""

    finish: int | None
    indent: int
    depth: int


def tokens(file: SourceFile, *, template: bool = False) -> Iterator[Token]:
    """Yield the tokens of a file, without blanks and comments; the last one is END. `template`: its text is one template."""
    lexer = _Lexer(file.text)
    if template:
        lexer.opened.append(_Opened(len(file.text), 0, 0))
        yield Token(Kind.OPEN, "", 0, 0)
    while lexer.at < len(file.text):
        yield from lexer.next()
    yield from lexer.rest()


class _Lexer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.opened: list[_Opened] = []
        self.inside: list[int] = []
        """The depth of braces in each `${` that is open."""

    @property
    def in_template(self) -> bool:
        """Whether the next character is one of a template."""
        return len(self.opened) > len(self.inside)

    def next(self) -> Iterator[Token]:
        """Yield the tokens at this place."""
        if self.in_template:
            yield from self._template()
            return
        if len(self.opened) > _DEEPEST:
            yield self._taken(Kind.ODD, len(self.text))
            return
        if space := _SPACE.match(self.text, self.at):
            self.at = space.end()
            return
        found = _TOKEN.match(self.text, self.at)
        if found is None:
            yield self._taken(Kind.ODD, self.at + 1)
        elif found["heredoc"]:
            yield self._heredoc(found)
        elif found["quote"]:
            self.opened.append(_Opened(None, 0, len(self.inside)))
            yield self._taken(Kind.OPEN, found.end())
        elif found[0] == "}" and self.inside and not self.inside[-1]:
            self.inside.pop()
            yield self._taken(Kind.LEAVE, found.end())
        else:
            if self.inside and found[0] in "{}":
                self.inside[-1] += 1 if found[0] == "{" else -1
            yield self._taken(Kind[found.lastgroup or "ODD"], found.end())

    def rest(self) -> Iterator[Token]:
        """Yield the ends of what is open at the end of the file."""
        for _ in self.opened:
            yield Token(Kind.CLOSE, "", self.at, self.at)
        yield Token(Kind.END, "", self.at, self.at)

    def _taken(self, kind: Kind, finish: int) -> Token:
        begin, self.at = self.at, finish
        return Token(kind, self.text[begin:finish], begin, finish)

    def _heredoc(self, found: re.Match[str]) -> Token:
        end = re.compile(rf"^[ \t]*{re.escape(found['marker'])}[ \t]*\r?$", re.MULTILINE)
        closing = end.search(self.text, found.end())
        finish = closing.start() if closing else len(self.text)
        indent = _indent(self.text[found.end() : finish]) if found["indented"] else 0
        self.opened.append(_Opened(finish, indent, len(self.inside)))
        return self._taken(Kind.OPEN, found.end())

    def _template(self) -> Iterator[Token]:
        opened, text = self.opened[-1], self.text
        if self._is_over(opened):
            yield self._closed(opened)
        elif found := _DOUBLED.match(text, self.at):
            yield self._taken(Kind.TEXT, found.end())._replace(text=found[0][1:])
        elif text.startswith(("${", "%{"), self.at):
            self.inside.append(0)
            yield self._taken(Kind.ENTER, self.at + 2)
        else:
            yield self._literal(opened)

    def _is_over(self, opened: _Opened) -> bool:
        if opened.finish is not None:
            return self.at >= opened.finish
        return self.text[self.at] in '"\n'

    def _closed(self, opened: _Opened) -> Token:
        """Return the end of a template: its quote, the marker of a heredoc, or the end of the line of an open string."""
        self.opened.pop()
        if opened.finish is None:
            return self._taken(Kind.CLOSE, self.at + (self.text[self.at] == '"'))
        end = self.text.find("\n", opened.finish)
        return self._taken(Kind.CLOSE, len(self.text) if end < 0 else end)

    def _literal(self, opened: _Opened) -> Token:
        if opened.finish is None:
            found = _QUOTED.match(self.text, self.at)
            end = found.end() if found else self.at + 1
            if _DOUBLED.match(self.text, end - 1):
                end -= 1
            token = self._taken(Kind.TEXT, max(end, self.at + 1))
            return token._replace(text=_ESCAPE.sub(_unescaped, token.text))
        found = _HEREDOC.match(self.text, self.at, opened.finish)
        end = found.end() if found else self.at + 1
        if _DOUBLED.match(self.text, end - 1) and end - 1 > self.at:
            end -= 1
        starts_line = self.text[self.at - 1] == "\n"
        token = self._taken(Kind.TEXT, end)
        return token._replace(text=_dedented(token.text, opened.indent, starts_line=starts_line))


def _indent(text: str) -> int:
    lines = [line for line in text.splitlines() if line.strip()]
    return min((len(line) - len(line.lstrip(" \t")) for line in lines), default=0)


def _dedented(text: str, indent: int, *, starts_line: bool) -> str:
    first, *others = text.split("\n")
    return "\n".join([first[indent:] if starts_line else first, *(line[indent:] for line in others)])


def _unescaped(found: re.Match[str]) -> str:
    if code := found[1] or found[2]:
        return chr(int(code, 16))
    return _ESCAPES.get(found[3], found[3])
