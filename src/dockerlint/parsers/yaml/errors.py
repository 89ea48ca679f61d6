"""Messages for YAML errors, at the place of the fault."""

from __future__ import annotations

from typing import Any

from dockerlint.findings import Problem
from dockerlint.source import SourceFile, Span

_AT_CONTEXT = (
    "expected ':'",
    "unexpected end of stream",
    "unexpected document separator",
    "unexpected end of directive",
)
"""Errors that the parser reports where it noticed them; the fault is where the node began."""

_SAYINGS = (
    ("a tab character", "", "indentation with a tab: YAML requires spaces"),
    (
        "mapping values are not allowed",
        "",
        "a `:` where no key can be: quote the value, or fix the indentation",
    ),
    ("expected ':'", "", "a key without `:`, or a line with the wrong indentation"),
    ("expected key", "", "a key was expected: the indentation matches nothing above"),
    ("expected <block end>", "", "a key was expected: the indentation matches nothing above"),
    ("expected '-' indicator", "", "a list item was expected: the indentation matches nothing above"),
    ("undefined tag handle", "", "the tag's handle is not declared"),
    ("sequence entries are not allowed", "", "a list item is not allowed here"),
    ("expected ',' or ']'", "", "the list `[` is not closed, or a `,` is missing"),
    ("expected ',' or '}'", "", "the mapping `{` is not closed, or a `,` is missing"),
    (
        "but found '<stream end>'",
        "",
        "a value was expected, but the text ends: is a `[` or `{` not closed?",
    ),
    ("expected the node content", "", "a value was expected here"),
    ("unexpected end of stream", "quoted scalar", "the quote is never closed"),
    (
        "unknown escape character",
        "",
        "an escape that YAML does not know: double a backslash, or use single quotes",
    ),
    (
        "expected escape sequence",
        "",
        "an escape that YAML does not know: double a backslash, or use single quotes",
    ),
    ("control characters are not allowed", "", "a control character is not allowed"),
    ("special characters are not allowed", "", "a control character is not allowed"),
    ("duplicate anchor", "", "the anchor is defined twice"),
)


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
    for part, within, message in _SAYINGS:
        if part in raw and within in context:
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
