"""What the code that a container starts writes to the disk, as far as its calls name paths."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from dockerlint.files import source_of
from dockerlint.knowledge.node.file_writes import OF_THE_FILE, QUOTED, WRITE_CALLS, WRITTEN
from dockerlint.project.filesystem.origins import file_origin
from dockerlint.project.images.containers import Container
from dockerlint.project.images.running.mounts import mounted_paths
from dockerlint.project.images.running.needs import Need, RootNeed
from dockerlint.project.images.running.owned_paths import is_path_given
from dockerlint.project.images.started_code import StartedCode
from dockerlint.project.launch.launch import Started, node_file
from dockerlint.project.stages.paths import covers, joined
from dockerlint.source import SourceFile
from dockerlint.values import Text


def code_needs(container: Container, code: StartedCode, given: tuple[str | None, ...]) -> Iterator[RootNeed]:
    """Yield the folders to which the code writes and which belong to root; what is mounted there belongs to the mount."""
    folder, mounted = _working_directory(container), mounted_paths(container)
    for file in code_files(container, code):
        for found in WRITTEN.finditer(file.text):
            path = _folder_of(folder, found)
            if path and not is_path_given(path, given) and not any(covers(one, path) for one in mounted):
                yield RootNeed(Need.CODE, file.span(*found.span("words")).first_line(), path)


def may_write_elsewhere(container: Container, code: StartedCode) -> bool | None:
    """Return whether the code writes to paths that its calls don't name; None where not all code was read."""
    lasting = [one for one in container.launch.started if one.lasting]
    if not container.launch.complete or not all(_is_read(container, code, one) for one in lasting):
        return None
    folder = _working_directory(container)
    return any(_has_other_calls(folder, file) for file in code_files(container, code))


def _has_other_calls(folder: Text, file: SourceFile) -> bool:
    named = {found.start() for found in WRITTEN.finditer(file.text) if _folder_of(folder, found)}
    return any(found.start() not in named for found in WRITE_CALLS.finditer(file.text))


def _is_read(container: Container, code: StartedCode, started: Started) -> bool:
    """Return whether the source of what a command runs is known."""
    return bool(node_file(started)) and any(True for _ in code_files(container, code))


def code_files(container: Container, code: StartedCode) -> Iterator[SourceFile]:
    """Yield the files of JavaScript or TypeScript that it starts or that these may load."""
    found = [one.file for one in code.modules_of(container)] or _lone_files(container, code)
    yield from (file for file in found if file)


def _lone_files(container: Container, code: StartedCode) -> list[SourceFile | None]:
    """Return the files that node runs and that are in no package, with what they may load."""
    origins, stage = container.image.origins, container.image.stage
    files = (file for one in container.launch.started if (file := node_file(one)))
    paths = [path for file in files if (path := file_origin(origins, stage, file))]
    readable = [path for path in paths if source_of(origins.files, path)]
    return [source_of(origins.files, path) for path in code.sources.graph.closure(readable)]


def _working_directory(container: Container) -> Text:
    """Return the folder in which node runs in the end."""
    folders = (one.environment.folder for one in container.launch.started if node_file(one))
    return next(folders, container.image.stage.workdir)


def _folder_of(folder: Text, found: re.Match[str]) -> str | None:
    """Return the folder in the image to which a call writes; None where it is not known."""
    if found["from"] in OF_THE_FILE:
        return None
    parts = list(QUOTED.finditer(found["words"]))
    parts = parts if found["joined"] else parts[:1]
    if not found["from"] and not parts[0]["text"]:
        return None
    path = posixpath.join(*(one["text"] for one in parts))
    if found["more"] or any(one["open"] for one in parts) or posixpath.splitext(posixpath.basename(path))[1]:
        path = posixpath.dirname(path)
    return joined(folder, Text.known(path or ".")).value
