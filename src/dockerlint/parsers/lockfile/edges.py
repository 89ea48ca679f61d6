"""What the packages of a yarn.lock or package-lock.json depend on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

_GROUPS = ("dependencies", "optionalDependencies")
_MODULES = "node_modules/"
_WORD = re.compile(r'"([^"]*)"|([^\s":]+)')


class Wanted(NamedTuple):
    """A dependency: the folder of the package that has it, from the lockfile's, its name, and what package.json asks for."""

    folder: str
    name: str
    specifier: str


class Locked(NamedTuple):
    """A package of a lockfile: its name, and where the lockfile has it."""

    name: str
    key: str


class Edges(Protocol):
    """What a lockfile installs for whom."""

    @property
    def is_placed(self) -> bool:
        """Whether it says which version of a package each folder sees."""
        ...

    def locked(self, wanted: Wanted) -> Locked | None:
        """Return what a dependency installs; None where that is not known."""
        ...

    def below(self, package: Locked) -> Iterator[Locked]:
        """Yield what a package brings."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class YarnEdges:
    """A yarn.lock (classic.yarnpkg.com/docs/yarn-lock, yarnpkg.com/configuration/yarnrc): the keys are `name@range`."""

    entries: Mapping[str, Mapping[str, str]]
    is_placed = False

    def locked(self, wanted: Wanted) -> Locked | None:
        """Return what a dependency installs; None where that is not known, and for members of the workspace."""
        key = f"{wanted.name}@{_range(wanted.specifier)}"
        return Locked(wanted.name, key) if key in self.entries else None

    def below(self, package: Locked) -> Iterator[Locked]:
        """Yield what a package depends on."""
        for name, specifier in self.entries[package.key].items():
            if found := self.locked(Wanted("", name, specifier)):
                yield found


@dataclass(frozen=True, slots=True, eq=False)
class NpmEdges:
    """A package-lock.json of version 2 or 3 (docs.npmjs.com "package-lock.json"): the keys are the folders of the packages."""

    entries: Mapping[str, Mapping[str, object]]
    is_placed = True

    def locked(self, wanted: Wanted) -> Locked | None:
        """Return what a dependency installs: the nearest folder of that name."""
        folder = "" if wanted.folder == "." else wanted.folder
        while True:
            key = f"{folder}/{_MODULES}{wanted.name}".lstrip("/")
            if key in self.entries:
                return Locked(wanted.name, _linked(key, self.entries[key]))
            if not folder:
                return None
            folder = folder.rpartition("/")[0]

    def below(self, package: Locked) -> Iterator[Locked]:
        """Yield what a package depends on, and the peers that npm 7 and later install with it."""
        for name in named(self.entries.get(package.key, {}), "peerDependenciesMeta"):
            if found := self.locked(Wanted(package.key, name, "")):
                yield found


def named(entry: Mapping[str, object], optional: str) -> Iterator[str]:
    """Yield what an entry of npm or Bun brings: not the peers that the key `optional` names."""
    left_out = entry.get(optional)
    peers = entry.get("peerDependencies")
    for group in _GROUPS:
        names = entry.get(group)
        yield from names if isinstance(names, dict) else ()
    for name in peers if isinstance(peers, dict) else ():
        if not isinstance(left_out, dict | list) or name not in left_out:
            yield name


@lru_cache(maxsize=4)
def parse_edges(text: str) -> YarnEdges | NpmEdges | None:
    """Read a yarn.lock or a package-lock.json; None for a file that is neither, or that can't be read."""
    if text.lstrip().startswith("{"):
        return _npm(text)
    return (
        YarnEdges(dict(_yarn(text)))
        if re.search(r"^(?:# yarn lockfile v1|__metadata:)", text, re.MULTILINE)
        else None
    )


def _npm(text: str) -> NpmEdges | None:
    try:
        packages = json.loads(text).get("packages")
    except (ValueError, RecursionError, AttributeError):
        return None
    if not isinstance(packages, dict):
        return None
    return NpmEdges({key: one for key, one in packages.items() if isinstance(one, dict)})


def _linked(key: str, entry: Mapping[str, object]) -> str:
    target = entry.get("resolved")
    return target if entry.get("link") is True and isinstance(target, str) else key


def _yarn(text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each `name@range` with the dependencies of its entry; not those of members, which have devDependencies among them."""
    entry: dict[str, str] = {}
    inside = False
    for line in text.splitlines():
        if line[:1] not in {"", " ", "#"}:
            entry = {}
            if "@workspace:" not in line:
                yield from ((key, entry) for key in _descriptors(line))
        elif line.startswith("    "):
            words = [quoted or plain for quoted, plain in _WORD.findall(line)] if inside else []
            if len(words) > 1:
                entry[words[0]] = words[1]
        else:
            inside = line.strip(" :") in _GROUPS


def _descriptors(line: str) -> Iterator[str]:
    for one in line.rstrip(":").replace('"', "").split(", "):
        name, _, wanted = one[1:].partition("@")
        yield f"{one[:1]}{name}@{_range(wanted)}"


def _range(specifier: str) -> str:
    """Return a range without the protocol that Yarn adds: `npm:^1.0.0`; an alias keeps it."""
    rest = specifier.removeprefix("npm:")
    return specifier if "@" in rest else rest
