"""What calls Compose: files named together (`docker compose -f a.yml -f b.yml up`), and variables that are set before (`TAG=1`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.models.shell import ShellWord
from dockerlint.models.words import Clip
from dockerlint.parsers.compose.trees.environment import Caller
from dockerlint.parsers.json.read import parse_json
from dockerlint.parsers.shell.read import parse_shell
from dockerlint.paths import ancestors, parent, resolve
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Scalar

_NAMING = re.compile(
    r"(?:^|/)(?:package\.json|GNUmakefile|[Mm]akefile|[^/]+\.mk|[Jj]ustfile|Taskfile\.ya?ml|[^/]+\.sh)$"
    r"|(?:^|/)\.github/workflows/[^/]+\.ya?ml$"
    r"|(?:^|/)(?:\.gitlab-ci|\.travis|\.drone|\.woodpecker|azure-pipelines|bitbucket-pipelines|cloudbuild)[^/]*\.ya?ml$"
    r"|(?:^|/)(?:\.circleci|\.gitlab|\.woodpecker)/(?:[^/]+/)*[^/]+\.ya?ml$|(?:^|/)Jenkinsfile[^/]*$"
)
_CI_FOLDER = re.compile(r"(?:^|(?<=/))\.(?:github|gitlab|circleci|woodpecker)/")
_CALL = re.compile(
    r"""\bdocker[ -]compose\s+-(?:[^\n"'\\;&|]|\\\r?.|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')*""", re.DOTALL
)
"""A call with options, up to the end of its line, its command or the quotes that it is in."""
_TAKES_VALUE = frozenset(
    {
        "--env-file",
        "-p",
        "--project-name",
        "--profile",
        "--project-directory",
        "--ansi",
        "--progress",
        "--parallel",
    }
)
_YAML = (".yml", ".yaml")
_SET = r"(?:(?<![\w.$-]){name}[ \t]*[:?+!]?=(?!=)|\b(?:export|read)\b[^\n;&|]*[ \t]{name}\b)"
_SET_IN_YAML = rf"(?:{_SET}|(?m:^)[ \t-]*{{name}}:[ \t])"
_TOLD = r"(?m:^)[ \t>$`]*(?:export[ \t]+|echo[ \t]+[\"'])?{name}="
_ENVIRONMENT = re.compile(r"(?:^|/)[^/]*env[^/]*\.sh$")
_README = re.compile(r"(?:^|/)README[^/]*$", re.IGNORECASE)


def named_together(files: Files, known: Collection[str]) -> list[tuple[str, ...]]:
    """Return the groups of two or more compose files of `known` that one command of the tree names, each once, sorted.

    Paths are meant from the folder of the file that names them (of a workflow: from the root of its repository), or else from the
    base, where scripts are mostly called.
    """
    found: set[tuple[str, ...]] = set()
    for path in files.walk():
        file = source_of(files, path) if is_caller(path) else None
        if file and "compose" in file.text:
            folder = calling_folder(path)
            found.update(group for names in _named(file) if (group := _placed(names, folder, known)))
    return sorted(found)


def is_caller(path: str) -> bool:
    """Return whether a file of this name may call Compose: a script, a Makefile and its like, a workflow or another CI's file."""
    return _NAMING.search(path) is not None


def calling_folder(path: str) -> str:
    """Return the folder that a caller's paths are meant from: its own, or the root of its repository for a workflow."""
    ci = _CI_FOLDER.search(path)
    return path[: ci.start()].rstrip("/") or "." if ci else parent(path)


def _named(file: SourceFile) -> Iterator[list[str]]:
    """Yield the files of each call that names several, where all names are known."""
    for call in (found[0] for text in _texts(file) for found in _CALL.finditer(text)):
        for command in parse_shell(Clip(file, call, 0)).commands:
            words = command.words[2 if command.program == "docker" else 1 :]
            names = [] if command.substitution else list(_files(words))
            if len(names) > 1 and None not in names:
                yield [name for name in names if name is not None]


def _texts(file: SourceFile) -> Iterator[str]:
    """Yield the texts of a file that may hold commands: its scripts if it is a package.json, else all of it."""
    if not file.path.endswith(".json"):
        yield file.text
        return
    tree = parse_json(file)[0]
    scripts = tree.map("scripts") if isinstance(tree, Map) else None
    values = [entry.value for entry in scripts.entries.values()] if scripts else []
    yield from (value.text for value in values if isinstance(value, Scalar))


def _files(words: Sequence[ShellWord]) -> Iterator[str | None]:
    """Yield the values of `-f` before the command's own verb; None for one that is not known."""
    waiting = iter(words)
    for word in waiting:
        literal = word.literal or ""
        if literal in {"-f", "--file"}:
            value = next(waiting, None)
            yield value.literal if value else None
        elif literal in _TAKES_VALUE:
            next(waiting, None)
        elif literal.startswith(("-f", "--file=")):
            yield literal.removeprefix("--file").removeprefix("-f").removeprefix("=")
        elif not literal.startswith("-"):
            return


def _placed(names: list[str], folder: str, known: Collection[str]) -> tuple[str, ...] | None:
    for start in dict.fromkeys((folder, ".")):
        group = tuple(path for name in names if (path := resolve(start, name)) is not None and path in known)
        if len(group) == len(names) and len(set(group)) > 1:
            return group
    return None


@dataclass(eq=False)
class Callers:
    """The scripts, Makefiles and workflows of a tree that mention Compose, its READMEs and `setenv.sh`, read on first use."""

    files: Files
    _near: dict[str, tuple[Caller, ...]] = field(default_factory=dict)

    def near(self, folder: str) -> tuple[Caller, ...]:
        """Return the callers near a compose file's folder: at, above, below or next to it."""
        if folder not in self._near:
            above = [folder, *ancestors(folder)]
            next_to = [place for one in above for place in self._inside.get(one, ())]
            places = dict.fromkeys([*above, *next_to, *self._below.get(folder, ())])
            self._near[folder] = tuple(one for place in places for one in self._all.get(place, ()))
        return self._near[folder]

    @cached_property
    def _inside(self) -> dict[str, list[str]]:
        """The folders in which callers call, by the folder that each is in."""
        found: dict[str, list[str]] = {}
        for place in self._all:
            found.setdefault(parent(place), []).append(place)
        return found

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        """The folders in which callers call, by each folder above them."""
        found: dict[str, list[str]] = {}
        for place in self._all:
            for folder in ancestors(place):
                found.setdefault(folder, []).append(place)
        return found

    @cached_property
    def _all(self) -> dict[str, list[Caller]]:
        """The callers, by the folder in which they call."""
        paths = [path for path in self.files.walk() if is_caller(path) or _README.search(path)]
        found = [(path, source_of(self.files, path)) for path in paths]
        callers: dict[str, list[Caller]] = {}
        for path, file in found:
            if file and ("compose" in file.text or _ENVIRONMENT.search(path)):
                callers.setdefault(calling_folder(path), []).append(Caller(file.text, _pattern(path)))
        return callers


def _pattern(path: str) -> str:
    if _README.search(path):
        return _TOLD
    return _SET_IN_YAML if path.endswith(_YAML) else _SET
