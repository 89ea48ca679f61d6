"""Command lines that build images with docker: the position of `build`, and the options that take a value.

Sources: docs.docker.com/reference/cli/docker and .../cli/docker/buildx/build and bake, docs.podman.io (podman-build),
depot.dev/docs/cli/reference (build and bake take the options of buildx).
"""

from __future__ import annotations

PROGRAMS = frozenset({"docker", "podman", "nerdctl", "depot"})

BUILDS = (
    ("build",),
    ("image", "build"),
    ("builder", "build"),
    ("buildx", "build"),
    ("buildx", "b"),
)
"""The words between the program and a build's own options."""

BAKES = (("buildx", "bake"), ("buildx", "f"), ("bake",))
"""The words between the program and the options of a call of Bake."""

BAKE_VALUED = frozenset(
    "allow builder call f file metadata-file progress provenance project save-tag sbom set token var".split()
)
"""Options of Bake that take a value, in the next word or after `=`."""

BAKE_WITHOUT_BUILD = frozenset({"print", "list", "check", "list-targets", "list-variables"})
"""Options with which Bake only prints or checks."""

GLOBAL_VALUED = frozenset(
    {"config", "c", "context", "H", "host", "l", "log-level", "tlscacert", "tlscert", "tlskey", "builder"}
)
"""Options before the first of these words that take the next word."""

BUILD_VALUED = frozenset(
    "add-host allow annotation attest build-arg build-context builder cache-from cache-to call "
    "cgroup-parent cpu-period cpu-quota c cpu-shares cpuset-cpus cpuset-mems f file iidfile isolation "
    "label m memory memory-swap metadata-file network no-cache-filter o output platform policy progress "
    "provenance sbom secret security-opt shm-size ssh t tag target ulimit".split()
)
"""Options of a build that take a value, in the next word or after `=`."""

NO_IMAGE = frozenset({"cacheonly", "local", "tar"})
"""Exporters that create no image: files, or only the cache (docs.docker.com/build/exporters)."""
