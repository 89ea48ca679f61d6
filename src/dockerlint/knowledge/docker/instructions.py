"""The instructions of a Dockerfile, as BuildKit 0.26 and its stable and labs frontends know them: flags, mounts, signals, spaces.

Source: the Dockerfile reference (docs.docker.com/reference/dockerfile) and BuildKit's documented error messages.
"""

from __future__ import annotations

from dockerlint.models.dockerfile import Keyword

KEYWORDS = frozenset(Keyword)

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

UNPACKED = tuple(".tar .tar.gz .tgz .taz .tar.bz2 .tbz2 .tbz .tar.xz .txz .tar.zst .tzst".split())
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

_NAMED = (
    "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP"
    " TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX"
)

SIGNALS = frozenset(
    {*_NAMED.split(), *(f"RTMIN+{at}" for at in range(1, 16)), *(f"RTMAX-{at}" for at in range(1, 15))}
)
"""The names of signals that STOPSIGNAL takes, without `SIG` (signal(7))."""

MOUNT_TYPES = frozenset({"bind", "cache", "tmpfs", "secret", "ssh"})
"""The types of `RUN --mount=`; the options follow."""

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

SPACE = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What BuildKit takes for a space, Go's `unicode.IsSpace`: trimmed from lines, and ends a quoted word (Python's `strip()` takes four more)."""

BLANK = r"\t\v\f\r "
"""What separates a keyword from its arguments and plain words from each other, inside a regular expression's class."""
