"""The syntax tree of HCL: bodies of attributes and blocks, and expressions; each knows its place.

Source: github.com/hashicorp/hcl, "HCL Native Syntax Specification".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from dockerlint.source import Span


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """A number, `true`, `false` or `null`."""

    value: int | float | bool | None
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class LiteralText:
    """The literal part of a template, without escapes."""

    text: str
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A string in quotes or a heredoc: literal texts and the expressions of its `${}`."""

    parts: tuple[LiteralText | Expression, ...]
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class ListOf:
    """`[a, b]`."""

    items: tuple[Expression, ...]
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class ObjectOf:
    """`{ a = b }`; a bare name is a key of that text."""

    items: tuple[tuple[Expression, Expression], ...]
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """The name of a variable."""

    name: str
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """`base.name` and `base[key]`."""

    base: Expression
    key: Expression
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class FunctionCall:
    """`name(a, b)`; `spread` if the last argument is a list of arguments (`b...`)."""

    name: str
    arguments: tuple[Expression, ...]
    spread: bool
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One or two operands."""

    operator: str
    operands: tuple[Expression, ...]
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class Conditional:
    """`test ? yes : no`."""

    test: Expression
    yes: Expression
    no: Expression
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class ForEach:
    """`[for name in source: result if condition]`; with `key` an object."""

    names: tuple[str, ...]
    source: Expression
    key: Expression | None
    result: Expression
    condition: Expression | None
    at: Span


@dataclass(frozen=True, slots=True, eq=False)
class Unread:
    """An expression that is not read: a template directive, a splat, a syntax error."""

    why: str
    at: Span


Expression: TypeAlias = "Literal | Template | ListOf | ObjectOf | Reference | Element | FunctionCall | Operation | Conditional | ForEach | Unread"


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """`name = value`; `at` is the name's place."""

    name: str
    value: Expression
    at: Span


@dataclass(slots=True, eq=False)
class Body:
    """Attributes by name, and blocks in their order."""

    attributes: dict[str, Attribute] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """`kind "label" { ... }`; `at` is the place of the last label, or of the kind without one."""

    kind: str
    labels: tuple[str, ...]
    body: Body
    at: Span
