"""What the packages of a bun.lock depend on (bun.sh/docs/install/lockfile): JSON with commas after last entries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dockerlint.parsers.lockfile.edges import Locked, Wanted, named

_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_NAME = re.compile(r"(?:@[^/]+/)?[^/]+")
_MEMBER = "@workspace:"


@dataclass(frozen=True, slots=True, eq=False)
class BunEdges:
    """A bun.lock: the keys are the names from the root down to a package, `a/b` for the copy of `b` that only `a` sees."""

    members: Mapping[str, Mapping[str, object]]
    """What the package.json of each folder of the workspace depends on."""
    entries: Mapping[str, Mapping[str, object]]
    """What each package depends on."""
    linked: Mapping[str, str]
    """The folders of the members, by the keys of their packages."""
    is_placed = True

    def locked(self, wanted: Wanted) -> Locked | None:
        """Return what a dependency installs: the copy of the nearest package around."""
        folder = "" if wanted.folder == "." else wanted.folder
        name = self.members.get(folder, {}).get("name") if folder else None
        return self._nearest(name if isinstance(name, str) else "", wanted.name)

    def below(self, package: Locked) -> Iterator[Locked]:
        """Yield what a package depends on, and the peers that Bun installs with it."""
        folder = self.linked.get(package.key)
        entry = self.entries.get(package.key, {}) if folder is None else self.members.get(folder, {})
        for name in named(entry, "optionalPeers"):
            if found := self._nearest(package.key, name):
                yield found

    def _nearest(self, key: str, name: str) -> Locked | None:
        names = _NAME.findall(key)
        for length in range(len(names), -1, -1):
            if (found := "/".join((*names[:length], name))) in self.entries:
                return Locked(name, found)
        return None


@lru_cache(maxsize=4)
def parse_bun_edges(text: str) -> BunEdges | None:
    """Read a bun.lock; None for a file that can't be read."""
    try:
        tree = json.loads(_LAST_COMMA.sub("", text))
        members, packages = tree.get("workspaces"), tree.get("packages")
    except (ValueError, RecursionError, AttributeError):
        return None
    if not isinstance(members, dict) or not isinstance(packages, dict):
        return None
    lists = {key: one for key, one in packages.items() if isinstance(one, list) and one}
    return BunEdges(
        {folder: one for folder, one in members.items() if isinstance(one, dict)},
        {key: next((part for part in one if isinstance(part, dict)), {}) for key, one in lists.items()},
        {key: one[0].partition(_MEMBER)[2] for key, one in lists.items() if _MEMBER in str(one[0])},
    )
