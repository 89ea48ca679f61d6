"""The containers of pods in Kubernetes' manifests and in the values of Helm charts.

Sources: kubernetes.io/docs/tasks/configure-pod-container/security-context (the context of a container wins over that of its pod);
github.com/helm/helm, `helm create` (`image.repository`, `podSecurityContext` and `securityContext` of values.yaml).
"""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.models.pod import PodContainer
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar, Seq

_OF_VALUES = ("containerSecurityContext", "securityContext", "podSecurityContext")
"""The keys of values that hold the context, the strongest first."""


def parse_pods(file: SourceFile) -> Iterator[PodContainer]:
    """Yield the containers of the pods of a file; those whose image is a template have no name and are left out."""
    documents, _ = parse_yaml(file)
    for root in documents:
        yield from _containers(root)


def _containers(node: Node) -> Iterator[PodContainer]:
    if isinstance(node, Seq):
        for item in node:
            yield from _containers(item)
    if not isinstance(node, Map):
        return
    for item in node.seq("containers") or ():
        if isinstance(item, Map) and (image := _name(item.get("image"))):
            yield PodContainer(image, _user(item, "securityContext") or _user(node, "securityContext"))
    values = node.map("image")
    if values and (image := _name(values.get("repository"))):
        yield PodContainer(image, next(filter(None, (_user(node, key) for key in _OF_VALUES)), None))
    for entry in node.entries.values():
        yield from _containers(entry.value)


def _name(node: Node | None) -> Scalar | None:
    return node if isinstance(node, Scalar) and node.text and "{{" not in node.text else None


def _user(holder: Map, context: str) -> Scalar | None:
    found = holder.map(context)
    user = found.scalar("runAsUser") if found else None
    return user if user and isinstance(user.value, int) else None
