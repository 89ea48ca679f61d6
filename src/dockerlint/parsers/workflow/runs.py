"""The builds of the steps of a job or of a composite action, in one run: one row of the matrix, one set of inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dockerlint.knowledge.docker.build_actions import BAKE_ACTION, BUILD_ACTIONS, CHECKOUT_ACTION
from dockerlint.knowledge.docker.docker_commands import PROGRAMS
from dockerlint.models.bake import BakeCall
from dockerlint.models.image_build import ImageBuild
from dockerlint.models.shell import Script
from dockerlint.parsers.image_builds.bake_calls import bake_calls
from dockerlint.parsers.image_builds.commands import docker_builds
from dockerlint.parsers.image_builds.paths import ROOT
from dockerlint.parsers.shell.read import parse_text
from dockerlint.parsers.workflow.actions import action_build
from dockerlint.parsers.workflow.bake_action import bake_action
from dockerlint.parsers.workflow.step_outputs import step_outputs
from dockerlint.parsers.workflow.values import ExpressionScope, text_of
from dockerlint.paths import resolve
from dockerlint.tree import Map
from dockerlint.values import Text

_DEEPEST = 10
"""How deep composite actions may call each other (docs.github.com/actions, "Creating a composite action")."""


def action_of(step: Map) -> str | None:
    """Return the action of a step, without its version."""
    uses = step.string("uses")
    return uses.partition("@")[0] if uses else None


def local_path(uses: str) -> str | None:
    """Return the path of an action or a workflow of this repository; None for one of another."""
    return resolve(".", uses) if uses.startswith("./") else None


def checkout_root(steps: Sequence[Map], scope: ExpressionScope) -> Text:
    """Return the folder of the checkout; unknown if every checkout is of another repository or in a folder of its own."""
    here = scope.with_contexts({"github.repository": _THIS})
    checkouts = [step.map("with") for step in steps if action_of(step) == CHECKOUT_ACTION]
    plain = [one for one in checkouts if one is None or not _is_elsewhere(one, here)]
    return ROOT if plain or not checkouts else Text.unknown("the repository is not checked out at the root")


_THIS = Text.known("this repository")


def _is_elsewhere(inputs: Map, scope: ExpressionScope) -> bool:
    given = {name: scope.texts(inputs).get(name, Text.known("")).value for name in ("path", "repository")}
    return given["path"] not in {"", ".", "./"} or given["repository"] not in {"", _THIS.value}


@dataclass(frozen=True, slots=True)
class Scopes:
    """What is certain in a step, and what the names of images may be made of."""

    sure: ExpressionScope
    names: ExpressionScope
    root: Text
    """The folder of the checkout."""

    def with_env(self, holder: Map) -> Scopes:
        """Add the `env` of a step."""
        return Scopes(self.sure.with_env(holder), self.names.with_env(holder), self.root)


@dataclass(frozen=True, slots=True, eq=False)
class StepRun:
    """What the steps of all runs of a job share."""

    actions: Mapping[str, Map]
    """The composite actions of the repository, by folder."""
    folder: Callable[[Map, ExpressionScope, Text], Text]
    """Where a step runs, in its scope and in a checkout."""
    shell: Callable[[Map], str]

    def script(self, step: Map) -> Script:
        """Return what the `run` of a step runs."""
        run = step.scalar("run")
        return parse_text(run.text, run.span, self.shell(step)) if run else Script()

    def builds_anything(self, steps: Sequence[Map], depth: int = 0) -> bool:
        """Return whether a step may build an image."""
        for step in steps:
            uses, run = action_of(step), step.scalar("run")
            if (
                uses in BUILD_ACTIONS
                or uses == BAKE_ACTION
                or (run and any(program in run.text for program in PROGRAMS))
            ):
                return True
            action = self.actions.get(local_path(uses or "") or "") if depth < _DEEPEST else None
            if action and self.builds_anything(_steps_of(action), depth + 1):
                return True
        return False

    def builds(
        self, steps: Sequence[Map], scopes: Scopes, depth: int = 0
    ) -> Iterator[tuple[int, ImageBuild | BakeCall]]:
        """Yield the builds and the calls of Bake, each with the number of its step."""
        for index, step in enumerate(steps):
            here, script = scopes.with_env(step), self.script(step)
            for build in self._step(step, script, here, depth):
                yield index, build
            left = step_outputs(step, script, here.names)
            names = scopes.names.with_contexts(left.outputs)
            scopes = replace(scopes, names=replace(names, env={**names.env, **left.variables}))

    def _step(self, step: Map, script: Script, scopes: Scopes, depth: int) -> Iterator[ImageBuild | BakeCall]:
        uses = step.scalar("uses")
        name = action_of(step) or ""
        action = self.actions.get(local_path(name) or "") if depth < _DEEPEST else None
        if uses and name in BUILD_ACTIONS:
            lookups = scopes.sure.lookup, scopes.names.lookup
            yield action_build(step.map("with"), uses.span, scopes.root, *lookups)
        elif action:
            sure, names = (_called(action, step, one) for one in (scopes.sure, scopes.names))
            inner = Scopes(sure, names, scopes.root)
            yield from (build for _, build in self.builds(_steps_of(action), inner, depth + 1))
        elif uses and name == BAKE_ACTION:
            sure = scopes.sure
            call = bake_action(step.map("with"), uses.span, scopes.root, sure, scopes.names)
            yield from (call,) if call else ()
        elif any(command.program in PROGRAMS for command in script.commands):
            folder = self.folder(step, scopes.sure, scopes.root)
            yield from docker_builds(script.commands, folder, scopes.sure.lookup)
            yield from bake_calls(script.commands, folder, scopes.sure.lookup, scopes.sure.given)


def _steps_of(action: Map) -> list[Map]:
    runs = action.map("runs")
    return [node for node in (runs.seq("steps") if runs else None) or () if isinstance(node, Map)]


def _called(action: Map, step: Map, scope: ExpressionScope) -> ExpressionScope:
    """Return the scope of the steps of an action: its inputs, and what is known of the repository."""
    given = {name: text for name, text in scope.contexts.items() if name.startswith("github.")}
    return replace(
        scope, contexts={**given, **passed_inputs(action.map("inputs"), scope.texts(step.map("with")))}
    )


def passed_inputs(declared: Map | None, given: Mapping[str, Text]) -> dict[str, Text]:
    """Return the inputs of a call by their paths: what is given, else the default, else nothing."""
    out = {}
    for name, entry in declared.entries.items() if declared else ():
        default = entry.value.get("default") if isinstance(entry.value, Map) else None
        out[f"inputs.{name}"] = text_of(default) if default is not None else Text.known("")
    return {**out, **{f"inputs.{name}": text for name, text in given.items()}}
