"""Whether what a container starts as root serves as another user in the end."""

from __future__ import annotations

from collections.abc import Sequence

from dockerlint.knowledge.docker.own_users import serves_as_another
from dockerlint.knowledge.images.base_images import serves_without_root
from dockerlint.knowledge.images.image_facts import UNKNOWN, Entrypoint
from dockerlint.knowledge.images.php import PHP_AS_ROOT, PHP_SERVER
from dockerlint.models.shell import Command
from dockerlint.project.images.containers import Container
from dockerlint.project.launch.launch import Started
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.values import Unknown


def gives_root_up(container: Container) -> bool | Unknown:
    """Return whether what starts as root may serve as another user; the reason where the files don't decide what serves."""
    entrypoint, oldest = container.base_entrypoint, container.image.stage.chain[-1]
    if entrypoint is Entrypoint.OTHER:
        return Unknown(unknown_base(oldest) or "what the base image's entrypoint does is not known")
    if entrypoint in {Entrypoint.DROPS_ROOT, Entrypoint.PROGRAM}:
        return entrypoint is Entrypoint.DROPS_ROOT
    if not container.command:  # the base image's own command
        return _started_elsewhere(container) or serves_without_root(oldest.base)
    launch = container.launch
    if launch.drops_root or _serves_as_another(launch.started):
        return True
    return launch.unread[0] if launch.unread else False


def _started_elsewhere(container: Container) -> Unknown | None:
    """Return that the compose file over which this one may lie has the command; None where it has none."""
    under = container.builder.under if container.builder else None
    starts = under is not None and (under.command is not None or under.entrypoint is not None)
    return Unknown("another compose file may set the command") if starts else None


def unknown_base(oldest: EvaluatedStage) -> str | None:
    """Return why nothing is known of the image that a stage without parents is FROM; None where something is."""
    if oldest.image is None:
        return f"the base image is not known: {oldest.base.why}"
    return f"nothing is known of the base image `{oldest.base.value}`" if oldest.image is UNKNOWN else None


def _serves_as_another(started: Sequence[Started]) -> bool:
    """Return whether a server runs in the end whose master alone is root, as those of PHP and mail are."""
    serving = [one.command for one in started if one.lasting] or [one.command for one in started[-1:]]
    return any(_gives_root_up(one) for one in serving)


def _gives_root_up(command: Command) -> bool:
    words, program = [word.literal for word in command.words[1:]], command.program or ""
    if PHP_SERVER.fullmatch(program):
        return PHP_AS_ROOT.isdisjoint(words)
    return serves_as_another(program, words)
