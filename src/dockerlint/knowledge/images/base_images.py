"""What public base images are, by their references: the user they run as, what their entrypoint does, whether they have a healthcheck.

The tables are official_images.py (Docker's library) and published_*.py (all others). An image that no entry knows is unknown, and
rules are silent about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dockerlint.knowledge.images.image_facts import ANY, ROOT, UNKNOWN, BaseImage, Published
from dockerlint.knowledge.images.official_images import LIBRARY, NO_LONGER_BUILT, OFFICIAL, OFFICIAL_BY_TAG
from dockerlint.knowledge.images.published_applications import PUBLISHED_APPLICATIONS
from dockerlint.knowledge.images.published_databases import PUBLISHED_DATABASES
from dockerlint.knowledge.images.published_servers import PUBLISHED_SERVERS
from dockerlint.knowledge.images.published_systems import PUBLISHED_SYSTEMS
from dockerlint.values import Known, Text

_FILLED = (*PUBLISHED_DATABASES, *PUBLISHED_SERVERS, *PUBLISHED_APPLICATIONS)
PUBLISHED = (
    *OFFICIAL_BY_TAG,
    *PUBLISHED_SYSTEMS,
    *(entry._replace(facts=replace(entry.facts, plain=False)) for entry in _FILLED),
)
_LIBRARY = re.compile(
    r"^(?:(?:(?:index\.|registry-1\.|registry\.hub\.)?docker\.(?:io|com)|mirror\.gcr\.io|public\.ecr\.aws/docker)/)?"
    r"(?:(?:library|amd64|arm32v[567]|arm64v8|i386|ppc64le|riscv64|s390x)/(?=[^/]+$))?"
)
"""Hosts and mirrors of Docker Hub, and organisations of its official images: one for each architecture (docker-library/official-images, README)."""


@dataclass(frozen=True, slots=True)
class ImageName:
    """The parts of an image reference: `gcr.io/a/b:1@sha256:...`."""

    repository: str
    tag: str | None
    digest: str | None


def parse_image_name(reference: str) -> ImageName:
    """Return the parts of an image reference; a colon after the last slash begins the tag."""
    name, _, digest = reference.partition("@")
    head, _, last = name.rpartition("/")
    last, _, tag = last.partition(":")
    return ImageName(f"{head}/{last}" if head else last, tag or None, digest or None)


def hub_name(repository: str) -> str:
    """Return the Docker Hub name of a repository, without Docker's host names and mirrors: `docker.io/library/node` is `node`."""
    return _LIBRARY.sub("", repository)


def repository_of(reference: Text) -> str | None:
    """Return the Docker Hub name of the repository that a reference names, whatever its tag; None when it is not known."""
    head = reference.parts[0].value if reference.parts and isinstance(reference.parts[0], Known) else ""
    others = [part.value for part in reference.parts[1:] if isinstance(part, Known)]
    tagged = ":" in head.rpartition("/")[2] or "@" in head
    open_name = reference.value is None and (not tagged or "/" in "".join(others))
    return None if open_name or not head else hub_name(parse_image_name(head).repository)


_WINDOWS = re.compile(r"(?:^|-)(?:nanoserver|windowsservercore|windows|ltsc20\d\d)(?:-|$)")
"""Tags of Windows images, which have no root: Nano Server starts as ContainerUser (learn.microsoft.com, "Secure Windows containers")."""


@cache
def base_image(reference: str) -> BaseImage:
    """Return the facts about an image reference; `UNKNOWN` if no entry matches. `scratch` is root and has no files."""
    if reference == "scratch":
        return ROOT
    name = parse_image_name(reference)
    if _WINDOWS.search(name.tag or ""):
        return UNKNOWN
    entries = tuple(_entries(hub_name(name.repository)))
    if name.tag is None and name.digest:
        return _common(entries)
    tag = name.tag or "latest"
    return next((entry.facts for entry in entries if re.fullmatch(entry.tags, tag)), UNKNOWN)


def base_image_of(reference: Text) -> BaseImage | None:
    """Return the facts about an image whose tag may be unknown: those that all tags of its repository share; None when that is not known."""
    if reference.value:
        return base_image(reference.value)
    repository = repository_of(reference)
    known = (part.value for part in reference.parts if isinstance(part, Known))
    if repository is None or any(map(_WINDOWS.search, known)):
        return None
    found = _common(tuple(_entries(repository)))
    return None if found is UNKNOWN else found


def _common(entries: Sequence[Published]) -> BaseImage:
    """Return the facts that all entries share."""
    found = {entry.facts for entry in entries}
    return found.pop() if len(found) == 1 else UNKNOWN


def _entries(repository: str) -> Iterator[Published]:
    """Yield what may be an image of a repository, up to the first entry that takes each tag."""
    if repository in OFFICIAL:
        yield Published(repository, OFFICIAL[repository], "docker-library/official-images")
        return
    for entry in PUBLISHED:
        if re.fullmatch(entry.repositories, repository):
            yield entry
            if entry.tags == ANY:
                return


