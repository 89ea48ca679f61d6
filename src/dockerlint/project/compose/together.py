"""What calls Compose: files named together (`docker compose -f a.yml -f b.yml up`), and variables that are set before (`TAG=1`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.parsers.compose.trees.environment import Caller
from dockerlint.paths import ancestors, parent, resolve

_NAMING = re.compile(
    r"(?:^|/)(?:package\.json|GNUmakefile|[Mm]akefile|[^/]+\.mk|[Jj]ustfile|Taskfile\.ya?ml|[^/]+\.sh)$"
    r"|(?:^|/)\.github/workflows/[^/]+\.ya?ml$"
    r"|(?:^|/)(?:\.gitlab-ci|\.travis|\.drone|\.woodpecker|azure-pipelines|bitbucket-pipelines|cloudbuild)[^/]*\.ya?ml$"
    r"|(?:^|/)(?:\.circleci|\.gitlab|\.woodpecker)/(?:[^/]+/)*[^/]+\.ya?ml$|(?:^|/)Jenkinsfile[^/]*$"
)
_CI_FOLDER = re.compile(r"(?:^|(?<=/))\.(?:github|gitlab|circleci|woodpecker)/")
_CALL = re.compile(r"\bdocker[ -]compose\s+(?P<words>-[^\n\"';&|]*)")
_CONTINUED = re.compile(r"\\\r?\n\s*")
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
            found.update(group for names in _named(file.text) if (group := _placed(names, folder, known)))
    return sorted(found)


def is_caller(path: str) -> bool:
    """Return whether a file of this name may call Compose: a script, a Makefile and its like, a workflow or another CI's file."""
    return _NAMING.search(path) is not None


def calling_folder(path: str) -> str:
    """Return the folder that a caller's paths are meant from: its own, or the root of its repository for a workflow."""
    ci = _CI_FOLDER.search(path)
    return path[: ci.start()].rstrip("/") or "." if ci else parent(path)


def _named(text: str) -> Iterator[list[str]]:
    for call in _CALL.finditer(_CONTINUED.sub(" ", text)):
        names = list(_files(call["words"].split()))
        if len(names) > 1:
            yield names


def _files(words: list[str]) -> Iterator[str]:
    """Yield the values of `-f` before the command's own verb."""
    waiting = iter(words)
    for word in waiting:
        if word in {"-f", "--file"}:
            yield next(waiting, "")
        elif word.startswith("--file="):
            yield word.removeprefix("--file=")
        elif word in _TAKES_VALUE:
            next(waiting, None)
        elif not word.startswith("-"):
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
