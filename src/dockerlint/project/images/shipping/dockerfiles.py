"""What a Dockerfile is for, by its path, the comment at its head, its base image and its environment."""

from __future__ import annotations

import posixpath

from dockerlint.knowledge.commands.development import DEVELOPMENT_MODES, TEST_BASES
from dockerlint.knowledge.development import is_test_folder
from dockerlint.knowledge.header_comments import describes_development, head_comment
from dockerlint.models.dockerfile import Dockerfile
from dockerlint.project.stages.evaluation import EvaluatedStage


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
