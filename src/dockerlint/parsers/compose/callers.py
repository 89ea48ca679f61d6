"""Names that scripts and workflows set before they call Compose: `export TAG=1`, `TAG=1 docker compose up`, `env:` of a step."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dockerlint.files import Files, ancestors, parent
from dockerlint.parsers.compose.together import calling_folder, is_caller
from dockerlint.source import SourceFile

_YAML = (".yml", ".yaml")
_SET = r"(?:(?<![\w.$-]){name}[ \t]*[:?+!]?=(?!=)|\b(?:export|read)\b[^\n;&|]*[ \t]{name}\b)"
_SET_IN_YAML = rf"(?:{_SET}|(?m:^)[ \t-]*{{name}}:[ \t])"


@dataclass(slots=True, eq=False)
class Callers:
    """The scripts, Makefiles and workflows of a tree that speak of Compose, read when a name is asked for."""

    files: Files
    _texts: list[tuple[str, str, bool]] | None = None
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def sets(self, folder: str, name: str) -> bool:
        """Say whether a caller near a compose file's folder (at, above, below or beside it) sets a variable of this name."""
        key = (folder, name)
        if key not in self._known:
            self._known[key] = any(
                _is_near(place, folder) and _sets(text, name, yaml=yaml) for place, text, yaml in self._read()
            )
        return self._known[key]

    def _read(self) -> list[tuple[str, str, bool]]:
        if self._texts is None:
            found = [(path, self.files.read(path)) for path in self.files.walk() if is_caller(path)]
            self._texts = [
                (calling_folder(path), file.text, path.endswith(_YAML))
                for path, file in found
                if isinstance(file, SourceFile) and "compose" in file.text
            ]
        return self._texts


def _sets(text: str, name: str, *, yaml: bool) -> bool:
    pattern = (_SET_IN_YAML if yaml else _SET).replace("{name}", re.escape(name))
    return name in text and re.search(pattern, text) is not None


def _is_near(place: str, folder: str) -> bool:
    return {place, parent(place)} & {folder, *ancestors(folder)} != set() or folder in ancestors(place)
