"""The text of a Bake file to a body of attributes and blocks."""

from __future__ import annotations

from dataclasses import dataclass

from dockerlint.parsers.hcl.json_body import json_body
from dockerlint.parsers.hcl.read import parse_hcl
from dockerlint.parsers.hcl.syntax import Body
from dockerlint.parsers.json.read import parse_json
from dockerlint.source import SourceFile
from dockerlint.tree import Map

_BLOCKS = frozenset({"target", "group", "variable", "function"})


@dataclass(frozen=True, slots=True, eq=False)
class BakeFile:
    """A file, read. `complete` is False where a statement of it could not be read."""

    path: str
    body: Body
    complete: bool = True


def parse_bake(file: SourceFile) -> BakeFile:
    """Read a file: JSON by its name, HCL otherwise (docs.docker.com/build/bake/reference)."""
    if not file.path.endswith(".json"):
        return BakeFile(file.path, *parse_hcl(file))
    tree, problems = parse_json(file)
    return BakeFile(file.path, json_body(tree, _BLOCKS) if isinstance(tree, Map) else Body(), not problems)
