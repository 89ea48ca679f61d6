"""Whether a compose project is for development: by its names, its env files, the comment at its head, and the scripts that call it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dockerlint.files import Files, source_of
from dockerlint.knowledge.compose.files import DEFAULT_NAMES
from dockerlint.knowledge.development import (
    is_development_compose,
    is_development_env_file,
    is_development_script,
    is_for_development,
    is_production_name,
    is_run_for_development,
)
from dockerlint.knowledge.file_names import is_manifest, is_readme
from dockerlint.knowledge.header_comments import (
    describes_compose_files,
    describes_development,
    describes_the_compose_file,
    head_comment,
    is_disclaimed,
    says_the_file_is_for_development,
)
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.paths import join
from dockerlint.project.compose.callers import is_ci, is_devcontainer
from dockerlint.project.compose.calls import ComposeCall
from dockerlint.project.examples import Examples

_DEPLOYS = re.compile(r"\bssh\b|self-hosted|DOCKER_HOST|\bdeploy", re.IGNORECASE)
"""Words of a CI job that starts services on another machine, or on one that stays."""


@dataclass(frozen=True, slots=True)
class ProjectPurpose:
    """What the files of a tree and its calls of Compose tell of a project."""

    files: Files
    calls: Sequence[ComposeCall]
    examples: Examples

    def is_for_development(self, project: ComposeProject) -> bool:
        """Return whether the project is for development or tests as a whole; False where nothing shows it."""
        return (
            any(map(is_development_compose, project.paths))
            or any(map(self.examples.holds, project.paths))
            or any(self._is_described(path) for path in project.paths)
            or any(map(_replaces_a_service, project.services))
            or _builds_for_development(project)
            or _configures_for_development(project)
            or self._is_called_for_development(project.paths)
            or self._lies_below_a_development_container(project)
        )

    def _is_described(self, path: str) -> bool:
        file, (folder, name) = source_of(self.files, path), posixpath.split(path)
        if file and (
            describes_development(head_comment(file.text)) or says_the_file_is_for_development(file.text)
        ):
            return True
        readmes = [
            source_of(self.files, join(folder or ".", one))
            for one in self.files.names(folder or ".")
            if is_readme(one)
        ]
        texts = [one.text for one in readmes if one]
        return any(
            is_disclaimed(one, name)
            or describes_compose_files(one)
            or (name in DEFAULT_NAMES and describes_the_compose_file(one))
            for one in texts
        )

    def _is_called_for_development(self, paths: Sequence[str]) -> bool:
        """Return whether scripts for development call it, and nothing else starts it; what a CI starts for its own job decides nothing."""
        own = [
            one
            for one in self.calls
            if one.starts and one.files[:1] == paths[:1] and {*one.files} <= {*paths}
        ]
        counted = [one for one in own if not is_ci(one.caller) or self._deploys(one.caller)]
        return bool(counted) and all(_is_for_development(one) for one in counted)

    def _lies_below_a_development_container(self, project: ComposeProject) -> bool:
        """Return whether an editor lays a development container over all that it builds, and no build is of an application.

        The application then runs in that container, next to the servers that it needs, even if other scripts start these.
        """
        builds = [one for one in project.services if one.build]
        paths = {one.key_at.path for one in builds}
        laid_over = (one.files[:-1] for one in self.calls if is_devcontainer(one.caller))
        return (
            bool(builds)
            and any(paths <= {*below} for below in laid_over)
            and not any(map(self._builds_an_application, builds))
        )

    def _builds_an_application(self, service: Service) -> bool:
        """Return whether a service builds a folder with a manifest, or one that is not known."""
        context = service.build.context if service.build else None
        return context is None or any(map(is_manifest, self.files.names(context)))

    def _deploys(self, path: str) -> bool:
        file = source_of(self.files, path)
        return file is not None and _DEPLOYS.search(file.text) is not None


def _builds_for_development(project: ComposeProject) -> bool:
    """Return whether most of the Dockerfiles that it builds have names for development: the others are servers for the developers."""
    names = {one.build.dockerfile: None for one in project.services if one.build and one.build.dockerfile}
    named = [path for path in names if is_for_development(posixpath.basename(path))]
    return len(named) > 1 and 2 * len(named) > len(names)


def _configures_for_development(project: ComposeProject) -> bool:
    """Return whether most of the services that it builds with env files have one for development, and its own name is not for production."""
    read = [one.env_files for one in project.services if one.build and one.env_files]
    named = [files for files in read if any(is_development_env_file(one.name) for one in files)]
    return 2 * len(named) > len(read) and not any(map(is_production_name, project.paths))


def _replaces_a_service(service: Service) -> bool:
    """Return whether a public image runs under a name for development: `container_name: devdb`."""
    name = service.container_name.value if service.container_name else None
    return service.build is None and name is not None and is_run_for_development(name)


def _is_for_development(call: ComposeCall) -> bool:
    of_script = call.script is not None and is_development_script(call.script)
    return of_script or is_devcontainer(call.caller)
