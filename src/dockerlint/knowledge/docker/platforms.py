"""Platforms as `--platform` names them: `linux/arm64/v8`, `arm64`, `windows`.

Source: github.com/containerd/platforms (its parser takes an operating system, an architecture, or both).
"""

from __future__ import annotations

SYSTEMS = frozenset("linux windows darwin freebsd netbsd openbsd wasip1 wasi js".split())
_SAME_AS = {
    "x86_64": "amd64",
    "x86-64": "amd64",
    "aarch64": "arm64",
    "i386": "386",
    "armhf": "arm",
    "armel": "arm",
}
ARCHITECTURES = frozenset(
    "386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm".split()
)

PLATFORM_ARGS = frozenset(
    f"{where}{what}"
    for where in ("TARGET", "BUILD")
    for what in ("PLATFORM", "OS", "ARCH", "VARIANT", "OSVERSION")
)
"""Set by BuildKit itself (docs.docker.com, "Automatic platform ARGs in the global scope")."""


def platform_words(platform: str) -> tuple[str, ...] | None:
    """Return the operating system and architecture of a platform; None if the text is not a platform."""
    first, _, rest = platform.lower().partition("/")
    if first in SYSTEMS:
        architecture = rest.partition("/")[0]
        return (first, _SAME_AS.get(architecture, architecture)) if architecture else (first,)
    architecture = _SAME_AS.get(first, first)
    return ("linux", architecture) if architecture in ARCHITECTURES and not rest else None
