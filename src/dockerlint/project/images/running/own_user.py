"""The user that an image adds for itself."""

from __future__ import annotations

from dockerlint.knowledge.commands.added_users import added_user
from dockerlint.project.filesystem.command_places import commands_of
from dockerlint.project.images.images import Image


def own_user(image: Image) -> str | None:
    """Return the only user that the steps of an image add; None where they add none, or several."""
    found = {
        name
        for place, command in commands_of(image.origins, image.stage)
        if (name := added_user(command.program or "", [place.text(word).value for word in command.words[1:]]))
    }
    return found.pop() if len(found) == 1 else None
