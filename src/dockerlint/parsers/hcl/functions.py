"""The functions of Bake's standard library that names, tags and paths are made with.

Source: github.com/docker/buildx, docs/bake-stdlib.md. Any other function has no known value.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from dockerlint.parsers.hcl.values import Value, bounded, is_known, plain, same, text_of, truth
from dockerlint.source import Span
from dockerlint.values import Known, Text, Unknown

Function = Callable[[Sequence[Value], Span], Value]

_MOST = 1_000
_VERB = re.compile(r"%([sdvq%])")
_UNSAFE = re.compile(r"[^a-zA-Z0-9_-]")


def call_builtin(name: str, arguments: Sequence[Value], at: Span) -> Value:
    """Return what a function returns; unknown for one that is not known, and where its arguments don't fit."""
    function = _FUNCTIONS.get(name)
    unknown = Unknown(f"`{name}()` is not read", at)
    if function is None or any(isinstance(one, Unknown) for one in arguments):
        return unknown
    try:
        value = function(arguments, at)
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError, ZeroDivisionError):
        return unknown
    if isinstance(value, list | dict) and len(value) > _MOST:
        return unknown
    return bounded(value) if isinstance(value, Text) else value


def _of_text(change: Callable[..., str]) -> Function:
    """Make a function of strings that are known."""

    def call(arguments: Sequence[Value], at: Span) -> Value:
        texts = [plain(one) for one in arguments]
        if None in texts:
            return Text.unknown("its arguments are not known", at)
        return Text.known(change(*texts), at)

    return call


def _of_parts(change: Callable[[str], str]) -> Function:
    """Make a function that changes each character by itself, so that a known part stays known."""

    def call(arguments: Sequence[Value], at: Span) -> Value:
        (text,) = arguments
        parts = text_of(text, at).parts
        return Text(
            tuple(Known(change(one.value), one.at) if isinstance(one, Known) else one for one in parts)
        )

    return call


def _join(arguments: Sequence[Value], at: Span) -> Value:
    separator, *lists = arguments
    items = [item for one in lists if isinstance(one, list) for item in one]
    pieces = [(text_of(separator, at), text_of(item, at)) for item in items]
    return Text.joined([piece for pair in pieces for piece in pair][1:]) if pieces else Text.known("", at)


def _split(arguments: Sequence[Value], at: Span) -> Value:
    separator, text = arguments
    known = plain(text)
    if known is None:
        return Unknown("it splits a text that is not known", at)
    return [Text.known(one, at) for one in known.split(plain(separator))]


def _format(arguments: Sequence[Value], at: Span) -> Value:
    pattern, *values = arguments
    pieces = _VERB.split(plain(pattern) or "")
    out: list[Known[str] | Text] = []
    for index, piece in enumerate(pieces):
        if index % 2 == 0 or piece == "%":
            out.append(Known(piece if index % 2 == 0 else "%", at))
        else:
            out.append(text_of(values.pop(0), at))
    return Text.joined(out)


def _contains(arguments: Sequence[Value], _: Span) -> Value:
    items, wanted = arguments
    if not isinstance(items, list):
        raise TypeError
    found = [same(one, wanted) for one in items]
    if True in found:
        return True
    return Unknown("it may hold it") if None in found else False


def _coalesce(arguments: Sequence[Value], _: Span) -> Value:
    return next((one for one in arguments if one is not None and plain(one) != ""), None)


def _element(arguments: Sequence[Value], _: Span) -> Value:
    items, index = arguments
    if isinstance(items, list) and isinstance(index, int):
        return items[index % len(items)]
    raise TypeError


def _lookup(arguments: Sequence[Value], _: Span) -> Value:
    items, key, *default = arguments
    if isinstance(items, dict) and (name := plain(key)) is not None:
        return items[name] if name in items else default[0]
    raise TypeError


def _merge(arguments: Sequence[Value], _: Span) -> Value:
    out: dict[str, Value] = {}
    for one in arguments:
        if not isinstance(one, dict):
            raise TypeError
        out |= one
    return out


def _length(arguments: Sequence[Value], _: Span) -> Value:
    (items,) = arguments
    if isinstance(items, list | dict):
        return len(items)
    raise TypeError


def _flatten(arguments: Sequence[Value], _: Span) -> Value:
    (items,) = arguments
    if not isinstance(items, list):
        raise TypeError
    return [inner for one in items for inner in (one if isinstance(one, list) else [one])]


def _distinct(arguments: Sequence[Value], _: Span) -> Value:
    (items,) = arguments
    if not isinstance(items, list) or not is_known(items):
        raise TypeError
    out: list[Value] = []
    for one in items[:_MOST]:
        if not any(same(one, other) for other in out):
            out.append(one)
    return out


def _compact(arguments: Sequence[Value], _: Span) -> Value:
    (items,) = arguments
    if not isinstance(items, list):
        raise TypeError
    return [one for one in items if one is not None and plain(one) != ""]


def _concat(arguments: Sequence[Value], _: Span) -> Value:
    if not all(isinstance(one, list) for one in arguments):
        raise TypeError
    return list(chain.from_iterable(one for one in arguments if isinstance(one, list)))


def _keys(arguments: Sequence[Value], at: Span) -> Value:
    (items,) = arguments
    if not isinstance(items, dict):
        raise TypeError
    return [Text.known(name, at) for name in sorted(items)]


def _values(arguments: Sequence[Value], _: Span) -> Value:
    (items,) = arguments
    if not isinstance(items, dict):
        raise TypeError
    return [items[name] for name in sorted(items)]


def _is(wanted: bool) -> Function:
    def call(arguments: Sequence[Value], _: Span) -> Value:
        left, right = arguments
        found = same(left, right)
        return Unknown("it is not known") if found is None else found is wanted

    return call


def _not(arguments: Sequence[Value], at: Span) -> Value:
    (one,) = arguments
    found = truth(one)
    return Unknown("it is not known", at) if found is None else not found


_FUNCTIONS: Mapping[str, Function] = {
    "basename": _of_text(posixpath.basename),
    "chomp": _of_text(lambda text: text.rstrip("\r\n")),
    "coalesce": _coalesce,
    "compact": _compact,
    "concat": _concat,
    "contains": _contains,
    "dirname": _of_text(posixpath.dirname),
    "distinct": _distinct,
    "element": _element,
    "equal": _is(wanted=True),
    "flatten": _flatten,
    "format": _format,
    "join": _join,
    "keys": _keys,
    "length": _length,
    "lookup": _lookup,
    "lower": _of_parts(str.lower),
    "merge": _merge,
    "not": _not,
    "notequal": _is(wanted=False),
    "replace": _of_text(lambda text, old, new: text.replace(old, new)),
    "sanitize": _of_parts(lambda text: _UNSAFE.sub("_", text)),
    "split": _split,
    "trim": _of_text(lambda text, chars: text.strip(chars)),
    "trimprefix": _of_text(lambda text, head: text.removeprefix(head)),
    "trimspace": _of_text(str.strip),
    "trimsuffix": _of_text(lambda text, tail: text.removesuffix(tail)),
    "upper": _of_parts(str.upper),
    "values": _values,
}
