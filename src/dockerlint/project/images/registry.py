"""The images that are built, each once: who builds them, with which arguments, contexts and stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dockerlint.models.compose import Build, ComposeProject, Service
from dockerlint.models.dockerfile import Dockerfile, Stage
from dockerlint.models.image_build import ImageBuild, NamedContext
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.images import Builder, Image
from dockerlint.project.images.inline import inline_dockerfile
from dockerlint.project.images.own.own_images import NamedImage, OwnImages
from dockerlint.project.stages.evaluation import ContextSource, EvaluatedStage, Evaluation
from dockerlint.values import Text

_DEEPEST = 20
"""How many builds are followed that use each other as named contexts."""


@dataclass(slots=True, eq=False)
class Registry:
    """Images by what makes them the same build; evaluations shared by the stages of one."""

    origins: Origins
    dockerfiles: Mapping[str, Dockerfile]
    evaluations: dict[tuple[object, ...], Evaluation] = field(default_factory=dict)
    images: dict[tuple[object, ...], Image] = field(default_factory=dict)
    built: dict[ComposeProject | None, dict[str, EvaluatedStage | None]] = field(default_factory=dict)
    """What the services of each project build, by image name."""
    linked: dict[object, EvaluatedStage | None] = field(default_factory=dict)
    """The stages of builds that others use as named contexts; None while they are looked up."""
    depth: int = 0
    named: list[NamedImage] = field(default_factory=list)
    """What workflows and scripts build, once for each name that they give it."""
    own: OwnImages = field(default_factory=OwnImages)
    """The images of the tree by name, once all are known."""
    bases: dict[tuple[Dockerfile, str], EvaluatedStage | None] = field(default_factory=dict)
    """The stages that Dockerfiles name in FROM; None while they are looked up."""

    def evaluation(
        self,
        dockerfile: Dockerfile,
        context: str | None,
        passed: Mapping[str, Text],
        project: ComposeProject | None,
        contexts: Sequence[NamedContext] = (),
    ) -> Evaluation:
        """Return a Dockerfile under what a builder passes to it."""
        named = self._named_contexts(contexts, project)
        key = (
            dockerfile,
            context,
            tuple(sorted((name, str(value)) for name, value in passed.items())),
            project,
            tuple(
                sorted((name, str(one.folder), str(one.image), id(one.stage)) for name, one in named.items())
            ),
        )
        if key not in self.evaluations:
            self.evaluations[key] = Evaluation(
                dockerfile, dict(passed), context, self.built.setdefault(project, {}), self._base, named
            )
        return self.evaluations[key]

    def _base(self, name: Text, dockerfile: Dockerfile) -> EvaluatedStage | None:
        """Return the stage of another Dockerfile that FROM names."""
        key = (dockerfile, str(name))
        if key not in self.bases:
            self.bases[key] = None
            found = self.own.base_of(name, dockerfile)
            self.bases[key] = found.stage if found else None
        return self.bases[key]

    def _named_contexts(
        self, contexts: Sequence[NamedContext], project: ComposeProject | None
    ) -> dict[str, ContextSource]:
        """Return the named contexts of a build by name in lower case."""
        return {
            one.name.lower(): ContextSource(
                one.folder.value if one.folder else None, one.image, self._linked(one, project)
            )
            for one in contexts
        }

    def _linked(self, context: NamedContext, project: ComposeProject | None) -> EvaluatedStage | None:
        """Return the stage of a build that is a named context; None for one that uses itself."""
        service = project.service(context.service) if project and context.service is not None else None
        key = context.build or service
        if key is None or self.depth > _DEEPEST:
            return None
        if key not in self.linked:
            self.linked[key] = None
            self.depth += 1
            if context.build is not None:
                self.linked[key] = self.source_stage(context.build)
            elif project and service and service.build:
                self.linked[key] = self._build_stage(project, service.build)
            self.depth -= 1
        return self.linked[key]

    def source_stage(self, build: ImageBuild) -> EvaluatedStage | None:
        """Return the stage that a workflow, a Bake file or a script builds; None where it is not known."""
        dockerfile = self.dockerfiles.get(build.path or "")
        stage = target_stage(dockerfile, build.target) if dockerfile else None
        if dockerfile is None or stage is None:
            return None
        passed = {one.name: one.value or _passed_through(one.name) for one in build.args}
        return self.evaluation(dockerfile, build.context.value, passed, None, build.contexts).stage(stage)

    def image(
        self, stage: EvaluatedStage, builder: Builder | None, *, default: bool = False, local: bool = False
    ) -> Image:
        """Return the image of a stage, with one more builder."""
        key = (stage.evaluation, stage.written.index)
        found = self.images.setdefault(key, Image(self.origins, stage, default=default, local=local))
        if builder:
            found.builders = (*found.builders, builder)
        return found

    def service_stage(self, project: ComposeProject, service: Service) -> EvaluatedStage | None:
        """Return the stage that a service builds, or None when the files don't decide or have no such stage."""
        if service.build is None:
            return None
        stage = self._build_stage(project, service.build)
        if service.image and service.image.value:
            self.built.setdefault(project, {}).setdefault(service.image.value, stage)
        return stage

    def _build_stage(self, project: ComposeProject, build: Build) -> EvaluatedStage | None:
        dockerfile = self._dockerfile_of(build)
        if dockerfile is None:
            return None
        passed = {one.name: one.value or _passed_through(one.name) for one in build.args}
        stage = target_stage(dockerfile, build.target)
        if stage is None:
            return None
        return self.evaluation(dockerfile, build.context, passed, project, build.contexts).stage(stage)

    def _dockerfile_of(self, build: Build) -> Dockerfile | None:
        if build.inline:
            return inline_dockerfile(build)
        return self.dockerfiles.get(build.dockerfile) if build.dockerfile else None


def _passed_through(name: str) -> Text:
    return Text.unknown(f"`{name}` is taken from the environment of the build")


def target_stage(dockerfile: Dockerfile, target: Text | None) -> Stage | None:
    """Return the stage of a target (by name only, as BuildKit does), the last one without a target."""
    if not dockerfile.stages:
        return None
    if target is None or target.value == "":
        return dockerfile.stages[-1]
    return dockerfile.stage(target.value) if target.value else None
