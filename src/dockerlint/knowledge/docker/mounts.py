"""The options of `RUN --mount=`. Source: the Dockerfile reference and BuildKit's documented error messages."""

from __future__ import annotations

MOUNT_TYPES = frozenset({"bind", "cache", "tmpfs", "secret", "ssh"})

FREE_OPTIONS = frozenset({"type", "from", "source", "src", "target", "dst", "destination", "id", "env"})
"""Options that take any text."""

SWITCHES = frozenset({"readonly", "ro", "readwrite", "rw", "required"})
"""Options that are true or false, and true without a value."""

BOOLEANS = frozenset({"1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"})

NUMBERS = {"mode": 8, "uid": 10, "gid": 10}
"""Options that take a number, and its base."""

SHARING = frozenset({"shared", "private", "locked"})

OF_TYPES = {
    "required": frozenset({"secret", "ssh"}),
    "size": frozenset({"tmpfs"}),
    "sharing": frozenset({"cache"}),
    "mode": frozenset({"secret", "ssh", "cache"}),
    "uid": frozenset({"secret", "ssh", "cache"}),
    "gid": frozenset({"secret", "ssh", "cache"}),
}
"""Options that only some types take."""
