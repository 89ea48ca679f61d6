"""The images that actions build: docker/build-push-action and those with the same inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dockerlint.knowledge.docker.build_actions import DEFAULT_CONTEXT
from dockerlint.models.image_build import BuildArgument, ImageBuild, NamedContext
from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.image_builds.attributes import attributes
from dockerlint.parsers.image_builds.commands import given, makes_image, pushes
from dockerlint.parsers.image_builds.contexts import named_context
from dockerlint.parsers.image_builds.paths import ROOT, path_text
from dockerlint.parsers.workflow.lists import items, lines
from dockerlint.parsers.workflow.values import text_of
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Scalar
from dockerlint.values import Known, Text


def action_build(inputs: Map | None, at: Span, root: Text, lookup: Lookup, names: Lookup) -> ImageBuild:
    """Return the build of a docker/build-push-action step; `root` is the checkout, base-relative, and `names` the lookup for the names of the image.

    Without `context` the action builds the repository itself, and `file` is relative to it.
    """
    nodes = {name: entry.value for name, entry in inputs.entries.items()} if inputs else {}
    context, folder = _context(nodes, root, lookup)
    file, target = _input(nodes, "file", lookup), _input(nodes, "target", lookup)
    args, complete = _arguments(nodes.get("build-args"), lookup)
    outputs = [text for _, text in lines(nodes.get("outputs"), lookup)]
    return ImageBuild(
        context=context,
        dockerfile=path_text(file, folder) if file else None,
        target=target,
        args=args,
        args_complete=complete,
        contexts=tuple(_contexts(nodes.get("build-contexts"), root, lookup)),
        tags=tuple(_names(inputs, names)),
        pushes=_pushes(nodes, outputs, lookup),
        makes_image=any(_may_be_on(nodes, name, lookup) for name in ("push", "load")) or makes_image(outputs),
        at=at,
    )


def _names(inputs: Map | None, lookup: Lookup) -> Iterator[Text]:
    """Yield the names of `tags`, and the `name` of an exporter."""
    yield from items(inputs, "tags", lookup)
    for output in items(inputs, "outputs", lookup, commas=False):
        if "name" in (exporter := attributes(output)):
            yield exporter["name"]


def _context(nodes: Mapping[str, Node], root: Text, lookup: Lookup) -> tuple[Text, Text]:
    """Return the context, and the folder that `file` is relative to: the repository, or a context from git."""
    context = _input(nodes, "context", lookup)
    if context is None:
        return ROOT, ROOT
    value = context.value or ""
    if value.startswith(DEFAULT_CONTEXT):
        inside = path_text(Text.known(value[len(DEFAULT_CONTEXT) :].lstrip(":") or "."), ROOT)
        return inside, inside
    return path_text(context, root), root


def _input(nodes: Mapping[str, Node], name: str, lookup: Lookup) -> Text | None:
    return given(text_of(nodes[name], lookup)) if name in nodes else None


def _pushes(nodes: Mapping[str, Node], outputs: Sequence[Text], lookup: Lookup) -> bool | None:
    push = _input(nodes, "push", lookup)
    if any(map(pushes, outputs)) or (push and push.value == "true"):
        return True
    open_output = any(pushes(one) is None for one in outputs)
    return None if open_output or (push and push.value is None) else False


def _may_be_on(nodes: Mapping[str, Node], name: str, lookup: Lookup) -> bool:
    text = _input(nodes, name, lookup)
    return text is not None and text.value != "false"


def _arguments(node: Node | None, lookup: Lookup) -> tuple[tuple[BuildArgument, ...], bool]:
    out, complete = [], node is None or isinstance(node, Scalar)
    for at, text in lines(node, lookup):
        first = text.parts[0]
        head = first.value if isinstance(first, Known) else ""
        name, equals, value = head.partition("=")
        if not name or (not equals and text.value is None):
            complete = False
        elif equals:
            out.append(BuildArgument(name.strip(), Text.joined([Text.known(value, at), *text.parts[1:]]), at))
        else:
            out.append(BuildArgument(name.strip(), None, at))
    return tuple(out), complete


def _contexts(node: Node | None, root: Text, lookup: Lookup) -> Iterator[NamedContext]:
    for at, text in lines(node, lookup):
        first = text.parts[0]
        name, equals, value = first.value.partition("=") if isinstance(first, Known) else ("", "", "")
        if name and equals:
            rest = Text.joined([Text.known(value, at), *text.parts[1:]])
            yield named_context(name.strip(), rest, at, lambda path: path_text(path, root))
