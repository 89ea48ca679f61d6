"""Where an install puts node_modules, and which manifests of the tree it installs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from dockerlint.models.package import Manifest
from dockerlint.models.words import Flag
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.paths import join, parent, resolve
from dockerlint.project.filesystem.origins import Origins, origin
from dockerlint.project.stages.evaluation import EvaluatedStage, Step
from dockerlint.project.stages.mounts import mount_target
from dockerlint.project.stages.paths import joined, normal, rest_below
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.values import Text


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a RUN's command stands: the stage, the step, and the folder of the image that the command runs in."""

    origins: Origins
    stage: EvaluatedStage
    step: Step
    folder: Text

    def source(self, path: str) -> str | None:
        """Return the base-relative path behind an absolute path as the RUN sees it: its bind mounts, else the stage's files."""
        for flag in self.step.instruction.flags:
            if flag.name == "mount" and (found := self._mounted(flag, path)) is not None:
                return found
        return origin(self.origins, self.stage, path, self.stage.steps.index(self.step))

    def _mounted(self, flag: Flag, path: str) -> str | None:
        """Follow a path into `--mount=type=bind` of the context (docs.docker.com, "RUN --mount")."""
        fields, context = flag.fields(), self.stage.evaluation.context
        if fields.get("type", "bind") != "bind" or "from" in fields or context is None:
            return None
        target = mount_target(self.step, fields)
        rest = rest_below(target, path) if target is not None else None
        if rest is None:
            return None
        source = fields.get("source") or fields.get("src") or "."
        folder = resolve(context, source.lstrip("/") or ".")
        return folder if folder is None or not rest else join(folder, rest)


@dataclass(frozen=True, slots=True, eq=False)
class Install:
    """The folder of the image below which node_modules is made, and the manifests; None when they are not known."""

    folder: str
    manifests: tuple[Manifest, ...] | None
    workspace: Workspace | None = None


def install_of(place: Place, call: Invocation) -> Install | None:
    """Say what an install, prune or the like works on; None when its folder is not known."""
    folder = place.folder
    for value in call.values("dir", "prefix", "cwd"):
        folder = joined(folder, value.text(place.step.variables.lookup))
    if folder.value is None:
        return None
    here = normal(folder.value)
    package = package_in(place, here)
    if package is None:
        return Install(here, None)
    workspace = place.origins.workspaces.of_path(package.folder)
    root = _root(place, call, here, package, workspace)
    if workspace is None or root is None:
        return Install(here, (package.manifest,), workspace)
    present = [one for one in workspace.packages if _is_present(place, root, one)]
    chosen = _chosen(place, call, workspace, package, present)
    return Install(root, tuple(one.manifest for one in chosen), workspace)


def package_in(place: Place, folder: str) -> Package | None:
    """Return the package of the tree whose package.json stands in a folder of the image."""
    path = place.source(posixpath.join(folder, "package.json"))
    package = place.origins.workspaces.package_of(parent(path)) if path is not None else None
    return package if package and package.manifest.file.path == path else None


def _root(
    place: Place, call: Invocation, folder: str, package: Package, workspace: Workspace | None
) -> str | None:
    """Return the folder of the image where the package's workspace begins; None for a package that is installed alone."""
    if (
        workspace is None
        or call.has("ignore-workspace")
        or ("workspaces" in call.flags and not call.has("workspaces"))
    ):
        return None
    root = folder
    if package.importer != ".":
        if not folder.endswith("/" + package.importer):
            return None
        root = folder[: -len(package.importer) - 1] or "/"
    if call.program != "pnpm" and not (workspace.root and workspace.root.manifest.workspaces is not None):
        return None
    marker = "pnpm-workspace.yaml" if call.program == "pnpm" else "package.json"
    found = place.source(posixpath.join(root, marker))
    return root if found == join(workspace.folder, marker) else None


def _is_present(place: Place, root: str, package: Package) -> bool:
    folder = normal(posixpath.join(root, package.importer))
    return place.source(posixpath.join(folder, "package.json")) == package.manifest.file.path


def _chosen(
    place: Place, call: Invocation, workspace: Workspace, here: Package, present: list[Package]
) -> list[Package]:
    """Apply filters. pnpm installs the root as well, whatever is filtered; npm's `-w` and yarn's focus do not."""
    selectors = list(_selectors(place, call))
    if call.verb == "focus":
        wanted = {here} if not selectors else set[Package]()
    elif not selectors and not call.values("filter", "workspace"):
        return present
    else:
        wanted = {workspace.root} if call.program == "pnpm" and workspace.root else set()
    for selector in selectors:
        wanted |= set(_selected(workspace, selector, here))
    return [one for one in present if one in wanted]


def _selectors(place: Place, call: Invocation) -> Iterator[str]:
    words = call.values("filter", "workspace")
    for word in (*words, *(call.arguments if call.verb == "focus" else ())):
        if value := word.text(place.step.variables.lookup).value:
            yield value


def _selected(workspace: Workspace, selector: str, here: Package) -> tuple[Package, ...]:
    if selector.startswith("!"):
        return ()
    folder = resolve(here.folder, selector)
    package = workspace.package_at(folder) if folder is not None else None
    return workspace.select(selector, here.folder) or ((package,) if package else ())
