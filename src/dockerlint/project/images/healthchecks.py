"""Which HEALTHCHECK of an image is in force."""

from __future__ import annotations

from dockerlint.knowledge.images.base_images import UNKNOWN
from dockerlint.models.dockerfile import Instruction
from dockerlint.project.images.images import Image


def image_healthcheck(image: Image) -> tuple[Instruction, ...] | None:
    """Return the HEALTHCHECK in force in an image; empty when it certainly has none, None when its base may bring one."""
    found = image.stage.last("HEALTHCHECK")
    if found:
        return (found.instruction,)
    base = image.stage.image
    return None if base is None or base is UNKNOWN else ()


def switches_off(instruction: Instruction) -> bool:
    """Return whether this is `HEALTHCHECK NONE`."""
    return bool(instruction.words) and instruction.words[0].text.upper() == "NONE"
