"""Short volumes: `[SOURCE:]TARGET[:OPTIONS]` (https://docs.docker.com/reference/compose-file/services/#short-syntax-5)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

PROPAGATIONS = frozenset({"rprivate", "private", "rshared", "shared", "rslave", "slave"})
SELINUX = frozenset({"z", "Z"})


class VolumeError(ValueError):
    """A short volume that Compose rejects; the message is the reason, in lower case."""


@dataclass(slots=True)
class Volume:
    """The parts of a short volume. A source that is a path is a bind mount; any other is a named volume."""

    source: str = ""
    target: str = ""
    kind: str = "volume"
    read_only: bool = False
    nocopy: bool = False
    propagation: str = ""
    selinux: str = ""


def parse_volume(text: str) -> Volume:
    """Return the parts of a short volume. Raises VolumeError."""
    if not text:
        raise VolumeError("a volume cannot be empty")
    if len(text) <= 2:
        return Volume(target=text)
    parts = _split(text)
    if not all(parts):
        raise VolumeError("an empty part between the colons of a volume")
    if len(parts) > 3:
        raise VolumeError("too many colons in a volume")
    volume = Volume(target=parts[0]) if len(parts) == 1 else Volume(source=parts[0], target=parts[1])
    for option in parts[2].split(",") if len(parts) == 3 else ():
        _set(volume, option)
    volume.kind = "bind" if is_path(volume.source) else "volume"
    return volume


def _split(text: str) -> list[str]:
    """Split at colons, but not at that of a Windows drive letter."""
    parts, start = [], 0
    for index, char in enumerate(text):
        drive = index == start + 1 and text[start].isalpha()
        if char == ":" and not drive:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return parts


def _set(volume: Volume, option: str) -> None:
    if option in {"ro", "rw"}:
        volume.read_only = option == "ro"
    elif option == "nocopy":
        volume.nocopy = True
    elif option in PROPAGATIONS:
        volume.propagation = option
    elif option in SELINUX:
        volume.selinux = option


def is_path(source: str) -> bool:
    """Return whether the source of a short volume is a path of the host and not a volume's name."""
    if not source:
        return False
    if source[0] in "./~" or source.startswith("\\\\"):
        return True
    return len(source) > 1 and source[0].isalpha() and source[1] == ":"


def clean(target: str) -> str:
    """Normalise a path inside a container, as Go's `path.Clean` does."""
    if not target:
        return ""
    cleaned = posixpath.normpath(target)
    return cleaned[1:] if cleaned.startswith("//") else cleaned
