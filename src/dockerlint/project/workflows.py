"""The workflows of a tree, each with what other files say of it: its callers, the actions that it uses, the repository's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dockerlint.knowledge.file_names import is_workflow
from dockerlint.models.workflow import Workflow
from dockerlint.parsers.workflow.read import Surroundings, only_called, parse_workflow, workflow_of
from dockerlint.parsers.workflow.runs import local_path
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.paths import join
from dockerlint.project.reading import Reading
from dockerlint.source import SourceFile
from dockerlint.tree import Map
from dockerlint.values import Text

_DEEPEST = 10
"""How many workflows may call each other in a row (docs.github.com/actions, "Reuse workflows")."""
_MOST = 256
"""How many different calls of one workflow are read."""
_LOCAL_ACTION = re.compile(r"\buses:\s*[\"']?(\./[^\s\"'#},]*)")
_FULL_NAME = re.compile(r"([\w.-]+/[\w.-]+)/(\.github/workflows/[^/@]+)@.+")
_ACTION_FILES = ("action.yml", "action.yaml")
_GUARD = re.compile(r"github\.(repository|repository_owner)\s*==\s*'([\w.-]+(?:/[\w.-]+)?)'")
"""A job or step that runs in one repository alone, not in its forks."""
_MANIFEST = re.compile(r'"repository"\s*:\s*(?:\{[^{}]*"url"\s*:\s*)?"([^"]*)"')
_SLUG = re.compile(r"(?:^github:|^|github\.com[/:])([\w.-]+/[\w.-]+?)(?:\.git)?/?$")


def read_workflows(reading: Reading, paths: Iterable[str]) -> dict[str, Workflow]:
    """Read the files of .github/workflows."""
    files = {path: file for path in paths if is_workflow(path) and (file := reading.to_parse(path))}
    if not files:
        return {}
    around = Surroundings(
        dict(_repository(files.values(), reading.text("package.json"))), _actions(reading, files.values())
    )
    read: dict[str, Workflow] = {}
    for path, file in files.items():
        workflow, problems = parse_workflow(file, around)
        reading.refuse(problems)
        if workflow:
            read[path] = workflow
    return _with_calls(read, around)


def _with_calls(read: dict[str, Workflow], around: Surroundings) -> dict[str, Workflow]:
    """Read again those that others call, until what they are given no longer changes."""
    before: dict[str, dict[str, Mapping[str, Text]]] = {}
    for _ in range(_DEEPEST):
        calls = _calls(read, around)
        changed = [path for path, given in calls.items() if given.keys() != before.get(path, {}).keys()]
        for path in changed:
            workflow, given = read[path], tuple(calls[path].values())
            again = workflow_of(workflow.file, workflow.tree, replace(around, calls=given))
            read = {**read, path: again or workflow}
        if not changed:
            break
        before = calls
    return read


def _calls(read: Mapping[str, Workflow], around: Surroundings) -> dict[str, dict[str, Mapping[str, Text]]]:
    """Return the different calls of each workflow."""
    out: dict[str, dict[str, Mapping[str, Text]]] = {}
    for job in (job for workflow in read.values() for job in workflow.jobs if job.uses):
        path = _own_path(job.uses or "", read, around) or ""
        found = out.setdefault(path, {}) if path in read else {}
        for given in job.calls[: _MOST - len(found)]:
            found[repr([(name, str(text)) for name, text in given.items()])] = given
    return out


def _own_path(uses: str, read: Mapping[str, Workflow], around: Surroundings) -> str | None:
    """Return the path of a workflow of this repository that a job calls, by its path or by its full name; None for one of another.

    Where the name of this repository is not known, the full name means a file of its path in the tree that nothing but a call starts.
    """
    if named := _FULL_NAME.fullmatch(uses):
        repository, path = named.groups()
        own = around.repository.get("github.repository")
        workflow = read.get(path)
        is_own = (
            own.value == repository if own else workflow is not None and only_called(workflow.tree.get("on"))
        )
        return path if is_own else None
    return local_path(uses)


def _actions(reading: Reading, files: Iterable[SourceFile]) -> dict[str, Map]:
    """Return the composite actions that workflows, or other actions, use, by folder."""
    found: dict[str, Map] = {}
    waiting, seen = [file.text for file in files], set()
    while waiting:
        for uses in _LOCAL_ACTION.findall(waiting.pop()):
            folder = local_path(uses)
            if folder is None or folder in seen or is_workflow(folder):
                continue
            seen.add(folder)
            file = next((one for name in _ACTION_FILES if (one := reading.text(join(folder, name)))), None)
            documents = parse_yaml(file)[0] if file else []
            if file and documents and isinstance(documents[0], Map):
                found[folder] = documents[0]
                waiting.append(file.text)
    return found


def _repository(files: Iterable[SourceFile], manifest: SourceFile | None) -> Iterator[tuple[str, Text]]:
    """Yield what is known of the repository's name: from conditions that other repositories don't meet, else from package.json."""
    guards = {found.groups() for file in files for found in _GUARD.finditer(file.text)}
    slugs = {value for kind, value in guards if kind == "repository" and "/" in value}
    owners = {value for kind, value in guards if kind == "repository_owner"}
    url = _MANIFEST.search(manifest.text) if manifest and not slugs else None
    if url and (found := _SLUG.search(url[1])):
        slugs = {found[1]}
    if len(slugs) == 1:
        (slug,) = slugs
        owner, _, name = slug.partition("/")
        owners = {owner}
        for path in ("github.repository", "GITHUB_REPOSITORY"):
            yield path, Text.known(slug)
        yield "github.event.repository.name", Text.known(name)
    if len(owners) == 1:
        for path in ("github.repository_owner", "GITHUB_REPOSITORY_OWNER"):
            yield path, Text.known(next(iter(owners)))
