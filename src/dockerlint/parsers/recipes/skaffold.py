"""The images that skaffold builds.

Source: skaffold.dev/docs/references/yaml (`build.artifacts`): the context is relative to the file, the Dockerfile to the context.
"""

from __future__ import annotations

from collections.abc import Iterator

from dockerlint.models.image_build import BuildArgument, ImageBuild
from dockerlint.parsers.image_builds.paths import path_text
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar, find
from dockerlint.values import Text

_OTHER_BUILDERS = ("bazel", "buildpacks", "custom", "jib", "kaniko", "ko")


def parse_skaffold(file: SourceFile, folder: Text) -> Iterator[ImageBuild]:
    """Yield the builds of a file in a base-relative folder, those of its profiles too."""
    documents, _ = parse_yaml(file)
    for root in documents:
        if not isinstance(root, Map):
            continue
        for holder in (root, *(one for one in root.seq("profiles") or () if isinstance(one, Map))):
            artifacts = find(holder, "build", "artifacts")
            for item in getattr(artifacts, "items", ()) if not isinstance(artifacts, Map) else ():
                if isinstance(item, Map) and not any(item.get(name) for name in _OTHER_BUILDERS):
                    yield _build(item, folder)


def _build(artifact: Map, folder: Text) -> ImageBuild:
    docker = artifact.map("docker")
    context = path_text(_text(artifact.get("context")) or Text.known("."), folder)
    file, target = (_text(docker.get(name)) if docker else None for name in ("dockerfile", "target"))
    image = _text(artifact.get("image"))
    return ImageBuild(
        context=context,
        dockerfile=path_text(file, context) if file else None,
        target=target,
        args=tuple(_arguments(docker)) if docker else (),
        tags=(image,) if image else (),
        at=(artifact.get("image") or artifact).span,
    )


def _arguments(docker: Map) -> Iterator[BuildArgument]:
    for name, entry in docker.below("buildArgs").items():
        yield BuildArgument(name, _text(entry.value), entry.key.span)


def _text(node: Node | None) -> Text | None:
    if not isinstance(node, Scalar) or not node.text:
        return None
    return Text.unknown("a template", node.span) if "{{" in node.text else Text.known(node.text, node.span)
