"""Public images that start a shell, an interpreter or nothing by themselves: without a command, what begins from one starts nothing.

Sources: the CMD and ENTRYPOINT of the Dockerfiles that `official_images.py` and `published_systems.py` name.
"""

from __future__ import annotations

import re

from dockerlint.knowledge.images.base_images import parse_image_name, repository_of
from dockerlint.values import Text

_OFFICIAL = (
    "scratch almalinux alpine amazoncorretto amazonlinux archlinux bash buildpack-deps busybox centos clojure composer debian "
    "eclipse-temurin elixir erlang fedora gcc golang gradle groovy haskell ibm-semeru-runtimes ibmjava java jruby julia maven "
    "mono node openjdk opensuse oraclelinux perl photon pypy python r-base rockylinux ruby rust sapmachine swift ubuntu"
)
_PUBLISHED = (
    r"oven/bun|denoland/deno|ghcr\.io/astral-sh/uv|nvidia/cuda|lukemathwalker/cargo-chef|pytorch/pytorch|redhat/ubi\d+.*"
    r"|(?:amazonlinux/amazonlinux|ubuntu/ubuntu|debian/debian)|(?:quay\.io/)?(?:rockylinux/rockylinux|centos/centos|fedora/fedora)"
    r"|registry\.access\.redhat\.com/ubi\d+/(?:ubi|ubi-minimal|ubi-micro)|mcr\.microsoft\.com/dotnet/(?:sdk|aspnet|runtime|runtime-deps)"
    r"|mcr\.microsoft\.com/playwright(?:/.+)?|gcr\.io/distroless/(?:static|base|cc|java|nodejs|python).*"
)
_IDLE = re.compile(rf"(?:{_OFFICIAL.replace(' ', '|')})|{_PUBLISHED}")
_PHP = re.compile(r"(?:^|-)(?:apache|fpm)(?:-|$)")


def starts_nothing(reference: Text) -> bool:
    """Return whether a base image's own command serves nothing: `sh`, `node`, `python3`, `jshell`, or none at all."""
    repository = repository_of(reference)
    if repository == "php":
        tag = parse_image_name(reference.value).tag if reference.value else None
        return tag is not None and not _PHP.search(tag)
    return repository is not None and _IDLE.fullmatch(repository) is not None
