"""The builds of what a person calls: shell scripts, Makefiles, justfiles, Taskfiles, package.json scripts, nx targets, skaffold.yaml and fly.toml."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dockerlint.files import Files, Kind, source_of
from dockerlint.knowledge.development import is_for_development
from dockerlint.models.bake import BakeCall
from dockerlint.models.image_build import ImageBuild
from dockerlint.models.words import Clip
from dockerlint.parsers.deployments.platforms import parse_fly
from dockerlint.parsers.image_builds.bake_calls import bake_calls
from dockerlint.parsers.image_builds.commands import docker_builds
from dockerlint.parsers.image_builds.distinct import distinct
from dockerlint.parsers.recipes.expansion import Recipe
from dockerlint.parsers.recipes.justfile import parse_justfile
from dockerlint.parsers.recipes.makefile import parse_makefile
from dockerlint.parsers.recipes.nx_targets import parse_nx_targets
from dockerlint.parsers.recipes.skaffold import parse_skaffold
from dockerlint.parsers.recipes.taskfile import parse_taskfile
from dockerlint.parsers.shell.read import parse_shell_file, parse_text
from dockerlint.paths import parent, resolve
from dockerlint.project.workspaces.finding import Workspaces
from dockerlint.source import SourceFile
from dockerlint.values import Text, Unknown

_BUILDS = re.compile(
    r"\b(?:docker|podman|nerdctl|depot)\b[^\n]{0,200}?\b(?:build|bake|buildx)\b", re.IGNORECASE
)
_LONGEST = 500_000
_ROOT = "."

_Reader = Callable[[SourceFile, re.Pattern[str]], Iterable[Recipe]]
_READERS: Sequence[tuple[re.Pattern[str], _Reader]] = (
    (re.compile(r"(?:GNUmakefile|[Mm]akefile|[^/]+\.mk)"), parse_makefile),
    (re.compile(r"\.?[Jj]ustfile|[^/]+\.just"), parse_justfile),
    (re.compile(r"[Tt]askfile(?:\.dist)?\.ya?ml"), parse_taskfile),
)
_LISTS: Sequence[tuple[re.Pattern[str], Callable[[SourceFile, Text], Iterator[ImageBuild]]]] = (
    (re.compile(r"skaffold[^/]*\.ya?ml"), parse_skaffold),
    (re.compile(r"fly(?:\.[^/]+)?\.toml"), parse_fly),
)
_NX = frozenset({"project.json", "package.json"})
_SHELL = re.compile(r"[^/]+\.(?:sh|bash)|[^/.]+")


@dataclass(frozen=True, slots=True, eq=False)
class ScriptSource:
    """What a file builds, each of a Dockerfile that is there, and how it calls Bake: by the folder that it may be called in."""

    path: str
    builds: tuple[ImageBuild, ...] = ()
    bakes: tuple[tuple[BakeCall, ...], ...] = ()


def script_sources(files: Files, paths: Iterable[str], workspaces: Workspaces) -> list[ScriptSource]:
    """Return what scripts and their like build; those for development and tests don't show what ships."""
    read = [_source(files, path) for path in paths if not is_for_development(path)]
    manifests = [one.manifest for workspace in workspaces.all for one in workspace.packages]
    found = [*filter(None, read)]
    for manifest in manifests:
        texts = {name: text for name, text in manifest.scripts.items() if _BUILDS.search(text)}
        recipes = [Recipe(parse_text(text, manifest.at("scripts", name))) for name, text in texts.items()]
        found.append(_built(files, manifest.file.path, recipes, _own_folder))
    return [one for one in found if one.builds or one.bakes]


def _source(files: Files, path: str) -> ScriptSource | None:
    name = posixpath.basename(path)
    reader = next((read for pattern, read in _READERS if pattern.fullmatch(name)), None)
    nx = name in _NX
    listed = next((read for pattern, read in _LISTS if pattern.fullmatch(name)), None)
    known = reader or listed or nx or _SHELL.fullmatch(name)
    file = source_of(files, path) if known else None
    if file is None or len(file.text) > _LONGEST:
        return None
    if nx:
        builds = parse_nx_targets(file, parent(path)) if "@nx-tools/" in file.text else ()
        return ScriptSource(path, tuple(one for one in builds if _is_there(files, one)))
    if listed:
        builds = listed(file, Text.known(parent(path)))
        return ScriptSource(path, tuple(one for one in builds if _is_there(files, one)))
    if reader and ("docker" in file.text or _BUILDS.search(file.text)):
        return _built(files, path, reader(file, _BUILDS), _own_folder)
    if reader or not _BUILDS.search(file.text) or not (name.endswith("sh") or file.text.startswith("#!")):
        return None
    return _built(files, path, [Recipe(parse_shell_file(Clip(file, file.text, 0)))], _folders)


def _own_folder(path: str) -> tuple[str, ...]:
    return (parent(path),)


def _folders(path: str) -> tuple[str, ...]:
    """Return where a script may be called: in its own folder, or at the top."""
    return tuple(dict.fromkeys((parent(path), _ROOT)))


def _built(
    files: Files, path: str, recipes: Iterable[Recipe], folders: Callable[[str], tuple[str, ...]]
) -> ScriptSource:
    builds: list[ImageBuild] = []
    bakes: list[tuple[BakeCall, ...]] = []
    for recipe in recipes:
        starts = [one for folder in folders(path) if (one := resolve(folder, recipe.folder)) is not None]
        commands = recipe.script.commands
        builds += _placed(files, [docker_builds(commands, Text.known(one), _unset) for one in starts])
        called = [bake_calls(commands, Text.known(one), _unset) for one in starts]
        bakes += zip(*called, strict=True)
    return ScriptSource(path, tuple(distinct(builds)), tuple(bakes))


def _unset(name: str) -> Text:
    return Text((Unknown(f"`{name}` is not set", unset=True),))


def _placed(files: Files, started: Sequence[tuple[ImageBuild, ...]]) -> Iterator[ImageBuild]:
    """Yield each build as it is where the script was called in the folder in which its Dockerfile is."""
    for same in zip(*started, strict=True):
        there = [one for one in same if _is_there(files, one)]
        if there and len({one.path for one in there}) == 1:
            yield there[0]


def _is_there(files: Files, build: ImageBuild) -> bool:
    return build.path is not None and files.kind(build.path) is Kind.FILE
