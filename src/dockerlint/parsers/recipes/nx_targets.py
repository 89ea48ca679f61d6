"""The images that nx targets build: executors of @nx-tools in project.json, or under `nx` in package.json.

Sources: github.com/gperdomor/nx-tools (nx-container, executors/build: executor.ts, context.ts, schema.json): the context is the workspace by
default, the file the project's Dockerfile; nx.dev, "Task executor configuration" (tokens in braces, `configurations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dockerlint.knowledge.docker.build_actions import NX_EXECUTORS
from dockerlint.models.image_build import BuildArgument, ImageBuild
from dockerlint.parsers.image_builds.paths import ROOT, path_text
from dockerlint.parsers.json.read import parse_json
from dockerlint.paths import join
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Node, Scalar, find
from dockerlint.values import Known, Text, Unknown

_VARIABLE = re.compile(r"\$\{\w+\}|\$\w+|\{\{[^}]*\}\}|\{[\w.]+\}")


def parse_nx_targets(file: SourceFile, folder: str) -> Iterator[ImageBuild]:
    """Yield the builds of a project in a base-relative folder, whose workspace is at the base."""
    tree, _ = parse_json(file)
    for holder in (tree, find(tree, "nx")) if isinstance(tree, Map) else ():
        for entry in holder.below("targets").values() if isinstance(holder, Map) else ():
            target = entry.value
            if isinstance(target, Map) and target.string("executor") in NX_EXECUTORS:
                yield _build(target, folder, entry.key.span)


def _build(target: Map, folder: str, at: Span) -> ImageBuild:
    options = target.map("options") or Map(at, {})
    configurations = [one.value for one in target.below("configurations").values()]
    holders = [options, *(one for one in configurations if isinstance(one, Map))]
    file, stage = (_text(options.get(name), folder) for name in ("file", "target"))
    return ImageBuild(
        context=path_text(_text(options.get("context"), folder) or ROOT, ROOT),
        dockerfile=path_text(file or Text.known(join(folder, "Dockerfile"), at), ROOT),
        target=stage,
        args=tuple(_arguments(options, folder)),
        args_complete=not configurations,
        tags=tuple(name for one in holders for name in _names(one, folder)),
        pushes=True if any(_is_on(one.get("push")) for one in holders) else None,
        at=at,
    )


def _names(options: Map, folder: str) -> Iterator[Text]:
    yield from _list(options.get("tags"), folder)
    for image in _list(find(options, "metadata", "images"), folder):
        yield Text.joined([image, Known(":"), Unknown("it depends on the tags of the metadata")])


def _arguments(options: Map, folder: str) -> Iterator[BuildArgument]:
    for text in _list(options.get("build-args"), folder):
        first = text.parts[0]
        name, equals, value = first.value.partition("=") if isinstance(first, Known) else ("", "", "")
        if name and first.at:
            rest = Text.joined([Text.known(value), *text.parts[1:]]) if equals else None
            yield BuildArgument(name, rest, first.at)


def _list(node: Node | None, folder: str) -> Iterator[Text]:
    items = () if node is None or isinstance(node, (Scalar, Map)) else node.items
    yield from filter(None, (_text(item, folder) for item in items))


def _is_on(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.value is True


def _text(node: Node | None, folder: str) -> Text | None:
    """Return a string with the tokens of nx replaced; variables of the environment are unknown."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str) or not node.value:
        return None
    text = (
        node.value.replace("{projectRoot}", folder)
        .replace("{workspaceRoot}/", "")
        .replace("{workspaceRoot}", ".")
    )
    pieces: list[Known[str] | Unknown] = []
    begin = 0
    for found in _VARIABLE.finditer(text):
        pieces += [Known(text[begin : found.start()], node.span)] if found.start() > begin else []
        pieces.append(Unknown(f"`{found[0]}` is set when nx runs", node.span))
        begin = found.end()
    return Text.joined([*pieces, *([Known(text[begin:], node.span)] if begin < len(text) else [])])
