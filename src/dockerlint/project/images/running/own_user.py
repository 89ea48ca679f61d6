"""The user that an image adds for itself."""

from __future__ import annotations

from dockerlint.knowledge.commands.added_users import added_user
from dockerlint.models.dockerfile import Keyword
from dockerlint.project.images.images import Image


def own_user(image: Image) -> str | None:
    """Return the only user that the steps of an image add; None where they add none, or several."""
    found = {
        name
        for step in image.stage.chain_steps
        if step.keyword == Keyword.RUN
        for command, environment in image.origins.scripts.run(step)
        if (
            name := added_user(
                command.program or "", [word.text(environment.lookup).value for word in command.words[1:]]
            )
        )
    }
    return found.pop() if len(found) == 1 else None
