"""GitHub workflows: jobs, steps, the commands that they run and the images that they build.

docs.github.com/actions, "Workflow syntax for GitHub Actions".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.findings import Problem
from dockerlint.knowledge.docker.docker_commands import (
    BAKE_ACTION,
    BAKES,
    BUILD_ACTION,
    CHECKOUT_ACTION,
    PROGRAMS,
)
from dockerlint.models.bake import BakeCall
from dockerlint.models.image_build import ImageBuild
from dockerlint.models.shell import Script
from dockerlint.models.workflow import Job, Workflow, WorkflowStep
from dockerlint.parsers.image_builds.bake_calls import bake_calls
from dockerlint.parsers.image_builds.commands import docker_builds
from dockerlint.parsers.image_builds.distinct import distinct
from dockerlint.parsers.image_builds.paths import ROOT, path_text
from dockerlint.parsers.shell.read import parse_text
from dockerlint.parsers.workflow.actions import action_build
from dockerlint.parsers.workflow.bake_action import bake_action
from dockerlint.parsers.workflow.values import ExpressionScope, Row, matrix_rows, text_of
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar, find
from dockerlint.values import Text

_BAKES = frozenset(verb[-1] for verb in BAKES)
_MOST_BAKED = 20
"""How many rows of a matrix are read one by one for Bake."""
_ASSIGNED = re.compile(r"\b([A-Za-z_]\w*)=")


def parse_workflow(file: SourceFile) -> tuple[Workflow | None, list[Problem]]:
    """Return a file of .github/workflows, or None if it has no jobs, and the problems of its YAML."""
    documents, problems = parse_yaml(file)
    root = documents[0] if documents else None
    jobs = root.map("jobs") if isinstance(root, Map) else None
    if jobs is None or not isinstance(root, Map):
        return None, problems
    read = [
        _job(name, entry.value, root) for name, entry in jobs.entries.items() if isinstance(entry.value, Map)
    ]
    return Workflow(file=file, tree=root, jobs=tuple(read)), problems


def _job(name: str, job: Map, workflow: Map) -> Job:
    steps = [node for node in job.seq("steps") or () if isinstance(node, Map)]
    changed = frozenset(
        found[1] for step in steps if (run := step.scalar("run")) for found in _ASSIGNED.finditer(run.text)
    )
    reader = _JobReader(workflow, job, _root(steps), changed)
    return Job(name=name, at=job.span, steps=tuple(reader.step(step) for step in steps))


def _root(steps: list[Map]) -> Text:
    """Return the folder of the checkout; unknown if every checkout is of another repository or in a folder of its own."""
    checkouts = [step.map("with") for step in steps if _action(step) == CHECKOUT_ACTION]
    plain = [one for one in checkouts if one is None or not (_set(one, "path") or _set(one, "repository"))]
    return ROOT if plain or not checkouts else Text.unknown("the repository is not checked out at the root")


def _set(inputs: Map, name: str) -> bool:
    node = inputs.scalar(name)
    return node is not None and node.text not in {"", ".", "./"} and "github.repository }}" not in node.text


def _action(step: Map) -> str | None:
    uses = step.string("uses")
    return uses.partition("@")[0] if uses else None


class _JobReader:
    """The values that the steps of a job share."""

    def __init__(self, workflow: Map, job: Map, root: Text, changed: frozenset[str]) -> None:
        self.workflow = workflow
        self.job = job
        self.root = root
        self.changed = changed
        self.rows = matrix_rows(job)

    def step(self, step: Map) -> WorkflowStep:
        """Return a step."""
        scope = self._scope(Row(complete=False), step)
        uses, _, version = (step.string("uses") or "").partition("@")
        run = step.scalar("run")
        script = parse_text(run.text, run.span, self._shell(step)) if run else Script()
        inputs = step.map("with")
        return WorkflowStep(
            at=step.span,
            name=step.string("name"),
            uses=uses or None,
            version=version or None,
            inputs={key: text_of(one.value) for key, one in inputs.entries.items()} if inputs else {},
            commands=script.commands,
            complete=script.complete,
            folder=self._folder(step, scope),
            builds=tuple(distinct(self._builds(step, script))),
            bakes=tuple(self._bakes(step, script)),
        )

    def _scope(self, row: Row, step: Map) -> ExpressionScope:
        scope = ExpressionScope(row, {}, self.changed)
        return scope.with_env(self.workflow).with_env(self.job).with_env(step)

    def _builds(self, step: Map, script: Script) -> Iterator[ImageBuild]:
        uses = step.scalar("uses")
        docker = any(command.program in PROGRAMS for command in script.commands)
        for row in self.rows:
            scope = self._scope(row, step)
            if uses and _action(step) == BUILD_ACTION:
                yield action_build(step.map("with"), uses.span, self.root, scope.lookup)
            elif docker:
                yield from docker_builds(script.commands, self._folder(step, scope), scope.lookup)

    def _bakes(self, step: Map, script: Script) -> Iterator[BakeCall]:
        uses = step.scalar("uses")
        baked = any(
            word.literal in _BAKES for one in script.commands if one.program in PROGRAMS for word in one.words
        )
        rows = self.rows if len(self.rows) <= _MOST_BAKED else [Row(complete=False)]
        for row in rows if baked or _action(step) == BAKE_ACTION else ():
            scope = self._scope(row, step)
            if uses and _action(step) == BAKE_ACTION:
                call = bake_action(step.map("with"), uses.span, self.root, scope.lookup, scope.given)
                yield from (call,) if call else ()
            else:
                yield from bake_calls(script.commands, self._folder(step, scope), scope.lookup, scope.given)

    def _folder(self, step: Map, scope: ExpressionScope) -> Text:
        node = self._run_setting(step, "working-directory")
        return path_text(text_of(node, scope.lookup), self.root) if node else self.root

    def _shell(self, step: Map) -> str:
        node = self._run_setting(step, "shell")
        if isinstance(node, Scalar):
            return node.text.split()[0] if node.text.split() else "bash"
        runner = self.job.scalar("runs-on")
        return "pwsh" if runner and "windows" in runner.text else "bash"

    def _run_setting(self, step: Map, name: str) -> Node | None:
        """Return a key of `run` settings: the step's, else from the defaults of the job, else of the workflow."""
        own = step.get(name)
        return own or find(self.job, "defaults", "run", name) or find(self.workflow, "defaults", "run", name)
