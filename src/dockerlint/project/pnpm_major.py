"""Which pnpm installs a workspace, by the order of evidence that its own files give."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dockerlint.knowledge.pnpm import LAYOUT_MAJORS, MAJORS
from dockerlint.models.lockfile import Lockfile
from dockerlint.models.package import Manifest
from dockerlint.parsers.npm_range import Version, parse_range, parse_version, satisfies
from dockerlint.project.workspace import Pnpm
from dockerlint.tree import Map, Seq, find

_MD5_BASE32 = re.compile(r"[a-z2-7]{26}")
_FAR = 9999


def find_pnpm(
    forced: int | None,
    manifest: Manifest | None,
    lockfile: Lockfile | None,
    *,
    workspace_file: bool,
    evidence: Sequence[int] = (),
) -> Pnpm:
    """Say which pnpm majors a workspace's files admit; none where nothing shows that pnpm installs it.

    `forced` is the command line's, `evidence` what a Dockerfile or workflow installs. It ranks below an exact
    packageManager, because pnpm 9 and later obey that, and above what merely admits versions.
    """
    named = _package_manager(manifest)
    pinned = named == "pnpm" or _dev_engine(manifest) or _range_of(manifest, "volta", "pnpm")
    if not (forced or evidence or lockfile or workspace_file or pinned):
        return Pnpm()
    for majors, because in (
        ((forced,) if forced else (), "--pnpm-version"),
        (_exact(manifest), "packageManager"),
        (_only(_range_of(_dev_engine(manifest))), "devEngines.packageManager"),
        (tuple(evidence), "what installs it"),
        (_only(_range_of(manifest, "volta", "pnpm")), "volta"),
        (_only(_range_of(manifest, "engines", "pnpm")), "engines.pnpm"),
        (_written(lockfile), "what wrote the lockfile"),
        (_layout(lockfile), "lockfileVersion"),
    ):
        if majors:
            return Pnpm(majors, because, shown=True)
    return Pnpm(shown=True)


def _package_manager(manifest: Manifest | None) -> str | None:
    return manifest.package_manager.name if manifest and manifest.package_manager else None


def _exact(manifest: Manifest | None) -> tuple[int, ...]:
    pin = manifest.package_manager if manifest else None
    version = parse_version(pin.version) if pin and pin.name == "pnpm" else None
    return (version.major,) if version and version.major in MAJORS else ()


def _dev_engine(manifest: Manifest | None) -> Map | None:
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
    """Give the one major that a range admits; nothing when it admits several."""
    wanted = parse_range(text) if text else None
    if wanted is None:
        return ()
    bounds = {one.version.major for alternative in wanted for one in alternative if one.operator != "<"}
    high = {major for major in MAJORS if satisfies(Version(major, _FAR, _FAR), wanted)}
    admitted = high | {major for major in bounds if major in MAJORS}
    return tuple(admitted) if len(admitted) == 1 else ()


def _written(lockfile: Lockfile | None) -> tuple[int, ...]:
    """Read the marks that only some majors leave inside the layout 9.0."""
    if lockfile is None or not (lockfile.version or "").startswith("9."):
        return ()
    settings = lockfile.head.get("settings")
    patches = lockfile.head.get("patchedDependencies")
    sums = [lockfile.head.get(name) for name in ("packageExtensionsChecksum", "pnpmfileChecksum")]
    if lockfile.environment is not None or _has_plain_hash(patches):
        return (11,)
    if any(isinstance(one, str) and not one.startswith("sha256-") for one in sums) or _has_old_hash(patches):
        return (9,)
    new = isinstance(settings, dict) and settings.keys() & {"dedupePeers", "injectWorkspacePackages"}
    return (10,) if new or patches or any(sums) else ()


def _has_plain_hash(patches: object) -> bool:
    return isinstance(patches, dict) and any(isinstance(one, str) for one in patches.values())


def _has_old_hash(patches: object) -> bool:
    return isinstance(patches, dict) and any(
        isinstance(one, dict) and _MD5_BASE32.fullmatch(str(one.get("hash"))) for one in patches.values()
    )


def _layout(lockfile: Lockfile | None) -> tuple[int, ...]:
    version = lockfile.version if lockfile else None
    return LAYOUT_MAJORS.get(version or "", LAYOUT_MAJORS.get((version or "").split(".")[0] + ".x", ()))
