"""What Kubernetes runs, as the manifests and charts of the tree describe it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dockerlint.files import Files, source_of
from dockerlint.models.pod import PodContainer
from dockerlint.parsers.deployments.pods import parse_pods

_YAML = (".yaml", ".yml")
_SETS_USER = "runAsUser"
_DESCRIBES = ("containers:", "repository:")


@dataclass(eq=False)
class Pods:
    """The containers of all pods of a tree, read when something asks for them."""

    files: Files

    @cached_property
    def containers(self) -> tuple[PodContainer, ...]:
        """The containers; none where no file of the tree gives one a user."""
        read = (source_of(self.files, path) for path in self.files.walk() if path.endswith(_YAML))
        found = [one for one in read if one and any(word in one.text for word in _DESCRIBES)]
        if not any(_SETS_USER in one.text for one in found):
            return ()
        return tuple(container for one in found for container in parse_pods(one))
