"""Each Dockerfile by itself: what its stages are when nobody passes a build argument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dockerlint.knowledge.file_names import default_name, is_template
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.stages.evaluation import EvaluatedStage, Evaluation, Step


def linted(dockerfiles: Iterable[Dockerfile]) -> tuple[Dockerfile, ...]:
    """Leave out what rules say nothing about: Dockerfiles under a foreign frontend, and templates."""
    return tuple(one for one in dockerfiles if not one.foreign and not is_template(one.file.text))


def by_built_path(dockerfiles: Mapping[str, Dockerfile]) -> dict[str, Dockerfile]:
    """Return Dockerfiles by the paths that builds may name them by: `dockerfile` answers for a `Dockerfile` that is not there."""
    lower = {default_name(path): one for path, one in dockerfiles.items()}
    return {**lower, **dockerfiles}


@dataclass(slots=True, eq=False)
class Dockerfiles:
    """The Dockerfiles of a project and their stages, each evaluated once."""

    all: tuple[Dockerfile, ...] = ()
    scripts: Scripts = field(default_factory=Scripts)
    evaluations: dict[Dockerfile, Evaluation] = field(default_factory=dict)
    """Each Dockerfile without build arguments, as far as it was evaluated so."""

    def stages(self, dockerfile: Dockerfile) -> tuple[EvaluatedStage, ...]:
        """Evaluate the stages of a Dockerfile without build arguments, in order."""
        if dockerfile not in self.evaluations:
            self.evaluations[dockerfile] = Evaluation(dockerfile)
        return tuple(map(self.evaluations[dockerfile].stage, dockerfile.bodies))

    def steps(self, dockerfile: Dockerfile) -> Iterator[Step]:
        """Yield the instructions of a Dockerfile's stages, in order; of an ONBUILD its trigger."""
        return (step.unwrapped for stage in self.stages(dockerfile) for step in stage.steps)
