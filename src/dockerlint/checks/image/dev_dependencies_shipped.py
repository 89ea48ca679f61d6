"""What ships holds the devDependencies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dockerlint.checks.image.shared.labels import builder, service
from dockerlint.findings import Label, Problem
from dockerlint.knowledge.commands.javascript_managers import NO_HOOKS, PRODUCTION_HOOKS
from dockerlint.knowledge.node.node_modules import BERRY_PRODUCTION, MANIFEST_OPTIONS, PRUNES
from dockerlint.models.package import DependencyGroup, Manifest
from dockerlint.paths import parent
from dockerlint.project.commands.install_hooks import failing_hooks
from dockerlint.project.filesystem.node_effects import is_berry
from dockerlint.project.filesystem.node_folders import ModulesFolder
from dockerlint.project.images.building.single_stage import left_over
from dockerlint.project.images.containers import Container
from dockerlint.project.images.dev_imports import needed
from dockerlint.project.images.dev_programs import dev_programs
from dockerlint.project.images.production import runs_without_development
from dockerlint.project.images.shipping.purpose import runs_tests
from dockerlint.project.project import Project
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.source import shown

_SHOWN = 3
_PRODUCTION = (DependencyGroup.DEPENDENCIES, DependencyGroup.OPTIONAL, DependencyGroup.PEER)


def check(container: Container, project: Project) -> Iterator[Problem]:
    """Yield a problem where node_modules with devDependencies gets into an image that ships."""
    full = container.image.node_modules.full
    if not full or container.starts_development is not False or left_over(container, project.images):
        return
    needs = [runs_without_development(container, one) for one in full]
    full = tuple(one for one, without in zip(full, needs, strict=True) if without)
    if not full or False in needs:
        return
    imports = tuple(_imports(container, project))
    programs = tuple(_programs(container, project, full))
    if imports and _has_only_development(full):
        return
    first = full[0]
    what = "this install" if first.at == first.decided else f"`{shown(first.at)}`"
    yield Problem(
        first.at,
        f"{what} brings dev dependencies into the image that ships",
        (*_tests(container, project), *_labels(container, full), *imports, *programs),
    )


def _has_only_development(full: tuple[ModulesFolder, ...]) -> bool:
    """Return whether the manifests of all installs list nothing that an install without devDependencies brings."""
    manifests = {manifest for one in full for manifest in one.manifests}
    return not any(one.group(group) for one in manifests for group in _PRODUCTION)


def _tests(container: Container, project: Project) -> Iterator[Label]:
    """Label the services that run tests in the same image, which need devDependencies there."""
    same = project.images.running(container.image.stage.written)
    services = {
        one.builder.at: one.builder.name
        for one in same
        if one.service and one.builder and runs_tests(one.service, one.launch.started)
    }
    for at, name in list(services.items())[:_SHOWN]:
        yield Label(at, f"service `{name}` runs tests in this image: first give them a stage of their own")


def _labels(container: Container, full: tuple[ModulesFolder, ...]) -> Iterator[Label]:
    first = full[0]
    production = _production(first, container.image.origins.workspaces)
    if _has_only_development(full):
        words = "there are no other dependencies: leave this install out"
        yield Label(first.decided, words)
    elif first.program == "pnpm" and "deploy" in first.decided.text.split():
        yield Label(first.decided, f"deploy with {production}")
    elif first.at == first.decided:
        yield Label(first.decided, f"install with {production}")
    else:
        prune = PRUNES.get(first.program)
        also = f", or run {prune} before the copy" if prune and len(first.manifests) == 1 else ""
        yield Label(first.decided, f"installed here: copy from a stage that installs with {production}{also}")
    yield from _hooks(first)
    for other in full[1:]:
        if other.at != first.at:
            yield Label(other.at, "and here")
    yield _declared(first.development[0])
    yield from service(container)
    yield from builder(container)


def _production(installed: ModulesFolder, workspaces: Workspaces) -> str:
    """Return how the manager of an install leaves devDependencies out."""
    owners = [workspaces.of_path(parent(one.file.path)) for one in installed.manifests]
    if installed.program == "yarn" and any(map(is_berry, owners)):
        return BERRY_PRODUCTION
    return MANIFEST_OPTIONS.get(installed.program, "production dependencies only")


def _hooks(installed: ModulesFolder) -> Iterator[Label]:
    """Label the scripts with which an install without devDependencies fails."""
    if not any(option in installed.decided.text for option in NO_HOOKS):
        hooks = PRODUCTION_HOOKS.get(installed.program, ())
        for one in (hook for manifest in installed.manifests for hook in failing_hooks(manifest, hooks)):
            first = (
                f"`npm pkg delete scripts.{one.name}`"
                if "prepare" in one.name
                else "move it to `dependencies`"
            )
            words = f"that install runs `{one.program}`, a dev dependency, and fails: first {first}"
            yield Label(one.at, words)


def _imports(container: Container, project: Project) -> Iterator[Label]:
    """Label the imports of devDependencies, which must be moved before an image leaves these out."""
    for one in needed(container, project.code.sources, project.pnpm.versions)[:_SHOWN]:
        yield Label(one.site.found.at, f"`{one.name}` is needed at run time: move it to `dependencies` first")


def _programs(container: Container, project: Project, full: tuple[ModulesFolder, ...]) -> Iterator[Label]:
    """Label where the code runs programs of devDependencies, which must be moved, too."""
    manifests = {manifest for one in full for manifest in one.manifests}
    for one in islice(dev_programs(container, project.code, manifests), _SHOWN):
        yield Label(one.at, f"the code runs `{one.name}`: move it to `dependencies` first")


def _declared(manifest: Manifest) -> Label:
    names = list(manifest.group(DependencyGroup.DEV))
    shown = ", ".join(f"`{name}`" for name in names[:_SHOWN])
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return Label(manifest.key("devDependencies"), f"{shown}{more}")
