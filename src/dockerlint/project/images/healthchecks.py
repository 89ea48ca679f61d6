"""Which healthcheck is in force, and which services need none."""

from __future__ import annotations

from dockerlint.knowledge.commands.jobs import is_job
from dockerlint.knowledge.images.base_images import UNKNOWN
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.models.dockerfile import Instruction
from dockerlint.project.images.containers import Container
from dockerlint.project.images.images import Image

_JOB_PROFILES = frozenset(
    {"job", "jobs", "migrate", "migration", "migrations", "seed", "init", "setup", "tools", "build-only"}
)


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


def is_one_shot(container: Container, compose: ComposeProject, service: Service) -> bool:
    """Return whether a service does its work and ends.

    It says `restart: "no"`, has a job's profile, others wait until it completes, or (without a restart policy) what it runs in the end
    is a known job such as a database migration.
    """
    if service.restart == "no" or _JOB_PROFILES.intersection(service.profiles):
        return True
    if service.restart is None and _ends_with_a_job(container):
        return True
    return any(
        dependency.service == service.name and dependency.condition == "service_completed_successfully"
        for other in compose.services
        for dependency in other.depends_on
    )


def _ends_with_a_job(container: Container) -> bool:
    started = container.launch.started
    words = [word.literal or "" for word in started[-1].command.words] if started else []
    return bool(words) and is_job(started[-1].command.program or "", words[1:])
