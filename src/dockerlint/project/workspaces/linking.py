"""Which package of its workspace a dependency means."""

from __future__ import annotations

from dockerlint.models.package import Dependency
from dockerlint.parsers.npm.ranges import parse_range, parse_version, satisfies
from dockerlint.paths import resolve

_SCHEMES = ("link:", "file:", "workspace:")


def linked_folder(dependency: Dependency, folder: str) -> str | None:
    """Return the base-relative folder of `link:../x`, `file:../x` and `workspace:../x`; None when it names none."""
    for scheme in _SCHEMES:
        rest = dependency.specifier.removeprefix(scheme)
        if rest != dependency.specifier and (scheme != "workspace:" or rest.startswith(".")):
            return resolve(folder, rest)
    return None


def workspace_name(dependency: Dependency) -> str:
    """Return the name that is looked up in the workspace: `workspace:other@^1` is an alias."""
    rest = dependency.specifier.removeprefix("workspace:")
    return rest.rpartition("@")[0] if rest != dependency.specifier and "@" in rest[1:] else dependency.name


def takes(dependency: Dependency, version: str | None) -> bool:
    """Return whether a dependency can mean the workspace's package of its name, which has this version."""
    if dependency.specifier.startswith(("workspace:", "catalog:")):
        return True
    wanted, has = parse_range(dependency.specifier), parse_version(version or "")
    return wanted is not None and (has is None or satisfies(has, wanted))
