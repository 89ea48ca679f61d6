"""From services, workflows, scripts and lone Dockerfiles to images: who builds what, and out of which context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dockerlint.files import source_of
from dockerlint.knowledge.development import is_example_image
from dockerlint.knowledge.images.base_images import hub_name, parse_image_name
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.models.dockerfile import Dockerfile, Stage
from dockerlint.models.image_build import BuildSource, ImageBuild
from dockerlint.project.dockerfiles import by_built_path
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.collection import Images
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Builder, Image
from dockerlint.project.images.own.image_names import PartialName
from dockerlint.project.images.own.own_images import NamedImage, OwnImages
from dockerlint.project.images.own_containers import own_containers, service_names, without_bases
from dockerlint.project.images.registry import Registry, target_stage
from dockerlint.project.images.shipping.contexts import lone_context
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.values import Known


def build_images(
    origins: Origins,
    dockerfiles: Mapping[str, Dockerfile],
    projects: Sequence[ComposeProject],
    sources: Sequence[BuildSource],
    scripts: Sequence[BuildSource] = (),
) -> Images:
    """Find every image and every container of the tree.

    `scripts` are what a person calls: they decide the stage and the context of a Dockerfile that nothing else builds, and name images.
    """
    registry = Registry(origins, by_built_path(dockerfiles))
    by_service: dict[Service, Container] = {}
    for project in projects:
        for service in project.services:
            if stage := registry.service_stage(project, service):
                builder = Builder(service.key_at, service.name, project, service)
                by_service[service] = Container(registry.image(stage, builder), builder)
    built = list(_source_containers(registry, sources))
    called = _script_containers(registry, scripts)
    names = [*service_names(by_service), *registry.named]
    own = registry.own = OwnImages(names, dockerfiles, set(_contexts(registry)))
    built += [one for one in called if not one.image.development]
    by_service |= own_containers(projects, own)
    whole = [one for project in projects if not project.fragment for one in project.services]
    containers = [by_service[service] for service in whole if service in by_service]
    containers += without_bases(built, registry.named, registry.images.values())
    containers += [Container(image) for image in _unbuilt(registry, projects, sources)]
    last = tuple(_last_stages(registry))
    return Images(origins, tuple(registry.images.values()), tuple(containers), by_service, own, last)


def _contexts(registry: Registry) -> Iterator[tuple[str, str]]:
    """Yield the paths of Dockerfiles, each with the repository that a named context of a build has the name of."""
    for evaluation in registry.evaluations.values():
        for name in evaluation.contexts:
            yield evaluation.dockerfile.path, hub_name(parse_image_name(name).repository)


def _last_stages(registry: Registry) -> Iterator[Container]:
    """Yield the last stage of each Dockerfile that someone builds, without arguments, in the context of all who build it."""
    contexts: dict[Dockerfile, set[str | None]] = {}
    files = set(registry.dockerfiles.values())
    for image in registry.images.values():
        if image.builders and image.dockerfile in files:
            contexts.setdefault(image.dockerfile, set()).add(image.stage.evaluation.context)
    for dockerfile, found in contexts.items():
        context = found.pop() if len(found) == 1 else lone_context(registry.origins, dockerfile)
        evaluation = registry.evaluation(dockerfile, context, {}, None)
        yield Container(Image(registry.origins, evaluation.stage(dockerfile.stages[-1]), default=True))


def _source_containers(registry: Registry, sources: Iterable[BuildSource]) -> Iterator[Container]:
    for source in sources:
        for build in source.builds:
            pushes = _pushes(registry.origins, source, build) if build.makes_image else False
            builder = Builder(build.at, source.path, pushes=pushes, names_example=_names_example(build))
            stage = registry.source_stage(build)
            image = registry.image(stage, builder) if stage else None
            if build.makes_image:
                registry.named += [NamedImage(tag, image, builder, pushes) for tag in build.tags]
            if build.makes_image and image:
                yield Container(image, builder)


def _names_example(build: ImageBuild) -> bool:
    names = [PartialName.of(tag).last_component for tag in build.tags]
    return bool(names) and all(name is not None and is_example_image(name) for name in names)


def _script_containers(registry: Registry, scripts: Iterable[BuildSource]) -> list[Container]:
    """Return the containers of what scripts alone build, and note the names that they give to images that others build, too."""
    others = list(registry.images.values())
    containers = []
    for source in scripts:
        for build in source.builds:
            dockerfile = registry.dockerfiles.get(build.path or "")
            stage = target_stage(dockerfile, build.target) if dockerfile and build.makes_image else None
            if dockerfile is None or stage is None:
                continue
            pushed = _pushes(registry.origins, source, build)
            builder = Builder(build.at, source.path, pushes=pushed)
            same = [one for one in others if one.dockerfile is dockerfile]
            if pushed and all(map(_serves_development, same)):
                same = []
            images = [one for one in same if one.stage.written is stage]
            if not same:
                images = [
                    registry.image(_script_stage(registry, dockerfile, stage, build), builder, local=True)
                ]
                containers += [Container(image, builder) for image in images]
            registry.named += [NamedImage(tag, one, builder, pushed) for one in images for tag in build.tags]
    return containers


def _serves_development(image: Image) -> bool:
    """Return whether only compose files for development build an image."""
    return all(one.development for one in image.builders)


def _pushes(origins: Origins, source: BuildSource, build: ImageBuild) -> bool | None:
    """Return whether a file sends an image that it builds to a registry: with the build, or with `docker push`; None where it does not show."""
    if build.pushes is not None:
        return build.pushes
    file = source_of(origins.files, source.path)
    return True if file and "docker push" in file.text else None


def _script_stage(
    registry: Registry, dockerfile: Dockerfile, stage: Stage, build: ImageBuild
) -> EvaluatedStage:
    """Return the stage that a script builds; what it does not decide is as if nothing built the Dockerfile."""
    context = build.context.value
    if context is None:
        context = lone_context(registry.origins, dockerfile)
    passed = {
        one.name: one.value for one in build.args if one.value is not None and one.value.value is not None
    }
    return registry.evaluation(dockerfile, context, passed, None, build.contexts).stage(stage)


def _unbuilt(
    registry: Registry, projects: Iterable[ComposeProject], sources: Iterable[BuildSource]
) -> Iterator[Image]:
    """Yield the last stage of each Dockerfile that no service builds, and certainly no workflow."""
    services = (service for project in projects for service in project.services)
    builds = [build for source in sources for build in source.builds]
    paths = [*(one.build.dockerfile for one in services if one.build), *(build.path for build in builds)]
    seen = {registry.dockerfiles.get(path) for path in paths if path}
    seen |= {one.dockerfile for one in registry.images.values() if one.local and not one.development}
    unknown = [build for build in builds if build.path is None]
    for dockerfile in sorted(set(registry.dockerfiles.values()) - seen, key=lambda one: one.path):
        if not dockerfile.stages or any(_may_target(build, dockerfile.path) for build in unknown):
            continue
        context = lone_context(registry.origins, dockerfile)
        evaluation = registry.evaluation(dockerfile, context, {}, None)
        yield registry.image(evaluation.stage(dockerfile.stages[-1]), None, default=True)


def _may_target(build: ImageBuild, path: str) -> bool:
    """Return whether a build whose Dockerfile is not known may build a certain stage of this one: a part of its name has to fit."""
    if build.target is None:
        return False
    name = build.dockerfile
    if name is None:
        return True
    return any(isinstance(part, Known) for part in name.parts) and name.equals(path) is not False
