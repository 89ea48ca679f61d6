"""What a Dockerfile is for, by its path, the comment at its head, its base image and its environment."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from dockerlint.knowledge.commands.development import DEVELOPMENT_MODES, TEST_BASES
from dockerlint.knowledge.development import (
    development_part,
    is_for_development,
    is_in_development_folder,
    is_test_folder,
    tool_folder,
)
from dockerlint.knowledge.header_comments import describes_development, head_comment, is_generated_asset
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.paths import within
from dockerlint.project.examples import Examples
from dockerlint.project.stages.evaluation import EvaluatedStage


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Who builds and runs an image, as far as it decides which names count."""

    pushed: bool = False
    """Whether a workflow or script sends it to a registry."""
    as_example: bool = False
    """Whether all who send it to a registry name it an example."""
    published: bool = False
    """Whether a service runs what a registry has of it."""
    by_workflow: bool = False
    callers: tuple[str, ...] = ()
    """The files that build it and may ship it: compose files and workflows; no script."""


def why_for_development(stage: EvaluatedStage, examples: Examples, use: Use) -> str | None:
    """Return what shows that an image is for development, tests or demonstration; None where nothing does."""
    path, name = stage.path, stage.written.name or ""
    if is_for_development(name):
        return f"its stage has a name for development or tests: `{name}`"
    counted = counted_name(path, pushed=use.pushed, published=use.published)
    if part := development_part(counted):
        what = "its name is one" if counted.endswith(part) else "it lies in a folder"
        return f"{what} for development or tests: `{part}`"
    if is_described(stage.dockerfile):
        return "the comment at its head says that it is for development or tests"
    if not use.by_workflow and is_generated_asset(head_comment(stage.dockerfile.file.text)):
        return "a generator of desktop applications brings it, and no workflow builds it"
    if is_set_up_for_tests(stage):
        return "its base image runs tests, or its environment tells a server to run for development"
    return _why_by_folder(path, examples, use)


def _why_by_folder(path: str, examples: Examples, use: Use) -> str | None:
    """Return which folder above an image's Dockerfile shows that nobody runs it outside of a development machine."""
    if (use.as_example or not use.pushed) and examples.holds(path):
        return "it lies in a folder of examples"
    if not use.by_workflow and is_in_development_folder(path):
        return "it lies in a folder with a name for mocks or tests"
    if examples.disclaims(path):
        return "the README next to it says that it is not for production"
    tools = tool_folder(path)
    if tools and not use.pushed and all(within(one, tools) for one in use.callers):
        return f"it lies in a folder of tools or old files: `{tools}`"
    return None


def counted_name(path: str, *, pushed: bool, published: bool) -> str:
    """Return the parts of a Dockerfile's path that tell what it is for.

    If its image is pushed, its folders do not, unless they are of tests. If a service runs the published image, its own name does not.
    """
    folder, name = posixpath.split(path)
    counted = folder if not pushed or is_test_folder(path) else ""
    return posixpath.join(counted, "Dockerfile" if published else name)


def is_described(dockerfile: Dockerfile) -> bool:
    """Return whether the comment at the head says that it is for development; of several stages it may be about the first one."""
    comment = head_comment(dockerfile.file.text)
    about_all = len(dockerfile.stages) == 1 or "dockerfile" in comment.lower()
    return about_all and describes_development(comment)


def is_set_up_for_tests(stage: EvaluatedStage) -> bool:
    """Return whether the base image is there to run tests or load, or the environment tells a server to run for development."""
    env = stage.variables.env
    modes = (name in env and env[name].value == mode for name, mode in DEVELOPMENT_MODES.items())
    return any(modes) or TEST_BASES.match(stage.chain[-1].base.value or "") is not None
