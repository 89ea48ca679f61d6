"""What calls Compose: scripts, Makefiles, workflows and READMEs, and the variables that they set before (`TAG=1`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.parsers.compose.trees.environment import Caller
from dockerlint.paths import ancestors, parent

_NAMING = re.compile(
    r"(?:^|/)(?:package\.json|GNUmakefile|[Mm]akefile|[^/]+\.mk|[Jj]ustfile|Taskfile\.ya?ml|[^/]+\.sh)$"
    r"|(?:^|/)\.github/workflows/[^/]+\.ya?ml$"
    r"|(?:^|/)(?:\.gitlab-ci|\.travis|\.drone|\.woodpecker|azure-pipelines|bitbucket-pipelines|cloudbuild)[^/]*\.ya?ml$"
    r"|(?:^|/)(?:\.circleci|\.gitlab|\.woodpecker)/(?:[^/]+/)*[^/]+\.ya?ml$|(?:^|/)Jenkinsfile[^/]*$"
)
_CI_FOLDER = re.compile(r"(?:^|(?<=/))\.(?:github|gitlab|circleci|woodpecker)/")
_YAML = (".yml", ".yaml")
_SET = r"(?:(?<![\w.$-]){name}[ \t]*[:?+!]?=(?!=)|\b(?:export|read)\b[^\n;&|]*[ \t]{name}\b)"
_SET_IN_YAML = rf"(?:{_SET}|(?m:^)[ \t-]*{{name}}:[ \t])"
_TOLD = r"(?m:^)[ \t>$`]*(?:export[ \t]+|echo[ \t]+[\"'])?{name}="
_ENVIRONMENT = re.compile(r"(?:^|/)[^/]*env[^/]*\.sh$")
_DEVCONTAINER = re.compile(r"(?:^|/)\.?devcontainer\.json$")
_README = re.compile(r"(?:^|/)README[^/]*$", re.IGNORECASE)


def is_caller(path: str) -> bool:
    """Return whether a file of this name may call Compose: a script, a Makefile and its like, a workflow or another CI's file."""
    return _NAMING.search(path) is not None


def calling_folder(path: str) -> str:
    """Return the folder that a caller's paths are meant from: its own, or the root of its repository for a workflow."""
    ci = _CI_FOLDER.search(path)
    return path[: ci.start()].rstrip("/") or "." if ci else parent(path)


def is_ci(path: str) -> bool:
    """Return whether a caller is a workflow or another CI's file, whose machine is gone after the job."""
    name = path.rpartition("/")[2].lower()
    return name.startswith("jenkinsfile") or (name.endswith(_YAML) and not name.startswith("taskfile"))


def is_readme(path: str) -> bool:
    """Return whether a file is a README."""
    return _README.search(path) is not None


def is_devcontainer(path: str) -> bool:
    """Return whether a file describes a development container, which editors start with Compose (https://containers.dev)."""
    return _DEVCONTAINER.search(path) is not None


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
        paths = [path for path in self.files.walk() if is_caller(path) or is_readme(path)]
        found = [(path, source_of(self.files, path)) for path in paths]
        callers: dict[str, list[Caller]] = {}
        for path, file in found:
            if file and ("compose" in file.text or _ENVIRONMENT.search(path)):
                callers.setdefault(calling_folder(path), []).append(Caller(file.text, _pattern(path)))
        return callers


def _pattern(path: str) -> str:
    if is_readme(path):
        return _TOLD
    return _SET_IN_YAML if path.endswith(_YAML) else _SET
