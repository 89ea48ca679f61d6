"""Names that are set before Compose is called: `export TAG=1`, `TAG=1 docker compose up`, `env:` of a step, or a README that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from dockerlint.files import Files, source_of
from dockerlint.paths import ancestors, parent
from dockerlint.project.compose.together import calling_folder, is_caller

_YAML = (".yml", ".yaml")
_SET = r"(?:(?<![\w.$-]){name}[ \t]*[:?+!]?=(?!=)|\b(?:export|read)\b[^\n;&|]*[ \t]{name}\b)"
_SET_IN_YAML = rf"(?:{_SET}|(?m:^)[ \t-]*{{name}}:[ \t])"
_TOLD = r"(?m:^)[ \t>$`]*(?:export[ \t]+|echo[ \t]+[\"'])?{name}="
_ENVIRONMENT = re.compile(r"(?:^|/)[^/]*env[^/]*\.sh$")
_README = re.compile(r"(?:^|/)README[^/]*$", re.IGNORECASE)


class _Caller(NamedTuple):
    """A file's folder, its text, and the pattern that sets a name in it."""

    folder: str
    text: str
    pattern: str


@dataclass(slots=True, eq=False)
class Callers:
    """The scripts, Makefiles and workflows of a tree that mention Compose, its READMEs and `setenv.sh`, read on first use."""

    files: Files
    _callers: list[_Caller] | None = None
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def sets(self, folder: str, name: str) -> bool:
        """Return whether a caller near a compose file's folder (at, above, below or beside it) sets a variable of this name."""
        key = (folder, name)
        if key not in self._known:
            self._known[key] = any(_is_near(one.folder, folder) and _sets(one, name) for one in self._read())
        return self._known[key]

    def _read(self) -> list[_Caller]:
        if self._callers is None:
            paths = [path for path in self.files.walk() if is_caller(path) or _README.search(path)]
            found = [(path, source_of(self.files, path)) for path in paths]
            self._callers = [
                _Caller(calling_folder(path), file.text, _pattern(path))
                for path, file in found
                if file and ("compose" in file.text or _ENVIRONMENT.search(path))
            ]
        return self._callers


def _pattern(path: str) -> str:
    if _README.search(path):
        return _TOLD
    return _SET_IN_YAML if path.endswith(_YAML) else _SET


def _sets(caller: _Caller, name: str) -> bool:
    pattern = caller.pattern.replace("{name}", re.escape(name))
    return name in caller.text and re.search(pattern, caller.text) is not None


def _is_near(place: str, folder: str) -> bool:
    return {place, parent(place)} & {folder, *ancestors(folder)} != set() or folder in ancestors(place)
