"""Which compose files of a tree form which projects, all of them resolved, and what rules ask of all."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dockerlint.files import Files, Kind
from dockerlint.knowledge.compose.files import DEFAULT_NAMES, OVERRIDES, is_template_name
from dockerlint.knowledge.file_names import TEMPLATE_SUFFIXES
from dockerlint.models.compose import ComposeProject, Service
from dockerlint.parsers.compose.pipeline.paths import joined
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.paths import ancestors, join, parent
from dockerlint.project.compose.calls import (
    ComposeCall,
    called_alone,
    called_over_others,
    compose_calls,
    named_together,
    only_called_over_others,
    perhaps_over_others,
)
from dockerlint.project.compose.dotfiles import read_env
from dockerlint.project.compose.lists import listed_in_code
from dockerlint.project.compose.options import ComposeOptions, OtherFiles
from dockerlint.project.compose.purpose import ProjectPurpose
from dockerlint.project.compose.resolve import ProjectResolver, ResolvedProject
from dockerlint.project.compose.siblings import extends_stem, over_default, over_unknown
from dockerlint.project.compose.variants import variants
from dockerlint.project.examples import Examples
from dockerlint.tree import Map

_TOP_KEYS = frozenset({"services", "include", "networks", "volumes", "secrets", "configs", "models"})
_STEM = re.compile(r"^(?:docker-)?compose(?=[.\-_])|^(?:docker-)?compose$")


def resolve_projects(
    files: Files, paths: Sequence[str], options: ComposeOptions | None = None
) -> list[ResolvedProject]:
    """Resolve every compose project of a tree; `paths` are all its compose files (base-relative).

    First the project that Compose would show in `options.folder` (`options.compose_files` replaces all others), then the default files
    of other folders, then standalone files, then merges of what scripts name
    together and of `[base, sibling]` where the sibling is a fragment. A file that another one includes,
    extends or overrides is not a project of its own.
    """
    options = options or ComposeOptions()
    resolver = ProjectResolver(files, options)
    known = sorted(path for path in dict.fromkeys(paths) if _is_compose(resolver, path))
    calls = compose_calls(files, known)
    purpose = ProjectPurpose(files, calls, Examples(files))
    only = options.compose_files
    found = _resolved(resolver, [only]) if only else _found(resolver, known, calls)
    return [_with_purpose(one, purpose) for one in found]


def _found(
    resolver: ProjectResolver, known: Sequence[str], calls: Sequence[ComposeCall]
) -> list[ResolvedProject]:
    """Resolve the projects that the files of a tree form, in the order that `resolve_projects` documents."""
    files, options = resolver.files, resolver.options
    resolver.named_by_env = _named_by_env(files, options)
    first = resolver.named_by_env or _default(files, options.folder)
    defaults = [one for one in (_default(files, folder) for folder in _folders(known, options)) if one]
    defaults = [one for one in defaults if not _changes_one_above(resolver, one[0], known)]
    taken = {*(first or ()), *only_called_over_others(calls)}
    perhaps = _perhaps_over_others(resolver, known, calls)
    taken |= {path for path in perhaps if _is_fragment(resolver, path)}
    documents = {path: _documents(resolver, path) for path in known}
    included_by_variable = variants(documents) - called_alone(calls)
    taken |= included_by_variable
    groups = ([first] if first else []) + [one for one in defaults if one[0] not in taken]
    used = {path for group in groups for path in group}
    named = named_together(calls) if not used.issuperset({*known, *called_over_others(calls)}) else []
    templates = {path: _documents(resolver, path) for path in _override_templates(resolver, known, groups)}
    resolver.others = OtherFiles(documents, {path for group in named for path in group}, templates=templates)
    found = _resolved(resolver, groups)
    used |= {path for one in found for path in one.touched}
    resolver.others = replace(resolver.others, projects=[(one.model.path, one.config) for one in found])
    alone = [path for path in known if path not in used and not _is_override(path)]
    fragments = {path for path in alone if _is_fragment(resolver, path)}
    fragments |= {path for group in named for path in group[1:] if path in alone}
    fragments |= included_by_variable.intersection(alone)
    standalone = _resolved(resolver, [(path,) for path in alone], fragments)
    touched = {path for one in standalone for path in one.touched}
    standalone = [one for one in standalone if one.model.path not in touched]
    included = {path for one in found + standalone for path in one.included}
    found = [one for one in found if one.model.paths == first or one.model.path not in included]
    standalone = [over_default(one, found, calls) for one in standalone]
    laid_over = fragments - touched - included_by_variable - {path for group in named for path in group[1:]}
    whole = [path for path in alone if path not in fragments]
    merges = [(*base, path) for path in sorted(laid_over) if (base := _base_of(path, groups, whole))]
    merges += [group for group in named if group not in groups]
    found = [over_unknown(one) if one.model.paths[0] in perhaps else one for one in found + standalone]
    return found + _resolved(resolver, sorted(merges))


def _perhaps_over_others(
    resolver: ProjectResolver, known: Sequence[str], calls: Sequence[ComposeCall]
) -> frozenset[str]:
    """Return the files that a command may lay over others, or a program, where fragments are that no command names."""
    perhaps = perhaps_over_others(calls)
    lost = {path for path in known if _is_fragment(resolver, path)} - perhaps - called_over_others(calls)
    return perhaps | listed_in_code(resolver.files, known) if len(lost) > 1 else perhaps


def _override_templates(
    resolver: ProjectResolver, known: Sequence[str], groups: Sequence[tuple[str, ...]]
) -> list[str]:
    """List the templates of the override files of default files: `compose.override.yaml.example`, `compose.override.example.yaml`."""
    folders = {parent(one[0]) for one in groups}
    names = [name + suffix for name in OVERRIDES for suffix in TEMPLATE_SUFFIXES]
    paths = (join(folder, name) for folder in sorted(folders) for name in names)
    copied = (path for path in known if "override" in posixpath.basename(path) and is_template_name(path))
    return [*(path for path in paths if resolver.files.kind(path) is Kind.FILE), *copied]


def _with_purpose(one: ResolvedProject, purpose: ProjectPurpose) -> ResolvedProject:
    return _changed(one, for_development=True) if purpose.is_for_development(one.model) else one


def _changed(one: ResolvedProject, **fields: object) -> ResolvedProject:
    return replace(one, model=one.model.model_copy(update=fields))


def _resolved(
    resolver: ProjectResolver, groups: Iterable[tuple[str, ...]], fragments: Iterable[str] = ()
) -> list[ResolvedProject]:
    partial = set(fragments)
    found = [resolver.resolve(group, fragment=len(group) == 1 and group[0] in partial) for group in groups]
    return [one for one in found if one is not None]


def _named_by_env(files: Files, options: ComposeOptions) -> tuple[str, ...] | None:
    """Return the files that COMPOSE_FILE names in the `.env` of the folder where Compose is run."""
    values = dict(options.env)
    env = [joined(options.folder, ".env")] if not options.env_files else list(options.env_files)
    found = read_env(files, [(path, None) for path in env], Environment(values), Report())
    values = {**found.values, **values}
    names = values.get("COMPOSE_FILE", "")
    separator = values.get("COMPOSE_PATH_SEPARATOR") or ":"
    return tuple(joined(options.folder, name) for name in names.split(separator) if name) or None


def _default(files: Files, folder: str) -> tuple[str, ...] | None:
    """Return a folder's default compose file with its override, if there is one."""
    for name in DEFAULT_NAMES:
        path = join(folder, name)
        if files.kind(path) is Kind.FILE:
            overrides = (join(folder, one) for one in OVERRIDES)
            return path, *[one for one in overrides if files.kind(one) is Kind.FILE][:1]
    return None


