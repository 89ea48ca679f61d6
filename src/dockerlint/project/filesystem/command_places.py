"""The commands of a build, each with where it runs: every reader of all RUNs of a stage asks here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dockerlint.models.dockerfile import Keyword
from dockerlint.models.shell import Command, ShellWord
from dockerlint.parsers.shell.environment import ExecutionEnvironment
from dockerlint.paths import resolve
from dockerlint.project.filesystem.changes import Taken, taken_at
from dockerlint.project.filesystem.origins import Origins, origin
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class CommandPlace:
    """Where a RUN's command runs: the step, and the environment of its shell."""

    origins: Origins
    step: Step
    shell: ExecutionEnvironment

    def text(self, word: ShellWord) -> Text:
        """Return a word with its variables replaced."""
        return word.text(self.shell.lookup)

    def source(self, path: str) -> str | None:
        """Return the base-relative path of an absolute path as the RUN sees it: its mounts, else the stage's files."""
        taken, inner, stage = taken_at(self.step, path)
        context = self.step.stage.evaluation.context
        if taken is Taken.CONTEXT:
            return None if context is None else resolve(context, inner)
        if taken is Taken.STAGE and stage:
            return origin(self.origins, stage, inner)
        return origin(self.origins, self.step.stage, path, self.step) if taken is Taken.HERE else None


def commands_of(origins: Origins, stage: EvaluatedStage) -> Iterator[tuple[CommandPlace, Command]]:
    """Yield the commands of a stage and its parents, each with where it runs."""
    for step in stage.chain_steps:
        for command, shell in origins.scripts.run(step) if step.keyword == Keyword.RUN else ():
            yield CommandPlace(origins, step, shell), command
