"""Each Dockerfile by itself: what its stages are when nobody passes a build argument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dockerlint.knowledge.file_names import is_template
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.project.commands.run_command import RunCommand, run_commands
from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.stages.evaluation import BuiltStage, Recipe


def own(dockerfiles: Iterable[Dockerfile]) -> tuple[Dockerfile, ...]:
    """Leave out what rules say nothing about: Dockerfiles under a foreign frontend, and templates."""
    return tuple(one for one in dockerfiles if not one.foreign and not is_template(one.file.text))


@dataclass(slots=True, eq=False)
class Recipes:
    """The Dockerfiles that rules speak of, and their stages and commands, each evaluated once."""

    dockerfiles: tuple[Dockerfile, ...] = ()
    scripts: Scripts = field(default_factory=Scripts)
    _stages: dict[Dockerfile, tuple[BuiltStage, ...]] = field(default_factory=dict)
    _commands: dict[Dockerfile, tuple[RunCommand, ...]] = field(default_factory=dict)

    def stages(self, dockerfile: Dockerfile) -> tuple[BuiltStage, ...]:
        """Evaluate the stages of a Dockerfile without build arguments, in order."""
        if dockerfile not in self._stages:
            recipe = Recipe(dockerfile)
            self._stages[dockerfile] = tuple(recipe.stage(stage) for stage in dockerfile.bodies)
        return self._stages[dockerfile]

    def commands(self, dockerfile: Dockerfile) -> tuple[RunCommand, ...]:
        """Give every shell command line of every RUN of a Dockerfile, in order."""
        if dockerfile not in self._commands:
            found = [one for built in self.stages(dockerfile) for one in run_commands(built, self.scripts)]
            self._commands[dockerfile] = tuple(found)
        return self._commands[dockerfile]