def _folders(paths: Iterable[str], options: ComposeOptions) -> Iterator[str]:
    """Return the folders, except the one that Compose is run in, that hold a default file of the tree."""
    found = {parent(path) for path in paths if posixpath.basename(path) in DEFAULT_NAMES}
    return iter(sorted(found - {options.folder}))


def _is_override(path: str) -> bool:
    return posixpath.basename(path) in OVERRIDES


def _is_compose(resolver: ProjectResolver, path: str) -> bool:
    """Return whether a file is a compose file: it has one of its top-level keys (or cannot be read, and is named like one)."""
    trees = _documents(resolver, path)
    if any(_TOP_KEYS & set(tree.entries) for tree in trees):
        return True
    return not trees and bool(_STEM.match(posixpath.splitext(posixpath.basename(path))[0]))


def _documents(resolver: ProjectResolver, path: str) -> list[Map]:
    return [one for one in resolver.trees.read(path, Report()) if isinstance(one, Map)]


def _is_fragment(resolver: ProjectResolver, path: str) -> bool:
    """Return whether a file has services without image and build, which only a base can give them."""
    return bool(_changed_services(resolver, path))


def _changed_services(resolver: ProjectResolver, path: str) -> set[str]:
    """Return the services of a file that have neither an image nor a build."""
    given = {"image", "build", "extends", "provider"}
    return {
        name
        for tree in _documents(resolver, path)
        for name, entry in tree.below("services").items()
        if isinstance(entry.value, Map) and not given & set(entry.value.entries)
    }


def _changes_one_above(resolver: ProjectResolver, path: str, known: Iterable[str]) -> bool:
    """Return whether a default file changes services that a file of a folder above has: `-f` lays it over that."""
    changed = _changed_services(resolver, path)
    above = (one for one in known if parent(one) in ancestors(parent(path))) if changed else ()
    return any(changed <= _service_names(resolver, one) for one in above)


def _service_names(resolver: ProjectResolver, path: str) -> set[str]:
    return {name for tree in _documents(resolver, path) for name in tree.below("services")}


def _base_of(path: str, groups: Iterable[tuple[str, ...]], whole: Iterable[str]) -> tuple[str, ...] | None:
    """Return the file that a fragment (`docker-compose.prod.yml`) lies over: the folder's default, or its own stem."""
    folder, name = parent(path), posixpath.basename(path)
    for group in groups:
        if parent(group[0]) == folder:
            return (group[0],)
    stems = [one for one in whole if one != path and parent(one) == folder and extends_stem(name, one)]
    return (min(stems, key=len),) if stems else None


@dataclass(frozen=True, slots=True)
class Compose:
    """Every compose project of the tree, in the order in which `inspect` shows them."""

    resolved: tuple[ResolvedProject, ...] = ()

    @property
    def projects(self) -> tuple[ComposeProject, ...]:
        """The models of all projects, for rules."""
        return tuple(one.model for one in self.resolved)

    def services(self) -> Iterator[tuple[ComposeProject, Service]]:
        """Yield each service with its project, inactive profiles too."""
        for project in self.projects:
            for service in project.services:
                yield project, service
