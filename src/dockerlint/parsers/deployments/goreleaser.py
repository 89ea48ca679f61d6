"""The images that GoReleaser builds.

Source: goreleaser.com/customization/docker and dockers_v2: the context is a folder that it makes for the build, with the Dockerfile, the
programs that it compiled, and the `extra_files`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.models.image_build import BuildArgument, ImageBuild
from dockerlint.parsers.image_builds.paths import path_text
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map, Node, Scalar
from dockerlint.values import Known, Text, Unknown

_TEMPLATE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TARGET = "--target="


def parse_goreleaser(file: SourceFile, folder: Text) -> Iterator[ImageBuild]:
    """Yield the builds of a file; `folder` is where GoReleaser runs."""
    documents, _ = parse_yaml(file)
    for root in documents:
        lists = [root.seq(key) or () for key in ("dockers", "dockers_v2")] if isinstance(root, Map) else []
        yield from (_build(item, folder) for items in lists for item in items if isinstance(item, Map))


def _build(item: Map, folder: Text) -> ImageBuild:
    file = item.scalar("dockerfile")
    flags = [one for name in ("build_flag_templates", "flags") for one in _texts(item.get(name))]
    targets = [one for flag in flags if (one := _target(flag))]
    return ImageBuild(
        context=Text.unknown("GoReleaser makes the folder of the build"),
        dockerfile=path_text(_text(file) if file else Text.known("Dockerfile"), folder),
        target=targets[-1] if targets else None,
        args=tuple(_arguments(item)),
        args_complete=not flags,
        tags=tuple(_names(item)),
        pushes=_pushes(item),
        at=(file or item).span,
    )


def _pushes(item: Map) -> bool | None:
    """Return whether a release pushes the image; `skip_push: auto` leaves out a prerelease only. None for a template."""
    skips = item.scalar("skip_push")
    return {"false": True, "auto": True, "true": False}.get(skips.text) if skips else True


def _names(item: Map) -> Iterator[Text]:
    yield from _texts(item.get("image_templates"))
    for image in _texts(item.get("images")):
        for tag in _texts(item.get("tags")):
            yield Text.joined([image, Known(":"), tag])


def _arguments(item: Map) -> Iterator[BuildArgument]:
    for name, entry in item.below("build_args").items():
        value = _text(entry.value) if isinstance(entry.value, Scalar) else None
        yield BuildArgument(name, value, entry.key.span)


def _texts(node: Node | None) -> list[Text]:
    items = () if node is None or isinstance(node, (Scalar, Map)) else node.items
    return [_text(item) for item in items if isinstance(item, Scalar)]


def _text(node: Scalar) -> Text:
    """Return a text whose templates are unknown."""
    pieces: list[Known[str] | Unknown] = []
    begin, at = 0, node.span
    for found in _TEMPLATE.finditer(node.text):
        pieces += [Known(node.text[begin : found.start()], at)] if found.start() > begin else []
        pieces.append(Unknown(f"`{found[0]}` is a template", at))
        begin = found.end()
    return Text.joined([*pieces, Known(node.text[begin:], at)] if begin < len(node.text) else pieces)


def _target(flag: Text) -> Text | None:
    """Return what a flag sets the target to."""
    first = flag.parts[0] if flag.parts else None
    if not isinstance(first, Known) or not first.value.startswith(_TARGET):
        return None
    return Text.joined([Known(first.value.removeprefix(_TARGET), first.at), *flag.parts[1:]])
