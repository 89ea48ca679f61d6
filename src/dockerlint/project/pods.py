"""What Kubernetes runs, as the manifests and charts of the tree describe it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.models.pod import PodContainer
from dockerlint.parsers.deployments.pods import parse_pods
from dockerlint.source import SourceFile

_YAML = (".yaml", ".yml")
_SETS_USER = "runAsUser"
_DESCRIBES = ("containers:", "repository:")


@dataclass(eq=False)
class Pods:
    """The containers of all pods of a tree, read when something asks for them."""

    files: Files
    _parsed: dict[SourceFile, tuple[PodContainer, ...]] = field(default_factory=dict)

    def naming(self, repositories: Collection[str]) -> list[PodContainer]:
        """List the containers of the files that may name one of the repositories; none where no such file gives a user."""
        names = {posixpath.basename(one) for one in repositories}
        found = [one for one in self._describing if any(name in one.text for name in names)]
        if not any(_SETS_USER in one.text for one in found):
            return []
        return [container for file in found for container in self._containers(file)]

    @cached_property
    def _describing(self) -> list[SourceFile]:
        read = (source_of(self.files, path) for path in self.files.walk() if path.endswith(_YAML))
        return [one for one in read if one and any(word in one.text for word in _DESCRIBES)]

    def _containers(self, file: SourceFile) -> tuple[PodContainer, ...]:
        if file not in self._parsed:
            self._parsed[file] = tuple(parse_pods(file))
        return self._parsed[file]
