"""The calls of Bake by docker/bake-action.

Source: github.com/docker/bake-action (inputs). Since version 6 it builds the repository at the commit by default, before that the checkout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dockerlint.knowledge.docker.bake_files import METADATA_TARGET
from dockerlint.knowledge.docker.build_actions import DEFAULT_CONTEXT
from dockerlint.models.bake import BakeCall, BakeOverride
from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.image_builds.bake_calls import override, with_files
from dockerlint.parsers.image_builds.paths import ROOT, is_remote, path_text
from dockerlint.parsers.workflow.lists import lines
from dockerlint.parsers.workflow.values import ExpressionScope, text_of
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Scalar
from dockerlint.values import Text

_BAKE_FILE = re.compile(r"(steps\.[\w-]+\.outputs)\.bake-file(?:-tags)?\b(?!-)")
_THIS_REPOSITORY = "github.repository }}"


@dataclass(frozen=True, slots=True)
class _Inputs:
    """The inputs of a step."""

    nodes: Mapping[str, Node]
    lookup: Lookup

    def text(self, name: str) -> Text | None:
        node = self.nodes.get(name)
        return text_of(node, self.lookup) if isinstance(node, Scalar) and node.text else None

    def lines(self, name: str) -> Iterator[tuple[str, Text]]:
        """Yield the items of a list, each as it is written and as it is known."""
        for at, text in lines(self.nodes.get(name), self.lookup):
            items = text.value.split(",") if text.value else []
            if len(items) > 1 and "=" not in items[0]:
                yield from ((one.strip(), Text.known(one.strip(), at)) for one in items)
            else:
                yield at.text, text


def bake_action(
    inputs: Map | None, at: Span, root: Text, sure: ExpressionScope, names: ExpressionScope
) -> BakeCall | None:
    """Return the call of a step; None where its definition is another repository's. `names` knows more of what images are called."""
    step = _Inputs(
        {name: entry.value for name, entry in inputs.entries.items()} if inputs else {}, sure.lookup
    )
    folder = _folder(step, root)
    if folder is None:
        return None
    overrides = [override(text) for _, text in step.lines("set")]
    push = step.text("push")
    call = BakeCall(
        at,
        folder,
        overrides=(*filter(None, overrides), *_generated(step, names.lookup)),
        overrides_complete=None not in overrides,
        pushes={"true": True, "false": False}.get((push.value or "") if push else "false"),
        variable=sure.given,
    )
    return with_files(call, step.lines("files"), (text for _, text in step.lines("targets")))


def _generated(step: _Inputs, lookup: Lookup) -> Iterator[BakeOverride]:
    """Yield the tags that a file of docker/metadata-action sets."""
    for written, _ in step.lines("files"):
        found = _BAKE_FILE.search(written)
        tags = lookup(f"{found[1]}.tags") if found else None
        for tag in tags.split("\n") if tags else ():
            if tag.parts:
                yield BakeOverride(METADATA_TARGET, ("tags",), tag, appends=True)


def _folder(step: _Inputs, root: Text) -> Text | None:
    """Return where the definition is looked for; None for another repository."""
    source, node = step.text("source") or step.text("workdir"), step.nodes.get("source")
    if source is None:
        return root if root.value is not None else ROOT
    if isinstance(node, Scalar) and is_remote(node.text.replace("${{ github.server_url }}", "https://")):
        return ROOT if _THIS_REPOSITORY in node.text else None
    value = source.value or ""
    if value.startswith(DEFAULT_CONTEXT):
        return path_text(Text.known(value.removeprefix(DEFAULT_CONTEXT).lstrip(":") or "."), ROOT)
    return path_text(source, root)