@cache
def has_healthcheck(repository: str) -> bool | None:
    """Return whether the images of a repository (as `repository_of` names it) have a HEALTHCHECK; None if unknown, or if their tags differ."""
    found = {entry.facts.healthcheck for entry in _entries(repository)}
    return found.pop() if len(found) == 1 else None


def is_official(reference: str) -> bool:
    """Return whether a reference names one of Docker's official images, if the tree builds no image of that name."""
    return hub_name(parse_image_name(reference).repository) in LIBRARY | NO_LONGER_BUILT


_WITH_RELEASE = re.compile(
    r"gcr\.io/distroless/.+-debian\d+|(?:registry\.(?:access\.redhat\.com|redhat\.io)|redhat)/ubi\d+(?:[/-].+)?"
)
"""Repositories of one release each: those of distroless, and of Red Hat's Universal Base Images (catalog.redhat.com: ubi9, ubi9/ubi-minimal, ubi9/nodejs-22)."""
_WITHOUT_VERSIONS = re.compile(r"gcr\.io/distroless/.+|(?:cgr\.dev/)?chainguard/.+")
"""Repositories with the tags latest, nonroot, debug and the like alone (README of GoogleContainerTools/distroless; edu.chainguard.dev, "Chainguard Containers:
Starter containers")."""


def names_release(repository: str) -> bool:
    """Return whether the name of a repository fixes what a tag would: `gcr.io/distroless/nodejs22-debian12`, `redhat/ubi9`."""
    return _WITH_RELEASE.fullmatch(repository) is not None


_ROLLING = re.compile(
    r"archlinux|opensuse/tumbleweed|gentoo/stage3|kalilinux/kali-rolling|(?:cgr\.dev/)?chainguard/wolfi-base"
)
"""Distributions without releases, whose images get new packages all the time (wiki.archlinux.org, "Arch Linux"; get.opensuse.org/tumbleweed;
wiki.gentoo.org, "FAQ"; kali.org/docs/general-use/kali-branches; edu.chainguard.dev, "Overview of Wolfi")."""


def is_rolling(repository: str) -> bool:
    """Return whether a repository is a distribution without releases, of which no tag fixes what its package manager installs."""
    return _ROLLING.fullmatch(repository) is not None


def has_version_tags(repository: str) -> bool:
    """Return whether the tags of a public repository may be versions."""
    return _WITHOUT_VERSIONS.fullmatch(repository) is None


_INTERPRETERS = (
    (re.compile(r"gcr\.io/distroless/nodejs.*"), "/nodejs/bin/node"),
    (re.compile(r"gcr\.io/distroless/python3.*"), "/usr/bin/python3"),
)
"""README of GoogleContainerTools/distroless: the entrypoints of nodejs and python3, which start what CMD names, or code: `node -e`."""


def interpreter_of(reference: Text) -> str | None:
    """Return the interpreter that is the entrypoint of a public image without a shell; None where it has a shell or another program."""
    repository = repository_of(reference) or ""
    return next((path for names, path in _INTERPRETERS if names.fullmatch(repository)), None)


_PHP_SERVER = re.compile(r"(?:^|-)(?:apache|fpm)(?:-|$)")


def serves_without_root(reference: Text) -> bool:
    """Return whether only the master process of an image's own command may be root: Apache and FPM of the official `php` run PHP as www-data."""
    tag = None if reference.value is None else parse_image_name(reference.value).tag or ""
    return repository_of(reference) == "php" and (tag is None or bool(_PHP_SERVER.search(tag)))


_UNPRIVILEGED_NGINX = "start from `nginxinc/nginx-unprivileged` instead"
_NGINX_WRITES = "this one can't write its cache and pid file without root"
_DISTROLESS = "gcr.io/distroless/"
"""github.com/GoogleContainerTools/distroless: `nonroot` is uid 65532 in each image, and none has a shell."""
_WITHOUT_ROOT = {
    "node": "put `USER node` {where}",
    "scratch": "put `USER 65534` {where}: a number needs no /etc/passwd",
    "oven/bun": "put `USER bun` {where}",
    "nginx": f"{_UNPRIVILEGED_NGINX}: {_NGINX_WRITES}",
}


def has_unprivileged_sibling(reference: Text) -> bool:
    """Return whether another image holds the same program set up for a user without privileges."""
    return repository_of(reference) == "nginx"


def without_root(reference: Text, *, has_runs: bool = False, where: str = "above this line") -> str:
    """Return how to run an image without root: with a user that it contains, or as a sibling image, whose user runs the RUNs, too."""
    repository = repository_of(reference) or ""
    if repository == "nginx" and has_runs:
        return f"{_UNPRIVILEGED_NGINX}, with `USER root` before the first `RUN` and `USER nginx` after the last: {_NGINX_WRITES}"
    if repository.startswith(_DISTROLESS):
        return f"put `USER 65532` {where}, the `nonroot` of all distroless images: no command can add a user there"
    return _WITHOUT_ROOT.get(repository, "add a user without privileges, and name it with `USER`").format(
        where=where
    )
