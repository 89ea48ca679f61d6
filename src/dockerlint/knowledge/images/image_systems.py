"""What is in a public image: its distribution, C library, package manager, shell and programs, decided by repository and tag.

The tables are knowledge/images/distributions.py, base_contents.py and service_contents.py. A repository that no entry knows, a tag with a word that the entry doesn't
know, and an image that only a digest names have a system of which nothing is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dockerlint.knowledge.images.base_contents import CONTENTS, PATTERNS, Contents
from dockerlint.knowledge.images.base_images import ImageName, hub_name, parse_image_name
from dockerlint.knowledge.images.distributions import (
    ASKED,
    CODENAMES,
    DEBIAN_RELEASES,
    DISTRIBUTIONS,
    LAYERED,
    UBUNTU_RELEASES,
    Distribution,
)
from dockerlint.knowledge.images.service_contents import SERVICES


@dataclass(frozen=True, slots=True)
class System:
    """What is known of an image's content; each None says that it isn't known.

    `family`: `debian`, `alpine`, `distroless` ...; `release` as its tags name it (`bookworm`, `noble`, `3.20`, `9`), where the reference does.
    `libc`, `package_manager` (`apt-get`, `apk`, `microdnf` ...) and `shell` (the path of what understands `sh` scripts: the shell form of RUN, CMD
    and HEALTHCHECK needs `/bin/sh`) are `none` where there certainly is none. `tools` are certainly there, `lacks` certainly not.
    """

    family: str | None = None
    release: str | None = None
    libc: str | None = None
    package_manager: str | None = None
    shell: str | None = None
    tools: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()

    def has(self, tool: str) -> bool | None:
        """Return whether a program (a name without a path) is in the image; None where it isn't known."""
        return True if tool in self.tools else False if tool in self.lacks else None


UNKNOWN_SYSTEM = System()


def has_tool(reference: str, tool: str) -> bool | None:
    """Return whether the image that a reference names has a program; None where it isn't known."""
    return image_system(reference).has(tool)


@cache
def image_system(reference: str) -> System:
    """Return what is known of the image that an expanded reference (`node:22-slim`, `scratch`, `a.b/c@sha256:...`) names."""
    name = parse_image_name(reference)
    repository = hub_name(name.repository)
    contents, named = _entry(repository)
    if contents is None or (name.digest and not _any_digest(name, contents)):
        return UNKNOWN_SYSTEM
    words = [] if name.tag in {None, "latest"} else (name.tag or "").split("-")
    tokens = _tokens(words, contents)
    text = None if tokens is None else _choose(tokens, contents)
    if text is None:
        return UNKNOWN_SYSTEM
    distribution, tools, lacks = _read(text)
    release = named or _release(words, distribution.family, own=repository == distribution.family)
    return System(
        distribution.family,
        release,
        distribution.libc,
        distribution.package_manager,
        distribution.shell,
        tools,
        lacks,
    )


def _entry(repository: str) -> tuple[Contents | None, str | None]:
    """Return a repository's entry, and the release that its name has in it."""
    known = CONTENTS.get(repository) or SERVICES.get(repository)
    if known:
        return known, None
    for pattern, contents in PATTERNS:
        match = re.fullmatch(pattern, repository)
        if match:
            groups = match.groupdict()
            return contents, DEBIAN_RELEASES.get(groups.get("debian") or "") or groups.get("version")
    return None, None


def _any_digest(name: ImageName, contents: Contents) -> bool:
    """Return whether a digest leaves the answer as it is: a tag fixes it, or all of the repository's images have one system."""
    fixed = name.tag not in {None, "latest"}
    return fixed or (len(set(contents.systems.values())) == 1 and contents.versions == Contents({}).versions)


_WITH_RELEASE = re.compile(r"(alpine|oraclelinux|azurelinux|ubi)(\d+(?:\.\d+)*)?")


def _tokens(words: list[str], contents: Contents) -> frozenset[str] | None:
    """Return the words of a tag that decide; None when one isn't understood."""
    deciding = {part for key in contents.systems for part in key.split("-")}
    tokens = (_token(word, deciding, contents) for word in words)
    found = {token for token in tokens if token != ""}
    return None if None in found else frozenset(token for token in found if token)


def _token(word: str, deciding: set[str], contents: Contents) -> str | None:
    if word in CODENAMES:
        return CODENAMES[word]
    if word in {"debian", "ubuntu"} or word in deciding:
        return word
    release = _WITH_RELEASE.fullmatch(word)
    if release:
        return release[1]
    if re.fullmatch(contents.versions, word):
        major = word.partition(".")[0]
        return major if major in deciding else ""
    return "" if word == "latest" or re.fullmatch(contents.words, word) else None


def _choose(tokens: frozenset[str], contents: Contents) -> str | None:
    """Find the system for these words. One that names the family of what the others lead to says nothing new; a version needn't matter."""
    for some in (tokens, frozenset(token for token in tokens if not token.isdigit())):
        for family in (None, "debian", "ubuntu", "alpine", "oraclelinux"):
            if family is not None and family not in some:
                continue
            text = contents.systems.get("-".join(sorted(some - {family})))
            if text is not None and family in {None, _read(text)[0].family}:
                return text
    return None


@cache
def _read(text: str) -> tuple[Distribution, frozenset[str], frozenset[str]]:
    """Read `SYSTEM: TOOL ...`: the distribution below it, the tools that are there, and those that certainly aren't; what it adds counts last."""
    base, _, added = text.partition(": ")
    words = added.split()
    if base in LAYERED:
        distribution, tools, lacks = _read(LAYERED[base])
    else:
        distribution = DISTRIBUTIONS[base]
        tools, lacks = frozenset[str](), ASKED if distribution.closed else frozenset[str]()
        words = [*distribution.tools.split(), *words]
    undecided = {word[1:] for word in words if word[0] == "?"}
    present = tools.union(word for word in words if word[0] not in "?!.") - undecided
    absent = lacks - undecided | {word[1:] for word in words if word[0] == "!"}
    return distribution, present, frozenset() if "..." in words else absent - present


def _release(words: list[str], family: str | None, *, own: bool) -> str | None:
    """Return the release that a tag names; `own`: the repository is the distribution itself, so versions are its releases."""
    for word, after in pairwise([*words, ""]):
        if CODENAMES.get(word) == family and family:
            return word
        release = _WITH_RELEASE.fullmatch(word)
        if release and release[1] == family:
            return release[2] or (after if re.fullmatch(r"\d+\.\d+", after) else None)
    return _numbered(words[0], family) if own and words else None


def _numbered(version: str, family: str | None) -> str | None:
    match = re.match(r"(\d+)(\.\d+)?", version)
    if not match:
        return None
    if family == "debian":
        return DEBIAN_RELEASES.get(match[1])
    if family == "ubuntu":
        return UBUNTU_RELEASES.get(match[0])
    if family == "alpine":
        return match[0] if match[2] else None
    return match[1] if family not in {"scratch", "busybox"} else None
