"""HCL's expressions: tokens to their syntax tree. What is not read is an `Unread`; nesting is bounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dockerlint.parsers.hcl.cursor import Cursor, SyntaxUnreadError
from dockerlint.parsers.hcl.lexer import Kind, Token
from dockerlint.parsers.hcl.syntax import (
    Conditional,
    Element,
    Expression,
    ForEach,
    FunctionCall,
    ListOf,
    Literal,
    LiteralText,
    ObjectOf,
    Operation,
    Reference,
    Template,
    Unread,
)
from dockerlint.source import Span

_LEVELS = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))
_BINDING = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators}
"""How closely each binary operator binds."""
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}
_DEEPEST = 40
_LONGEST = 100
"""How many operators of one level, or steps into a value, may follow each other."""


class ExpressionReader:
    """Reads expressions at a cursor."""

    def __init__(self, cursor: Cursor) -> None:
        """Start at the cursor's place."""
        self.cursor = cursor
        self.depth = 0

    def read(self) -> Expression:
        """Return the expression at this place; an `Unread` up to the end of the statement if it is not one."""
        start, index = self.cursor.token, self.cursor.index
        self.depth = self.cursor.enclosed = 0
        try:
            return self._expression()
        except SyntaxUnreadError as error:
            self.cursor.index, self.cursor.enclosed = index, 0
            self.cursor.skip_statement()
            return Unread(str(error), self.cursor.span(start, self.cursor.last))

    def _expression(self) -> Expression:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise SyntaxUnreadError("it is nested too deeply")
        test = self._operation(0)
        if self.cursor.takes("?"):
            yes = self._expression()
            self.cursor.expect(":")
            no = self._expression()
            test = Conditional(test, yes, no, self._since(test))
        self.depth -= 1
        return test

    def _operation(self, lowest: int) -> Expression:
        """Read operators that bind at least as closely as `lowest`."""
        left, count = self._unary(), 0
        while found := self._operator(lowest):
            count = self._counted(count)
            right = self._operation(_BINDING[found.text] + 1)
            left = Operation(found.text, (left, right), self._since(left))
        return left

    def _operator(self, lowest: int) -> Token | None:
        return self.cursor.takes(*(one for one, level in _BINDING.items() if level >= lowest))

    def _counted(self, count: int) -> int:
        if count >= _LONGEST:
            raise SyntaxUnreadError("it is too long")
        return count + 1

    def _unary(self) -> Expression:
        if found := self.cursor.takes("-", "!"):
            self.depth += 1
            if self.depth > _DEEPEST:
                raise SyntaxUnreadError("it is nested too deeply")
            operand = self._unary()
            self.depth -= 1
            return Operation(found.text, (operand,), self.cursor.span(found, self.cursor.last))
        return self._elements(self._term())

    def _elements(self, base: Expression) -> Expression:
        count = 0
        while found := self.cursor.takes(".", "["):
            count = self._counted(count)
            if found.text == ".":
                name = self.cursor.take()
                if name.kind not in {Kind.NAME, Kind.NUMBER}:
                    raise SyntaxUnreadError("a splat")
                key: Expression = _text(name, self.cursor)
            elif self.cursor.at("*"):
                raise SyntaxUnreadError("a splat")
            else:
                key = self._inside("]", self._expression)
            base = Element(base, key, self._since(base))
        return base

    def _term(self) -> Expression:
        self.cursor.skip_enclosed_lines()
        token = self.cursor.take()
        if token.kind is Kind.OPEN:
            return self._template(token)
        if token.kind is Kind.NUMBER:
            whole = token.text.isdecimal() and len(token.text) < _LONGEST
            return Literal((int if whole else float)(token.text), self.cursor.span(token))
        if token.kind is Kind.NAME:
            return self._named(token)
        if token.kind is Kind.MARK and token.text == "(":
            return self._inside(")", self._expression)
        if token.kind is Kind.MARK and token.text == "[":
            return self._list(token)
        if token.kind is Kind.MARK and token.text == "{":
            return self._object(token)
        raise SyntaxUnreadError("it is not an expression")

    def _named(self, token: Token) -> Expression:
        if token.text in _WORDS:
            return Literal(_WORDS[token.text], self.cursor.span(token))
        if not self.cursor.takes("("):
            return Reference(token.text, self.cursor.span(token))
        self.cursor.enclosed += 1
        arguments, spread = [], False
        while not self.cursor.closes(")"):
            arguments.append(self._expression())
            spread = bool(self.cursor.takes("..."))
            self.cursor.separated(")")
        self.cursor.enclosed -= 1
        at = self.cursor.span(token, self.cursor.last)
        return FunctionCall(token.text, tuple(arguments), spread, at)

    def _template(self, start: Token) -> Template:
        parts: list[LiteralText | Expression] = []
        while (token := self.cursor.take()).kind is not Kind.CLOSE:
            if token.kind is Kind.TEXT:
                parts.append(LiteralText(token.text, self.cursor.span(token)))
            elif token.kind is Kind.ENTER and token.text == "${":
                self.cursor.takes("~")
                self.cursor.enclosed += 1
                parts.append(self._expression())
                self.cursor.enclosed -= 1
                self._leave()
            else:
                raise SyntaxUnreadError("a directive of a template")
        return Template(tuple(parts), self.cursor.span(start, token))

    def _leave(self) -> None:
        self.cursor.skip_lines()
        if self.cursor.take().kind is not Kind.LEAVE:
            raise SyntaxUnreadError("an expression of a template that does not end")

    def _list(self, start: Token) -> Expression:
        self.cursor.enclosed += 1
        self.cursor.skip_enclosed_lines()
        found: Expression
        if self.cursor.takes("for"):
            found = self._for_each("]", start)
        else:
            items = []
            while not self.cursor.closes("]"):
                items.append(self._expression())
                self.cursor.separated("]")
            found = ListOf(tuple(items), self.cursor.span(start, self.cursor.last))
        self.cursor.enclosed -= 1
        return found

    def _object(self, start: Token) -> Expression:
        enclosed, self.cursor.enclosed = self.cursor.enclosed, 0
        self.cursor.skip_lines()
        found: Expression
        if self.cursor.takes("for"):
            self.cursor.enclosed = 1
            found = self._for_each("}", start)
        else:
            items = []
            while not self.cursor.closes("}"):
                items.append(self._item())
                if (
                    not self.cursor.takes(",")
                    and self.cursor.token.kind is not Kind.LINE
                    and not self.cursor.at("}")
                ):
                    raise SyntaxUnreadError("an object that does not end")
                self.cursor.skip_lines()
            found = ObjectOf(tuple(items), self.cursor.span(start, self.cursor.last))
        self.cursor.enclosed = enclosed
        return found

    def _item(self) -> tuple[Expression, Expression]:
        token = self.cursor.token
        key = self._expression()
        if isinstance(key, Reference) and token.kind is Kind.NAME:
            key = _text(token, self.cursor)
        if not self.cursor.takes("=", ":"):
            raise SyntaxUnreadError("an object without a value")
        self.cursor.skip_lines()
        return key, self._expression()

    def _for_each(self, closing: str, start: Token) -> ForEach:
        names = [self.cursor.take().text]
        if self.cursor.takes(","):
            names.append(self.cursor.take().text)
        self.cursor.expect("in")
        source = self._expression()
        self.cursor.expect(":")
        result, key = self._expression(), None
        if self.cursor.takes("=>"):
            key, result = result, self._expression()
            self.cursor.takes("...")
        condition = self._expression() if self.cursor.takes("if") else None
        self.cursor.expect(closing)
        at = self.cursor.span(start, self.cursor.last)
        return ForEach(tuple(names), source, key, result, condition, at)

    def _inside(self, closing: str, read: Callable[[], Expression]) -> Expression:
        self.cursor.enclosed += 1
        found = read()
        self.cursor.expect(closing)
        self.cursor.enclosed -= 1
        return found

    def _since(self, first: Expression) -> Span:
        return first.at._replace(finish=max(first.at.finish, self.cursor.last.finish))


def _text(token: Token, cursor: Cursor) -> Template:
    at = cursor.span(token)
    return Template((LiteralText(token.text, at),), at)
