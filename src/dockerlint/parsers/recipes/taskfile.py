"""The commands of a Taskfile, each one shell.

Source: taskfile.dev/reference/schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dockerlint.models.words import Clip
from dockerlint.parsers.recipes.expansion import UNKNOWN, Recipe, reference, resolved
from dockerlint.parsers.shell.read import parse_shell
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar, Seq

_REFERENCE = re.compile(r"\{\{([^{}\n]*)\}\}")


def parse_taskfile(file: SourceFile, wanted: re.Pattern[str]) -> Iterator[Recipe]:
    """Yield the commands in which `wanted` is found after their variables are replaced."""
    documents, _ = parse_yaml(file)
    root = documents[0] if documents else None
    if not isinstance(root, Map):
        return
    for entry in root.below("tasks").values():
        task = entry.value
        own = {**_literals(root), **_literals(task)}
        known = resolved(own, _REFERENCE, _name)
        folder = _replaced(_dir(task), known)
        for node in _commands(task):
            text = _replaced(node.text, known)
            if wanted.search(text):
                yield Recipe(parse_shell(Clip(file, text, node.span.begin), whole=node.span), folder)


def _literals(holder: Node) -> dict[str, str]:
    entries = holder.below("vars") if isinstance(holder, Map) else {}
    return {name: one.value.text for name, one in entries.items() if isinstance(one.value, Scalar)}


def _dir(task: Node) -> str:
    return (task.string("dir") or ".") if isinstance(task, Map) else "."


def _commands(task: Node) -> Iterator[Scalar]:
    """Yield the commands of a task: a text, a list, or the `cmd` of an item."""
    if isinstance(task, Scalar):
        yield task
    elif isinstance(task, Seq):
        for item in task:
            yield from _commands(item)
    else:
        for name in ("cmd", "cmds"):
            inner = task.get(name)
            if isinstance(inner, Scalar | Seq):
                yield from _commands(inner)


def _replaced(text: str, known: Mapping[str, str]) -> str:
    return _REFERENCE.sub(lambda one: reference(_name(one), known) if _name(one) else UNKNOWN, text)


def _name(found: re.Match[str]) -> str:
    return found[1].strip().removeprefix(".")
