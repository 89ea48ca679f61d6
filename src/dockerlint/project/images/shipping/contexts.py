"""The build contexts of Dockerfiles that nobody builds: the folders that hold what COPY names."""

from __future__ import annotations

import posixpath

from dockerlint.files import Files
from dockerlint.knowledge.file_names import is_configuration, is_manifest
from dockerlint.models.dockerfile import Dockerfile, Keyword
from dockerlint.paths import ancestors, parent
from dockerlint.project.filesystem.build_context import BuildContext
from dockerlint.project.filesystem.origins import Origins
from dockerlint.project.filesystem.tree_names import TreeNames


def lone_context(origins: Origins, dockerfile: Dockerfile) -> str | None:
    """Return the context of a Dockerfile that nobody builds; None where several are possible, or none is known."""
    found = lone_contexts(origins, dockerfile)
    return found[0] if len(found) == 1 else None


def lone_contexts(origins: Origins, dockerfile: Dockerfile) -> tuple[str, ...]:
    """Return the folders that may be the context of a Dockerfile that nobody builds.

    These are its own folder and the root of its workspace, without those that lack a literal source: the one that has them all, else
    those to which the missing ones may come. Where both lack one, or hold none, it is the nearest folder above that has them all.
    """
    folder = parent(dockerfile.path)
    workspace = origins.workspaces.of_path(folder)
    near = dict.fromkeys((folder, workspace.folder if workspace else folder))
    sources = [one for one in _literal_sources(dockerfile) if not _may_come(origins.names, one)]
    held = {one: _held(origins.files, dockerfile, one, sources) for one in (*near, *ancestors(folder))}
    whole = [one for one in near if all(held[one])]
    possible = whole if len(whole) == 1 else [one for one in near if False not in held[one]]
    above = [one for one in ancestors(folder) if sources and all(held[one])][:1]
    holds_some = any(True in held[one] for one in possible)
    return tuple(possible if holds_some or not above else above)


def _held(files: Files, dockerfile: Dockerfile, folder: str, sources: list[str]) -> list[bool | None]:
    context = BuildContext(files, folder, dockerfile.path)
    return [context.holds(source) for source in sources]


def _literal_sources(dockerfile: Dockerfile) -> list[str]:
    copies = [
        one
        for one in dockerfile.instructions
        if one.keyword in {Keyword.COPY, Keyword.ADD} and not one.flag("from")
    ]
    words = {word.text for one in copies for word in one.sources}
    return sorted(word for word in words if not any(char in word for char in "$*?[<") and "://" not in word)


def _may_come(names: TreeNames, source: str) -> bool:
    """Return whether a source is made before the build: it is nowhere in the tree, and a program by its name, or a script names it.

    A manifest or lockfile is committed: one that is missing is in another context.
    """
    path = posixpath.normpath(f"/{source}")[1:]
    if not path or names.has(path) or is_manifest(path):
        return False
    return not is_configuration(path) or names.is_in_a_script(posixpath.basename(path))
