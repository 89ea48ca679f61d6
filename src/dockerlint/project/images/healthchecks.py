"""The HEALTHCHECK of an image that counts."""

from __future__ import annotations

from dockerlint.knowledge.images.base_images import UNKNOWN
from dockerlint.models.dockerfile import Instruction
from dockerlint.project.images.images import Image


def image_healthcheck(image: Image) -> tuple[Instruction, ...] | None:
    """Return the HEALTHCHECK that counts in an image; empty if it certainly has none, None if its base may have one."""
    found = image.stage.last("HEALTHCHECK")
    if found:
        return (found.instruction,)
    base = image.stage.image
    return None if base is None or base is UNKNOWN else ()


def switches_off(instruction: Instruction) -> bool:
    """Return whether this is `HEALTHCHECK NONE`."""
    return bool(instruction.words) and instruction.words[0].text.upper() == "NONE"
