"""GitHub workflows: jobs, steps, the commands that they run and the images that they build.

docs.github.com/actions, "Workflow syntax for GitHub Actions".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dockerlint.findings import Problem
from dockerlint.models.bake import BakeCall
from dockerlint.models.image_build import ImageBuild
from dockerlint.models.workflow import Job, Workflow, WorkflowStep
from dockerlint.parsers.image_builds.distinct import distinct
from dockerlint.parsers.image_builds.paths import path_text
from dockerlint.parsers.workflow.runs import Scopes, StepRun, checkout_root, passed_inputs
from dockerlint.parsers.workflow.values import ExpressionScope, Row, matrix_rows, text_of
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar, find
from dockerlint.values import Text

_MOST_BAKED = 20
"""How many rows of a matrix are read one by one for Bake."""
_ASSIGNED = re.compile(r"\b([A-Za-z_]\w*)=")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What other files say of a workflow."""

    repository: Mapping[str, Text] = field(default_factory=dict)
    """What is known of the repository, by path: `github.repository`."""
    actions: Mapping[str, Map] = field(default_factory=dict)
    """The composite actions of the repository, by folder."""
    calls: tuple[Mapping[str, Text], ...] = ()
    """The inputs of each call of this workflow by another one."""


def parse_workflow(
    file: SourceFile, around: Surroundings = Surroundings()
) -> tuple[Workflow | None, list[Problem]]:
    """Return a file of .github/workflows, or None if it has no jobs, and the problems of its YAML."""
    documents, problems = parse_yaml(file)
    root = documents[0] if documents else None
    return (workflow_of(file, root, around) if isinstance(root, Map) else None), problems


def workflow_of(file: SourceFile, root: Map, around: Surroundings) -> Workflow | None:
    """Return a workflow from its tree."""
    jobs = root.map("jobs")
    if jobs is None:
        return None
    called = _runs(root, around)
    read = [
        _JobReader(root, entry.value, around, called).job(name)
        for name, entry in jobs.entries.items()
        if isinstance(entry.value, Map)
    ]
    return Workflow(file=file, tree=root, jobs=tuple(read))


def _runs(root: Map, around: Surroundings) -> list[Mapping[str, Text]]:
    """Return what is given to each run: one for each call, and one without inputs unless nothing but a call starts it."""
    triggers = root.get("on")
    declared = find(root, "on", "workflow_call", "inputs")
    calls: list[Mapping[str, Text]] = [
        passed_inputs(declared if isinstance(declared, Map) else None, one) for one in around.calls
    ]
    return calls if calls and only_called(triggers) else [*calls, {}]


def only_called(triggers: Node | None) -> bool:
    """Return whether nothing but a call starts a workflow with these triggers (`on`)."""
    return isinstance(triggers, Map) and set(triggers.entries) == {"workflow_call"}


class _JobReader:
    """The values that the steps of a job share."""

    def __init__(
        self, workflow: Map, job: Map, around: Surroundings, given: list[Mapping[str, Text]]
    ) -> None:
        self.workflow = workflow
        self.node = job
        self.steps = [node for node in job.seq("steps") or () if isinstance(node, Map)]
        self.changed = frozenset(
            found[1]
            for step in self.steps
            if (run := step.scalar("run"))
            for found in _ASSIGNED.finditer(run.text)
        )
        self.given = [{**around.repository, **one} for one in given]
        self.run = StepRun(around.actions, self._folder, self._shell)

    def job(self, name: str) -> Job:
        """Return the job."""
        built: list[list[ImageBuild | BakeCall]] = [[] for _ in self.steps]
        if self.run.builds_anything(self.steps):
            for scopes in self._all_scopes():
                for index, one in self.run.builds(self.steps, scopes):
                    built[index].append(one)
        steps = [self._step(index, found) for index, found in enumerate(built)]
        uses = self.node.string("uses")
        calls = [scopes.sure.texts(self.node.map("with")) for scopes in self._all_scopes()] if uses else []
        return Job(name=name, at=self.node.span, steps=tuple(steps), uses=uses, calls=tuple(calls))

    def _step(self, index: int, built: Sequence[ImageBuild | BakeCall]) -> WorkflowStep:
        step = self.steps[index]
        uses, _, version = (step.string("uses") or "").partition("@")
        script = self.run.script(step)
        inputs = step.map("with")
        scope = self._scope(Row(complete=False), {}, self.changed)
        return WorkflowStep(
            at=step.span,
            name=step.string("name"),
            uses=uses or None,
            version=version or None,
            inputs={key: text_of(one.value) for key, one in inputs.entries.items()} if inputs else {},
            commands=script.commands,
            complete=script.complete,
            folder=self._folder(step, scope.with_env(step), checkout_root(self.steps, scope)),
            builds=tuple(distinct(one for one in built if isinstance(one, ImageBuild))),
            bakes=self._bakes(index, built),
        )

    def _bakes(self, index: int, built: Iterable[ImageBuild | BakeCall]) -> tuple[BakeCall, ...]:
        calls = tuple(one for one in built if isinstance(one, BakeCall))
        if len(calls) <= _MOST_BAKED:
            return calls
        found = self.run.builds(self.steps, self._scopes(Row(complete=False), self.given[0]))
        return tuple(one for number, one in found if number == index and isinstance(one, BakeCall))

    def _all_scopes(self) -> Iterator[Scopes]:
        return (self._scopes(row, given) for row in matrix_rows(self.node) for given in self.given)

    def _scopes(self, row: Row, given: Mapping[str, Text]) -> Scopes:
        sure, names = (self._scope(row, given, changed) for changed in (self.changed, frozenset[str]()))
        return Scopes(sure, names, checkout_root(self.steps, sure))

    def _scope(self, row: Row, given: Mapping[str, Text], changed: frozenset[str]) -> ExpressionScope:
        scope = ExpressionScope(row, {}, changed, given)
        return scope.with_env(self.workflow).with_env(self.node)

    def _folder(self, step: Map, scope: ExpressionScope, root: Text) -> Text:
        node = self._run_setting(step, "working-directory")
        return path_text(text_of(node, scope.lookup), root) if node else root

    def _shell(self, step: Map) -> str:
        node = self._run_setting(step, "shell")
        if isinstance(node, Scalar):
            return node.text.split()[0] if node.text.split() else "bash"
        runner = self.node.scalar("runs-on")
        return "pwsh" if runner and "windows" in runner.text else "bash"

    def _run_setting(self, step: Map, name: str) -> Node | None:
        """Return a key of `run` settings: the step's, else from the defaults of the job, else of the workflow."""
        own = step.get(name)
        return own or find(self.node, "defaults", "run", name) or find(self.workflow, "defaults", "run", name)
