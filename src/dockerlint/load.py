"""Files to Project: read every file that dockerlint knows, parse it, and link what belongs together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dockerlint.files import Files, Kind
from dockerlint.findings import Diagnosis, Problem
from dockerlint.knowledge.file_names import is_compose, is_dockerfile, is_template
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.models.image_build import BuildSource, with_linked
from dockerlint.models.workflow import Workflow
from dockerlint.parsers.dockerfile import find_refusals, parse_dockerfile
from dockerlint.project.builders.bake_files import bake_sources
from dockerlint.project.builders.deployments import deployment_sources
from dockerlint.project.builders.scripts import ScriptSource, script_sources
from dockerlint.project.code.sources import Sources
from dockerlint.project.commands.scripts import Scripts
from dockerlint.project.compose.options import ComposeOptions
from dockerlint.project.compose.projects import Compose, resolve_projects
from dockerlint.project.compose.unset import folded
from dockerlint.project.dockerfile_parts import DockerfileParts
from dockerlint.project.dockerfiles import Dockerfiles, linted
from dockerlint.project.files import ProjectFiles
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.images.builds import build_images
from dockerlint.project.images.inline import inline_dockerfiles
from dockerlint.project.images.package_builds import PackageBuilds
from dockerlint.project.images.running.healthchecks import Healthchecks
from dockerlint.project.images.services import Services
from dockerlint.project.images.started_code import StartedCode
from dockerlint.project.pnpm.pins import PnpmVersions
from dockerlint.project.project import Project
from dockerlint.project.reading import Reading
from dockerlint.project.workflows import read_workflows
from dockerlint.project.workspaces.finding import Workspaces, find_workspaces


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What the command line adds to what the files say."""

    compose: ComposeOptions = field(default_factory=ComposeOptions)
    pnpm_version: int | None = None


@dataclass(slots=True, eq=False)
class _Dockerfiles:
    """The Dockerfiles of a tree, and what BuildKit's parser says of each."""

    reading: Reading
    parts: DockerfileParts
    all: dict[str, Dockerfile] = field(default_factory=dict)
    refused: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Those that no build takes."""
    names: dict[str, str] = field(default_factory=dict)
    """Each path that was requested (a link has its own) and the path of the file."""

    def add(self, path: str, *, built: bool = False) -> None:
        """Read a Dockerfile, once however many links lead to it; one without FROM that nobody builds may be a part of another."""
        file = self.reading.to_parse(path) if path not in self.names else None
        if file is None:
            return
        self.names[path] = file.path
        if file.path in self.all:
            return
        dockerfile, problems = parse_dockerfile(file)
        self.all[file.path], self.refused[file.path] = dockerfile, tuple(problems)
        self.reading.refuse(problems)
        found = find_refusals(dockerfile)
        if problems or found:
            self.broken.add(file.path)
        part = not built and not dockerfile.stages and self.parts.holds(path)
        if not dockerfile.foreign and not is_template(file.text) and not part:
            self.reading.refuse(found)

    @property
    def whole(self) -> dict[str, Dockerfile]:
        """Those that BuildKit would build, so that nothing is reported as missing in a broken one; by every path."""
        return {path: self.all[real] for path, real in self.names.items() if real not in self.broken}


def load(files: Files, options: LoadOptions | None = None) -> Project:
    """Read a tree and link it. Never raises for what a file holds: that becomes a diagnosis of the project."""
    options = options or LoadOptions()
    reading = Reading(files)
    paths = tuple(files.walk())
    workflows = read_workflows(reading, paths)
    workspaces = find_workspaces(reading, paths, options.pnpm_version)
    named = [path for path in paths if is_compose(path) and reading.text(path)]
    compose = Compose(tuple(resolve_projects(files, named, options.compose)))
    scripts = script_sources(files, paths, workspaces)
    sources = _build_sources(reading, paths, workflows, scripts)
    read_dockerfiles = _dockerfiles(reading, paths, compose, [*sources, *scripts])
    inline = _inline(reading, compose)
    reading.diagnoses += [one for project in compose.resolved for one in folded(project)]
    origins = Origins(files, workspaces, Scripts())
    images = build_images(origins, read_dockerfiles.whole, compose.projects, sources, scripts)
    pnpm = PnpmVersions(origins, images, workflows)
    read = reading.parsed.union(
        *(project.paths for project in compose.projects), _workspace_files(workspaces)
    )
    part = ProjectFiles(
        files,
        paths,
        read_dockerfiles.all,
        workflows,
        frozenset(read),
        tuple(_unique(reading.diagnoses)),
        read_dockerfiles.refused,
    )
    code = StartedCode(Sources(files, workspaces, PackageBuilds(images).of), images)
    alone = {image.dockerfile: image.stage.evaluation for image in images.all if image.default}
    dockerfiles = Dockerfiles(
        linted([*(one for _, one in sorted(read_dockerfiles.all.items())), *inline]), origins.scripts, alone
    )
    services = Services(compose.projects, images)
    healthchecks = Healthchecks(services, code)
    return Project(part, images, compose, workspaces, pnpm, services, code, healthchecks, dockerfiles)


def _dockerfiles(
    reading: Reading, paths: Iterable[str], compose: Compose, sources: Iterable[BuildSource]
) -> _Dockerfiles:
    """Read what is named like a Dockerfile, and what a service, a workflow or a script builds whatever its name."""
    out = _Dockerfiles(reading, DockerfileParts(reading.files))
    builds = [service.build for _, service in compose.services() if service.build]
    linked = with_linked(build for source in sources for build in source.builds)
    named = {build.dockerfile for build in builds} | {build.path for build in linked}
    for path in filter(is_dockerfile, paths):
        out.add(path, built=path in named)
    for path in sorted(path for path in named if path is not None):
        if reading.files.kind(path) is Kind.FILE:
            out.add(path, built=True)
    return out


def _build_sources(
    reading: Reading, paths: Iterable[str], workflows: Mapping[str, Workflow], scripts: Iterable[ScriptSource]
) -> list[BuildSource]:
    """List the files that build images, compose files and scripts apart."""
    calls = [call for one in workflows.values() for call in one.bakes]
    called = [same for one in scripts for same in one.bakes]
    deployed = deployment_sources(reading.files, paths)
    return [*workflows.values(), *bake_sources(reading, paths, calls, called), *deployed]


def _inline(reading: Reading, compose: Compose) -> list[Dockerfile]:
    """Read the inline Dockerfiles of compose files."""
    found = inline_dockerfiles(service for _, service in compose.services())
    for dockerfile, problems in found:
        reading.refuse(problems or find_refusals(dockerfile))
    return [dockerfile for dockerfile, _ in found]


def _workspace_files(workspaces: Workspaces) -> list[str]:
    """List the manifests and lockfiles that were read."""
    manifests = [package.manifest.file.path for one in workspaces.all for package in one.packages]
    locks = [lockfile.file.path for one in workspaces.all for lockfile in one.lockfiles.values()]
    return manifests + locks


def _unique(diagnoses: list[Diagnosis]) -> list[Diagnosis]:
    """Drop what two projects that share a file both found."""
    seen: dict[tuple[str, str, int, int, str], Diagnosis] = {}
    for one in diagnoses:
        at = one.problem.at
        seen.setdefault((one.kind, at.path, at.begin, at.finish, one.problem.message), one)
    return list(seen.values())
