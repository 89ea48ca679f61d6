"""Whether what a container starts as root serves as another user in the end."""

from __future__ import annotations

from dockerlint.knowledge.docker.own_users import main_settings, names_another, serves_as_another
from dockerlint.knowledge.images.base_images import serves_without_root
from dockerlint.knowledge.images.image_facts import UNKNOWN, Entrypoint
from dockerlint.knowledge.images.php import PHP_AS_ROOT, PHP_SERVER
from dockerlint.models.shell import Command
from dockerlint.project.filesystem.written import text_at
from dockerlint.project.images.containers import Container
from dockerlint.project.launch.launch import Started
from dockerlint.project.stages.evaluation import EvaluatedStage
from dockerlint.project.stages.paths import joined
from dockerlint.values import Text, Unknown


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
    if launch.drops_root or _serves_as_another(container):
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


def _serves_as_another(container: Container) -> bool:
    """Return whether a server runs in the end whose master alone is root, as those of PHP and mail are, or that its settings give another user."""
    started = container.launch.started
    serving = [one for one in started if one.lasting] or started[-1:]
    return any(_gives_root_up(one.command) or _is_set_to_another(container, one) for one in serving)


def _gives_root_up(command: Command) -> bool:
    words, program = [word.literal for word in command.words[1:]], command.program or ""
    if PHP_SERVER.fullmatch(program):
        return PHP_AS_ROOT.isdisjoint(words)
    return serves_as_another(program, words)


def _is_set_to_another(container: Container, started: Started) -> bool:
    """Return whether the settings of the tree that a server reads name another user than root."""
    program = started.command.program or ""
    place = main_settings(program, [word.literal for word in started.command.words[1:]])
    path = joined(started.environment.folder, Text.known(place)).value if place else None
    text = text_at(container.image.origins, container.image.stage, path) if path else None
    return text is not None and names_another(program, text.text)
