"""Names of images of which some parts may be unknown: `ghcr.io/acme/api:${VERSION}-alpine`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dockerlint.knowledge.images.base_images import hub_name
from dockerlint.values import Known, Text, Unknown

_LATEST = "latest"
"""The tag of a name without one (github.com/distribution/reference, `TagNameOnly`)."""
REGISTRY = re.compile(r"^(?:[^/]*[.:][^/]*|localhost)/")
"""What begins with a registry: a host with a dot or a port (github.com/distribution/reference, `splitDockerDomain`)."""


@dataclass(frozen=True, slots=True)
class PartialName:
    """The repository and the tag of a name. Where an unknown part may hold the tag, the tag is unknown."""

    repository: Text
    tag: Text

    @classmethod
    def of(cls, text: Text) -> PartialName:
        """Return the parts of a name; a digest is left out."""
        parts = _without_digest(text)
        for index in reversed(range(len(parts))):
            value = _literal(parts[index])
            slash, colon = value.rfind("/"), value.rfind(":")
            if colon > slash:
                tag = [Known(value[colon + 1 :]), *parts[index + 1 :]]
                return cls(Text.joined([*parts[:index], Known(value[:colon])]), Text.joined(tag))
            if slash >= 0:
                break
        whole = Text.joined(parts)
        unknown = Text.unknown("the name may hold the tag")
        return cls(whole, unknown if whole.value is None else Text.known(_LATEST))

    @property
    def known_repository(self) -> str | None:
        """The Docker Hub name of the repository; None if a part of it is unknown."""
        return hub_name(self.repository.value) if self.repository.value else None

    def may_be_of(self, repository: str) -> bool:
        """Return whether a name is of a repository: it is the same, or its registry and its last component are, and the rest is unknown."""
        if self.known_repository is not None:
            return self.known_repository == repository
        parts = self.repository.parts
        head, tail = (_literal(parts[0]), _literal(parts[-1])) if parts else ("", "")
        return bool(REGISTRY.match(head)) and "/" in tail and self.repository.equals(repository) is not False

    def may_equal(self, other: PartialName) -> bool:
        """Return whether two names may be of one repository; True where an unknown part of both may hold the difference."""
        known, wanted = self.known_repository, other.known_repository
        if known is None:
            return wanted is None or self.repository.equals(wanted) is not False
        return known == wanted or (wanted is None and other.repository.equals(known) is not False)

    def may_mean(self, other: PartialName) -> bool:
        """Return whether FROM may mean what a build names: the name is of its repository, or only what is before the last component is not known."""
        if self.known_repository is not None:
            return other.may_be_of(self.known_repository)
        wanted, named = self.last_component, other.last_component
        return wanted is not None and wanted == named

    @property
    def last_component(self) -> str | None:
        """The last component of the repository; None if it may begin in an unknown part."""
        tail = _literal(self.repository.parts[-1]) if self.repository.parts else ""
        whole = self.repository.value is not None
        return tail.rpartition("/")[2] if "/" in tail or whole else None

    def fit(self, other: PartialName) -> int:
        """Return how well the tag of a build fits the wanted one: negative if it is another, the more the more of it is the same."""
        wanted, tag = self.tag, other.tag
        if wanted.value is None:
            ends = _literal(wanted.parts[-1]), _literal(tag.parts[-1])
            return 1 if ends[0] == ends[1] else 0 if ends[1].endswith(ends[0]) else -1
        fits = tag.equals(wanted.value)
        literal = sum(len(_literal(part)) for part in tag.parts)
        return -1 if fits is False else literal + 1 if fits else literal


def _literal(part: Known[str] | Unknown) -> str:
    return part.value if isinstance(part, Known) else ""


def _without_digest(text: Text) -> list[Known[str] | Unknown]:
    out: list[Known[str] | Unknown] = []
    for part in text.parts:
        if "@" in _literal(part):
            return [*out, Known(_literal(part).partition("@")[0])]
        out.append(part)
    return out
