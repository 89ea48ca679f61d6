"""Which pnpm installs a workspace, by the order of evidence that its own files give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dockerlint.knowledge.node.pnpm import LAYOUT_MAJORS, MAJORS
from dockerlint.models.lockfile import Lockfile
from dockerlint.models.package import Manifest
from dockerlint.parsers.npm.ranges import parse_version
from dockerlint.project.workspaces.pin import PnpmPin, Rank, admitted
from dockerlint.tree import Map, Scalar, Seq, find

_MD5_BASE32 = re.compile(r"[a-z2-7]{26}")


class PnpmEvidence(NamedTuple):
    """What a workspace's own files say of the pnpm that installs it."""

    manifest: Manifest | None = None
    """The root's."""
    lockfile: Lockfile | None = None
    has_workspace_file: bool = False
    """Whether there is a pnpm-workspace.yaml, even one that can't be read."""
    forced: int | None = None
    """The pnpm that the command line names."""


@dataclass(frozen=True, slots=True)
class PnpmVersion:
    """Which pnpm installs: `majors` are those that the files admit (a rule reports what all agree on), `because` names the evidence."""

    majors: tuple[int, ...] = ()
    because: str = ""
    shown: bool = False
    """Whether the files show pnpm at all."""


def find_pnpm(evidence: PnpmEvidence, pins: Iterable[PnpmPin] = ()) -> PnpmVersion:
    """Return the pnpm majors that a workspace's files admit; none where nothing shows that pnpm installs it.

    `pins` are what Dockerfiles, workflows and version managers name. An install ranks below an exact packageManager,
    because pnpm 10 and later obey that, and above what merely admits versions.
    """
    pins, manifest = tuple(pins), evidence.manifest
    pinned = (
        _package_manager(manifest) == "pnpm" or dev_engine(manifest) or _range_of(manifest, "volta", "pnpm")
    )
    own = evidence.forced or evidence.lockfile or evidence.has_workspace_file or pinned
    if not (own or _installs(pins)):
        return PnpmVersion()
    found = next(((majors, because) for majors, because in _answers(evidence, pins) if majors), ((), ""))
    return PnpmVersion(*found, shown=True)


def _answers(evidence: PnpmEvidence, pins: tuple[PnpmPin, ...]) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield what each kind of evidence says, the strongest first."""
    manifest = evidence.manifest
    yield (evidence.forced,) if evidence.forced else (), "--pnpm-version"
    yield _exact(manifest), "packageManager"
    yield _only(_range_of(dev_engine(manifest))), "devEngines.packageManager"
    yield _majors(_installs(pins)), "what installs it"
    yield _only(_range_of(manifest, "volta", "pnpm")), "volta"
    yield _majors(pin for pin in pins if pin.rank is Rank.TOOL), "a version manager"
    yield _only(_range_of(manifest, "engines", "pnpm")), "engines.pnpm"
    yield _written(evidence.lockfile), "what wrote the lockfile"
    yield _layout(evidence.lockfile), "lockfileVersion"


def _installs(pins: Iterable[PnpmPin]) -> list[PnpmPin]:
    return [pin for pin in pins if pin.rank is Rank.INSTALLED and pin.installs]


def _majors(pins: Iterable[PnpmPin]) -> tuple[int, ...]:
    """Return the majors of the pins that admit one each."""
    return tuple(
        sorted({major for pin in pins if len(pin.majors) == 1 for major in pin.majors & set(MAJORS)})
    )


def _package_manager(manifest: Manifest | None) -> str | None:
    return manifest.package_manager.name if manifest and manifest.package_manager else None


def _exact(manifest: Manifest | None) -> tuple[int, ...]:
    pin = manifest.package_manager if manifest else None
    version = parse_version(pin.version) if pin and pin.name == "pnpm" else None
    return (version.major,) if version and version.major in MAJORS else ()


def dev_engine(manifest: Manifest | None) -> Map | None:
    """Return the entry of devEngines.packageManager that names pnpm (docs.npmjs.com, "devEngines": one, or a list)."""
    node = find(manifest.tree, "devEngines", "packageManager") if manifest else None
    for one in node if isinstance(node, Seq) else [node]:
        if isinstance(one, Map) and one.string("name") == "pnpm":
            return one
    return None


def _range_of(source: Manifest | Map | None, *path: str) -> str | None:
    tree = source.tree if isinstance(source, Manifest) else source
    holder = find(tree, *path[:-1]) if tree else None
    return holder.string(path[-1] if path else "version") if isinstance(holder, Map) else None


def _only(text: str | None) -> tuple[int, ...]:
    """Return the one major that a range admits; nothing when it admits several."""
    majors = admitted(text) & set(MAJORS) if text else frozenset[int]()
    return tuple(majors) if len(majors) == 1 else ()


def _written(lockfile: Lockfile | None) -> tuple[int, ...]:
    """Read the marks that only some majors leave inside the layout 9.0."""
    if lockfile is None or not (lockfile.version or "").startswith("9."):
        return ()
    tree = lockfile.tree
    settings, patches = tree.map("settings"), tree.map("patchedDependencies")
    hashes = [entry.value for entry in patches.entries.values()] if patches else []
    sums = [tree.string(name) for name in ("packageExtensionsChecksum", "pnpmfileChecksum")]
    if lockfile.environment is not None or any(isinstance(one, Scalar) for one in hashes):
        return (11,)
    old = any(_MD5_BASE32.fullmatch(one.string("hash") or "") for one in hashes if isinstance(one, Map))
    if old or any(one and not one.startswith("sha256-") for one in sums):
        return (9,)
    new = settings and settings.entries.keys() & {"dedupePeers", "injectWorkspacePackages"}
    return (10,) if new or hashes or any(sums) else ()


def _layout(lockfile: Lockfile | None) -> tuple[int, ...]:
    version = lockfile.version if lockfile else None
    return LAYOUT_MAJORS.get(version or "", LAYOUT_MAJORS.get((version or "").split(".")[0] + ".x", ()))
