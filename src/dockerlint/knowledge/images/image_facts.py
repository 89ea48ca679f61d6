"""What can be known of a public image without its files: its user, entrypoint, working directory and healthcheck."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Entrypoint(Enum):
    """What an image's own entrypoint does with its command."""

    NONE = "none"
    RUNS_COMMAND = "runs the command"
    """It starts the command (perhaps after some preparation) as the user of the image."""
    PROGRAM = "is the program"
    """It is the program of the image, which keeps the user; the command is its arguments."""
    DROPS_ROOT = "gives root up"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BaseImage:
    """Facts about one image: `user`, `workdir` and `healthcheck` (whether it has a HEALTHCHECK) are None if unknown.

    `plain`: it is a system or the runtime of a language, without node_modules and without settings for package managers.
    """

    user: str | None
    entrypoint: Entrypoint = Entrypoint.NONE
    workdir: str | None = "/"
    healthcheck: bool | None = False
    plain: bool = True


ANY = r".*"


class Published(NamedTuple):
    """An image, or a family of images: regular expressions for the names of repositories on Docker Hub and for tags."""

    repositories: str
    facts: BaseImage
    source: str
    """Where this is read: a repository on GitHub, or an address."""
    tags: str = ANY


ROOT = BaseImage("root")
ROOT_SCRIPT = BaseImage("root", Entrypoint.RUNS_COMMAND)
ROOT_PROGRAM = BaseImage("root", Entrypoint.PROGRAM, None)
DROPS = BaseImage("root", Entrypoint.DROPS_ROOT, None)
UNKNOWN = BaseImage(None, Entrypoint.OTHER, None, None, plain=False)


def runs_as(
    name: str,
    workdir: str | None = None,
    entrypoint: Entrypoint = Entrypoint.RUNS_COMMAND,
    *,
    healthcheck: bool | None = False,
) -> BaseImage:
    """Return the facts about an image that runs as a user without privileges."""
    return BaseImage(name, entrypoint, workdir, healthcheck)
