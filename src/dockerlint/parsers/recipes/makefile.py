"""The recipes of a Makefile, each line one shell, with its literal variables.

Source: gnu.org/software/make/manual ("Recipes", "Using Variables").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.parsers.recipes.expansion import UNKNOWN, Recipe, expanded, reference, resolved
from dockerlint.parsers.shell.read import parse_shell
from dockerlint.source import SourceFile

_ASSIGNED = re.compile(
    r"^(?:export[ ]+|override[ ]+)*([A-Za-z_][\w.-]*)[ ]*(\?|:{1,3}|\+|!)?=[ \t]*((?:[^\n\\#]|\\.)*)",
    re.MULTILINE,
)
_RECIPE_LINE = re.compile(r"^\t[@+-]*[ \t]*((?:[^\n\\]|\\(?:\n|.))*)", re.MULTILINE)
_REFERENCE = re.compile(r"\$(?:\(([\w.-]+)\)|\{([\w.-]+)\}|([\w@<^*?%+])|\$)")
_ACTIVE = re.compile(r"\$")


def parse_makefile(file: SourceFile, wanted: re.Pattern[str]) -> Iterator[Recipe]:
    """Yield the lines of recipes in which `wanted` is found after their variables are replaced."""
    known = _variables(file.text)
    for found in _RECIPE_LINE.finditer(file.text):
        clip = expanded(file, found[1], found.start(1), _REFERENCE, lambda one: _replaced(one, known))
        if wanted.search(clip.text):
            yield Recipe(parse_shell(clip))


def _replaced(found: re.Match[str], known: dict[str, str]) -> str:
    if found[0] == "$$":
        return "$"
    name = found[1] or found[2] or found[3]
    return reference(name, known) if len(name) > 1 or name in known else UNKNOWN


def _variables(text: str) -> dict[str, str]:
    """Return the variables with one literal value; of two values, none is known."""
    values: dict[str, str] = {}
    doubted: set[str] = set()
    for found in _ASSIGNED.finditer(text):
        name, operator, value = found[1], found[2], found[3].strip()
        continued = text.startswith("\\", found.end())
        if (
            continued
            or operator in {"+", "!"}
            or (name in values and values[name] != value and operator != "?")
        ):
            doubted.add(name)
        values.setdefault(name, value)
    literal = resolved(values, _REFERENCE, lambda one: one[1] or one[2] or one[3])
    return {name: one for name, one in literal.items() if name not in doubted and not _ACTIVE.search(one)}
