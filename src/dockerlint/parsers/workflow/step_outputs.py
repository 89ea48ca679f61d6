"""What the steps of a job leave for later ones, as far as it may be the name of an image: outputs, and variables in GITHUB_ENV.

Every assignment of a script is taken, whether or not it certainly runs: a name that a build may get is no more than that until something
else in the tree asks for an image of this name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dockerlint.knowledge.docker.build_actions import METADATA_ACTION
from dockerlint.models.shell import Command, Script
from dockerlint.parsers.image_builds.attributes import attributes, stripped
from dockerlint.parsers.image_builds.paths import ROOT, path_text
from dockerlint.parsers.shell.environment import ExecutionEnvironment, environments
from dockerlint.parsers.workflow.lists import items
from dockerlint.parsers.workflow.values import ExpressionScope
from dockerlint.tree import Map
from dockerlint.values import Known, Text

_OUTPUT = re.compile(r"(?:(?:::set-output )?name=(?=[\w-]+::))?([A-Za-z_][\w-]*)(?:=|::)")
_WRITERS = frozenset({"echo", "printf"})
_LATEST = Text.known("latest")


class StepOutputs(NamedTuple):
    """Values by their path (`steps.meta.outputs.tags`), and variables by their name."""

    outputs: dict[str, Text]
    variables: dict[str, Text]


def step_outputs(step: Map, script: Script, scope: ExpressionScope) -> StepOutputs:
    """Return what a step leaves: the names of docker/metadata-action, or what its script writes."""
    prefix = f"steps.{step.string('id')}.outputs."
    uses = (step.string("uses") or "").partition("@")[0]
    if uses == METADATA_ACTION:
        names = image_names(step.map("with"), scope)
        lines = [part for one in names for part in (one, Known("\n"))]
        return StepOutputs({prefix + "tags": Text.joined(lines)}, {})
    run = step.scalar("run")
    if run is None or not ("GITHUB_" in run.text or "set-output" in run.text):
        return StepOutputs({}, {})
    written = dict(_written(script, scope))
    outputs = {prefix + name: value for name, value in written.items()}
    return StepOutputs(outputs, written if "GITHUB_ENV" in run.text else {})


def _written(script: Script, scope: ExpressionScope) -> Iterator[tuple[str, Text]]:
    """Yield what `echo NAME=VALUE` writes."""
    commands = [replace(command, certain=True) for command in script.commands]
    start = ExecutionEnvironment(ROOT, scope.lookup, lambda here, path: path_text(path, here))
    for command, shell in environments(commands, start):
        for text in _texts(command, shell) if command.program in _WRITERS else ():
            head = text.parts[0].value if text.parts and isinstance(text.parts[0], Known) else ""
            if found := _OUTPUT.match(head):
                yield found[1], Text.joined([Known(head[found.end() :]), *text.parts[1:]])


def _texts(command: Command, shell: ExecutionEnvironment) -> Iterator[Text]:
    words = [word.text(shell.lookup) for word in command.words[1:]]
    yield from (text for text in words if text.value is None or not text.value.startswith("-"))


def image_names(inputs: Map | None, scope: ExpressionScope) -> list[Text]:
    """Return the names that docker/metadata-action makes of its inputs: each of `images` with each of `tags`.

    github.com/docker/metadata-action, "inputs", "tags input", "flavor input".
    """
    images = [
        image for line in items(inputs, "images", scope.lookup, commas=False) for image in _images(line)
    ]
    flavor: dict[str, Text] = {}
    for line in items(inputs, "flavor", scope.lookup, commas=False):
        flavor |= attributes(line)
    lines = list(items(inputs, "tags", scope.lookup, commas=False))
    tags = [_tag(line, flavor) for line in lines] or [_tag(Text.known("type=ref"), flavor)]
    if "latest" not in flavor or flavor["latest"].value != "false":
        tags.append(_LATEST)
    return [Text.joined([image, Known(":"), tag]) for image in images for tag in tags]


def _images(line: Text) -> list[Text]:
    """Return the images of a line: `name=acme/a,enable=true`, or names between commas."""
    given = attributes(line)
    return [given["name"]] if "name" in given else [stripped(one) for one in line.split(",")]


def _tag(line: Text, flavor: dict[str, Text]) -> Text:
    """Return a tag; what depends on the event is unknown. A line without a type is the tag itself."""
    given = attributes(line)
    kind = given["type"].value if "type" in given else "raw"
    value = Text.unknown("it depends on what starts the workflow")
    if kind == "raw":
        value = given.get("value", line) if "type" in given else line
    before, after = (given.get(name, flavor.get(name, Text(()))) for name in ("prefix", "suffix"))
    return Text.joined([before, value, after])
