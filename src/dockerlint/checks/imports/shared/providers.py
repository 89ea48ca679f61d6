"""How a label explains that an undeclared import works all the same."""

from __future__ import annotations

from dockerlint.project.workspaces.hoisting import OtherProvider, Provider

_WORKS = {
    Provider.ROOT: "works here only because the root declares it",
    Provider.MEMBER: "works only where an install links all packages of the workspace into the root",
    Provider.PUBLIC_HOIST: "works only where pnpm 8 or 9 hoists it to the root",
}
"""Why the import works all the same, where no other manifest needs to be named."""


def is_shown(other: OtherProvider) -> bool:
    """Return whether the declaration of another manifest is what serves the import: not that of a package that need not be installed."""
    return other.at is not None and (
        other.provider is not Provider.PACKAGE or other.needed or bool(other.hoist)
    )


def works(other: OtherProvider) -> str:
    """Write why the import works all the same."""
    if other.provider in _WORKS:
        return _WORKS[other.provider]
    if other.provider is Provider.AROUND:
        return f"works here only because {other.at.file.path if other.at else 'a folder above'} declares it"
    if other.provider is Provider.LOADERS and other.package:
        return f"works only because {other.package.folder}, which loads this package, declares it and it is hoisted"
    if other.via and not other.hoist:
        return f"works only where `{other.via}`, a dependency of this package, brings it"
    who = _who(other)
    if other.hoist:
        hoists = "hoists" if other.hoist.certain else "may hoist"
        return (
            f"works only because {who} brings it and {other.hoist.path} {hoists} it (`{other.hoist.setting}`)"
        )
    return f"works only where {who} brings it and it is hoisted"


def _who(other: OtherProvider) -> str:
    if other.via:
        return f"`{other.via}`, a dependency of this package,"
    return other.package.folder if other.package and is_shown(other) else "another package"
