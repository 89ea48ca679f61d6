"""The value of an HCL expression. Bounded in steps and depth: what takes longer is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from dockerlint.parsers.hcl.functions import call_builtin
from dockerlint.parsers.hcl.syntax import (
    Body,
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
)
from dockerlint.parsers.hcl.values import Value, bounded, plain, same, text_of, truth
from dockerlint.values import Known, Text, Unknown

_MOST_STEPS = 20_000
_DEEPEST = 150
_MOST_ITEMS = 1_000

Names = Mapping[str, Value]
"""The variables of a matrix, a `for` or a function."""


@dataclass(eq=False)
class Evaluator:
    """Evaluates the expressions of one definition."""

    variable: Callable[[str], Value]
    """Returns the value of a variable of the definition."""
    functions: Mapping[str, Body] = field(default_factory=dict)
    """The functions that it defines."""
    steps: int = 0
    depth: int = 0

    def value(self, expression: Expression, names: Names | None = None) -> Value:
        """Return the value of an expression."""
        self.steps += 1
        if self.steps > _MOST_STEPS or self.depth > _DEEPEST:
            return Unknown("it takes too long", expression.at)
        self.depth += 1
        try:
            return self._value(expression, names or {})
        finally:
            self.depth -= 1

    def _value(self, expression: Expression, names: Names) -> Value:
        read = _READERS.get(type(expression))
        return read(self, expression, names) if read else Unknown("it is not read", expression.at)

    def _list(self, expression: ListOf, names: Names) -> Value:
        return [self.value(one, names) for one in expression.items]

    def _reference(self, expression: Reference, names: Names) -> Value:
        return names[expression.name] if expression.name in names else self.variable(expression.name)

    def _element(self, expression: Element, names: Names) -> Value:
        return _element(self.value(expression.base, names), self.value(expression.key, names))

    def _template(self, template: Template, names: Names) -> Value:
        first = template.parts[0] if len(template.parts) == 1 else None
        if first is not None and not isinstance(first, LiteralText):
            return self.value(first, names)
        pieces: list[Known[str] | Text] = []
        for part in template.parts:
            if isinstance(part, LiteralText):
                pieces.append(Known(part.text, part.at))
            else:
                pieces.append(text_of(self.value(part, names), part.at))
        return bounded(Text.joined(pieces)) if pieces else Text.known("", template.at)

    def _object(self, expression: ObjectOf, names: Names) -> Value:
        out: dict[str, Value] = {}
        for key, value in expression.items:
            name = text_of(self.value(key, names), key.at).value
            if name is None:
                return Unknown("a key is not known", key.at)
            out[name] = self.value(value, names)
        return out

    def _call(self, call: FunctionCall, names: Names) -> Value:
        arguments = [self.value(one, names) for one in call.arguments]
        if call.spread:
            *arguments, last = arguments
            if not isinstance(last, list):
                return Unknown("its arguments are not known", call.at)
            arguments += last
        own = self.functions.get(call.name)
        return self._own(own, arguments, call) if own else call_builtin(call.name, arguments, call.at)

    def _own(self, function: Body, arguments: list[Value], call: FunctionCall) -> Value:
        names, rest = _parameters(function, "params"), _parameters(function, "variadic_params")
        result = function.attributes.get("result")
        if result is None or len(arguments) < len(names):
            return Unknown(f"`{call.name}()` is not read", call.at)
        given: dict[str, Value] = dict(zip(names, arguments, strict=False))
        return self.value(result.value, {**given, **dict.fromkeys(rest, arguments[len(names) :])})

    def _operation(self, operation: Operation, names: Names) -> Value:
        values = [self.value(one, names) for one in operation.operands]
        found = _applied(operation.operator, values)
        return Unknown("it is not known", operation.at) if found is None else found

    def _conditional(self, one: Conditional, names: Names) -> Value:
        test = truth(self.value(one.test, names))
        if test is None:
            return Unknown("its condition is not known", one.at)
        return self.value(one.yes if test else one.no, names)

    def _each(self, each: ForEach, names: Names) -> Value:
        source = self.value(each.source, names)
        if not isinstance(source, list | dict):
            return Unknown("what it goes through is not known", each.at)
        listed: list[Value] = []
        keyed: dict[str, Value] = {}
        for inner in islice(_items(source, each.names), _MOST_ITEMS):
            scope = {**names, **inner}
            wanted = True if each.condition is None else truth(self.value(each.condition, scope))
            key = None if each.key is None else text_of(self.value(each.key, scope), each.at).value
            if wanted is None or (each.key is not None and key is None):
                return Unknown("a condition or key of it is not known", each.at)
            if wanted:
                value = self.value(each.result, scope)
                listed.append(value)
                keyed[key or ""] = value
        return listed if each.key is None else keyed


_READERS: Mapping[type, Callable[[Evaluator, Any, Names], Value]] = {
    Literal: lambda _, literal, __: literal.value,
    Template: Evaluator._template,  # noqa: SLF001
    ListOf: Evaluator._list,  # noqa: SLF001
    ObjectOf: Evaluator._object,  # noqa: SLF001
    Reference: Evaluator._reference,  # noqa: SLF001
    Element: Evaluator._element,  # noqa: SLF001
    FunctionCall: Evaluator._call,  # noqa: SLF001
    Operation: Evaluator._operation,  # noqa: SLF001
    Conditional: Evaluator._conditional,  # noqa: SLF001
    ForEach: Evaluator._each,  # noqa: SLF001
}


def _items(source: list[Value] | dict[str, Value], names: tuple[str, ...]) -> Iterator[dict[str, Value]]:
    pairs: Iterator[tuple[Value, Value]]
    if isinstance(source, dict):
        pairs = ((Text.known(key), value) for key, value in source.items())
    else:
        pairs = iter(enumerate(source))
    for pair in pairs:
        yield dict(zip(names, pair if len(names) > 1 else pair[1:], strict=False))


def _parameters(function: Body, name: str) -> list[str]:
    found = function.attributes.get(name)
    if found is None:
        return []
    one = found.value
    items = one.items if isinstance(one, ListOf) else (one,)
    return [item.name for item in items if isinstance(item, Reference)]


def _element(base: Value, key: Value) -> Value:
    if isinstance(base, dict) and (name := plain(key)) is not None:
        return base.get(name, Unknown(f"it has no `{name}`"))
    index = int(key.value or "") if isinstance(key, Text) and (key.value or "").isdecimal() else key
    if isinstance(base, list) and isinstance(index, int) and 0 <= index < len(base):
        return base[index]
    return Unknown("an element that is not known")


def _applied(operator: str, values: list[Value]) -> Value:
    """Return the value of an operation; None where it is not known."""
    if operator in {"==", "!="}:
        found = same(*values)
        return None if found is None else found is (operator == "==")
    if operator in {"&&", "||", "!"}:
        return _logic(operator, [truth(one) for one in values])
    numbers = [one for one in values if isinstance(one, int | float) and not isinstance(one, bool)]
    return _arithmetic(operator, numbers) if len(numbers) == len(values) else None


def _logic(operator: str, values: list[bool | None]) -> bool | None:
    if operator == "!":
        return None if values[0] is None else not values[0]
    decides = operator == "||"
    if decides in values:
        return decides
    return None if None in values else not decides


def _arithmetic(operator: str, numbers: list[int | float]) -> Value:
    first, second = numbers[0], numbers[-1]
    if len(numbers) == 1:
        return -first
    if operator in {"/", "%"}:
        return None if not second else first / second if operator == "/" else first % second
    if operator == "*":
        return float(first) * float(second)
    simple: Mapping[str, int | float | bool] = {
        "+": first + second,
        "-": first - second,
        "<": first < second,
        ">": first > second,
        "<=": first <= second,
        ">=": first >= second,
    }
    return simple.get(operator)
