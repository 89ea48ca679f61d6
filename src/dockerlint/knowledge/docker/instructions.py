"""The instructions of a Dockerfile, as BuildKit 0.26 and its stable and labs frontends know them.

Source: the Dockerfile reference (docs.docker.com/reference/dockerfile) and BuildKit's documented error messages.
"""

from __future__ import annotations

KEYWORDS = frozenset(
    {
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER",
        "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    }
)  # fmt: skip

BOOLEAN, SINGLE, REPEATED = "boolean", "single", "repeated"

FLAGS = {
    "FROM": {"platform": SINGLE},
    "RUN": {"mount": REPEATED, "device": REPEATED, "network": SINGLE, "security": SINGLE},
    "COPY": {
        "from": SINGLE, "chown": SINGLE, "chmod": SINGLE, "link": BOOLEAN, "parents": BOOLEAN, "exclude": REPEATED,
    },
    "ADD": {
        "chown": SINGLE, "chmod": SINGLE, "link": BOOLEAN, "keep-git-dir": BOOLEAN, "checksum": SINGLE,
        "unpack": BOOLEAN, "exclude": REPEATED,
    },
    "HEALTHCHECK": {
        "interval": SINGLE, "timeout": SINGLE, "start-period": SINGLE, "start-interval": SINGLE, "retries": SINGLE,
    },
}  # fmt: skip
"""The flags of each instruction: given alone or as true/false, once with a value, or several times."""

UNCHECKED_FLAGS = frozenset({"ARG", "STOPSIGNAL"})
"""Instructions whose flags BuildKit ignores."""

EXPANDED = frozenset(
    {"ADD", "ARG", "COPY", "ENV", "EXPOSE", "FROM", "LABEL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"}
)
"""Instructions in which BuildKit itself replaces variables and removes quotes."""

EXPANDED_FLAGS = frozenset({"chown", "chmod", "checksum"})
"""Flags of COPY and ADD in which it does so too."""

LEAST_ARGUMENTS = {
    "ADD": 2, "ARG": 1, "COPY": 2, "ENV": 1, "EXPOSE": 1, "HEALTHCHECK": 1, "LABEL": 1, "MAINTAINER": 1, "ONBUILD": 1,
    "SHELL": 1, "STOPSIGNAL": 1, "USER": 1, "VOLUME": 1, "WORKDIR": 1,
}  # fmt: skip
"""CMD and ENTRYPOINT may be empty; FROM takes one or three words."""

NO_TRIGGERS = frozenset({"ONBUILD", "FROM", "MAINTAINER"})
"""Instructions that ONBUILD can't contain."""

SECURITIES = frozenset({"sandbox", "insecure"})
NETWORKS = frozenset({"default", "none", "host"})

UNPACKED = (
    ".tar",
    ".tar.gz",
    ".tgz",
    ".taz",
    ".tar.bz2",
    ".tbz2",
    ".tbz",
    ".tar.xz",
    ".txz",
    ".tar.zst",
    ".tzst",
)
"""Endings of the archives that ADD unpacks (Dockerfile reference, "Adding local tar archives"); it looks at what they hold, not at names."""

PREDEFINED_ARGS = frozenset(
    name for proxy in ("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY") for name in (proxy, proxy.lower())
) | frozenset(
    {
        "BUILDKIT_CACHE_MOUNT_NS", "BUILDKIT_CONTEXT_KEEP_GIT_DIR", "BUILDKIT_INLINE_CACHE", "BUILDKIT_MULTI_PLATFORM",
        "BUILDKIT_SANDBOX_HOSTNAME", "BUILDKIT_SYNTAX", "BUILDKIT_DOCKERFILE_CHECK", "BUILDKIT_BUILD_NAME", "SOURCE_DATE_EPOCH",
    }
)  # fmt: skip
"""Arguments that a builder may pass without an ARG (Dockerfile reference, "Predefined ARGs", "BuildKit built-in build args")."""
