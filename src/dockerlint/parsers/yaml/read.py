"""YAML text as tree nodes with exact places.

The events of ruamel.yaml's parser (libyaml's where the C extension is there, the pure one elsewhere) are put together here
and not by its composer, because a document that breaks half-way is wanted up to that point, and because the scalars
are YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema): `22:22`, `no` and dates are strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from importlib import import_module
from typing import Any

from dockerlint.findings import Problem
from dockerlint.parsers.yaml.tree import HANDLERS, TooDeepError, TreeBuilder
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Node

_CONFLICT = re.compile(r"^<{7}(?: [^\n]*)?\r?$", re.MULTILINE)
_OURS_END = re.compile(r"^={7}\r?$", re.MULTILINE)
_THEIRS_END = re.compile(r"^>{7}(?: [^\n]*)?\r?$", re.MULTILINE)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNFINISHED = "unexpected end of stream"
_AT_CONTEXT = (
    "expected ':'",
    _UNFINISHED,
    "unexpected document separator",
    "unexpected end of directive",
)
"""Errors that the parser reports where it noticed them; the fault is where the node began."""

_UNKNOWN_ESCAPE = "an escape that YAML does not know: double a backslash, or use single quotes"
_SAYINGS = (
    ("a tab character", "indentation with a tab: YAML requires spaces"),
    ("mapping values are not allowed", "a `:` where no key can be: quote the value, or fix the indentation"),
    ("expected ':'", "a key without `:`, or a line with the wrong indentation"),
    ("expected key", "a key was expected: the indentation matches nothing above"),
    ("expected <block end>", "a key was expected: the indentation matches nothing above"),
    ("expected '-' indicator", "a list item was expected: the indentation matches nothing above"),
    ("undefined tag handle", "the tag's handle is not declared"),
    ("sequence entries are not allowed", "a list item is not allowed here"),
    ("expected ',' or ']'", "the list `[` is not closed, or a `,` is missing"),
    ("expected ',' or '}'", "the mapping `{` is not closed, or a `,` is missing"),
    ("but found '<stream end>'", "a value was expected, but the text ends: is a `[` or `{` not closed?"),
    ("expected the node content", "a value was expected here"),
    (_UNFINISHED, "the quote is never closed"),
    ("unknown escape character", _UNKNOWN_ESCAPE),
    ("expected escape sequence", _UNKNOWN_ESCAPE),
    ("control characters are not allowed", "a control character is not allowed"),
    ("special characters are not allowed", "a control character is not allowed"),
    ("duplicate anchor", "the anchor is defined twice"),
)
"""What a message of the parser contains, and our message; the first that fits counts."""


def parse_yaml(file: SourceFile) -> tuple[list[Node], list[Problem]]:
    """Return every document of a file, and the problems of the file.

    An invalid document is returned up to the fault. Aliases share their node, merge keys are flattened
    (`Entry.merged`). No node contains itself.
    """
    problems: list[Problem] = []
    text = _SURROGATE.sub("\ufffd", _without_conflicts(file, problems))
    parser = _parser()
    builder, broken = _built(file, _c_events(parser, text) if parser else _pure_events(text))
    if broken and parser:
        # libyaml 0.1 rejects what YAML 1.2 allows: a colon inside a plain scalar of a flow collection, as in `[80:80]`
        builder, _ = _built(file, _pure_events(text))
    return builder.documents, problems + builder.problems


def _built(file: SourceFile, events: Iterator[Any]) -> tuple[TreeBuilder, bool]:
    """Build nodes from a parser's events, up to its first error; return whether there was one."""
    builder, broken = TreeBuilder(file), False
    handlers = {name: partial(handle, builder) for name, handle in HANDLERS.items()}
    try:
        for event in events:
            handlers[type(event).__name__](event)
    except TooDeepError:
        pass
    except _marked_errors() as error:
        broken = True
        builder.problems.append(explain(file, error))
    builder.close_all()
    return builder, broken


@cache
def _parser() -> Any:
    try:
        return import_module("_ruamel_yaml").CParser
    except ImportError:
        return None


@cache
def _marked_errors() -> type[Exception]:
    return import_module("ruamel.yaml.error").YAMLError  # type: ignore[no-any-return]


def _pure_events(text: str) -> Iterator[Any]:
    yield from import_module("ruamel.yaml").YAML(typ="safe", pure=True).parse(text)


def _c_events(parser: Any, text: str) -> Iterator[Any]:
    return iter(parser(text).get_event, None)


def _without_conflicts(file: SourceFile, problems: list[Problem]) -> str:
    """Blank out the conflict markers of git and the other side, so that all other places stay the same."""
    text = file.text
    if "<<<<<<<" not in text:
        return text
    for found in _CONFLICT.finditer(text):
        if not problems:
            at = file.span(found.start(), found.start() + 7)
            problems.append(Problem(at, "unresolved merge conflict"))
        middle = _OURS_END.search(text, found.end())
        last = _THEIRS_END.search(text, middle.end()) if middle else None
        text = _blanked(text, found.start(), found.end())
        if middle and last:
            text = _blanked(text, middle.start(), last.end())
    return text


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + _NOT_LINE_END.sub(" ", text[start:end]) + text[end:]


def explain(file: SourceFile, error: Any) -> Problem:
    """Return the problem of an error of ruamel.yaml, at one place of the file."""
    raw = " ".join(
        str(part) for part in (getattr(error, "problem", None), getattr(error, "reason", None)) if part
    )
    at = _place(file, error, raw)
    if at.text.startswith("\t"):
        return Problem(at, "indentation with a tab: YAML requires spaces")
    if "cannot start any token" in raw:
        shown = "a backtick" if at.text == "`" else f"`{at.text}`"
        return Problem(at, f"{shown} cannot start a value: quote it")
    context = str(getattr(error, "context", None) or "")
    for part, message in _SAYINGS:
        if part in raw and (part != _UNFINISHED or "quoted scalar" in context):
            return Problem(at, message)
    return Problem(at, f"not valid YAML: {raw}" if raw else "not valid YAML")


def _place(file: SourceFile, error: Any, raw: str) -> Span:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if context is not None and (mark is None or any(part in raw for part in _AT_CONTEXT)):
        mark = context
    index = getattr(mark, "index", None)
    if index is None:
        index = getattr(error, "position", 0) or 0
    index = min(index, len(file.text))
    if index == len(file.text) or file.text[index] in "\r\n":
        return Span(file, index, index)
    return Span(file, index, index + 1)
