"""Which packages of a workspace a call of a package manager works on: `--filter`, `--workspace`, `--dir` and their like."""

from __future__ import annotations

from dockerlint.knowledge.commands.build_tools import RUNS_EVERYWHERE
from dockerlint.models.shell_variables import Lookup
from dockerlint.parsers.shell.invocation import Invocation
from dockerlint.paths import resolve
from dockerlint.project.stages.paths import joined
from dockerlint.project.workspaces.workspace import Package, Workspace
from dockerlint.values import Text


def folder_of(call: Invocation, folder: Text, lookup: Lookup) -> Text:
    """Return the folder that a call works in: its own, changed by `--dir`, `--prefix`, `--cwd`."""
    for value in call.values("dir", "prefix", "cwd"):
        folder = joined(folder, value.text(lookup))
    return folder


def selects(call: Invocation) -> bool:
    """Return whether a call may work on other packages than that of its folder."""
    if call.program in RUNS_EVERYWHERE and call.verb == "run":
        return True
    return call.has("recursive", "workspaces") or bool(call.values("filter", "workspace"))


def selectors(call: Invocation, lookup: Lookup) -> list[str]:
    """Return what names the packages of a call, as far as it is known; yarn's `focus` and turbo's `prune` name them plainly."""
    plain = call.arguments if (call.program, call.verb) in {("yarn", "focus"), ("turbo", "prune")} else ()
    words = (*call.values("filter", "workspace", "scope"), *plain)
    return [value for word in words if (value := word.text(lookup).value)]


def selected(workspace: Workspace, selector: str, folder: str) -> tuple[Package, ...]:
    """Return the packages of a selector in a base-relative folder; npm's `-w` takes a folder, too (docs.npmjs.com, "workspaces")."""
    found = workspace.select(selector, folder)
    path = resolve(folder, selector)
    package = workspace.package_at(path) if path is not None and not found else None
    return (package,) if package else found


def chosen(
    call: Invocation, workspace: Workspace, here: Package | None, lookup: Lookup
) -> tuple[Package, ...]:
    """Return the packages in which a call may run a script: those that its selectors name, or all where one is not decided.

    turbo, nx and their like run scripts of what those depend on, too.
    """
    words = call.values("filter", "filter-prod", "workspace", "scope")
    names = [word.text(lookup).value for word in words]
    wanted = [name for name in names if name is None or not name.startswith("!")]
    found = [selected(workspace, name, here.folder if here else ".") if name else () for name in wanted]
    if call.program in RUNS_EVERYWHERE or not found or not all(found):
        return workspace.packages
    return tuple(dict.fromkeys(one for each in found for one in each))
