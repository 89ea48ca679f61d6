"""What a container may need root for: the kinds, and one of them with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from dockerlint.source import Span


class Need(Enum):
    """Why root is needed."""

    OWNER = auto()
    """Something changes the owner of files."""
    SYSTEM = auto()
    """Something changes certificates, users, libraries or packages of the system."""
    WRITE = auto()
    """Something writes where only root may."""
    REPLACE = auto()
    """Something makes a new file in the folder of one that it changes, as `sed -i` does."""
    CODE = auto()
    """The code of the application writes where only root may."""
    ENGINES = auto()
    """Prisma's command line may write its engines into node_modules."""
    HOME = auto()
    """A mount lies in root's home folder, which only root may enter."""
    HOME_FILES = auto()
    """The image holds something in root's home folder that it needs at start."""
    HOST_FOLDER = auto()
    """A folder of the host is mounted: who may write is decided there."""
    VOLUME = auto()
    """A volume is mounted over a path that belongs to root."""
    SOCKET = auto()
    """The socket of the Docker daemon is mounted, which belongs to root and a group."""
    PORT = auto()
    """It listens below port 1024 on the network of the host."""
    SERVER = auto()
    """A server of the distribution is started, which writes where only root may."""
    SETTINGS = auto()
    """Main settings of a server replace those with which its unprivileged sibling starts."""
    SIBLING_PORT = auto()
    """A port is named on which the server's unprivileged sibling does not listen."""
    UNREAD = auto()
    """What a script does that runs at start is not known."""


@dataclass(frozen=True, slots=True)
class RootNeed:
    """One thing that needs root; `path` is the path in the image that is written, None where it is not known."""

    kind: Need
    at: Span
    path: str | None = None
    instead: str = ""
    """What keeps an install out of root's home."""
