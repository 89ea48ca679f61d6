"""The recipes of a justfile, each line one shell, or the whole body where it begins with `#!`.

Source: just.systems/man/en ("Recipes", "Substitution", "Shebang recipes").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.models.words import Clip
from dockerlint.parsers.recipes.expansion import UNKNOWN, Recipe, expanded, reference, resolved
from dockerlint.parsers.shell.read import parse_shell
from dockerlint.source import SourceFile

_ASSIGNED = re.compile(
    r"^(?:export[ ]+)?([A-Za-z_][\w-]*)[ ]*:=[ ]*(?:\"([^\"\n\\]*)\"|'([^'\n]*)')[ ]*$", re.MULTILINE
)
_RECIPE = re.compile(
    r"^@?([A-Za-z_][\w-]*)([^\n:=#]*):(?!=)[^\n]*\n((?:(?:[ \t]+[^\n]*|[ \t]*)(?:\n|\Z))+)", re.MULTILINE
)
_LINE = re.compile(r"^[ \t]+[@-]*((?:[^\n\\]|\\(?:\n|.))+)", re.MULTILINE)
_REFERENCE = re.compile(r"\{\{([^{}\n]*)\}\}")
_NAME = re.compile(r"[A-Za-z_][\w-]*")


def parse_justfile(file: SourceFile, wanted: re.Pattern[str]) -> Iterator[Recipe]:
    """Yield the command lines of recipes in which `wanted` is found after their variables are replaced."""
    values = {found[1]: found[2] or found[3] or "" for found in _ASSIGNED.finditer(file.text)}
    known = resolved(values, _REFERENCE, lambda one: one[1].strip())
    for recipe in _RECIPE.finditer(file.text):
        own = set(_NAME.findall(recipe[2]))
        inside = {name: value for name, value in known.items() if name not in own}
        clips = (_clip(file, text, begin, inside) for begin, text in _scripts(recipe[3], recipe.start(3)))
        yield from (Recipe(parse_shell(clip)) for clip in clips if wanted.search(clip.text))


def _clip(file: SourceFile, text: str, begin: int, known: dict[str, str]) -> Clip:
    return expanded(file, text, begin, _REFERENCE, lambda one: _replaced(one, known))


def _scripts(body: str, begin: int) -> Iterator[tuple[int, str]]:
    if body.lstrip().startswith("#!"):
        yield begin, body
        return
    for found in _LINE.finditer(body):
        yield begin + found.start(1), found[1]


def _replaced(found: re.Match[str], known: dict[str, str]) -> str:
    name = found[1].strip()
    return reference(name, known) if _NAME.fullmatch(name) else UNKNOWN
