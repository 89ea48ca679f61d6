"""Names that are set before Compose is called: `export TAG=1`, `TAG=1 docker compose up`, `env:` of a step, or a README that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.parsers.compose.trees.environment import Caller
from dockerlint.paths import ancestors, parent
from dockerlint.project.compose.together import calling_folder, is_caller

_YAML = (".yml", ".yaml")
_SET = r"(?:(?<![\w.$-]){name}[ \t]*[:?+!]?=(?!=)|\b(?:export|read)\b[^\n;&|]*[ \t]{name}\b)"
_SET_IN_YAML = rf"(?:{_SET}|(?m:^)[ \t-]*{{name}}:[ \t])"
_TOLD = r"(?m:^)[ \t>$`]*(?:export[ \t]+|echo[ \t]+[\"'])?{name}="
_ENVIRONMENT = re.compile(r"(?:^|/)[^/]*env[^/]*\.sh$")
_README = re.compile(r"(?:^|/)README[^/]*$", re.IGNORECASE)


@dataclass(eq=False)
class Callers:
    """The scripts, Makefiles and workflows of a tree that mention Compose, its READMEs and `setenv.sh`, read on first use."""

    files: Files
    _near: dict[str, tuple[Caller, ...]] = field(default_factory=dict)

    def near(self, folder: str) -> tuple[Caller, ...]:
        """Return the callers near a compose file's folder: at, above, below or next to it."""
        if folder not in self._near:
            self._near[folder] = tuple(one for place, one in self._all if _is_near(place, folder))
        return self._near[folder]

    @cached_property
    def _all(self) -> list[tuple[str, Caller]]:
        """Each caller, and the folder in which it calls."""
        paths = [path for path in self.files.walk() if is_caller(path) or _README.search(path)]
        found = [(path, source_of(self.files, path)) for path in paths]
        return [
            (calling_folder(path), Caller(file.text, _pattern(path)))
            for path, file in found
            if file and ("compose" in file.text or _ENVIRONMENT.search(path))
        ]


def _pattern(path: str) -> str:
    if _README.search(path):
        return _TOLD
    return _SET_IN_YAML if path.endswith(_YAML) else _SET


def _is_near(place: str, folder: str) -> bool:
    return {place, parent(place)} & {folder, *ancestors(folder)} != set() or folder in ancestors(place)
