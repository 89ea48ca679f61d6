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
from dockerlint.parsers.yaml.errors import explain
from dockerlint.parsers.yaml.tree import HANDLERS, Builder, TooDeepError
from dockerlint.source import SourceFile
from dockerlint.tree import Node

_CONFLICT = re.compile(r"^<{7}(?: [^\n]*)?\r?$", re.MULTILINE)
_OURS_END = re.compile(r"^={7}\r?$", re.MULTILINE)
_THEIRS_END = re.compile(r"^>{7}(?: [^\n]*)?\r?$", re.MULTILINE)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


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


def _built(file: SourceFile, events: Iterator[Any]) -> tuple[Builder, bool]:
    """Build nodes from a parser's events, up to its first error; return whether there was one."""
    builder, broken = Builder(file), False
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
