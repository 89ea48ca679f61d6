"""What calls Compose: scripts, Makefiles, workflows and READMEs, and the variables that they set before (`TAG=1`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.knowledge.file_names import is_readme, is_workflow
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
_SET_BY_WORKFLOW = (
    r"(?m:^( *)(- )?env:[ \t\r]*(?:#.*)?\n(?:\1(?(2)  ) +\S.*\n|[ \t\r]*\n)*?\1(?(2)  ) +[\"']?{name}[\"']?:(?:\s|$))"
    r"|\benv:[ \t]*\{[^}\n]*\b{name}:|\b{name}=[^\n]*\bGITHUB_ENV\b"
)
"""An entry of an `env:` of a workflow, a job or a step, or what a step writes to the environment of the next ones."""
_CALLS_SCRIPT = re.compile(
    r"\b(?:npm|bun)[ \t]+(?:run|run-script|test|start)\b|\b(?:pnpm|yarn|make|just|task)[ \t]+[\w-]|\w\.sh\b"
)
_TOLD = r"(?m:^)[ \t>$`]*(?:export[ \t]+|echo[ \t]+[\"'])?{name}="
_ENVIRONMENT = re.compile(r"(?:^|/)[^/]*env[^/]*\.sh$")
_DEVCONTAINER = re.compile(r"(?:^|/)\.?devcontainer\.json$")


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


def is_devcontainer(path: str) -> bool:
    """Return whether a file describes a development container, which editors start with Compose (https://containers.dev)."""
    return _DEVCONTAINER.search(path) is not None


@dataclass(eq=False)
class Callers:
    """The scripts, Makefiles and workflows of a tree that mention Compose, its READMEs and `setenv.sh`, read on first use.

    A workflow that calls scripts counts with its `env:` without the word: the scripts may call Compose.
    """

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
            pattern = _pattern(path, file.text) if file else None
            if file and pattern:
                callers.setdefault(calling_folder(path), []).append(Caller(file.text, pattern))
        return callers


def _pattern(path: str, text: str) -> str | None:
    """Return how a file sets variables for Compose; None where nothing shows that it, or what it calls, runs Compose."""
    if "compose" not in text and not _ENVIRONMENT.search(path):
        return _SET_BY_WORKFLOW if is_workflow(path) and _CALLS_SCRIPT.search(text) else None
    if is_readme(path):
        return _TOLD
    return _SET_IN_YAML if path.endswith(_YAML) else _SET
