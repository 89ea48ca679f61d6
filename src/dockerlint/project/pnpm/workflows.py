"""Pins in GitHub workflows: the version of pnpm/action-setup, and what the commands of a job install."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dockerlint.knowledge.node.pnpm import SETUP_ACTION, VERSION_VARIABLE
from dockerlint.models.shell import Command
from dockerlint.models.shell_variables import Lookup
from dockerlint.models.workflow import Job, Workflow, WorkflowStep
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.parsers.workflow.values import ExpressionScope, Row, text_of
from dockerlint.paths import join
from dockerlint.project.pnpm.commands import Installed, brought, installs, pnpm_call, set_version
from dockerlint.project.stages.paths import joined
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.project.workspaces.pin import PnpmPin
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.tree import Map, find
from dockerlint.values import Text

_DOWNLOAD = "get.pnpm.io"


def workflow_pins(
    workspaces: Workspaces, workflows: Iterable[Workflow]
) -> Iterator[tuple[Workspace, PnpmPin]]:
    """Yield the pins of all workflows, each with every workspace in which the job then calls pnpm."""
    for workflow in workflows:
        if "pnpm" not in workflow.file.text.lower():
            continue
        for job, node in zip(workflow.jobs, _job_nodes(workflow), strict=True):
            reader = _Reader(workflow, node)
            reader.read(job)
            yield from _placed(workspaces, workflow, reader)


def _job_nodes(workflow: Workflow) -> list[Map]:
    jobs = workflow.tree.map("jobs")
    return [one.value for one in jobs.entries.values() if isinstance(one.value, Map)] if jobs else []


def _placed(
    workspaces: Workspaces, workflow: Workflow, reader: _Reader
) -> Iterator[tuple[Workspace, PnpmPin]]:
    base = workflow.file.path.rpartition(".github/")[0].rstrip("/") or "."
    installing = {_workspace(workspaces, base, folder) for folder in reader.installing}
    for one, folder in reader.found:
        for workspace in {_workspace(workspaces, base, place): None for place in one.folders or [folder]}:
            pin = one.pin(workflow.file.path, installs=workspace in installing)
            if workspace and pin:
                yield workspace, pin


def _workspace(workspaces: Workspaces, base: str, folder: Text) -> Workspace | None:
    """Return the workspace of a folder of the checkout, which is `base`: the place of a nested `.github`."""
    if folder.value is None:
        return None
    inside = folder.value.strip("/")
    return workspaces.of_path(join(base, inside) if inside else base)


@dataclass(slots=True, eq=False)
class _Reader:
    """One job that is read step by step. Folders begin with `/`, which is the folder of the checkout."""

    workflow: Workflow
    job: Map
    found: list[tuple[Installed, Text]] = field(default_factory=list)
    installing: list[Text] = field(default_factory=list)
    """The folders in which pnpm installs."""
    _active: list[Installed] = field(default_factory=list)

    def read(self, job: Job) -> None:
        """Read all steps."""
        nodes = [one for one in self.job.seq("steps") or () if isinstance(one, Map)]
        texts = [run.text for one in nodes if (run := one.scalar("run"))]
        for step, node in zip(job.steps, nodes, strict=True):
            scope = _scope(self.workflow.tree, self.job, node, texts)
            folder = step.folder
            if folder.value is not None:
                folder = joined(Text.known("/"), Text.known(folder.value))
            self._set_up(step, node, folder, scope)
            self._run(step, folder, scope)

    def _set_up(self, step: WorkflowStep, node: Map, folder: Text, scope: ExpressionScope) -> None:
        version = find(node, "with", "version")
        if step.uses != SETUP_ACTION or version is None:
            return
        self._take([Installed(text_of(version, scope.lookup), version.span)], folder)

    def _run(self, step: WorkflowStep, folder: Text, scope: ExpressionScope) -> None:
        if any(_DOWNLOAD in (word.literal or "") for one in step.commands for word in one.words):
            self._take([Installed(scope.lookup(VERSION_VARIABLE), step.at)], folder)
        for command, shell in environments(step.commands, ExecutionEnvironment(folder, scope.lookup, joined)):
            new = [*set_version(command, shell), *brought(command, shell.lookup)]
            self._take([one for one in new if not one.alone], shell.folder)
            self.found += [(one, shell.folder) for one in new if one.alone]
            self._call(command, shell.folder, shell.lookup)

    def _take(self, new: list[Installed], folder: Text) -> None:
        self.found += [(one, folder) for one in new]
        self._active = new or self._active

    def _call(self, command: Command, folder: Text, lookup: Lookup) -> None:
        """Note a call of pnpm: what was installed last is the pnpm of the workspace in which it is called."""
        call = pnpm_call(command)
        if call is None or call.is_global:
            return
        for value in call.values("dir"):
            folder = joined(folder, value.text(lookup))
        self.installing += [folder] if installs(call) else []
        for one in self._active:
            one.folders.append(folder)


def _scope(workflow: Map, job: Map, step: Map, texts: list[str]) -> ExpressionScope:
    """Return the variables of a step; those that a step of the job assigns, and every matrix, are unknown."""
    scope = ExpressionScope(Row(complete=False)).with_env(workflow).with_env(job).with_env(step)
    changed = frozenset(name for name in scope.env if any(f"{name}=" in text for text in texts))
    return ExpressionScope(scope.row, scope.env, changed)
